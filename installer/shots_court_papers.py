"""What the papers around a diversion and a hand-off say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from installer.shots_long import LONG_NAME, LONG_OFFICE, long_person, long_scope
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.hand_offs import HandOffPacket, RidePacket
from leaddesk.domain.intake_notices import IntakeNoticePacket
from leaddesk.domain.packets import Addressee

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing, ScopeOfConsent, View

_C = InformationCategory
PROSECUTOR = Addressee(14, "Tamarack County Prosecutor", "", "200 Court Street\nHalvorsen Creek")
_WORDS = "A blue backpack, a bicycle lock, two books and a folder of papers from the county clerk. "


def for_prosecutor(scope: ScopeOfConsent) -> ScopeOfConsent:
    """Return a consent for word of a diversion alone."""
    return replace(
        scope,
        recipient=PROSECUTOR.name,
        categories=(_C.IDENTITY,),
        purposes=(Purpose.DIVERSION,),
        number="C-0142-05",
    )


def notice(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> IntakeNoticePacket:
    """Return word of a completed intake."""
    return IntakeNoticePacket(
        office,
        printing,
        person,
        PROSECUTOR,
        for_prosecutor(scope),
        "J. Marsh, Deputy Prosecutor",
        "2026-10-4471",
        "Tamarack County Sheriff",
        date(2026, 10, 12),
        date(2026, 10, 30),
    )


def hand_off(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> HandOffPacket:
    """Return the slip for a clinic."""
    return HandOffPacket(
        office,
        printing,
        person,
        Addressee(3, "Clearwater Valley Health Center", "", "40 Mill Road\nHalvorsen Creek", "5095550160"),
        replace(scope, categories=(_C.IDENTITY, _C.CONTACT, _C.NEEDS, _C.MEDICAL)),
        "Charge nurse",
        date(2026, 11, 3),
        time(10, 30),
        "County jail, release at 9:30",
        "One backpack, a phone without charger",
        "Carries an inhaler",
    )


def ride(office: Letterhead, printing: Printing, scope: ScopeOfConsent) -> RidePacket:
    """Return the driver's slip."""
    return RidePacket(
        office,
        printing,
        replace(scope, recipient="Basin Transit"),
        "Marisol",
        "Ray, Basin Transit",
        date(2026, 11, 3),
        "118 Depot Street, front door",
        time(9, 45),
        "40 Mill Road, side entrance",
        time(10, 30),
        "5095550173",
        "Uses a cane; the front seat is best",
    )


def usual(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> dict[str, Packet]:
    """Return every usual paper by the key of its form."""
    return {
        "pros_ic": notice(office, printing, person, scope),
        "hand": hand_off(office, printing, person, scope),
        "hand_driver": ride(office, printing, scope),
    }


def longest(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> dict[str, Packet]:
    """Return every paper with its fields as long as they may be."""
    named, wide = long_person(person), long_scope(scope)
    street = "40 Mill Road\nSuite 210\nHalvorsen Creek"
    to = Addressee(3, LONG_OFFICE, "Intake and Referral Coordination", street, "5095550160")
    words, place = (_WORDS * 4)[:300], (_WORDS * 3)[:200]
    return {
        "pros_ic": replace(
            notice(office, printing, named, wide),
            scope=wide,
            to=to,
            addressed_to=f"{LONG_NAME}, Deputy",
            agency=LONG_OFFICE,
            incident_number="9" * 80,
        ),
        "hand": replace(
            hand_off(office, printing, named, wide),
            scope=wide,
            to=to,
            to_person=LONG_NAME,
            arriving_from=place,
            belongings=words,
            medicines=words,
        ),
        "hand_driver": replace(
            ride(office, printing, wide),
            called=LONG_NAME,
            driver=LONG_NAME,
            pick_up=place,
            drop_off=place,
            mobility=place,
            phone="5095550173, and ask for the desk",
        ),
    }
