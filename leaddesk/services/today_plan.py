"""Lines of *Today* about plans: those to be looked at again, and the steps that are the coordinator's to do."""

from __future__ import annotations

from sqlalchemy import select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.plan_codes import HERS, LIVE, STILL_OPEN
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_, show_date
from leaddesk.services.today_line import LATER, PERSON, Asked, living, person_values
from leaddesk.storage.models import CarePlan, Goal, Participant, Step


def lines(asked: Asked) -> list[TodayLine]:
    """Return the lines about plans, each kind oldest first."""
    return [*_reviews(asked), *_steps(asked)]


def _reviews(asked: Asked) -> list[TodayLine]:
    query = (
        select(*PERSON, CarePlan.number.label("plan"), CarePlan.started_on, CarePlan.review_on)
        .join(Participant, Participant.id == CarePlan.participant_id)
        .where(
            CarePlan.ended_on.is_(None),
            CarePlan.review_on <= asked.today + LATER,
            Participant.status != ParticipationStatus.CLOSED,
            living(Participant.id),
        )
        .order_by(CarePlan.review_on, Participant.shown_name, CarePlan.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.PLAN_REVIEW,
            N_("Look at the plan of {name} again"),
            N_("Plan {number}, started {day}"),
            row.review_on,
            "plan",
            row.participant_id,
            (*person_values(row), ("number", str(row.plan)), ("day", show_date(row.started_on))),
            f"plan_review/{row.participant_id}",
        ),
        N_("More plans to look at again: {count}"),
        "participants",
    )


def _steps(asked: Asked) -> list[TodayLine]:
    query = (
        select(*PERSON, Step.id, Step.what, Step.due, Goal.words)
        .join(Goal, Goal.id == Step.goal_id)
        .join(CarePlan, CarePlan.id == Goal.plan_id)
        .join(Participant, Participant.id == Step.participant_id)
        .where(
            Step.status.in_(STILL_OPEN),
            Step.due <= asked.today + LATER,
            Step.who.in_(HERS),
            Goal.status.in_(LIVE),
            CarePlan.ended_on.is_(None),
            Participant.status != ParticipationStatus.CLOSED,
            living(Participant.id),
        )
        .order_by(Step.due, Step.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.STEP_DUE,
            N_("{what}, for {name}"),
            N_("Step toward: {goal}"),
            row.due,
            "plan",
            row.participant_id,
            (*person_values(row), ("what", row.what), ("goal", row.words)),
            f"step_due/{row.id}",
        ),
        N_("More steps of plans that are due: {count}"),
        "participants",
    )
