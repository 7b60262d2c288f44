"""PLAN-S: a plan for another office under a consent: the goals that are covered, and their steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.shared_blocks import Parts, no_more, of_whom, one_page_or_more, sheet_of, to_and_from
from leaddesk.domain.plan_codes import StepWho
from leaddesk.domain.shared_papers import SharedPlanPacket
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.cells import Body, CheckBox
from leaddesk.paper.grid import Cell, Column, Grid, Look, Row, head_row, table_rows
from leaddesk.paper.styles import BODY, TABLE_10, Align
from leaddesk.paper.text import Bold, paragraph

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.shared_papers import SharedGoal, SharedStep
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE, HEAD = N_("Care Plan for Another Office"), N_("Care Plan")
HOW = N_(
    "Goals in the words of {name}, and the steps that were agreed on. The plan belongs to {name}, who may change it on "
    "any day. A step without a mark is still to come; nothing follows from that."
)
_COLUMNS = ((N_("Goals and steps"), 50.0), (N_("Who"), 22.0), (N_("By when"), 18.0), (N_("Done"), 10.0))
_LOOK = Look(style=TABLE_10, vertical=False, middle=True, top=2.5, bottom=3)


def _draw(packet: SharedPlanPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    return sheet_of(packet, FORM.code, HEAD, tr, mark), one_page_or_more(packet, partial(_parts, packet, tr), tr)


def _parts(packet: SharedPlanPacket, tr: Translator) -> Parts:
    facts = Grid(
        [
            to_and_from(packet, tr),
            of_whom(packet, tr),
            [
                Cell(tr(N_("Plan began on")), _day(packet.started_on, tr), 58),
                Cell(tr(N_("Looked at again by")), _day(packet.review_on, tr), 42),
            ],
        ]
    )
    how = paragraph(tr(HOW, name=packet.person.letter_name or ""), BODY)
    return Parts([facts, how], [_goals(packet, tr)], no_more(packet, tr))


def _goals(packet: SharedPlanPacket, tr: Translator) -> Grid:
    columns = [
        Column(tr(words), share, Align.CENTRE if words == _COLUMNS[-1][0] else Align.LEFT) for words, share in _COLUMNS
    ]
    rows: list[Row] = []
    for number, goal in enumerate(packet.goals, 1):
        rows.append(_goal(number, goal, tr))
        rows += table_rows(columns, [_step(step, packet, tr) for step in goal.steps])
    return Grid(rows, head=head_row(columns), look=_LOOK)


def _goal(number: int, goal: SharedGoal, tr: Translator) -> Row:
    """Return the line of a goal; its steps follow it."""
    state = tr(N_("done")) if goal.done else tr(N_("paused")) if goal.paused else ""
    head = " · ".join(part for part in (tr(goal.domain_name), state) if part)
    words = (Bold(f"{number}  {head}: "), goal.words)
    return Row((Cell("", [paragraph(words, TABLE_10)]),), leads=1 if goal.steps else 0)


def _step(step: SharedStep, packet: SharedPlanPacket, tr: Translator) -> list[Body]:
    name, coordinator = packet.person.letter_name or "", packet.office.coordinator
    who = {
        StepWho.PARTICIPANT: name,
        StepWho.COORDINATOR: coordinator,
        StepWho.TOGETHER: tr(N_("{name} with {coordinator}"), name=name, coordinator=coordinator),
        StepWho.PROVIDER: packet.to.name if step.theirs else tr(N_("Another office")),
    }[step.who]
    return [step.what, who, _day(step.due, tr), CheckBox(checked=step.done)]


def _day(day: date | None, tr: Translator) -> str:
    return show_date(day, tr.language) if day else tr(N_("No day set"))


FORM = Form("plan_shared", "PLAN-S", TITLE, EDITION, SharedPlanPacket, _draw, tells=True, holds_page=True)
