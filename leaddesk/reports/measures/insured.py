"""I2: health insurance of those enrolled on the last day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.intake.hmis_codes import Answer
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.latest import latest
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Insurance

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


_TOLD = (Answer.YES, Answer.NO)


@cache
def _insurance(span: Span) -> CTE:
    there = people.enrolled_on(span.last).subquery()
    now = latest(Insurance.any_insurance, Insurance, there.c.id, span.last)
    return shared(select(there.c.id, now.label("answer")), "insurance_now", once=True)


def _known(span: Span) -> Select[int]:
    return select(_insurance(span).c.id).where(_insurance(span).c.answer.in_(_TOLD))


def _insured(span: Span) -> Select[int]:
    return select(_insurance(span).c.id).where(_insurance(span).c.answer == Answer.YES)


def _unknown(span: Span) -> Select[int]:
    answer = _insurance(span).c.answer
    return select(_insurance(span).c.id).where(answer.is_(None) | answer.not_in(_TOLD))


MEASURE = Measure(
    key="insured",
    code="I2",
    title=N_("Health insurance known on the last day"),
    definition=N_(
        "People active or inactive on the last day, by the newest answer on file up to that day. Those who were not "
        "asked or prefer not to say are shown and in no percentage."
    ),
    lists="participant",
    cases=_known,
    headline=Audience.INTERNAL,
    groups=(
        Group("any", N_("With health insurance"), _insured, audience=Audience.INTERNAL),
        Group("unknown", N_("Not known"), _unknown, audience=Audience.INTERNAL),
    ),
    shares=(Share("any_share", N_("Share with health insurance"), "any", audience=Audience.INTERNAL),),
    relations=Relations(chains=(("", "any"),)),
)
