"""I1: legitimate income or benefits of those enrolled on the last day, now and at entry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, select

from leaddesk.domain.intake.hmis_codes import Answer
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.latest import earliest, latest
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Income

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_TOLD = (Answer.YES, Answer.NO)


def _any(row: Any) -> Any:
    return (row.c.any_income == Answer.YES) | (row.c.any_benefit == Answer.YES)


@cache
def _incomes(span: Span) -> CTE:
    """Return those enrolled on the last day who told of income or benefits, and whether there are any, then and now."""
    there = people.with_status_on(span.last, *people.ENROLLED).subquery()
    now, first = latest(Income, span.last), earliest(Income, span.last)
    told = now.c.any_income.in_(_TOLD) | now.c.any_benefit.in_(_TOLD)
    return shared(
        select(there.c.id, _any(now).label("now"), _any(first).label("entry"))
        .join(now, now.c.participant_id == there.c.id)
        .join(first, first.c.participant_id == there.c.id)
        .where(told),
        "incomes",
    )


def _known(span: Span) -> Select[int]:
    return select(_incomes(span).c.id)


def _now(span: Span) -> Select[int]:
    return _known(span).where(_incomes(span).c.now)


def _entry(span: Span) -> Select[int]:
    return _known(span).where(_incomes(span).c.entry)


def _unknown(span: Span) -> Select[int]:
    there = people.with_status_on(span.last, *people.ENROLLED)
    (number,) = there.selected_columns
    return there.where(number.not_in(_known(span)))


MEASURE = Measure(
    key="income",
    code="I1",
    title=N_("Income or benefits known on the last day"),
    definition=N_(
        "People active or inactive on the last day, by the newest answer on file up to that day, and by their first "
        "answer. Those who were not asked or prefer not to say are shown and in no percentage. There is no comparison "
        "group."
    ),
    lists="participant",
    cases=_known,
    headline=Audience.INTERNAL,
    groups=(
        Group("any", N_("With income or benefits"), _now, audience=Audience.INTERNAL),
        Group("entry", N_("With income or benefits at entry"), _entry, audience=Audience.INTERNAL),
        Group("unknown", N_("Not known"), _unknown, audience=Audience.INTERNAL),
    ),
    shares=(
        Share("any_share", N_("Share with income or benefits"), "any", audience=Audience.INTERNAL),
        Share("entry_share", N_("Share at entry"), "entry", audience=Audience.INTERNAL),
    ),
    relations=Relations(chains=(("", "any"), ("", "entry"))),
)
