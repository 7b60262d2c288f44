"""What the papers for the person say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from installer.shots_long import LONG_NAME, LONG_OFFICE
from leaddesk.domain.codes import Language, Ride
from leaddesk.domain.court_codes import CourtRide
from leaddesk.domain.envelopes import envelope
from leaddesk.domain.mail_packets import AppointmentPacket, CourtReminderPacket

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing

_LONG = f"{LONG_OFFICE}, "
_NAME = f"{LONG_NAME} "


def reminder(office: Letterhead, printing: Printing) -> CourtReminderPacket:
    """Return the reminder of a usual court date."""
    return CourtReminderPacket(
        office=office,
        printing=printing,
        record_number="LD-2026-0142",
        called="Marisol",
        language=Language.ENGLISH,
        translation_reviewed=False,
        on=date(2026, 12, 8),
        at=time(9),
        court="Superior Court of Tamarack County",
        address="200 Court Street, Halvorsen Creek",
        room="Courtroom 2, second floor",
        counsel="J. Abara",
        counsel_phone="5095550131",
        ride=CourtRide.ARRANGED,
        case_number="26-1-00318-5",
    )


def longest_reminder(office: Letterhead, printing: Printing) -> CourtReminderPacket:
    """Return the reminder with every field as long as the record allows, in Spanish."""
    return replace(
        reminder(office, printing),
        called=(_NAME * 5)[:300],
        language=Language.SPANISH,
        court=(_LONG * 4)[:300],
        address=(_LONG * 6)[:500],
        room=(_LONG * 4)[:300],
        counsel=(_NAME * 5)[:300],
        ride=CourtRide.NOT_ASKED,
        case_number=("26-1-00318-5 " * 7)[:80],
    )


def appointment(office: Letterhead, printing: Printing) -> AppointmentPacket:
    """Return the letter of a usual appointment, in Spanish as passed by a translator."""
    return AppointmentPacket(
        office=office,
        printing=printing,
        record_number="LD-2026-0142",
        called="Marisol",
        language=Language.SPANISH,
        translation_reviewed=True,
        on=date(2026, 11, 12),
        at=time(13, 30),
        place="Clearwater Valley Health Center",
        address="40 Mill Road, Halvorsen Creek",
        phone="5095550160",
        with_whom="M. Eberle",
        ride=Ride.PLEASE_ARRANGE,
    )


def longest_appointment(office: Letterhead, printing: Printing) -> AppointmentPacket:
    """Return the letter with every field as long as the record allows."""
    return replace(
        appointment(office, printing),
        called=(_NAME * 5)[:300],
        translation_reviewed=False,
        place=(_LONG * 4)[:300],
        address=(_LONG * 6)[:500],
        with_whom=(_NAME * 5)[:200],
    )


def to_mail(office: Letterhead, printing: Printing) -> CourtReminderPacket:
    """Return a reminder with an address for the window of an envelope."""
    return replace(reminder(office, printing), envelope=envelope("Marisol Teague", "12 Depot Street\nHalvorsen Creek"))


def usual(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return every usual paper by the key of its form."""
    return {"ct_rem": reminder(office, printing), "appt": appointment(office, printing)}
