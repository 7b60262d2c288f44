"""Consents besides the usual one in the invented office: for treatment, for a held charge, for own counsel."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose, RecipientAnswer
from leaddesk.practice import words

if TYPE_CHECKING:
    from datetime import date

_C = InformationCategory
_CARE = frozenset({_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.SUBSTANCE_USE, _C.MENTAL_HEALTH, _C.MEDICAL})


def of_single_kinds(person: int, enrolled: date, prosecutor: int, counsel: int) -> list[ConsentDraft]:
    """Return what a person signed on the day of enrolment besides the usual consent."""
    # of its own, so that it changes nothing else
    rng = Random(f"consents {person}")
    found = []
    if rng.random() < 0.3:
        found.append(_for_treatment(enrolled))
    if rng.random() < 0.15:
        found.append(_for_a_held_charge(enrolled, prosecutor, f"{enrolled:%y}-{rng.randint(1000, 9999):05}"))
    if rng.random() < 0.25:
        found.append(_for_own_counsel(enrolled, counsel))
    return found


def _for_own_counsel(enrolled: date, counsel: int) -> ConsentDraft:
    told = frozenset({_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.HOUSING, _C.PLAN, _C.LEGAL})
    return ConsentDraft(
        discloser=words.OFFICE.site_name,
        recipients=(
            RecipientDraft(counsel, "P. Okafor", told, frozenset({Purpose.DEFENSE}), RecipientAnswer.ACCEPTED),
        ),
        expires_on=enrolled + timedelta(days=730),
        signed_on=enrolled,
    )


def _for_treatment(enrolled: date) -> ConsentDraft:
    return ConsentDraft(
        kind=ConsentKind.TREATMENT,
        discloser=words.OFFICE.site_name,
        categories=_CARE,
        no_end=True,
        signed_on=enrolled,
    )


def _for_a_held_charge(enrolled: date, prosecutor: int, incident: str) -> ConsentDraft:
    line = RecipientDraft(
        prosecutor,
        "",
        frozenset({_C.IDENTITY, _C.CONTACT}),
        frozenset({Purpose.DIVERSION, Purpose.OFFICIAL_DUTY}),
        RecipientAnswer.ACCEPTED,
    )
    return ConsentDraft(
        kind=ConsentKind.JUSTICE,
        discloser=words.OFFICE.site_name,
        recipients=(line,),
        expires_on=enrolled + timedelta(days=365),
        signed_on=enrolled,
        condition=f"the charge in incident {incident}, held by the prosecutor until intake is done",
        revocable_on=enrolled + timedelta(days=90),
        revocable_event="the charge is declined or dismissed",
    )
