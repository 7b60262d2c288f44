"""Phosphor icons that take their colour from the theme when they are painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from leaddesk import paths
from leaddesk.ui.current import current_tokens

RESTING, CHOSEN, BLOCKED = "text_2", "accent", "text_3"


@lru_cache
def _drawing(name: str) -> bytes:
    """Return the SVG of an icon. Raises FileNotFoundError for one that is not bundled."""
    return (paths.icons() / f"{name}.svg").read_bytes()


def pixmap(name: str, size: QSize, color: str, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a colour, ``size`` in device-independent pixels, sharp at the pixel ratio."""
    key = f"leaddesk/{name}/{size.width()}x{size.height()}/{color}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    found = QPixmap(size * ratio)
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", color.encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(found)
    # a wider size keeps the rest as the gap before a button's words
    side = min(size.width(), size.height())
    renderer.render(painter, QRectF(0, (size.height() - side) / 2, side, side))
    painter.end()
    QPixmapCache.insert(key, found)
    return found


class ThemedIconEngine(QIconEngine):
    """Paints one icon; a QIcon made with a fixed colour would keep it after the theme changes."""

    def __init__(self, name: str, resting: str = RESTING) -> None:
        super().__init__()
        self._name = name
        self._resting = resting

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return str(getattr(current_tokens(), BLOCKED))
        chosen = state == QIcon.State.On or mode == QIcon.Mode.Selected
        return str(getattr(current_tokens(), CHOSEN if chosen and self._resting == RESTING else self._resting))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the colour in force."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), pixmap(self._name, rect.size(), self._color(mode, state), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a pixmap of device pixels."""
        return pixmap(self._name, size, self._color(mode, state))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return the icon as a pixmap for a screen of this scale."""
        return pixmap(self._name, size, self._color(mode, state), scale)

    def clone(self) -> QIconEngine:
        """Return a copy, as Qt asks when an icon is detached."""
        return ThemedIconEngine(self._name, self._resting)

    def key(self) -> str:
        """Return the name of this kind of engine."""
        return "leaddesk"


def icon(name: str, resting: str = RESTING) -> QIcon:
    """Return a bundled icon that follows the theme; ``resting`` is the token of its colour."""
    _drawing(name)
    return QIcon(ThemedIconEngine(name, resting))


def draw(painter: QPainter, name: str, at: QRect, color: str, size: int) -> None:
    """Draw an icon centred in a rectangle, in the colour of a token."""
    corner = at.center() - QPoint(size // 2, size // 2) + QPoint(1 - size % 2, 1 - size % 2)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(corner, pixmap(name, QSize(size, size), str(getattr(current_tokens(), color)), ratio))
