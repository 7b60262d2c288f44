"""The form of a consent: the ten elements of 42 CFR 2.31, and what it would be worth while it is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consent_kinds import ASKS_REFUSAL, KEPT_AS, RULES, rules
from leaddesk.domain.consents import EVENT_CHECK_DAYS, ConsentDraft
from leaddesk.domain.disclosure_codes import ConsentKind, SignerRole
from leaddesk.domain.fields import Spec, specs
from leaddesk.domain.participants import BirthDate
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages import consent_check, consent_start
from leaddesk.ui.pages.consent_start import CASE_CLOSED
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.recipients_field import RecipientsField
from leaddesk.ui.widgets.buttons import link, plain, small
from leaddesk.ui.widgets.choice_fields import ChoiceField, RecordField
from leaddesk.ui.widgets.facts import EMPTY, IN, LOOK, CheckPanel
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.consent_check import Check
    from leaddesk.ui.widgets.field import Field

_UNSHOWN = ("kind", "event_happened_on", "revocable_event_on")
_PAGE = ("our_form", "revocation_stated", "redisclosure_stated", "refusal_stated", "form_language")
_TOLD = ("discloser", "recipients", "categories", "information", "other_purpose")
_SIGNATURE = ("signed_on", "signer", "representative", "representative_authority", "parent", "parent_signed_on")
_BACK = ("revocable_on", "revocable_event")
_FIRST = (
    (N_("The case"), ("case_number", "case_title", "condition")),
    (N_("The study"), ("study",)),
    (N_("Who signs"), ("minor_rule", "state_law")),
    (N_("What is shown in public"), ("media", "media_uses", "shown_as")),
    (N_("How to reach the person"), ("ways", "message_says", "message_with", "unwanted")),
    (N_("Who may be told, and what"), _TOLD),
)
_ONE_KIND = {name for one in RULES.values() for name in one.also}
"""Asked only by the kinds that need it."""
_BEGINS = {
    ConsentKind.TREATMENT: "categories",
    ConsentKind.JUSTICE: "condition",
    ConsentKind.MINOR: "minor_rule",
    ConsentKind.RESEARCH: "study",
    ConsentKind.PUBLIC: "media",
    ConsentKind.REACH: "ways",
}
"""Where a kind begins that asks for something of its own before it names anybody."""
FORM_LANGUAGES = (Language.ENGLISH, Language.SPANISH)
STAYS = N_("Once the day of signing is saved, the consent stays as it was signed. It can be taken back or replaced.")
BEFORE = N_("Save it without a day of signing to print the page. It covers nothing until it is signed.")


@dataclass(frozen=True, slots=True)
class ConsentSubject:
    """Whose consent it is, and what it may stand in for.

    ``since`` says in words what became of a signed one: taken back, for whom, or replaced; ``over`` that it covers
    nothing any more. ``off`` are the offices that were taken off, by id, with the day in words.
    """

    participant_id: int
    shown: str
    birth: BirthDate | None = None
    consent_id: int | None = None
    number: str = ""
    replaceable: tuple[tuple[int, str], ...] = ()
    since: str = ""
    over: bool = False
    off: tuple[tuple[int, str], ...] = ()


class ConsentForm(FormPane[ConsentDraft]):
    """Makes a consent of one kind, changes an unsigned one, or shows a signed one."""

    again_wanted = Signal()
    print_wanted = Signal(int)
    new_office_wanted = Signal()

    def __init__(self, context: Context, kind: ConsentKind, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context, the kind, which never changes on a form, and how to ask a question."""
        self.kind, self.kinds = kind, dict[int, OrganisationKind]()
        self._subject = ConsentSubject(0, "")
        self._begin_again = False
        self.signed = False
        self._then_print = False
        self.recipients = RecipientsField("recipients", specs(ConsentDraft)["recipients"], kind, context.today)
        made = make_fields(ConsentDraft, context.today, {"recipients": self.recipients})
        hidden = {*_UNSHOWN, *(_ONE_KIND - {*rules(kind).also}), *rules(kind).without}
        hidden |= {"recipients"} if not rules(kind).named else set()
        fields = {name: field for name, field in made.items() if name not in hidden}
        super().__init__(
            context,
            KEPT_AS[kind][0],
            ConsentDraft,
            fields,
            lambda draft: draft.problems(self.kinds, context.today()),
            tr(N_("Save")),
            back=tr(N_("Consents")),
            ask=ask,
        )
        self.replaces = RecordField(
            "replaces",
            Spec(N_("Takes the place of"), width=3, optional_shown=True, help=N_("From the day it is signed")),
        )
        self.to_sign = plain(tr(N_("Print to sign")), "printer", "print-to-sign")
        self._fill()
        language = fields["form_language"]
        if isinstance(language, ChoiceField):
            language.offer(FORM_LANGUAGES)
        self.to_sign.triggered.connect(self._on_print)
        self.recipients.new.triggered.connect(self.new_office_wanted)

    def _fill(self) -> None:
        take = self._take
        self.year = small(link(tr(N_("One year from today")), name="one-year"))
        self.case_end = small(link(tr(N_("When the case is closed")), name="case-closed"))
        self.quarter = small(link(tr(N_("Ask again in 90 days")), name="ask-again"))
        suggestions = QWidget()
        suggestions.setLayout(Flow(self.year, self.case_end, self.quarter, gap=16))
        ends = FieldGrid(tr(N_("How long")), take(("expires_on", "expires_event", "event_check_on", "no_end")))
        ends.add_widget(suggestions)
        self.add_group(
            label(tr(rules(self.kind).about), "second", wrap=True),
            *self._grids(*_FIRST),
            ends,
            *self._grids((N_("When it can be taken back"), _BACK)),
            FieldGrid(tr(N_("The signed page")), take(_PAGE)),
        )
        signature = FieldGrid(tr(N_("Signature")), take(_SIGNATURE))
        signature.add(self.replaces)
        self.add_group(signature)
        self._sentence = label("", "strong", wrap=True)
        self._note = label(tr(BEFORE), "second", wrap=True)
        self._panel = CheckPanel()
        checked = QWidget()
        checked.setLayout(column(label(tr(N_("Check")), "section"), self._sentence, self._panel, self._note, gap=10))
        self.side_box.addWidget(checked)
        foot = self.deed.parentWidget()
        line = foot.layout() if foot is not None else None
        if isinstance(line, QHBoxLayout):
            line.insertWidget(1, self.to_sign)
        self.year.triggered.connect(self._on_year)
        self.case_end.triggered.connect(lambda: self.binder.change(expires_event=tr(CASE_CLOSED)))
        self.quarter.triggered.connect(self._on_quarter)

    def _grids(self, *parts: tuple[str, Sequence[str]]) -> list[FieldGrid]:
        """Return the parts of which this kind asks anything."""
        return [FieldGrid(tr(head), fields) for head, names in parts if (fields := self._take(names))]

    def _take(self, names: Sequence[str]) -> list[Field]:
        return [self.fields[name] for name in names if name in self.fields]

    def begin(
        self,
        subject: ConsentSubject,
        draft: ConsentDraft,
        offices: Sequence[OrganisationRow],
        kinds: Mapping[int, OrganisationKind],
        names: Mapping[int, str],
    ) -> None:
        """Show a consent with what the form needs to know of the offices."""
        self._subject, self.kinds, self._then_print = subject, dict(kinds), False
        self._begin_again = False
        self.signed = subject.consent_id is not None and draft.signed_on is not None
        self.recipients.set_offices(offices, names)
        self.replaces.set_choices(subject.replaceable)
        self.replaces.set_value(None)
        self.replaces.setVisible(bool(subject.replaceable) and not self.signed)
        title = tr(self.kind.label)
        self.header.say(f"{title} · {subject.number}" if subject.number else title, subject.shown)
        for field in self.fields.values():
            field.set_read_only(fixed=False)
        if self.signed:
            self._show_signed(draft)
        else:
            self.throw.setVisible(True)
            key = f"new/{subject.participant_id}" if subject.consent_id is None else str(subject.consent_id)
            self.start(key, draft)

    def choose_replaced(self, consent_id: int | None) -> None:
        """Say which consent this one takes the place of."""
        self.replaces.set_value(consent_id)

    def add_office(self, organisation_id: int, offices: Sequence[OrganisationRow], kind: OrganisationKind) -> None:
        """Put an office on the consent that was just added to the list."""
        self.kinds[organisation_id] = kind
        self.recipients.set_offices(offices)
        self.recipients.add_office(organisation_id)

    @property
    def _of_a_case(self) -> bool:
        return self.kind in (ConsentKind.PROCEEDINGS, ConsentKind.JUSTICE)

    def focus_first(self) -> None:
        """Begin with what the kind alone asks, else with whom it names: who tells is known."""
        self._begin_again = True
        if self.signed:
            super().focus_first()
        elif self.kind in _BEGINS:
            self.area.ensureWidgetVisible(self.fields[_BEGINS[self.kind]])
            self.fields[_BEGINS[self.kind]].focus_input()
        elif self.recipients.cards:
            self.recipients.focus_first_card()
        else:
            self.recipients.focus_input()

    def keep_start(self) -> Callable[[], object] | None:
        """Return the work that keeps a new consent as it began, for another's offices or as an older one, or None."""
        draft = self.binder.draft
        if self._subject.consent_id is not None or draft is None:
            return None
        plain_start = replace(consent_start.empty(self.kind).draft, discloser=draft.discloser)
        return self.keeper.keep_work(clean=True) if draft != plain_start else None

    def save(self) -> None:
        """Save; on a signed one begin a new one."""
        if self.signed:
            self.again_wanted.emit()
            return
        super().save()

    def work(self, draft: ConsentDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        consents, subject, replaced = self.context.services.consents, self._subject, self.replaces.value()
        return lambda: consents.save(subject.participant_id, draft, subject.consent_id, replaces=replaced)

    def finish(self, result: Any) -> None:
        """Go on to the printer, or say that it was saved."""
        if self._then_print:
            self._then_print = False
            self.print_wanted.emit(result)
        else:
            self.stored.emit(result)

    def look(self) -> None:
        """Look what the consent would be worth."""
        draft, birth, today = self.binder.draft, self._subject.birth, self.context.today()
        if draft is None:
            return
        services = self.context.services
        self.context.jobs.run(
            self, lambda: consent_check.check(services, draft, birth, today), self._on_checked, key="consent-check"
        )

    def _show_signed(self, draft: ConsentDraft) -> None:
        self.banner.clear()
        self.binder.load(draft)
        for field in self.fields.values():
            field.set_read_only(fixed=True)
        self.throw.setVisible(False)
        self.area.verticalScrollBar().setValue(0)
        self.recipients.show_off(dict(self._subject.off))
        self._on_loaded()
        self.look()

    def _on_checked(self, found: Check) -> None:
        subject = self._subject
        said = [subject.since] if subject.over else [found.sentence, subject.since]
        set_text(self._sentence, ". ".join(part for part in said if part))
        state = LOOK if self.signed or (self.binder.draft and self.binder.draft.signed_on) else EMPTY
        lines = [(state, words, self._jump(name)) for words, name in found.lacks]
        if not lines and not subject.over:
            words = tr(N_("Everything that the law asks for is here"))
            lines = [(IN, words, None)]
        self._panel.set_lines(lines)
        set_text(self._note, tr(STAYS) if self.binder.draft and self.binder.draft.signed_on else tr(BEFORE))

    def _jump(self, name: str) -> Callable[[], object] | None:
        field = self.fields.get(name)
        if field is None or self.signed:
            return None

        def jump() -> None:
            self.area.ensureWidgetVisible(field)
            field.focus_input()

        return jump

    def _on_opened(self, came_back: bool) -> None:
        super()._on_opened(came_back)
        if self._begin_again:
            # loading made the cards anew, and the focus went with the old ones
            self.focus_first()
            self._begin_again = False

    def _on_loaded(self) -> None:
        draft = self.binder.draft
        if draft is None:
            return
        representative = draft.signer is SignerRole.REPRESENTATIVE
        for name, shown in (
            ("revocation_stated", not draft.our_form),
            ("redisclosure_stated", not draft.our_form),
            ("refusal_stated", not draft.our_form and draft.kind in ASKS_REFUSAL),
            ("representative", representative),
            ("representative_authority", representative),
        ):
            if name in self.fields:
                self.fields[name].setVisible(shown)
        for suggestion in (self.year, self.case_end, self.quarter):
            suggestion.setVisible(not self.signed and (suggestion is not self.case_end or self._of_a_case))
        words = tr(N_("Save as signed")) if draft.signed_on else tr(N_("Save"))
        self.deed.set_text(tr(N_("Make a new one")) if self.signed else words)
        self.to_sign.setVisible(not self.signed and draft.signed_on is None)

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        if name in ("our_form", "signer", "signed_on"):
            self._on_loaded()

    def _on_print(self) -> None:
        self._then_print = True
        if self._subject.consent_id is not None and not self.binder.dirty:
            self.finish(self._subject.consent_id)
            return
        self.save()
        self._then_print = self.saving

    def _on_year(self) -> None:
        self.binder.change(expires_on=in_a_year(self.context.today()))

    def _on_quarter(self) -> None:
        from_day = self.binder.draft.signed_on or self.context.today()
        self.binder.change(event_check_on=from_day + timedelta(days=EVENT_CHECK_DAYS))


def in_a_year(day: date) -> date:
    """Return the same day of the next year; Feb 29 becomes Feb 28."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def replaceable_words(number: str, until: date | None) -> str:
    """Return how a consent that may be replaced is offered."""
    return f"{number}, {tr(N_('until {day}'), day=show_date(until))}" if until else number
