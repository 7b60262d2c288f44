"""CLOSE-S: a closing summary for another office under a consent: the day, and what is covered of the rest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, ask_at
from leaddesk.documents.form import Form
from leaddesk.documents.shared_blocks import Parts, no_more, of_whom, one_page_or_more, sheet_of, to_and_from
from leaddesk.domain.shared_papers import SharedClosingPacket
from leaddesk.i18n import N_, Translator, show_clock, show_date
from leaddesk.paper.blocks import boxed
from leaddesk.paper.grid import Cell, Column, Grid, table
from leaddesk.paper.styles import BODY, TABLE_10
from leaddesk.paper.text import Bold, fill, paragraph

if TYPE_CHECKING:
    from leaddesk.domain.face_sheet import FaceCourt
    from leaddesk.domain.shared_papers import SharedGoal
    from leaddesk.paper.cells import Body
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE, HEAD = N_("Closing Summary for Another Office"), N_("Closing Summary")
RETURN = N_(
    "{name} may come back on any day, for any reason, without a new referral. Please say so to {name}, or call {phone}."
)


def _draw(packet: SharedClosingPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    return sheet_of(packet, FORM.code, HEAD, tr, mark), one_page_or_more(packet, partial(_parts, packet, tr), tr)


def _parts(packet: SharedClosingPacket, tr: Translator) -> Parts:
    name = packet.person.letter_name or ""
    day = show_date(packet.closed_on, tr.language)
    since = packet.person.enrolled_on
    known = show_date(since, tr.language) if since else tr(N_("Not known"))
    facts = Grid(
        [
            to_and_from(packet, tr),
            [
                *of_whom(packet, tr, 38, 20),
                Cell(tr(N_("With this office from")), known, 22),
                Cell(tr(N_("Closed on")), day, 20),
            ],
        ]
    )
    back = paragraph(fill(tr(RETURN), name=name, phone=ask_at(packet.office)), BODY)
    told = [*_goals(packet.goals, tr), *_services(packet, tr), *_courts(packet, tr)]
    return Parts([facts, boxed([back])], told, no_more(packet, tr))


def _goals(goals: tuple[SharedGoal, ...], tr: Translator) -> list[Flow]:
    if not goals:
        return []
    rows: list[list[Body]] = []
    for goal in goals:
        state = tr(N_("done")) if goal.done else tr(N_("paused")) if goal.paused else ""
        words = (goal.words, Bold(f" · {state}")) if state else goal.words
        rows.append([tr(goal.domain_name), [paragraph(words, TABLE_10)]])
    columns = (Column(tr(N_("Goals")), 32), Column(tr(N_("In the person's own words")), 68))
    return [table(columns, rows, style=TABLE_10)]


def _services(packet: SharedClosingPacket, tr: Translator) -> list[Flow]:
    if not packet.services:
        return []
    columns = (Column(tr(N_("Services linked")), 46), Column(tr(N_("With")), 54))
    rows: list[list[Body]] = [[one.service, one.provider] for one in packet.services]
    return [table(columns, rows, style=TABLE_10)]


def _courts(packet: SharedClosingPacket, tr: Translator) -> list[Flow]:
    if not packet.courts:
        return []
    columns = (
        Column(tr(N_("Court dates to come")), 28),
        Column(tr(N_("Where")), 34),
        Column(tr(N_("Case")), 18),
        Column(tr(N_("Lawyer")), 20),
    )
    rows: list[list[Body]] = [[_when(one, tr), one.where, one.case_number, one.counsel] for one in packet.courts]
    listed = table(columns, rows, style=TABLE_10)
    handed = packet.handed_to.strip()
    return [listed, Grid([[Cell(tr(N_("The court dates are with")), handed)]])] if handed else [listed]


def _when(court: FaceCourt, tr: Translator) -> str:
    at = f", {show_clock(court.at)}" if court.at else ""
    return f"{show_date(court.on, tr.language)}{at}"


FORM = Form("close_shared", "CLOSE-S", TITLE, EDITION, SharedClosingPacket, _draw, tells=True, holds_page=True)
