"""The goals of a plan and their steps: written, put in order, ticked, removed and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.plan_codes import StepStatus, StepWho
from leaddesk.i18n import N_
from leaddesk.services.goal_periods import follow
from leaddesk.services.plan_rows import GOAL_FIELDS, STEP_FIELDS, goal_rows, open_goal, open_step
from leaddesk.services.plans import begin_in
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Goal, Step

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.plan_codes import GoalStatus
    from leaddesk.domain.plans import GoalDraft, StepDraft
    from leaddesk.services.organisations import Organisations
    from leaddesk.storage.database import Database


class Goals:
    """What the coordinator does with goals and steps. Those of a plan that was reviewed never change."""

    def __init__(self, database: Database, clock: Clock, organisations: Organisations) -> None:
        """Take the file, the clock, and the directory of offices."""
        self._database = database
        self._clock = clock
        self._organisations = organisations

    def save(self, participant_id: int, draft: GoalDraft, goal_id: int | None = None) -> int:
        """Keep a goal and return its id; the first goal of a person begins the plan."""
        with self._database.write(N_("Save goal")) as session:
            return self.save_in(session, participant_id, draft, goal_id)

    def save_in(self, session: Session, participant_id: int, draft: GoalDraft, goal_id: int | None = None) -> int:
        """Do what ``save`` does, inside a write."""
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        if goal_id is None:
            plan = begin_in(session, participant_id, self._clock)
            goal = Goal(participant_id=participant_id, plan_id=plan.id, place=_last(session, plan.id), first_id=None)
        else:
            goal = open_goal(session, goal_id)
            if goal.participant_id != participant_id:
                raise NotFoundError
        for name in GOAL_FIELDS:
            value = getattr(draft, name)
            setattr(goal, name, value.strip() if type(value) is str else value)
        session.add(goal)
        session.flush()
        follow(session, goal, self._clock.today(), self._clock.now())
        return goal.id

    def set_status(self, goal_id: int, status: GoalStatus) -> None:
        """Say where a goal stands."""
        with self._database.write(N_("Change goal")) as session:
            goal = open_goal(session, goal_id)
            goal.status = status
            session.flush()
            follow(session, goal, self._clock.today(), self._clock.now())

    def move(self, goal_id: int, places: int) -> None:
        """Put a goal further up (below zero) or down; at an end of the plan nothing happens."""
        with self._database.write(N_("Move goal")) as session:
            goals = goal_rows(session, open_goal(session, goal_id).plan_id)
            old = next(number for number, goal in enumerate(goals) if goal.id == goal_id)
            goals.insert(max(0, min(len(goals) - 1, old + places)), goals.pop(old))
            for place, goal in enumerate(goals):
                goal.place = place

    def remove(self, goal_id: int, because: str) -> None:
        """Take a goal out of the plan; it stays in the file."""
        with self._database.write(N_("Remove goal")) as session:
            goal = open_goal(session, goal_id)
            stamp_removed(goal, because, self._clock.now())
            follow(session, goal, self._clock.today(), self._clock.now())

    def restore(self, goal_id: int) -> None:
        """Bring a removed goal back, into the plan that is in use now."""
        with self._database.write(N_("Bring goal back")) as session:
            goal = session.get(Goal, goal_id, execution_options={INCLUDE_REMOVED: True})
            if goal is None or goal.removed_at is None:
                raise NotFoundError
            plan = begin_in(session, goal.participant_id, self._clock)
            if goal.plan_id != plan.id:
                goal.plan_id, goal.place = plan.id, _last(session, plan.id)
            goal.removed_at = goal.removed_because = None
            session.flush()
            follow(session, goal, self._clock.today(), self._clock.now())

    def save_step(self, goal_id: int, draft: StepDraft, step_id: int | None = None) -> int:
        """Keep a step of a goal and return its id."""
        with self._database.write(N_("Save step")) as session:
            return self.save_step_in(session, goal_id, draft, step_id)

    def save_step_in(self, session: Session, goal_id: int, draft: StepDraft, step_id: int | None = None) -> int:
        """Do what ``save_step`` does, inside a write."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        goal = open_goal(session, goal_id)
        step = Step(participant_id=goal.participant_id, goal_id=goal_id, first_id=None) if step_id is None else None
        if step is None:
            step = open_step(session, step_id or 0)
            if step.goal_id != goal_id:
                raise NotFoundError
        office = draft.organisation_id if draft.who is StepWho.PROVIDER else None
        if office is not None and office != step.organisation_id:
            self._organisations.require_in(session, office)
        for name in STEP_FIELDS:
            value = getattr(draft, name)
            setattr(step, name, value.strip() if type(value) is str else value)
        step.organisation_id = office
        if draft.status is not StepStatus.DONE:
            step.done_on = None
        session.add(step)
        session.flush()
        return step.id

    def tick(self, step_id: int, *, done: bool) -> None:
        """Note that a step is done, today, or that it is open again."""
        with self._database.write(N_("Tick step") if done else N_("Open step again")) as session:
            self.set_step_status_in(session, step_id, StepStatus.DONE if done else StepStatus.OPEN)

    def set_step_status(self, step_id: int, status: StepStatus) -> None:
        """Say where a step stands; one that is done was done today."""
        with self._database.write(N_("Change step")) as session:
            self.set_step_status_in(session, step_id, status)

    def set_step_status_in(self, session: Session, step_id: int, status: StepStatus) -> None:
        """Do what ``set_step_status`` does, inside a write."""
        step = open_step(session, step_id)
        if step.status is not status:
            step.status = status
            step.done_on = self._clock.today() if status is StepStatus.DONE else None

    def remove_step(self, step_id: int, because: str) -> None:
        """Take a step out of its goal; it stays in the file."""
        with self._database.write(N_("Remove step")) as session:
            stamp_removed(open_step(session, step_id), because, self._clock.now())

    def restore_step(self, step_id: int) -> None:
        """Bring a removed step back to its goal."""
        with self._database.write(N_("Bring step back")) as session:
            step = session.get(Step, step_id, execution_options={INCLUDE_REMOVED: True})
            if step is None or step.removed_at is None:
                raise NotFoundError
            step.goal_id = _goal_now(session, step.goal_id)
            step.removed_at = step.removed_because = None


def _last(session: Session, plan_id: int) -> int:
    newest = session.scalar(select(func.max(Goal.place)).where(Goal.plan_id == plan_id))
    return 0 if newest is None else newest + 1


def _goal_now(session: Session, goal_id: int) -> int:
    """Return the row in which the goal of a removed step stands now: the goal may have gone along into another plan."""
    goal = session.get(Goal, goal_id, execution_options={INCLUDE_REMOVED: True})
    first = goal_id if goal is None else goal.first_id or goal.id
    newest = select(Goal.id).where((Goal.id == first) | (Goal.first_id == first)).order_by(Goal.id.desc()).limit(1)
    return open_goal(session, session.scalar(newest) or goal_id).id
