"""Queries about who was enrolled when, shared by the measures of people.

They read the dated status history, never today's value; a removed person is in none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.storage.models import Enrolment, Participant, StatusRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

ENROLLED = (ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE)


def with_status_on(day: Any, *statuses: ParticipationStatus) -> Select[int]:
    """Return the people who had one of these statuses on a day."""
    return _people().where(
        StatusRow.status.in_(statuses),
        StatusRow.since <= day,
        or_(StatusRow.until.is_(None), StatusRow.until >= day),
    )


def newly_enrolled(span: Span) -> Select[int]:
    """Return the people whose first enrolment ever was opened in the span."""
    earlier = aliased(Enrolment)
    before = select(earlier.id).where(
        earlier.participant_id == Enrolment.participant_id, earlier.opened_on < span.first
    )
    return (
        select(Participant.id)
        .join(Enrolment, Enrolment.participant_id == Participant.id)
        .where(Enrolment.opened_on.between(span.first, span.last), ~before.exists())
    )


def carried_over(span: Span) -> Select[int]:
    """Return the people enrolled on the day before the span."""
    return with_status_on(span.eve, *ENROLLED)


def reopened(span: Span) -> Select[int]:
    """Return the people who were closed before and were enrolled again in the span."""
    return _changed(span, ENROLLED, ParticipationStatus.CLOSED)


def reactivated(span: Span) -> Select[int]:
    """Return the people who went from inactive to active in the span."""
    return _changed(span, (ParticipationStatus.ACTIVE,), ParticipationStatus.INACTIVE)


def closed(span: Span, *reasons: CloseReason) -> Select[int]:
    """Return the people closed in the span, by the reason of their last closing in it; no reason asks for any."""
    query = _people().where(
        StatusRow.status == ParticipationStatus.CLOSED, StatusRow.since.between(span.first, span.last)
    )
    if not reasons:
        return query
    later = aliased(StatusRow)
    again = select(later.id).where(
        later.participant_id == StatusRow.participant_id,
        later.status == ParticipationStatus.CLOSED,
        later.since <= span.last,
        _before(StatusRow, later),
    )
    return query.where(StatusRow.close_reason.in_(reasons), ~again.exists())


def _people() -> Select[int]:
    return select(Participant.id).join(StatusRow, StatusRow.participant_id == Participant.id)


def _changed(span: Span, now: tuple[ParticipationStatus, ...], was: ParticipationStatus) -> Select[int]:
    """Return the people with a change from one status to another; a new referral in between changes nothing."""
    earlier = aliased(StatusRow)
    last_status = (
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
    return _people().where(
        StatusRow.status.in_(now), StatusRow.since.between(span.first, span.last), last_status == was
    )


def _before(one: Any, other: Any) -> Any:
    return or_(one.since < other.since, and_(one.since == other.since, one.id < other.id))
