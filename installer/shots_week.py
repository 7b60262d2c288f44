"""The week's sheet as the gallery shows it: a usual week, and one that does not fit on its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.packets import DaySheetPacket, Stop

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Printing

_FIRST = date(2026, 11, 3)
_WHO = ("M.T.", "R.L.", "W.A.", "T.L.", "I.S.", "D.H.", "L.P.", "A.B.", "E.Y.", "N.H.")


def usual(office: Letterhead, printing: Printing) -> DaySheetPacket:
    """Return three court dates and eight contacts, two of them late."""
    days = (-3, -1, 0, 0, 1, 2, 5, 7)
    contacts = tuple(
        Stop(_FIRST + timedelta(day), who, f"LD-2026-{number:04}")
        for number, (day, who) in enumerate(zip(days, _WHO, strict=False), 131)
    )
    courts = tuple(
        Stop(_FIRST + timedelta(day), who, f"LD-2026-{number:04}", at=at, where=where)
        for number, day, who, at, where in (
            (142, 1, "M.T.", time(9, 30), "Superior Court, Room 2"),
            (139, 1, "A.B.", time(13, 15), "Superior Court, Room 1"),
            (136, 3, "D.H.", None, "Municipal Court, by video"),
        )
    )
    return DaySheetPacket(office, printing, _FIRST, _FIRST + timedelta(7), courts, contacts)


def longest(office: Letterhead, printing: Printing) -> DaySheetPacket:
    """Return more than a page holds, with phone numbers."""
    packet = usual(office, printing)
    where = "Confederated Tribal Court of the Upper Halvorsen Basin, Room 200 B"
    courts = [replace(stop, phone="(509) 555-0173", where=where) for stop in packet.courts * 4]
    contacts = [replace(stop, phone="(509) 555-0100 ext. 22") for stop in packet.contacts * 6]
    return replace(packet, courts=tuple(courts), contacts=tuple(contacts), phones=True)
