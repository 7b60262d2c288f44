"""The same work without LeadDesk: a bare window, bare reportlab, bare XlsxWriter. Imports nothing of the program."""

from __future__ import annotations

import os
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

_MARGIN, _LINE, _SIZE = 56, 12, 9


def resident_mb() -> float:
    """Return the memory of this process that is in use now, in MB."""
    counts = Path("/proc/self/statm")
    if counts.exists():
        return int(counts.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    if os.name == "nt":
        return _resident_mb_on_windows()
    import resource  # noqa: PLC0415 - not on Windows

    # this system tells the highest use only
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def _resident_mb_on_windows() -> float:
    import ctypes  # noqa: PLC0415 - for this system only

    class Counters(ctypes.Structure):
        _fields_ = [
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            *((name, ctypes.c_size_t) for name in ("peak", "resident", "a", "b", "c", "d", "e", "f")),
        ]

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows alone
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    counters = Counters(size=ctypes.sizeof(Counters))
    kernel.K32GetProcessMemoryInfo(ctypes.c_void_p(kernel.GetCurrentProcess()), ctypes.byref(counters), counters.size)
    return int(counters.resident) / 1e6


def window(told: Path) -> None:
    """Paint a window with a field and a button, and tell when that was done and how much memory it took."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - a part of what is measured
    from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget  # noqa: PLC0415 - as above

    class Window(QWidget):
        def paintEvent(self, _event: Any) -> None:  # noqa: N802 - Qt's name
            QTimer.singleShot(0, note)

    def note() -> None:
        told.write_text(f"{time.monotonic()!r} {resident_mb()}", "utf-8")
        app.exit()

    app = QApplication(sys.argv[:1])
    shown = Window()
    box = QVBoxLayout(shown)
    for part in (QLabel("Passphrase"), QLineEdit(), QPushButton("Unlock")):
        box.addWidget(part)
    shown.resize(1366, 688)
    shown.show()
    app.exec()


def pdf_seconds(papers: list[bytes], fonts: Path) -> list[float]:
    """Return how long reportlab alone takes to draw the lines of each paper."""
    from pypdf import PdfReader  # noqa: PLC0415 - loaded only after the memory was read
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - as above
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

    pdfmetrics.registerFont(TTFont("bare", str(next(fonts.rglob("NotoSans-Regular.ttf")))))
    seconds = []
    for paper in papers:
        pages = [page.extract_text().splitlines() for page in PdfReader(BytesIO(paper)).pages]
        began = time.perf_counter()
        canvas = Canvas(BytesIO(), pagesize=(612, 792))
        for lines in pages:
            canvas.setFont("bare", _SIZE)
            for number, line in enumerate(lines):
                canvas.drawString(_MARGIN, 792 - _MARGIN - number * _LINE, line)
            canvas.showPage()
        canvas.save()
        seconds.append(time.perf_counter() - began)
    return seconds


def xlsx_seconds(content: bytes) -> float:
    """Return how long XlsxWriter alone takes for the cells of a workbook."""
    from openpyxl import load_workbook  # noqa: PLC0415 - loaded only after the memory was read
    from xlsxwriter import Workbook  # noqa: PLC0415 - as above

    read = load_workbook(BytesIO(content))
    sheets = [
        (
            sheet.title,
            [
                (row, column, value)
                for row, line in enumerate(sheet.iter_rows(values_only=True))
                for column, value in enumerate(line)
            ],
        )
        for sheet in read.worksheets
    ]
    began = time.perf_counter()
    made = Workbook(BytesIO(), {"in_memory": True})
    for title, cells in sheets:
        sheet = made.add_worksheet(title)
        for row, column, value in cells:
            if value is not None:
                sheet.write(row, column, value if isinstance(value, int | float) else str(value))
    made.close()
    return time.perf_counter() - began


if __name__ == "__main__":
    window(Path(sys.argv[1]))
