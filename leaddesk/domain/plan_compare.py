"""Two plans of one person side by side: what was added, changed, ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from leaddesk.domain.plan_codes import STILL_OPEN
from leaddesk.domain.plans import GoalRow, Plan, PlanDraft, StepRow

if TYPE_CHECKING:
    from collections.abc import Sequence


R = TypeVar("R", GoalRow, StepRow)
WORDS = ("own_words", "strengths", "safety", "barriers")
"""The fields of a plan that hold words."""
_DAYS = ("started_on", "review_on", "agreed_on")


class Change(Enum):
    """What happened to a goal, a step or a text between two plans."""

    ADDED = auto()
    CHANGED = auto()
    ENDED = auto()
    SAME = auto()


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step in both plans, or in one of them."""

    change: Change
    before: StepRow | None
    after: StepRow | None


@dataclass(frozen=True, slots=True)
class GoalChange:
    """A goal in both plans, or in one of them, with its steps."""

    change: Change
    before: GoalRow | None
    after: GoalRow | None
    steps: tuple[StepChange, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the plan itself, by its name on the draft."""

    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that two plans say, in the order of the later one; what only the earlier one has comes last."""

    before: Plan
    after: Plan
    fields: tuple[FieldChange, ...]
    goals: tuple[GoalChange, ...]

    def count(self, change: Change) -> int:
        """Return how many goals were added, changed, ended or stayed the same."""
        return sum(one.change is change for one in self.goals)


def compare(before: Plan, after: Plan) -> Comparison:
    """Return what became of each goal, step and text from one plan to a later one."""
    names = (*_DAYS, *WORDS)
    fields = tuple(FieldChange(name, _text_change(before.head.draft, after.head.draft, name)) for name in names)
    goals = tuple(_goal(old, new) for old, new in _pairs(before.goals, after.goals))
    return Comparison(before, after, fields, goals)


def _text_change(old: PlanDraft, new: PlanDraft, name: str) -> Change:
    before, after = getattr(old, name), getattr(new, name)
    if before == after:
        return Change.SAME
    if not before:
        return Change.ADDED
    return Change.CHANGED if after else Change.ENDED


def _pairs(before: Sequence[R], after: Sequence[R]) -> list[tuple[R | None, R | None]]:
    old = {one.same_as: one for one in before}
    found: list[tuple[R | None, R | None]] = []
    found.extend((old.pop(one.same_as, None), one) for one in after)
    found.extend((left, None) for left in old.values())
    return found


def _goal(old: GoalRow | None, new: GoalRow | None) -> GoalChange:
    steps = tuple(
        StepChange(_step_change(one, two), one, two)
        for one, two in _pairs(old.steps if old else (), new.steps if new else ())
    )
    return GoalChange(_goal_change(old, new, steps), old, new, steps)


def _goal_change(old: GoalRow | None, new: GoalRow | None, steps: Sequence[StepChange]) -> Change:
    if old is None:
        return Change.ADDED
    if new is None or (old.live and not new.live):
        return Change.ENDED
    moved = any(step.change in (Change.ADDED, Change.CHANGED) for step in steps)
    return Change.CHANGED if old.draft != new.draft or moved else Change.SAME


def _step_change(old: StepRow | None, new: StepRow | None) -> Change:
    if old is None:
        return Change.ADDED
    if new is None or (old.draft.status in STILL_OPEN and new.draft.status not in STILL_OPEN):
        return Change.ENDED
    return Change.SAME if old.draft == new.draft else Change.CHANGED
