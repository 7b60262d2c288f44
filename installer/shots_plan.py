"""The scenes of the care plan: filled, empty, compared, and its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.shots_scenes import CAST, at, cast, click, find, once, scene, tab
from leaddesk.ui.pages.plan.plan_tab import GOAL, NEW_GOAL, PLAN_FORM, REVIEW, PlanTab
from leaddesk.ui.routes import PARTICIPANTS, PRINT
from leaddesk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from installer.shots_scenes import Scene
    from installer.shots_stage import Stage
    from leaddesk.domain.plans import Plan


@once
def _reviewed(stage: Stage) -> int:
    """Return who has a plan that was reviewed and has the most steps."""
    return max((one for one in _books(stage) if one[2]), key=lambda one: (one[1], -one[0]))[0]


@once
def _without(stage: Stage) -> int:
    plans = {one[0] for one in _books(stage)}
    return next(row.id for row in stage.services.participants.rows() if row.id not in plans)


def _books(stage: Stage) -> list[tuple[int, int, bool]]:
    services, found = stage.services, []
    for row in services.participants.rows():
        book = services.plans.book(row.id)
        if book.current is not None:
            steps = sum(len(goal.steps) for goal in book.current.goals)
            found.append((row.id, steps + 3 * len(book.current.goals), bool(book.earlier)))
    return found


CAST["planned"] = _reviewed
CAST["unplanned"] = _without


def _plan(stage: Stage) -> Plan:
    plan = stage.services.plans.book(cast(stage, "planned")).current
    if plan is None:
        raise LookupError
    return plan


def _goal(stage: Stage) -> int:
    return next(goal for goal in _plan(stage).goals if goal.live).id


def add_step(stage: Stage) -> None:
    """Begin a step of the first goal."""
    find(stage, Button, f"add-step-{_goal(stage)}").click()


def goal_menu(stage: Stage) -> None:
    """Open the menu of the first goal."""
    find(stage, Button, f"goal-more-{_goal(stage)}").click()


def change_step(stage: Stage) -> None:
    """Change the first step that there is."""
    goal = next(goal for goal in _plan(stage).goals if goal.steps)
    found = stage.main.page.findChildren(PlanTab)
    found[0].edit_step(goal.id, goal.steps[0].id)


SCENES: tuple[Scene, ...] = (
    scene("record-plan", tab("plan", "planned")),
    scene("record-plan-none", tab("plan", "unplanned")),
    scene("record-plan-add-step", tab("plan", "planned"), add_step),
    scene("record-plan-change-step", tab("plan", "planned"), change_step),
    scene("record-plan-menu", tab("plan", "planned"), goal_menu),
    scene("record-plan-earlier", tab("plan", "planned"), click("read-plan-1")),
    scene("record-plan-compare", tab("plan", "planned"), click("compare-plan-1")),
    scene("print-plan", at(PRINT, "planned", "plan")),
    scene("print-plan-blank", at(PRINT, "planned", "blank", "plan")),
    scene("plan-goal-new", at(PARTICIPANTS, "planned", NEW_GOAL)),
    scene("plan-goal", lambda stage: stage.go(PARTICIPANTS, cast(stage, "planned"), GOAL, _goal(stage))),
    scene("plan-form", at(PARTICIPANTS, "planned", PLAN_FORM)),
    scene("plan-review", at(PARTICIPANTS, "planned", REVIEW)),
)
