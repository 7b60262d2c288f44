"""EMERG: what was told in a medical emergency, written down at once (42 CFR 2.51). Internal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, has_short_notice, identity, letterhead
from leaddesk.documents.form import Form
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.emergency_record import EmergencyPacket
from leaddesk.i18n import N_, Translator, show_clock, show_date
from leaddesk.paper.cells import (
    BY_HAND_HEIGHT,
    DATE_BY_HAND,
    TIME_BY_HAND,
    Body,
    Choice,
    Choices,
    Fitted,
    LongText,
    WritingLines,
    answer,
)
from leaddesk.paper.flow import Flow, space, together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import FINE, STRONG
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from leaddesk.domain.grounds import GroundDraft
    from leaddesk.domain.packets import BlankPacket

TITLE = N_("Emergency Disclosure Record")
STAYS = N_(
    "In a medical emergency medical personnel may be told what they need, if the person’s consent cannot be had in "
    "time (42 CFR 2.51). The rule asks that it is written down at once. This sheet stays in the record; it goes to "
    "nobody."
)
_NATURE_LINES, _WORDS_LINES = 6, 8


def _draw(packet: EmergencyPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, EmergencyPacket) else None
    facts = filled.facts if filled else None
    sheet = Sheet(
        FRAME,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=tr(N_("Record {number}"), number=filled.record_number) if filled else "",
        identity=identity(filled.initials, filled.record_number) if filled else None,
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )
    rows = [
        _person(filled, tr),
        *_facts(facts, tr),
        [Cell(tr(N_("Nature of the emergency")), _long(facts.emergency if facts else None, _NATURE_LINES, tr))],
        [Cell(tr(N_("What was told")), _told(filled, tr))],
        [Cell(tr(N_("In a few words")), _long(filled.words if filled else None, _WORDS_LINES, tr))],
        [Cell("", Choices([_could_not(facts, tr)]))],
    ]
    signed = signatures(
        (
            Signature(tr(N_("Signature of who told it")), 4.6),
            Signature(tr(N_("Printed name")), 2.7, printed=facts.disclosed_by if facts else ""),
            Signature(tr(N_("Date")), 1.7),
        ),
        free=30,
    )
    return sheet, [paragraph(tr(STAYS), FINE), space(4), Grid(rows), together(signed)]


def _person(filled: EmergencyPacket | None, tr: Translator) -> list[Cell]:
    name, number = tr(N_("The person")), tr(N_("Record number"))
    if filled is None:
        return [Cell(name, None, 2), Cell(number, None, 1)]
    return [Cell(name, Fitted(filled.name, STRONG), 2), Cell(number, filled.record_number, 1)]


def _facts(facts: GroundDraft | None, tr: Translator) -> list[list[Cell]]:
    # what was not known yet is written in by hand
    day = show_date(facts.on, tr.language) if facts and facts.on else DATE_BY_HAND
    hour = show_clock(facts.at, tr.language) if facts and facts.at else TIME_BY_HAND
    return [
        [
            Cell(tr(N_("Medical person who was told")), facts.medical_person if facts else None, 1),
            Cell(tr(N_("Hospital, ambulance or clinic")), facts.affiliation if facts else None, 1),
        ],
        [
            Cell(tr(N_("Date")), day, 27, least=0 if facts else BY_HAND_HEIGHT),
            Cell(tr(N_("Time")), hour, 27),
            Cell(tr(N_("Who told it")), facts.disclosed_by if facts else None, 46),
        ],
    ]


def _told(filled: EmergencyPacket | None, tr: Translator) -> Body:
    told = filled.told if filled else ()
    offered = [Choice(tr(one.label), one in told) for one in InformationCategory]
    return Choices(offered, columns=3, by_hand=filled is None)


def _could_not(facts: GroundDraft | None, tr: Translator) -> Choice:
    words = tr(N_("The person’s consent could not be had in time"))
    return Choice(words, checked=bool(facts and facts.could_not_consent))


def _long(words: str | None, lines: int, tr: Translator) -> Body:
    if words is None:
        return WritingLines(4)
    return LongText(answer(words.strip(), tr), lines)


FORM = Form("emerg", "EMERG", TITLE, EDITION, EmergencyPacket, _draw, tells=False, blank=True)
