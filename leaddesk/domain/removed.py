"""What was removed: off every list, but kept, with the day and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class RemovedKind(CodeList):
    """What kind of record it is."""

    PARTICIPANT = "participant", N_("Participant")
    REFERRAL_IN = "referral_in", N_("Referral to us")
    REFERRAL_OUT = "referral_out", N_("Referral to a provider")
    CONTACT = "contact", N_("Contact")
    GOAL = "goal", N_("Goal of a plan")
    STEP = "step", N_("Step of a plan")
    MATTER = "legal_matter", N_("Legal matter")
    CHARGE = "charge", N_("Charge")
    COURT_DATE = "court_date", N_("Court date")
    WARRANT = "warrant", N_("Warrant")
    LEGAL_EVENT = "legal_event", N_("Legal event")
    RIDE = "ride", N_("Ride")
    NALOXONE = "naloxone", N_("Naloxone")
    ASSISTANCE = "assistance", N_("Assistance")
    MEETING = "meeting", N_("Meeting")
    TRAINING = "training", N_("Training")
    STAFFING = "staffing", N_("Staffing")
    ORGANISATION = "organisation", N_("Office")
    LIVING_SITUATION = "living_situation", N_("Living situation")
    INCOME = "income", N_("Income and benefits")
    INSURANCE = "insurance", N_("Health insurance")
    ID_DOCUMENT = "id_document", N_("ID document")
    NEED = "need", N_("Needs")
    SUPPORT_PERSON = "support_person", N_("Support person")
    SUBSTANCE = "substance", N_("Substance")
    SAFETY_NOTE = "safety_note", N_("Safety note")
    ATTACHMENT = "attachment", N_("Scan or photo")
    NOTICE_GIVEN = "notice_given", N_("Privacy notice given")
    FIDELITY = "fidelity_check", N_("Fidelity self-check")
    REPORT_PROFILE = "report_profile", N_("Profile of a report")
    REVOCATION_TOLD = "revocation_told", N_("Who heard that a consent was taken back")


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """One line of *Removed*. ``name`` is a person's, unless the record is an office; ``number`` stands in for it."""

    kind: RemovedKind
    id: int
    name: str
    number: str
    at: datetime
    because: str
