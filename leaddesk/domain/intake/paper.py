"""What the intake form (INT) prints: of a person what was noted, and nothing on a blank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from leaddesk.domain.codes import CodeList
from leaddesk.domain.fields import Spec, specs, types_of
from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.domain.intake.facts import IncomeLine
from leaddesk.domain.intake.hmis_codes import (
    CURRENT_SITUATIONS,
    DOES_NOT_KNOW,
    NOT_COLLECTED,
    PREFERS_NOT,
    LivingSituation,
)
from leaddesk.domain.intake.sections import ITEMS, SHAPES
from leaddesk.domain.intake.told import Told
from leaddesk.domain.participants import BirthDate, Phone
from leaddesk.i18n import N_, show_date, show_phone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


ON_PAPER = tuple(section for section in IntakeSection if section is not IntakeSection.SAFETY)
"""Safety notes are on no paper."""
_LEFT_OUT = {"addressed_as", "no_fixed_address", "address_confidential", "name_quality", "birth_quality"}
_SAVES_ROOM = {
    *("note", "middle_name", "suffix", "subsidy", "why_none", "emergency", "on", "asked_on"),
    *("source", "people_around", "acknowledged", "offered_on", "last_overdose", "dependants"),
}
"""What a blank leaves to free words, so that it stays a paper for a tailgate; its head has the day."""
_NO_BOX = {DOES_NOT_KNOW, PREFERS_NOT, NOT_COLLECTED, "NC", "DK", "not_asked", "prefers_not", "unknown"}
"""A blank says once at the top how to write that somebody prefers not to say."""
_MOST_BOXES = 16
"""A longer list is written by hand."""


class Kind(Enum):
    """What stands in a cell of a blank."""

    LINE = "line"
    LINES = "lines"
    BOXES = "boxes"


@dataclass(frozen=True, slots=True)
class IntakeAnswer:
    """One question: typed ``words`` or the labels of ``codes``; on a blank what is offered to tick."""

    label: str
    width: int
    kind: Kind
    words: str = ""
    codes: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """Return whether there is an answer."""
        return bool(self.words.strip() or self.codes)


@dataclass(frozen=True, slots=True)
class IntakeBlock:
    """One part of the conversation; each row is one fact of it, or one line to write on."""

    section: IntakeSection
    rows: tuple[tuple[IntakeAnswer, ...], ...]
    state: SectionState = SectionState.NOTED

    @property
    def several(self) -> bool:
        """Return whether it is a table of things."""
        return self.section in ITEMS


def filled_blocks(known: Mapping[IntakeSection, Sequence[Any]]) -> Iterator[IntakeBlock]:
    """Yield the parts that were noted, each with the answers there are."""
    for section in ON_PAPER:
        rows = [tuple(_answers(section, draft)) for draft in known.get(section, ())]
        told = [row if section in ITEMS else tuple(one for one in row if one.given) for row in rows]
        if kept := tuple(row for row in told if row):
            yield IntakeBlock(section, kept)


def blank_blocks(lines: int = 3) -> Iterator[IntakeBlock]:
    """Yield every part, empty, with so many lines where there may be several."""
    for section in ON_PAPER:
        row = tuple(_answers(section, None))
        yield IntakeBlock(section, (row,) * (lines if section in ITEMS else 1))


def _answers(section: IntakeSection, draft: Any) -> Iterator[IntakeAnswer]:
    shape = SHAPES[section]
    hints = types_of(shape)
    for name, spec in specs(shape).items():
        twice = name == "language" and section is IntakeSection.IDENTITY
        if name in _LEFT_OUT or twice or (draft is None and name in _SAVES_ROOM):
            continue
        value = None if draft is None else getattr(draft, name)
        yield _answer(spec, hints[name], show_phone(value) if name == "phone" and value else value)


def _answer(spec: Spec, hint: Any, value: Any) -> IntakeAnswer:
    codes = _codes_of(hint)
    offered = tuple(one.label for one in _offered(codes)) if codes else ()
    if offered and len(offered) > _MOST_BOXES:
        offered = ()
    kind = Kind.BOXES if offered else Kind.LINES if spec.lines > 1 else Kind.LINE
    words, chosen = _said(value)
    return IntakeAnswer(spec.label, spec.width, kind, words, chosen, offered)


def _codes_of(hint: Any) -> type[CodeList] | None:
    """Return the code list of a field, also of several or of none of its members."""
    if hint is IncomeLine:
        return None
    if isinstance(hint, type) and issubclass(hint, CodeList):
        return hint
    if get_origin(hint) in {Union, UnionType, tuple, frozenset}:
        return next((found for arm in get_args(hint) if (found := _codes_of(arm))), None)
    return None


def _offered(codes: type[CodeList]) -> Sequence[CodeList]:
    members: Sequence[CodeList] = CURRENT_SITUATIONS if codes is LivingSituation else codes.choices()
    return [one for one in members if one.value not in _NO_BOX]


def _said(value: Any) -> tuple[str, tuple[str, ...]]:
    """Return the typed words and the labels of what was chosen."""
    if isinstance(value, CodeList):
        return "", (value.label,)
    if isinstance(value, Told):
        return value.words.strip(), (N_("Prefers not to say"),) if value.declined else ()
    if isinstance(value, bool):
        return "", (N_("Yes"),) if value else ()
    if isinstance(value, date):
        return show_date(value), ()
    if isinstance(value, BirthDate):
        return value.shown(), ()
    if isinstance(value, frozenset):
        order = type(next(iter(value))) if value else CodeList
        return "", tuple(one.label for one in order if one in value)
    if isinstance(value, tuple):
        return ", ".join(_listed(one) for one in value), ()
    return "" if value is None else str(value).strip(), ()


def _listed(one: Any) -> str:
    if isinstance(one, Phone):
        return show_phone(one.number)
    if isinstance(one, IncomeLine):
        amount = f" ${one.monthly}" if one.monthly else ""
        return f"{one.source.label}{amount}"
    return str(one)
