"""Every closed list about courts and cases. Codes are stored for ever; retire, never delete."""

from __future__ import annotations

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import N_


class MatterKind(CodeList):
    """What a legal matter is about."""

    DIVERTED = "diverted", N_("Diverted case")
    PREEXISTING = "preexisting", N_("Case from before")
    NEW = "new", N_("New case")
    WARRANT = "warrant", N_("Warrant")
    CIVIL = "civil", N_("Civil case")
    PROTECTION_ORDER = "protection_order", N_("Protection order")
    CHILD_WELFARE = "child_welfare", N_("Child welfare")
    TRAFFIC_LICENSE = "traffic_license", N_("Traffic or license")
    FINES_FEES = "fines_fees", N_("Fines and fees")


class FilingStatus(CodeList):
    """Where a case or a charge stands with the prosecutor and the court."""

    HELD = "held", N_("Held, not filed")
    NOT_FILED = "not_filed_declined", N_("Not filed, declined")
    FILED = "filed", N_("Filed")
    DISMISSED = "dismissed", N_("Dismissed")
    DEFERRED = "deferred", N_("Deferred")
    CONVICTED = "convicted", N_("Convicted")
    CLOSED = "closed", N_("Closed")


ENDED = frozenset({FilingStatus.NOT_FILED, FilingStatus.DISMISSED, FilingStatus.CONVICTED, FilingStatus.CLOSED})
"""Where nothing more is to come."""


class CourtType(CodeList):
    """What kind of court it is."""

    MUNICIPAL = "municipal", N_("Municipal court")
    JUSTICE = "justice", N_("Justice court")
    DISTRICT = "district", N_("District or county court")
    SUPERIOR = "superior", N_("Superior or circuit court")
    FEDERAL = "federal", N_("Federal court")
    TRIBAL = "tribal", N_("Tribal court")
    SPECIALTY_DRUG = "specialty_drug", N_("Drug or recovery court")
    SPECIALTY_MH = "specialty_mh", N_("Mental health court")
    SPECIALTY_VET = "specialty_vet", N_("Veterans court")


class ChargeType(CodeList):
    """What a charge is about, for figures; its own words stand beside it."""

    POSSESSION = "possession", N_("Possession")
    SALE_SUBSIST = "sale_subsist", N_("Sale for subsistence")
    PARAPHERNALIA = "paraphernalia", N_("Paraphernalia")
    THEFT_SHOPLIFT = "theft_shoplift", N_("Theft or shoplifting")
    TRESPASS = "trespass", N_("Trespass")
    DISORDERLY = "disorderly", N_("Disorderly conduct")
    PROSTITUTION = "prostitution", N_("Prostitution")
    MISCHIEF = "mischief", N_("Criminal mischief")
    DUI = "dui", N_("Driving under the influence")
    ASSAULT = "assault", N_("Assault")
    DV = "dv", N_("Domestic violence")
    FTA = "fta", N_("Missed court date")
    PROBATION = "probation_violation", N_("Probation matter")
    OTHER = "other", N_("Something else")


class CourtEventType(CodeList):
    """What happens on a court date."""

    ARRAIGNMENT = "arraignment", N_("Arraignment")
    PRETRIAL = "pretrial", N_("Pretrial")
    HEARING = "hearing", N_("Hearing")
    REVIEW = "review", N_("Review")
    PLEA = "plea", N_("Plea")
    SENTENCING = "sentencing", N_("Sentencing")
    TRIAL = "trial", N_("Trial")
    WARRANT_RECALL = "warrant_recall", N_("Warrant recall")
    COUNSEL = "appointment_with_counsel", N_("Appointment with counsel")


class CourtMode(CodeList):
    """How the person is heard."""

    IN_PERSON = "in_person", N_("In person")
    VIDEO = "video", N_("By video")
    PHONE = "phone", N_("By phone")


class CourtResult(CodeList):
    """What became of a court date. Nothing counts as failure."""

    APPEARED = "appeared", N_("Appeared")
    CONTINUED = "continued", N_("Moved to another day")
    FTA = "fta", N_("Did not appear")
    EXCUSED = "excused", N_("Excused")
    UNKNOWN = "unknown", N_("Not known")


class CourtRide(CodeList):
    """How the person gets to court."""

    NOT_ASKED = "not_asked", N_("Not asked")
    OWN = "own", N_("Has a way to get there")
    NEEDED = "needed", N_("Needs a ride")
    ARRANGED = "arranged", N_("Ride arranged")


class ReminderManner(CodeList):
    """How the person was reminded of a court date."""

    IN_PERSON = "in_person", N_("In person")
    PHONE = "phone", N_("By phone")
    TEXT = "text", N_("By text")
    LETTER = "letter", N_("On paper")
    COUNSEL = "counsel", N_("Through counsel")
    OTHER = "other", N_("Through someone else")


class InfoSource(CodeList):
    """Who or what said it; nothing else may be kept (no rap sheets)."""

    DOCKET = "docket", N_("Public docket")
    COUNSEL = "counsel", N_("Counsel")
    PARTICIPANT = "participant", N_("Participant")
    PROSECUTOR = "prosecutor", N_("Prosecutor")


class WarrantKind(CodeList):
    """What a warrant is for."""

    BENCH = "bench", N_("Bench warrant")
    ARREST = "arrest", N_("Arrest warrant")
    PROBATION = "probation", N_("Probation or pretrial")
    FEES = "fees", N_("Unpaid fines or fees")
    ELSEWHERE = "elsewhere", N_("From another county or state")
    OTHER = "other", N_("Another warrant")


class LegalEventKind(CodeList):
    """What happened, as far as the site knows; the measures J1 to J7 count these and only these."""

    ARREST = "arrest", N_("Arrest")
    CHARGE_FILED = "charge_filed", N_("Charge filed")
    JAIL = "jail", N_("Time in jail")
    PRISON = "prison", N_("Prison admission")
    OUTCOME = "charge_outcome", N_("Outcome of a charge")


SOURCE_HINT = N_("No rap sheets: only what the public docket, counsel, the prosecutor or the participant said.")
"""Stands wherever such facts are entered."""
