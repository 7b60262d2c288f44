"""Another legal basis than a consent, chosen where a paper is blocked or something was told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent, InformationCategory
from leaddesk.domain.fields import REQUIRED
from leaddesk.domain.ground_codes import CourtPapers, Ground
from leaddesk.domain.grounds import ASKED, GroundDraft
from leaddesk.ui import routes
from leaddesk.ui.pages.documents_tab import DocumentsTab
from leaddesk.ui.pages.grounds.ground_dialog import GroundDialog
from leaddesk.ui.pages.told_dialog import ToldDialog
from leaddesk.ui.routes import Route
from tests.services.test_grounds import EMERGENCY, ORDER
from tests.ui.papers.conftest import Asked, text


@pytest.fixture
def sent(office, person, referral):
    return office.referrals_out.save(person, referral)


def test_the_dialog_shows_the_facts_of_the_chosen_basis_and_no_others(qtbot, context):
    dialog = GroundDialog(None, context, GroundDraft())
    qtbot.addWidget(dialog)
    dialog.show()
    for ground in Ground:
        dialog.binder.fields["ground"].edited.emit(ground)
        dialog.binder.fields["ground"].set_value(ground)
        seen = {name for name, field in dialog.binder.fields.items() if field.isVisibleTo(dialog)}
        assert seen == {"ground", *dialog.binder.draft.asked}, ground
        assert dialog.banner.text
    assert ASKED[Ground.WARNING] == ()
    assert "no general exception" in dialog.banner.text


def test_short_facts_stand_beside_each_other_so_that_nothing_scrolls(qtbot, context):
    dialog = GroundDialog(None, context, EMERGENCY)
    qtbot.addWidget(dialog)
    dialog.show()
    fields = dialog.binder.fields
    assert fields["disclosed_by"].y() == fields["on"].y() == fields["at"].y()
    assert dialog.height() < 600


def test_a_fact_that_lacks_keeps_the_dialog_open_and_a_subpoena_alone_says_at_once_that_it_permits_nothing(
    qtbot, context
):
    dialog = GroundDialog(None, context, replace(EMERGENCY, affiliation="", could_not_consent=False))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.deed.click()
    assert dialog.isVisible()
    assert dialog.binder.problems() == {"affiliation": REQUIRED, "could_not_consent": REQUIRED}
    dialog.binder.change(ground=Ground.COURT_ORDER, papers=CourtPapers.SUBPOENA)
    assert "A subpoena alone permits nothing" in dialog.banner.text
    assert dialog.binder.problems() == {}
    assert dialog.deed.text() == "Go on, without a basis"
    dialog.binder.change(papers=CourtPapers.BOTH)
    assert dialog.deed.text() == "Rely on this"


def test_a_blocked_referral_can_rest_on_an_emergency_and_says_so(make, office, person, sent, settle, printer):
    page = make(Route(routes.PRINT, sent, "pref"), "yes", forms=[lambda _fields, draft, *_: draft])
    assert page.preview.pdf is None
    page.ground.ask_facts = lambda *_: EMERGENCY
    assert page.ground.isVisibleTo(page)
    page.ground.choose.click()
    settle()
    assert "42 CFR 2.51" in text(page.preview.pdf)
    assert not page.view.foot.print.blocked
    page.view.foot.print.click()
    settle()
    given = office.disclosures.rows(person)[0]
    assert (given.event, given.basis) == (DisclosureEvent.DISCLOSED, DisclosureBasis.EMERGENCY)
    page.ground.leave.click()
    settle()
    assert page.preview.pdf is None
    assert "No consent names" in page.banner.text
    # another paper begins without it
    page.ground.choose.click()
    settle()
    page.open(Route(routes.PRINT, None, "blank", "pref"))
    settle()
    assert page.ground.draft is None
    assert not page.ground.isVisibleTo(page)


def test_a_subpoena_alone_leads_to_the_answer_that_confirms_nothing(make, sent, settle, wishes):
    page = make(Route(routes.PRINT, sent, "pref"))
    page.ground.ask_facts = lambda *_: replace(ORDER, papers=CourtPapers.SUBPOENA)
    page.ground.choose.click()
    settle()
    assert "A subpoena alone permits nothing" in page.banner.text
    page.banner._action.click()
    assert wishes == [Route(routes.PRINT, None, "ncnd")]


def test_something_told_in_an_emergency_needs_no_office_and_prints_its_record(
    qtbot, context, office, person, settle, wishes, make
):
    dialog = ToldDialog(None, context, person, [])
    qtbot.addWidget(dialog)
    settle()
    dialog.binder.change(categories=frozenset({InformationCategory.MEDICAL}))
    assert set(dialog.binder.problems()) == {"organisation_id", "purpose"}
    dialog.ground.ask_facts = lambda *_: EMERGENCY
    dialog.ground.choose.click()
    settle()
    assert dialog.binder.problems() == {}
    assert dialog.banner.text == "Allowed without a consent: Medical emergency"

    tab = DocumentsTab(context, ask=Asked("emerg"), ask_form=Asked(), ask_told=lambda *_: dialog.binder.draft)
    qtbot.addWidget(tab)
    tab.wished.connect(wishes.append)
    tab.show_person(person)
    settle()
    tab.record_told()
    settle()
    [row] = office.disclosures.rows(person)
    assert row.ground == EMERGENCY
    assert wishes == [Route(routes.PRINT, row.id, "emerg")]
    page = make(wishes[0])
    assert "Ada Lind, RN" in text(page.preview.pdf)
    assert "This office alone" in " ".join(fact.value for fact in page.preview.facts)
