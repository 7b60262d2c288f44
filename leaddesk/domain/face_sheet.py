"""The face sheet: one person on paper for a day without the laptop. What it leaves out, it has no field for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.packets import Letterhead, Printing


@dataclass(frozen=True, slots=True)
class FaceCourt:
    """A court date to come."""

    on: date
    at: time | None
    where: str
    case_number: str
    counsel: str


@dataclass(frozen=True, slots=True)
class FaceCover:
    """An office that may be told something today, by which consent and until when."""

    office: str
    number: str
    categories: tuple[InformationCategory, ...]
    until: date | None
    event: str = ""


@dataclass(frozen=True, slots=True)
class FaceVisit:
    """A provider with whom something is still open."""

    provider: str
    number: str
    appointment_on: date | None


@dataclass(frozen=True, slots=True)
class FaceCall:
    """Somebody to call for the person."""

    name: str
    relation: str
    phone: str
    emergency: bool


@dataclass(frozen=True, slots=True)
class FacePacket:
    """What the face sheet (FACE) says. It stays in the office: no health, no substances, no notes, no safety notes."""

    office: Letterhead
    printing: Printing
    record_number: str
    initials: str
    name: str
    called: str
    also: tuple[str, ...]
    birth: str
    language: str
    status: ParticipationStatus
    enrolled_on: date | None
    phones: tuple[str, ...]
    where_to_find: str
    address: str
    address_kept: bool
    last_spoken_on: date | None
    next_contact_on: date | None
    courts: tuple[FaceCourt, ...] = ()
    covers: tuple[FaceCover, ...] = ()
    visits: tuple[FaceVisit, ...] = ()
    calls: tuple[FaceCall, ...] = ()
    plan: str = ""
