"""SCR: the screening of a referral, each question with its answer, and what was decided. Internal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, has_short_notice, identity, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.referral_blocks import INTERNAL
from leaddesk.domain.codes import EligibilityResult, ReferralPathway
from leaddesk.domain.screening import Reply, VictimConsulted, VictimOutcome
from leaddesk.domain.screening_paper import ScreeningPacket
from leaddesk.domain.site_lists import CriterionKind
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.cells import Body, CheckBox, Choice, Choices, Fitted, LongText, WritingLines, answer, written_date
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Column, Grid, table
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import FINE, STRONG, TABLE_10, Align
from leaddesk.paper.text import numbered, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.domain.codes import CodeList
    from leaddesk.domain.packets import BlankPacket
    from leaddesk.domain.screening import Answered

TITLE = N_("Screening and Eligibility")
_GROUPS = {
    CriterionKind.INCLUDE: N_("Each should be yes"),
    CriterionKind.EXCLUDE: N_("A yes speaks against"),
    CriterionKind.NEEDS_APPROVAL: N_("A yes needs an approval"),
}
_BY_HAND = 24.0


def _draw(packet: ScreeningPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ScreeningPacket) else None
    story: list[Flow] = [paragraph(tr(INTERNAL), replace(FINE, after=4)), _who(filled, tr)]
    answers = packet.screening.answers if isinstance(packet, ScreeningPacket) else packet.questions
    story += _questions(answers, tr, by_hand=filled is None)
    story.append(_decided(filled, tr))
    story.append(together(_approved(filled, tr), _signed(packet, filled, tr)))
    return _sheet(packet, filled, tr, mark), story


def _sheet(packet: ScreeningPacket | BlankPacket, filled: ScreeningPacket | None, tr: Translator, mark: Mark) -> Sheet:
    numbers = [tr(N_("Referral {number}"), number=filled.number)] if filled else []
    if filled and filled.record_number:
        numbers.append(tr(N_("Record {number}"), number=filled.record_number))
    return Sheet(
        FRAME,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=" · ".join(numbers) or tr(N_("Fill in by hand. Not known is an answer.")),
        identity=identity(filled.initials, filled.record_number or filled.number) if filled else None,
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )


def _who(filled: ScreeningPacket | None, tr: Translator) -> Grid:
    name = Cell(
        tr(N_("Name, or how to know the person")), Fitted(filled.name, STRONG) if filled else None, 58, strong=True
    )
    if filled is None:
        doors = Choices([Choice(tr(one.label)) for one in ReferralPathway], by_hand=True, style=TABLE_10)
        return Grid([[name, Cell(tr(N_("Date received")), written_date(), 42)], [Cell(tr(N_("Door")), doors)]])
    return Grid(
        [
            [
                name,
                Cell(tr(N_("Door")), tr(filled.pathway.label), 24),
                Cell(tr(N_("Date received")), answer(_day(filled.received_on, tr), tr), 18),
            ]
        ]
    )


def _questions(answers: Sequence[Answered], tr: Translator, *, by_hand: bool) -> list[Flow]:
    """Return the questions by what an answer does, each with its three boxes."""
    found: list[Flow] = []
    number = 0
    for kind, heading in _GROUPS.items():
        mine = [one for one in answers if one.kind is kind]
        if not mine:
            continue
        number += 1
        heads = [Column(tr(reply.label), 11, Align.CENTRE) for reply in Reply]
        rows: list[list[Body]] = [
            [one.text, *(CheckBox(checked=not by_hand and one.reply is reply, by_hand=by_hand) for reply in Reply)]
            for one in mine
        ]
        columns = (Column(tr(N_("Question")), 67), *heads)
        title = numbered("ABC"[number - 1], tr(heading))
        found.append(table(columns, rows, heading=title, style=TABLE_10, least=_BY_HAND if by_hand else 0))
    return found or [paragraph(tr(N_("No question was asked.")), FINE)]


def _decided(filled: ScreeningPacket | None, tr: Translator) -> Grid:
    heading = numbered("D", tr(N_("What was decided")))
    if filled is None:
        results = Choices([Choice(tr(one.label)) for one in EligibilityResult], columns=2, by_hand=True, style=TABLE_10)
        return Grid(
            [
                [Cell(tr(N_("Result")), results)],
                [Cell(tr(N_("Decided by")), None, 60), Cell(tr(N_("Decided on")), written_date(), 40)],
                [Cell(tr(N_("Why it differs from what the answers suggest")), WritingLines(1))],
            ],
            heading=heading,
        )
    draft = filled.screening
    result = tr(draft.result.label) if draft.result else tr(N_("Not decided yet"))
    rows: list[list[Cell]] = [
        [
            Cell(tr(N_("Result")), result, 50, strong=True),
            Cell(tr(N_("The answers suggest")), tr(filled.suggested.label), 50),
        ],
        [
            Cell(tr(N_("Decided by")), answer(draft.decided_by if draft.result else "", tr), 60),
            Cell(tr(N_("Decided on")), answer(_day(draft.decided_on, tr), tr), 40),
        ],
    ]
    if draft.override_reason.strip():
        words = LongText(draft.override_reason.strip(), 5)
        rows.append([Cell(tr(N_("Why it differs from what the answers suggest")), words)])
    return Grid(rows, heading=heading)


def _approved(filled: ScreeningPacket | None, tr: Translator) -> Grid:
    heading = numbered("E", tr(N_("Approval, victim, resource sheet")))
    if filled is None:
        return Grid(
            [
                [Cell(tr(N_("Approved by")), None, 60), Cell(tr(N_("Approved on")), written_date(), 40)],
                [
                    Cell(tr(N_("Victim consulted")), _codes(VictimConsulted, tr), 44),
                    Cell(tr(N_("Asked by")), None, 28),
                    Cell(tr(N_("Asked on")), written_date(), 28),
                ],
                [Cell(tr(N_("What came of it, never the story itself")), _codes(VictimOutcome, tr))],
                [Cell(tr(N_("Resource sheet given on")), written_date())],
            ],
            heading=heading,
        )
    draft = filled.screening
    rows = [
        [
            Cell(tr(N_("Approved by")), answer(draft.approver.strip(), tr), 40),
            Cell(tr(N_("Approved on")), answer(_day(draft.approved_on, tr), tr), 30),
            Cell(tr(N_("Resource sheet given on")), answer(_day(draft.sheet_given_on, tr), tr), 30),
        ]
    ]
    consulted = [Cell(tr(N_("Victim consulted")), answer(_label(draft.victim, tr), tr), 28)]
    if draft.victim is VictimConsulted.YES:
        consulted += [
            Cell(tr(N_("Asked by")), answer(draft.victim_by.strip(), tr), 30),
            Cell(tr(N_("Asked on")), answer(_day(draft.victim_on, tr), tr), 18),
            Cell(tr(N_("What came of it")), answer(_label(draft.victim_outcome, tr), tr), 24),
        ]
    return Grid([*rows, consulted], heading=heading)


def _signed(packet: ScreeningPacket | BlankPacket, filled: ScreeningPacket | None, tr: Translator) -> Flow:
    lines = [
        Signature(tr(N_("{name}, LEAD coordinator"), name=packet.office.coordinator), 4),
        Signature(tr(N_("Date")), 1.6),
    ]
    if filled is None or filled.screening.approver.strip():
        who = filled.screening.approver.strip() if filled else ""
        caption = tr(N_("{name}, who approves"), name=who) if who else tr(N_("Who approves, if somebody must"))
        lines += [Signature(caption, 4), Signature(tr(N_("Date")), 1.6)]
    return signatures(lines)


def _codes(kind: type[CodeList], tr: Translator) -> Choices:
    return Choices([Choice(tr(one.label)) for one in kind], by_hand=True, style=TABLE_10)


def _label(code: CodeList | None, tr: Translator) -> str:
    return tr(code.label) if code else ""


def _day(day: date | None, tr: Translator) -> str:
    return show_date(day, tr.language) if day else ""


FORM = Form("scr", "SCR", TITLE, EDITION, ScreeningPacket, _draw, tells=False, blank=True)
