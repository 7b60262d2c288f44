"""E7: how many enrolled people there are for each full-time position."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, func, select

from leaddesk.domain.work import CENTS
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Amount, Audience, Measure, amount_row
from leaddesk.reports.shared import shared
from leaddesk.reports.table import Unit
from leaddesk.storage.models import StaffingRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _caseload(span: Span) -> CTE:
    """Return those enrolled on the last day, each with the hundredths of positions that the office had on it."""
    there = people.enrolled_on(span.last).subquery()
    newest = (
        select(StaffingRow.hundredths)
        .where(StaffingRow.since <= span.last)
        .order_by(StaffingRow.since.desc(), StaffingRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return shared(select(there.c.id, func.coalesce(newest, CENTS).label("hundredths")), "caseload", once=True)


def _enrolled(span: Span) -> Select[int]:
    return select(_caseload(span).c.id)


def _positions(span: Span) -> Select[Any]:
    return select(_caseload(span).c.id, _caseload(span).c.hundredths)


MEASURE = Measure(
    key="caseload",
    code="E7",
    title=N_("Caseload"),
    definition=N_(
        "People active or inactive on the last day, divided by the full-time positions that the office had on it "
        "(Settings; one where nothing is said). LEAD's own guide: 20 on average, and never more than 25; "
        "a figure that is over 20, or over 25, says so."
    ),
    lists="participant",
    cases=_enrolled,
    headline=None,
    same_as=("enrolled_on_last_day", ""),
    groups=(
        amount_row(
            "per_position",
            N_("People enrolled for each full-time position"),
            Amount("ratio", Unit.PEOPLE_EACH, _positions),
            audience=Audience.INTERNAL,
        ),
    ),
)
