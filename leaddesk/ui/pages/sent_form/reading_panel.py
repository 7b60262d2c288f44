"""What was read from a sent form: first what needs a look, then every answer by its field, then what was left blank."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from leaddesk.domain.codes import CodeList
from leaddesk.domain.participants import BirthDate
from leaddesk.domain.sent_forms import Taken
from leaddesk.i18n import N_, show_clock, tr
from leaddesk.ui.models.record_table import shown
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.facts import Entry, Timeline, empty
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from leaddesk.domain.sent_forms import Reading, ReadLine

LOOK = N_("Needs a look")
READ = N_("What was read")
BLANK = N_("Left blank")
OTHER_EDITION = N_("This form is of another edition: {theirs}. Here {ours} is in use. Compare it with the page.")
NO_EDITION = N_("The form does not say of which edition it is. Compare it with the page.")
NOTHING = N_("No answer was written in.")


class ReadingPanel(QFrame):
    """The answers beside the page that they stand on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName(tr(READ))
        self._look_head, self._look = label(tr(LOOK), "section"), Timeline()
        self._read_head, self._read = label(tr(READ), "section"), QWidget()
        self._grid = QGridLayout(self._read)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._blank_head = label(tr(BLANK), "section")
        self._blank = label("", "second", wrap=True)
        box = column(
            *(self._look_head, self._look, self._read_head, self._read, self._blank_head, self._blank), gap=GAP
        )
        box.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self.setLayout(box)

    def show_reading(self, reading: Reading, edition: str) -> None:
        """Show a form as it was read; ``edition`` is the one in use here."""
        entries = [Entry("shield-warning", tr(trait.value), "") for trait in sorted(reading.traits, key=str)]
        if reading.edition != edition:
            words = tr(OTHER_EDITION, theirs=reading.edition, ours=edition) if reading.edition else tr(NO_EDITION)
            entries.append(Entry("warning-circle", words, ""))
        entries += [Entry("warning-circle", tr(line.label), "", _look(line)) for line in reading.to_look_at]
        self._look.set_entries(entries)
        taken = [(tr(line.label), said(line)) for line in reading.lines if line.taken is not Taken.NOT]
        empty(self._grid)
        for number, (name, words) in enumerate(taken or [(tr(NOTHING), "")]):
            self._grid.addWidget(label(name, "second", wrap=True), number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(breakable(words), wrap=True), number, 1, Qt.AlignmentFlag.AlignTop)
        set_text(self._blank, ", ".join(tr(one) for one in dict.fromkeys(reading.blank)))
        for widget in (self._look_head, self._look):
            widget.setVisible(bool(entries))
        for widget in (self._blank_head, self._blank):
            widget.setVisible(bool(reading.blank))


def said(line: ReadLine) -> str:
    """Return an answer as it goes into the record; beside it what was typed, where the two are not the same words."""
    value = line.value
    if isinstance(value, BirthDate):
        return _beside(value.shown(), line.said)
    if isinstance(value, str) or value is None:
        return str(value or line.said)
    if isinstance(value, CodeList | frozenset):
        return shown(value)
    return _beside(show_clock(value) if isinstance(value, time) else shown(value), line.said)


def _beside(words: str, typed: str) -> str:
    return words if words == typed else tr(N_("{value} (written: {words})"), value=words, words=typed)


def _look(line: ReadLine) -> str:
    return "\n".join(part for part in (line.said if line.taken is Taken.NOT else said(line), tr(line.note)) if part)
