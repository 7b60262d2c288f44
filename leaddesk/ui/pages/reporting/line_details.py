"""What can be said of one line of a profile: her own words, its rows and theirs, its last quarters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leaddesk.domain.report_profiles import LONGEST_WORDS, ProfileLine
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.reporting.row_words import RowsOfLine
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_buddy, set_text, show_if

if TYPE_CHECKING:
    from leaddesk.reports.catalogue import Offered


class LineDetails(QWidget):
    """Follows the chosen line; ``edited`` carries the line as it is now."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: ProfileLine | None = None
        self._title = label(tr(N_("Own words")), "label")
        self.words = QLineEdit()
        self.words.setObjectName("line-words")
        self.words.setMaxLength(LONGEST_WORDS)
        set_buddy(self._title, self.words)
        self.trend = Tick(tr(N_("Show the last 8 quarters")))
        self.trend.setObjectName("line-trend")
        self._definition = label("", "second", wrap=True)
        self.rows = RowsOfLine()
        self.setLayout(column(self._title, self.words, self.trend, self._definition, self.rows, gap=6))
        self.words.textChanged.connect(lambda _text: self._on_edited())
        self.trend.toggled.connect(lambda _on: self._on_edited())
        self.rows.edited.connect(self._on_edited)

    def focus_words(self) -> None:
        """Put the focus into the words, all of them marked."""
        self.words.setFocus()
        self.words.selectAll()

    def show_line(self, line: ProfileLine | None, offered: Offered | None) -> None:
        """Show another line, or nothing."""
        show_if(self, line is not None)
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
        # a measure without a figure of its own has rows alone to call by other names
        named = heading or offered is None or any(not row.group for row in offered.rows)
        for part in (self._title, self.words):
            show_if(part, named)
        show_if(self.trend, not heading)
        show_if(self._definition, offered is not None)
        set_text(self._definition, tr(offered.definition) if offered else "")
        rows = offered.rows if offered is not None and (len(offered.rows) > 1 or not named) else ()
        show_if(self.rows, bool(rows))
        self.rows.show_rows(rows, line)

    def _on_edited(self) -> None:
        if self._line is None:
            return
        rows = self.rows
        self._line = replace(
            self._line,
            words=self.words.text(),
            trend=self.trend.isChecked(),
            left_out=rows.left_out,
            row_words=rows.own_words,
        )
        self.edited.emit(self._line)
