"""As much of a dialog as the window has room for; the rest scrolls, so that its buttons are never cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.ui.current import px
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.panels import scrolling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QScrollArea

_AROUND = 190
_LEAST = 110
# the focus ring of what stands at the edge needs a little room inside the scroll area
_RING = 4


def roomy(parent: QWidget | None, content: QLayout, width: int) -> QScrollArea:
    """Return a scroll area around the content of a dialog of this width (pixels, with its margins)."""
    body = QWidget()
    inner = QVBoxLayout(body)
    inner.setContentsMargins(_RING, _RING, _RING, _RING)
    inner.addLayout(content)
    area = scrolling(body)
    inside = width - 2 * MARGIN
    wish = inner.heightForWidth(inside) if inner.hasHeightForWidth() else inner.sizeHint().height()
    screen = QGuiApplication.primaryScreen().availableGeometry().height()
    whole = parent.window().height() if parent is not None else screen
    area.setFixedHeight(min(wish + 2 * _RING, max(px(_LEAST), whole - px(_AROUND))))
    return area
