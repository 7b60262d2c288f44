"""Where a paper goes: to a printer, drawn page by page off the main thread, or into a file that she names.

Thin on purpose. Not yet run on Windows and macOS.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog
from shiboken6 import isValid

from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import CLOSE, Answer, Question
from leaddesk.ui.pdf_pages import band, opened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST_DPI = 300
_BAND = 400
_INCH = 72
_MAKES_FILES = ("pdf", "xps", "onenote", "document writer", "image writer")
NOT_PRINTED = N_("The printer did not take the paper.")
LOOK_AT_IT = N_("See that it is on and has paper, then try again. The paper itself is kept.")
STOPPED = N_("Printing was stopped.")
SHRED = N_("Shred the pages that came out. The paper itself is kept.")
NO_PRINTER = N_("This computer knows no printer")
SET_ONE_UP = N_(
    "Add one in the settings of the system, then print again. Until then the paper can be saved as a PDF and printed"
    " elsewhere; such a file is not encrypted."
)
NOT_SAVED = N_("The file could not be saved there.")
ELSEWHERE = N_("Choose another place, or make room there. The paper itself is kept.")


@dataclass(frozen=True, slots=True)
class Target:
    """What takes the final bytes, on the worker; ``file`` is the file that she named, if it is one.

    ``copies`` is how many the printer was told to make in the end; 0 leaves it at what was asked for.
    """

    send: Callable[..., object]
    file: Path | None = None
    copies: int = 0
    unnamed: bool = False
    """Whether the printer makes a file of its own, whose name it asks for where nobody else hears it."""
    steps: bool = False
    """Whether ``send`` takes, beside the bytes, what is asked before each page whether it may go on."""


Step = Callable[[int, int], bool]
"""Hears before each page which one it is, of how many; says whether it may be drawn."""
Chooser = Callable[["QWidget", str, int], Target | None]
"""Asks where a paper goes: parent, file name, copies; None if she turned away.

No copies means that the paper holds its numbered copies itself: the printer makes each page once.
"""


def choose_printer(parent: QWidget, name: str, copies: int) -> Target | None:
    """Ask for a printer; the job's name is the paper's file name, which names nobody.

    Where the computer knows no printer it says so, and what can be done; nothing is made or logged then.
    """
    if not QPrinterInfo.availablePrinterNames():
        Question.ask(parent, tr(NO_PRINTER), tr(SET_ONE_UP), [Answer("close", tr(CLOSE))])
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setCopyCount(max(1, copies))
    # one person's page never lies on the back of another's, whatever the driver begins with
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if not isValid(parent):
        # a lock came meanwhile: the system's own dialog stays open over it, and nobody is left to print for
        return None
    dialog.deleteLater()
    if not accepted:
        return None
    # a printer that writes files keeps one, which she may have to delete later
    file = Path(printer.outputFileName()) if printer.outputFileName() else None
    if not copies:
        printer.setCopyCount(1)
    unnamed = file is None and makes_files(printer.printerName())
    return Target(partial(draw, printer), file, printer.copyCount(), unnamed=unnamed, steps=True)


def makes_files(name: str) -> bool:
    """Return whether a printer of this name makes no paper but a file, as those that come with Windows do."""
    return any(word in name.casefold() for word in _MAKES_FILES)


def choose_file(parent: QWidget, name: str, _copies: int) -> Target | None:
    """Ask where to save the file; an existing one is only replaced if she says so."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    # not the system's own dialog: it would keep the file in its list of recent ones
    options = QFileDialog.Option.DontUseNativeDialog
    start, title = str(Path(folder) / name), tr(N_("Save PDF"))
    chosen, _ = QFileDialog.getSaveFileName(parent, title, start, "PDF (*.pdf)", options=options)
    if not chosen:
        return None
    file = Path(chosen)
    if file.suffix.lower() != ".pdf":
        file = file.with_name(f"{file.name}.pdf")
    return Target(partial(write_whole, file), file)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises LeadDeskError where the place refuses."""
    made: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".part", delete=False) as part:
            made = Path(part.name)
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        made.replace(file)
    except OSError:
        if made is not None:
            made.unlink(missing_ok=True)
        raise LeadDeskError(NOT_SAVED, ELSEWHERE) from None


def draw(printer: QPrinter, pdf: bytes, step: Step = lambda _page, _pages: True) -> None:
    """Draw every page of a PDF on a printer in grey bands, one to one, at most 300 dots an inch.

    Raises LeadDeskError where the printer refuses, and where ``step`` says before a page that it is to stop.
    """
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(printer):
        raise LeadDeskError(NOT_PRINTED, LOOK_AT_IT)
    try:
        with opened(pdf) as document:
            for page in range(document.pageCount()):
                if not step(page + 1, document.pageCount()):
                    printer.abort()
                    raise LeadDeskError(STOPPED, SHRED)
                if page and not printer.newPage():
                    raise LeadDeskError(NOT_PRINTED, LOOK_AT_IT)
                points = document.pagePointSize(page)
                dots = min(MOST_DPI, printer.resolution())
                whole = QSize(round(points.width() / _INCH * dots), round(points.height() / _INCH * dots))
                unit = printer.resolution() / dots
                for top in range(0, whole.height(), _BAND):
                    part = QRect(0, top, whole.width(), min(_BAND, whole.height() - top))
                    at = QRectF(0, top * unit, part.width() * unit, part.height() * unit)
                    painter.drawImage(at, band(document, page, whole, part))
    finally:
        painter.end()
