"""The file says what the screen says, and a released one nothing more."""

from __future__ import annotations

import csv
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from random import Random

import openpyxl
import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.evaluations import NOT_OURS, Evaluation
from leaddesk.domain.packets import Letterhead
from leaddesk.domain.periods import Period, quarter
from leaddesk.i18n import translator
from leaddesk.i18n.translate import PSEUDO
from leaddesk.reports import board_page, to_csv, to_pdf, to_xlsx
from leaddesk.reports.imprint import Imprint
from leaddesk.reports.pictures import pictures
from leaddesk.reports.profile import COUNTY_BOARD
from leaddesk.reports.summary import Summaries
from leaddesk.reports.table import Section, State
from leaddesk.services.settings import Settings
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.paper.inspection import assert_sound, page_count, pages_text, text
from tests.reports.random_office import fill

Q3 = quarter(2026, 3)
OFFICE = Letterhead("Tamarack County LEAD", "Tamarack", "D. Whitlock", "118 Depot Street", "(509) 555-0118")
IMPRINT = Imprint(OFFICE, datetime(2026, 11, 3, 14, 14, tzinfo=UTC), translator("en"))
YEAR = "year to date"
"""The release of it."""
HOSTILE = '=HYPERLINK("http://x")'


@pytest.fixture(scope="module")
def tables(empty_vault, tmp_path_factory):
    """Return both versions of one quarter of an office drawn at random, and a released year to date: all are frozen."""
    path = tmp_path_factory.mktemp("drawn") / "vault.db"
    shutil.copyfile(empty_vault, path)
    moment = datetime(2026, 11, 3, 21, 14, tzinfo=UTC)
    database = Database(connect(path, DATA_KEY, VAULT_ID), CHAIN_KEY, clock=lambda: moment)
    with database.write("Draw") as session:
        fill(session, Random(2), 150)
    clock = Clock(lambda: moment)
    summaries = Summaries(database, clock, Settings(database, clock))
    found = {release: summaries.table(Q3, release=release) for release in (True, False)}
    for number in (1, 2, 3):
        summaries.close(quarter(2026, number))
    found[YEAR] = summaries.table(Period(date(2026, 1, 1), Q3.last), release=True)
    database.close()
    return found


def opened(table, imprint=IMPRINT, profile=COUNTY_BOARD):
    return openpyxl.load_workbook(BytesIO(to_xlsx.workbook(table, profile, imprint)))


def lines(book, sheet="Summary"):
    return [tuple(cell.value for cell in row) for row in book[sheet].iter_rows()]


def expected(cell, threshold):
    if cell.value is None:
        return cell.text(threshold)
    return cell.value / 100 if cell.percent else cell.value / cell.unit.parts


@pytest.mark.parametrize("release", [True, False, YEAR])
def test_the_excel_file_read_back_equals_the_table(tables, release):
    table = tables[release]
    found = [line for line in lines(opened(table)) if line[1] is not None][1:]

    assert found == [(row.label, *(expected(cell, table.threshold) for cell in row.cells)) for row in table.rows]


@pytest.mark.parametrize("release", [True, False, YEAR])
def test_the_excel_file_hides_nothing_and_calculates_nothing(tables, release):
    book = opened(tables[release])

    assert [sheet.sheet_state for sheet in book] == ["visible"] * 4
    for sheet in book:
        assert [key for key, row in sheet.row_dimensions.items() if row.hidden] == []
        assert [key for key, column in sheet.column_dimensions.items() if column.hidden] == []
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in {"s", "n"}
            assert cell.comment is None
            assert not str(cell.value).startswith("=")
    assert list(book.defined_names) == []


@pytest.mark.parametrize("release", [True, YEAR])
def test_a_released_file_holds_no_small_number_in_any_part(tables, release):
    table = tables[release]
    book = opened(table)
    sheets = ("Summary", "Last quarters", "Charts")
    numbers = {value for sheet in sheets for line in lines(book, sheet) for value in line[1:]}
    cells = [cell for row in table.rows for cell in (*row.cells, *row.trend) if cell.value is not None]
    happened = {cell.value / cell.unit.parts for cell in cells if not cell.people}

    shown = {value for value in numbers if isinstance(value, int | float)}
    assert shown <= {cell.value / cell.unit.parts for cell in cells}
    assert not (shown - happened) & set(range(1, table.threshold))


def test_a_title_that_speaks_of_a_quarter_is_for_quarters_alone(tables):
    assert lines(opened(tables[True]))[0][0] == "Quarterly Summary"
    assert lines(opened(tables[YEAR]))[0][0] == "Summary, Year to Date"
    assert IMPRINT.title(replace(tables[False], quarter=False), COUNTY_BOARD) == "Summary"
    assert "Summary, Year to Date" in text(board_page.one_page(tables[YEAR], COUNTY_BOARD, IMPRINT))


def test_the_internal_file_says_that_it_must_not_be_released(tables):
    assert any("Do not release" in str(line[0]) for line in lines(opened(tables[False])))
    assert not any("Do not release" in str(line[0]) for line in lines(opened(tables[True])))


def test_every_measure_of_a_file_has_its_definition(tables):
    for table in tables.values():
        assert tuple(lines(opened(table), "How it is counted")[1:]) == table.definitions(IMPRINT.tr)
        assert {row.measure for row in table.rows} == {row.measure for row in table.rows if row.definition}


def test_a_files_properties_hold_no_name_and_its_bytes_repeat(tables):
    content = to_xlsx.workbook(tables[True], COUNTY_BOARD, IMPRINT)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        properties = parts.read("docProps/core.xml").decode() + parts.read("docProps/app.xml").decode()

    assert "Whitlock" not in properties
    assert "2026-11-03T14:14:00Z" in properties
    assert content == to_xlsx.workbook(tables[True], COUNTY_BOARD, IMPRINT)


def test_what_looks_like_a_formula_stays_words(tables):
    imprint = replace(IMPRINT, office=replace(OFFICE, site_name=HOSTILE, coordinator="A & B &P"))
    book = opened(tables[True], imprint)

    assert book["Summary"]["A2"].value == HOSTILE
    assert book["Summary"]["A2"].data_type == "s"


def test_a_released_page_says_the_figures_and_how_to_read_them(tables):
    table = tables[True]
    pdf = board_page.one_page(table, COUNTY_BOARD, IMPRINT)
    (words,) = pages_text(pdf)

    assert_sound(pdf, names=("Whitlock",))
    assert "July 1 to September 30, 2026 · Release version" in words
    assert "How to read this page" in words
    shown = [row for row in table.rows if COUNTY_BOARD.on_page(row.measure, row.group)]
    assert len(shown) > 12
    for row in table.rows:
        if row in shown:
            assert " ".join([row.label, *(cell.text(table.threshold) for cell in row.cells)]) in words
    for row in table.rows:
        if row.group.startswith("door_"):
            assert f"{row.label} {row.cells[0].words(table.threshold)}" in words


def test_the_internal_paper_has_every_row_and_every_definition(tables):
    table = tables[False]
    pdf = to_pdf.paper(table, COUNTY_BOARD, IMPRINT)
    words = text(pdf)

    assert_sound(pdf)
    assert "Do not release" in words
    for page in pages_text(pdf)[1:]:
        assert "Internal version" in page
    for row in table.rows:
        assert " ".join([row.label, *(cell.text(table.threshold) for cell in row.cells)]) in words
    for title, definition in table.definitions(IMPRINT.tr):
        assert f"{title} {definition}" in words


def test_the_same_table_makes_the_same_paper(tables):
    assert to_pdf.paper(tables[True], COUNTY_BOARD, IMPRINT) == to_pdf.paper(tables[True], COUNTY_BOARD, IMPRINT)


def filled_up(table):
    """Return the table with figures as long as they get."""
    sections = []
    for section in table.sections:
        rows = [
            replace(
                row,
                cells=tuple(replace(c, value=c.value and 12_345 if not c.percent else 100) for c in row.cells),
                trend=tuple(replace(c, value=12_345) for c in row.trend),
            )
            for row in section.rows
        ]
        sections.append(replace(section, rows=tuple(rows)))
    return replace(table, sections=tuple(sections))


def test_the_boards_page_tells_the_doors_however_much_she_wrote_and_quotes_a_study_whole(tables):
    quoting = replace(COUNTY_BOARD, citations=(Evaluation.SEATTLE_SIX_MONTHS,))
    doors = [row.label for row in tables[True].rows if row.group.startswith("door_")]
    assert len(doors) == 3
    for words in ("", "word " * 80):
        pdf = board_page.one_page(tables[True], quoting, replace(IMPRINT, story=words.strip(), asks=words.strip()))
        said = text(pdf)
        assert page_count(pdf) == 1
        assert [door for door in doors if door not in said] == []
        # a study is quoted with all that belongs to it, or makes way for her words
        whole = [part in said for part in (NOT_OURS, "203 in LEAD", "10.1016/j.evalprogplan.2017.05.008")]
        assert whole == [not words] * 3


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_a_released_summary_keeps_its_promise_of_one_page(tables, language):
    office = replace(OFFICE, site_name="S" * 120, address="Long Street " * 25, coordinator="C" * 120, fax="5" * 60)
    words = "Ωmega \U0001f642 <b>&" + "word " * 120
    imprint = replace(IMPRINT, office=office, tr=translator(language), story=words[:400], asks=words[:400])
    pdf = board_page.one_page(filled_up(tables[True]), COUNTY_BOARD, imprint)

    assert page_count(pdf) == 1
    assert_sound(pdf)


def test_a_board_s_report_with_more_rows_than_a_page_keeps_to_one_and_says_where_the_others_are(tables):
    table = filled_up(tables[True])
    rows = [replace(row, measure=f"her_{row.measure}", label="W" * 120) for row in table.rows]
    long = replace(table, sections=(*table.sections, Section("Hers", tuple(rows))))
    told = tuple((row.measure, row.group) for row in rows)
    hers = replace(COUNTY_BOARD, one_page=COUNTY_BOARD.one_page | set(told), citations=tuple(Evaluation))
    words = "word " * 80
    pdf = board_page.one_page(long, hers, replace(IMPRINT, story=words, asks=words))

    assert page_count(pdf) == 1
    assert_sound(pdf)
    said = text(pdf)
    left = int(re.search(r"Further rows in the full report: (\d+)\.", said).group(1))
    assert 0 < left < len(rows)
    assert said.count(words.strip()) == 2, "her own words stay whole"
    assert "Further rows" not in text(board_page.one_page(table, COUNTY_BOARD, IMPRINT))


def test_a_released_summary_is_signed_and_an_internal_one_is_not(tables):
    for made in (board_page.one_page, to_pdf.paper):
        assert f"{OFFICE.coordinator}, LEAD coordinator Date signed" in text(made(tables[True], COUNTY_BOARD, IMPRINT))
    assert "Date signed" not in text(to_pdf.paper(tables[False], COUNTY_BOARD, IMPRINT))


def test_a_practice_summary_says_so_on_the_page(tables):
    imprint = replace(IMPRINT, office=replace(OFFICE, practice=True))

    assert "PRACTICE" in text(to_pdf.paper(tables[True], COUNTY_BOARD, imprint))


def test_a_span_over_the_new_year_names_both_years(tables):
    over = replace(tables[False].columns[0], period=Period(date(2026, 12, 1), date(2027, 2, 28)))
    table = replace(tables[False], columns=(over, *tables[False].columns[1:]))

    assert IMPRINT.days(table) == "December 1, 2026 to February 28, 2027"


@pytest.mark.parametrize("release", [True, False, YEAR])
def test_the_tidy_file_has_a_line_for_each_figure_and_nothing_of_what_is_withheld(tables, release):
    table = tables[release]
    lines = list(csv.DictReader(StringIO(to_csv.tidy(table, COUNTY_BOARD, IMPRINT).decode("utf-8-sig"))))
    said = {(one["measure"], one["group"], one["first_day"], one["last_day"]): one for one in lines}

    assert len(said) == len(lines)
    for row in table.rows:
        for cell in (*row.cells, *row.trend):
            one = said[row.measure, row.group, cell.period.first.isoformat(), cell.period.last.isoformat()]
            hidden = table.release and cell.value is None
            assert (one["suppressed"] == "yes") == hidden
            assert one["version"] == ("release" if release else "internal")
            if cell.state is State.SHOWN:
                assert float(one["value"]) == cell.value / cell.unit.parts
            else:
                assert (one["value"], one["shown"]) == ("", cell.text(table.threshold))


def test_a_table_without_trends_has_no_sheet_for_them(tables):
    assert opened(replace(tables[True], trend_periods=())).sheetnames == ["Summary", "Charts", "How it is counted"]


def test_a_period_that_goes_on_says_so_in_the_internal_version(tables):
    table = replace(tables[False], finished=False)

    assert "This period is not over." in text(to_pdf.paper(table, COUNTY_BOARD, IMPRINT))
    assert any("This period is not over." in str(line[0]) for line in lines(opened(table)))


@pytest.mark.parametrize("release", [True, False])
def test_a_file_of_the_practice_office_says_so_on_every_sheet(tables, release):
    practice = replace(IMPRINT, office=replace(OFFICE, practice=True))
    book = opened(tables[release], practice)
    assert all("PRACTICE" in sheet.oddHeader.center.text for sheet in book)
    assert any("PRACTICE" in str(cell) for line in lines(book) for cell in line)
    assert not any("PRACTICE" in str(cell) for line in lines(opened(tables[release])) for cell in line)


def test_charts_of_the_workbook_stand_on_figures_of_the_table_and_hide_what_is_withheld(tables):
    for table in tables.values():
        book = opened(table)
        with zipfile.ZipFile(BytesIO(to_xlsx.workbook(table, COUNTY_BOARD, IMPRINT))) as parts:
            drawings = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        found = pictures(table)
        assert len(drawings) == len(found)
        told = {str(value) for line in lines(book, "Charts") for value in line}
        for series in found:
            assert {point.said for point in series.points} <= told
            for point in series.points:
                cells = [cell for row in table.rows for cell in (*row.cells, *row.trend)]
                assert point.value is None or point.value in {cell.value for cell in cells}
    assert {one.key for one in pictures(tables[False])} == {"referrals", "doors", "contacts", "funnel"}


def test_words_of_her_own_that_look_like_a_cell_point_nowhere_in_a_chart(tables):
    def hostile(row):
        return replace(row, label="=Summary!$B$9") if row.group.startswith("door_") else row

    table = tables[False]
    sections = tuple(replace(one, rows=tuple(map(hostile, one.rows))) for one in table.sections)
    made = to_xlsx.workbook(replace(table, sections=sections), COUNTY_BOARD, IMPRINT)
    with zipfile.ZipFile(BytesIO(made)) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    pointed = {place for chart in charts for place in re.findall("<c:f>(.*?)</c:f>", chart)}

    assert pointed
    assert all(place.startswith("Charts!") for place in pointed)


def test_a_chart_without_a_bar_is_left_out_of_a_release(tables):
    def hidden(cell):
        return replace(cell, value=None, state=State.FEW)

    def row(one):
        return replace(one, cells=tuple(map(hidden, one.cells)), trend=tuple(map(hidden, one.trend)))

    table = tables[True]
    sections = tuple(replace(one, rows=tuple(map(row, one.rows))) for one in table.sections)
    nothing = replace(table, sections=sections)

    assert pictures(nothing) == ()
    assert_sound(to_pdf.paper(nothing, COUNTY_BOARD, IMPRINT))
    assert "Charts" not in opened(nothing).sheetnames
    assert pictures(table) != ()


def test_a_withheld_figure_is_a_word_over_its_place_in_a_chart_and_not_a_zero(tables):
    table = tables[False]
    row = table.row("contacts_made", "two_way")
    first = replace(row.trend[-2], value=None, state=State.FEW)
    sections = tuple(
        replace(one, rows=tuple(replace(r, trend=(first, r.trend[-1])) if r is row else r for r in one.rows))
        for one in table.sections
    )
    made = to_xlsx.workbook(replace(table, sections=sections), COUNTY_BOARD, IMPRINT)
    with zipfile.ZipFile(BytesIO(made)) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]

    assert sum("<a:t>&lt; 11</a:t>" in chart for chart in charts) == 1


def test_a_quoted_study_stands_under_its_design_as_a_result_of_others(tables):
    quoting = replace(COUNTY_BOARD, citations=tuple(Evaluation))
    words = text(to_pdf.paper(tables[False], quoting, IMPRINT))
    assert "Results of others, not of this site." in words
    compared = words.index("With a comparison group, not assigned at random")
    followed = words.index("Participants followed over time, without a comparison group")
    assert compared < words.index("39 % lower odds") < followed < words.index("33 % more likely")
    assert "Published studies" not in text(to_pdf.paper(tables[False], COUNTY_BOARD, IMPRINT))
    assert any(
        "39 % lower odds" in str(cell) for line in lines(opened(tables[False], profile=quoting)) for cell in line
    )


@pytest.mark.parametrize("release", [True, YEAR])
def test_the_full_report_of_a_release_has_every_row_too(tables, release):
    table = tables[release]
    pdf = to_pdf.paper(table, COUNTY_BOARD, IMPRINT)
    words = text(pdf)
    assert_sound(pdf)
    for row in table.rows:
        assert " ".join([row.label, *(cell.text(table.threshold) for cell in row.cells)]) in words
    assert "How it is counted" in words


def test_the_story_and_the_asks_stand_on_the_page_or_leave_no_trace(tables):
    told = replace(IMPRINT, story="A deputy drove nine miles back.", asks="Two more mornings.")
    words = text(board_page.one_page(tables[True], COUNTY_BOARD, told))
    assert "What a number cannot tell A deputy drove nine miles back. (Told with written permission.)" in words
    assert "What we ask of the board Two more mornings." in words
    assert "What a number" not in text(board_page.one_page(tables[True], COUNTY_BOARD, IMPRINT))
