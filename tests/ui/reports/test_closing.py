"""Closing the quarter on the page, what has changed since, and reopening."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from leaddesk.domain.periods import quarter
from leaddesk.domain.work import RideDraft
from leaddesk.ui.pages.behind_page import BehindPage
from leaddesk.ui.pages.period_choice import SpanDraft
from leaddesk.ui.pages.reason_dialog import RemovalDraft
from leaddesk.ui.routes import Route
from tests.ui.reports.steps import PEOPLE, index, referred, to_release


def close_it(qtbot, page, asked):
    asked.answer = "close"
    qtbot.mouseClick(page.bar.closing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.closed_at is not None and page.context.jobs.idle, timeout=20_000)


def test_a_quarter_is_closed_after_a_question_and_its_figures_stay(qtbot, page, asked, context):
    page.close_or_reopen()
    qtbot.waitUntil(lambda: bool(asked.questions) and page.context.jobs.idle, timeout=20_000)
    assert (asked.questions[-1][0], asked.questions[-1][2]) == ("Close Q3 2026?", ["keep", "close"])
    assert page.table.closed_at is None
    close_it(qtbot, page, asked)
    assert page.header.second.text().endswith(f"closed Nov 3, 2026 by {context.services.settings.office().coordinator}")
    referred(context.services, 20, date(2026, 9, 30))
    qtbot.waitUntil(lambda: bool(page.view.measures.changes) and page.context.jobs.idle, timeout=20_000)
    shown = index(page, "Referrals received")
    assert shown.data() == f"{PEOPLE} *"
    assert shown.data(Qt.ItemDataRole.AccessibleTextRole).endswith("would differ today")
    assert "5 figures marked * would differ today" in page.header.second.text()


def test_a_changed_figure_says_how_it_would_read_and_opens_what_came(qtbot, page, asked, context):
    close_it(qtbot, page, asked)
    referred(context.services, 20, date(2026, 9, 30))
    qtbot.waitUntil(lambda: bool(page.view.measures.changes) and page.context.jobs.idle, timeout=20_000)
    page.view.setCurrentIndex(index(page, "Referrals received"))
    assert page.definition._change.text() == "Closed as 13; counted today it would be 14."
    assert page.definition.went.isHidden()
    with qtbot.waitSignal(page.wished) as wished:
        qtbot.mouseClick(page.definition.came, Qt.MouseButton.LeftButton)
    assert (wished.args[0].page, len(wished.args[0].extra.chosen)) == ("behind", 1)
    page.view.setCurrentIndex(index(page, "Closed in the period"))
    assert page.definition.came.isHidden()
    assert page.definition._change.isHidden()


def test_a_closed_quarter_is_reopened_with_a_reason(qtbot, page, asked, context):
    close_it(qtbot, page, asked)
    assert page.bar.closing.text() == "Reopen quarter…"
    page.close_or_reopen()
    qtbot.waitUntil(lambda: page.context.jobs.idle, timeout=20_000)
    assert page.table.closed_at is not None
    asked.span = RemovalDraft("A referral lay in the paper folder")
    page.close_or_reopen()
    qtbot.waitUntil(lambda: page.table.closed_at is None and page.context.jobs.idle, timeout=20_000)
    assert page.bar.closing.text() == "Close quarter"


def test_a_quarter_that_goes_on_and_other_dates_can_not_be_closed(qtbot, page, asked):
    page.period.setCurrentIndex(1)
    page.period.activated.emit(1)
    qtbot.waitUntil(lambda: page.table.period.name == "Q4 2026", timeout=20_000)
    assert page.bar.closing.accessibleDescription() == "This quarter is not over"
    asked.answer = "close"
    page.close_or_reopen()
    assert asked.questions == []
    asked.span = SpanDraft(date(2026, 8, 3), date(2026, 8, 5))
    page.period.activated.emit(page.period.count() - 1)
    qtbot.waitUntil(lambda: page.table.period.first == date(2026, 8, 3), timeout=20_000)
    assert page.bar.closing.accessibleDescription() == "Only a whole quarter of your year can be closed"


def test_a_release_offers_to_close_its_quarter_first(qtbot, page, asked):
    to_release(qtbot, page)
    assert page.export.accessibleDescription() == "A release waits until its quarter is closed"
    asked.answer = "close"
    qtbot.mouseClick(page.banner._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.closed_at is not None and page.context.jobs.idle, timeout=20_000)
    assert not page.export.blocked
    assert "beside it that is not closed" in page.banner._more.text()


def test_an_amount_that_was_edited_opens_with_what_it_was_and_is(qtbot, page, asked, context):
    work, day = context.services.work, date(2026, 9, 2)
    ride = work.save(RideDraft(day, None, miles=30))
    work.save(RideDraft(day, None, miles=12))
    page.bar.profile.setCurrentIndex(page.bar.profile.findData("policy_group"))
    page.bar.profile.activated.emit(page.bar.profile.currentIndex())
    qtbot.waitUntil(lambda: page.table.profile == "policy_group" and context.jobs.idle, timeout=20_000)
    close_it(qtbot, page, asked)
    work.save(RideDraft(day, None, miles=50), ride)
    qtbot.waitUntil(lambda: bool(page.view.measures.changes) and context.jobs.idle, timeout=20_000)
    page.view.setCurrentIndex(index(page, "Miles"))
    assert page.definition._change.text() == "Closed as 42; counted today it would be 62."
    assert page.definition.came.isHidden()
    assert page.definition.edited.text() == "Open what has another amount: 1"
    with qtbot.waitSignal(page.wished) as wished:
        qtbot.mouseClick(page.definition.edited, Qt.MouseButton.LeftButton)

    behind = BehindPage(context)
    qtbot.addWidget(behind)
    behind.show()
    behind.open(wished.args[0])
    qtbot.waitUntil(lambda: behind.table.table.rowCount() == 1 and context.jobs.idle, timeout=20_000)
    titles = [behind.table.table.headerData(n, Qt.Orientation.Horizontal) for n in (4, 5)]
    assert titles == ["When closed", "Amount"]
    assert not behind.table.isColumnHidden(4)
    assert [behind.table.model().index(0, n).data() for n in (4, 5)] == ["30", "50"]
    behind.open(Route("behind", None, "", replace(wished.args[0].extra, group="", chosen=None)))
    qtbot.waitUntil(lambda: behind.table.table.rowCount() == 2 and context.jobs.idle, timeout=20_000)
    assert behind.table.isColumnHidden(4)


def test_quarters_before_it_that_are_open_are_closed_with_it(qtbot, page, asked, context):
    referred(context.services, 20, date(2026, 2, 3))
    asked.answer = "all"
    page.close_or_reopen()
    qtbot.waitUntil(lambda: page.table.closed_at is not None and context.jobs.idle, timeout=20_000)
    assert asked.questions[-1][2] == ["keep", "close", "all"]
    assert "Before this one, still open: 2." in asked.questions[-1][1]
    assert context.services.summaries.open_before(page.table.period) == ()
    assert context.services.summaries.table(quarter(2026, 1), release=False).closed_at is not None
