"""CAL: the week on one sheet for the car. The coordinator's own copy; it goes to nobody."""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.large_print import neutral_letterhead
from leaddesk.domain.packets import DaySheetPacket, Stop
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_month_day, show_phone
from leaddesk.paper.cells import Choice, Choices
from leaddesk.paper.frames import FIELD as FRAME
from leaddesk.paper.grid import Cell, Grid, Look, Row
from leaddesk.paper.sheet import Mark, Sheet, printed
from leaddesk.paper.styles import BODY, FINE, TABLE
from leaddesk.paper.text import Bold, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.paper.flow import Flow

TITLE = N_("Week Sheet")
CARE = N_(
    "Initials and record numbers only. Carry it closed, leave it nowhere, shred it when the week is over. "
    "If it is lost, write down when and where at once."
)
FOUND = N_("Did you find this page? Please call {phone}, and show it to nobody.")
_WHERE_MOST = 64
_SPARE = 24.0
"""What the spaces between the blocks of the page may add, in points."""
_LOOK = Look(style=TABLE, top=2.5, bottom=2.5)


def _draw(packet: DaySheetPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    sheet = Sheet(
        FRAME,
        FORM.code,
        EDITION,
        tr(TITLE),
        neutral_letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=f"{show_date(packet.first, tr.language)} – {show_date(packet.last, tr.language)}",
        mark=mark,
        tr=tr,
    )
    return sheet, _fitting(sheet, packet, tr)


def _fitting(sheet: Sheet, packet: DaySheetPacket, tr: Translator) -> list[Flow]:
    """Return as much of the week as one page holds, the nearest days first, and the count of what it leaves out."""
    whole = len(packet.courts) + len(packet.contacts)
    room = sheet.frame.height(sheet.frame.first_top) - _SPARE

    def story(kept: int) -> list[Flow]:
        courts = packet.courts[:kept]
        return _story(packet, courts, packet.contacts[: kept - len(courts)], whole - kept, tr)

    def overflows(kept: int) -> bool:
        return _height(story(kept), sheet.frame.width) > room

    if not overflows(whole):
        return story(whole)
    return story(max(0, bisect(range(whole), False, key=overflows) - 1))


def _height(story: list[Flow], width: float) -> float:
    return sum(float(flow.wrap(width, 10_000)[1]) + 5 for flow in story)


def _story(
    packet: DaySheetPacket, courts: Sequence[Stop], contacts: Sequence[Stop], left_out: int, tr: Translator
) -> list[Flow]:
    phone = show_phone(packet.office.phone)
    story: list[Flow] = [paragraph(tr(CARE), FINE)]
    if phone:
        story.append(paragraph(Bold(tr(FOUND, phone=phone)), FINE))
    if packet.courts:
        story.append(_table(tr(N_("Court dates")), courts, packet, tr, court=True))
    if contacts or not packet.courts:
        story.append(_table(tr(N_("Next contacts")), contacts, packet, tr, court=False))
    if left_out:
        story.append(
            paragraph(tr(N_("{count} more do not fit on this page. Today has them all."), count=left_out), BODY)
        )
    return story


def _table(heading: str, stops: Sequence[Stop], packet: DaySheetPacket, tr: Translator, *, court: bool) -> Grid:
    head = [Cell("", tr(N_("Day")), 21), Cell("", tr(N_("Who")), 10), Cell("", tr(N_("Record")), 20)]
    if court:
        head += [Cell("", tr(N_("Time")), 13), Cell("", tr(N_("Where")), 34)]
    if packet.phones:
        head.append(Cell("", tr(N_("Phone")), 22))
    head.append(Cell("", tr(N_("Done")), 12 if packet.phones else 9))
    if not court:
        head.append(Cell("", tr(N_("Note in a few words")), 36))
    shares = [cell.share for cell in head]
    rows = [_row(stop, shares, packet, tr, court=court) for stop in stops] or [_nothing(shares, tr)]
    return Grid(rows, heading=heading, head=Row(tuple(replace(cell, strong=True) for cell in head)), look=_LOOK)


def _row(stop: Stop, shares: list[float], packet: DaySheetPacket, tr: Translator, *, court: bool) -> Row:
    late = stop.on < packet.first
    # a day of another year is told with it
    near = show_month_day if stop.on.year == packet.first.year else show_date
    day = near(stop.on, tr.language)
    day = tr(N_("{day}, late"), day=day) if late else day
    words = [day, stop.initials, stop.record_number.replace("-", "\u2011")]
    if court:
        words += [show_clock(stop.at, tr.language) if stop.at else "–", _short(stop.where)]
    if packet.phones:
        words.append(stop.phone.replace(" ", "\u00a0", 1).replace("-", "\u2011"))
    cells = [Cell("", text, share) for text, share in zip(words, shares, strict=False)]
    cells.append(Cell("", Choices([Choice("")]), shares[len(cells)]))
    if not court:
        cells.append(Cell("", " ", shares[len(cells)]))
    return Row(tuple(cells), rule=0.5)


def _nothing(shares: list[float], tr: Translator) -> Row:
    return Row((Cell("", tr(N_("Nothing is planned on these days.")), sum(shares)),))


def _short(where: str) -> str:
    plain = " ".join(where.split())
    return plain if len(plain) <= _WHERE_MOST else f"{plain[: _WHERE_MOST - 1].rstrip()}…"


FORM = Form("cal", "CAL", TITLE, EDITION, DaySheetPacket, _draw, tells=False)
