"""Tells a benchmark when the first view was painted. It sees no record and is not loaded otherwise."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class _FirstPaint(QObject):
    def __init__(self, app: QApplication, file: Path) -> None:
        super().__init__(app)
        self._app, self._file = app, file
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._app.removeEventFilter(self)
            # the whole window is drawn in this turn of the loop
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self._file.write_text(repr(time.monotonic()), "utf-8")


def note_first_paint(app: QApplication, file: str) -> None:
    """Write the monotonic moment at which the first view had been painted into a file."""
    _FirstPaint(app, Path(file))
