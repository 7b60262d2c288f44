"""The rows in which plans are read and compared: a goal or a text, as it was on the left, as it is on the right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from leaddesk.domain.plan_codes import StepStatus
from leaddesk.domain.plan_compare import WORDS, Change
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.pages.plan.plan_side import HEADS
from leaddesk.ui.pages.plan.plan_words import (
    NOT_AGREED,
    PLAN_TITLE,
    agreed_words,
    domain_icon,
    domain_name,
    who_words,
)
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.layouts import column, row, turn
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from leaddesk.domain.plan_compare import Comparison, FieldChange, GoalChange, StepChange
    from leaddesk.domain.plans import GoalRow, Plan, PlanDraft, StepRow

CHANGES = {
    Change.ADDED: (N_("Added"), "accent", "plus"),
    Change.CHANGED: (N_("Changed"), "amber", "note-pencil"),
    Change.ENDED: (N_("Ended"), "plain", "minus"),
    Change.SAME: (N_("As before"), "plain", "check"),
}
_DAYS = {"started_on": N_("Started on"), "review_on": N_("Review by"), "agreed_on": N_("Agreed on")}
_SIDE_BY_SIDE = 620
_STEPS = {StepStatus.DONE: "check-circle", StepStatus.WAITING: "hourglass-medium"}
NOT_THERE = N_("Not in this plan")
NO_WORDS = N_("Nothing written")


class CompareRow(Card):
    """One row, which takes the focus so that it can be read by keyboard and by ear."""

    moved = Signal(int)
    """An arrow key: one row up or down."""

    def __init__(self, icon: str, title: str, change: Change | None, sides: Sequence[tuple[str, QWidget]]) -> None:
        """Take what it is about, what became of it, and each side with its head; one side stands alone."""
        super().__init__()
        self.change = change
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setSpacing(6)
        self.body.setContentsMargins(px(16), px(10), px(16), px(12))
        chip = Chip(*_chip(change)) if change is not None else Chip()
        self.body.addLayout(row(Pictogram(icon, 18), label(title, "row-title", wrap=True), chip, None))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(px(20))
        for head, side in sides:
            around = QWidget()
            box = column(label(head, "second"), side, None, gap=2) if head else column(side, None)
            around.setLayout(box)
            self._sides.addWidget(around, 1)
        self.body.addLayout(self._sides)
        self.say = title if change is None else f"{title}. {tr(CHANGES[change][0])}"
        self.setAccessibleName(self.say)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next row or the one before."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides below each other where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= px(_SIDE_BY_SIDE)
        turn(self._sides, beside=wide)


def goal_row(one: GoalChange, found: Comparison, names: Mapping[str, str], called: str) -> CompareRow:
    """Return the row of a goal in two plans."""
    goal = one.after or one.before
    domain = goal.draft.domain if goal is not None else ""
    changes = {step.after.id if step.after else 0: step for step in one.steps}
    sides = (
        (_head(found.before), _goal(one.before, called)),
        (_head(found.after), _goal(one.after, called, changes)),
    )
    return CompareRow(domain_icon(domain), domain_name(domain, names), one.change, sides)


def field_row(one: FieldChange, found: Comparison, called: str) -> CompareRow:
    """Return the row of a day or a text in two plans."""
    title = tr(_DAYS[one.name]) if one.name in _DAYS else tr(HEADS[one.name], name=called)
    sides = tuple((_head(plan), _said(plan.head.draft, one.name)) for plan in (found.before, found.after))
    return CompareRow("clipboard-text", title, one.change, sides)


def lone_rows(plan: Plan, names: Mapping[str, str], called: str) -> list[CompareRow]:
    """Return the rows of one plan read alone: what it is, its goals, its texts."""
    draft = plan.head.draft
    facts = [agreed_words(draft.agreed_on, called)]
    if draft.review_on:
        facts.append(tr(N_("Review by {day}"), day=show_date(draft.review_on)))
    head = label(" · ".join(facts), wrap=True)
    rows = [CompareRow("clipboard-text", tr(PLAN_TITLE, number=plan.head.number), None, (("", head),))]
    for goal in plan.goals:
        title = domain_name(goal.draft.domain, names)
        rows.append(CompareRow(domain_icon(goal.draft.domain), title, None, (("", _goal(goal, called)),)))
    rows += [
        CompareRow("clipboard-text", tr(HEADS[name], name=called), None, (("", _said(draft, name)),))
        for name in WORDS
        if getattr(draft, name).strip()
    ]
    return rows


def _chip(change: Change) -> tuple[str, str, str]:
    words, tone, icon = CHANGES[change]
    return tr(words), tone, icon


def _head(plan: Plan) -> str:
    return tr(PLAN_TITLE, number=plan.head.number)


def _goal(goal: GoalRow | None, called: str, changes: Mapping[int, StepChange] | None = None) -> QWidget:
    made = QWidget()
    if goal is None:
        made.setLayout(column(label(tr(NOT_THERE), tone="quiet", wrap=True)))
        return made
    draft = goal.draft
    parts: list[QWidget] = [label(breakable(draft.words), "strong", wrap=True)]
    parts += [label(words, "second", wrap=True) for words in (breakable(draft.why), tr(draft.status.label)) if words]
    parts += [_step(step, called, (changes or {}).get(step.id)) for step in goal.steps]
    made.setLayout(column(*parts, gap=4))
    return made


def _step(step: StepRow, called: str, change: StepChange | None) -> QWidget:
    made, draft = QWidget(), step.draft
    told = [who_words(step, called)]
    if draft.status is StepStatus.DONE and draft.done_on:
        told.append(tr(N_("done {day}"), day=show_date(draft.done_on)))
    elif draft.status is not StepStatus.OPEN:
        told.append(tr(draft.status.label))
    elif draft.due:
        told.append(tr(N_("by {day}"), day=show_date(draft.due)))
    if change is not None and change.change in (Change.ADDED, Change.CHANGED):
        told.append(tr(CHANGES[change.change][0]))
    mark = Pictogram(_STEPS.get(draft.status, "circle"), 16)
    words = column(label(breakable(draft.what), wrap=True), label(" · ".join(told), "second", wrap=True), gap=1)
    across = row(mark, words, gap=8)
    across.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    across.setStretch(1, 1)
    made.setLayout(across)
    return made


def _said(draft: PlanDraft, name: str) -> QWidget:
    value: str | date | None = getattr(draft, name)
    if name in _DAYS:
        unset = tr(NOT_AGREED if name == "agreed_on" else NO_WORDS)
        words = show_date(value) if isinstance(value, date) else unset
    else:
        words = breakable(str(value).strip()) or tr(NO_WORDS)
    made = QWidget()
    made.setLayout(column(label(words, wrap=True)))
    return made
