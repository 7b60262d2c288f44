"""The room of the figures: names stand whole, headings stay in sight, nothing ends below the window."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from leaddesk.ui.current import px
from leaddesk.ui.fonts import sized, tabular
from leaddesk.ui.models.measure_table import LineKind
from tests.ui.reports.steps import counted, index, to_release


def lines_of(text, font, width):
    """Return on how many lines a text stands, laid out by Qt's own text engine."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return count


def told_in(view, number):
    """Return the font and the width in which the name of a line is drawn."""
    line = view.measures.lines[number]
    if line.row is None:
        indent = 20 * (line.kind is LineKind.HEADING)
        return sized(view.font(), px(13), 600), view.viewport().width() - px(24 + indent)
    font = tabular(sized(view.font(), px(14), 400 if line.row.level else 500))
    return font, view.columnWidth(0) - px(24 + 20 * line.row.level)


def test_every_name_stands_whole_and_its_row_is_only_as_high_as_that_needs(qtbot, page):
    view, seen = page.view, set()
    page.period.span_wanted.emit(date(2026, 2, 1), date(2026, 8, 31))
    qtbot.waitUntil(lambda: page.table.period.first == date(2026, 2, 1), timeout=20_000)
    assert page.definition.open_list.text() == "Open the 13 of these days"
    for width in (1300, 1210, 1500):
        page.resize(width, 700)
        counted(qtbot, page)
        for number, line in enumerate(view.measures.lines):
            font, room = told_in(view, number)
            lines = lines_of(line.words, font, room - 1)
            seen.add(lines)
            needed = lines * QFontMetrics(font).height()
            assert needed < view.rowHeight(number) < needed + px(19), line.words
    assert seen == {1, 2}


def test_the_table_ends_where_the_window_does_and_only_the_cards_scroll_beside_it(qtbot, page):
    page.resize(1300, 600)
    counted(qtbot, page)
    bottom = page.view.mapTo(page, page.view.rect().bottomLeft()).y()
    assert page.height() - px(24) < bottom < page.height()
    assert page.area.verticalScrollBar().maximum() == 0
    assert page.side_area.verticalScrollBar().maximum() > 0
    assert page.side_area.isAncestorOf(page.chart)
    assert (
        page.chart.mapTo(page, page.chart.rect().topRight()).x()
        == page.banner.mapTo(page, page.banner.rect().topRight()).x()
    )


def test_the_headings_and_the_line_with_the_focus_stay_in_sight_where_the_page_scrolls(qtbot, page):
    page.resize(864, 400)
    counted(qtbot, page)
    head, seen = page.view.horizontalHeader(), page.area.viewport()
    assert page.side_area.isHidden()

    def top():
        return head.mapTo(seen, QPoint(0, 0)).y()

    page.view.setFocus()
    for label in ("Referrals received", "Rides", "Referrals received", "Naloxone kits given, noted apart"):
        there = index(page, label)
        page.view.setCurrentIndex(there)
        qtbot.wait(1)
        at = page.view.viewport().mapTo(seen, page.view.visualRect(there).topLeft()).y()
        group = page.view.viewport().mapTo(seen, page.view.visualRect(page.view.begins_at(there)).topLeft()).y()
        assert max(0, top()) + head.height() <= group + 1
        assert at + page.view.rowHeight(there.row()) <= seen.height()
    assert top() == 0
    page.area.verticalScrollBar().setValue(0)
    assert head.y() == page.view.frameWidth()
    page.resize(1300, 700)
    assert head.y() == page.view.frameWidth()


def test_the_first_line_of_a_group_is_shown_with_its_heading(qtbot, page):
    page.resize(1300, 600)
    counted(qtbot, page)
    view = page.view
    lines = view.measures.lines
    first = [n for n, line in enumerate(lines) if line.row and n and lines[n - 1].row is None]
    assert len(first) > 3
    for number in (first[-1], *reversed(first)):
        view.setCurrentIndex(view.measures.index(number, 1))
        head = view.visualRect(view.begins_at(view.currentIndex()))
        assert view.measures.lines[view.begins_at(view.currentIndex()).row()].row is None
        assert head.top() >= 0
        assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()
    assert view.verticalScrollBar().value() == 0


def test_what_stands_for_a_figure_that_is_held_back_is_told_in_words(qtbot, page):
    to_release(qtbot, page)
    few = index(page, "New people enrolled")
    assert few.data() == "< 11"
    assert few.data(Qt.ItemDataRole.ToolTipRole) == "fewer than 11"
    page.view.setCurrentIndex(few)
    assert page.definition._figure.text() == "Q3 2026: fewer than 11. The lists behind the figures are in Internal."
