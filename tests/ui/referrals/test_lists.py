"""The lists: open referrals with their clock, filters, widths."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from leaddesk.domain.codes import (
    ReferralInStatus,
    ServiceNeed,
)
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.rail import RailItem
from leaddesk.ui.routes import Route
from tests.ui.people import (
    ARREST,
    TODAY,
    button,
    community,
    enrolled,
    office,
    settle,
)
from tests.ui.referrals.steps import cells, words


def test_without_a_referral_the_page_offers_the_first_one(page):
    assert page.lists.stack.currentWidget() is page.lists.blank["in"]

    button(page.lists, "start-in").click()

    assert page.routes == [Route("referrals", None, "new-in")]


def test_the_open_referrals_are_listed_with_the_day_counting_down(page, services, context):
    services.referrals_in.save(replace(ARREST, contact_on=date(2026, 10, 6)))
    services.referrals_in.save(replace(ARREST, contact_on=date(2026, 10, 1), person_name="Cora Quill"))
    done = services.referrals_in.save(community())
    services.referrals_in.move(done, StepDraft(ReferralInStatus.DECLINED_BY_PERSON, TODAY))
    settle(context)

    assert {view.accessibleName() for view in page.findChildren(QTableView)} == {"Referrals in", "Referrals out"}
    table = page.lists.referrals_in
    assert [(row[0], row[5], row[6]) for row in cells(table)] == [
        ("Cora Quill", "Received", "3 days late"),
        ("Tobias Lund", "Received", "In 2 days"),
    ]
    page.lists.open_or_all._parts["all"].click()
    settle(context)
    assert len(cells(table)) == 3


def test_the_rail_tells_the_number_of_open_referrals_before_their_page_was_seen(services, context, qtbot):
    services.referrals_in.save(ARREST)
    main = MainWindow(context)
    qtbot.addWidget(main)
    item = main.findChild(RailItem, "rail-referrals")
    qtbot.waitUntil(lambda: item.accessibleDescription() == "1")
    second = services.referrals_in.save(ARREST)
    qtbot.waitUntil(lambda: item.accessibleDescription() == "2")
    services.referrals_in.move(second, StepDraft(ReferralInStatus.DECEASED, TODAY))
    qtbot.waitUntil(lambda: item.accessibleDescription() == "1")
    settle(context)


def test_enter_opens_a_referral_and_escape_leads_back(page, services, context):
    referral = services.referrals_in.save(ARREST)
    settle(context)
    table = page.lists.referrals_in
    table.setCurrentIndex(table.model().index(0, 0))

    QTest.keyClick(table, Qt.Key.Key_Return)
    settle(context)
    assert page.routes[-1] == Route("referrals", referral, "in")
    assert page.view.header.title.text() == "Tobias Lund"
    assert page.view.header.second.text().startswith("R-2026-0001 · Arrest diversion")

    assert page.back()
    settle(context)
    assert page.lists.isVisible()


def test_a_removed_referral_leaves_the_list(page, services, context, dialog):
    referral = services.referrals_in.save(ARREST)
    page.open(Route("referrals", referral, "in"))
    settle(context)
    dialog.values = {"because": "Entered twice"}

    page.view._on_remove()
    settle(context)

    assert services.referrals_in.rows() == []
    assert page.lists.isVisible()
    assert page.banner.isHidden()


def test_hidden_names_are_hidden_in_lists_and_on_the_referral(page, services, context):
    services.referrals_in.save(ARREST)
    known = services.referrals_in.save(community(), new_participant=ParticipantDraft("Wren", "", "Abernathy"))
    context.names.hide(hidden=True)
    settle(context)
    assert [row[0] for row in cells(page.lists.referrals_in)] == ["R-2026-0001", "LD-2026-0001"]

    page.open(Route("referrals", known, "in"))
    settle(context)
    assert not [text for text in words(page.view) if "Wren" in text or "Abernathy" in text]


def test_the_referrals_behind_a_figure_are_shown_and_the_filter_is_seen(page, services, context):
    first = services.referrals_in.save(community("Wren Abernathy"))
    services.referrals_in.save(community("Cora Quill"))

    page.open(Route("referrals", None, "in", frozenset({first})))
    settle(context)
    assert [row[0] for row in cells(page.lists.referrals_in)] == ["Wren Abernathy"]

    button(page.lists, "figure-filter").click()
    settle(context)
    assert len(cells(page.lists.referrals_in)) == 2


@pytest.mark.parametrize("width", [820, 640])
def test_a_narrow_table_leaves_columns_out_rather_than_cut_a_date(page, services, context, width):
    services.referrals_in.save(ARREST)
    page.resize(width, 392)
    settle(context)
    table = page.lists.referrals_in
    names = [table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(7) if not table.isColumnHidden(n)]

    assert {"Number", "Person", "Status", "Intake by"} <= set(names)
    assert "Door" not in names
    for number in (0, 6):
        assert table.columnWidth(number) >= table.sizeHintForColumn(number)
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("part", ["in", "out", "new-in"])
def test_the_page_fits_the_small_window(page, services, context, part):
    services.referrals_in.save(replace(ARREST, person_name="M" * 300))
    page.resize(864, 392)
    page.open(Route("referrals", None, part))
    settle(context)

    assert (page.width(), page.height()) == (864, 392)


def test_a_page_that_was_not_seen_follows_when_it_is_shown(page, services, context):
    person, provider = enrolled(services), office(services)
    page.lists.show_part("out")
    settle(context)
    page.hide()
    services.referrals_out.save(
        person, ReferralOutDraft(provider, ServiceNeed.HOUSING, reach_by="Phone", reason="A bed.")
    )
    settle(context)
    assert cells(page.lists.referrals_out) == []

    page.show()
    settle(context)
    assert len(cells(page.lists.referrals_out)) == 1
