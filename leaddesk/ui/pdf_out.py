"""Lets a PDF out of memory: to a printer, page by page, or to a file that she names. No temporary file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable

_DPI = 300


def save_pdf(parent: QWidget, content: bytes, name: str, ask: Callable[..., tuple[str, str]] | None = None) -> bool:
    """Ask for a file and write the PDF there; return whether it was written."""
    ask = ask or QFileDialog.getSaveFileName
    # not the system's own dialog: it would keep the name in its list of recent files
    chosen, _kind = ask(
        parent,
        tr(N_("Save as PDF")),
        str(Path.home() / name),
        "PDF (*.pdf)",
        "",
        QFileDialog.Option.DontUseNativeDialog,
    )
    if not chosen:
        return False
    file = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
    with file.open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    return True


def print_pdf(parent: QWidget, content: bytes, _name: str) -> bool:
    """Ask for a printer and draw the PDF on it; return whether it was sent."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - 30 ms, and few sessions print

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    printer.setDocName("LeadDesk")
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    return draw(content, printer)


def draw(content: bytes, printer: object) -> bool:
    """Draw each page of a PDF on a printer, in grey."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize  # noqa: PLC0415 - as above
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

    if not isinstance(printer, QPrinter):
        raise TypeError
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        size = QSize(round(points.width() / 72 * _DPI), round(points.height() / 72 * _DPI))
        image = document.render(page, size).convertToFormat(QImage.Format.Format_Grayscale8)
        painter.drawImage(QRect(0, 0, size.width(), size.height()), image)
    painter.end()
    document.close()
    return True
