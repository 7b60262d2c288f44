"""Cards, banners, empty pages and hairlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaddesk.ui.current import px
from leaddesk.ui.tokens import GAP, LOW, PADDING
from leaddesk.ui.widgets.buttons import Button, plain, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import announce, label, set_property, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

_TONES = {
    "amber": ("warning", "amber"),
    "red": ("warning-circle", "red"),
    "accent": ("shield-check", "accent"),
    "well": ("info", "text_2"),
}


def ground(name: str = "surface") -> QFrame:
    """Return a plain area on one of the grounds: window, rail, surface, sunken, card, well, clear."""
    made = QFrame()
    made.setProperty("ground", name)
    return made


def hairline() -> QFrame:
    """Return a horizontal line of one pixel; decoration only."""
    made = ground("line")
    made.setFixedHeight(1)
    return made


def upright_hairline() -> QFrame:
    """Return a vertical line of one pixel; decoration only."""
    made = ground("line")
    made.setFixedWidth(1)
    return made


class _Scrolled(QFrame):
    """What is scrolled: as high as its width needs, not as high as it would be at its narrowest."""

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and the height for the width there is."""
        least = super().minimumSizeHint()
        if not self.hasHeightForWidth():
            return least
        return QSize(least.width(), min(least.height(), self.heightForWidth(max(least.width(), self.width()))))


def scrolling(content: QWidget, name: str = "", *, fill: bool = False) -> QScrollArea:
    """Return a scroll area around something; it never scrolls sideways and is no focus stop of its own.

    With ``fill`` the content takes the whole height where there is more than it needs.
    """
    # a stretch at the end: Qt gives wrapped labels more height than they need
    holder = _Scrolled()
    holder.setProperty("ground", "clear")
    holder.setLayout(column(content) if fill else column(content, None))
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setObjectName(name)
    area.viewport().setAutoFillBackground(False)
    holder.setAutoFillBackground(False)
    return area


class Card(QFrame):
    """A white box with a hairline; put things into ``body``."""

    def __init__(self, title: str = "", *, well: bool = False) -> None:
        super().__init__()
        self.setProperty("ground", "well" if well else "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.body.setSpacing(GAP)
        if title:
            self.body.addWidget(label(title, "section"))
            self.setAccessibleName(title)

    def add(self, *widgets: QWidget) -> None:
        """Put things one below the other."""
        for widget in widgets:
            self.body.addWidget(widget)


class Banner(QFrame):
    """One sentence on a tinted ground with at most one action. One per page, never stacked; hidden until told."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._mark = Pictogram("warning", 20, "amber")
        self._title = label(role="strong", wrap=True)
        self._more = label(role="body", wrap=True)
        self._action = small(plain(""))
        self._act: Callable[[], object] | None = None
        self._around: QVBoxLayout | None = None
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._more)
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(px(14), px(8), px(12), px(8))
        box.setSpacing(GAP)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)
        box.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._action.triggered.connect(self._on_action)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self._title.text()

    def say(
        self, text: str, more: str = "", tone: str = "amber", action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show a sentence, what to do about it, and the button that does it."""
        icon, color = _TONES[tone]
        set_property(self, "ground", tone)
        self._mark.set_icon(icon, color)
        set_text(self._title, text)
        set_text(self._more, more)
        self._more.setVisible(bool(more))
        self._box.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop if more else Qt.AlignmentFlag.AlignVCenter)
        self._action.setVisible(action is not None)
        if action is not None:
            self._action.set_text(action[0])
            self._act = action[1]
        self.setAccessibleName(f"{text} {more}".strip())
        show_if(self, wanted=True)
        announce(self, f"{text} {more}".strip())

    def stand_in(self, around: QVBoxLayout) -> None:
        """Stand in a layout, and keep off what is above it while there is something to say."""
        around.addWidget(self)
        self._around = around

    def setVisible(self, visible: bool) -> None:
        """Show or hide it, with the room above it."""
        super().setVisible(visible)
        if self._around is not None:
            margins = self._around.contentsMargins()
            self._around.setContentsMargins(margins.left(), px(8) if visible else 0, margins.right(), margins.bottom())

    def clear(self) -> None:
        """Take the banner away."""
        self.hide()
        set_text(self._title, "")

    def _on_action(self) -> None:
        if self._act is not None:
            self._act()


class EmptyState(QWidget):
    """What an empty page says: what will be here, why it helps, and the button that starts it."""

    def __init__(self, icon: str, title: str, text: str, buttons: Sequence[Button] = (), note: str = "") -> None:
        """Take an icon, the title, one sentence, the starting button and one alternative."""
        super().__init__()
        self._title = label(title, "empty-title", wrap=True)
        self._text = label(text, "second", wrap=True)
        self._note = label(note, "second", wrap=True)
        for words in (self._title, self._text, self._note):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        inner = QWidget()
        inner.setMaximumWidth(px(460))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        box = QVBoxLayout(inner)
        box.setSpacing(GAP)
        self._picture = Pictogram(icon, 48, "text_3")
        box.addLayout(row(None, self._picture, None))
        box.addWidget(self._title)
        box.addWidget(self._text)
        if buttons:
            box.addLayout(row(None, *buttons, None))
        box.addWidget(self._note)
        self._note.setVisible(bool(note))
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        around = row(None, inner, None)
        around.setStretch(1, 4)
        outer.addLayout(around)
        outer.addStretch(1)
        self.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out below the tabs of a low window: it would push the button out of sight."""
        super().resizeEvent(event)
        show_if(self._picture, self.window().height() >= px(LOW) or not self._scrolled())

    def _scrolled(self) -> bool:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above is not None

    def say(self, title: str, text: str) -> None:
        """Show other words, such as which filter left nothing."""
        set_text(self._title, title)
        set_text(self._text, text)
        self.setAccessibleName(title)
