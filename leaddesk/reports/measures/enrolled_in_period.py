"""E4: everybody enrolled at any time in the period, each person once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select, union

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Measure
from leaddesk.reports.shared import shared

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def everybody(span: Span) -> CTE:
    """Return everybody enrolled at any time in the span."""
    ways = (people.newly_enrolled(span), people.carried_over(span), people.reopened(span))
    return shared(union(*ways), "everybody", once=True)


def _enrolled(span: Span) -> Select[int]:
    return select(everybody(span).c.id)


MEASURE = Measure(
    key="enrolled_in_period",
    code="E4",
    title=N_("Enrolled at any time, each person once"),
    definition=N_("People who were new, carried over or enrolled again, each counted once."),
    lists="participant",
    cases=_enrolled,
)
