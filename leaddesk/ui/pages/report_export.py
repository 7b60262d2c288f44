"""A summary as a file: its name says the period and the version, never a person or an office."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QFileDialog, QWidget

from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.periods import Period

FORMATS = {"xlsx": N_("Excel workbook"), "pdf": N_("PDF for printing"), "csv": N_("Text with commas (CSV)")}
LISTS = {"csv": N_("Text with commas (CSV)"), "zip": N_("Encrypted ZIP")}


def file_name(period: Period, kind: str, *, release: bool) -> str:
    """Return ``QTR-2026-Q3-release.xlsx``; another span than a quarter is named by its days."""
    words = period.name.split()
    quarter = next((word for word in words if word.startswith("Q") and word[1:].isdigit()), "")
    year = next((word for word in words if word.removeprefix("FY").isdigit()), "")
    what = f"QTR-{year}-{quarter}" if quarter and year else f"SUM-{period.first}-{period.last}"
    return f"{what}-{'release' if release else 'internal'}.{kind}"


def ask_internal(parent: QWidget, ask: Callable[..., str | None]) -> str | None:
    """Ask whether the version with small counts may become a file: ``export``, ``release``, or else not."""
    answers = [
        Answer("keep", tr(N_("Keep it here")), primary=True),
        Answer("export", tr(N_("Export the internal version"))),
        Answer("release", tr(N_("Switch to Release"))),
    ]
    text = N_("It contains small counts that can point to a person. It is not for release.")
    return ask(parent, tr(N_("Export the internal version?")), tr(text), answers)


def ask_file(
    parent: QWidget, name: str, kind: str, ask: Callable[..., tuple[str, str]] | None = None, title: str = ""
) -> Path | None:
    """Ask where to write; return None if she turned away."""
    ask = ask or QFileDialog.getSaveFileName
    # not the system's own dialog: it would keep the name in its list of recent files
    chosen, _kind = ask(
        parent,
        title or tr(N_("Export summary")),
        str(Path.home() / name),
        f"{tr((FORMATS | LISTS)[kind])} (*.{kind})",
        "",
        QFileDialog.Option.DontUseNativeDialog,
    )
    if not chosen:
        return None
    return Path(chosen if chosen.lower().endswith(f".{kind}") else f"{chosen}.{kind}")


def write_file(file: Path, content: bytes) -> None:
    """Write all of it or nothing; what the machine refuses is said in her words."""
    half = file.with_name(f".{uuid4().hex}.part")
    try:
        with half.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        half.replace(file)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise LeadDeskError(
            N_("The file could not be written there."),
            N_("Choose another folder, or close the file in the program that has it open."),
        ) from error
