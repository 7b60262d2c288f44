"""Merged records, under History: what went into this record, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import plain, small
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.merging import MergedRecord


class MergesSection(QWidget):
    """A line a merge, the newest first; hidden where there was none."""

    undo_wanted = Signal(int)

    def __init__(self, clock: Clock) -> None:
        """Take the office's clock."""
        super().__init__()
        self._clock = clock
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self.setLayout(column(label(tr(N_("Merged records")), "section"), self._lines, gap=GAP))
        self.setAccessibleName(tr(N_("Merged records")))
        self.hide()

    def set_merges(self, merges: Sequence[MergedRecord]) -> None:
        """Show these."""
        empty(self._lines)
        for merge in merges:
            self._lines.addWidget(self._line(merge))
        self.setVisible(bool(merges))

    def _line(self, merge: MergedRecord) -> QWidget:
        day = show_date(self._clock.local(merge.at).date())
        values = {"number": merge.gone_number, "day": day}
        words = tr(N_("{number} was found to be the same person and merged on {day}."), **values)
        made = QWidget()
        if merge.undone_at is not None:
            apart = show_date(self._clock.local(merge.undone_at).date())
            words = tr(N_("{number} was merged on {day} and taken apart again on {apart}."), **values, apart=apart)
            made.setLayout(column(label(words, wrap=True, tone="quiet")))
            return made
        undo = small(plain(tr(N_("Undo this merge…")), "arrow-counter-clockwise", "undo-merge"))
        undo.setAccessibleDescription(words)
        undo.triggered.connect(partial(self.undo_wanted.emit, merge.id))
        line = QWidget()
        line.setLayout(Flow(undo))
        made.setLayout(column(label(words, wrap=True), line, gap=8))
        return made
