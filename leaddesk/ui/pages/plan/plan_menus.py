"""What can be done with a goal or a step from its menu, each as one action that can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from leaddesk.domain.plan_codes import GoalStatus, StepStatus
from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.record_header import open_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.plans import GoalRow, StepRow
    from leaddesk.ui.pages.plan.plan_tab import PlanTab
    from leaddesk.ui.widgets.buttons import Button

Entry = tuple[str, "Callable[[], object] | None"]


class PlanMenus:
    """Works for one tab: looks things up in what it shows and hands the writes to the worker."""

    def __init__(self, tab: PlanTab, ask_form: Callable[..., Any]) -> None:
        """Take the tab and how to ask with a short form."""
        self._tab, self._ask_form = tab, ask_form

    def goal(self, goal_id: int) -> GoalRow | None:
        """Return a goal that is shown."""
        return next((goal for goal in self._goals() if goal.id == goal_id), None)

    def step(self, step_id: int) -> StepRow | None:
        """Return a step that is shown."""
        return next((step for goal in self._goals() for step in goal.steps if step.id == step_id), None)

    def goal_of(self, step_id: int) -> GoalRow | None:
        """Return the goal of a step that is shown."""
        return next((goal for goal in self._goals() if any(step.id == step_id for step in goal.steps)), None)

    def tick(self, step_id: int, done: bool) -> None:
        """Note that a step is done today, or open again."""
        self._do(lambda: self._services.goals.tick(step_id, done=done))

    def move_goal(self, goal_id: int, places: int) -> None:
        """Put a goal further up or down."""
        ids = [goal.id for goal in self._goals() if goal.live]
        if goal_id in ids and 0 <= ids.index(goal_id) + places < len(ids):
            self._do(lambda: self._services.goals.move(goal_id, places))

    def step_menu(self, button: Button, step_id: int) -> None:
        """Offer what can be done with a step."""
        goal, step = self.goal_of(step_id), self.step(step_id)
        if goal is None or step is None:
            return
        entries: list[Entry] = [(tr(N_("Change this step…")), lambda: self._tab.edit_step(goal.id, step_id))]
        entries += [
            (tr(status.label), partial(self._set_step, step_id, status))
            for status in StepStatus
            if status is not step.draft.status
        ]
        entries.append((tr(N_("Remove")), lambda: self._remove_step(step_id)))
        open_menu(button, entries)

    def goal_menu(self, button: Button, goal_id: int) -> None:
        """Offer what can be done with a goal."""
        goal = self.goal(goal_id)
        if goal is None:
            return
        ids = [one.id for one in self._goals() if one.live]
        entries: list[Entry] = [(tr(N_("Change this goal…")), lambda: self._tab.go("goal", goal_id))]
        if goal_id in ids[1:]:
            entries.append((tr(N_("Move up")), lambda: self.move_goal(goal_id, -1)))
        if goal_id in ids[:-1]:
            entries.append((tr(N_("Move down")), lambda: self.move_goal(goal_id, 1)))
        entries.append((tr(N_("Where it stands")), None))
        entries += [
            (tr(status.label), partial(self._set_goal, goal_id, status))
            for status in GoalStatus
            if status is not goal.draft.status
        ]
        entries.append((tr(N_("Entered by mistake")), None))
        entries.append((tr(N_("Remove")), lambda: self._remove_goal(goal_id)))
        open_menu(button, entries)

    @property
    def _services(self) -> Any:
        return self._tab.context.services

    def _goals(self) -> tuple[GoalRow, ...]:
        plan = self._tab.shown.book.current if self._tab.shown else None
        return plan.goals if plan is not None else ()

    def _set_goal(self, goal_id: int, status: GoalStatus) -> None:
        self._do(lambda: self._services.goals.set_status(goal_id, status))

    def _set_step(self, step_id: int, status: StepStatus) -> None:
        self._do(lambda: self._services.goals.set_step_status(step_id, status))

    def _remove_goal(self, goal_id: int) -> None:
        because = self._ask(tr(N_("Remove this goal?")), tr(N_("Remove goal")))
        if because is not None:
            self._do(lambda: self._services.goals.remove(goal_id, because))

    def _remove_step(self, step_id: int) -> None:
        because = self._ask(tr(N_("Remove this step?")), tr(N_("Remove step")))
        if because is not None:
            self._do(lambda: self._services.goals.remove_step(step_id, because))

    def _ask(self, title: str, deed: str) -> str | None:
        return ask_because(self._tab, title, deed, self._tab.context.today, self._ask_form)

    def _do(self, work: Callable[[], object]) -> None:
        self._tab.banner.clear()
        self._tab.context.jobs.save(self._tab, work, None, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        """Say why, and show again what is kept: a box that was ticked for nothing goes back."""
        self._tab.fail(error)
        self._tab.refresh()
