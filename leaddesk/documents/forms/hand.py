"""HAND: the slip for whoever takes over from us. Its blank has the driver's slip above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import (
    EDITION,
    ask_at,
    has_short_notice,
    identity,
    letterhead,
    scope_by_hand,
    scope_words,
)
from leaddesk.documents.form import Form
from leaddesk.documents.forms.hand_driver import ride_grid, to_the_driver
from leaddesk.documents.ground_words import ground_box
from leaddesk.documents.large_print import sender
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.hand_offs import HandOffPacket
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_phone
from leaddesk.paper import notices
from leaddesk.paper.blocks import boxed, scope_of_consent
from leaddesk.paper.cells import DATE_BY_HAND, TIME_BY_HAND, Body, Fitted, LongText, WritingLines, answer
from leaddesk.paper.cut import cut_line
from leaddesk.paper.flow import Flow, space
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.styles import FINE, SMALL_TITLE, STRONG
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from leaddesk.domain.packets import BlankPacket

TITLE = N_("Hand-off")


def _draw(packet: HandOffPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, HandOffPacket) else None
    office = packet.office
    sheet = Sheet(
        FRAME,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=_resting_on(filled, tr),
        identity=identity(filled.person.initials, filled.person.record_number) if filled else None,
        # the foot of a blank is cut off with the driver's part, which names no rule
        foot_line=FootLine.SHORT_NOTICE if filled and has_short_notice(office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )
    story = [_slip(packet, filled, tr), *_legal(packet, filled, tr)]
    if filled is None:
        story += [
            space(8),
            cut_line(tr(N_("Cut here: the part below is the driver's alone"))),
            space(4),
            paragraph(sender(office) or " ", FINE),
            paragraph(tr(N_("Ride")), SMALL_TITLE),
            ride_grid(None, tr),
            *to_the_driver(office, tr),
        ]
    return sheet, story


def _resting_on(filled: HandOffPacket | None, tr: Translator) -> str:
    """Return the consent's number, or the basis where there is none."""
    if filled is not None and filled.scope is not None:
        return tr(N_("Consent {number}"), number=filled.scope.number)
    return tr(filled.ground.basis.label) if filled is not None and filled.ground is not None else ""


def _slip(packet: HandOffPacket | BlankPacket, filled: HandOffPacket | None, tr: Translator) -> Grid:
    office = packet.office
    when = ""
    to: Body = None
    if filled:
        parts = [show_date(filled.on, tr.language) if filled.on else "", show_clock(filled.at) if filled.at else ""]
        when = ", ".join(part for part in parts if part)
        lines = [filled.to_person.strip(), filled.to.name, show_phone(filled.to.phone) if filled.to.phone else ""]
        to = "\n".join(line for line in lines if line)
    rows = [
        [
            Cell(tr(N_("For")), to, 40, least=46),
            Cell(tr(N_("From")), "\n".join(dict.fromkeys((office.coordinator, ask_at(office)))), 32),
            Cell(tr(N_("Arrives")), (when or tr(N_("Not given"))) if filled else f"{DATE_BY_HAND}\n{TIME_BY_HAND}", 28),
        ],
        [
            Cell(tr(N_("Name")), Fitted(filled.person.name or "", STRONG) if filled else None, 40, strong=True),
            Cell(tr(N_("Arriving from")), answer(filled.arriving_from, tr) if filled else None, 60),
        ],
        [Cell(tr(N_("Belongings")), _long(filled.belongings, tr) if filled else WritingLines(1))],
    ]
    if filled is None:
        rows.append([Cell(tr(N_("Medicines, only if the consent covers them")), WritingLines(1))])
    elif filled.medicines is not None:
        rows.append([Cell(tr(N_("Medicines")), _long(filled.medicines, tr))])
    return Grid(rows)


def _long(words: str, tr: Translator) -> Body:
    return LongText(words, 3) if words.strip() else answer("", tr)


def _legal(packet: HandOffPacket | BlankPacket, filled: HandOffPacket | None, tr: Translator) -> list[Flow]:
    """Return what lets it out, and the short notice, which this slip carries instead of the long one."""
    office = packet.office
    if filled is not None and filled.scope is None:
        found: list[Flow] = [ground_box(filled.ground, tr)] if filled.ground else []
    else:
        words = scope_words(filled.scope, tr) if filled is not None and filled.scope else scope_by_hand(tr)
        found = [scope_of_consent(words, tr)]
    if has_short_notice(office):
        found.append(boxed([paragraph(notices.SHORT, FINE, verbatim=True)]))
    if office.state_notice.strip():
        found.append(boxed([paragraph(office.state_notice.strip(), FINE)]))
    return found


FORM = Form(
    "hand",
    "HAND",
    TITLE,
    EDITION,
    HandOffPacket,
    _draw,
    tells=True,
    blank=True,
    holds_page=True,
    notice=NoticeUsed.SHORT,
)
