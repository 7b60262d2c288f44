"""The parts of the conversation: what is noted, what is not asked yet, and the way to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.intake import fact_words
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, small
from leaddesk.ui.widgets.facts import LINK_PADDING, WrappedLink
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import ground, scrolling
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_property, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.intake.sections import SectionNote

NOTE = N_("Nothing has to be asked, and nothing today. What is noted is kept; go on whenever you meet.")


class _Line(QFrame):
    """One part: its state as icon and words, its name as the way there."""

    def __init__(self, section: IntakeSection) -> None:
        super().__init__()
        self._mark = Pictogram("circle", 18, "text_3")
        self.link = small(WrappedLink(tr(section.label)))
        self.link.setObjectName(f"part-{section.value}")
        self._state = label("", "second", wrap=True)
        self._state.setContentsMargins(LINK_PADDING, 0, 0, 0)
        words = column(self.link, self._state, gap=0)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 4, 8, 4)
        across = row(self._mark, gap=8)
        across.addLayout(words, 1)
        box.addLayout(across)
        self._section = section

    def show_note(self, note: SectionNote, *, here: bool) -> None:
        """Show what is known; the part that is open says so by weight and to the ear."""
        known = note.state is not SectionState.NOT_ASKED
        self._mark.set_icon("check-circle" if known else "circle", "accent" if known else "text_3")
        words = fact_words.state(note)
        set_text(self._state, words)
        set_property(self._state, "tone", "" if known else "quiet")
        name = tr(self._section.label)
        self.link.setAccessibleName(name)
        self.link.setAccessibleDescription(tr(N_("{state}, open now"), state=words) if here else words)
        set_property(self, "ground", "well" if here else "clear")


class SectionList(QWidget):
    """All parts one below the other."""

    chosen = Signal(object)
    """A part of the conversation is wanted."""
    finish_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr(N_("Parts of the conversation")))
        self._lines = {section: _Line(section) for section in IntakeSection}
        self.finish = small(plain(tr(N_("Intake is complete…")), "check", "finish"))
        self.finish.hide()
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(GAP, GAP, GAP, MARGIN)
        box.setSpacing(2)
        head = column(label(tr(N_("Intake conversation")), "section"), label(tr(NOTE), "second", wrap=True), gap=4)
        head.setContentsMargins(8, 0, 8, 6)
        box.addLayout(head)
        for section, line in self._lines.items():
            box.addWidget(line)
            line.link.triggered.connect(lambda section=section: self.chosen.emit(section))
        box.addWidget(self.finish)
        around = ground("surface")
        self._area = scrolling(content)
        around.setLayout(column(self._area))
        # the lines get their places a little later than their words
        self._area.verticalScrollBar().rangeChanged.connect(self._show_here)
        self._here: IntakeSection | None = None
        self.setLayout(column(around))
        self.finish.triggered.connect(self.finish_wanted)

    def show_notes(self, notes: Sequence[SectionNote], here: IntakeSection | None, *, can_finish: bool) -> None:
        """Show what is known of each part."""
        for note in notes:
            self._lines[note.section].show_note(note, here=note.section is here)
        self.finish.setVisible(can_finish)
        if here is not None and here is not self._here:
            QTimer.singleShot(0, self, self._show_here)
        self._here = here

    def _show_here(self, *_range: int) -> None:
        if self._here is not None:
            self._area.ensureWidgetVisible(self._lines[self._here], 0, GAP)

    def focus_first(self, section: IntakeSection | None = None) -> None:
        """Put the focus on a part."""
        self._lines[section or IntakeSection.IDENTITY].link.setFocus()
