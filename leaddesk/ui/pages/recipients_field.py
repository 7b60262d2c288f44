"""The offices on a consent, each with what it may be told, why, and what the person answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.consents import RecipientDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, RecipientAnswer
from leaddesk.domain.fields import Spec
from leaddesk.i18n import N_, tr
from leaddesk.ui.widgets.buttons import Cure, icon_button, plain
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.date_fields import DateField, Today
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import label, set_buddy, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leaddesk.domain.organisations import OrganisationRow

ANSWERS = tuple((answer.value, answer.label) for answer in RecipientAnswer)
UNKNOWN = N_("An office that is no longer on the list")
NO_COURTS = N_(
    "Courts are not offered here: a court can only be named on a consent for a legal proceeding, which stands alone."
)
ONLY_COURTS = N_("Only courts are offered here: this consent is for one legal proceeding and nothing else.")
ONLY_RELEASE = N_(
    "Only prosecutors, probation and pretrial offices are offered here. A court takes a consent for a legal proceeding."
)
NO_LAW = N_("Courts, prosecutors, police, jails and probation are not offered for research.")
NO_PART_TWO = N_("Substance use, and that somebody takes part, are not offered here: they take a permission to share.")
_NOTES = {
    ConsentKind.PROCEEDINGS: ONLY_COURTS,
    ConsentKind.JUSTICE: ONLY_RELEASE,
    ConsentKind.RESEARCH: NO_LAW,
    ConsentKind.HEALTH: NO_PART_TWO,
}


class RecipientCard(Card):
    """One office on the consent."""

    edited = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self, line: RecipientDraft, name: str, kind: ConsentKind, today: Today) -> None:
        """Take the line as it is, the office's name, and the kind of consent."""
        super().__init__(well=True)
        self._id, self._kind, self.name = line.organisation_id, kind, name
        self.setAccessibleName(name)
        self.person = QLineEdit()
        self.person.setObjectName("person_or_role")
        who = label(tr(N_("Person or role there")), "label")
        set_buddy(who, self.person)
        self.person.setAccessibleName(f"{name}: {tr(N_('Person or role there'))}")
        told, why = rules(kind).categories, rules(kind).purposes
        self.categories = {one: Tick(f"{one.letter}  {tr(one.label)}") for one in InformationCategory if one in told}
        self.purposes = {one: Tick(tr(one.label)) for one in why} if len(why) > 1 else {}
        self.answer = SegmentedSwitch(
            f"{name}: {tr(N_('Answer'))}", [(key, tr(words)) for key, words in reversed(ANSWERS)]
        )
        self.ends = DateField("own_end", Spec(N_("Ends earlier for this office"), optional_shown=True), today)
        self.off = Chip()
        self.problem = label("", "problem", wrap=True)
        self.remove = icon_button("x", tr(N_("Take off")))
        self.remove.setAccessibleName(f"{tr(N_('Take off'))}: {name}")
        self._build(who)
        self.set_line(line)
        self._connect()

    def line(self) -> RecipientDraft:
        """Return what the card holds."""
        purposes = frozenset(one for one, tick in self.purposes.items() if tick.isChecked())
        answer = next(one for one in RecipientAnswer if one.value == self.answer.value())
        return RecipientDraft(
            self._id,
            self.person.text(),
            frozenset(one for one, tick in self.categories.items() if tick.isChecked()),
            purposes if self.purposes else frozenset(rules(self._kind).purposes),
            answer,
            self.ends.value(),
        )

    def set_line(self, line: RecipientDraft) -> None:
        """Show a line."""
        self.person.setText(line.person_or_role)
        self.person.setCursorPosition(0)
        for one, tick in self.categories.items():
            tick.setChecked(one in line.categories)
        for purpose, tick in self.purposes.items():
            tick.setChecked(purpose in line.purposes)
        self.answer.set_value(line.answer.value)
        self.ends.set_value(line.ends_on)

    def show_off(self, words: str) -> None:
        """Say that this office was taken off, and when."""
        self.off.show_words(words, "red", "prohibit")
        self.setAccessibleName(f"{self.name}. {words}" if words else self.name)

    def say(self, problem: str) -> None:
        """Show under the office's name what its line lacks, or nothing."""
        set_text(self.problem, problem)
        show_if(self.problem, bool(problem))

    def focus_lacking(self) -> None:
        """Put the focus on what this office lacks: what it may be told, else why."""
        ticks = self.purposes if self.line().categories and self.purposes else self.categories
        next(iter(ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, who: QWidget) -> None:
        ticks, why = QWidget(), QWidget()
        ticks.setLayout(Flow(*self.categories.values(), gap=16, line_gap=0))
        why.setLayout(Flow(*self.purposes.values(), gap=16, line_gap=0))
        why_label = label(tr(N_("Why")), "label")
        for widget in (why, why_label):
            show_if(widget, bool(self.purposes))
        ticks.setAccessibleName(f"{self.name}: {tr(N_('What may be told'))}")
        self.body.setSpacing(8)
        head = row(label(self.name, "row-title", wrap=True), self.off, self.remove)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.body.addLayout(column(label(tr(N_("What may be told")), "label"), ticks, gap=2))
        self.body.addLayout(column(why_label, why, gap=2))
        answered = column(label(tr(N_("What the person answered")), "label"), self.answer, gap=5)
        person = column(who, self.person, gap=5)
        holders = [QWidget() for _ in range(2)]
        for holder, layout in zip(holders, (answered, person), strict=True):
            holder.setLayout(layout)
        foot = QWidget()
        self.person.setMinimumWidth(self.person.fontMetrics().averageCharWidth() * 30)
        foot.setLayout(Flow(*holders, self.ends, gap=16, line_gap=8))
        self.body.addWidget(foot)

    def _connect(self) -> None:
        self.person.textChanged.connect(lambda _text: self.edited.emit())
        for tick in (*self.categories.values(), *self.purposes.values()):
            tick.toggled.connect(lambda _on: self.edited.emit())
        self.answer.chosen.connect(lambda _key: self.edited.emit())
        self.ends.edited.connect(lambda _day: self.edited.emit())
        self.ends.left.connect(self._on_left)
        self.remove.triggered.connect(self.removed)

    def _on_left(self) -> None:
        self.ends.set_problem(*self.ends.own_problem())
        self.left.emit()


class RecipientsField(Field):
    """The whole list: a card for each office, and the way to add one, also one that is not on the list yet."""

    new_office = Signal()

    def __init__(self, name: str, spec: Spec, kind: ConsentKind, today: Today, parent: QWidget | None = None) -> None:
        """Take the kind of consent: it decides which offices are offered."""
        super().__init__(name, spec, parent)
        self._kind, self._today = kind, today
        self._offices: dict[int, OrganisationRow] = {}
        self._names: dict[int, str] = {}
        self.cards: list[RecipientCard] = []
        self._cards_box = QVBoxLayout()
        self._cards_box.setSpacing(10)
        words = N_("Add a court") if kind is ConsentKind.PROCEEDINGS else N_("Add an office")
        note = _NOTES.get(kind, NO_COURTS)
        self.chooser = RecordField("add_office", Spec(words, help=note))
        self.add = plain(tr(N_("Add")), "plus", "add-recipient")
        new = N_("New court…") if kind is ConsentKind.PROCEEDINGS else N_("New office…")
        self.new = plain(tr(new), name="new-office")
        buttons = QWidget()
        buttons.setLayout(column(label(" ", "label"), row(self.add, self.new), None, gap=5))
        adding = row(self.chooser, buttons, gap=8)
        adding.setStretch(0, 1)
        self._adding = QWidget()
        self._adding.setLayout(adding)
        around = QWidget()
        around.setLayout(column(self._cards_box, self._adding, gap=12))
        self._install(around, self.chooser.line)
        self.chooser.line.setAccessibleName(self.chooser.label_text)
        self.add.triggered.connect(self._on_add)
        self.new.triggered.connect(self.new_office)
        self.chooser.combo.activated.connect(lambda _index: self._on_add())

    def set_offices(self, rows: Sequence[OrganisationRow], names: Mapping[int, str] | None = None) -> None:
        """Offer these offices; ``names`` are those of offices that are on the consent but offered no more."""
        self._offices = {row.id: row for row in rows}
        self._names = dict(names or {})
        self._offer()
        for card in self.cards:
            if card.name != self._name(card.line().organisation_id):
                self.set_value(self.value())
                break

    def add_office(self, organisation_id: int) -> None:
        """Put an office on the consent; nothing is ticked for it."""
        if any(card.line().organisation_id == organisation_id for card in self.cards):
            return
        self._append(RecipientDraft(organisation_id))
        self._offer()
        self._changed()
        next(iter(self.cards[-1].categories.values())).setFocus()

    def focus_first_card(self) -> None:
        """Put the focus on what the first office may be told, to be read before anything is signed."""
        next(iter(self.cards[0].categories.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_off(self, words: Mapping[int, str]) -> None:
        """Say which offices were taken off, by id; none of the others."""
        for card in self.cards:
            card.show_off(words.get(card.line().organisation_id, ""))

    def value(self) -> Any:
        """Return the lines."""
        return tuple(card.line() for card in self.cards)

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that an earlier end can't be read."""
        return next((problem for card in self.cards if (problem := card.ends.own_problem())[0]), ("", ()))

    def set_problem(self, text: str, cures: Sequence[Cure] = ()) -> None:
        """Show what a line lacks on the card of its office, anything else below the list."""
        super().set_problem(text, cures)
        lacking = self._lacking()
        on_card = lacking is not None and text == tr(lacking.line().problem())
        for card in self.cards:
            card.say(text if on_card and card is lacking else "")
        show_if(self._below, bool(text) and not on_card)

    def focus_input(self) -> None:
        """Put the focus on what the first unfinished office lacks, else where an office is added."""
        lacking = self._lacking()
        if lacking is None:
            super().focus_input()
        else:
            lacking.focus_lacking()
            self.bring_into_view()

    def _lacking(self) -> RecipientCard | None:
        return next((card for card in self.cards if card.line().problem()), None)

    def _to_see(self) -> QWidget:
        return self._lacking() or self

    def set_read_only(self, *, fixed: bool) -> None:
        """Let the lines be read only."""
        self._adding.setVisible(not fixed)
        for card in self.cards:
            card.setEnabled(not fixed)
            card.remove.setVisible(not fixed)

    def _show(self, value: Any) -> None:
        for card in list(self.cards):
            self._drop(card)
        for line in value or ():
            self._append(line)
        self._offer()

    def _append(self, line: RecipientDraft) -> None:
        card = RecipientCard(line, self._name(line.organisation_id), self._kind, self._today)
        card.edited.connect(self._changed)
        card.left.connect(self.left)
        card.removed.connect(lambda: self._on_remove(card))
        self.cards.append(card)
        self._cards_box.addWidget(card)

    def _name(self, organisation_id: int) -> str:
        office = self._offices.get(organisation_id)
        return office.name if office else self._names.get(organisation_id, tr(UNKNOWN))

    def _drop(self, card: RecipientCard) -> None:
        self.cards.remove(card)
        self._cards_box.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_add(self) -> None:
        chosen = self.chooser.value()
        if chosen is not None:
            self.add_office(chosen)

    def _on_remove(self, card: RecipientCard) -> None:
        self._drop(card)
        self._offer()
        self._changed()
        self.chooser.focus_input()

    def _offer(self) -> None:
        taken = {card.line().organisation_id for card in self.cards}
        rows = [(row.id, row.name) for row in self._offices.values() if row.id not in taken]
        self.chooser.set_value(None)
        self.chooser.set_choices(rows)
        self.chooser.set_value(None)
