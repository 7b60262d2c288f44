"""The list behind a figure that counts what happened: the same number of rows, and the way to each record."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.periods import quarter
from leaddesk.ui.pages.behind_page import BehindPage, Figure
from leaddesk.ui.routes import Route
from tests.ui.reports.steps import counted, index

Q3 = quarter(2026, 3)


@pytest.fixture
def met(context):
    """Two people, three contacts in the third quarter and one after it."""
    rows = context.services.participants.rows()
    first, second = rows[0].id, rows[1].id
    for person, day in ((first, 4), (first, 5), (second, 9)):
        context.services.contacts.save(person, ContactDraft(on=date(2026, 9, day)))
    context.services.contacts.save(second, ContactDraft(on=date(2026, 10, 1)))
    return first, second


@pytest.fixture
def behind(qtbot, context, met):
    page = BehindPage(context)
    context.commits.told.connect(page.on_committed)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.open(Route("behind", None, "", Figure("contacts_made", "two_way", Q3, "Two-way contacts")))
    qtbot.waitUntil(lambda: page.table.table.rowCount() == 3)
    return page


def test_a_figure_of_contacts_opens_its_list(qtbot, met, page):
    page.refresh()
    counted(qtbot, page)
    qtbot.waitUntil(lambda: index(page, "Two-way contacts").data() == "3")
    page.view.setCurrentIndex(index(page, "Two-way contacts"))
    with qtbot.waitSignal(page.wished) as wished:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    route = wished.args[0]
    assert route.page == "behind"
    assert route.extra == Figure("contacts_made", "two_way", Q3, "Two-way contacts")


def test_the_list_says_when_with_whom_and_what_and_opens_the_record(qtbot, behind, met):
    table = behind.table.table
    rows = [table.row(table.index(number, 0)) for number in range(3)]
    assert [row.day for row in rows] == [date(2026, 9, 9), date(2026, 9, 5), date(2026, 9, 4)]
    assert behind.header.title.text() == "Two-way contacts"
    assert "3 in the list" in behind.header.second.text()
    assert behind.table.isColumnHidden(4)
    behind.table.selectRow(0)
    with qtbot.waitSignal(behind.wished) as wished:
        qtbot.keyClick(behind.table, Qt.Key.Key_Return)
    assert (wished.args[0].page, wished.args[0].record, wished.args[0].part) == ("participants", met[1], "contacts")


def test_a_list_whose_figure_is_not_known_any_more_leads_to_the_summary(qtbot, context):
    page = BehindPage(context)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.wished) as wished:
        page.open(Route("behind"))
    assert wished.args[0] == Route("reports")


def test_hidden_names_are_numbers_in_the_list(behind, context):
    shown = behind.table.model().index(0, 1).data()
    context.names.hide(hidden=True)
    assert behind.table.model().index(0, 1).data().startswith("LD-2026-")
    assert behind.table.model().index(0, 1).data() != shown


def test_what_was_removed_since_the_quarter_was_closed_is_told(qtbot, behind, context, met):
    context.services.summaries.close(Q3)
    newest = context.services.contacts.rows(met[1])[-1]
    context.services.contacts.remove(newest.id, "Entered twice")
    qtbot.waitUntil(lambda: "removed since: 1" in behind.header.second.text())
    assert behind.table.table.rowCount() == 2
    for row in context.services.contacts.rows(met[0]):
        context.services.contacts.remove(row.id, "Entered twice")
    qtbot.waitUntil(behind.empty.isVisible)
    with qtbot.waitSignal(behind.wished) as wished:
        behind.empty.findChild(QAbstractButton, "open-removed").click()
    assert wished.args[0] == Route("settings", None, "removed")


def test_a_short_list_leaves_the_answer_below_it_the_room_that_it_does_not_need(qtbot, behind):
    assert behind.table.table.rowCount() == 3
    behind.resize(864, 388)
    qtbot.waitUntil(lambda: behind.table.height() < 150 and behind._side.height() > 130)
    rows = behind.table.horizontalHeader().height() + behind.table.verticalHeader().length()
    assert rows <= behind.table.height() <= rows + 4
    behind.resize(1200, 600)
    qtbot.waitUntil(lambda: behind.table.height() > 400)
