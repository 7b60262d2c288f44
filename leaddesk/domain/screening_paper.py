"""What the paper of a screening says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain.codes import EligibilityResult, ReferralPathway
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.domain.screening import ScreeningDraft


@dataclass(frozen=True, slots=True)
class ScreeningPacket:
    """What the screening (SCR) says. It stays in the office: it passes no gate, and no one else is given it.

    ``initials`` and ``record_number`` are empty where nobody knows yet who the person is.
    """

    office: Letterhead
    printing: Printing
    number: str
    name: str
    pathway: ReferralPathway
    received_on: date | None
    screening: ScreeningDraft
    suggested: EligibilityResult
    record_number: str = ""
    initials: str = ""
