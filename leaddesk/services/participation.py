"""Taking part: the dated history of a person's status, and the enrolments that go with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.codes import CloseReason, InactiveReason, ParticipationStatus
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.participants import StatusChangeDraft, StatusPeriod
from leaddesk.domain.participation import REOPEN_DAYS, change_problems, day_problem
from leaddesk.i18n import N_
from leaddesk.services.refresh import participant_row, refresh_participation
from leaddesk.storage.models import Enrolment, ReferralIn, StatusRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database

SAME_DAY = N_("Changed again on the same day")
_DAY = timedelta(days=1)


class Participation:
    """What the coordinator does with a person's status."""

    def __init__(self, database: Database, clock: Clock, reopen_days: Callable[[], int] = lambda: REOPEN_DAYS) -> None:
        """Take the file, the clock, and in how many days after closing the same enrolment goes on."""
        self._database = database
        self._clock = clock
        self._reopen_days = reopen_days

    def change(self, participant_id: int, draft: StatusChangeDraft) -> None:
        """Give a person another status from a day on; the one before ends on the eve."""
        with self._database.write(N_("Change status")) as session:
            self.change_in(session, participant_id, draft)

    def change_in(self, session: Session, participant_id: int, draft: StatusChangeDraft) -> None:
        """Do what ``change`` does, inside a write."""
        participant_row(session, participant_id)
        present = _present(session, participant_id)
        if problems := change_problems(period_of(present), draft, self._clock.today()):
            raise InvalidRecordError(problems)
        assert draft.since is not None  # noqa: S101 - its own declaration requires it
        enrolment_id = present.enrolment_id
        if draft.status is ParticipationStatus.ACTIVE:
            enrolment_id = self._enrolment(session, participant_id, draft.since, None).id
        elif draft.status is ParticipationStatus.CLOSED and present.status is not ParticipationStatus.CLOSED:
            _close(session, enrolment_id, draft.since)
        self._begin(session, present, _row(participant_id, enrolment_id, draft))
        refresh_participation(session, participant_id)

    def enrol_in(self, session: Session, participant_id: int, on: date, referral_in_id: int | None) -> None:
        """Let a person take part from a day on, inside a write; someone who is active already stays so."""
        participant_row(session, participant_id)
        present = _present(session, participant_id)
        if present.status is not ParticipationStatus.ACTIVE:
            if problem := day_problem(period_of(present), on, self._clock.today()):
                raise InvalidRecordError({"on": problem})
            enrolment = self._enrolment(session, participant_id, on, referral_in_id)
            _look_back(session, present, referral_in_id)
            draft = StatusChangeDraft(ParticipationStatus.ACTIVE, on)
            self._begin(session, present, _row(participant_id, enrolment.id, draft))
        refresh_participation(session, participant_id)

    def history(self, participant_id: int) -> tuple[StatusPeriod, ...]:
        """Return the periods of a person's status, the oldest first."""
        with self._database.read() as session:
            return history_in(session, participant_id)

    def _enrolment(self, session: Session, participant_id: int, on: date, referral_in_id: int | None) -> Enrolment:
        """Return the enrolment that goes on, or a new one."""
        newest = session.scalars(
            select(Enrolment)
            .where(Enrolment.participant_id == participant_id)
            .order_by(Enrolment.opened_on.desc(), Enrolment.id.desc())
            .limit(1)
        ).first()
        if newest is not None and (newest.closed_on is None or (on - newest.closed_on).days <= self._reopen_days()):
            newest.closed_on = None
            newest.referral_in_id = newest.referral_in_id or referral_in_id
            return newest
        enrolment = Enrolment(
            participant_id=participant_id, referral_in_id=referral_in_id, opened_on=on, first=newest is None
        )
        session.add(enrolment)
        session.flush()
        return enrolment

    def _begin(self, session: Session, present: StatusRow, new: StatusRow) -> None:
        """End the present period on the eve of the new one; a period that lasted no day makes room for it."""
        if present.since < new.since:
            present.until = new.since - _DAY
            session.add(new)
            return
        present.removed_at, present.removed_because = self._clock.now(), SAME_DAY
        before = session.scalars(
            select(StatusRow).where(
                StatusRow.participant_id == new.participant_id,
                StatusRow.until == new.since - _DAY,
                StatusRow.id != present.id,
            )
        ).first()
        if before is not None and _kind(before) == _kind(new):
            before.until, before.note = None, new.note or before.note
        else:
            session.add(new)


def begin_referred(session: Session, participant_id: int, on: date) -> None:
    """Start the history of someone who was just entered."""
    session.add(_row(participant_id, None, StatusChangeDraft(ParticipationStatus.REFERRED, on)))


def history_in(session: Session, participant_id: int) -> tuple[StatusPeriod, ...]:
    """Return the periods of a person's status, the oldest first, inside a session."""
    rows = session.scalars(
        select(StatusRow).where(StatusRow.participant_id == participant_id).order_by(StatusRow.since, StatusRow.id)
    )
    return tuple(period_of(row) for row in rows)


def period_of(row: StatusRow) -> StatusPeriod:
    """Return a stored period as the domain knows it."""
    reason: InactiveReason | CloseReason | None = row.inactive_reason or row.close_reason
    return StatusPeriod(row.status, row.since, row.until, reason, row.note, row.enrolment_id)


def _present(session: Session, participant_id: int) -> StatusRow:
    rows = select(StatusRow).where(StatusRow.participant_id == participant_id, StatusRow.until.is_(None))
    return session.scalars(rows).one()  # begin_referred made the first, and each change leaves just one


def _row(participant_id: int, enrolment_id: int | None, draft: StatusChangeDraft) -> StatusRow:
    inactive, closed = ParticipationStatus.INACTIVE, ParticipationStatus.CLOSED
    return StatusRow(
        participant_id=participant_id,
        enrolment_id=enrolment_id,
        status=draft.status,
        since=draft.since,
        until=None,
        inactive_reason=draft.inactive_reason if draft.status is inactive else None,
        close_reason=draft.close_reason if draft.status is closed else None,
        note=draft.note.strip(),
    )


def _kind(row: StatusRow) -> tuple[object, ...]:
    return row.status, row.enrolment_id, row.inactive_reason, row.close_reason


def _close(session: Session, enrolment_id: int | None, on: date) -> None:
    if enrolment_id is not None:
        session.get_one(Enrolment, enrolment_id).closed_on = on


def _look_back(session: Session, present: StatusRow, referral_in_id: int | None) -> None:
    """Let the time of being referred begin when the referral came, not when it was typed in."""
    referral = None if referral_in_id is None else session.get(ReferralIn, referral_in_id)
    if referral is not None and present.status is ParticipationStatus.REFERRED:
        present.since = min(present.since, referral.received_on)
