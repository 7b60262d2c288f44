"""Where a preview begins, and what stays where it is."""

from __future__ import annotations

from datetime import date

import pytest

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import RevocationManner
from leaddesk.ui import routes
from leaddesk.ui.routes import Route


@pytest.fixture
def sent(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    return office.referrals_out.save(person, referral)


def test_another_paper_begins_at_its_first_page(qtbot, make, sent, settle):
    page = make(Route(routes.PRINT, sent, "pref"))
    bar = page.view.paper.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.refresh()
    settle()
    assert bar.value() > 0
    page.open(Route(routes.PRINT, None, "blank", "pref"))
    settle()
    assert bar.value() == 0


def test_a_letter_begins_with_its_fields_where_they_stand_above_the_page(make, sent, person, settle):
    page = make(Route(routes.PRINT, person, "brch"))
    page.resize(860, 300)
    settle()
    bar = page.view.paper.verticalScrollBar()
    for record, part in ((person, "ct_stat"), (sent, "pref"), (person, "brch")):
        assert bar.maximum() > 0
        bar.setValue(bar.maximum())
        page.open(Route(routes.PRINT, record, part))
        settle()
        assert bar.value() == 0


def test_the_head_is_as_high_over_a_page_that_cannot_be_drawn(make, sent, office, person, settle):
    page = make(Route(routes.PRINT, sent, "pref"))
    height = page.view.header.height()
    [row] = office.consents.rows(person)
    office.consents.revoke(row.consent.id, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    page.refresh()
    settle()
    assert not page.view.larger.isVisible()
    assert page.view.header.height() == height
    assert page.banner.y() > page.view.header.geometry().bottom() + 4


def test_a_long_title_is_whole_where_it_is_narrow_and_the_state_gives_way(make, sent, settle):
    page = make(Route(routes.PRINT, sent, "pref"))
    page.view.title.say("Thank You for the Referral, and Where It Stands")
    page.resize(1158, 620)
    settle()
    assert page.view.chip.isVisible()
    page.resize(864, 380)
    settle()
    assert not page.view.chip.isVisible()
    assert page.view.title.width() >= page.view.title.sizeHint().width()
