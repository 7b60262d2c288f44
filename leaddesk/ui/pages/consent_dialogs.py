"""The short decisions about a consent: which kind, taking one back, whether its event has happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from leaddesk.domain import fields
from leaddesk.domain.consent_drafts import ASK_WITHIN, TOO_LATE
from leaddesk.domain.consent_kinds import RULES, rules
from leaddesk.domain.consents import EVENT_CHECK_DAYS
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Answer
from leaddesk.ui.pages.consent_words import names_of
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.consents import ConsentRow

Ask = Callable[..., str | None]
AskForm = Callable[..., Any]
CANCEL = N_("Cancel")


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
        if told.on and not yes and told.on > today + ASK_WITHIN:
            found["on"] = TOO_LATE
        return found

    deed = tr(N_("End the consent")) if yes else tr(N_("Keep it in force"))
    answer = ask_form(parent, title, "", make_fields(shape, lambda: today), start, deed, problems)
    return None if answer is None else (yes, answer.on)
