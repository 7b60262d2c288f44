"""Referrals, enrolments and statuses put into the tables straight, and read out again as plain rows."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import (
    CloseReason,
    InactiveReason,
    ParticipationStatus,
    ReferralInStatus,
    ReferralPathway,
    ReferralSource,
    YesNo,
)
from leaddesk.storage.models import Enrolment, ReferralIn, ReferralInStep, StatusRow
from tests.services.people import participant_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.storage.models import Participant

ACTIVE, INACTIVE = ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE
CLOSED, REFERRED = ParticipationStatus.CLOSED, ParticipationStatus.REFERRED
_NUMBERS = itertools.count(1)
_TEXTS = (
    *("place", "referrer_name", "badge", "referrer_phone", "agency", "person_name", "person_alias", "person_where"),
    *("person_phone", "incident_number", "offence", "reason", "safety", "notes"),
)


def person(session: Session) -> Participant:
    """Add somebody."""
    return participant_row(session, next(_NUMBERS))


def referral(session: Session, received_on: date, **values: Any) -> ReferralIn:
    """Add a referral with its first step."""
    plain = {
        **dict.fromkeys(_TEXTS, ""),
        "number": next(_NUMBERS),
        "number_year": received_on.year,
        "received_on": received_on,
        "pathway": ReferralPathway.COMMUNITY,
        "source": ReferralSource.LE_PATROL,
        "agreed_to_talk": YesNo.NOT_ASKED,
        "status": ReferralInStatus.RECEIVED,
        "status_on": received_on,
    }
    made = ReferralIn(**{**plain, **values})
    session.add(made)
    session.flush()
    step(session, made, ReferralInStatus.RECEIVED, received_on)
    return made


def step(session: Session, referral: ReferralIn, status: ReferralInStatus, on: date) -> ReferralInStep:
    """Add a dated step."""
    made = ReferralInStep(referral_in_id=referral.id, status=status, on=on, note="")
    session.add(made)
    session.flush()
    return made


def enrolment(session: Session, person: Participant, opened_on: date, *, first: bool = True) -> Enrolment:
    """Add an enrolment."""
    made = Enrolment(participant_id=person.id, opened_on=opened_on, first=first)
    session.add(made)
    session.flush()
    return made


def history(
    session: Session,
    person: Participant,
    changes: Sequence[tuple[date, ParticipationStatus] | tuple[date, ParticipationStatus, CloseReason]],
) -> list[StatusRow]:
    """Add a status history without gap or overlap: each change lasts until the day before the next."""
    made = []
    for number, (since, status, *reason) in enumerate(changes):
        until = changes[number + 1][0] - timedelta(days=1) if number + 1 < len(changes) else None
        close = reason[0] if reason else CloseReason.MOVED
        row = StatusRow(
            participant_id=person.id,
            status=status,
            since=since,
            until=until,
            inactive_reason=InactiveReason.JAIL if status is INACTIVE else None,
            close_reason=close if status is CLOSED else None,
            note="",
        )
        session.add(row)
        session.flush()
        made.append(row)
    return made
