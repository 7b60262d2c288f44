"""People whose first months since enrolment are over, and what the site knows to have happened in those months."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, func, select

from leaddesk.reports.people import standing
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Enrolment, LegalEvent

if TYPE_CHECKING:
    from leaddesk.domain.court_codes import LegalEventKind
    from leaddesk.reports.measure import Cases, Span

HALF_YEAR, YEAR = 183, 365
"""Days that stand for 6 and for 12 months, so that the time before and after is equally long."""


def days_from(day: Any, days: int) -> Any:
    """Return the day so many days later, or earlier."""
    return func.date(day, f"{days:+} days")


@cache
def watched(span: Span, days: int) -> CTE:
    """Return the people whose first enrolment lies so many days back on the last day that is over, with that day."""
    entry = func.min(Enrolment.opened_on)
    return shared(
        select(Enrolment.participant_id.label("id"), entry.label("entry"))
        .where(Enrolment.opened_on <= days_from(span.over, -days), standing(Enrolment.participant_id))
        .group_by(Enrolment.participant_id),
        f"watched_{days}",
        once=True,
    )


@cache
def events(span: Span, days: int) -> CTE:
    """Return what happened to them after the day of enrolment, up to the last of those days: person, event, what."""
    known = watched(span, days)
    end = days_from(known.c.entry, days)
    return shared(
        select(
            known.c.id,
            LegalEvent.id.label("event"),
            *(LegalEvent.kind, LegalEvent.warrant_only, LegalEvent.level, LegalEvent.on, LegalEvent.until),
            end.label("end"),
        )
        .select_from(known)
        .join(LegalEvent, LegalEvent.participant_id == known.c.id)
        .where(LegalEvent.on > known.c.entry, LegalEvent.on <= end),
        f"since_{days}",
    )


def enrolled_for(days: int) -> Cases:
    """Return the query for the people whose days are over."""
    return lambda span: select(watched(span, days).c.id)


def people_with(days: int, kind: LegalEventKind, **more: Any) -> Cases:
    """Return the query for the people with such an event in those days; ``more`` says what else it must be."""

    def cases(span: Span) -> Select[int]:
        found = events(span, days)
        wanted = [found.c[name] == value for name, value in more.items()]
        return select(found.c.id).where(found.c.kind == kind, *wanted)

    return cases
