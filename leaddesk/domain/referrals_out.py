"""Referrals to providers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from leaddesk.domain import fields
from leaddesk.domain.codes import OrganisationKind, ReferralOutStatus, Ride, ServiceNeed, Urgency, VisitMode
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.fields import DATE_NEEDED, entry
from leaddesk.i18n import N_

SERVICE_CATEGORIES: dict[ServiceNeed, InformationCategory] = {
    ServiceNeed.DETOX: InformationCategory.SUBSTANCE_USE,
    ServiceNeed.SUD_OUTPATIENT: InformationCategory.SUBSTANCE_USE,
    ServiceNeed.SUD_RESIDENTIAL: InformationCategory.SUBSTANCE_USE,
    ServiceNeed.MOUD: InformationCategory.SUBSTANCE_USE,
    ServiceNeed.RECOVERY_HOUSING: InformationCategory.SUBSTANCE_USE,
    ServiceNeed.NALOXONE: InformationCategory.SUBSTANCE_USE,
    ServiceNeed.SYRINGE_SERVICE: InformationCategory.SUBSTANCE_USE,
    ServiceNeed.CRISIS: InformationCategory.MENTAL_HEALTH,
    ServiceNeed.MH_OUTPATIENT: InformationCategory.MENTAL_HEALTH,
    ServiceNeed.MH_INPATIENT: InformationCategory.MENTAL_HEALTH,
    ServiceNeed.PSYCHIATRY: InformationCategory.MENTAL_HEALTH,
    ServiceNeed.PRIMARY_CARE: InformationCategory.MEDICAL,
    ServiceNeed.DENTAL: InformationCategory.MEDICAL,
    ServiceNeed.HOSPITAL: InformationCategory.MEDICAL,
    ServiceNeed.WOUND_CARE: InformationCategory.MEDICAL,
    ServiceNeed.TRANSITIONAL: InformationCategory.HOUSING,
    ServiceNeed.EMERGENCY_SHELTER: InformationCategory.HOUSING,
    ServiceNeed.HOUSING: InformationCategory.HOUSING,
    ServiceNeed.RENT_HELP: InformationCategory.HOUSING,
    ServiceNeed.BENEFITS: InformationCategory.HOUSING,
    ServiceNeed.EMPLOYMENT: InformationCategory.HOUSING,
    ServiceNeed.CIVIL_LEGAL: InformationCategory.LEGAL,
    ServiceNeed.CRIMINAL_DEFENSE: InformationCategory.LEGAL,
    ServiceNeed.EXPUNGEMENT: InformationCategory.LEGAL,
}
"""What naming a service tells by itself: asking for detox tells of substance use."""
NO_PROVIDERS = frozenset(
    {
        OrganisationKind.COURT,
        OrganisationKind.PROSECUTOR,
        OrganisationKind.LAW_ENFORCEMENT,
        OrganisationKind.PROBATION,
    }
)
"""Who offers no service, so that no referral and no slip of a hand-off goes there, whatever was signed: it would tell
them of needs and health for nothing."""
_ALWAYS = frozenset({InformationCategory.IDENTITY, InformationCategory.NEEDS, InformationCategory.CONTACT})
_S = ReferralOutStatus
ANSWERED = tuple(one for one in _S if one not in (_S.DRAFT, _S.SENT, _S.CLOSED_UNKNOWN))
"""The statuses in which somebody has answered."""
OPEN = (_S.SENT, _S.RECEIVED_ACK, _S.ACCEPTED, _S.WAITLISTED, _S.SCHEDULED)
"""The statuses in which something is still to come from the provider."""


@dataclass(frozen=True, slots=True)
class ReferralOutDraft:
    """What the form for a referral to a provider edits."""

    organisation_id: int | None = entry(N_("Provider"), default=None, required=True, width=3)
    service: ServiceNeed | None = entry(N_("Service asked for"), default=None, required=True, width=3)
    urgency: Urgency = entry(N_("How soon"), default=Urgency.ROUTINE, required=True)
    reply_by: date | None = entry(N_("Answer by"), default=None)
    ride: Ride = entry(N_("Ride"), default=Ride.NOT_NEEDED)
    reach_by: str = entry(
        N_("Best way to reach the person"),
        default="",
        required=True,
        max_length=200,
        width=3,
        help=N_("For example: phone (555) 010-0142, text is fine"),
    )
    where_to_find: str = entry(N_("Where to find the person"), default="", max_length=300, width=3, optional_shown=True)
    reason: str = entry(
        N_("Reason, in as few words as will do"),
        default="",
        required=True,
        max_length=2000,
        width=6,
        lines=3,
        help=N_("Say only what the provider needs"),
    )
    reason_tells: frozenset[InformationCategory] = entry(
        N_("The reason also speaks of"),
        default=frozenset(),
        width=6,
        help=N_("Tick what the words above give away; the consent must cover it"),
        without=_ALWAYS,
    )
    needs: str = entry(
        N_("Access needs, insurance, papers enclosed"), default="", max_length=500, width=6, optional_shown=True
    )
    status: ReferralOutStatus = entry(
        N_("Status"),
        default=ReferralOutStatus.DRAFT,
        help=N_("Attended or not: only if somebody told you"),
    )
    sent_on: date | None = entry(N_("Sent on"), default=None)
    local_service: str = entry(N_("Local service"), default="", max_length=40, width=3)
    local_tells: InformationCategory | None = None
    """What naming the local service gives away, as Settings said when it was chosen."""
    status_on: date | None = entry(N_("Since"), default=None, help=N_("The day it came to stand so; empty is today"))
    status_reason: str = entry(N_("Reason, in a few words"), default="", max_length=300, width=6, optional_shown=True)
    waitlisted_to: date | None = entry(N_("On the list until about"), default=None, optional_shown=True)
    appointment_on: date | None = entry(N_("Appointment on"), default=None, optional_shown=True)
    appointment_at: time | None = entry(N_("At"), default=None, width=1, optional_shown=True)
    appointment_mode: VisitMode | None = entry(N_("Held"), default=None, optional_shown=True)
    appointment_with: str = entry(N_("With"), default="", max_length=200, width=3, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops this referral from being saved, by field."""
        found = fields.problems(self)
        if self.status not in (ReferralOutStatus.DRAFT, ReferralOutStatus.CLOSED_UNKNOWN) and self.sent_on is None:
            found["sent_on"] = DATE_NEEDED
        if self.sent_on and self.reply_by and self.reply_by < self.sent_on:
            found["reply_by"] = N_("The answer can't be due before the day it is sent")
        if self.sent_on and self.status_on and self.status in ANSWERED and self.status_on < self.sent_on:
            found["status_on"] = N_("This is before the day it was sent")
        return found

    @property
    def categories(self) -> frozenset[InformationCategory]:
        """Return what sending this referral tells the provider."""
        told = set(_ALWAYS)
        if self.service in SERVICE_CATEGORIES:
            told.add(SERVICE_CATEGORIES[self.service])
        if self.service is ServiceNeed.OTHER and self.local_tells is not None:
            told.add(self.local_tells)
        return frozenset(told | self.reason_tells)


@dataclass(frozen=True, slots=True)
class OutStep:
    """One dated step of a referral to a provider, with the reason if one was told."""

    status: ReferralOutStatus
    on: date
    reason: str = ""


def referral_out_number(year: int, number: int) -> str:
    """Return the number of a referral to a provider, such as ``O-2026-0007``."""
    return f"O-{year}-{number:04}"


@dataclass(frozen=True, slots=True)
class ReferralOutRow:
    """A line of the list of referrals to providers."""

    id: int
    number: str
    participant_id: int
    participant_name: str
    record_number: str
    provider: str
    service: ServiceNeed
    status: ReferralOutStatus
    sent_on: date | None
    reply_by: date | None
    appointment_on: date | None = None
    local_service: str = ""
