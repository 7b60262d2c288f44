"""A summary as an Excel file (XlsxWriter): plain values only, no formula, nothing hidden, no name in its properties."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from leaddesk.domain.evaluations import NOT_OURS, by_design
from leaddesk.i18n import N_
from leaddesk.reports.pictures import pictures
from leaddesk.reports.table import Cell, State, Unit
from leaddesk.reports.xlsx_charts import add_charts

if TYPE_CHECKING:
    from leaddesk.i18n import Translator
    from leaddesk.reports.imprint import Imprint
    from leaddesk.reports.pictures import Point
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Row, Table

_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}
_FACE = {"font_name": "Calibri", "font_size": 11, "valign": "vcenter"}
_LABELS, _FIGURES, _WORDS = 44, 16, 100


class _Formats:
    """The looks of cells, made once for a file."""

    def __init__(self, book: Any) -> None:
        def look(**more: Any) -> Any:
            return book.add_format({**_FACE, **more})

        self.title = look(bold=True, font_size=16)
        self.plain = look()
        self.warning = look(bold=True)
        self.wrapped = look(text_wrap=True, valign="top")
        self.head = look(bold=True, bottom=2, text_wrap=True)
        self.head_right = look(bold=True, bottom=2, align="right", text_wrap=True)
        self.section = look(bold=True, font_size=12, top=1)
        self.labels = (look(bold=True, bottom=4), look(indent=1, bottom=4))
        self.heading = look(indent=1, bold=True)
        self.number = look(num_format="#,##0", align="right", bottom=4)
        self.percent = look(num_format="0%", align="right", bottom=4)
        self.dollars = look(num_format="$#,##0.00", align="right", bottom=4)
        self.part = look(num_format="#,##0.0", align="right", bottom=4)
        self.word = look(align="right", bottom=4)


def workbook(table: Table, profile: Profile, imprint: Imprint) -> bytes:
    """Return the file; the same table, imprint and version of the library give the same bytes."""
    stream, tr = BytesIO(), imprint.tr
    book = xlsxwriter.Workbook(stream, _PLAIN)
    book.set_properties(
        {
            "title": tr(profile.paper),
            "subject": imprint.version(table),
            "author": "LeadDesk",
            "company": "",
            "comments": "",
            "created": imprint.moment.replace(tzinfo=None, microsecond=0),
        }
    )
    formats = _Formats(book)
    _summary(book, formats, table, profile, imprint)
    if table.trend_periods and any(row.trend for row in table.rows):
        _trend(book, formats, table, imprint)
    _charts(book, formats, table, imprint)
    _definitions(book, formats, table, imprint)
    book.close()
    return stream.getvalue()


def _sheet(book: Any, name: str, imprint: Imprint, *, landscape: bool = False) -> Any:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_paper(1)
    sheet.fit_to_pages(1, 0)
    if landscape:
        sheet.set_landscape()
    sheet.set_footer(f"&L{imprint.printed.replace('&', '&&')}&R&P / &N")
    if imprint.office.practice:
        sheet.set_header("&C&BPRACTICE")
    return sheet


def _opening(sheet: Any, formats: _Formats, table: Table, profile: Profile, imprint: Imprint) -> int:
    """Write what stands above a table and return the row below it."""
    tr, row = imprint.tr, 3
    sheet.write_string(0, 0, imprint.title(table, profile), formats.title)
    sheet.write_string(1, 0, imprint.office.site_name, formats.plain)
    sheet.write_string(2, 0, f"{imprint.days(table)} · {imprint.version(table)}", formats.plain)
    practice = tr(N_("PRACTICE: everybody counted here is invented.")) if imprint.office.practice else ""
    for note in filter(None, [practice, *imprint.notes(table)]):
        sheet.write_string(row, 0, note, formats.warning)
        row += 1
    return row + 1


def _summary(book: Any, formats: _Formats, table: Table, profile: Profile, imprint: Imprint) -> None:
    tr = imprint.tr
    sheet = _sheet(book, tr(N_("Summary")), imprint)
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, len(table.columns), _FIGURES)
    row = _opening(sheet, formats, table, profile, imprint)
    sheet.write_string(row, 0, tr(N_("Measure")), formats.head)
    for place, column in enumerate(table.columns, 1):
        sheet.write_string(row, place, f"{tr(column.title)}\n{column.period.name}".strip(), formats.head_right)
    sheet.freeze_panes(row + 1, 1)
    sheet.repeat_rows(row)
    for section in table.sections:
        row += 1
        sheet.write_string(row, 0, tr(section.title), formats.section)
        heading = ""
        for line in section.rows:
            if line.heading and line.heading != heading:
                row += 1
                sheet.write_string(row, 0, tr(line.heading), formats.heading)
            heading, row = line.heading, row + 1
            sheet.write_string(row, 0, tr(line.label), formats.labels[line.level])
            for place, cell in enumerate(line.cells, 1):
                _write(sheet, row, place, cell, table, formats, imprint)
    row = _quoted(sheet, row + 2, profile, formats, tr) - 2
    if table.release:
        sheet.merge_range(row + 2, 0, row + 5, len(table.columns), imprint.legend(table), formats.wrapped)


def _quoted(sheet: Any, row: int, profile: Profile, formats: _Formats, tr: Translator) -> int:
    """Write the published studies under their designs and return the row below them."""
    if not profile.citations:
        return row
    sheet.write_string(row, 0, tr(N_("Published studies")), formats.section)
    sheet.write_string(row + 1, 0, tr(NOT_OURS), formats.warning)
    row += 2
    for design, those in by_design(profile.citations):
        sheet.write_string(row, 0, tr(design.label), formats.heading)
        for one in those:
            row += 1
            sheet.write_string(row, 0, f"{tr(one.claim)} {tr(one.among)} {tr(one.source)}", formats.plain)
        row += 1
    return row + 1


def _write(sheet: Any, row: int, place: int, cell: Cell, table: Table, formats: _Formats, imprint: Imprint) -> None:
    if cell.state is not State.SHOWN or cell.value is None:
        sheet.write_string(row, place, cell.text(table.threshold, imprint.tr), formats.word)
    else:
        sheet.write_number(row, place, *_number(cell.value, cell.unit, formats))


def _number(value: int, unit: Unit, formats: _Formats) -> tuple[float, Any]:
    """Return a figure as a number of the sheet, and its look; a whole number stays one."""
    if unit is Unit.PERCENT:
        return value / 100, formats.percent
    looks = {Unit.DOLLARS: formats.dollars, Unit.COUNT: formats.number}
    return value / unit.parts, looks.get(unit, formats.part)


def _trend(book: Any, formats: _Formats, table: Table, imprint: Imprint) -> None:
    tr = imprint.tr
    sheet = _sheet(book, tr(N_("Last quarters")), imprint, landscape=True)
    sheet.set_column(0, 0, _LABELS)
    sheet.write_string(0, 0, tr(N_("Measure")), formats.head)
    for place, period in enumerate(table.trend_periods, 1):
        sheet.write_string(0, place, period.name, formats.head_right)
    rows: list[Row] = [row for row in table.rows if row.trend]
    number, heading = 0, ""
    for line in rows:
        if line.heading and line.heading != heading:
            number += 1
            sheet.write_string(number, 0, tr(line.heading), formats.heading)
        heading, number = line.heading, number + 1
        sheet.write_string(number, 0, tr(line.label), formats.labels[line.level])
        for place, cell in enumerate(line.trend, 1):
            _write(sheet, number, place, cell, table, formats, imprint)


def _charts(book: Any, formats: _Formats, table: Table, imprint: Imprint) -> None:
    found = pictures(table, imprint.tr)
    if not found:
        return
    sheet = _sheet(book, imprint.tr(N_("Charts")), imprint, landscape=True)
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, 4, _FIGURES)

    def write(target: Any, line: int, place: int, point: Point) -> None:
        if point.value is None:
            target.write_string(line, place, point.shown, formats.word)
        else:
            target.write_number(line, place, point.value, formats.number)

    add_charts(book, sheet, found, formats.head, write)


def _definitions(book: Any, formats: _Formats, table: Table, imprint: Imprint) -> None:
    tr = imprint.tr
    sheet = _sheet(book, tr(N_("How it is counted")), imprint, landscape=True)
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, 1, _WORDS)
    sheet.write_string(0, 0, tr(N_("Measure")), formats.head)
    sheet.write_string(0, 1, tr(N_("How it is counted")), formats.head)
    for number, (title, definition) in enumerate(table.definitions(tr), 1):
        sheet.write_string(number, 0, title, formats.labels[0])
        sheet.write_string(number, 1, definition, formats.wrapped)
