"""Where the facts stand that put a person or a referral into a figure, and which measure rests on which of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from leaddesk.domain.contact_codes import TWO_WAY, ContactPurpose
from leaddesk.i18n import N_
from leaddesk.storage.models import (
    AssistanceRow,
    CarePlan,
    Charge,
    ClosingSummaryRow,
    ConsentRecord,
    Contact,
    CourtDate,
    Demographics,
    Enrolment,
    Goal,
    GoalPeriod,
    IdDocument,
    Income,
    Insurance,
    LegalEvent,
    LivingSituationRow,
    ReferralIn,
    ReferralInStep,
    ReferralOut,
    ReferralOutStep,
    RideRow,
    ScreeningRow,
    StatusRow,
    Warrant,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rows of one table about a person: what they are called, their day, what they say, and the tab that shows them.

    ``within`` asks for those of the period alone; else all up to its last day are told. ``owner`` is the column that
    says whose they are.
    """

    words: str
    table: Any
    day: Any
    told: tuple[Any, ...] = ()
    part: str = "overview"
    until: Any = None
    within: bool = False
    owner: Any = None
    join: tuple[Any, Any] | None = None
    where: Any = None

    @property
    def whose(self) -> Any:
        """Return the column that says whose the rows are."""
        return self.table.participant_id if self.owner is None else self.owner


ENROLLED = Evidence(N_("Enrolled"), Enrolment, Enrolment.opened_on, part="history", until=Enrolment.closed_on)
STATUS = Evidence(
    N_("Status"),
    StatusRow,
    StatusRow.since,
    (StatusRow.status, StatusRow.inactive_reason, StatusRow.close_reason),
    "history",
    StatusRow.until,
)
SPOKEN = Evidence(
    N_("Spoken with"),
    Contact,
    Contact.on,
    (Contact.kind, Contact.outcome),
    "contacts",
    within=True,
    where=Contact.outcome.in_(TWO_WAY),
)
TRIED = Evidence(
    N_("Outreach"),
    Contact,
    Contact.on,
    (Contact.kind, Contact.outcome),
    "contacts",
    within=True,
    where=Contact.purpose == ContactPurpose.OUTREACH,
)
SENT_OUT = Evidence(
    N_("Referral to a provider"), ReferralOut, ReferralOut.sent_on, (ReferralOut.service,), "referrals", within=True
)
ATTENDED = Evidence(
    N_("Step of a referral to a provider"),
    ReferralOutStep,
    ReferralOutStep.on,
    (ReferralOut.service, ReferralOutStep.status),
    "referrals",
    within=True,
    owner=ReferralOut.participant_id,
    join=(ReferralOut, ReferralOut.id == ReferralOutStep.referral_out_id),
)
PLAN = Evidence(N_("Plan begun or reviewed"), CarePlan, CarePlan.started_on, part="plan", until=CarePlan.ended_on)
AGREED = Evidence(N_("Plan agreed"), CarePlan, CarePlan.agreed_on, part="plan")
LIVING = Evidence(N_("Living situation"), LivingSituationRow, LivingSituationRow.on, (LivingSituationRow.situation,))
INCOME = Evidence(N_("Income"), Income, Income.on, (Income.any_income, Income.any_benefit))
INSURANCE = Evidence(N_("Health insurance"), Insurance, Insurance.on, (Insurance.any_insurance,))
DOCUMENT = Evidence(N_("ID document"), IdDocument, IdDocument.on, (IdDocument.kind, IdDocument.status, IdDocument.name))
EVENT = Evidence(
    N_("Known to the site"), LegalEvent, LegalEvent.on, (LegalEvent.kind, LegalEvent.source), "legal", LegalEvent.until
)
CONSENT = Evidence(
    N_("Consent signed"),
    ConsentRecord,
    ConsentRecord.signed_on,
    (ConsentRecord.kind,),
    "consents",
    ConsentRecord.revoked_on,
)
WHO = Evidence(
    N_("Said of themselves"),
    Demographics,
    None,
    (Demographics.race, Demographics.sex, Demographics.gender, Demographics.veteran, Demographics.rural_town),
)
WENT = Evidence(
    N_("Closing summary"),
    ClosingSummaryRow,
    ClosingSummaryRow.closed_on,
    (ClosingSummaryRow.destination,),
    "history",
    within=True,
)
RECEIVED = Evidence(
    N_("Referral received"),
    ReferralIn,
    ReferralIn.received_on,
    (ReferralIn.pathway, ReferralIn.source),
    "referrals",
    within=True,
)
HELPED = Evidence(
    N_("Assistance"),
    AssistanceRow,
    AssistanceRow.on,
    (AssistanceRow.category, AssistanceRow.what_for),
    "contacts",
    within=True,
)
DRIVEN = Evidence(N_("Ride"), RideRow, RideRow.on, (RideRow.reason,), "contacts", within=True)

CAME = replace(RECEIVED, within=False)
IN_COURT = Evidence(
    N_("Court date"), CourtDate, CourtDate.on, (CourtDate.event, CourtDate.result), "legal", within=True
)
SOUGHT = Evidence(N_("Warrant"), Warrant, Warrant.open_since, (Warrant.kind,), "legal", Warrant.resolved_on)
CHARGED = Evidence(N_("Charge"), Charge, None, (Charge.text, Charge.status), "legal")
GOAL = Evidence(
    N_("Goal"),
    GoalPeriod,
    GoalPeriod.since,
    (Goal.words, GoalPeriod.status),
    "plan",
    GoalPeriod.until,
    join=(Goal, Goal.id == GoalPeriod.goal_id),
)

_SINCE = (ENROLLED, EVENT)
OF_PEOPLE: Mapping[str, tuple[Evidence, ...]] = {
    "referrals_received": (RECEIVED,),
    **dict.fromkeys(("screening_results", "intake_in_time", "warm_handoff"), (CAME,)),
    "first_contact": (CAME, SPOKEN),
    "referral_results": (SENT_OUT,),
    "court_dates_supported": (IN_COURT,),
    "warrants": (SOUGHT,),
    "diverted_charges": (CAME, CHARGED),
    "goals": (GOAL,),
    "race_by_stage": (RECEIVED, ENROLLED, WHO),
    "outreach": (TRIED,),
    "people_reached": (ENROLLED, SPOKEN),
    "referrals_to_providers": (SENT_OUT,),
    "linked_to_services": (ENROLLED, ATTENDED),
    "rides": (DRIVEN,),
    "assistance": (HELPED,),
    "plan_in_place": (ENROLLED, AGREED),
    "plan_reviewed": (STATUS, PLAN),
    "housing": (STATUS, LIVING),
    "housed_since_entry": (ENROLLED, LIVING),
    "income": (STATUS, INCOME),
    "insured": (STATUS, INSURANCE),
    "documents_obtained": (DOCUMENT,),
    "new_arrests": _SINCE,
    "felony_charges": _SINCE,
    "jail_and_prison": _SINCE,
    "before_and_after": _SINCE,
    "consents_in_force": (STATUS, CONSENT),
    "closed_in_period": (STATUS, WENT),
    "demographics": (ENROLLED, STATUS, WHO),
    "demographics_of_new": (ENROLLED, WHO),
}
"""What the measures of people rest on; the others rest on enrolments and statuses."""
ENROLMENT = (ENROLLED, STATUS)

STEPS = Evidence(
    N_("Step"),
    ReferralInStep,
    ReferralInStep.on,
    (ReferralInStep.status, ReferralInStep.result),
    owner=ReferralInStep.referral_in_id,
)
SCREENED = Evidence(
    N_("Screening"), ScreeningRow, ScreeningRow.decided_on, (ScreeningRow.result,), owner=ScreeningRow.referral_in_id
)
OF_REFERRALS = (STEPS, SCREENED)
