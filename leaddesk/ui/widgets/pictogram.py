"""A small icon beside words. It says nothing by itself, so it has no accessible name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.ui import icons
from leaddesk.ui.current import px


class Pictogram(QWidget):
    """One bundled icon in the colour of a token."""

    def __init__(self, name: str, pixels: int = 20, color: str = "text_2") -> None:
        super().__init__()
        self._name, self._pixels, self._color = name, pixels, color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, color: str = "text_2") -> None:
        """Show another icon."""
        self._name, self._color = name, color
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square of the icon's size."""
        return QSize(px(self._pixels), px(self._pixels))

    def minimumSizeHint(self) -> QSize:
        """Return the same: an icon is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the colour in force."""
        painter = QPainter(self)
        icons.draw(painter, self._name, self.rect(), self._color, px(self._pixels))
