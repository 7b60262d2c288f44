"""The frame of dialogs: as high as its words need at its width; without room for all of it the middle scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from leaddesk.ui import tab_order
from leaddesk.ui.current import px
from leaddesk.ui.focus_ring import FocusRing
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QScrollArea

_LEAST = 110
_EDGE = 24
RING = 4
"""The focus ring of what stands at the edge of a scroll area needs a little room; all else keeps in line with it."""


class ShortDialog(QDialog):
    """The frame of every dialog: put parts into it one below the other."""

    def __init__(self, parent: QWidget | None, name: str, width: int) -> None:
        """Take the window it stands over, what it is called, and its width at 100 %."""
        super().__init__(parent)
        self.setWindowTitle(parent.window().windowTitle() if parent else "LeadDesk")
        self.setAccessibleName(name)
        self.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal)
        self._wide, self._fitting = min(px(width), _width_beside(parent)), False
        self._area: QScrollArea | None = None
        self._inner = QVBoxLayout()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(MARGIN - RING, MARGIN, MARGIN - RING, px(20))
        self._box.setSpacing(GAP)
        # Qt takes the height of wrapped words at another width than the dialog's: it is computed here instead
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._ring = FocusRing(self)

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps what is being typed, to be run on the worker before a lock closes the file."""
        return None

    def put(self, part: QWidget | QLayout) -> None:
        """Put something below the rest."""
        line = row(part)
        line.setContentsMargins(RING, 0, RING, 0)
        self._box.addLayout(line)
        self._ring.raise_()

    def put_roomy(self, content: QLayout) -> None:
        """Put something below the rest that scrolls where the window has no room for all of it."""
        body = QWidget()
        self._inner = QVBoxLayout(body)
        self._inner.setContentsMargins(RING, RING, RING, RING)
        self._inner.addLayout(content)
        self._area = scrolling(body)
        self._box.addWidget(self._area)
        self._ring.raise_()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow the eye."""
        return tab_order.go(self, forward=forward)

    def event(self, event: QEvent) -> bool:
        """Follow words that appear, such as a problem below a field."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self._fitting:
            self._fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """Take the right height."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        self._fitting = True
        if self._area is not None:
            self._area.setFixedHeight(0)
        rest = self._height()
        if self._area is not None:
            wish = _height_of(self._inner, self._wide - 2 * (MARGIN - RING))
            self._area.setFixedHeight(min(wish, max(px(_LEAST), self._room() - rest)))
        self.setFixedSize(self._wide, self._height())
        self._fitting = False

    def _height(self) -> int:
        return _height_of(self._box, self._wide)

    def _room(self) -> int:
        parent = self.parentWidget()
        if parent is not None:
            return parent.window().height() - _EDGE
        return QGuiApplication.primaryScreen().availableGeometry().height() - _EDGE


def _width_beside(parent: QWidget | None) -> int:
    """Return the widest that is seen whole: at 200 % a wide dialog would go past the edge, its buttons with it."""
    if parent is not None:
        return parent.window().width() - _EDGE
    return QGuiApplication.primaryScreen().availableGeometry().width() - _EDGE


def _height_of(layout: QLayout, width: int) -> int:
    layout.invalidate()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
