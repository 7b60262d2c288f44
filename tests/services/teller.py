"""One way in which a form tells of a person, and whom it tells of: what the tellers of all forms share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from leaddesk.domain.codes import (
    OrganisationKind,
    ReferralInStatus,
)
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.papers import Paper
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.domain.referrals_in import StepDraft
from tests.services.referral_samples import ARREST, NEIGHBOUR

C = InformationCategory
TODAY = date(2026, 11, 3)
CASE = "ZQ-26-CASE"
NEVER = (
    *("zqalias", "zqstreet", "zqsleeps", "zqstatusnote", "zqofficenote", "zqofficeservice", "zqofficemail"),
    *("zqother", "zqinformation", "zqwhy", "zqoffence", "zqtold", "zqprovider", "zqmandate", "zqcharge"),
)
"""Words in fields that no consent opens for any of these papers."""
EVERY = frozenset(C)
DIVERTED = replace(ARREST, incident_number="zqreport", offence="zqoffence", reason="zqtold", notes="zqtold")
"""A referral by the police with canaries in what was told."""


@dataclass(frozen=True)
class Teller:
    """One way in which a form tells somebody of a person. ``ask(office, person, recipient)`` returns its paper."""

    form: str
    to: OrganisationKind
    purpose: Purpose
    ask: Callable[[Any, int, int], Paper]
    words: dict[str, frozenset[C]]
    kind: ConsentKind = ConsentKind.SPECIFIC


def person(office) -> int:
    """Keep somebody with a canary in every field."""
    number = office.participants.save(
        ParticipantDraft(
            first_name="Zqfirst",
            last_name="Zqlast",
            addressed_as="Ms. Zqletter",
            aliases=("zqalias",),
            birth=BirthDate(1986, 4, 12),
            phones=(Phone("5095550777"),),
            address="zqstreet 7",
            where_to_find="zqsleeps",
        )
    )
    arrived = office.referrals_in.save(replace(NEIGHBOUR, reason="zqtold", notes="zqtold"), participant_id=number)
    office.referrals_in.move(arrived, StepDraft(ReferralInStatus.INTAKE_COMPLETE, TODAY))
    return number


def recipient(office, kind: OrganisationKind, name: str = "Mill Office") -> int:
    """Keep an office whose own notes hold canaries."""
    draft = OrganisationDraft(name, kind, email="zqofficemail", services="zqofficeservice", notes="zqofficenote")
    return office.organisations.save(draft)
