"""The one top-level window: what it shows changes, its title never says more than the program's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QWidget

from leaddesk import paths
from leaddesk.ui import tab_order
from leaddesk.ui.focus_ring import FocusRing

if TYPE_CHECKING:
    from collections.abc import Callable

SMALLEST = (800, 440)
USUAL = (1366, 688)


class Window(QMainWindow):
    """Holds one view at a time and lets the former go, with everything that stood in it."""

    closing = Signal()

    def __init__(self, *, practice: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("LeadDesk · PRACTICE" if practice else "LeadDesk")
        self.setWindowIcon(QIcon(str(paths.icons() / "leaddesk.svg")))
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._may_close: Callable[[], bool] = lambda: True
        self._ring = FocusRing(self)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Take what says whether the window may close now; if not, ``closing`` has told the one who will close it."""
        self._may_close = may_close

    def show_view(self, view: QWidget) -> None:
        """Show another view; the former one and all its words are dropped."""
        former = self.takeCentralWidget()
        self.setCentralWidget(view)
        if former is not None:
            former.hide()
            former.deleteLater()
        self._ring.raise_()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow the eye."""
        return tab_order.go(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed before going."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()
            self.closing.emit()
