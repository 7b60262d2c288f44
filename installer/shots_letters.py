"""What the letters that confirm nothing say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from installer.shots_long import LONG_NAME
from leaddesk.domain.plain_letters import AnswerPacket, RequestDraft, RequestKind, ThanksPacket

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing

_LONG = "Confederated Tribes and Bands of the Upper Halvorsen Basin, Office of Legal Affairs and Public Records, "
_NAME = f"{LONG_NAME} "


def answer(office: Letterhead, printing: Printing) -> AnswerPacket:
    """Return the answer to a subpoena."""
    request = RequestDraft(
        RequestKind.SUBPOENA,
        date(2026, 11, 2),
        "26-1-00318-5",
        "Civil division",
        "Clerk of the Superior Court",
        "200 Court Street\nHalvorsen Creek",
    )
    return AnswerPacket(office, printing, request)


def thanks(office: Letterhead, printing: Printing) -> ThanksPacket:
    """Return the thank-you for a referral."""
    return ThanksPacket(
        office,
        printing,
        "R-2026-0031",
        "Deputy A. Reyes",
        "Tamarack County Sheriff",
        date(2026, 10, 30),
        "2026-10-4471",
    )


def usual(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return every usual letter by the key of its form."""
    return {"ncnd": answer(office, printing), "le_ack": thanks(office, printing)}


def longest(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return every letter with its fields as long as they may be."""
    long_request = RequestDraft(
        RequestKind.SUBPOENA,
        date(2026, 11, 2),
        ("26-1-00318-5 " * 7)[:80],
        (_NAME * 5)[:300],
        (_LONG * 4)[:300],
        (_LONG * 6)[:500],
    )
    long_thanks = replace(
        thanks(office, printing), to=(_NAME * 5)[:300], agency=(_LONG * 4)[:300], report=("2026-10-4471 " * 7)[:80]
    )
    return {"ncnd": AnswerPacket(office, printing, long_request), "le_ack": long_thanks}
