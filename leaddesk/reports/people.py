"""Queries about who was enrolled when, shared by the measures of people.

They read the dated status history, never today's value; a removed person is in none of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, and_, case, func, literal_column, or_, select, type_coerce, union_all
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ClosingSummaryRow, Enrolment, Participant, StatusRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.reports.measure import Cases, Span

ENROLLED = (ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE)
# in these very words, so that SQLite knows the index that holds no other rows
_IS_ENROLLED = StatusRow.status.in_([literal_column(f"'{status.value}'") for status in ENROLLED])


def standing(person: Any) -> Any:
    """Return that the record of a person was not removed; cheaper than a look at each record."""
    record = Participant.__table__.c
    return person.not_in(select(record.id).where(record.removed_at.is_not(None)))


def nobody_or_standing(person: Any) -> Any:
    """Return that something belongs to nobody by name, or to somebody whose record was not removed."""
    return or_(person.is_(None), standing(person))


def people_of(name: str, owners: Callable[[Span], Select[Any]]) -> Cases:
    """Return the query for the people whom records belong to, each once; ``owners`` finds their ``participant_id``."""

    @cache
    def found(span: Span) -> CTE:
        whose = owners(span).subquery()
        return shared(select(Participant.id).join(whose, whose.c.participant_id == Participant.id), name)

    return lambda span: select(found(span).c.id)


@cache
def _statuses(day: Any) -> CTE:
    """Return who was enrolled on a day, and as what."""
    row = StatusRow
    # two walks, each over one stretch of an index
    found = union_all(
        *(
            select(row.participant_id.label("id"), row.since, row.status).where(
                _IS_ENROLLED, lasting, row.since <= day, standing(row.participant_id)
            )
            for lasting in (row.until.is_(None), row.until >= day)
        )
    ).subquery()
    # SQLite takes the status from the row with the greatest day
    newest = select(found.c.id, func.max(found.c.since), found.c.status).group_by(found.c.id)
    return shared(newest, f"status_{getattr(day, 'key', day)}", once=True)


def enrolled_on(day: Any) -> Select[int]:
    """Return the people who were active or inactive on a day."""
    return select(_statuses(day).c.id)


def with_status_on(day: Any, status: ParticipationStatus) -> Select[int]:
    """Return the people who were active, or those who were inactive, on a day."""
    known = _statuses(day)
    return select(known.c.id).where(known.c.status == status)


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
    return enrolled_on(span.eve)


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


def closed_to(span: Span, destination: LivingSituation) -> Select[int]:
    """Return the people closed in the span who went there, as the summary of their last closing in it says."""
    known = _closings(span)
    return select(known.c.id).where(known.c.destination == destination)


def closed_to_none_of(span: Span, *destinations: LivingSituation) -> Select[int]:
    """Return the people closed in the span whose last closing names none of these: it says another, or nothing."""
    known = _closings(span)
    return select(known.c.id).where(known.c.destination.is_(None) | known.c.destination.not_in(destinations))


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
        select(Participant.id, StatusRow.close_reason, _destination().label("destination"))
        .join(StatusRow, StatusRow.participant_id == Participant.id)
        .where(
            StatusRow.status == ParticipationStatus.CLOSED,
            StatusRow.since.between(span.first, span.last),
            ~again.exists(),
        ),
        "closings",
    )


def _destination() -> Any:
    """Return where the summary of a closing says the person stays; the reason alone tells of somebody who died."""
    summary = ClosingSummaryRow
    said = (
        select(summary.destination)
        .where(summary.participant_id == StatusRow.participant_id, summary.closed_on == StatusRow.since)
        # people who were merged can bring two summaries of one day
        .order_by(summary.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    died = type_coerce(LivingSituation.DECEASED, summary.destination.type)
    return case((StatusRow.close_reason == CloseReason.DECEASED, died), else_=said)


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
