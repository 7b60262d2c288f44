"""Closed lists of the office's countable work beside contacts."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class WorkKind(CodeList):
    """What kind of work it is; the code is also the name of its table."""

    RIDE = "ride", N_("Ride")
    NALOXONE = "naloxone", N_("Naloxone")
    ASSISTANCE = "assistance", N_("Assistance")
    MEETING = "meeting", N_("Meeting")
    TRAINING = "training", N_("Training")


class RideReason(CodeList):
    """What a ride was for."""

    COURT = "court", N_("Court")
    CARE = "care", N_("Care or treatment")
    OTHER = "other", N_("Something else")


class Driver(CodeList):
    """Who drove."""

    STAFF = "staff", N_("This office")
    VOLUNTEER = "volunteer", N_("A volunteer")
    PROVIDER = "provider", N_("A provider")
    PUBLIC = "public", N_("Bus or taxi")
    OTHER = "other", N_("Somebody else")


class AssistanceKind(CodeList):
    """What money was spent on for participants (measure S6)."""

    HOUSING = "housing", N_("Rent, deposit or motel")
    FOOD = "food", N_("Food")
    CLOTHING = "clothing", N_("Clothing and hygiene")
    TRANSPORT = "transport", N_("Transport and fuel")
    PHONE = "phone", N_("Phone")
    ID_DOCS = "id_docs", N_("ID documents and fees")
    HEALTH = "health", N_("Health, glasses or medicine")
    WORK = "work", N_("Work or school")
    UTILITIES = "utilities", N_("Utilities")
    OTHER = "other", N_("Something else")


class MeetingKind(CodeList):
    """Which group met."""

    OWG = "owg", N_("Case conference (OWG)")
    PCG = "pcg", N_("Policy group (PCG)")
    CLT = "clt", N_("Community leadership")
    OTHER = "other", N_("Another meeting")


KINDS = {kind.value: kind for kind in WorkKind}
"""Each kind by its code."""
