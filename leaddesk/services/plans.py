"""Care plans: begun, changed, reviewed; each review keeps the plan before as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.plan_codes import LIVE, STILL_OPEN, GoalStatus
from leaddesk.domain.plans import (
    Plan,
    PlanBook,
    PlanDraft,
    PlanSummary,
    ReviewDraft,
    new_plan,
)
from leaddesk.i18n import N_
from leaddesk.services.goal_periods import follow
from leaddesk.services.plan_rows import (
    PLAN_FIELDS,
    current_row,
    goal_rows,
    goals_in,
    heads_in,
    open_plan,
    plan_in,
    step_rows,
)
from leaddesk.services.refresh import participant_row
from leaddesk.storage.models import CarePlan, Goal, Step

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database


class Plans:
    """What the coordinator does with plans; their goals and steps have a service of their own."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock

    def book(self, participant_id: int) -> PlanBook:
        """Return the plan of a person that is in use, with its goals, and the earlier ones without."""
        with self._database.read() as session:
            heads = heads_in(session, participant_id)
            current = next((head for head in heads if head.current), None)
            plan = None if current is None else Plan(current, goals_in(session, current.id))
        return PlanBook(plan, tuple(head for head in heads if head is not current))

    def one(self, plan_id: int) -> Plan:
        """Return one plan with its goals, as it is or as it was."""
        with self._database.read() as session:
            return plan_in(session, plan_id)

    def summary(self, participant_id: int) -> PlanSummary | None:
        """Return the plan of a person in one line, or None."""
        with self._database.read() as session:
            plan = current_row(session, participant_id)
            if plan is None:
                return None
            count = select(func.count()).select_from(Goal).where(Goal.plan_id == plan.id, Goal.status.in_(LIVE))
            return PlanSummary(plan.number, plan.review_on, plan.agreed_on, session.scalar(count) or 0)

    def save(self, participant_id: int, draft: PlanDraft, plan_id: int | None = None) -> int:
        """Begin a plan, or change the one that is in use, and return its id."""
        with self._database.write(N_("Save plan")) as session:
            return self.save_in(session, participant_id, draft, plan_id)

    def save_in(self, session: Session, participant_id: int, draft: PlanDraft, plan_id: int | None = None) -> int:
        """Do what ``save`` does, inside a write."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        participant_row(session, participant_id)
        if plan_id is None:
            if current_row(session, participant_id) is not None:
                raise LeadDeskError(N_("This person has a plan already."), N_("Review it to make the next one."))
            plan = _new(session, participant_id)
        else:
            plan = open_plan(session, plan_id)
            if plan.participant_id != participant_id:
                raise NotFoundError
        _set(plan, draft)
        session.add(plan)
        session.flush()
        return plan.id

    def review(self, plan_id: int, draft: ReviewDraft) -> int:
        """End the plan that is in use and begin the next one with what goes along; return the new plan's id."""
        with self._database.write(N_("Review plan")) as session:
            return self.review_in(session, plan_id, draft)

    def review_in(self, session: Session, plan_id: int, draft: ReviewDraft) -> int:
        """Do what ``review`` does, inside a write.

        Goals that were not ended before go along, each with the status that the review gives it; of their steps those
        that are still open.
        """
        today = self._clock.today()
        if problems := draft.problems(today):
            raise InvalidRecordError(problems)
        old = open_plan(session, plan_id)
        participant_row(session, old.participant_id)
        if draft.started_on is not None and draft.started_on < old.started_on:
            raise InvalidRecordError({"started_on": N_("This is before the plan that it follows")})
        new = _new(session, old.participant_id)
        _set(new, draft)
        old.ended_on = new.started_on
        session.add(new)
        session.flush()
        said = {outcome.goal_id: outcome.status for outcome in draft.outcomes}
        along = [goal for goal in goal_rows(session, old.id) if goal.status in LIVE]
        copies = {goal.id: _go_along(session, goal, new.id, said.get(goal.id, goal.status)) for goal in along}
        session.flush()
        for goal in copies.values():
            follow(session, goal, today, self._clock.now())
        for step in step_rows(session, along):
            if step.status in STILL_OPEN and copies[step.goal_id].status in LIVE:
                session.add(_step_along(step, copies[step.goal_id].id))
        session.flush()
        return new.id


def begin_in(session: Session, participant_id: int, clock: Clock) -> CarePlan:
    """Return the plan of a person that is in use, beginning the first one today if there is none, inside a write."""
    participant_row(session, participant_id)
    plan = current_row(session, participant_id)
    if plan is None:
        plan = _new(session, participant_id)
        _set(plan, new_plan(clock.today()))
        session.add(plan)
        session.flush()
    return plan


def _new(session: Session, participant_id: int) -> CarePlan:
    newest = session.scalar(select(func.max(CarePlan.number)).where(CarePlan.participant_id == participant_id))
    return CarePlan(participant_id=participant_id, number=(newest or 0) + 1, ended_on=None)


def _set(plan: CarePlan, draft: PlanDraft) -> None:
    for name in PLAN_FIELDS:
        value = getattr(draft, name)
        setattr(plan, name, value.strip() if isinstance(value, str) else value)
    if not draft.agreed:
        plan.agreed_on = None


def _go_along(session: Session, goal: Goal, plan_id: int, status: GoalStatus) -> Goal:
    copy = Goal(
        participant_id=goal.participant_id,
        plan_id=plan_id,
        first_id=goal.first_id or goal.id,
        place=goal.place,
        domain=goal.domain,
        words=goal.words,
        why=goal.why,
        status=status,
        stage=goal.stage,
    )
    session.add(copy)
    return copy


def _step_along(step: Step, goal_id: int) -> Step:
    return Step(
        participant_id=step.participant_id,
        goal_id=goal_id,
        first_id=step.first_id or step.id,
        organisation_id=step.organisation_id,
        what=step.what,
        who=step.who,
        due=step.due,
        status=step.status,
        done_on=None,
    )
