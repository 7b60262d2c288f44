"""What the papers of the office and of the person say in the gallery: usual and longest. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaddesk.domain.privacy_contact import PrivacyContact
from leaddesk.domain.privacy_notice import NoticePacket

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing

LONG_NAME = "Zebulon Bartholomew Featherstonehaugh-Castellanos de la Vega y Montenegro"
LONG_OFFICE = "Confederated Tribes and Bands of the Upper Halvorsen Basin Law Enforcement Assisted Diversion"
NUMBER, NAME = "LD-2026-0142", "Marisol Teague"


def usual(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return each usual paper by the key of its form."""
    contact = PrivacyContact("Dana Whitlock, coordinator", "", "privacy@tamarack.example", date(2026, 10, 1), "2")
    return {"npp": NoticePacket(replace(office, privacy=contact), printing, NUMBER, NAME)}


def longest(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return each paper with its fields as long as they may be."""
    contact = PrivacyContact(LONG_NAME, "5095550118", f"{'privacy.' * 20}@halvorsen.example", None, "Second, for all")
    big = replace(office, site_name=LONG_OFFICE, privacy=contact, state_notice="State law asks for more here. " * 40)
    return {"npp": NoticePacket(big, printing, NUMBER, LONG_NAME, bilingual=True)}
