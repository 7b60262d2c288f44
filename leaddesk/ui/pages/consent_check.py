"""What a consent being typed would be worth, in words, with the field to jump to for each thing it lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.domain import consent_demands, fields
from leaddesk.domain import consents as rules
from leaddesk.domain.consent_kinds import rules as kind_rules
from leaddesk.domain.consents import Consent, ConsentDraft, Recipient, Validity
from leaddesk.domain.disclosure_codes import ConsentState
from leaddesk.domain.errors import NotFoundError
from leaddesk.i18n import N_, show_date, tr

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.participants import BirthDate
    from leaddesk.ui.context import Services

_FIELDS = {
    rules.NO_RECIPIENT: "recipients",
    rules.NO_PURPOSE: "recipients",
    rules.NO_END: "expires_on",
    rules.ENDS_BEFORE: "expires_on",
    consent_demands.NO_WAY_BACK: "revocable_on",
    consent_demands.BACK_TOO_LATE: "revocable_on",
    rules.NO_REFUSAL: "refusal_stated",
    consent_demands.NO_MEDIUM: "media",
    consent_demands.NO_USE: "media_uses",
    consent_demands.NO_WAY: "ways",
    consent_demands.NO_PARENT: "parent",
    "No office has a recorded yes": "recipients",
    "The signed page does not say that it can be taken back, and how": "revocation_stated",
    "The signed page does not say what the receiver may do with it": "redisclosure_stated",
    "Who signed, and why this person may, is not recorded": "representative",
    "The Spanish wording it was signed on has not been reviewed": "form_language",
    "There is no form in this language": "form_language",
}
_SHORT = {
    rules.NO_RECIPIENT: N_("An office that may be told"),
    rules.NO_CATEGORY: N_("What may be told"),
    rules.NO_PURPOSE: N_("Why it may be told"),
    "No office has a recorded yes": N_("A recorded yes to an office"),
    rules.NO_END: N_("A day or an event when it ends"),
    "It is a condition of": N_("What it is a condition of"),
    consent_demands.NO_WAY_BACK: N_("A day or an event from which it can be taken back"),
    consent_demands.NO_MEDIUM: N_("What may be shown"),
    consent_demands.NO_USE: N_("Where it may be shown"),
    consent_demands.NO_WAY: N_("A way to reach the person, or with whom a message may be left"),
    consent_demands.NO_PARENT: N_("Who signed as parent or guardian, and when"),
    rules.NO_REFUSAL: N_("What happens if the person says no"),
    rules.NO_BIRTH: N_("The birth date: this kind is for somebody under 18"),
    rules.NOT_BY_MINOR: N_("The minor’s own signature"),
    rules.NOT_MINOR: N_("An ordinary permission: the person was 18 or older when it was signed"),
    "There is no form in this language": N_("A form in this language"),
    "The signed page does not say that it can be taken back, and how": N_("That it can be taken back, and how"),
    "The signed page does not say what the receiver may do with it": N_("What the receiver may do with it"),
    "Who signed, and why this person may, is not recorded": N_("Who signed, and why they may"),
    "The Spanish wording it was signed on has not been reviewed": N_("Review of the Spanish wording"),
}
"""A line of the check is short and names what is lacking; the field it leads to says the whole."""


@dataclass(frozen=True, slots=True)
class Check:
    """One sentence on the whole, and what is lacking with the name of its field."""

    sentence: str
    in_force: bool
    lacks: tuple[tuple[str, str], ...] = ()


def check(services: Services, draft: ConsentDraft, birth: BirthDate | None, today: date) -> Check:
    """Return what the consent is worth; an unsigned one is judged as if it were signed today. For the worker."""
    recipients = []
    for line in draft.recipients:
        try:
            office = services.organisations.draft(line.organisation_id)
        except NotFoundError:
            continue
        recipients.append(Recipient(line, office.name, office.kind, office.covered_entity))
    of_a_class = rules.class_recipient(draft)
    if of_a_class is not None:
        recipients = [of_a_class]
    judged = replace(draft, signed_on=draft.signed_on or today)
    consent = Consent(0, "", 0, judged, tuple(recipients), birth)
    reviewed = services.settings.office().translation_reviewed
    lacks = rules.lacking(consent, translation_reviewed=reviewed)
    worth = rules.validity(consent, today, translation_reviewed=reviewed)
    return Check(
        sentence(worth, draft),
        worth.in_force and draft.signed_on is not None,
        tuple((tr(_SHORT.get(reason, reason)), field_of(reason, draft)) for reason in lacks),
    )


def sentence(worth: Validity, draft: ConsentDraft) -> str:
    """Return one sentence: in force until when, or what stands against it."""
    signed = draft.signed_on is not None
    if worth.state is ConsentState.DEFICIENT:
        return tr(N_("Not in force. It lacks:")) if signed else tr(N_("Before it can be in force, it lacks:"))
    if worth.state is ConsentState.EXPIRED and worth.since is not None:
        return tr(N_("Ended {day}"), day=show_date(worth.since))
    if worth.state is ConsentState.CHECK_EVENT:
        return tr(N_("It has to be asked whether it has ended"))
    if draft.expires_on is None and not draft.expires_event.strip():
        endless = (
            N_("In force until it is taken back") if signed else N_("Once signed, in force until it is taken back")
        )
        return tr(endless)
    until = show_date(draft.expires_on) if draft.expires_on else ""
    event = draft.expires_event.strip()
    if until and event:
        ends = tr(N_("until {day}, or until this happens, if sooner: {event}"), day=until, event=event)
    else:
        ends = tr(N_("until {day}"), day=until) if until else tr(N_("until this happens: {event}"), event=event)
    return tr(N_("In force {ends}"), ends=ends) if signed else tr(N_("Once signed, in force {ends}"), ends=ends)


def field_of(reason: str, draft: ConsentDraft) -> str:
    """Return the name of the field that cures a reason, or an empty text."""
    if reason == rules.NO_CATEGORY:
        return "recipients" if kind_rules(draft.kind).named else "categories"
    labels = {spec.label: name for name, spec in fields.specs(draft).items()}
    return _FIELDS.get(reason, labels.get(reason, "recipients" if "court" in reason.lower() else ""))
