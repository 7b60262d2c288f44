"""What may be told to the officer who referred somebody: one of two sentences on where it stands, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from leaddesk.domain.codes import OrganisationKind, ReferralInStatus
from leaddesk.domain.disclosure_codes import Purpose
from leaddesk.domain.referral_papers import ReferralPacket
from leaddesk.domain.referrals_in import OPEN
from leaddesk.i18n import N_

KEPT_FROM = frozenset(OrganisationKind) - {OrganisationKind.LAW_ENFORCEMENT}
"""Everybody but law enforcement; a court and a prosecutor have letters of their own."""
PURPOSES = (Purpose.AT_REQUEST, Purpose.CARE)
"""Why an officer may be told, the likeliest first: never for a charge, a release or a proceeding."""
NOT_BEGUN = N_("The start of outreach")
NOTHING_TO_TELL = N_("A status that an officer can be told")


class Standing(Enum):
    """What is told. No ending has a word of its own, nor has any step before outreach."""

    CONTACTED = auto()
    TAKEN_UP = auto()


_STANDING = {
    ReferralInStatus.OUTREACH: Standing.CONTACTED,
    ReferralInStatus.INTAKE_SCHEDULED: Standing.CONTACTED,
    ReferralInStatus.INTAKE_COMPLETE: Standing.TAKEN_UP,
}


def standing_of(status: ReferralInStatus) -> Standing | None:
    """Return what can be told of a referral; None before outreach, and however else it ended."""
    return _STANDING.get(status)


def lacking(status: ReferralInStatus) -> str:
    """Return what is missing where a referral has nothing to tell: outreach that may come, or another end."""
    return NOT_BEGUN if status in OPEN else NOTHING_TO_TELL


def is_agency(office: str, agency: str) -> bool:
    """Return whether an office of the directory is, by its name, the agency that was written on a referral."""
    one, other = (" ".join(name.split()).casefold() for name in (office, agency))
    return bool(one and other) and (one in other or other in one)


@dataclass(frozen=True, slots=True)
class OfficerLetterPacket(ReferralPacket):
    """What the letter (LE-ACK-S) says. It has no place for health, plan, contacts, reasons or a court."""

    made_on: date
    standing: Standing
