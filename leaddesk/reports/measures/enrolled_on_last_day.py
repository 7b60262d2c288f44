"""E5: who was active and who inactive on the last day, from the dated status history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Together

if TYPE_CHECKING:
    from sqlalchemy import Select

    from leaddesk.reports.measure import Span


def _enrolled(span: Span) -> Select[int]:
    return people.enrolled_on(span.last)


def _status(status: ParticipationStatus) -> Cases:
    return lambda span: people.with_status_on(span.last, status)


MEASURE = Measure(
    key="enrolled_on_last_day",
    code="E5",
    title=N_("Enrolled on the last day"),
    definition=N_("People active or inactive on the last day of the period, whatever they are today."),
    lists="participant",
    cases=_enrolled,
    # next period's people carried over: released under two names, one would give the other away
    headline=Audience.INTERNAL,
    together=Together.LAST,
    groups=(
        Group("active", N_("Active on the last day"), _status(ParticipationStatus.ACTIVE)),
        Group("inactive", N_("Inactive on the last day"), _status(ParticipationStatus.INACTIVE)),
    ),
    relations=Relations(sums=(("", ("active", "inactive")),)),
)
