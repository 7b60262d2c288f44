"""D1 for E1: who the newly enrolled are, in the rows of everybody enrolled. Internal only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Measure
from leaddesk.reports.who import Who

if TYPE_CHECKING:
    from sqlalchemy import FromClause

    from leaddesk.reports.measure import Span


def _new(span: Span) -> FromClause:
    return people.newly_enrolled(span).subquery()


_WHO = Who("facts_of_new", _new)

MEASURE = Measure(
    key="demographics_of_new",
    code="D1",
    title=N_("New people enrolled, by who they are"),
    definition=N_(
        "People whose first enrolment was opened in the period, each once. Race and ethnicity is one question with "
        "every answer that fits, so its rows can add up to more. Gender is told in the words that were written down, "
        "apart from sex. Nothing is inferred; who was not asked is shown as not known."
    ),
    lists="participant",
    cases=_WHO.everybody,
    headline=None,
    same_as=("newly_enrolled", ""),
    groups=_WHO.rows(),
    written=_WHO.written(),
)
