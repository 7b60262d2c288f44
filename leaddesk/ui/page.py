"""What every page is: a named area that goes where it is told and keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from leaddesk.ui.current import px
from leaddesk.ui.kept_choices import choose, chosen
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import GAP, LOW, MARGIN
from leaddesk.ui.widgets.buttons import link
from leaddesk.ui.widgets.panels import Banner
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context


class Page(QFrame):
    """A page of the main window. Build, connect, refresh; it asks services and emits wishes."""

    wished = Signal(object)
    """A Route: the main window goes there and remembers this place."""
    going_back = Signal()
    """She wants to go back to where she was."""
    counted = Signal(str, int)
    """How many wait on a page of the rail: its key and the number."""
    backed_up = Signal()
    """A backup was made on this page; the status line says when."""
    state_told = Signal(str, str)
    """Words for the status line and a tone: ``Draft, kept at 9:11``, ``All changes saved``."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        """Take what every page needs, and the page's name, already translated."""
        super().__init__(parent)
        self.context = context
        self.setProperty("ground", "window")
        self.setAccessibleName(name)
        self.banner = Banner()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the header one line where the window is low."""
        super().resizeEvent(event)
        header = getattr(self, "header", None)
        if isinstance(header, PageHeader):
            header.fit()

    def open(self, route: Route) -> None:
        """Show a place on this page."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere."""

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps what is being typed, to be run on the worker before the file is closed."""
        return None

    def save(self) -> None:
        """Save now (Ctrl+S)."""

    def print_form(self) -> None:
        """Print (Ctrl+P)."""

    def back(self) -> bool:
        """Go one step back inside the page (Esc); return whether there was one."""
        return False

    def show_tab(self, number: int) -> None:
        """Show a tab of the record, counted from 0 (Alt+1 …)."""

    def focus_first(self) -> None:
        """Put the focus where reading begins: the title of the page."""
        title = self.findChild(PageTitle)
        (title or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_if_seen(self) -> None:
        """Put the focus there once something was read, unless she has gone on: a page she left may not take it."""
        if self.isVisible():
            self.focus_first()

    def fail(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """Show an error the way its kind asks for; hand this to jobs as ``failed``."""
        self.context.errors.show(error, banner=self.banner, retry=retry)

    def place(self, route: Route) -> Route:
        """Return where she is now, having come by a route: lock and unlock lead back here."""
        return route

    def landing(self) -> Callable[[], Route | None] | None:
        """Return, where a save is under way, what tells on the worker after it where the record lies."""
        return None

    def choosers(self) -> Mapping[str, QWidget]:
        """Return, by name, what narrows the page's lists; what they stand on is kept over a lock."""
        return {}

    def choices(self) -> dict[str, Any]:
        """Return what the lists are narrowed to."""
        return {name: chosen(widget) for name, widget in self.choosers().items()}

    def take_choices(self, kept: Mapping[str, Any]) -> None:
        """Narrow the lists as they were before the lock."""
        for name, widget in self.choosers().items():
            if name in kept:
                choose(widget, kept[name])
        self.refresh()

    def go(
        self, page: str, record: int | None = None, part: str = "", extra: object = None, *, done: bool = False
    ) -> None:
        """Wish to go somewhere; ``done`` if she is done with this place, and Back must not lead here again."""
        self.wished.emit(Route(page, record, part, extra, done))


class PageTitle(QLabel):
    """The title of a page; it takes the focus on arrival, so that a screen reader begins there."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "title")
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)


class PageHeader(QFrame):
    """Title, second line and actions; a way back above them. On one line where the window is low."""

    def __init__(self, title: str, second: str = "", actions: tuple[QWidget, ...] = (), back: str = "") -> None:
        """Take the words, the buttons at the right, and the words of the way back."""
        super().__init__()
        self.title = PageTitle(title)
        self.second = label(second, "second")
        self.second.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.way_back = link(back, "caret-left", "back")
        show_if(self.way_back, bool(back))
        self.beside = QHBoxLayout()
        self.beside.setSpacing(GAP)
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addWidget(self.title)
        first.addLayout(self.beside)
        first.addStretch(1)
        for action in actions:
            first.addWidget(action)
        self.action_row = first
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, px(14), MARGIN, px(10))
        box.setSpacing(2)
        box.addWidget(self.way_back, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(first)
        box.addWidget(self.second)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.second.setVisible(bool(second))

    def fit(self) -> None:
        """Put the way back beside the title where the window is low and there is room, else above it."""
        layout, back, low = self.layout(), self.way_back, self.window().height() < px(LOW)
        if not isinstance(layout, QVBoxLayout) or back.isHidden():
            return
        margins, inside = layout.contentsMargins(), self.action_row.indexOf(back) >= 0
        beside = low and self._least(inside=inside) <= self._room() - margins.left() - margins.right()
        if inside == beside:
            return
        if beside:
            self.action_row.insertWidget(0, back)
        else:
            layout.insertWidget(0, back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.setContentsMargins(
            margins.left(), px(6) if beside else px(14), margins.right(), px(6) if beside else px(10)
        )

    def _least(self, *, inside: bool) -> int:
        """Return how wide the line of the title has to be with the way back in it."""
        return self.action_row.minimumSize().width() + (0 if inside else self.way_back.sizeHint().width() + GAP)

    def _room(self) -> int:
        """Return how wide the header is, or is about to be: it is asked before its page lays it out."""
        around = self.parentWidget()
        return self.width() if around is None else around.width()

    def say(self, title: str, second: str | None = None) -> None:
        """Show other words."""
        set_text(self.title, title)
        if second is not None:
            set_text(self.second, second)
            show_if(self.second, bool(second))
