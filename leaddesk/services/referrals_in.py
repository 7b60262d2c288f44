"""Referrals to us: who sends whom through which door, the steps that follow, and the clock that runs to intake."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from leaddesk.domain import referrals_in as rules
from leaddesk.domain.codes import ReferralInStatus, ReferralPathway
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.participants import BirthDate, record_number
from leaddesk.domain.referrals_in import (
    Extension,
    ExtensionDraft,
    ReferralInDraft,
    ReferralInRecord,
    ReferralInRow,
    ReferralStep,
    StepDraft,
    intake_deadline,
    referral_in_number,
    step_problems,
)
from leaddesk.i18n import N_
from leaddesk.services import numbers
from leaddesk.services.attachments import attach_sent, has_sent_form
from leaddesk.services.referral_in_rows import rows_in
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import IntakeExtension, Participant, ReferralIn, ReferralInStep, ScreeningRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from leaddesk.domain.attachments import SentFile
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.participants import ParticipantDraft
    from leaddesk.services.participants import Participants
    from leaddesk.services.participation import Participation
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

Child = ReferralInStep | IntakeExtension | ScreeningRow
_FIELDS = tuple(field.name for field in dataclass_fields(ReferralInDraft) if field.name != "person_birth")


class ReferralsIn:
    """What the coordinator does with referrals to us."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Settings,
        participants: Participants,
        participation: Participation,
    ) -> None:
        """Take the file, the clock, the settings that hold the days for intake, and the services for people."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._participants = participants
        self._participation = participation

    def save(
        self,
        draft: ReferralInDraft,
        referral_id: int | None = None,
        *,
        participant_id: int | None = None,
        new_participant: ParticipantDraft | None = None,
        sent_file: SentFile | None = None,
    ) -> int:
        """Store a draft as a new referral or over an old one, and return its id.

        It is attached to a known person, to one who is made in the same action, or to nobody yet. The form by which
        it was sent goes along.
        """
        with self._database.write(N_("Save referral")) as session:
            saved = self.save_in(
                session, draft, referral_id, participant_id=participant_id, new_participant=new_participant
            )
            if sent_file is not None:
                attach_sent(session, self._clock.now(), saved, sent_file, draft.contact_on)
            return saved

    def save_in(
        self,
        session: Session,
        draft: ReferralInDraft,
        referral_id: int | None = None,
        *,
        participant_id: int | None = None,
        new_participant: ParticipantDraft | None = None,
    ) -> int:
        """Do what ``save`` does, inside a write."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        referral = self._new(session) if referral_id is None else found(session, referral_id)
        for name in _FIELDS:
            value = getattr(draft, name)
            setattr(referral, name, value.strip() if type(value) is str else value)
        referral.person_birth = draft.person_birth.stored() if draft.person_birth else None
        self._set_first_step(session, referral)
        self._set_deadline(session, referral, draft)
        self._attach(session, referral, participant_id, new_participant)
        session.flush()
        return referral.id

    def attach(self, referral_id: int, participant_id: int) -> None:
        """Say which known person a referral is about."""
        with self._database.write(N_("Attach referral")) as session:
            self._attach(session, found(session, referral_id), participant_id, None)

    def move(
        self,
        referral_id: int,
        draft: StepDraft,
        *,
        participant_id: int | None = None,
        new_participant: ParticipantDraft | None = None,
    ) -> None:
        """Take a dated step. Completed intake enrols the person in the same action; a person may be named with it."""
        with self._database.write(N_("Move referral")) as session:
            self.move_in(session, referral_id, draft, participant_id=participant_id, new_participant=new_participant)

    def move_in(
        self,
        session: Session,
        referral_id: int,
        draft: StepDraft,
        *,
        participant_id: int | None = None,
        new_participant: ParticipantDraft | None = None,
    ) -> None:
        """Do what ``move`` does, inside a write."""
        referral = found(session, referral_id)
        if participant_id is not None or new_participant is not None:
            self._attach(session, referral, participant_id, new_participant)
        known = referral.participant_id is not None
        steps = [_step(row) for row in _step_rows(session, referral_id)]
        if problems := step_problems(steps, draft, self._clock.today(), known_person=known):
            raise InvalidRecordError(problems)
        assert draft.status is not None  # noqa: S101 - its own declaration requires it
        assert draft.on is not None  # noqa: S101 - its own declaration requires it
        session.add(
            ReferralInStep(
                referral_in_id=referral_id,
                status=draft.status,
                on=draft.on,
                result=draft.result,
                note=draft.note.strip(),
            )
        )
        referral.status, referral.status_on = draft.status, draft.on
        referral.result = draft.result or referral.result
        session.flush()
        if draft.status is ReferralInStatus.INTAKE_COMPLETE and referral.participant_id is not None:
            self._participation.enrol_in(session, referral.participant_id, draft.on, referral_id)

    def extend(self, referral_id: int, draft: ExtensionDraft) -> None:
        """Record that the prosecutor gave more time for intake."""
        problems = draft.problems(self._clock.today())
        with self._database.write(N_("Extend intake")) as session:
            referral = found(session, referral_id)
            if referral.pathway is not ReferralPathway.ARREST_DIVERSION:
                problems.setdefault("until", rules.NO_CLOCK)
            if problems:
                raise InvalidRecordError(problems)
            session.add(
                IntakeExtension(
                    referral_in_id=referral_id,
                    until=draft.until,
                    given_by=draft.given_by.strip(),
                    given_on=draft.given_on,
                )
            )
            session.flush()
            self._set_deadline(session, referral, _draft(referral))

    def record(self, referral_id: int) -> ReferralInRecord:
        """Return everything that the page of one referral shows."""
        with self._database.read() as session:
            referral = found(session, referral_id)
            known = session.get(Participant, referral.participant_id) if referral.participant_id else None
            return ReferralInRecord(
                referral.id,
                referral_in_number(referral.number_year, referral.number),
                _draft(referral),
                referral.participant_id,
                known.shown_name if known else "",
                record_number(known.number_year, known.number) if known else "",
                referral.status,
                referral.result,
                tuple(_step(row) for row in _step_rows(session, referral_id)),
                _extensions(session, referral_id),
                referral.deadline,
                known.status if known else None,
                _other_open(session, referral),
                sent_form=has_sent_form(session, referral_id),
            )

    def rows(self, open_only: bool = False, text: str = "", ids: Collection[int] | None = None) -> list[ReferralInRow]:
        """Return the referrals that a list shows, the newest first."""
        conditions = [ReferralIn.status.in_(rules.OPEN)] if open_only else []
        with self._database.read() as session:
            return rows_in(session, conditions, text, None if ids is None else frozenset(ids))

    def open_count(self) -> int:
        """Return with how many referrals something is still to be done."""
        with self._database.read() as session:
            return session.scalar(select(func.count(ReferralIn.id)).where(ReferralIn.status.in_(rules.OPEN))) or 0

    def of(self, participant_id: int) -> list[ReferralInRow]:
        """Return the referrals of one person, the newest first."""
        with self._database.read() as session:
            return rows_in(session, [ReferralIn.participant_id == participant_id])

    def remove(self, referral_id: int, because: str) -> None:
        """Hide a referral with its steps; an enrolment that came of it stays."""
        with self._database.write(N_("Remove referral")) as session:
            referral = found(session, referral_id)
            stamp_removed(referral, because, self._clock.now())
            for child in _children(session, referral_id):
                stamp_removed(child, because, self._clock.now())
            session.flush()
            self._refresh(session, referral.participant_id)

    def restore(self, referral_id: int) -> None:
        """Bring a removed referral back with its steps."""
        with self._database.write(N_("Bring referral back")) as session:
            referral = session.get(ReferralIn, referral_id, execution_options={INCLUDE_REMOVED: True})
            if referral is None or referral.removed_at is None:
                raise NotFoundError
            for row in (*_children(session, referral_id, referral.removed_at), referral):
                row.removed_at = row.removed_because = None
            session.flush()
            self._refresh(session, referral.participant_id)

    def removed(self) -> list[ReferralInRow]:
        """Return the referrals that were removed, the newest first."""
        with self._database.read() as session:
            return rows_in(session, [ReferralIn.removed_at.is_not(None)], removed=True)

    def _new(self, session: Session) -> ReferralIn:
        return ReferralIn(
            number=numbers.give(session, "referral_in"),
            number_year=self._clock.today().year,
            participant_id=None,
            status=ReferralInStatus.RECEIVED,
            result=None,
            deadline=None,
            deadline_days=None,
        )

    def _set_first_step(self, session: Session, referral: ReferralIn) -> None:
        """Keep the first step on the day the referral was received."""
        steps = _step_rows(session, referral.id) if referral.id else []
        if len(steps) > 1 and steps[1].on < referral.received_on:
            raise InvalidRecordError({"received_on": rules.LATER_STEP})
        if len(steps) <= 1:
            referral.status_on = referral.received_on
        session.add(referral)
        session.flush()
        first = steps[0] if steps else ReferralInStep(referral_in_id=referral.id, status=referral.status, note="")
        first.on = referral.received_on
        session.add(first)

    def _set_deadline(self, session: Session, referral: ReferralIn, draft: ReferralInDraft) -> None:
        """Compute the last day for intake, with the days that were agreed when the referral was first saved."""
        if draft.pathway is not ReferralPathway.ARREST_DIVERSION:
            referral.deadline = referral.deadline_days = None
            return
        days = referral.deadline_days or self._settings.office().intake_deadline_days
        referral.deadline_days = days
        referral.deadline = intake_deadline(draft, days, _extensions(session, referral.id))

    def _attach(
        self,
        session: Session,
        referral: ReferralIn,
        participant_id: int | None,
        new_participant: ParticipantDraft | None,
    ) -> None:
        if participant_id is not None and new_participant is not None:
            message = "a referral is about one person"
            raise ValueError(message)
        before = referral.participant_id
        if new_participant is not None:
            participant_id = self._participants.save_in(session, new_participant)
        elif participant_id is not None and not session.scalar(
            select(Participant.id).where(Participant.id == participant_id)
        ):
            raise NotFoundError
        if participant_id not in (None, before):
            if before is not None and referral.status is ReferralInStatus.INTAKE_COMPLETE:
                raise LeadDeskError(
                    N_("Intake was completed for this person, so the referral stays with the record."),
                    N_("Take the intake back with Undo, or remove the referral and enter it again."),
                )
            referral.participant_id = participant_id
        session.flush()
        for person in {before, referral.participant_id}:
            self._refresh(session, person)

    def _refresh(self, session: Session, participant_id: int | None) -> None:
        there = select(Participant.id).where(Participant.id == participant_id)
        if participant_id is not None and session.scalar(there):
            self._participants.refresh_in(session, participant_id)


def found(session: Session, referral_id: int) -> ReferralIn:
    """Return a referral that is there and not removed."""
    referral = session.get(ReferralIn, referral_id)
    if referral is None or referral.removed_at is not None:
        raise NotFoundError
    return referral


def _draft(referral: ReferralIn) -> ReferralInDraft:
    birth = BirthDate.from_stored(referral.person_birth) if referral.person_birth else None
    return ReferralInDraft(**{name: getattr(referral, name) for name in _FIELDS}, person_birth=birth)


def _other_open(session: Session, referral: ReferralIn) -> tuple[int, str] | None:
    """Return id and number of another open referral of the same person, the oldest, or None."""
    if referral.participant_id is None:
        return None
    mine = select(ReferralIn.id, ReferralIn.number, ReferralIn.number_year).where(
        ReferralIn.participant_id == referral.participant_id,
        ReferralIn.status.in_(rules.OPEN),
        ReferralIn.id < referral.id,
    )
    other = session.execute(mine.order_by(ReferralIn.id).limit(1)).first()
    return None if other is None else (other.id, referral_in_number(other.number_year, other.number))


def _step_rows(session: Session, referral_id: int) -> list[ReferralInStep]:
    mine = select(ReferralInStep).where(ReferralInStep.referral_in_id == referral_id)
    return list(session.scalars(mine.order_by(ReferralInStep.on, ReferralInStep.id)))


def _step(row: ReferralInStep) -> ReferralStep:
    return ReferralStep(row.status, row.on, row.note)


def _extensions(session: Session, referral_id: int) -> tuple[Extension, ...]:
    mine = select(IntakeExtension).where(IntakeExtension.referral_in_id == referral_id)
    rows = session.scalars(mine.order_by(IntakeExtension.given_on, IntakeExtension.id))
    return tuple(Extension(row.until, row.given_by, row.given_on) for row in rows)


def _children(session: Session, referral_id: int, removed_at: Any = None) -> list[Child]:
    """Return steps, extensions and screening that are there, or those that were removed at a moment."""
    found_rows: list[Child] = []
    for table in (ReferralInStep, IntakeExtension, ScreeningRow):
        query = select(table).where(table.referral_in_id == referral_id, table.removed_at == removed_at)
        found_rows.extend(session.scalars(query, execution_options={INCLUDE_REMOVED: True}))
    return found_rows
