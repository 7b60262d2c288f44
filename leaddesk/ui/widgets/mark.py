"""The mark of the program."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.ui.current import color, px


class Mark(QWidget):
    """A rounded square with an L, in the accent of the theme."""

    def __init__(self, pixels: int = 44) -> None:
        super().__init__()
        self._pixels = pixels
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(px(self._pixels), px(self._pixels))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.width()
        painter.setPen(color("accent"))
        painter.setBrush(color("accent"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), side * 0.2, side * 0.2)
        ink = color("on_accent")
        painter.fillRect(QRectF(side * 0.28, side * 0.22, side * 0.11, side * 0.56), ink)
        painter.fillRect(QRectF(side * 0.28, side * 0.67, side * 0.46, side * 0.11), ink)
