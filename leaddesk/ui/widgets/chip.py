"""A short word on a tinted ground: plain for a date, accent for in force, amber for soon, red for late."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from leaddesk.ui.current import px
from leaddesk.ui.tokens import TINY
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_property, set_text, show_if

ICONS = {"accent": "check-circle", "amber": "hourglass-medium", "red": "clock-counter-clockwise"}
COLORS = {"plain": "text_2", "accent": "accent", "amber": "amber", "red": "red"}


class Chip(QFrame):
    """24 high; colour never speaks alone, so it always has words, and an icon where there is room."""

    def __init__(self, text: str = "", tone: str = "plain", icon: str | None = None) -> None:
        """Take the words, the tone, and an icon in place of the tone's own ("" for none)."""
        super().__init__()
        self._words = label(text, "chip")
        self._mark = Pictogram("check-circle", 16)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(8), 0, px(8), 0)
        box.setSpacing(TINY)
        box.addWidget(self._mark)
        box.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(text, tone, icon)

    @property
    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def show_words(self, text: str, tone: str = "plain", icon: str | None = None) -> None:
        """Show other words in another tone; nothing at all without words."""
        set_text(self._words, text)
        set_property(self, "chip", tone)
        set_property(self._words, "chipText", tone)
        name = ICONS.get(tone, "") if icon is None else icon
        show_if(self._mark, bool(name))
        if name:
            self._mark.set_icon(name, COLORS[tone])
        show_if(self, bool(text))
