"""The dated history of a goal's status, so that a figure can tell how goals stood on a past day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.services.removing import stamp_removed
from leaddesk.storage.models import GoalPeriod

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from leaddesk.storage.models import Goal

SAME_DAY = "changed on the day on which it began"


def follow(session: Session, goal: Goal, today: date, now: datetime) -> None:
    """Bring the history after a goal: a new period where its status or domain changed, an end where it was removed.

    What held for less than a day leaves no period.
    """
    first = goal.first_id or goal.id
    last = session.scalar(select(GoalPeriod).where(GoalPeriod.goal_id == first, GoalPeriod.until.is_(None)))
    gone = goal.removed_at is not None
    if last is not None:
        if not gone and (last.status, last.domain) == (goal.status, goal.domain):
            return
        if last.since >= today:
            stamp_removed(last, SAME_DAY, now)
        else:
            last.until = today - timedelta(days=1)
    if not gone:
        session.add(
            GoalPeriod(
                participant_id=goal.participant_id,
                goal_id=first,
                status=goal.status,
                domain=goal.domain,
                since=today,
                until=None,
            )
        )
    session.flush()
