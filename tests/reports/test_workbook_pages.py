"""The workbook on a printer: no word is cut or runs out to the right, and each page says what it is."""

from __future__ import annotations

import re
import textwrap
import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from leaddesk.domain.evaluations import Evaluation
from leaddesk.reports import to_xlsx
from leaddesk.reports.profile import COSSUP, COUNTY_BOARD, POLICY_GROUP
from leaddesk.reports.table import Unit
from tests.reports.test_files import IMPRINT, OFFICE
from tests.reports.test_paper_pages import table_of

LINE = 15
LONG = (
    "How many people were seen by somebody from this office or one of its partners in the field, at home or elsewhere"
)


def workbook(profile=POLICY_GROUP, *, release=False, value=12, imprint=IMPRINT, words=""):
    table = table_of(profile, value, release=release)
    if words:
        first = table.sections[0]
        rows = tuple(replace(row, label=words) for row in first.rows)
        table = replace(table, sections=(replace(first, title=words, rows=rows), *table.sections[1:]))
    quoting = replace(profile, paper=words or profile.paper, citations=tuple(Evaluation))
    return to_xlsx.workbook(replace(table, note=words * 2 or table.note), quoting, imprint)


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


@pytest.mark.parametrize("words", ["", LONG])
@pytest.mark.parametrize("release", [False, True])
def test_each_cell_has_the_lines_that_its_words_take(release, words):
    book = opened(workbook(release=release, words=words))
    for sheet in book:
        spans = {str(area).split(":")[0]: area for area in sheet.merged_cells.ranges}
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            area = spans.get(cell.coordinate)
            columns = range(area.min_col, area.max_col + 1) if area else (cell.column,)
            wide = sum(width_of(sheet, column) for column in columns) * 11 / cell.font.size * 1.15
            lines = sum(len(textwrap.wrap(part, int(wide)) or [""]) for part in cell.value.split("\n"))
            height = sheet.row_dimensions[cell.row].height or LINE
            assert height >= lines * LINE, (sheet.title, cell.coordinate, cell.value)
            assert lines == 1 or cell.alignment.wrap_text, cell.value


def width_of(sheet, column):
    for dimension in sheet.column_dimensions.values():
        if dimension.min <= column <= dimension.max:
            return dimension.width
    return 8


@pytest.mark.parametrize("release", [False, True])
def test_each_printed_page_says_which_version_it_is_and_repeats_its_head(release):
    imprint = replace(IMPRINT, office=replace(OFFICE, practice=True))
    book = opened(workbook(COSSUP, release=release, imprint=imprint, words="A & B " * 20))
    version = "Release version" if release else "Internal version"
    for sheet in book:
        assert sheet.oddHeader.right.text.endswith(f"July 1 to September 30, 2026 · {version}")
        assert sheet.oddHeader.left.text.startswith("A && B")
        assert "PRACTICE" in sheet.oddHeader.center.text
        assert sheet.title == "Charts" or sheet.print_title_rows
        assert sheet.title == "Charts" or (
            sheet.sheet_properties.pageSetUpPr.fitToPage,
            sheet.page_setup.fitToHeight,
        ) == (True, 0)


def test_a_printed_page_ends_between_two_charts():
    sheet = opened(workbook())["Charts"]
    breaks = [one.id for one in sheet.row_breaks.brk]
    tops = [chart.anchor._from.row for chart in sheet._charts]
    ends = [chart.anchor.to.row for chart in sheet._charts]
    assert len(tops) == 5
    assert breaks
    assert [(top, end) for top, end in zip(tops, ends, strict=True) for line in breaks if top < line <= end] == []
    # the figures of a chart stand right above it, on its page
    assert all(sheet.cell(top - 7, 1).value for top in tops)


def test_bars_that_lie_begin_at_the_left_in_the_order_of_their_rows():
    with zipfile.ZipFile(BytesIO(workbook())) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    lying = [chart for chart in charts if '<c:barDir val="bar"/>' in chart]
    assert len(lying) == 2
    for chart in charts:
        names, numbers = (re.search(rf"<c:{axis}>.*?</c:{axis}>", chart, re.DOTALL)[0] for axis in ("catAx", "valAx"))
        assert 'orientation val="minMax"' in numbers
        assert ('orientation val="maxMin"' in names) == (chart in lying)
        # white bars have an edge
        assert chart.count('<a:srgbClr val="FFFFFF"/>') == 0 or "<a:ln>" in chart


def test_a_whole_number_of_miles_has_no_part_as_on_the_screen():
    def looks(value):
        row = next(r for r in table_of(COUNTY_BOARD, value).rows if r.cells[0].unit is Unit.MILES)
        sheet = opened(workbook(COUNTY_BOARD, value=value))["Summary"]
        cell = next(line[1] for line in sheet.iter_rows() if line[0].value == row.label)
        return cell.value, cell.number_format

    assert looks(120) == (12, "#,##0")
    assert looks(125) == (12.5, "#,##0.0")
