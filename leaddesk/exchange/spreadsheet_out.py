"""A list as a spreadsheet: the cells of the screen, no formula whatever was typed, filters and purpose named in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from leaddesk.domain.comma_text import clean, comma_text
from leaddesk.domain.list_exports import ListFormat
from leaddesk.i18n import N_, show_stamp, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | int | float | date
"""What a cell holds: words, a number or a day."""
_LONGEST: Final = 32_767
"""As many letters as a cell of a spreadsheet takes."""
_NARROW, _WIDE = 10, 48
_PLAIN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}


@dataclass(frozen=True, slots=True)
class ListCopy:
    """A list as it stands on the screen, with what the file says about itself. Words are translated already."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    filters: tuple[str, ...]
    purpose: str
    office: str
    made_at: datetime
    made_by: str
    practice: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what the file says about itself: the filters that are on, the purpose, and for whom it is."""
        filters = ", ".join(self.filters) or tr(N_("none, the whole list"))
        made = tr(N_("Made {time} by {name}"), time=show_stamp(self.made_at), name=self.made_by)
        return (
            *([tr(N_("PRACTICE: everybody named here is invented."))] if self.practice else []),
            f"{self.office} · {made}",
            tr(N_("Filter: {filters}"), filters=filters),
            tr(N_("Rows: {count}"), count=len(self.rows)),
            tr(N_("Purpose: {purpose}"), purpose=self.purpose),
            tr(N_("Internal: for the office itself only. What goes to anybody else leaves through Print.")),
        )

    def file_name(self, ending: str) -> str:
        """Return ``LIST-participants-2026-11-03.xlsx``: never a name of a person."""
        return f"LIST-{self.key}-{self.made_at.date().isoformat()}.{ending}"


def spreadsheet(copy: ListCopy, kind: ListFormat) -> bytes:
    """Return the list as a file of a kind."""
    return workbook(copy) if kind is ListFormat.XLSX else comma_file(copy)


def encrypted(name: str, content: bytes, passphrase: str) -> bytes:
    """Return a ZIP that only the passphrase opens (AES-256, as 7-Zip, WinZip and the newer Windows read it)."""
    import pyzipper  # noqa: PLC0415 - rarely used

    stream = BytesIO()
    with pyzipper.AESZipFile(stream, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as folder:
        folder.setpassword(passphrase.encode())
        folder.writestr(name, content)
    return stream.getvalue()


def comma_file(copy: ListCopy) -> bytes:
    """Return the list as CSV: heads, rows, and after an empty line what it is; days as 2026-11-03."""
    rows = ([value.isoformat() if isinstance(value, date) else value for value in row] for row in copy.rows)
    return comma_text([copy.heads, *rows, (), *((note,) for note in (copy.title, *copy.notes))])


def workbook(copy: ListCopy) -> bytes:
    """Return the list as an Excel file: words are words, days are days, and nothing is a formula."""
    import xlsxwriter  # noqa: PLC0415 - rarely used

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, _PLAIN)
    moment = copy.made_at.replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": copy.title, "author": "LeadDesk", "company": "", "comments": "", "created": moment})
    face = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    words, day = book.add_format(face), book.add_format({**face, "num_format": "mmm d, yyyy", "align": "left"})
    head = book.add_format({**face, "bold": True, "bottom": 2})
    title = book.add_format({**face, "bold": True, "font_size": 16})
    sheet = book.add_worksheet()
    sheet.set_paper(1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, copy.title[:_LONGEST], title)
    first = 1
    for note in copy.notes:
        _write(sheet, first, 0, note, words, day)
        first += 1
    first += 1
    for place, name in enumerate(copy.heads):
        sheet.write_string(first, place, name[:_LONGEST], head)
        sheet.set_column(place, place, _width(copy.rows, place, name))
    for number, row in enumerate(copy.rows, first + 1):
        for place, value in enumerate(row):
            _write(sheet, number, place, value, words, day)
    sheet.freeze_panes(first + 1, 0)
    sheet.repeat_rows(first)
    if copy.rows:
        sheet.autofilter(first, 0, first + len(copy.rows), len(copy.heads) - 1)
    book.close()
    return stream.getvalue()


def _write(sheet: Any, row: int, place: int, value: Value, words: Any, day: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, place, clean(value)[:_LONGEST], words)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
    else:
        sheet.write_number(row, place, value, words)


def _width(rows: Sequence[tuple[Value, ...]], place: int, head: str) -> int:
    longest = max((len(str(row[place])) for row in rows), default=0)
    return max(_NARROW, min(_WIDE, max(longest, len(head)) + 2))
