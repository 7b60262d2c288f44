"""A summary as an Excel file (XlsxWriter): plain values only, no formula, nothing hidden, no name in its properties."""

from __future__ import annotations

import textwrap
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from leaddesk.domain.evaluations import NOT_OURS, by_design
from leaddesk.i18n import N_
from leaddesk.reports.pictures import pictures
from leaddesk.reports.table import OVER, Cell, State, Unit
from leaddesk.reports.xlsx_charts import add_charts, lay_out

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
_LABELS, _FIGURES, _QUARTERS, _WORDS = 50, 16, 11, 100
"""How wide columns are, in characters."""
_LINE, _TITLE_LINE, _LARGER, _PROSE = 15.0, 21.0, 1.45, 1.15
"""How high a line is, in points; how much wider the letters of a title are, and narrower those of sentences."""
_LONGEST_HEAD = 44
"""Characters of a title in the head of a printed sheet, beside the days."""


class _Formats:
    """The looks of cells, made once for a file."""

    def __init__(self, book: Any) -> None:
        def look(**more: Any) -> Any:
            return book.add_format({**_FACE, **more})

        self.title = look(bold=True, font_size=16, text_wrap=True)
        self.plain = look(text_wrap=True)
        self.warning = look(bold=True, text_wrap=True)
        self.wrapped = look(text_wrap=True, valign="top")
        self.head = look(bold=True, bottom=2, text_wrap=True)
        self.head_right = look(bold=True, bottom=2, align="right", text_wrap=True)
        self.section = look(bold=True, font_size=12, top=1, text_wrap=True)
        self.labels = (look(bold=True, bottom=4, text_wrap=True), look(indent=1, bottom=4, text_wrap=True))
        self.defined = look(bold=True, text_wrap=True, valign="top")
        self.heading = look(indent=1, bold=True, text_wrap=True)
        self.number = look(num_format="#,##0", align="right", bottom=4)
        self.percent = look(num_format="0%", align="right", bottom=4)
        self.dollars = look(num_format="$#,##0.00", align="right", bottom=4)
        self.part = look(num_format="#,##0.0", align="right", bottom=4)
        self.word = look(align="right", bottom=4)
        self._look, self._flagged = look, dict[tuple[str, str], Any]()

    def flagged(self, pattern: str, words: str) -> Any:
        """Return the look of a number with words behind it: they stand in the cell, and it stays a number."""
        quoted = words.replace('"', "")
        if (pattern, quoted) not in self._flagged:
            self._flagged[pattern, quoted] = self._look(num_format=f'{pattern}"{quoted}"', align="right", bottom=4)
        return self._flagged[pattern, quoted]


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
    formats, head = _Formats(book), _head(table, profile, imprint)
    _summary(book, formats, table, profile, imprint)
    if table.trend_periods and any(row.trend for row in table.rows):
        _trend(book, formats, table, imprint)
    _charts(book, formats, table, imprint)
    _definitions(book, formats, table, imprint)
    for sheet in book.worksheets():
        sheet.set_header(head)
    book.close()
    return stream.getvalue()


def _head(table: Table, profile: Profile, imprint: Imprint) -> str:
    """Return what each printed page says on top: one that comes apart still tells whether it may leave the office."""
    title = textwrap.shorten(imprint.title(table, profile), _LONGEST_HEAD, placeholder="…").replace("&", "&&")
    practice = "&C&BPRACTICE" if imprint.office.practice else ""
    # &8 is the size; the space ends its number
    return f"&L&8 {title}{practice}&R&8 {imprint.days(table)} · {imprint.version(table)}"


def _sheet(book: Any, name: str, imprint: Imprint, *, landscape: bool = False) -> Any:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_paper(1)
    sheet.fit_to_pages(1, 0)
    if landscape:
        sheet.set_landscape()
    sheet.set_footer(f"&L{imprint.printed.replace('&', '&&')}&R&P / &N")
    return sheet


def _lines(text: str, wide: float) -> int:
    """Return how many lines a text takes in a cell: no program measures a row again that has wrapped words."""
    return sum(max(1, len(textwrap.wrap(part, max(1, int(wide))))) for part in text.split("\n"))


def _across(sheet: Any, row: int, last: int, text: str, look: Any, wide: float, line: float = _LINE) -> None:
    """Write a text over the whole width of a table: one that ran out to the right would print everything small."""
    sheet.merge_range(row, 0, row, last, text, look)
    sheet.set_row(row, line * _lines(text, wide * _PROSE))


def _label(sheet: Any, row: int, text: str, look: Any, wide: int = _LABELS - 2) -> None:
    """Write what stands left of the figures, on as many lines as it takes."""
    sheet.write_string(row, 0, text, look)
    if (lines := _lines(text, wide)) > 1:
        sheet.set_row(row, lines * _LINE)


def _opening(sheet: Any, formats: _Formats, table: Table, profile: Profile, imprint: Imprint) -> int:
    """Write what stands above a table and return the row below it."""
    tr, row, last, wide = imprint.tr, 3, len(table.columns), _width(table)
    _across(sheet, 0, last, imprint.title(table, profile), formats.title, wide / _LARGER, _TITLE_LINE)
    _across(sheet, 1, last, imprint.office.site_name, formats.plain, wide)
    _across(sheet, 2, last, f"{imprint.days(table)} · {imprint.version(table)}", formats.plain, wide)
    practice = tr(N_("PRACTICE: everybody counted here is invented.")) if imprint.office.practice else ""
    for note in filter(None, [practice, *imprint.notes(table)]):
        _across(sheet, row, last, note, formats.warning, wide)
        row += 1
    return row + 1


def _width(table: Table) -> int:
    return _LABELS + _FIGURES * len(table.columns)


def _summary(book: Any, formats: _Formats, table: Table, profile: Profile, imprint: Imprint) -> None:
    tr = imprint.tr
    sheet = _sheet(book, tr(N_("Summary")), imprint)
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, len(table.columns), _FIGURES)
    row = _opening(sheet, formats, table, profile, imprint)
    sheet.write_string(row, 0, tr(N_("Measure")), formats.head)
    for place, column in enumerate(table.columns, 1):
        named = f"{tr(column.title)}\n{column.period.name or column.period.shown(tr)}".strip()
        sheet.write_string(row, place, named, formats.head_right)
    most = max(len(column.period.name or column.period.shown(tr)) for column in table.columns)
    sheet.set_row(row, _LINE * (2 if most < _FIGURES else 3))
    sheet.freeze_panes(row + 1, 1)
    sheet.repeat_rows(row)
    for section in table.sections:
        row += 1
        _label(sheet, row, tr(section.title), formats.section)
        heading = ""
        for line in section.rows:
            if line.heading and line.heading != heading:
                row += 1
                _label(sheet, row, tr(line.heading), formats.heading)
            heading, row = line.heading, row + 1
            _label(sheet, row, tr(line.label), formats.labels[line.level])
            for place, cell in enumerate(line.cells, 1):
                _write(sheet, row, place, cell, table, formats, imprint)
    row = _quoted(sheet, row + 2, table, profile, formats, tr)
    _across(sheet, row, len(table.columns), imprint.legend(table), formats.wrapped, _width(table))


def _quoted(sheet: Any, row: int, table: Table, profile: Profile, formats: _Formats, tr: Translator) -> int:
    """Write the published studies under their designs and return the row below them."""
    if not profile.citations:
        return row
    last, wide = len(table.columns), _width(table)
    _across(sheet, row, last, tr(N_("Published studies")), formats.section, wide)
    _across(sheet, row + 1, last, tr(NOT_OURS), formats.warning, wide)
    row += 2
    for design, those in by_design(profile.citations):
        _across(sheet, row, last, tr(design.label), formats.heading, wide)
        for one in those:
            row += 1
            _across(sheet, row, last, f"{tr(one.claim)} {tr(one.among)} {tr(one.source)}", formats.plain, wide)
        row += 1
    return row + 1


def _write(sheet: Any, row: int, place: int, cell: Cell, table: Table, formats: _Formats, imprint: Imprint) -> None:
    if cell.state is not State.SHOWN or cell.value is None:
        sheet.write_string(row, place, cell.text(table.threshold, imprint.tr), formats.word)
    elif cell.over:
        words = imprint.tr(OVER, figure="", limit=cell.over)
        pattern = "#,##0.0" if cell.value % cell.unit.parts else "#,##0"
        sheet.write_number(row, place, cell.value / cell.unit.parts, formats.flagged(pattern, words))
    else:
        sheet.write_number(row, place, *_number(cell.value, cell.unit, formats))


def _number(value: int, unit: Unit, formats: _Formats) -> tuple[float, Any]:
    """Return a figure as a number of the sheet, and its look: a whole number has no part, as on the screen."""
    if unit is Unit.PERCENT:
        return value / 100, formats.percent
    if unit is Unit.DOLLARS:
        return value / unit.parts, formats.dollars
    return value / unit.parts, formats.part if value % unit.parts else formats.number


def _trend(book: Any, formats: _Formats, table: Table, imprint: Imprint) -> None:
    tr = imprint.tr
    sheet = _sheet(book, tr(N_("Last quarters")), imprint, landscape=True)
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, len(table.trend_periods), _QUARTERS)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.write_string(0, 0, tr(N_("Measure")), formats.head)
    for place, period in enumerate(table.trend_periods, 1):
        sheet.write_string(0, place, period.name, formats.head_right)
    rows: list[Row] = [row for row in table.rows if row.trend]
    number, heading = 0, ""
    for line in rows:
        if line.heading and line.heading != heading:
            number += 1
            _label(sheet, number, tr(line.heading), formats.heading)
        heading, number = line.heading, number + 1
        _label(sheet, number, tr(line.label), formats.labels[line.level])
        for place, cell in enumerate(line.trend, 1):
            _write(sheet, number, place, cell, table, formats, imprint)


def _charts(book: Any, formats: _Formats, table: Table, imprint: Imprint) -> None:
    found = pictures(table, imprint.tr)
    if not found:
        return
    sheet = _sheet(book, imprint.tr(N_("Charts")), imprint)
    lay_out(sheet, len(found))

    def write(target: Any, line: int, place: int, point: Point) -> None:
        if point.value is None:
            target.write_string(line, place, point.shown, formats.word)
        else:
            target.write_number(line, place, point.value, formats.number)

    add_charts(book, sheet, found, (formats.head, formats.head_right, formats.plain), write)


def _definitions(book: Any, formats: _Formats, table: Table, imprint: Imprint) -> None:
    tr = imprint.tr
    sheet = _sheet(book, tr(N_("How it is counted")), imprint, landscape=True)
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, 1, _WORDS)
    sheet.write_string(0, 0, tr(N_("Measure")), formats.head)
    sheet.write_string(0, 1, tr(N_("How it is counted")), formats.head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for number, (title, definition) in enumerate(table.definitions(tr), 1):
        sheet.write_string(number, 0, title, formats.defined)
        sheet.write_string(number, 1, definition, formats.wrapped)
        sheet.set_row(number, _LINE * max(_lines(title, _LABELS - 4), _lines(definition, _WORDS * _PROSE)) + 3)
