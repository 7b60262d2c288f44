"""Buttons: a verb and its object. At most one primary on a page; a blocked one says why beside itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from leaddesk.ui.current import px
from leaddesk.ui.icons import icon as themed_icon
from leaddesk.ui.widgets.text import button_text, set_property, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from leaddesk.ui.widgets.layouts import Flow

Cure = tuple[str, Callable[[], object]]
"""A way out: the words of a link and what it does."""


class Button(QPushButton):
    """A button of one kind. Connect ``triggered``: it stays silent while the button is blocked."""

    triggered = Signal()

    def __init__(self, text: str, kind: str = "plain", icon: str = "", name: str = "") -> None:
        """Take the words, already translated, and the kind: plain, primary, quiet or link."""
        super().__init__()
        self._icon_name = ""
        self._icon_pixels = 16 if kind == "link" else 18
        self.setProperty("kind", kind)
        self.setProperty("blocked", False)
        button_text(self, text)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon:
            self.set_icon(icon)
        self.clicked.connect(self._on_clicked)

    @property
    def blocked(self) -> bool:
        """Return whether the action can't be done now."""
        return bool(self.property("blocked"))

    def set_icon(self, name: str) -> None:
        """Show an icon before the words."""
        self._icon_name = name
        colors = {"primary": "on_accent", "link": "accent"}
        resting = "text_3" if self.blocked else colors.get(str(self.property("kind")), "text_2")
        self.setIcon(themed_icon(name, resting))
        self._fit_icon()

    def set_text(self, text: str) -> None:
        """Show other words."""
        button_text(self, text)
        if not self.icon().isNull():
            self._fit_icon()

    def set_blocked(self, reason: str = "") -> None:
        """Block the action for a reason that stands beside it, or with no reason allow it again."""
        changed = self.blocked != bool(reason)
        set_property(self, "blocked", bool(reason))
        if changed and self._icon_name:
            self.set_icon(self._icon_name)
        self.setAccessibleDescription(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space, on every system alike."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size with the icon."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.icon().isNull():
            self._fit_icon()

    def _fit_icon(self) -> None:
        side = px(self._icon_pixels)
        self.setIconSize(QSize(side + (px(5) if self.text() else 0), side))

    def _on_clicked(self) -> None:
        if not self.blocked:
            self.triggered.emit()


def primary(text: str, icon: str = "", name: str = "") -> Button:
    """Return the one suggested action of a page or dialog."""
    return Button(text, "primary", icon, name)


def plain(text: str, icon: str = "", name: str = "") -> Button:
    """Return an ordinary action."""
    return Button(text, "plain", icon, name)


def quiet(text: str, icon: str = "", name: str = "") -> Button:
    """Return an action without an edge, for bars."""
    return Button(text, "quiet", icon, name)


def link(text: str, icon: str = "", name: str = "") -> Button:
    """Return an action inside a text."""
    return Button(text, "link", icon, name)


def small(button: Button) -> Button:
    """Make a button 28 high, for rows, cards and banners."""
    button.setProperty("small", True)
    return button


def icon_button(icon: str, text: str, keys: str = "", name: str = "") -> Button:
    """Return a square button with an icon only; its words are its accessible name and tooltip."""
    made = Button("", "quiet", icon, name)
    made.setProperty("square", True)
    made.setAccessibleName(text)
    set_tip(made, text, keys)
    return made


def show_cures(flow: Flow, cures: Sequence[Cure], keep: int = 0) -> None:
    """Replace the links in a line, leaving its first ``keep`` things alone."""
    while (item := flow.takeAt(keep)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for text, act in cures:
        made = small(link(text))
        made.triggered.connect(act)
        flow.addWidget(made)
        made.show()
