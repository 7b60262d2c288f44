"""What may be told of a screening: that it was decided, and in two or three words how; never why (42 CFR 2.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from leaddesk.domain.codes import EligibilityResult, OrganisationKind
from leaddesk.domain.disclosure_codes import Purpose
from leaddesk.domain.referral_papers import ReferralPacket
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from leaddesk.domain.screening import ScreeningDraft

TOLD_TO = frozenset({OrganisationKind.PROSECUTOR, OrganisationKind.OTHER})
"""Who may be told a decision: the prosecutor, and another office such as the project's management."""
KEPT_FROM = frozenset(OrganisationKind) - TOLD_TO
NOT_DECIDED = N_("The decision of the screening")
DECIDED_ON = N_("Decided on")
NOTHING_TO_TELL = N_("A decision that can be told")


class Decision(Enum):
    """What is told. Whoever does not go on to intake is told of in the same words, whatever the reason."""

    MAY_GO_ON = auto()
    AFTER_APPROVAL = auto()
    NOT_GOING_ON = auto()


def decision_of(screening: ScreeningDraft | None) -> Decision | None:
    """Return what can be told of a screening; None while it is undecided, or where the person takes part already."""
    result = screening.result if screening else None
    if screening is None or result in (None, EligibilityResult.PENDING_INFO, EligibilityResult.ALREADY_ENROLLED):
        return None
    if result is EligibilityResult.ELIGIBLE:
        return Decision.MAY_GO_ON
    if result is EligibilityResult.ELIGIBLE_WITH_APPROVAL:
        approved = bool(screening.approver.strip()) and screening.approved_on is not None
        return Decision.MAY_GO_ON if approved else Decision.AFTER_APPROVAL
    return Decision.NOT_GOING_ON


def lacking(screening: ScreeningDraft | None) -> str:
    """Return what is missing where a screening has nothing to tell: its decision, or one on somebody new."""
    known = screening is not None and screening.result is EligibilityResult.ALREADY_ENROLLED
    return NOTHING_TO_TELL if known else NOT_DECIDED


def purposes_for(kind: OrganisationKind | None) -> tuple[Purpose, ...]:
    """Return why a decision may be told to an office of a kind, the likeliest first."""
    if kind is OrganisationKind.OTHER:
        return (Purpose.CARE, Purpose.AT_REQUEST)
    return (Purpose.DIVERSION, Purpose.OFFICIAL_DUTY)


@dataclass(frozen=True, slots=True)
class ScreeningDecisionPacket(ReferralPacket):
    """What the copy of a decision (SCR-D) says. It has no place for questions, answers, reasons or approvals."""

    number: str
    received_on: date
    decided_on: date
    decided_by: str
    decision: Decision
