"""I1: legitimate income or benefits of those enrolled on the last day, now and at entry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, case, or_, select

from leaddesk.domain.intake.hmis_codes import Answer
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.latest import at_entry, latest
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Income

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_TOLD = (Answer.YES, Answer.NO)


def _any() -> Any:
    """Return 1 for income or benefits, 0 for neither, and nothing where both were left open."""
    answers = (Income.any_income, Income.any_benefit)
    some, told = ([one == answer for one in answers for answer in wanted] for wanted in ((Answer.YES,), _TOLD))
    return case((or_(*some), 1), (or_(*told), 0))


@cache
def _incomes(span: Span) -> CTE:
    """Return those enrolled on the last day, and whether there is income or a benefit, at entry and now."""
    there = people.enrolled_on(span.last).subquery()
    now, first = (found(_any(), Income, there.c.id, span.last) for found in (latest, at_entry))
    return shared(select(there.c.id, now.label("now"), first.label("entry")), "incomes", once=True)


def _known(span: Span) -> Select[int]:
    return select(_incomes(span).c.id).where(_incomes(span).c.now.is_not(None))


def _now(span: Span) -> Select[int]:
    return select(_incomes(span).c.id).where(_incomes(span).c.now == 1)


def _entry(span: Span) -> Select[int]:
    return _known(span).where(_incomes(span).c.entry == 1)


def _entry_known(span: Span) -> Select[int]:
    return _known(span).where(_incomes(span).c.entry.is_not(None))


def _unknown(span: Span) -> Select[int]:
    return select(_incomes(span).c.id).where(_incomes(span).c.now.is_(None))


MEASURE = Measure(
    key="income",
    code="I1",
    title=N_("Income or benefits known on the last day"),
    definition=N_(
        "People active or inactive on the last day, by the newest answer on file up to that day, and by that at "
        "entry (the newest noted up to the day of the first enrolment, else the first noted within 30 days after it). "
        "Those who were not asked or prefer not to say are shown and in no percentage. There is no comparison group."
    ),
    lists="participant",
    cases=_known,
    headline=Audience.INTERNAL,
    groups=(
        Group("any", N_("With income or benefits"), _now, audience=Audience.INTERNAL),
        Group("entry_known", N_("Known at entry, too"), _entry_known, audience=Audience.INTERNAL),
        Group("entry", N_("With income or benefits at entry"), _entry, audience=Audience.INTERNAL),
        Group("unknown", N_("Not known"), _unknown, audience=Audience.INTERNAL),
    ),
    shares=(
        Share("any_share", N_("Share with income or benefits"), "any", audience=Audience.INTERNAL),
        Share("entry_share", N_("Share at entry"), "entry", "entry_known", Audience.INTERNAL),
    ),
    relations=Relations(chains=(("", "any"), ("", "entry_known", "entry"))),
)
