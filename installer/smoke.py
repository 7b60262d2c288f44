"""The smoke test: whether a made program folder has everything, run inside it. It runs from the source tree as well.

PyInstaller leaves out what nothing imports by name, and does not say so. So the build records how many forms, measures
and bundled files the source tree has, and the made program counts its own.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
import tempfile
import traceback
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTED = {
    "forms": "leaddesk.documents.forms",
    "measures": "leaddesk.reports.measures",
    "migrations": "leaddesk.storage.migrations",
}
RECORD = "leaddesk-expected.json"
WORDS = 4  # a proposed passphrase has at least so many
PASSPHRASE = "seven small boats cross a quiet lake"  # noqa: S105 - of a vault that lives for a second


class SmokeError(AssertionError):
    """The program folder lacks something or has it wrong."""


def require(fact: bool, otherwise: str) -> None:
    """Raise what is wrong unless the fact holds."""
    if not fact:
        raise SmokeError(otherwise)


def counts(root: Path) -> dict[str, int]:
    """Return what a source tree has of everything that is found by looking, not by name."""
    found = {name: len(modules(root.joinpath(*package.split(".")))) for name, package in COUNTED.items()}
    found["resources"] = sum(1 for path in (root / "resources").rglob("*") if path.is_file())
    return found


def modules(folder: Path) -> list[str]:
    """Return the modules in a folder of the source tree."""
    return [path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")]


def check_libraries() -> str:
    """The database driver is new enough and was built as the records need it."""
    from leaddesk.storage import versions

    versions.require_libraries()
    return ", ".join(f"{name} {'.'.join(map(str, parts))}" for name, parts in versions.libraries().versions.items())


def check_search() -> str:
    """Full-text search answers."""
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE names USING fts5(name)")
        connection.execute("INSERT INTO names VALUES ('Peña')")
        found = connection.execute("SELECT count(*) FROM names WHERE names MATCH 'pena'").fetchone()
    require(found == (1,), "search does not find a name without its accent")
    return "FTS5"


def check_spreadsheets() -> str:
    """A hostile spreadsheet is refused: openpyxl does so only if defusedxml is there and lxml is not."""
    import openpyxl

    require(openpyxl.LXML is False, "openpyxl reads with lxml in place of defusedxml")
    require(openpyxl.DEFUSEDXML is True, "defusedxml is missing, so a hostile spreadsheet would be expanded")
    return "defusedxml in use"


def check_counts() -> str:
    """Every form, measure, migration and bundled file of the source tree is here and can be loaded."""
    expected, here = expectation()
    for name, package in COUNTED.items():
        found = [one.name for one in pkgutil.iter_modules(importlib.import_module(package).__path__)]
        loaded = [importlib.import_module(f"{package}.{one}").__name__ for one in found if not one.startswith("_")]
        require(len(loaded) == expected[name], f"{name}: {len(loaded)} of {expected[name]}")
    files = sum(1 for path in here.rglob("*") if path.is_file())
    require(files == expected["resources"], f"bundled files: {files} of {expected['resources']}")
    return ", ".join(f"{number} {name}" for name, number in expected.items())


def expectation() -> tuple[dict[str, int], Path]:
    """Return what the build recorded, or what the source tree has now, and the folder of bundled files."""
    from leaddesk import paths

    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is None:
        return counts(Path(__file__).parent.parent), paths.resources()
    recorded: dict[str, int] = json.loads((Path(bundle) / RECORD).read_text("utf-8"))
    return recorded, paths.resources()


def check_words() -> str:
    """What libraries read from files of their own was bundled with them."""
    from datetime import date
    from zoneinfo import ZoneInfo

    import phonenumbers
    from babel.dates import format_date
    from nameparser import HumanName
    from nicknames import NickNamer

    from leaddesk.storage import passphrase

    require(
        format_date(date(2026, 11, 3), "long", locale="es") == "3 de noviembre de 2026", "Spanish dates are missing"
    )
    require(ZoneInfo("America/Kentucky/Louisville").key.endswith("Louisville"), "time zones are missing")
    require(len(passphrase.generate().split()) >= WORDS, "the list of words is missing")
    require("bill" in NickNamer().nicknames_of("william"), "the list of nicknames is missing")
    require(HumanName("Dr. Ana de la Cruz").last == "de la Cruz", "the parts of names are missing")
    number = phonenumbers.parse("(606) 555-0142", "US")
    require(phonenumbers.is_possible_number(number), "phone numbers of the US are missing")
    return "dates, zones, words, nicknames, names, phones"


def check_key_stores() -> str:
    """The systems' own key stores that are trusted can be loaded."""
    from leaddesk.storage import keyring_slot

    names = [name for name, _ in keyring_slot.TRUSTED.get(sys.platform, ())]
    for name in names:
        importlib.import_module(name)
    return ", ".join(names)


def check_vault() -> str:
    """A vault is made, closed, and opened again with its passphrase."""
    from leaddesk.storage.kdf import FLOOR
    from leaddesk.storage.upgrade import upgrade, version_of
    from leaddesk.storage.vault import Vault

    with tempfile.TemporaryDirectory(prefix="leaddesk-smoke-") as folder:
        vault = Vault(Path(folder) / "vault")
        opened, _ = vault.create(PASSPHRASE, cost=FLOOR)
        with closing(opened.connect()) as connection:
            upgrade(connection)
            version = version_of(connection)
        require(b"SQLite format" not in vault.database.read_bytes()[:64], "the file of records is not encrypted")
        with closing(vault.unlock_with_passphrase(PASSPHRASE).connect()) as connection:
            require(version_of(connection) == version > 0, "the vault did not open as it was left")
    return f"tables of version {version}"


def check_window() -> str:
    """Qt starts and draws in the bundled fonts, with the bundled icons."""
    import PySide6
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QFontDatabase, QIcon
    from PySide6.QtWidgets import QApplication

    from leaddesk import paths

    application = QApplication.instance() or QApplication([])
    fonts = sorted(path for path in paths.fonts().iterdir() if path.suffix in {".otf", ".ttf"})
    require(len(fonts) > 0, "no fonts")
    for font in fonts:
        require(QFontDatabase.addApplicationFont(str(font)) >= 0, f"{font.name} cannot be used")
    pixmap = QIcon(str(paths.icons() / "leaddesk.svg")).pixmap(QSize(48, 48))
    require(not pixmap.isNull(), "SVG pictures cannot be drawn")
    return f"Qt {PySide6.__version__} with {type(application).__name__}"


def check_papers() -> str:
    """Every form that can be printed blank becomes a PDF, and QtPdf draws it for the preview."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtPdf import QPdfDocument

    papers = blank_papers()
    require(len(papers) > 0, "no form can be printed")
    for key, data in papers.items():
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        require(document.pageCount() > 0, f"{key}: the preview shows no page")
        require(not document.render(0, QSize(300, 400)).isNull(), f"{key}: the preview draws no page")
        document.close()
    return ", ".join(f"{key} {len(data)} bytes" for key, data in papers.items())


def blank_papers() -> dict[str, bytes]:
    """Return each form that has a blank, as PDF."""
    from datetime import UTC, datetime

    from leaddesk.documents.form import render
    from leaddesk.documents.registry import all_forms
    from leaddesk.domain.packets import BlankPacket, Letterhead, Printing
    from leaddesk.i18n import translator

    office = Letterhead("LEAD of Pine County", "Pine County", "", "1 Court Square", "(606) 555-0142", practice=True)
    packet = BlankPacket(office, Printing(datetime.now(UTC), "smoke test"))
    forms = [form for form in all_forms().values() if form.blank]
    return {form.key: render(form, packet, translator("en")).pdf for form in forms}


def check_program() -> str:
    """The program itself can be loaded, with every module of it."""
    import leaddesk
    from leaddesk import app

    require(callable(app.main), "there is nothing to start")
    names = [
        one.name for one in pkgutil.walk_packages(leaddesk.__path__, "leaddesk.") if one.name != "leaddesk.__main__"
    ]
    for name in names:
        importlib.import_module(name)
    return f"LeadDesk {leaddesk.__version__}, {len(names)} modules"


CHECKS: tuple[Callable[[], str], ...] = (
    check_program,
    check_libraries,
    check_search,
    check_spreadsheets,
    check_counts,
    check_words,
    check_key_stores,
    check_vault,
    check_window,
    check_papers,
)


def main(arguments: list[str] | None = None) -> int:
    """Run every check, write the report to the file named or to the screen, and return how many failed."""
    lines: list[str] = []
    failed = 0
    for check in CHECKS:
        name = check.__name__.removeprefix("check_").replace("_", " ")
        try:
            lines.append(f"ok      {name}: {check()}")
        except Exception as error:  # noqa: BLE001 - whatever fails is what this looks for
            failed += 1
            lines += [f"FAILED  {name}: {error!r}", traceback.format_exc()]
    report = "\n".join([*lines, f"{len(CHECKS) - failed} passed, {failed} failed", ""])
    if arguments:
        Path(arguments[0]).write_text(report, "utf-8")
    else:
        out: Any = sys.stdout
        out.write(report)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
