"""The house rules that no other tool watches, and proof that the import contracts bite."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import leaddesk
from installer import dev

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TOP = {"leaddesk", "resources", "installer", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
MADE = {"build", "dist", "practice-output"}
SOURCES = sorted(file for folder in ("leaddesk", "installer", "tests") for file in (ROOT / folder).rglob("*.py"))


def test_the_top_level_holds_only_what_belongs_there():
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - MADE == TOP


def test_no_source_file_grows_past_400_lines():
    # a migration is written by a tool from the tables, all of one release in one step, and never changed again
    migrations = ROOT / "leaddesk" / "storage" / "migrations"
    read = [file for file in SOURCES if not (file.parent == migrations and re.match(r"m\d+_", file.name))]
    lines = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in read}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_every_silenced_rule_says_which_and_why():
    bare = re.compile(r"#\s*noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)* - \S)|#\s*type: ignore(?!\[)")
    silent = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in SOURCES
        if file != Path(__file__)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert silent == []


def test_the_version_is_said_the_same_everywhere():
    assert PYPROJECT["project"]["version"] == leaddesk.__version__
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_continuous_integration_runs_the_tests():
    assert "python3 installer/dev.py test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_every_kept_dependency_is_locked():
    lock = (ROOT / "installer" / "lock-run.txt").read_text("utf-8")
    assert [name for name in PYPROJECT["project"]["dependencies"] if f"\n{name}==" not in lock] == []


# fonts and icons


def font_tables(file: Path) -> dict[bytes, bytes]:
    data = file.read_bytes()
    (count,) = struct.unpack(">H", data[4:6])
    entries = [struct.unpack(">4sIII", data[12 + 16 * n : 28 + 16 * n]) for n in range(count)]
    return {tag: data[offset : offset + length] for tag, _, offset, length in entries}


FONTS = sorted((ROOT / "resources" / "fonts").glob("*.[ot]tf"))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_a_bundled_font_may_be_embedded_and_has_its_licence_beside_it(font):
    assert struct.unpack(">H", font_tables(font)[b"OS/2"][8:10]) == (0,)
    family = "Inter" if font.name.startswith("Inter") else "NotoSans"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (font.parent / f"OFL-{family}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"])
def test_a_paper_font_has_outlines_that_a_pdf_can_take(name):
    assert b"glyf" in font_tables(ROOT / "resources" / "fonts" / name)


def test_every_icon_is_used_takes_the_colour_of_the_theme_and_has_the_licence_beside_it():
    icons = [icon for icon in (ROOT / "resources" / "icons").glob("*.svg") if icon.stem != "leaddesk"]
    program = "".join(file.read_text("utf-8") for file in SOURCES if ROOT / "leaddesk" in file.parents)
    assert [icon.stem for icon in icons if f'"{icon.stem}"' not in program] == []
    assert [icon.name for icon in icons if 'fill="currentColor"' not in icon.read_text("utf-8")] == []
    assert "Phosphor" in (ROOT / "resources" / "icons" / "LICENSE-Phosphor.txt").read_text("utf-8")


# import contracts, tried on an empty house with the same layers

LAYERS = [
    name.strip(" ()")
    for line in PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    for name in line.replace(":", "|").split("|")
]


@pytest.fixture
def empty_house(tmp_path):
    for name in LAYERS:
        folder = tmp_path / "leaddesk" / name
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    (tmp_path / "leaddesk" / "__init__.py").touch()
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return tmp_path


def test_the_first_pages_bring_no_library_of_paper_or_spreadsheets():
    pages = ("today_page", "participants_page", "record_view", "print_menu", "reports_page", "court.court_page")
    asked = "; ".join(["import sys, leaddesk.ui", *(f"import leaddesk.ui.pages.{page}" for page in pages)])
    heavy = {"reportlab", "PIL", "pypdf", "xlsxwriter", "openpyxl", "pyzipper"}
    command = [sys.executable, "-c", f"{asked}; print(sorted(set(sys.modules) & {heavy!r}))"]
    seen = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True)
    assert seen.stdout.strip() == "[]"


def lint_imports(house: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", dev.CONTRACTS]
    environ = {"PATH": "", "NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(command, check=False, cwd=house, env=environ, capture_output=True, text=True)


def test_imports_that_go_down_are_allowed(empty_house):
    (empty_house / "leaddesk" / "ui" / "page.py").write_text(
        "import PySide6\nimport leaddesk.services\nimport leaddesk.documents\n"
    )
    (empty_house / "leaddesk" / "services" / "people.py").write_text("import sqlalchemy\nimport leaddesk.storage\n")
    answer = lint_imports(empty_house)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("where", "what", "contract"),
    [
        ("domain", "leaddesk.services", "Imports go down only"),
        ("services", "leaddesk.ui", "Imports go down only"),
        ("reports", "leaddesk.documents", "Imports go down only"),
        ("services", "PySide6.QtCore", "Qt is known to ui and app only"),
        ("exchange", "PySide6.QtGui", "Qt is known to ui and app only"),
        ("ui", "sqlalchemy", "The encrypted file is unknown to ui, documents and domain"),
        ("documents", "leaddesk.storage", "The encrypted file is unknown to ui, documents and domain"),
        ("domain", "sqlcipher3", "The encrypted file is unknown to ui, documents and domain"),
    ],
)
def test_an_import_that_breaks_a_contract_is_found(empty_house, where, what, contract):
    (empty_house / "leaddesk" / where / "bad.py").write_text(f"import {what}\n")
    answer = lint_imports(empty_house)
    assert answer.returncode == 1
    assert f"{contract} BROKEN" in answer.stdout


def test_a_module_outside_the_layers_is_found(empty_house):
    (empty_house / "leaddesk" / "helpers.py").touch()
    answer = lint_imports(empty_house)
    assert answer.returncode == 1
    assert "leaddesk.helpers" in answer.stdout
