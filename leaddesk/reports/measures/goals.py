"""P3: goals that were open in the period, by where they stood on its last day and by domain. Nothing is graded."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, func, or_, select, union_all

from leaddesk.domain.plan_codes import LIVE, GoalStatus
from leaddesk.domain.site_lists import DEFAULTS, SiteList
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure
from leaddesk.reports.people import standing
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Goal, GoalPeriod

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _goals(span: Span) -> CTE:
    """Return the goals that were open on some day of the span, with how each stood on its last day."""
    began_by = GoalPeriod.since <= span.last
    # two walks, each over stretches of an index
    open_then = union_all(
        *(
            select(GoalPeriod.goal_id).where(GoalPeriod.status.in_(LIVE), lasting, began_by)
            for lasting in (GoalPeriod.until.is_(None), GoalPeriod.until >= span.first)
        )
    )
    at_end = or_(GoalPeriod.until.is_(None), GoalPeriod.until >= span.last)
    # SQLite takes the status from the row with the greatest day
    return shared(
        select(Goal.id, Goal.participant_id, func.max(GoalPeriod.since), GoalPeriod.status, GoalPeriod.domain)
        .join(GoalPeriod, GoalPeriod.goal_id == Goal.id)
        .where(Goal.id.in_(open_then), began_by, at_end, standing(Goal.participant_id))
        .group_by(Goal.id),
        "goals_open",
        once=True,
    )


def _all(span: Span) -> Select[int]:
    return select(_goals(span).c.id)


def _standing(status: GoalStatus) -> Cases:
    return lambda span: _all(span).where(_goals(span).c.status == status)


def _in(domain: str) -> Cases:
    return lambda span: _all(span).where(_goals(span).c.domain == domain)


def _local(span: Span) -> Select[int]:
    return _all(span).where(_goals(span).c.domain.not_in([item.code for item in _DOMAINS]))


_people = people.people_of("goal_holders", lambda span: select(_goals(span).c.participant_id))
_DOMAINS = DEFAULTS[SiteList.DOMAIN]
_STATUSES = tuple(
    Group(
        status.value,
        status.label,
        _standing(status),
        audience=Audience.INTERNAL,
        rare=True,
        heading=N_("On the last day"),
    )
    for status in GoalStatus
)
_IN_DOMAINS = tuple(
    Group(
        f"domain_{item.code}",
        item.text,
        _in(item.code),
        audience=Audience.INTERNAL,
        rare=True,
        heading=N_("By domain"),
    )
    for item in _DOMAINS
)

MEASURE = Measure(
    key="goals",
    code="P3",
    title=N_("Goals open in the period"),
    definition=N_(
        "Goals of care plans that were open on some day of the period, by how each stood on its last day and by "
        "domain. Progress is never graded."
    ),
    lists="goal",
    cases=_all,
    headline=Audience.INTERNAL,
    groups=(
        Group("people", N_("People with an open goal, each once"), _people, "participant", Audience.INTERNAL),
        *_STATUSES,
        *_IN_DOMAINS,
        Group(
            "domain_local",
            N_("A domain of this office"),
            _local,
            audience=Audience.INTERNAL,
            rare=True,
            heading=N_("By domain"),
        ),
    ),
    people=False,
)
