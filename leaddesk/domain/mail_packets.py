"""What papers say that are mailed or handed to the person: large print, a neutral sender, no word of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from leaddesk.domain.codes import Language, Ride, VisitMode
from leaddesk.domain.court_codes import CourtMode, CourtRide
from leaddesk.domain.packets import Letterhead, Printing


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtReminderPacket:
    """What the court date reminder (CT-REM) says. What is empty is left as a line to write on; no charge is in it."""

    office: Letterhead
    printing: Printing
    record_number: str
    called: str
    language: Language
    translation_reviewed: bool
    on: date
    at: time | None = None
    court: str = ""
    address: str = ""
    room: str = ""
    mode: CourtMode = CourtMode.IN_PERSON
    with_counsel: bool = False
    """Whether it is an appointment with counsel, and not in court."""
    counsel: str = ""
    counsel_phone: str = ""
    ride: CourtRide = CourtRide.NOT_ASKED
    case_number: str = ""
    envelope: tuple[str, ...] = ()
    """Name and address for the window of an envelope; empty where none may stand on paper."""

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return self.language is Language.SPANISH and not self.translation_reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentPacket:
    """What the appointment letter (APPT) says. The service is not in it: whoever sees it learns a place and a time."""

    office: Letterhead
    printing: Printing
    record_number: str
    called: str
    language: Language
    translation_reviewed: bool
    on: date
    at: time | None = None
    place: str = ""
    address: str = ""
    phone: str = ""
    mode: VisitMode = VisitMode.IN_PERSON
    with_whom: str = ""
    ride: Ride = Ride.NOT_NEEDED
    envelope: tuple[str, ...] = ()
    """Name and address for the window of an envelope; empty where none may stand on paper."""

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return self.language is Language.SPANISH and not self.translation_reviewed


MailPacket = CourtReminderPacket | AppointmentPacket
