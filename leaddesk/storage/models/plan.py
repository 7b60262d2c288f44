"""Care plans, their goals and steps: a row for each plan in which they stand, tied together by the first one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from leaddesk.domain.plan_codes import GoalStatus, StageOfChange, StepStatus, StepWho
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.types import Code


class CarePlan(Kept, Base):
    """One plan of a person. A review ends it and begins the next; what was ended never changes."""

    __tablename__ = "care_plan"
    __table_args__ = (Index("ix_care_plan_ended_on_review_on", "ended_on", "review_on"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    started_on: Mapped[date] = mapped_column(index=True)
    review_on: Mapped[date | None]
    agreed_on: Mapped[date | None] = mapped_column(index=True)
    ended_on: Mapped[date | None]
    own_words: Mapped[str] = mapped_column(String(2000))
    strengths: Mapped[str] = mapped_column(String(2000))
    safety: Mapped[str] = mapped_column(String(2000))
    barriers: Mapped[str] = mapped_column(String(2000))


class Goal(Kept, Base):
    """A goal in one plan. ``first_id`` is the same goal where it was written first; empty there."""

    __tablename__ = "goal"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("care_plan.id", ondelete="RESTRICT"), index=True)
    first_id: Mapped[int | None] = mapped_column(ForeignKey("goal.id", ondelete="RESTRICT"), index=True)
    place: Mapped[int]
    domain: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(String(500))
    why: Mapped[str] = mapped_column(String(500))
    status: Mapped[GoalStatus] = mapped_column(Code(GoalStatus))
    stage: Mapped[StageOfChange | None] = mapped_column(Code(StageOfChange))


class GoalPeriod(Kept, Base):
    """One dated period of a goal's status, over all plans; figures of a past day read it. ``goal_id`` is the first."""

    __tablename__ = "goal_period"
    # figures are read from these alone: goals that are live on some day, then how one stood
    __table_args__ = (
        Index("ix_goal_period_status_until", "status", "until", "since", "goal_id", "removed_at"),
        Index("ix_goal_period_goal_id", "goal_id", "since", "until", "status", "domain", "removed_at"),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="RESTRICT"))
    status: Mapped[GoalStatus] = mapped_column(Code(GoalStatus))
    domain: Mapped[str] = mapped_column(String(40))
    since: Mapped[date]
    until: Mapped[date | None]


class Step(Kept, Base):
    """A step of a goal in one plan. ``first_id`` is the same step where it was written first; empty there."""

    __tablename__ = "step"
    __table_args__ = (Index("ix_step_status_due", "status", "due"),)

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="RESTRICT"), index=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="RESTRICT"), index=True)
    first_id: Mapped[int | None] = mapped_column(ForeignKey("step.id", ondelete="RESTRICT"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="RESTRICT"), index=True)
    what: Mapped[str] = mapped_column(String(300))
    who: Mapped[StepWho] = mapped_column(Code(StepWho))
    due: Mapped[date | None]
    status: Mapped[StepStatus] = mapped_column(Code(StepStatus))
    done_on: Mapped[date | None]
