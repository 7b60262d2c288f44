"""Intake and facts on the overview of a record: what is known now, the way to change it, what a report would miss."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.domain.intake.codes import DocumentKind, IntakeSection, SectionState
from leaddesk.domain.intake.sections import DATED
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.intake import fact_words
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.routes import INTAKE, Route
from leaddesk.ui.tokens import GAP, SMALL
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.facts import WrappedLink, empty
from leaddesk.ui.widgets.layouts import Flow, SixColumns, column, row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label, set_property, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.intake.sections import FactRow, Gap
    from leaddesk.services.intake.overview import IntakeOverview
    from leaddesk.ui.context import Context

_S = IntakeSection
_CARDS = (_S.LIVING, _S.INCOME, _S.INSURANCE, _S.DOCUMENTS, _S.SUPPORT, _S.NEEDS)
_MOST = 6
ALONE, TODAY = "alone", "today"


class FactCard(Card):
    """One kind of fact: the newest, and the way to change it or to add how it is today."""

    wished = Signal(str, object)

    def __init__(self, section: IntakeSection) -> None:
        """Take the kind of fact."""
        super().__init__()
        self.section = section
        title = tr(section.label)
        self.setAccessibleName(title)
        self.body.setSpacing(SMALL)
        self.change = small(link(tr(N_("Change")), name=f"change-{section.value}"))
        self.today = small(link(tr(N_("As of today")), name=f"today-{section.value}"))
        buttons = QWidget()
        buttons.setLayout(Flow(self.change, self.today, gap=14, line_gap=2))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self.body.addWidget(label(title, "row-title", wrap=True))
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.body.addWidget(buttons)
        self.change.triggered.connect(lambda: self.wished.emit(section.value, ALONE))
        self.today.triggered.connect(lambda: self.wished.emit(section.value, TODAY))

    def show_facts(self, rows: Sequence[FactRow], state: SectionState) -> None:
        """Show what is known now; of what is kept by day the newest alone."""
        empty(self._lines)
        shown = self._now(rows)
        for one in shown[:_MOST]:
            self._lines.addWidget(label(breakable(fact_words.title(one.draft)), wrap=True))
            rest = " · ".join(part for part in (fact_words.detail(one.draft), fact_words.when(one.draft)) if part)
            if self.section is not _S.DOCUMENTS:
                self._lines.addWidget(label(breakable(rest), "second", wrap=True))
        if len(shown) > _MOST:
            self._lines.addWidget(label(tr(N_("and {count} more"), count=len(shown) - _MOST), "second"))
        if not shown:
            self._lines.addWidget(label(tr(state.label), "second", wrap=True))
        words = tr(N_("Change")) if shown else tr(N_("Note it"))
        self.change.set_text(words)
        title = tr(self.section.label)
        self.change.setAccessibleName(tr(N_("{what}: {deed}"), what=title, deed=words))
        self.today.setAccessibleName(tr(N_("{what}: {deed}"), what=title, deed=tr(N_("As of today"))))
        self.today.setVisible(bool(shown) and self.section in DATED)

    def _now(self, rows: Sequence[FactRow]) -> list[FactRow]:
        if self.section is _S.DOCUMENTS:
            newest: dict[DocumentKind, FactRow] = {}
            for one in rows:
                for kind in one.draft.statuses:
                    newest.setdefault(kind, one)
            return [newest[kind] for kind in DocumentKind if kind in newest]
        if self.section is _S.NEEDS:
            sources: dict[object, FactRow] = {}
            for one in rows:
                sources.setdefault(one.draft.source, one)
            return list(sources.values())
        return list(rows[:1]) if self.section in DATED else list(rows)


class OverviewPart(QWidget):
    """Reads the facts of one person and shows them; leads to each part of the conversation."""

    wished = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setAccessibleName(tr(N_("Intake and facts")))
        self._context = context
        self._person: int | None = None
        self._overview: IntakeOverview | None = None
        self.talk = small(plain(tr(N_("Intake conversation")), "chat-text", "intake"))
        self.cards = {section: FactCard(section) for section in _CARDS}
        grid_widget = QWidget()
        grid = SixColumns()
        grid_widget.setLayout(grid)
        for card in self.cards.values():
            grid.add(card, 2)
            card.wished.connect(self._go)
        self._gaps_head = label(tr(N_("The coming report would miss")), "row-title", wrap=True)
        self._gaps_box = QWidget()
        self._gaps = Flow(gap=16, line_gap=4)
        self._gaps_box.setLayout(self._gaps)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addLayout(row(label(tr(N_("Intake and facts")), "section"), None, self.talk))
        box.addWidget(grid_widget)
        box.addWidget(self._gaps_head)
        box.addWidget(self._gaps_box)
        self.safety = SafetyLine()
        self.safety.opened.connect(lambda: self._go(_S.SAFETY.value, ALONE))
        self.talk.triggered.connect(lambda: self._go("", None))
        self._show_gaps(())

    def show_person(self, participant_id: int) -> None:
        """Read and show the facts of a person."""
        if participant_id != self._person:
            self._person = participant_id
            self.safety.show_facts(())
        overviews = self._context.services.intake_overviews
        self._context.jobs.run(self, lambda: overviews.one(participant_id), self._on_read, key="intake-overview")

    def refresh(self) -> None:
        """Read again."""
        if self._person is not None:
            self.show_person(self._person)

    def _on_read(self, overview: IntakeOverview) -> None:
        self._overview = overview
        states = {note.section: note.state for note in overview.notes}
        for section, card in self.cards.items():
            card.show_facts(overview.of(section), states[section])
        self._show_gaps(overview.gaps)
        self.safety.show_facts(overview.of(_S.SAFETY))

    def _show_gaps(self, gaps: Sequence[Gap]) -> None:
        empty(self._gaps)
        for gap in gaps:
            made = small(WrappedLink(tr(gap.words)))
            made.triggered.connect(partial(self._go, gap.section.value, f"{ALONE}:{gap.field}" if gap.field else ALONE))
            self._gaps.addWidget(made)
        self._gaps_head.setVisible(bool(gaps))
        self._gaps_box.setVisible(bool(gaps))

    def _go(self, part: str, extra: object) -> None:
        self.wished.emit(Route(INTAKE, self._person, part, extra))


class SafetyLine(QWidget):
    """The safety notes at the top of the overview; nothing where there are none."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self._change = small(link(tr(N_("Safety notes")), name="safety"))
        ground = Card(well=True)
        ground.setAccessibleName(tr(N_("Safety notes")))
        mark = Pictogram("warning", 20, "amber")
        across = row(mark, gap=GAP)
        across.addWidget(self._words, 1)
        across.addWidget(self._change)
        ground.body.addLayout(across)
        self.setLayout(column(ground))
        self._change.triggered.connect(self.opened)
        self.hide()

    def show_facts(self, rows: Sequence[FactRow]) -> None:
        """Show the notes, the newest first."""
        lines = [tr(N_("{words} ({day})"), words=one.draft.words, day=fact_words.when(one.draft)) for one in rows]
        set_text(self._words, breakable("\n".join(lines)))
        set_property(self._words, "tone", "")
        self.setVisible(bool(rows))
