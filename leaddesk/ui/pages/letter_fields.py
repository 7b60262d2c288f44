"""What she chooses for a letter to a court or to counsel: only what is covered can be ticked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import HelpfulFact, InformationCategory
from leaddesk.domain.doubtful import doubtful_words
from leaddesk.domain.fields import Spec, specs
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.support_letters import SupportLetterDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.packets import COURT_LETTER, SUPPORT_LETTER
from leaddesk.ui.pages.gated_source import LetterSource
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import show_cures
from leaddesk.ui.widgets.choice import Tick
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import Flow, column, row
from leaddesk.ui.widgets.text import announce, label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.domain.court import MatterRow
    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OrganisationRow], list[MatterRow], CourtLetterDraft, tuple[str, ...]]

_LONGEST = 26
LETTERS: dict[str, tuple[type[CourtLetterDraft], str]] = {
    COURT_LETTER: (CourtLetterDraft, "court_letter"),
    SUPPORT_LETTER: (SupportLetterDraft, "support_letter"),
}
"""The two letters: what is edited, and under which kind its draft is kept."""
_OF_THE_LAW = {OrganisationKind.COURT, OrganisationKind.PROSECUTOR, OrganisationKind.DEFENSE}
PROVIDERS = frozenset(OrganisationKind) - _OF_THE_LAW
"""Whose names a letter does not tell: they say what kind of help it is."""
NOT_COVERED = N_("The consent does not cover: {what}")
NO_COVER = N_("No consent covers this case yet")
SECOND_LOOK = N_("Have a second look at: {words}. A letter says only what helps; what is left out means nothing.")


class FactsField(Field):
    """The helpful facts; one that the consent does not cover can't be ticked, and says why."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.ticks = {fact: Tick() for fact in HelpfulFact}
        self._words_of = {label(tr(fact.label), wrap=True): tick for fact, tick in self.ticks.items()}
        self._reasons = {fact: label("", "help", wrap=True) for fact in HelpfulFact}
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for words, (fact, tick) in zip(self._words_of, self.ticks.items(), strict=True):
            beside = column(words, self._reasons[fact], None, gap=1)
            beside.setContentsMargins(0, 5, 0, 0)
            line = row(tick, beside, gap=8)
            line.setStretch(1, 1)
            line.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)
            words.installEventFilter(self)
            tick.toggled.connect(self._changed)
        around = QWidget()
        around.setLayout(box)
        self._box.addWidget(self._label)
        self._install(around, *self.ticks.values(), heading=False)
        for fact, tick in self.ticks.items():
            tick.setAccessibleName(tr(fact.label))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click on the words tick the box."""
        tick = self._words_of.get(watched) if isinstance(watched, QLabel) else None
        if tick is not None and event.type() == QEvent.Type.MouseButtonRelease:
            tick.click()
        return super().eventFilter(watched, event)

    def set_covered(self, covered: frozenset[InformationCategory]) -> None:
        """Let only covered facts be ticked; one that is ticked already can always be taken away."""
        for fact, tick in self.ticks.items():
            fits = fact.category in covered
            words = tr(NOT_COVERED, what=tr(fact.category.label)) if covered else tr(NO_COVER)
            tick.setEnabled(fits or tick.isChecked())
            set_text(self._reasons[fact], "" if fits else words)
            self._reasons[fact].setVisible(not fits)
            tick.setAccessibleDescription("" if fits else words)

    def value(self) -> Any:
        """Return the ticked facts."""
        return frozenset(fact for fact, tick in self.ticks.items() if tick.isChecked())

    def _show(self, value: Any) -> None:
        for fact, tick in self.ticks.items():
            tick.setChecked(fact in (value or ()))


class LetterFields(PaperFields):
    """The fields of a letter with their binder; *Read together* stands at the foot of the page, not here."""

    def __init__(self, context: Context, form: str = COURT_LETTER) -> None:
        """Take which of the two letters it is."""
        self.form = form
        self._providers: tuple[str, ...] = ()
        shape, kind = LETTERS[form]
        known = specs(shape)
        self.court = RecordField("organisation_id", known["organisation_id"])
        self.facts = FactsField("facts", known["facts"])
        made = make_fields(shape, context.today, {"organisation_id": self.court, "facts": self.facts})
        super().__init__(context, kind, shape, made)
        self.reviewed = self.beside_print = made["reviewed"]
        self.doubt = label("", "second", wrap=True, tone="amber")
        self.doubt.setObjectName("doubtful-words")
        self.doubt.hide()
        grid = FieldGrid("", [made[name] for name in ("organisation_id", "addressed_to", "case_number", "case_title")])
        self.cases = QWidget()
        self.cases.setObjectName("known-cases")
        self._cases = Flow(label(tr(N_("From the record:")), "second"), gap=12)
        self.cases.setLayout(self._cases)
        self.cases.hide()
        grid.add_widget(self.cases)
        own = FieldGrid("", [made["words"]])
        own.add_widget(self.doubt)
        own.add(made["words_tell"])
        inside = column(grid, FieldGrid("", [self.facts]), own, gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Letter")))

    @property
    def case_title(self) -> str:
        """Return the case, for a new consent."""
        title: str = self.binder.draft.case_title
        return title

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read the courts and counsel of the directory, the person's cases, and what a consent says already."""
        services, support = self.context.services, self.form == SUPPORT_LETTER
        # a letter of support goes to counsel on most days
        kinds = [OrganisationKind.DEFENSE, OrganisationKind.COURT][:: 1 if support else -1]

        def work() -> _Found:
            offices = [row for kind in kinds for row in services.organisations.choices([kind])]
            named = tuple(row.name for row in services.organisations.choices(PROVIDERS))
            matters = services.legal.matters(record)
            if support:
                return offices, matters, services.court_papers.support_start(record), named
            return offices, matters, begun_with(services.court_papers.letter_start(record), matters), named

        return work

    def begin(self, found: _Found) -> CourtLetterDraft:
        """Offer courts, counsel and cases."""
        offices, matters, draft, self._providers = found
        self.set_courts(offices)
        self.set_cases(matters)
        return draft

    def source(self, record: int) -> LetterSource:
        """Return the letter as it stands."""
        return LetterSource(self.context.services, record, self.binder.draft, self.form)

    def follow(self, preview: Preview) -> None:
        """Let only what is covered be ticked."""
        self.facts.set_covered(preview.covered)

    def on_opened(self) -> None:
        """Have a letter of another day read together again."""
        self.unread()

    def set_courts(self, rows: list[OrganisationRow]) -> None:
        """Offer these offices."""
        self.court.set_choices([(row.id, row.name) for row in rows])

    def set_cases(self, matters: Sequence[MatterRow]) -> None:
        """Offer the cases of the record; choosing one fills in its number and court, and the consent still decides."""
        numbered = [one for one in matters if one.draft.case_number]
        show_cures(self._cases, [(_short(one.draft.case_number), partial(self._take, one)) for one in numbered], keep=1)
        self.cases.setVisible(bool(numbered))

    def _take(self, matter: MatterRow) -> None:
        values: dict[str, Any] = {"case_number": matter.draft.case_number}
        if matter.draft.organisation_id is not None and self.form == COURT_LETTER:
            values["organisation_id"] = matter.draft.organisation_id
        self.binder.change(**values)

    def unread(self) -> None:
        """Take back that the letter was read together: it says something else now, or was kept from another day."""
        if self.binder.draft is not None and self.binder.draft.reviewed:
            self.binder.change(reviewed=False)

    def on_edited(self, name: str) -> None:
        """Look at the words again; what was read together was another letter."""
        self.look()
        if name != "reviewed":
            self.unread()

    def look(self) -> None:
        """Point out doubtful words; nothing is altered."""
        typed = self.binder.draft.words if self.binder.draft else ""
        found = doubtful_words(typed, self._providers, self.context.today())
        words = tr(SECOND_LOOK, words=", ".join(found)) if found else ""
        if words != self.doubt.text():
            set_text(self.doubt, words)
            self.doubt.setVisible(bool(words))
            announce(self, words)


def _short(number: str) -> str:
    """Return a case number as it fits beside the paper."""
    return number if len(number) <= _LONGEST else f"{number[: _LONGEST - 1]}…"


def begun_with(start: CourtLetterDraft, matters: Sequence[MatterRow]) -> CourtLetterDraft:
    """Return the letter to begin with: that of the consent, else one for the only open case of the record."""
    numbered = [one.draft for one in matters if one.open and one.draft.case_number]
    if start != CourtLetterDraft() or len(numbered) != 1:
        return start
    return CourtLetterDraft(organisation_id=numbered[0].organisation_id, case_number=numbered[0].case_number)
