"""What the record of a medical emergency says: the four facts of 42 CFR 2.51(c), and what was told."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.packets import Letterhead, Printing


@dataclass(frozen=True, slots=True)
class EmergencyPacket:
    """What the emergency disclosure record (EMERG) says. It stays in the office."""

    office: Letterhead
    printing: Printing
    record_number: str
    initials: str
    name: str
    facts: GroundDraft
    told: tuple[InformationCategory, ...]
    words: str = ""
    channel: str = ""
