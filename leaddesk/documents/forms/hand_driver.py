"""HAND-D: the driver's slip of a hand-off: who, where and when. It names no program and nothing of health."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.large_print import sender
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.hand_offs import RidePacket
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_phone
from leaddesk.paper.cells import DATE_BY_HAND, Body, Fitted, answer
from leaddesk.paper.frames import MAIL
from leaddesk.paper.grid import Cell, Grid, Look
from leaddesk.paper.sheet import Letterhead, Mark, Sheet
from leaddesk.paper.styles import FINE, SMALL_TITLE, STRONG, Style
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from datetime import time

    from leaddesk.domain.packets import Letterhead as Office
    from leaddesk.paper.flow import Flow

TITLE = N_("Ride")
_LARGE = Style(15, 19)
"""A driver reads it at arm's length."""
_CALL = replace(STRONG, before=4, after=2)
KEEP = N_("Please give this slip back or tear it up after the ride.")


def _draw(packet: RidePacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    day = tr(N_("Printed {day}"), day=show_date(packet.printing.at.date(), tr.language))
    sheet = Sheet(MAIL, FORM.code, FORM.edition, FORM.title, Letterhead(""), foot=day, mark=mark, tr=tr)
    office = packet.office
    return sheet, [
        paragraph(sender(office) or " ", FINE),
        paragraph(tr(TITLE), SMALL_TITLE),
        ride_grid(packet, tr),
        *to_the_driver(office, tr),
    ]


def to_the_driver(office: Office, tr: Translator) -> list[Flow]:
    """Return whom the driver calls, and what becomes of the slip."""
    who = (office.coordinator.split() or [""])[0]
    calls = " ".join(part for part in (who, show_phone(office.phone)) if part)
    return [
        paragraph(tr(N_("If something comes up, call {who}."), who=calls), _CALL),
        paragraph(tr(KEEP), FINE),
    ]


def ride_grid(filled: RidePacket | None, tr: Translator) -> Grid:
    """Return the facts of a ride, or what is written in by hand."""
    day: Body = DATE_BY_HAND
    if filled:
        day = show_date(filled.on, tr.language) if filled.on else answer("", tr)
    phone = show_phone(filled.phone) if filled and filled.phone.strip() else ""
    large = Look(style=_LARGE) if filled else Look()
    return Grid(
        [
            [
                Cell(tr(N_("First name")), Fitted(filled.called, _LARGE) if filled else None, 34, strong=True),
                Cell(tr(N_("Day")), day, 33),
                Cell(tr(N_("Driver")), Fitted(filled.driver, _LARGE) if filled else None, 33),
            ],
            [
                Cell(tr(N_("Pick up at")), answer(filled.pick_up, tr) if filled else None, 67),
                Cell(tr(N_("Time")), _at(filled.pick_up_at, tr) if filled else None, 33),
            ],
            [
                Cell(tr(N_("Drop off at")), answer(filled.drop_off, tr) if filled else None, 67),
                Cell(tr(N_("Be there by")), _at(filled.drop_off_at, tr) if filled else None, 33),
            ],
            [
                Cell(tr(N_("Phone")), answer(phone, tr) if filled else None, 34),
                Cell(tr(N_("Help getting in and out")), answer(filled.mobility, tr) if filled else None, 66),
            ],
        ],
        look=large,
    )


def _at(at: time | None, tr: Translator) -> Body:
    return show_clock(at) if at else answer("", tr)


FORM = Form(
    "hand_driver",
    "HAND-D",
    TITLE,
    EDITION,
    RidePacket,
    _draw,
    tells=True,
    holds_page=True,
    notice=NoticeUsed.NONE,
    explains_scope=False,
)
