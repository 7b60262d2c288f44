"""How plans, goals and steps are read from the file, for every service that needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.plan_codes import LIVE
from leaddesk.domain.plans import (
    CHANGE_THE_NEW_ONE,
    STAYS_AS_IT_WAS,
    GoalDraft,
    GoalRow,
    Plan,
    PlanDraft,
    PlanHead,
    StepDraft,
    StepRow,
)
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import CarePlan, Goal, Organisation, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

PLAN_FIELDS: Final = tuple(name for name in PlanDraft.__dataclass_fields__ if name != "agreed")
GOAL_FIELDS: Final = tuple(GoalDraft.__dataclass_fields__)
STEP_FIELDS: Final = tuple(StepDraft.__dataclass_fields__)


def heads_in(session: Session, participant_id: int) -> list[PlanHead]:
    """Return the plans of a person, the newest first."""
    mine = select(CarePlan).where(CarePlan.participant_id == participant_id)
    rows = session.scalars(mine.order_by(CarePlan.started_on.desc(), CarePlan.id.desc()))
    return [_head(row) for row in rows]


def plan_in(session: Session, plan_id: int) -> Plan:
    """Return one plan with its goals and their steps."""
    row = session.get(CarePlan, plan_id)
    if row is None or row.removed_at is not None:
        raise NotFoundError
    return Plan(_head(row), goals_in(session, plan_id))


def goals_in(session: Session, plan_id: int) -> tuple[GoalRow, ...]:
    """Return the goals of a plan in their order, each with its steps in the order of entry."""
    goals = goal_rows(session, plan_id)
    steps: dict[int, list[StepRow]] = {goal.id: [] for goal in goals}
    found = step_rows(session, goals)
    names = _offices(session, {step.organisation_id for step in found if step.organisation_id})
    for step in found:
        draft = StepDraft(**{name: getattr(step, name) for name in STEP_FIELDS})
        office = names.get(step.organisation_id, "") if step.organisation_id else ""
        steps[step.goal_id].append(StepRow(step.id, step.first_id or step.id, draft, office))
    return tuple(
        GoalRow(
            goal.id,
            goal.first_id or goal.id,
            GoalDraft(**{name: getattr(goal, name) for name in GOAL_FIELDS}),
            tuple(steps[goal.id]),
        )
        for goal in goals
    )


def current_row(session: Session, participant_id: int) -> CarePlan | None:
    """Return the row of the plan that is in use."""
    mine = select(CarePlan).where(CarePlan.participant_id == participant_id, CarePlan.ended_on.is_(None))
    return session.scalar(mine.order_by(CarePlan.started_on.desc(), CarePlan.id.desc()).limit(1))


def open_plan(session: Session, plan_id: int) -> CarePlan:
    """Return the row of a plan that may still change; one that was reviewed is refused."""
    plan = session.get(CarePlan, plan_id)
    if plan is None or plan.removed_at is not None:
        raise NotFoundError
    if plan.ended_on is not None:
        raise LeadDeskError(STAYS_AS_IT_WAS, CHANGE_THE_NEW_ONE)
    return plan


def open_goal(session: Session, goal_id: int) -> Goal:
    """Return the row of a goal of the plan that is in use."""
    goal = session.get(Goal, goal_id)
    if goal is None or goal.removed_at is not None:
        raise NotFoundError
    open_plan(session, goal.plan_id)
    return goal


def open_step(session: Session, step_id: int) -> Step:
    """Return the row of a step of the plan that is in use."""
    step = session.get(Step, step_id)
    if step is None or step.removed_at is not None:
        raise NotFoundError
    open_goal(session, step.goal_id)
    return step


def goal_rows(session: Session, plan_id: int) -> list[Goal]:
    """Return the rows of a plan's goals in their order, those that have ended after the others."""
    rows = session.scalars(select(Goal).where(Goal.plan_id == plan_id).order_by(Goal.place, Goal.id))
    return sorted(rows, key=lambda goal: goal.status not in LIVE)


def step_rows(session: Session, goals: Iterable[Goal]) -> list[Step]:
    """Return the rows of the steps of some goals in the order of entry."""
    ids = [goal.id for goal in goals]
    return list(session.scalars(select(Step).where(Step.goal_id.in_(ids)).order_by(Step.id))) if ids else []


def _head(row: CarePlan) -> PlanHead:
    known = {name: getattr(row, name) for name in PLAN_FIELDS}
    draft = PlanDraft(**known, agreed=row.agreed_on is not None)
    return PlanHead(row.id, row.participant_id, row.number, draft, row.ended_on)


def _offices(session: Session, ids: set[int]) -> dict[int, str]:
    """Return what some offices are called, removed ones included."""
    if not ids:
        return {}
    named = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    return {row.id: row.name for row in session.execute(named, execution_options={INCLUDE_REMOVED: True})}
