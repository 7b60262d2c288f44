"""The consents office by office: what each may be told, by which consent and until when, or why nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaddesk.domain.consents import A_CLASS
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.domain.consent_overview import Cover, OfficeCover
    from leaddesk.domain.gate import Blocked


def until_words(cover: Cover) -> str:
    """Return how long an office is covered."""
    day = show_date(cover.until) if cover.until else ""
    if day and cover.event:
        return tr(N_("until {day}, or until this happens, if sooner: {event}"), day=day, event=cover.event)
    if day:
        return tr(N_("until {day}"), day=day)
    return tr(N_("until this happens: {event}"), event=cover.event) if cover.event else tr(N_("until it is taken back"))


def told_words(cover: Cover) -> str:
    """Return what an office may be told, as a list in words."""
    return ", ".join(tr(one.label) for one in cover.categories)


def second_words(cover: Cover) -> str:
    """Return what for, by which consent and until when."""
    case = tr(N_("case {number}"), number=cover.case_number) if cover.case_number else ""
    why = "; ".join(tr(one.label) for one in cover.purposes)
    return " · ".join(part for part in (why, case, cover.number, until_words(cover)) if part)


def blocked_words(blocked: Blocked) -> str:
    """Return why an office may be told nothing."""
    return tr(blocked.message, **dict(blocked.values))


class OfficeCard(Card):
    """One office. ``opened`` carries the id of a consent, ``cured`` the refusal whose next step is wanted.

    ``taken_back`` carries the ids of a consent and of the office that is to be taken off it.
    """

    opened = Signal(int)
    taken_back = Signal(int, int)
    cured = Signal(object)

    def __init__(self, one: OfficeCover) -> None:
        """Take what is known of the office."""
        super().__init__()
        self.body.setContentsMargins(16, 10, 16, 10)
        name = tr(one.name) if one.organisation_id == A_CLASS else one.name
        chip = Chip(tr(N_("May be told")), "accent") if one.covers else Chip(tr(N_("Nothing")), "plain", "prohibit")
        parts: list[QWidget] = [label(name, "row-title", wrap=True)]
        said = []
        self.backs: list[QWidget] = []
        links = QWidget()
        flow = Flow(gap=14)
        links.setLayout(flow)
        for cover in one.covers:
            said += [told_words(cover), second_words(cover)]
            parts += [label(told_words(cover), wrap=True), label(second_words(cover), "second", wrap=True)]
            way = small(link(tr(N_("Open {number}"), number=cover.number)))
            way.setAccessibleDescription(name)
            way.triggered.connect(lambda number=cover.consent_id: self.opened.emit(number))
            flow.addWidget(way)
            back = small(link(tr(N_("Take back…"))))
            back.setAccessibleDescription(f"{name}, {cover.number}")
            back.triggered.connect(lambda number=cover.consent_id: self.taken_back.emit(number, one.organisation_id))
            self.backs.append(back)
            flow.addWidget(back)
        if one.blocked is not None:
            said.append(blocked_words(one.blocked))
            parts.append(label(said[-1], "second", wrap=True))
            if one.blocked.step_label:
                cure = small(link(tr(one.blocked.step_label)))
                cure.setAccessibleDescription(name)
                cure.triggered.connect(lambda: self.cured.emit(one))
                flow.addWidget(cure)
        words = column(*parts, links, gap=1)
        across = row(Pictogram("buildings", 20), words, chip, gap=GAP)
        across.setStretch(1, 1)
        self.body.addLayout(across)
        self.setAccessibleName(". ".join((name, chip.text, *said)))


class ByOffice(QWidget):
    """The list of offices."""

    opened = Signal(int)
    taken_back = Signal(int, int)
    cured = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr(N_("By office")))
        self._cards = column(gap=8)
        self.setLayout(column(self._cards, None))

    def show_offices(self, offices: Sequence[OfficeCover], on: date, today: date) -> None:
        """Show each office; on a day that is past nothing can be put right."""
        empty(self._cards)
        for one in offices:
            card = OfficeCard(one)
            card.opened.connect(self.opened)
            card.taken_back.connect(self.taken_back)
            for back in card.backs:
                back.setVisible(on == today)
            card.cured.connect(self.cured)
            card.setEnabled(on == today or bool(one.covers))
            self._cards.addWidget(card)
