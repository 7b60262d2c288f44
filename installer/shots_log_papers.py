"""What the papers made from the log of disclosures say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.emergency_record import EmergencyPacket
from leaddesk.domain.grounds import GroundDraft

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing

KEYS = ("emerg",)
_C = InformationCategory
_LONG = "Confederated Tribes and Bands of the Upper Halvorsen Basin Behavioral Health and Recovery Center, "
_NAME = "Zebulon Bartholomew Featherstonehaugh-Castellanos de la Vega y Montenegro"
_WORDS = (
    "The person was found on the floor of the waiting room, breathing slowly; naloxone was given twice before the "
    "ambulance came. "
)


def emergency(office: Letterhead, printing: Printing) -> EmergencyPacket:
    """Return the record of a night call."""
    facts = GroundDraft(
        medical_person="Ada Lind, RN",
        affiliation="Halvorsen Creek Hospital, emergency room",
        disclosed_by="Dana Whitlock",
        on=date(2026, 11, 2),
        at=time(22, 40),
        emergency="Found unconscious behind the library; breathing slowly.",
        could_not_consent=True,
    )
    told = (_C.IDENTITY, _C.SUBSTANCE_USE, _C.MEDICAL)
    words = "What the person takes, and since when. The name of the clinic that prescribes."
    return EmergencyPacket(office, printing, "LD-2026-0142", "M.T.", "Marisol Teague", facts, told, words)


def usual(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return every usual paper by the key of its form."""
    return {"emerg": emergency(office, printing)}


def longest(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return every paper with its fields as long as they may be."""
    short = emergency(office, printing)
    facts = replace(
        short.facts,
        medical_person=(f"{_NAME}, " * 4)[:300],
        affiliation=(_LONG * 4)[:300],
        disclosed_by=_NAME,
        emergency=(_WORDS * 9)[:1000],
    )
    long_emergency = replace(short, name=_NAME, facts=facts, told=tuple(_C), words=(_WORDS * 9)[:1000])
    return {"emerg": long_emergency}
