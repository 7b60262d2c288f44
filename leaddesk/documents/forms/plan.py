"""PLAN: the person's own plan, for the person. The stage of change is nowhere on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import plan_words as words
from leaddesk.documents.blocks import BILINGUAL_EDITION, identity, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.plan_words import Labels
from leaddesk.domain.plan_packets import PlanPacket
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.cells import Body, CheckBox, Fitted, LongText, WritingLines
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid, Look, Row
from leaddesk.paper.sheet import Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, HEAD_CELL, STRONG, Align
from leaddesk.paper.text import numbered, paragraph

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.packets import BlankPacket
    from leaddesk.domain.plan_packets import PlanGoal, PlanStep
    from leaddesk.paper.sheet import Mark

TITLE = N_("My Plan")
_SHARES = (58.0, 17.0, 16.0, 9.0)
_BLANK_GOALS, _BLANK_STEPS, _BY_HAND = 4, 3, 24.0
_LOOK = Look(middle=True, bottom=3.5)


def _draw(packet: PlanPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, PlanPacket) else None
    say = Labels(bilingual=filled is None or filled.bilingual)
    yours = words.YOURS if say.bilingual else words.YOURS[:1]
    story: list[Flow] = [
        _head(filled, say, tr),
        *(paragraph(one, BODY) for one in yours),
    ]
    if filled is None:
        story += [together(_blank_goal(number, say)) for number in range(1, _BLANK_GOALS + 1)]
    else:
        story += [_goal(number, goal, filled, say, tr) for number, goal in enumerate(filled.goals, 1)]
        if not filled.goals:
            story.append(Grid([[Cell("", say(words.NO_GOALS))]]))
    number = _BLANK_GOALS if filled is None else len(filled.goals)
    story.append(together(_helps(number + 1, filled, say), _signing(packet, filled, say)))
    return _sheet(packet, filled, say, tr, mark), story


def _sheet(
    packet: PlanPacket | BlankPacket, filled: PlanPacket | None, say: Labels, tr: Translator, mark: Mark
) -> Sheet:
    record = [tr(N_("Record {number}"), number=filled.record_number)] if filled else []
    return Sheet(
        FRAME,
        FORM.code,
        BILINGUAL_EDITION,
        say(words.TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=" · ".join([say(words.SUBTITLE), *record]),
        identity=identity(filled.initials, filled.record_number) if filled else None,
        mark=mark,
        reference=tr(N_("PLAN No. {number}"), number=filled.number) if filled else "",
        tr=tr,
    )


def _head(filled: PlanPacket | None, say: Labels, tr: Translator) -> Grid:
    first = (
        Cell(say(words.NAME), Fitted(filled.name, STRONG) if filled else None, 34, strong=True),
        Cell(say(words.PLAN), tr(N_("No. {number}"), number=filled.number) if filled else None, 16),
        Cell(say(words.STARTED), _day(filled.started_on, say) if filled else None, 22),
        Cell(say(words.AGAIN), _day(filled.review_on, say) if filled else None, 28),
    )
    own = _long(filled.own_words, 5, say) if filled else WritingLines(2)
    return Grid([first, [Cell(say(words.OWN_WORDS), own)]])


def _goal(number: int, goal: PlanGoal, packet: PlanPacket, say: Labels, tr: Translator) -> Grid:
    title = say.domain(goal.domain, tr(goal.domain_name))
    if goal.done or goal.paused:
        title = f"{title} · {say(words.REACHED if goal.done else words.PAUSED)}"
    why = goal.why.strip() or say(words.NOT_GIVEN)
    rows: list[Row] = [_top(goal.words, why, say), _columns(say)]
    rows += [_step(step, packet, say) for step in goal.steps]
    if not goal.steps:
        rows.append(Row((Cell("", say(words.NO_STEPS)),)))
    return Grid(rows, heading=numbered(str(number), title), look=_LOOK)


def _blank_goal(number: int, say: Labels) -> Grid:
    empty = Row(
        (
            *(Cell("", "", share, least=_BY_HAND) for share in _SHARES[:3]),
            Cell("", CheckBox(by_hand=True), _SHARES[3], least=_BY_HAND),
        )
    )
    rows = [_top(None, None, say), _columns(say), *([empty] * _BLANK_STEPS)]
    return Grid(rows, heading=numbered(str(number), f"{say(words.AREA)} ____________________________"), look=_LOOK)


def _top(goal: str | None, why: str | None, say: Labels) -> Row:
    left, right = _SHARES[0], sum(_SHARES[1:])
    return Row((Cell(say(words.GOAL), goal, left), Cell(say(words.WHY), why, right)))


def _columns(say: Labels) -> Row:
    heads = (words.STEP, words.WHO, words.WHEN, words.DONE)
    aligns = (None, None, None, Align.CENTRE)
    cells = tuple(
        Cell("", say(head), share, align=align) for head, share, align in zip(heads, _SHARES, aligns, strict=True)
    )
    return Row(cells, rule=1.25, style=HEAD_CELL)


def _step(step: PlanStep, packet: PlanPacket, say: Labels) -> Row:
    coordinator = packet.office.coordinator.split(" ", maxsplit=1)[0]
    who = step.provider or say(words.WHOSE[step.who]).replace("{coordinator}", coordinator)
    bodies: tuple[Body, ...] = (step.what, who, _day(step.due, say), CheckBox(checked=step.done))
    return Row(tuple(Cell("", body, share) for body, share in zip(bodies, _SHARES, strict=True)))


def _helps(number: int, filled: PlanPacket | None, say: Labels) -> Grid:
    helps: Body = WritingLines(2)
    barriers: Body = WritingLines(2)
    safer: Body = WritingLines(2)
    if filled is not None:
        helps, barriers = _long(filled.strengths, 4, say), _long(filled.barriers, 4, say)
        safer = _long(filled.safety, 4, say)
    return Grid(
        [
            [Cell(say(words.HELPS), helps), Cell(say(words.BARRIERS), barriers)],
            [Cell(say(words.SAFER), safer)],
        ],
        heading=numbered(str(number), say(words.HELPS_TITLE)),
    )


def _signing(packet: PlanPacket | BlankPacket, filled: PlanPacket | None, say: Labels) -> Flow:
    whose = filled.name if filled else say(words.SIGNATURE)
    return signatures(
        (
            Signature(f"{whose} ({say(words.MY_CHOICE)})", 3.6),
            Signature(say(words.DATE), 1.7),
            Signature(f"{packet.office.coordinator}, {say(words.COORDINATOR)}", 3.6),
            Signature(say(words.DATE), 1.7),
        )
    )


def _long(text: str, lines: int, say: Labels) -> Body:
    return LongText(text, lines) if text.strip() else say(words.NOT_GIVEN)


def _day(day: date | None, say: Labels) -> str:
    return show_date(day) if day else say(words.NO_DAY)


FORM = Form("plan", "PLAN", TITLE, BILINGUAL_EDITION, PlanPacket, _draw, tells=False, blank=True, two_languages=True)
