"""A part of the conversation that holds any number of things: people, substances, safety notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.domain.intake.sections import OPENINGS, FactRow
from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.elided import ElidedLine
from leaddesk.ui.pages.intake import fact_words
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary, quiet
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import ground, hairline, scrolling
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class ItemsPane(QFrame):
    """Shows what was noted, and offers to add one, or to note that there is none."""

    add_wanted = Signal()
    opened = Signal(int)
    marked = Signal(object)
    next_wanted = Signal()
    closed = Signal()
    parts_wanted = Signal()

    def __init__(self, section: IntakeSection) -> None:
        """Take the part."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName(tr(section.label))
        self.section = section
        self.header = PageHeader(tr(section.label), back=tr(N_("Record")))
        self.whom = ElidedLine("second")
        head = self.header.layout()
        if head is not None:
            head.addWidget(self.whom)
        self.parts = quiet(tr(N_("Parts")), "list", "parts")
        self.parts.hide()
        self.header.action_row.addWidget(self.parts)
        self.items = Timeline()
        self._state = label("", "second", wrap=True)
        self.add = plain(tr(fact_words.ADD_WORDS[section]), "plus", "add-one")
        self.nothing = quiet(tr(SectionState.NOTHING.label), name="nothing")
        self.prefers_not = quiet(tr(SectionState.PREFERS_NOT.label), name="prefers-not")
        buttons = QWidget()
        buttons.setLayout(Flow(self.add, self.nothing, self.prefers_not, gap=8, line_gap=6))
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        box.setSpacing(GAP)
        for part in (label(tr(OPENINGS[section]), "second", wrap=True), self.items, self._state, buttons):
            box.addWidget(part)
        self.next = primary(tr(N_("Go on")), name="next")
        foot = ground("surface")
        line = row(self.next, None)
        line.setContentsMargins(MARGIN, px(10), MARGIN, px(10))
        foot.setLayout(line)
        whole = column(self.header, hairline())
        whole.addWidget(scrolling(content), 1)
        whole.addWidget(hairline())
        whole.addWidget(foot)
        self.setLayout(whole)
        self.add.triggered.connect(self.add_wanted)
        self.nothing.triggered.connect(lambda: self.marked.emit(SectionState.NOTHING))
        self.prefers_not.triggered.connect(lambda: self.marked.emit(SectionState.PREFERS_NOT))
        self.next.triggered.connect(self.next_wanted)
        self.parts.triggered.connect(self.parts_wanted)
        self.header.way_back.triggered.connect(self.closed)

    def show_facts(self, shown: str, facts: Sequence[FactRow], state: SectionState, *, alone: bool) -> None:
        """Show what was noted of a person; ``shown`` is the name, or the number while names are hidden."""
        self.whom.say(tr(N_("With {name}"), name=shown))
        self.items.set_entries(
            [
                Entry(
                    "user" if self.section is IntakeSection.SUPPORT else "note",
                    breakable(fact_words.title(one.draft)),
                    fact_words.when(one.draft),
                    breakable(fact_words.detail(one.draft)),
                    "",
                    partial(self.opened.emit, one.id),
                )
                for one in facts
            ]
        )
        set_text(self._state, "" if facts else tr(state.label))
        self._state.setVisible(not facts)
        for button in (self.nothing, self.prefers_not):
            button.setVisible(not facts and self.section is not IntakeSection.SAFETY)
        self.next.set_text(tr(N_("Back to the record")) if alone else tr(N_("Go on")))

    def show_parts_button(self, *, shown: bool) -> None:
        """Offer the list of parts, where it is not beside."""
        self.parts.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line for the head where the window is low."""
        super().resizeEvent(event)
        self.header.fit()
