"""What can be said of one line of a profile: her own words, its rows, its last quarters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leaddesk.domain.report_profiles import LONGEST_WORDS, ProfileLine
from leaddesk.i18n import N_, tr
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_buddy, set_text, show_if

if TYPE_CHECKING:
    from leaddesk.reports.catalogue import Offered, RowWords


class LineDetails(QWidget):
    """Follows the chosen line; ``edited`` carries the line as it is now."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: ProfileLine | None = None
        self._ticks: dict[str, Tick] = {}
        self._title = label(tr(N_("Own words")), "label")
        self.words = QLineEdit()
        self.words.setObjectName("line-words")
        self.words.setMaxLength(LONGEST_WORDS)
        set_buddy(self._title, self.words)
        self.trend = Tick(tr(N_("Show the last 8 quarters")))
        self.trend.setObjectName("line-trend")
        self._definition = label("", "second", wrap=True)
        self._rows_title = label(tr(N_("Rows to show")), "label")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        holder = QWidget()
        holder.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._holder = holder
        self.setLayout(column(self._title, self.words, self.trend, self._definition, self._rows_title, holder, gap=6))
        self.words.textChanged.connect(lambda _text: self._on_edited())
        self.trend.toggled.connect(lambda _on: self._on_edited())

    def focus_words(self) -> None:
        """Put the focus into the words, all of them marked."""
        self.words.setFocus()
        self.words.selectAll()

    def show_line(self, line: ProfileLine | None, offered: Offered | None) -> None:
        """Show another line, or nothing."""
        show_if(self, line is not None)
        same = line is not None and self._line is not None and line.measure == self._line.measure
        self._line = line
        if line is None:
            return
        heading = line.heading
        name = tr(N_("Heading")) if heading else tr(N_("Own words"))
        set_text(self._title, name)
        self.words.setAccessibleName(name)
        self.words.setPlaceholderText("" if heading or offered is None else tr(offered.title))
        with QSignalBlocker(self.words), QSignalBlocker(self.trend):
            if self.words.text() != line.words:
                self.words.setText(line.words)
            self.trend.setChecked(line.trend)
        show_if(self.trend, not heading)
        show_if(self._definition, offered is not None)
        set_text(self._definition, tr(offered.definition) if offered else "")
        rows = offered.rows if offered is not None and len(offered.rows) > 1 else ()
        for part in (self._rows_title, self._holder):
            show_if(part, bool(rows))
        if not same or set(self._ticks) != {row.group for row in rows}:
            self._make_rows(rows)
        for group, tick in self._ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(group not in line.left_out)

    def tick(self, group: str) -> Tick:
        """Return the box of a row."""
        return self._ticks[group]

    def _make_rows(self, rows: tuple[RowWords, ...]) -> None:
        empty(self._rows)
        self._ticks = {}
        for row in rows:
            words = f"{tr(row.heading)}: {tr(row.words)}" if row.heading else tr(row.words)
            tick = Tick(tr(N_("{row} (only in a release)"), row=words) if row.release_only else words)
            tick.toggled.connect(lambda _on: self._on_edited())
            self._rows.addWidget(tick)
            self._ticks[row.group] = tick

    def _on_edited(self) -> None:
        if self._line is None:
            return
        left_out = tuple(group for group, tick in self._ticks.items() if not tick.isChecked())
        self._line = replace(self._line, words=self.words.text(), trend=self.trend.isChecked(), left_out=left_out)
        self.edited.emit(self._line)
