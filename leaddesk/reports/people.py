"""Queries about who was enrolled when, shared by the measures of people.

They read the dated status history, never today's value; a removed person is in none of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, and_, or_, select
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Enrolment, Participant, StatusRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

ENROLLED = (ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE)


@cache
def _statuses(day: Any) -> CTE:
    """Return who had which status on a day."""
    return shared(
        select(Participant.id, StatusRow.status)
        .join(StatusRow, StatusRow.participant_id == Participant.id)
        .where(StatusRow.since <= day, or_(StatusRow.until.is_(None), StatusRow.until >= day)),
        f"status_{getattr(day, 'key', day)}",
    )


def with_status_on(day: Any, *statuses: ParticipationStatus) -> Select[int]:
    """Return the people who had one of these statuses on a day."""
    known = _statuses(day)
    return select(known.c.id).where(known.c.status.in_(statuses))


@cache
def _newly_enrolled(span: Span) -> CTE:
    earlier = aliased(Enrolment)
    before = select(earlier.id).where(
        earlier.participant_id == Enrolment.participant_id, earlier.opened_on < span.first
    )
    return shared(
        select(Participant.id)
        .join(Enrolment, Enrolment.participant_id == Participant.id)
        .where(Enrolment.opened_on.between(span.first, span.last), ~before.exists()),
        "new",
    )


def newly_enrolled(span: Span) -> Select[int]:
    """Return the people whose first enrolment ever was opened in the span."""
    return select(_newly_enrolled(span).c.id)


def carried_over(span: Span) -> Select[int]:
    """Return the people enrolled on the day before the span."""
    return with_status_on(span.eve, *ENROLLED)


def reopened(span: Span) -> Select[int]:
    """Return the people who were closed before and were enrolled again in the span."""
    known = _changes(span)
    return select(known.c.id).where(known.c.status.in_(ENROLLED), known.c.was == ParticipationStatus.CLOSED.value)


def reactivated(span: Span) -> Select[int]:
    """Return the people who went from inactive to active in the span."""
    known = _changes(span)
    return select(known.c.id).where(
        known.c.status == ParticipationStatus.ACTIVE, known.c.was == ParticipationStatus.INACTIVE.value
    )


def closed(span: Span, *reasons: CloseReason) -> Select[int]:
    """Return the people closed in the span, by the reason of their last closing in it; no reason asks for any."""
    known = _closings(span)
    query = select(known.c.id)
    return query.where(known.c.close_reason.in_(reasons)) if reasons else query


@cache
def _closings(span: Span) -> CTE:
    """Return the last closing of each person in the span."""
    later = aliased(StatusRow)
    again = select(later.id).where(
        later.participant_id == StatusRow.participant_id,
        later.status == ParticipationStatus.CLOSED,
        later.since <= span.last,
        _before(StatusRow, later),
    )
    return shared(
        select(Participant.id, StatusRow.close_reason)
        .join(StatusRow, StatusRow.participant_id == Participant.id)
        .where(
            StatusRow.status == ParticipationStatus.CLOSED,
            StatusRow.since.between(span.first, span.last),
            ~again.exists(),
        ),
        "closings",
    )


@cache
def _changes(span: Span) -> CTE:
    """Return the changes of the span, each with the status before; a new referral in between changes nothing."""
    earlier = aliased(StatusRow)
    was = (
        select(earlier.status)
        .where(
            earlier.participant_id == StatusRow.participant_id,
            earlier.status != ParticipationStatus.REFERRED,
            _before(earlier, StatusRow),
        )
        .order_by(earlier.since.desc(), earlier.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return shared(
        select(Participant.id, StatusRow.status, was.label("was"))
        .join(StatusRow, StatusRow.participant_id == Participant.id)
        .where(StatusRow.status.in_(ENROLLED), StatusRow.since.between(span.first, span.last)),
        "changes",
    )


def _before(one: Any, other: Any) -> Any:
    return or_(one.since < other.since, and_(one.since == other.since, one.id < other.id))
