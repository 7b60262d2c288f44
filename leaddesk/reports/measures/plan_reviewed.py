"""P2: active people whose plan was made or reviewed in the last 90 days."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, func, select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import CarePlan

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

DAYS = 90


@cache
def _active(span: Span) -> CTE:
    there = people.with_status_on(span.last, ParticipationStatus.ACTIVE).subquery()
    lately = (
        select(CarePlan.id)
        .where(
            CarePlan.participant_id == there.c.id,
            CarePlan.started_on > func.date(span.last, f"-{DAYS} days"),
            CarePlan.started_on <= span.last,
        )
        .exists()
    )
    return shared(select(there.c.id, lately.label("lately")), "active_plans", once=True)


def _all(span: Span) -> Select[int]:
    return select(_active(span).c.id)


def _reviewed(span: Span) -> Select[int]:
    return _all(span).where(_active(span).c.lately)


MEASURE = Measure(
    key="plan_reviewed",
    code="P2",
    title=N_("Active people, for the review of plans"),
    definition=N_(
        "People active on the last day of the period, and those of them whose plan was begun or reviewed in the 90 "
        "days up to it."
    ),
    lists="participant",
    cases=_all,
    headline=None,
    same_as=("enrolled_on_last_day", "active"),
    groups=(Group("reviewed", N_("Active, plan begun or reviewed in 90 days"), _reviewed, audience=Audience.INTERNAL),),
    shares=(Share("reviewed_share", N_("Share of the active people"), "reviewed", audience=Audience.INTERNAL),),
    relations=Relations(chains=(("", "reviewed"),)),
)
