"""The short decisions about a consent: which kind, taking one back, whether its event has happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from leaddesk.domain import fields
from leaddesk.domain.consent_kinds import RULES, rules
from leaddesk.domain.consents import EVENT_CHECK_DAYS, RevocationDraft, revocable_from
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.question import Answer
from leaddesk.ui.pages.consent_words import names_of
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.consents import ConsentRow

Ask = Callable[..., str | None]
AskForm = Callable[..., Any]
CANCEL = N_("Cancel")
FINAL = N_("It covers nothing from that day on. This can't be undone; a new one can be signed.")


@dataclass(frozen=True, slots=True)
class TakeBackDraft(RevocationDraft):
    """A revocation with the consent that is meant."""

    consent_id: int | None = entry(N_("Which consent"), default=None, required=True, width=6)

    def revocation(self) -> RevocationDraft:
        """Return what the record keeps."""
        return RevocationDraft(self.on, self.manner, self.taken_by, self.at)


@dataclass(frozen=True, slots=True)
class EventDraft:
    """The day on which the event happened that ends a consent."""

    on: date | None = entry(N_("It happened on"), default=None, required=True, width=3)


@dataclass(frozen=True, slots=True)
class AskAgainDraft:
    """When to ask again whether the event has happened."""

    on: date | None = entry(N_("Ask again on"), default=None, required=True, width=3)


def ask_kind(parent: QWidget, ask: Ask) -> ConsentKind | None:
    """Ask which kind of consent is to be made."""
    usual = ConsentKind.SPECIFIC
    answers = [Answer(kind.value, tr(kind.label), primary=kind is usual, about=tr(rules(kind).about)) for kind in RULES]
    answers.append(Answer("cancel", tr(CANCEL)))
    text = tr(N_("Each kind asks for what the law wants of it, and prints a page of its own."))
    chosen = ask(parent, tr(N_("What is the consent for?")), text, answers)
    return next((kind for kind in ConsentKind if kind.value == chosen), None)


def ask_take_back(
    parent: QWidget,
    ask_form: AskForm,
    rows: Sequence[ConsentRow],
    chosen: int | None,
    today: date,
    taken_by: str,
    holders: str = "",
) -> TakeBackDraft | None:
    """Ask which consent is taken back, when and how; ``holders`` says who was told before. None: she turned away."""
    shape = make_fields(TakeBackDraft, lambda: today)
    options = [(row.consent.id, f"{row.consent.number} · {names_of(row)}") for row in rows]
    which = PickField("consent_id", fields.specs(TakeBackDraft)["consent_id"], options)
    shown = {"consent_id": which, **{name: field for name, field in shape.items() if name != "consent_id"}}
    if len(rows) == 1:
        which.set_read_only(fixed=True)
    ids = [row.consent.id for row in rows]
    draft = TakeBackDraft(on=today, taken_by=taken_by, consent_id=chosen if chosen in ids else ids[0])
    signed = {row.consent.id: row.consent.draft.signed_on for row in rows}

    def problems(taken: TakeBackDraft) -> dict[str, str]:
        found = taken.problems(today)
        day = signed.get(taken.consent_id or 0)
        if taken.on and day and taken.on < day:
            found["on"] = N_("This is before the day it was signed")
        return found

    bound = "\n".join(too_early(row, today) for row in rows if too_early(row, today))
    title, text = tr(N_("Take a consent back?")), "\n".join(part for part in (tr(FINAL), bound, holders) if part)
    if len(rows) == 1:
        title = tr(N_("Take {number} back?"), number=rows[0].consent.number)
    answer: TakeBackDraft | None = ask_form(parent, title, text, shown, draft, tr(N_("Take it back")), problems)
    return answer


def too_early(row: ConsentRow, on: date) -> str:
    """Return why a consent can't be taken back yet (42 CFR 2.35) and what happens to the wish, or an empty text."""
    draft, first = row.consent.draft, revocable_from(row.consent.draft)
    if draft.kind is not ConsentKind.JUSTICE or (first is not None and first <= on):
        return ""
    event = draft.revocable_event.strip()
    if first is None:
        words = N_(
            "{number} can be taken back only once this has happened: {event}. The wish is written down today and "
            "counts from then on; until then the consent stays in force."
        )
    elif event:
        words = N_(
            "{number} can be taken back only from {day}, or once this has happened: {event}. The wish is written down "
            "today and counts by itself from then on; until then the consent stays in force."
        )
    else:
        words = N_(
            "{number} can be taken back only from {day}. The wish is written down today and counts by itself from then "
            "on; until then the consent stays in force."
        )
    return tr(words, number=row.consent.number, day=show_date(first) if first else "", event=event)


def ask_way_back(parent: QWidget, ask_form: AskForm, row: ConsentRow, today: date) -> date | None:
    """Ask on which day the event happened from which a consent can be taken back."""
    event = row.consent.draft.revocable_event.strip()

    def problems(told: EventDraft) -> dict[str, str]:
        found = fields.problems(told)
        if told.on and told.on > today:
            found["on"] = IN_THE_FUTURE
        return found

    title = tr(N_("When did this happen: {event}?"), event=event)
    text = tr(N_("From that day on {number} can be taken back."), number=row.consent.number)
    shape = make_fields(EventDraft, lambda: today)
    answer: EventDraft | None = ask_form(parent, title, text, shape, EventDraft(today), tr(N_("Save")), problems)
    return answer.on if answer else None


def ask_event(parent: QWidget, ask: Ask, ask_form: AskForm, row: ConsentRow, today: date) -> tuple[bool, date] | None:
    """Ask whether the event has happened that ends a consent: (yes, its day), (no, when to ask again), or None."""
    event = row.consent.draft.expires_event.strip()
    answers = [
        Answer("cancel", tr(CANCEL)),
        Answer("not-yet", tr(N_("Not yet"))),
        Answer("happened", tr(N_("It has happened"))),
    ]
    title = tr(N_("Has this happened: {event}?"), event=event)
    text = tr(N_("Consent {number} ends when it has. {names}"), number=row.consent.number, names=names_of(row))
    chosen = ask(parent, title, text, answers)
    if chosen not in ("not-yet", "happened"):
        return None
    yes = chosen == "happened"
    shape: type[Any] = EventDraft if yes else AskAgainDraft
    start = shape(on=today if yes else today + timedelta(days=EVENT_CHECK_DAYS))

    def problems(told: Any) -> dict[str, str]:
        found = fields.problems(told)
        if told.on and yes and told.on > today:
            found["on"] = IN_THE_FUTURE
        if told.on and not yes and told.on <= today:
            found["on"] = N_("A day to come is needed")
        return found

    deed = tr(N_("End the consent")) if yes else tr(N_("Keep it in force"))
    answer = ask_form(parent, title, "", make_fields(shape, lambda: today), start, deed, problems)
    return None if answer is None else (yes, answer.on)
