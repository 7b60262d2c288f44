"""Reports on the real file: figures, the lists behind them, both versions, and files that equal the screen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton

from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.periods import Period, quarter
from leaddesk.i18n import show_money, show_number
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.models.measure_table import LineKind
from leaddesk.ui.pages import PAGES
from leaddesk.ui.pages.behind_page import Figure
from leaddesk.ui.pages.period_choice import ENDS_EARLY, SpanDraft
from leaddesk.ui.pages.quarter_chart import in_colours
from leaddesk.ui.pages.report_export import file_name
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import DARK
from tests.ui.reports.steps import ENROLLED, PEOPLE, counted, index, referred, to_release

Q3 = quarter(2026, 3)


def test_it_opens_on_the_quarter_that_is_over_with_every_column_named(page):
    QAbstractItemModelTester(page.view.measures, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model = page.view.measures
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == [
        "Measure",
        "This quarter\nQ3 2026",
        "Last quarter\nQ2 2026",
        "Year ago\nQ3 2025",
        "8\nquarters",
        "How\ncounted",
    ]
    assert page.view.accessibleName() == "Measures"
    assert (page.bar.profile.accessibleName(), page.period.accessibleName()) == ("Profile", "Period")
    assert page.header.second.text() == "Jul 1, 2026 to Sep 30, 2026"
    assert index(page, "Referrals received").data() == str(PEOPLE)
    assert index(page, "Referrals received", 2).data() == "0"
    assert model.lines[0].kind is LineKind.SECTION


def test_a_double_click_and_enter_ask_for_the_list_behind_that_very_figure(qtbot, page, context):
    with qtbot.waitSignal(page.wished) as wished:
        page.view.doubleClicked.emit(index(page, "New people enrolled"))
    assert wished.args[0] == Route("behind", None, "", Figure("newly_enrolled", "", Q3, "New people enrolled"))
    page.view.setCurrentIndex(index(page, "Referrals received"))
    with qtbot.waitSignal(page.wished) as wished:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert wished.args[0].extra == Figure("referrals_received", "", Q3, "Referrals received")


def test_the_link_beside_the_table_opens_the_same_list_and_says_how_it_is_counted(qtbot, page):
    page.view.setCurrentIndex(index(page, "Referrals received"))
    assert page.definition.words == page.table.row("referrals_received").definition
    with qtbot.waitSignal(page.wished) as wished:
        qtbot.mouseClick(page.definition.open_list, Qt.MouseButton.LeftButton)
    assert wished.args[0].extra == Figure("referrals_received", "", Q3, "Referrals received")


def test_a_figure_of_zero_opens_nothing_and_says_so(qtbot, page):
    wishes = []
    page.wished.connect(wishes.append)
    with qtbot.waitSignal(page.state_told) as told:
        page.view.doubleClicked.emit(index(page, "Referrals received", 3))
    assert told.args[0] == "This figure is 0: there is no list behind it"
    assert wishes == []


def test_the_lists_of_the_main_window_hold_exactly_the_people_of_the_figure(qtbot, context):
    services = context.services
    services.participants.save(ParticipantDraft(first_name="Somebody", last_name="Else"))
    keys = ("participants", "reports", "settings", "behind")
    main = MainWindow(context, [entry for entry in PAGES if entry.key in keys])
    qtbot.addWidget(main)
    main.resize(1366, 688)
    main.show()
    main.open(Route("reports"))
    counted(qtbot, main.page)
    reports = main.page
    qtbot.waitUntil(lambda: reports.table is not None)
    reports.view.doubleClicked.emit(index(reports, "New people enrolled"))
    qtbot.waitUntil(lambda: main.route.page == "behind" and context.jobs.idle, timeout=20_000)
    assert [row.name for row in main.page.table.table.rows] == ["Person D", "Person C", "Person B", "Person A"]
    main.page.own_list.click()
    qtbot.waitUntil(lambda: main.route.page == "participants" and context.jobs.idle, timeout=20_000)
    qtbot.waitUntil(lambda: main.page.list.list.table.rowCount() == ENROLLED)


def test_release_hides_small_counts_says_so_and_opens_no_list(qtbot, page):
    to_release(qtbot, page)
    words = "counts of people from 1 to 10 are hidden, and any figure that would give one away is held back."
    assert page.banner.text == f"Release: {words}"
    assert index(page, "New people enrolled").data() == "< 11"
    wishes = []
    page.wished.connect(wishes.append)
    page.view.doubleClicked.emit(index(page, "Referrals received"))
    assert page.banner.text == "The list behind a figure is in Internal."
    assert wishes == []
    assert not page.definition.open_list.isVisible()


def as_shown(value, look):
    if not isinstance(value, int | float):
        return value or ""
    if "$" in look:
        return show_money(Decimal(str(value)))
    return f"{value * 100:.0f}%" if "%" in look else show_number(value)


def read_back(file):
    sheet = load_workbook(BytesIO(file.read_bytes()))["Summary"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=4)]
    head = next(n for n, row in enumerate(rows) if row[0] == "Measure")
    formats = {(n, c): sheet.cell(n + 1, c + 1).number_format for n in range(len(rows)) for c in range(4)}
    found = []
    for number, row in enumerate(rows[head + 1 :], head + 1):
        if row[0] is None:
            break
        texts = [row[0]]
        for place, value in enumerate(row[1:], 1):
            texts.append(as_shown(value, formats[number, place]))
        found.append(texts)
    return rows[head], found


def on_screen(page):
    model = page.view.measures
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    rows = [[model.index(r, c).data() or "" for c in range(4)] for r in range(model.rowCount())]
    return heads, rows


@pytest.mark.parametrize("version", ["internal", "release"])
def test_the_workbook_read_back_equals_the_screen(qtbot, page, asked, tmp_path, version):
    if version == "release":
        page.context.services.summaries.close(quarter(2026, 3))
        to_release(qtbot, page)
        qtbot.waitUntil(lambda: page.table.closed_at is not None and page.context.jobs.idle)
    asked.answer, asked.file = "export", str(tmp_path / "summary")
    page.exporting.export_as("xlsx")
    file = tmp_path / "summary.xlsx"
    qtbot.waitUntil(lambda: file.exists() and page.context.jobs.idle, timeout=10_000)
    assert asked.names == [f"QTR-2026-Q3-{version}.xlsx"]
    assert bool(asked.questions) == (version == "internal")
    assert read_back(file) == on_screen(page)


def test_the_pdf_is_written_too(qtbot, page, asked, tmp_path):
    asked.answer, asked.file = "export", str(tmp_path / "summary.pdf")
    with qtbot.waitSignal(page.state_told, check_params_cb=lambda words, _tone: words.startswith("Written")):
        page.exporting.export_as("pdf")
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF-")
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_an_internal_file_is_asked_about_first_and_can_become_a_release(qtbot, page, asked):
    asked.answer = "keep"
    page.exporting.export_as("xlsx")
    assert asked.questions == [
        (
            "Export the internal version?",
            "It contains small counts that can point to a person. It is not for release.",
            ["keep", "export", "release"],
        )
    ]
    asked.answer = "release"
    page.exporting.export_as("xlsx")
    counted(qtbot, page, release=True)
    assert asked.names == []


def test_a_file_that_cannot_be_written_is_said_in_plain_words(qtbot, page, asked, tmp_path):
    asked.answer, asked.file = "export", str(tmp_path / "nowhere" / "summary.xlsx")
    page.exporting.export_as("xlsx")
    qtbot.waitUntil(lambda: page.banner.text == "The file could not be written there.")


def test_a_release_of_a_quarter_that_is_not_over_waits(qtbot, page, asked):
    page.period.setCurrentIndex(1)
    page.period.activated.emit(1)
    qtbot.waitUntil(lambda: page.table.period.name == "Q4 2026")
    assert page.header.second.text().endswith("this period is not over")
    to_release(qtbot, page)
    assert page.export.blocked
    asked.file = "never"
    page.exporting.export_as("xlsx")
    assert asked.names == []


def test_other_dates_are_counted_in_internal_and_refused_for_a_release(qtbot, page, asked):
    asked.span = SpanDraft(date(2026, 8, 3), date(2026, 8, 5))
    other = page.period.count() - 1
    page.period.setCurrentIndex(other)
    page.period.activated.emit(other)
    qtbot.waitUntil(lambda: page.table.period.first == date(2026, 8, 3))
    assert index(page, "Referrals received").data() == "3"
    heads = [page.view.measures.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)]
    assert heads == ["This period\nAug 3, 2026 –\nAug 5, 2026", "Period before\nJul 31, 2026 –\nAug 2, 2026"]
    qtbot.mouseClick(page.switch.findChild(QAbstractButton, "release"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "whole quarter" in page.banner.text)
    assert page.switch.value() == "internal"


def test_other_dates_turned_away_leave_the_period_as_it_was(page):
    other = page.period.count() - 1
    page.period.setCurrentIndex(other)
    page.period.activated.emit(other)
    assert page.period.currentText() == "Q3 2026"
    assert SpanDraft(date(2026, 2, 2), date(2026, 2, 1)).problems() == {"last": ENDS_EARLY}


def test_the_office_year_and_the_calendar_are_both_offered(qtbot, page, context):
    settings = context.services.settings
    assert "FY2027 Q2" not in [page.period.itemText(n) for n in range(page.period.count())]
    settings.save_office(replace(settings.office(), year_start=7))
    qtbot.waitUntil(lambda: "FY2027 Q2" in [page.period.itemText(n) for n in range(page.period.count())])
    words = [page.period.itemText(n) for n in range(page.period.count())]
    assert words.index("FY2027 Q2") < words.index("Q4 2026")
    assert page.period.currentText() == "Q3 2026"


def test_what_is_saved_meanwhile_is_counted(qtbot, page, context):
    referred(context.services, 20, date(2026, 9, 30))
    qtbot.waitUntil(lambda: index(page, "Referrals received").data() == str(PEOPLE + 1))


def test_the_chart_is_told_in_words_and_can_be_read_as_a_table(qtbot, page):
    assert page.chart.chart.accessibleName().endswith(f"Q3 2026: {PEOPLE}")
    qtbot.mouseClick(page.chart.switch, Qt.MouseButton.LeftButton)
    assert not page.chart.chart.isVisible()
    assert page.chart.switch.text() == "Show as chart"


def test_the_chart_of_a_release_gives_nothing_away(qtbot, page):
    to_release(qtbot, page)
    assert page.chart.chart.accessibleName().startswith("Referrals received. Q3 2025: ")
    model = page.view.measures
    shown = [model.trend(row) for row in page.table.rows if row.trend]
    hidden = [any(cell.value is None for cell in row.trend) for row in page.table.rows if row.trend]
    assert [numbers is None for numbers in shown] == hidden


def test_the_papers_chart_takes_the_colours_of_the_theme():
    paper = (
        '<clipPath id="clip"><rect x="0"/></clipPath>'
        '<rect x="1" style="stroke: rgb(0%,0%,0%); fill: rgb(100%,100%,100%);"/>'
        "<text style=\"font-family: 'Noto Sans'; fill: rgb(0%,0%,0%);\">9</text>"
    )
    made = in_colours(paper, DARK)
    assert "rgb(" not in made
    assert "clipPath" not in made
    assert f"fill: {DARK.accent_soft}" in made
    assert f"fill: {DARK.text}" in made


@pytest.mark.parametrize(
    ("period", "release", "name"),
    [
        (quarter(2026, 3), True, "QTR-2026-Q3-release.xlsx"),
        (quarter(2027, 1, 7), False, "QTR-FY2027-Q1-internal.xlsx"),
        (
            Period(date(2026, 8, 3), date(2026, 8, 5), "Aug 3, 2026 – Aug 5, 2026"),
            False,
            "SUM-2026-08-03-2026-08-05-internal.xlsx",
        ),
    ],
)
def test_a_file_is_named_by_period_and_version(period, release, name):
    assert file_name(period, "xlsx", release=release) == name


def test_nothing_makes_the_window_wider_than_a_small_screen_in_a_longer_language(qtbot, page, context, asked):
    from leaddesk.i18n import screen_language
    from leaddesk.ui.pages.reports_page import ReportsPage

    screen_language("pseudo")
    try:
        longer = ReportsPage(context, ask=asked.question, ask_span=asked.dates, ask_name=asked.name)
        qtbot.addWidget(longer)
        longer.resize(864, 388)
        longer.show()
        counted(qtbot, longer)
        assert longer.minimumSizeHint().width() <= 864
        bar = longer.bar
        cut = [one for one in bar.findChildren(QAbstractButton) if one.width() < one.sizeHint().width()]
        assert cut == []
        assert bar.export.geometry().right() <= bar.width()
    finally:
        screen_language("en")


def test_the_chart_goes_under_the_table_where_it_is_narrow(qtbot, page):
    assert page.chart.mapTo(page, page.chart.rect().topLeft()).x() > 900
    page.resize(864, 400)
    qtbot.waitUntil(lambda: page.chart.mapTo(page, page.chart.rect().topLeft()).y() > page.view.height())
    assert page.view.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
