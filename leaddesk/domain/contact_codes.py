"""Closed lists of contacts beside how and outcome."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList, ContactOutcome
from leaddesk.i18n import N_


class Direction(CodeList):
    """Who began a contact."""

    OUT = "out", N_("Us")
    IN = "in", N_("The person")


class ContactPurpose(CodeList):
    """What a contact was for."""

    OUTREACH = "outreach", N_("Outreach")
    INTAKE = "intake", N_("Intake")
    PLAN = "plan", N_("Plan")
    CHECK_IN = "check_in", N_("Check-in")
    COURT = "court", N_("Court")
    TRANSPORT = "transport", N_("Transport")
    WARM_HANDOFF = "warm_handoff", N_("Warm hand-off")
    CRISIS = "crisis", N_("Crisis")
    HARM_REDUCTION = "harm_reduction", N_("Harm reduction")
    ADMIN = "admin", N_("Paperwork")


class Reach(CodeList):
    """Whether both sides spoke with each other, or one side tried to."""

    TWO_WAY = "two_way", N_("Two-way")
    ATTEMPT = "attempt", N_("Attempt")


TWO_WAY = frozenset({ContactOutcome.TWO_WAY, ContactOutcome.CRISIS_RESOLVED, ContactOutcome.DECLINED_TODAY})
"""Outcomes in which the person and the coordinator spoke with each other; every other one is an attempt."""


def reach_of(outcome: ContactOutcome) -> Reach:
    """Return whether an outcome is a two-way contact or an attempt: said here and nowhere else."""
    return Reach.TWO_WAY if outcome in TWO_WAY else Reach.ATTEMPT
