"""The columns of a participant that repeat what other tables say, so that a list reads one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.contact_codes import TWO_WAY
from leaddesk.domain.errors import NotFoundError
from leaddesk.storage.models import Contact, Enrolment, Participant, ReferralIn, StatusRow

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def participant_row(session: Session, participant_id: int) -> Participant:
    """Return the row of a participant who is there and not removed."""
    participant = session.get(Participant, participant_id)
    if participant is None or participant.removed_at is not None:
        raise NotFoundError
    return participant


def refresh_participation(session: Session, participant_id: int) -> None:
    """Repeat the present status, the newest enrolment and the door that led to it."""
    participant = participant_row(session, participant_id)
    period = session.execute(
        select(StatusRow.status, StatusRow.since)
        .where(StatusRow.participant_id == participant_id)
        .order_by(StatusRow.until.is_(None).desc(), StatusRow.since.desc(), StatusRow.id.desc())
        .limit(1)
    ).first()
    enrolment = session.execute(
        select(Enrolment.opened_on, Enrolment.referral_in_id)
        .where(Enrolment.participant_id == participant_id)
        .order_by(Enrolment.opened_on.desc(), Enrolment.id.desc())
        .limit(1)
    ).first()
    door = _door(session, participant_id, None if enrolment is None else enrolment.referral_in_id)
    # asked first and set last, so that one action changes the row once
    participant.status = ParticipationStatus.REFERRED if period is None else period.status
    participant.status_since = None if period is None else period.since
    participant.enrolled_on = None if enrolment is None else enrolment.opened_on
    participant.door = door


def refresh_contacts(session: Session, participant_id: int) -> None:
    """Repeat the day on which someone last spoke with the person, and the next contact that is still planned."""
    participant = participant_row(session, participant_id)
    mine = Contact.participant_id == participant_id
    talked = session.scalar(select(func.max(Contact.on)).where(mine, Contact.outcome.in_(TWO_WAY)))
    planned = _planned(session, participant_id)
    participant.last_two_way_on, participant.next_contact_on = talked, planned


def _planned(session: Session, participant_id: int) -> date | None:
    """Return the newest plan, unless there was a contact or an attempt on that day or after it."""
    newest_first = (Contact.on.desc(), Contact.id.desc())
    mine = Contact.participant_id == participant_id
    last = session.scalar(select(Contact.on).where(mine).order_by(*newest_first).limit(1))
    if last is None:
        return None
    planned = session.scalar(
        select(Contact.next_on).where(mine, Contact.next_on.is_not(None)).order_by(*newest_first).limit(1)
    )
    return planned if planned and planned > last else None


def _door(session: Session, participant_id: int, referral_id: int | None) -> str:
    wanted = ReferralIn.id == referral_id if referral_id else ReferralIn.participant_id == participant_id
    newest_first = (ReferralIn.received_on.desc(), ReferralIn.id.desc())
    door = session.scalar(select(ReferralIn.pathway).where(wanted).order_by(*newest_first).limit(1))
    return "" if door is None else str(door.value)
