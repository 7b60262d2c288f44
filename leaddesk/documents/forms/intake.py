"""INT: what was noted in an intake conversation, or the same to fill in by hand. Internal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, has_short_notice, identity, identity_by_hand, letterhead
from leaddesk.documents.form import Form
from leaddesk.domain.intake.paper import IntakeAnswer, IntakeBlock, Kind, blank_blocks
from leaddesk.domain.packets import IntakePacket
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.cells import Body, Choice, Choices, WritingLines, answer
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Cell, Grid, Row
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import FINE, STRONG, TABLE_10
from leaddesk.paper.text import numbered, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leaddesk.domain.packets import BlankPacket

TITLE = N_("Intake Conversation")
_COLUMNS = 6
_MANY_BOXES = 6
_LONG = 60
"""More letters than this take a line of their own."""
_INTERNAL = N_("Stays in this office. Part of a protected record: nothing here is told or copied without a consent.")
_EASY = N_(
    "Nothing has to be asked, and any question can be skipped. The help is the same whatever is answered. "
    "Leave a line empty, or write PNS for “prefers not to say”."
)


def _draw(packet: IntakePacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, IntakePacket) else None
    blocks = filled.blocks if filled else tuple(blank_blocks())
    story: list[Flow] = [paragraph(tr(_INTERNAL), replace(FINE, after=5))]
    story += [_person(filled, tr)] if filled else [paragraph(tr(_EASY), replace(FINE, after=5)), _by_hand(tr)]
    story += [_block(block, number, tr, by_hand=filled is None) for number, block in enumerate(blocks, 1)]
    story.append(_signed(filled, tr))
    return _sheet(packet, filled, tr, mark), story


def _sheet(packet: IntakePacket | BlankPacket, filled: IntakePacket | None, tr: Translator, mark: Mark) -> Sheet:
    return Sheet(
        DENSE,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=tr(N_("Record {number}"), number=filled.record_number)
        if filled
        else tr(N_("Record no. {line}"), line="_" * 20),
        identity=identity(filled.initials, filled.record_number) if filled else identity_by_hand(tr),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(packet.office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )


def _person(filled: IntakePacket, tr: Translator) -> Grid:
    ends = dict.fromkeys((*filled.days[:1], *filled.days[-1:]))
    noted = " – ".join(show_date(day, tr.language) for day in ends)
    who = Cell(tr(N_("The person")), [paragraph(filled.name, STRONG)], 3)
    return Grid([[who, Cell(tr(N_("Noted on")), answer(noted, tr), 2)]])


def _others(filled: IntakePacket, tr: Translator) -> str:
    """Return the parts of which nothing is noted, each with why: what the signature below vouches for."""
    sentences = (
        (N_("Prefers not to say: {parts}."), filled.declined),
        (N_("Nothing to note: {parts}."), filled.nothing),
        (N_("Not asked yet: {parts}."), filled.not_asked),
    )
    told = [tr(words, parts=", ".join(tr(one.label) for one in parts)) for words, parts in sentences if parts]
    return " ".join(told) or tr(N_("Something is noted of every part."))


def _by_hand(tr: Translator) -> Grid:
    cells = [Cell(tr(N_("Date")), None, 1), Cell(tr(N_("Where")), None, 2), Cell(tr(N_("With")), None, 2)]
    return Grid([cells])


def _block(block: IntakeBlock, number: int, tr: Translator, *, by_hand: bool) -> Grid:
    rows = [line for row in block.rows for line in _rows(row, tr, by_hand=by_hand, whole=block.several)]
    label = tr(block.section.label)
    continued = numbered(str(number), tr(N_("{part}, continued"), part=label))
    return Grid(rows, heading=numbered(str(number), label), continued=continued)


def _rows(answers: Sequence[IntakeAnswer], tr: Translator, *, by_hand: bool, whole: bool) -> Iterator[Row]:
    """Yield lines of cells, six columns wide; of several things each is a line of its own."""
    if whole:
        shown = [one for one in answers if by_hand or one.given]
        long = [] if by_hand else [one for one in shown if len(one.words) > _LONG]
        short = [one for one in shown if one not in long]
        across = len(shown) if by_hand else 3
        for start in range(0, len(short), across):
            yield Row(tuple(_cell(one, 1, tr, by_hand=by_hand, small=True) for one in short[start : start + across]))
        yield from (Row((_cell(one, 1, tr, by_hand=by_hand),)) for one in long)
        return
    line: list[tuple[IntakeAnswer, int]] = []
    for one in answers:
        width = _COLUMNS if _needs_room(one, by_hand=by_hand) else max(2, one.width)
        if line and sum(share for _, share in line) + width > _COLUMNS:
            yield _line(line, tr, by_hand=by_hand)
            line = []
        line.append((one, width))
    if line:
        yield _line(line, tr, by_hand=by_hand)


def _needs_room(one: IntakeAnswer, *, by_hand: bool) -> bool:
    return one.kind is Kind.LINES or (by_hand and len(one.offered) > _MANY_BOXES)


def _line(line: Sequence[tuple[IntakeAnswer, int]], tr: Translator, *, by_hand: bool) -> Row:
    return Row(tuple(_cell(one, share, tr, by_hand=by_hand) for one, share in line))


def _cell(one: IntakeAnswer, share: int, tr: Translator, *, by_hand: bool, small: bool = False) -> Cell:
    if not by_hand:
        said = ", ".join((*((one.words,) if one.words else ()), *(tr(code) for code in one.codes)))
        return Cell(tr(one.label), said or tr(N_("Not given")), share)
    body: Body = None
    if one.kind is Kind.BOXES and not small:
        columns = 3 if len(one.offered) > _MANY_BOXES else 0
        body = Choices([Choice(tr(label)) for label in one.offered], columns=columns, by_hand=True, style=TABLE_10)
    elif one.kind is Kind.LINES and not small:
        body = WritingLines(1)
    return Cell(tr(one.label), body, share)


def _signed(filled: IntakePacket | None, tr: Translator) -> Flow:
    lines = (
        Signature(tr(N_("Signature of LEAD coordinator")), 4),
        # the one line of it that the person may sign, so it stands in both languages
        Signature("Participant, if wished / Participante, si lo desea", 4.2),
        Signature(tr(N_("Date")), 1.7),
    )
    below = signatures(lines, free=30)
    return together(paragraph(_others(filled, tr), FINE), below) if filled else together(below)


FORM = Form("intake", "INT", TITLE, EDITION, IntakePacket, _draw, tells=False, blank=True)
