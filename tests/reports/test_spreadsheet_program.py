"""Another spreadsheet program opens the file without a question and shows what the screen shows."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import UTC, datetime
from random import Random

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.packets import Letterhead
from leaddesk.domain.periods import quarter
from leaddesk.i18n import translator
from leaddesk.reports import to_xlsx
from leaddesk.reports.imprint import Imprint
from leaddesk.reports.summary import Summaries
from leaddesk.reports.table import Unit
from leaddesk.services.settings import Settings
from tests.reports.random_office import fill

EVERY_SHEET_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
MOMENT = datetime(2026, 11, 3, 21, 14, tzinfo=UTC)
OFFICE = Letterhead("Tamarack County LEAD", "Tamarack", "D. Whitlock", "118 Depot Street", "(509) 555-0118")


def sheets(folder, content):
    """Return the cells of every sheet as LibreOffice shows them."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("soffice is not there: install libreoffice-calc")
    (folder / "book.xlsx").write_bytes(content)
    words = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run(
        [*words, "--convert-to", EVERY_SHEET_AS_SHOWN, "--outdir", str(folder), str(folder / "book.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = {}
    for file in folder.glob("book-*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            found[file.stem.removeprefix("book-")] = list(csv.reader(lines))
    return found


def as_text(cell, threshold):
    """Return a cell as on the screen, but money as a plain number: so the text files of LibreOffice have it."""
    if cell.unit is Unit.DOLLARS and cell.value is not None:
        return f"{cell.value / cell.unit.parts:.2f}".rstrip("0").rstrip(".")
    return cell.text(threshold)


@pytest.mark.prove
@pytest.mark.parametrize("release", [False, True])
@pytest.mark.parametrize("profile", ["county_board", "policy_group", "equity"])
def test_libreoffice_shows_what_the_screen_shows(database, tmp_path, profile, release):
    with database.write("Draw") as session:
        fill(session, Random(2), 60)
    clock = Clock(lambda: MOMENT)
    summaries = Summaries(database, clock, Settings(database, clock))
    table = summaries.table(quarter(2026, 3), release=release, profile=profile)
    content = to_xlsx.workbook(table, summaries.profile(profile), Imprint(OFFICE, MOMENT, translator("en")))

    found = sheets(tmp_path, content)
    shown = [tuple(cell for cell in line) for line in found["Summary"] if len(line) > 1 and line[1]][1:]

    wanted = [(row.label, *(as_text(cell, table.threshold) for cell in row.cells)) for row in table.rows]
    assert [tuple(line[: len(wanted[0])]) for line in shown] == wanted
    assert len(found["How it is counted"]) == len(table.definitions(translator("en"))) + 1
