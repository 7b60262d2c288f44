"""*Maybe already known*: who is likely meant, shown while a person is typed, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.tokens import GAP, SMALL
from leaddesk.ui.widgets.buttons import plain, quiet, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import announce, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.participants import Likeness
    from leaddesk.ui.context import HiddenNames

TITLE = N_("Maybe already known")


class KnownPanel(QWidget):
    """Cards of likely people with *Same person* and *Someone else*; hidden while there is nobody."""

    same = Signal(object)
    """It is this one: a Likeness."""

    def __init__(self, names: HiddenNames) -> None:
        """Take what hides names."""
        super().__init__()
        self._names = names
        self._others: set[int] = set()
        self._likely: list[Likeness] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SMALL)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(label(tr(TITLE), "section"))
        box.addLayout(self._cards)
        self.setAccessibleName(tr(TITLE))
        names.changed.connect(self._show)
        self.hide()

    @property
    def shown(self) -> list[Likeness]:
        """Return the people who are offered now."""
        return [likeness for likeness in self._likely if likeness.id not in self._others]

    @property
    def others(self) -> frozenset[int]:
        """Return the ids of those she said are someone else."""
        return frozenset(self._others)

    def set_likely(self, likely: Sequence[Likeness]) -> None:
        """Offer these people, except those she said are someone else."""
        if list(likely) == self._likely:
            return
        known = {likeness.id for likeness in self.shown}
        self._likely = list(likely)
        self._show()
        if any(likeness.id not in known for likeness in self.shown):
            announce(self, tr(TITLE))

    def forget(self) -> None:
        """Start again with another form."""
        self._others.clear()
        self._likely = []
        self._show()

    def _dismiss(self, person_id: int) -> None:
        self._others.add(person_id)
        self._show()

    def _show(self, *_: object) -> None:
        empty(self._cards)
        for likeness in self.shown:
            self._cards.addWidget(self._card(likeness))
        self.setVisible(bool(self.shown))

    def _card(self, likeness: Likeness) -> Card:
        made = Card(well=True)
        shown = self._names.shown(likeness.name, likeness.record_number)
        title = shown if shown == likeness.record_number else f"{shown}, {likeness.record_number}"
        born = tr(N_("Born {born}"), born=likeness.birth.shown()) if likeness.birth else ""
        second = " · ".join(part for part in (born, tr(likeness.status.label)) if part)
        same = small(plain(tr(N_("Same person")), name="same-person"))
        other = small(quiet(tr(N_("Someone else")), name="someone-else"))
        same.setAccessibleDescription(title)
        other.setAccessibleDescription(title)
        same.triggered.connect(lambda: self.same.emit(likeness))
        other.triggered.connect(lambda: self._dismiss(likeness.id))
        made.body.setSpacing(4)
        made.add(label(breakable(title), "row-title", wrap=True), label(second, "second", wrap=True))
        made.add(label(breakable(" · ".join(likeness.reasons)), "second", wrap=True))
        buttons = QWidget()
        buttons.setLayout(Flow(same, other, gap=4, line_gap=2))
        made.add(buttons)
        made.setAccessibleName(title)
        return made
