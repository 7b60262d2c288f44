"""The rows under a measure of a profile: which the report shows, and what it calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from leaddesk.domain.report_profiles import LONGEST_WORDS
from leaddesk.i18n import N_, tr
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.report_profiles import ProfileLine
    from leaddesk.reports.catalogue import RowWords


class RowsOfLine(QWidget):
    """A box and a field for each row; the program's own words stay beside the field."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RowWords, ...] = ()
        self._ticks: dict[str, Tick] = {}
        self._fields: dict[str, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the rows that the report does not show."""
        return tuple(group for group, tick in self._ticks.items() if not tick.isChecked())

    @property
    def own_words(self) -> tuple[tuple[str, str], ...]:
        """Return what rows are called, by group; those with the program's words are not in it."""
        return tuple((group, field.text()) for group, field in self._fields.items() if field.text())

    def tick(self, group: str) -> Tick:
        """Return the box of a row."""
        return self._ticks[group]

    def field(self, group: str) -> QLineEdit:
        """Return the field for what a row is called."""
        return self._fields[group]

    def show_rows(self, rows: Sequence[RowWords], line: ProfileLine) -> None:
        """Show the rows of a line."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._make()
        for group, tick in self._ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(group not in line.left_out)
        for group, field in self._fields.items():
            with QSignalBlocker(field):
                if field.text() != line.words_for(group):
                    field.setText(line.words_for(group))

    def _make(self) -> None:
        empty(self._grid)
        self._ticks, self._fields = {}, {}
        if not self._rows:
            return
        self._grid.addWidget(label(tr(N_("Rows to show")), "label"), 0, 0)
        self._grid.addWidget(label(tr(N_("Own words")), "label"), 0, 1)
        for place, row in enumerate(self._rows, 1):
            words = f"{tr(row.heading)}: {tr(row.words)}" if row.heading else tr(row.words)
            tick = Tick(tr(N_("{row} (only in a release)"), row=words) if row.release_only else words)
            tick.toggled.connect(lambda _on: self.edited.emit())
            self._grid.addWidget(tick, place, 0)
            self._ticks[row.group] = tick
            if row.group:
                self._grid.addWidget(self._field(row.group, words), place, 1)

    def _field(self, group: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"row-words-{group}")
        field.setMaxLength(LONGEST_WORDS)
        field.setAccessibleName(tr(N_("Own words for {row}"), row=words))
        field.textChanged.connect(lambda _text: self.edited.emit())
        self._fields[group] = field
        return field
