"""E4: everybody enrolled at any time in the period, each person once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, or_, select

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Measure
from leaddesk.storage.models import Participant

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


def _enrolled(span: Span) -> Select[int]:
    ways_in = (people.newly_enrolled(span), people.carried_over(span), people.reopened(span))
    return select(Participant.id).where(or_(*(Participant.id.in_(way) for way in ways_in)))


MEASURE = Measure(
    key="enrolled_in_period",
    code="E4",
    title=N_("Enrolled at any time, each person once"),
    definition=N_("People who were new, carried over or enrolled again, each counted once."),
    lists="participant",
    cases=_enrolled,
)
