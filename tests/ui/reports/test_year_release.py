"""A release of the year to date on the page: what it waits for, what it shows, and how it becomes a file."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from leaddesk.domain.periods import Period, quarter
from leaddesk.ui.pages.period_choice import SpanDraft
from tests.ui.reports.steps import PEOPLE, counted, index, to_release

YEAR = "2026 year to date (January to September)"


def choose(qtbot, page, name):
    place = page.period.findText(name)
    page.period.setCurrentIndex(place)
    page.period.activated.emit(place)
    qtbot.waitUntil(lambda: page.table.period.name == name and page.context.jobs.idle, timeout=20_000)


def press_release(qtbot, page):
    qtbot.mouseClick(page.switch.findChild(QAbstractButton, "release"), Qt.MouseButton.LeftButton)


def test_it_leads_to_the_quarter_that_is_open_then_to_a_file(qtbot, page, asked, context, tmp_path):
    summaries = context.services.summaries
    summaries.close(quarter(2026, 1))
    summaries.close(quarter(2026, 2))
    choose(qtbot, page, YEAR)
    assert page.bar.closing.accessibleDescription() == "Only a whole quarter of your year can be closed"
    press_release(qtbot, page)
    qtbot.waitUntil(lambda: "one of its quarters is open" in page.banner.text and page.context.jobs.idle)
    assert (page.switch.value(), page.banner._action.text()) == ("internal", "Go to Q3 2026")

    qtbot.mouseClick(page.banner._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.period.name == "Q3 2026" and page.context.jobs.idle)
    asked.answer = "close"
    qtbot.mouseClick(page.bar.closing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.closed_at is not None and page.context.jobs.idle, timeout=20_000)
    choose(qtbot, page, YEAR)
    assert index(page, "Referrals received").data() == str(PEOPLE)
    assert (
        page.bar.closing.accessibleDescription() == "It is closed with its quarters, and opens again with one of them"
    )

    to_release(qtbot, page)
    assert "made of its closed quarters" in page.banner._more.text()
    assert index(page, "Referrals received").data() == str(PEOPLE)
    head = page.view.measures.headerData(1, Qt.Orientation.Horizontal)
    assert (page.period.currentText(), head) == (YEAR, "This year so far\nJan 1, 2026 –\nSep 30, 2026")
    asked.file = str(tmp_path / "year.csv")
    page.exporting.export_as("csv")
    qtbot.waitUntil(lambda: (tmp_path / "year.csv").exists() and page.context.jobs.idle, timeout=20_000)
    assert asked.names == ["SUM-2026-01-01-2026-09-30-release.csv"]
    assert YEAR in (tmp_path / "year.csv").read_text(encoding="utf-8-sig")


def test_other_spans_stay_inside_and_one_sentence_says_why(qtbot, page, asked):
    asked.span = SpanDraft(date(2026, 1, 1), date(2026, 8, 31))
    page.period.activated.emit(page.period.count() - 1)
    qtbot.waitUntil(lambda: page.table.period.last == date(2026, 8, 31) and page.context.jobs.idle, timeout=20_000)
    press_release(qtbot, page)
    qtbot.waitUntil(lambda: "up to the end of a quarter" in page.banner.text and page.context.jobs.idle)
    assert page.switch.value() == "internal"
    counted(qtbot, page, release=False)
    assert page.table.period == Period(date(2026, 1, 1), date(2026, 8, 31), page.table.period.name)
