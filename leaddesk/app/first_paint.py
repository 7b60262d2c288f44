"""Tells when the first view is painted: what it does not need may load from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class FirstPaint(QObject):
    """Watches the program until its first view is painted."""

    done = Signal()

    def __init__(self, app: QApplication) -> None:
        """Begin to watch."""
        super().__init__(app)
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See the first paint event; the rest of the window is painted in the same turn of the loop."""
        if event.type() == QEvent.Type.Paint:
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self.done.emit)
        return False
