"""FACE: one person on one sheet, for a day without the laptop. Internal, to be locked away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, has_short_notice, identity, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.forms.cal import FOUND
from leaddesk.domain.face_sheet import FacePacket
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_phone
from leaddesk.paper.blocks import boxed
from leaddesk.paper.cells import Body, Fitted, LongText, answer
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Column, Grid, Look, table
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.styles import FINE, STRONG, TABLE_10
from leaddesk.paper.text import Bold, fill, numbered, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from leaddesk.domain.face_sheet import FaceCall, FaceCourt, FaceCover
    from leaddesk.paper.flow import Flow

TITLE = N_("Face Sheet")
_LOCK = N_(
    "<b>Protected record, downtime copy.</b> Keep it locked. It is as of the day it was printed: shred it when a newer "
    "one is there, or the laptop is back. Nothing on it is told to anybody whom section C does not name."
)
_KEPT = N_("Kept off papers")
_LOOK = Look(style=TABLE_10)


def _draw(packet: FacePacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    sheet = Sheet(
        FRAME,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=tr(N_("Record {number}"), number=packet.record_number),
        identity=identity(packet.initials, packet.record_number),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )
    kept = [paragraph(fill(tr(_LOCK)), FINE)]
    if phone := show_phone(packet.office.phone):
        kept.append(paragraph(Bold(tr(FOUND, phone=phone)), FINE))
    story: list[Flow] = [boxed(kept), _who(packet, tr), _reach(packet, tr)]
    story += [_courts(packet, tr), _covers(packet, tr), *_open(packet, tr)]
    return sheet, story


def _who(packet: FacePacket, tr: Translator) -> Grid:
    also = ", ".join(part for part in packet.also if part.strip())
    return Grid(
        [
            [
                Cell(tr(N_("Name")), Fitted(packet.name, STRONG), 46, strong=True),
                Cell(tr(N_("Called")), Fitted(packet.called, TABLE_10) if packet.called else answer("", tr), 27),
                Cell(tr(N_("Born")), answer(packet.birth, tr), 27),
            ],
            [
                Cell(tr(N_("Also known as")), _long(also, 2, tr), 34),
                Cell(tr(N_("Language")), tr(packet.language), 20),
                Cell(tr(N_("Status")), tr(packet.status.label), 20),
                Cell(tr(N_("Enrolled")), answer(_day(packet.enrolled_on, tr), tr), 26),
            ],
        ],
        look=_LOOK,
    )


def _reach(packet: FacePacket, tr: Translator) -> Grid:
    kept = tr(_KEPT) if packet.address_kept else ""
    phones: Body = [paragraph(one, TABLE_10) for one in packet.phones] or answer("", tr)
    return Grid(
        [
            [
                Cell(tr(N_("Phone")), phones, 50),
                Cell(tr(N_("Where to find")), kept or _long(packet.where_to_find, 4, tr), 50),
            ],
            [
                Cell(tr(N_("Address")), kept or _long(packet.address, 3, tr), 50),
                Cell(tr(N_("Last spoke")), answer(_day(packet.last_spoken_on, tr), tr), 25),
                Cell(tr(N_("Next contact")), answer(_day(packet.next_contact_on, tr), tr), 25),
            ],
        ],
        heading=numbered("A", tr(N_("How to reach"))),
        look=_LOOK,
    )


def _courts(packet: FacePacket, tr: Translator) -> Grid:
    columns = (
        Column(tr(N_("When")), 24),
        Column(tr(N_("Where")), 34),
        Column(tr(N_("Case")), 18),
        Column(tr(N_("Counsel")), 24),
    )
    rows = list(_court_rows(packet.courts, tr)) or [[tr(N_("None known")), "", "", ""]]
    return table(columns, rows, heading=numbered("B", tr(N_("Court dates to come"))), style=TABLE_10, middle=False)


def _court_rows(courts: tuple[FaceCourt, ...], tr: Translator) -> Iterator[list[Body]]:
    for one in courts:
        at = f", {show_clock(one.at, tr.language)}" if one.at else ""
        yield [f"{_day(one.on, tr)}{at}", one.where, one.case_number, one.counsel]


def _covers(packet: FacePacket, tr: Translator) -> Grid:
    columns = (
        Column(tr(N_("Who may be told")), 32),
        Column(tr(N_("About what")), 42),
        Column(tr(N_("Consent")), 26),
    )
    rows: list[list[Body]] = [
        [
            one.office,
            "; ".join(tr(category.label) for category in one.categories),
            f"{one.number}\n{_until(one, tr)}",
        ]
        for one in packet.covers
    ]
    nobody: list[list[Body]] = [[tr(N_("Nobody")), "", ""]]
    heading = numbered("C", tr(N_("Consents in force on the day of printing")))
    return table(columns, rows or nobody, heading=heading, style=TABLE_10, middle=False)


def _open(packet: FacePacket, tr: Translator) -> list[Flow]:
    calls: list[list[Body]] = [[one.name, _relation(one, tr), show_phone(one.phone)] for one in packet.calls]
    visits: list[list[Body]] = [[one.provider, one.number, _day(one.appointment_on, tr)] for one in packet.visits]
    found: list[Flow] = []
    if calls:
        heads = (
            Column(tr(N_("Support person")), 36),
            Column(tr(N_("Who it is")), 38),
            Column(tr(N_("Phone")), 26),
        )
        found.append(table(heads, calls, heading=numbered("D", tr(N_("Support people"))), style=TABLE_10))
    if visits:
        columns = (
            Column(tr(N_("Provider")), 52),
            Column(tr(N_("Referral")), 24),
            Column(tr(N_("Appointment")), 24),
        )
        letter = "E" if calls else "D"
        title = numbered(letter, tr(N_("Referrals still open")))
        found.append(table(columns, visits, heading=title, style=TABLE_10))
    plan = packet.plan or tr(N_("No plan yet"))
    return [*found, Grid([[Cell(tr(N_("Plan")), plan)]])]


def _relation(call: FaceCall, tr: Translator) -> str:
    return ", ".join(part for part in (call.relation, tr(N_("call in an emergency")) if call.emergency else "") if part)


def _until(cover: FaceCover, tr: Translator) -> str:
    day = tr(N_("until {day}"), day=_day(cover.until, tr)) if cover.until else ""
    event = tr(N_("ends when: {event}"), event=cover.event) if cover.event.strip() else ""
    return "; ".join(part for part in (day, event) if part)


def _long(text: str, lines: int, tr: Translator) -> Body:
    return LongText(text, lines, style=TABLE_10) if text.strip() else answer("", tr)


def _day(day: date | None, tr: Translator) -> str:
    return show_date(day, tr.language) if day else ""


FORM = Form("face", "FACE", TITLE, EDITION, FacePacket, _draw, tells=False)
