"""Beside the figures: what is missing in the records and would change one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.widgets.buttons import Button, link, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.reports.gaps import FoundGap

_MOST = 4


class GapCount(Button):
    """Above the figures: how many kinds of gaps there are, and the way to all of them."""

    def __init__(self) -> None:
        super().__init__("", "link", "clipboard-text", "gap-count")
        small(self)
        self._count, self._short = 0, False
        self.hide()

    def show_gaps(self, found: Sequence[FoundGap]) -> None:
        """Say how many there are; nothing where nothing is missing."""
        self._count = len(found)
        self._say()

    def say_shortly(self, short: bool) -> None:
        """Say it in a word where the window is low."""
        self._short = short
        self._say()

    def _say(self) -> None:
        words = tr(N_("Gaps that would change a figure: {count}"), count=self._count)
        self.set_text(tr(N_("Gaps: {count}"), count=self._count) if self._short else words)
        self.setAccessibleName(words)
        show_if(self, bool(self._count))


class GapsCard(Card):
    """The longest gaps with a way to each; ``wanted`` carries the key of one, or nothing for all."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr(N_("Gaps in the records")))
        self.setObjectName("gaps")
        holder = QWidget()
        self._lines = QGridLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        self.all = small(link("", name="all-gaps"))
        self.all.triggered.connect(lambda: self.wanted.emit(""))
        self.body.setSpacing(6)
        self.add(holder)
        self.body.addLayout(row(self.all, None))
        self.body.addStretch(1)
        self.hide()

    def show_gaps(self, found: Sequence[FoundGap]) -> None:
        """Show these, the longest first; nothing where nothing is missing."""
        empty(self._lines)
        self.setVisible(bool(found))
        ordered = sorted(found, key=lambda one: -len(one.ids))
        for number, one in enumerate(ordered[:_MOST]):
            words = tr(one.gap.words)
            way = small(link(tr(N_("Open"))))
            way.setAccessibleName(tr(N_("Open {count}: {what}"), count=len(one.ids), what=words))
            way.triggered.connect(partial(self.wanted.emit, one.gap.key))
            self._lines.addWidget(label(str(len(one.ids)), "strong"), number, 0)
            self._lines.addWidget(label(words, wrap=True), number, 1)
            self._lines.addWidget(way, number, 2)
        self.all.set_text(tr(N_("All gaps: {count}"), count=len(found)))
        self.all.setVisible(len(found) > 1)
