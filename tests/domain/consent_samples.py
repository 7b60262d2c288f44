"""One ordinary consent and one for a proceeding, whole and in force, to be changed by the tests of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consent_codes import MediaUse, Medium, MinorRule, ReachWay
from leaddesk.domain.consents import Consent, ConsentDraft, Recipient, RecipientDraft, class_recipient
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.gate import Request
from leaddesk.domain.participants import BirthDate

SIGNED, ENDS, TODAY = date(2026, 5, 3), date(2026, 11, 3), date(2026, 8, 1)
BACK_FROM = date(2026, 9, 1)
CLINIC, COURT, PROSECUTOR = 11, 12, 13
TOLD = frozenset({InformationCategory.IDENTITY, InformationCategory.NEEDS, InformationCategory.CONTACT})
CASE = "26-CR-0318"
_OWN = ("id", "birth", "revoked", "superseded_by", "superseded_on")


def recipient(
    organisation_id: int = CLINIC,
    kind: OrganisationKind = OrganisationKind.HEALTH,
    *,
    covered_entity: bool = False,
    **line: Any,
) -> Recipient:
    """Return an accepted office that may be told three things for care."""
    values = {"categories": TOLD, "purposes": frozenset({Purpose.CARE}), "answer": RecipientAnswer.ACCEPTED, **line}
    return Recipient(RecipientDraft(organisation_id, **values), f"Office {organisation_id}", kind, covered_entity)


def consent(*recipients: Recipient, **changes: Any) -> Consent:
    """Return an ordinary consent in force; changes go to the draft, or to the consent where it has the field."""
    lines = recipients or (recipient(),)
    draft = ConsentDraft(
        discloser="Ouray Basin LEAD",
        recipients=tuple(one.line for one in lines),
        expires_on=ENDS,
        signed_on=SIGNED,
    )
    own = {name: changes.pop(name) for name in _OWN if name in changes}
    return replace(Consent(1, "C-0142-01", 5, replace(draft, **changes), lines), **own)


def stand_alone(*recipients: Recipient, **changes: Any) -> Consent:
    """Return a consent for one legal proceeding in force."""
    lines = recipients or (recipient(COURT, OrganisationKind.COURT, purposes=frozenset({Purpose.PROCEEDING})),)
    return consent(*lines, **{"kind": ConsentKind.PROCEEDINGS, "case_number": CASE, "id": 2, **changes})


def request(**changes: Any) -> Request:
    """Return a request to tell the clinic what the ordinary consent covers."""
    plain = Request(CLINIC, "Office 11", OrganisationKind.HEALTH, TOLD, frozenset({Purpose.CARE}))
    return replace(plain, **changes)


def court_request(**changes: Any) -> Request:
    """Return a request to tell the court what the stand-alone consent covers."""
    plain = Request(COURT, "Office 12", OrganisationKind.COURT, TOLD, frozenset({Purpose.PROCEEDING}), CASE)
    return replace(plain, **changes)


def for_treatment(**changes: Any) -> Consent:
    """Return a single consent for treatment, payment and operations in force, without an end."""
    return _unnamed({"kind": ConsentKind.TREATMENT, "categories": TOLD, "expires_on": None, "no_end": True, **changes})


def public_use(**changes: Any) -> Consent:
    """Return a consent for a story in the board's report."""
    story = {"media": frozenset({Medium.STORY}), "media_uses": frozenset({MediaUse.BOARD})}
    return _unnamed({"kind": ConsentKind.PUBLIC, "categories": TOLD, **story, **changes})


def reach(**changes: Any) -> Consent:
    """Return how a person wants to be reached."""
    return _unnamed({"kind": ConsentKind.REACH, "ways": frozenset({ReachWay.TEXT}), **changes})


def _unnamed(changes: dict[str, Any]) -> Consent:
    own = {name: changes.pop(name) for name in _OWN if name in changes}
    draft = replace(consent().draft, recipients=(), **changes)
    of_a_class = class_recipient(draft)
    return replace(Consent(3, "C-0142-03", 5, draft, (of_a_class,) if of_a_class else ()), **own)


def justice(*recipients: Recipient, **changes: Any) -> Consent:
    """Return a criminal-justice consent in force that can be taken back from September on."""
    why = frozenset({Purpose.DIVERSION, Purpose.OFFICIAL_DUTY})
    lines = recipients or (recipient(PROSECUTOR, OrganisationKind.PROSECUTOR, purposes=why),)
    values = {
        "kind": ConsentKind.JUSTICE,
        "condition": "the charge in incident 26-044, held until intake",
        "revocable_on": BACK_FROM,
        "revocable_event": "the charge is declined or dismissed",
        "id": 4,
    }
    return consent(*lines, **{**values, **changes})


def word_of_intake(**changes: Any) -> Request:
    """Return a request to tell the prosecutor that intake is done."""
    plain = Request(PROSECUTOR, "Office 13", OrganisationKind.PROSECUTOR, TOLD, frozenset({Purpose.DIVERSION}))
    return replace(plain, **changes)


def of_kind(kind: ConsentKind, *recipients: Recipient, **changes: Any) -> Consent:
    """Return an ordinary consent made into one of another kind that names offices."""
    return consent(*recipients, **{"kind": kind, "id": 6, **changes})


def minor(**changes: Any) -> Consent:
    """Return the consent of somebody who was 16, signed with a parent as the state asks."""
    values = {
        "kind": ConsentKind.MINOR,
        "minor_rule": MinorRule.BOTH,
        "state_law": "counsel, Jan 5, 2026",
        "parent": "Ann Lee",
        "parent_signed_on": SIGNED,
        "birth": BirthDate(2010),
        "id": 7,
    }
    return consent(**{**values, **changes})
