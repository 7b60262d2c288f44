"""E8: how long those enrolled on the last day have been so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, cast, func, select
from sqlalchemy.types import Integer

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Amount, Measure, Together, amount_row
from leaddesk.reports.shared import shared
from leaddesk.reports.table import Unit
from leaddesk.storage.models import Enrolment

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _open(span: Span) -> CTE:
    """Return those enrolled on the last day with the days since their newest enrolment was opened."""
    there = people.enrolled_on(span.last).subquery()
    opened = func.max(Enrolment.opened_on)
    days = cast(func.julianday(span.last) - func.julianday(opened), Integer)
    return shared(
        select(there.c.id, days.label("days"))
        .join(Enrolment, Enrolment.participant_id == there.c.id)
        .where(Enrolment.opened_on <= span.last)
        .group_by(there.c.id),
        "open",
        once=True,
    )


def _enrolled(span: Span) -> Select[int]:
    return select(_open(span).c.id)


def _days(span: Span) -> Select[Any]:
    return select(_open(span).c.id, _open(span).c.days)


MEASURE = Measure(
    key="days_enrolled",
    code="E8",
    title=N_("Days enrolled, up to the last day"),
    definition=N_(
        "For people active or inactive on the last day of the period: the days since their enrolment was opened, the "
        "middle one of these numbers."
    ),
    lists="participant",
    cases=_enrolled,
    headline=None,
    together=Together.LAST,
    groups=(amount_row("median", N_("Days enrolled, the middle one"), Amount("median", Unit.DAYS, _days)),),
)
