"""P1: people who had a plan they agreed to within 30 days of enrolment."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, func, select

from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import CarePlan, Enrolment, Participant

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

DAYS = timedelta(days=30)


def _after(day: Any) -> Any:
    return func.date(day, f"+{DAYS.days} days")


@cache
def _due(span: Span) -> CTE:
    """Return the people whose thirtieth day after an enrolment falls in the span and is over."""
    agreed = (
        select(CarePlan.id)
        .where(
            CarePlan.participant_id == Enrolment.participant_id,
            CarePlan.agreed_on.between(Enrolment.opened_on, _after(Enrolment.opened_on)),
        )
        .exists()
    )
    return shared(
        select(Participant.id, func.max(agreed).label("agreed"))
        .join(Enrolment, Enrolment.participant_id == Participant.id)
        .where(_after(Enrolment.opened_on).between(span.first, span.over))
        .group_by(Participant.id),
        "plans_due",
        once=True,
    )


def _all(span: Span) -> Select[int]:
    return select(_due(span).c.id)


def _agreed(span: Span) -> Select[int]:
    return _all(span).where(_due(span).c.agreed == 1)


MEASURE = Measure(
    key="plan_in_place",
    code="P1",
    title=N_("Enrolled 30 days ago"),
    definition=N_(
        "People whose thirtieth day after enrolment falls in the period and is over; a plan is in place if they agreed "
        "to one by that day."
    ),
    lists="participant",
    cases=_all,
    headline=Audience.INTERNAL,
    groups=(Group("agreed", N_("With a plan they agreed to by then"), _agreed, audience=Audience.INTERNAL),),
    shares=(Share("agreed_share", N_("Share with a plan by then"), "agreed", audience=Audience.INTERNAL),),
    relations=Relations(chains=(("", "agreed"),)),
)
