"""CLOSE: the summary when a record is closed, for the office or for the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents import closing_words as words
from leaddesk.documents.blocks import BILINGUAL_EDITION, has_short_notice, identity, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.plan_words import Labels
from leaddesk.documents.referral_blocks import INTERNAL
from leaddesk.domain.closing import ClosingCopy, ClosingPacket
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_phone
from leaddesk.paper.blocks import boxed
from leaddesk.paper.cells import Body, Fitted, LongText
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Column, Grid, table
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, FINE, STRONG, TABLE_10
from leaddesk.paper.text import fill, numbered, paragraph

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.closing import ClosingConsent

TITLE = N_("Closing Summary")
_LINE = "____________________"


def _draw(packet: ClosingPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    say = Labels(bilingual=packet.bilingual)
    office_copy = packet.copy is ClosingCopy.OFFICE
    story: list[Flow] = [paragraph(tr(INTERNAL), replace(FINE, after=4))] if office_copy else []
    story += [_who(packet, say, tr), _own(packet, say), *_courts(packet, say), _consents(packet, say)]
    sides = (0, 1) if packet.bilingual else (0,)
    phone = show_phone(packet.office.phone) or _LINE
    may_return = words.RETURN_OF_PERSON if office_copy else words.RETURN
    back = [paragraph(fill(may_return[side], phone=phone), STRONG) for side in sides]
    terms = [paragraph(words.AS_TERMS[side], BODY) for side in sides]
    return _sheet(packet, tr, mark), [*story, *terms, together(boxed(back), _signed(packet, say))]


def _sheet(packet: ClosingPacket, tr: Translator, mark: Mark) -> Sheet:
    internal = packet.copy is ClosingCopy.OFFICE and has_short_notice(packet.office)
    return Sheet(
        FRAME,
        FORM.code,
        BILINGUAL_EDITION,
        Labels(bilingual=packet.bilingual)(words.TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=tr(N_("Record {number}"), number=packet.record_number),
        identity=identity(packet.initials, packet.record_number),
        foot_line=FootLine.SHORT_NOTICE if internal else FootLine.NONE,
        mark=mark,
        tr=tr,
    )


def _who(packet: ClosingPacket, say: Labels, tr: Translator) -> Grid:
    rows = [
        [
            Cell(say(words.NAME), Fitted(packet.name, STRONG), 50, strong=True),
            Cell(say(words.WITH_US), _day(packet.enrolled_on) or say(words.NOT_KNOWN), 25),
            Cell(say(words.CLOSED), _day(packet.closed_on), 25),
        ]
    ]
    if packet.copy is ClosingCopy.OFFICE:
        reason = tr(packet.reason.label) if packet.reason else say(words.NOT_KNOWN)
        stays = tr(packet.destination.label) if packet.destination else say(words.NOT_KNOWN)
        rows.append([Cell(say(words.REASON), reason, 45), Cell(say(words.DESTINATION), stays, 55)])
    return Grid(rows)


def _own(packet: ClosingPacket, say: Labels) -> Grid:
    mine = packet.copy is ClosingCopy.PERSON
    goals, linked = words.GOALS, words.SERVICES
    if not mine:
        goals, linked = words.GOALS_OF_PERSON, words.SERVICES_OF_PERSON
    return Grid(
        [
            [Cell(say(goals), _long(packet.own_words, 9, say))],
            [Cell(say(linked), _long(packet.services, 7, say))],
        ]
    )


def _courts(packet: ClosingPacket, say: Labels) -> list[Flow]:
    columns = (
        Column(say(words.WHEN), 26),
        Column(say(words.WHERE), 36),
        Column(say(words.CASE), 18),
        Column(say(words.COUNSEL), 20),
    )
    rows: list[list[Body]] = []
    for one in packet.courts:
        at = f", {show_clock(one.at)}" if one.at else ""
        rows.append([f"{_day(one.on)}{at}", one.where, one.case_number, one.counsel])
    if not rows:
        rows.append([say(words.NO_COURT), "", "", ""])
    listed = table(columns, rows, heading=numbered("A", say(words.COURTS)), style=TABLE_10)
    handed = packet.handed_to.strip()
    return [listed, Grid([[Cell(say(words.HANDED), handed)]])] if handed and packet.courts else [listed]


def _consents(packet: ClosingPacket, say: Labels) -> Grid:
    columns = (Column(say(words.OFFICE), 48), Column(say(words.CONSENT), 22), Column(say(words.ENDS), 30))
    rows: list[list[Body]] = [[one.office, one.number, _ends(one, say)] for one in packet.consents]
    nothing: list[list[Body]] = [[say(words.NO_CONSENTS), "", ""]]
    return table(columns, rows or nothing, heading=numbered("B", say(words.CONSENTS)), style=TABLE_10)


def _signed(packet: ClosingPacket, say: Labels) -> Flow:
    coordinator = Signature(f"{packet.office.coordinator}, {say(words.COORDINATOR)}", 3.6)
    if packet.copy is ClosingCopy.OFFICE:
        return signatures((coordinator, Signature(say(words.DATE), 1.6)))
    mine = Signature(f"{packet.name} ({say(words.MY_CHOICE)})", 3.6)
    return signatures((mine, Signature(say(words.DATE), 1.7), coordinator, Signature(say(words.DATE), 1.7)))


def _ends(consent: ClosingConsent, say: Labels) -> str:
    parts = [_day(consent.until)] if consent.until else []
    if consent.event.strip():
        parts.append(f"{say(words.EVENT)}: {consent.event.strip()}")
    return "; ".join(parts)


def _long(text: str, lines: int, say: Labels) -> Body:
    return LongText(text.strip(), lines) if text.strip() else say(words.NOTHING)


def _day(day: date | None) -> str:
    return show_date(day) if day else ""


FORM = Form("close", "CLOSE", TITLE, BILINGUAL_EDITION, ClosingPacket, _draw, tells=False)
