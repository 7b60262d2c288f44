"""Referrals to providers: who was sent where, for what, and what became of it."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.codes import ReferralOutStatus, ServiceNeed
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fields import IN_THE_FUTURE
from leaddesk.domain.participants import record_number
from leaddesk.domain.referrals_out import OPEN, OutStep, ReferralOutDraft, ReferralOutRow, referral_out_number
from leaddesk.domain.site_lists import SiteList
from leaddesk.i18n import N_
from leaddesk.services import numbers
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.services.site_lists import items_in
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Organisation, Participant, ReferralOut, ReferralOutStep

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.organisations import Organisations
    from leaddesk.storage.base import Kept
    from leaddesk.storage.database import Database

_FIELDS = tuple(field.name for field in dataclass_fields(ReferralOutDraft))


class ReferralsOut:
    """What the coordinator does with referrals to providers."""

    def __init__(self, database: Database, clock: Clock, organisations: Organisations) -> None:
        """Take the file, the clock, and the directory of offices."""
        self._database = database
        self._clock = clock
        self._organisations = organisations

    def save(self, participant_id: int, draft: ReferralOutDraft, referral_id: int | None = None) -> int:
        """Store a draft as a new referral of a person or over an old one, and return its id."""
        with self._database.write(N_("Save referral")) as session:
            return self.save_in(session, participant_id, draft, referral_id)

    def save_in(
        self, session: Session, participant_id: int, draft: ReferralOutDraft, referral_id: int | None = None
    ) -> int:
        """Do what ``save`` does, inside a write."""
        problems = draft.problems()
        for name in ("sent_on", "status_on"):
            day = getattr(draft, name)
            if day and day > self._clock.today():
                problems[name] = IN_THE_FUTURE
        if problems:
            raise InvalidRecordError(problems)
        participant_row(session, participant_id)
        referral = self._new(session, participant_id) if referral_id is None else _found(session, referral_id)
        if referral.participant_id != participant_id:
            raise NotFoundError
        if draft.organisation_id is not None and draft.organisation_id != referral.organisation_id:
            self._organisations.require_in(session, draft.organisation_id)
        for name in _FIELDS:
            value = getattr(draft, name)
            setattr(referral, name, value.strip() if type(value) is str else value)
        session.add(referral)
        session.flush()
        self._step(session, referral)
        return referral.id

    def draft(self, referral_id: int) -> ReferralOutDraft:
        """Return a referral as its form edits it."""
        return self.for_paper(referral_id)[2]

    def for_paper(self, referral_id: int) -> tuple[int, str, ReferralOutDraft]:
        """Return whose referral it is, its number, and what it says."""
        with self._database.read() as session:
            referral = _found(session, referral_id)
            draft = ReferralOutDraft(**{name: getattr(referral, name) for name in _FIELDS})
            return referral.participant_id, referral_out_number(referral.number_year, referral.number), draft

    def local_name(self, draft: ReferralOutDraft) -> str:
        """Return what the service of the county's own is called that is asked for, or an empty text."""
        if draft.service is not ServiceNeed.OTHER or not draft.local_service:
            return ""
        with self._database.read() as session:
            return _local_names(session).get(draft.local_service, "")

    def steps(self, referral_id: int) -> tuple[OutStep, ...]:
        """Return how a referral came to stand where it does, the oldest first."""
        with self._database.read() as session:
            return tuple(OutStep(row.status, row.on, row.reason) for row in _step_rows(session, referral_id))

    def rows(
        self, participant_id: int | None = None, open_only: bool = False, organisation_id: int | None = None
    ) -> list[ReferralOutRow]:
        """Return the referrals of one person or of all, to one office or to any, the newest first."""
        conditions: list[Any] = [ReferralOut.removed_at.is_(None), Participant.removed_at.is_(None)]
        if participant_id is not None:
            conditions.append(ReferralOut.participant_id == participant_id)
        if organisation_id is not None:
            conditions.append(ReferralOut.organisation_id == organisation_id)
        if open_only:
            conditions.append(ReferralOut.status.in_((ReferralOutStatus.DRAFT, *OPEN)))
        return self._rows(conditions)

    def remove(self, referral_id: int, because: str) -> None:
        """Hide a referral; the log of what was disclosed stays."""
        with self._database.write(N_("Remove referral")) as session:
            now = self._clock.now()
            whole: list[Kept] = [_found(session, referral_id), *_step_rows(session, referral_id)]
            for row in whole:
                stamp_removed(row, because, now)

    def restore(self, referral_id: int) -> None:
        """Bring a removed referral back."""
        with self._database.write(N_("Bring referral back")) as session:
            referral = session.get(ReferralOut, referral_id, execution_options={INCLUDE_REMOVED: True})
            if referral is None or referral.removed_at is None:
                raise NotFoundError
            whole: list[Kept] = [*_step_rows(session, referral_id, referral.removed_at), referral]
            for row in whole:
                row.removed_at = row.removed_because = None

    def removed(self) -> list[ReferralOutRow]:
        """Return the referrals that were removed, the newest first."""
        return self._rows([ReferralOut.removed_at.is_not(None)])

    def _step(self, session: Session, referral: ReferralOut) -> None:
        """Keep the status with its day: a new one as another step, the same one as the newest step put right."""
        rows = _step_rows(session, referral.id)
        on = referral.status_on or (rows[-1].on if rows and rows[-1].status is referral.status else None)
        if on is None:
            on = referral.sent_on if referral.status is ReferralOutStatus.SENT else None
        on = on or self._clock.today()
        if rows and rows[-1].status is referral.status:
            newest = rows[-1]
        else:
            newest = ReferralOutStep(referral_out_id=referral.id, status=referral.status)
        newest.on, newest.reason = on, referral.status_reason
        session.add(newest)
        session.flush()

    def _new(self, session: Session, participant_id: int) -> ReferralOut:
        return ReferralOut(
            number=numbers.give(session, "referral_out"),
            number_year=self._clock.today().year,
            participant_id=participant_id,
        )

    def _rows(self, conditions: list[Any]) -> list[ReferralOutRow]:
        with self._database.read() as session:
            found = session.execute(
                select(
                    *(ReferralOut.id, ReferralOut.number, ReferralOut.number_year, ReferralOut.participant_id),
                    *(ReferralOut.service, ReferralOut.status, ReferralOut.sent_on, ReferralOut.reply_by),
                    *(ReferralOut.appointment_on, ReferralOut.local_service),
                    Organisation.name.label("provider"),
                    *(
                        Participant.shown_name,
                        Participant.number.label("record"),
                        Participant.number_year.label("year"),
                    ),
                )
                .join(Participant, Participant.id == ReferralOut.participant_id)
                .join(Organisation, Organisation.id == ReferralOut.organisation_id)
                .where(*conditions)
                .order_by(ReferralOut.id.desc()),
                # a provider that was removed from the list still stands on the referral that went there
                execution_options={INCLUDE_REMOVED: True},
            )
            lines = list(found)
            local = _local_names(session) if any(line.local_service for line in lines) else {}
            return [
                ReferralOutRow(
                    line.id,
                    referral_out_number(line.number_year, line.number),
                    line.participant_id,
                    line.shown_name,
                    record_number(line.year, line.record),
                    line.provider,
                    line.service,
                    line.status,
                    line.sent_on,
                    line.reply_by,
                    line.appointment_on,
                    local.get(line.local_service, ""),
                )
                for line in lines
            ]


def _step_rows(session: Session, referral_id: int, removed_at: Any = None) -> list[ReferralOutStep]:
    """Return the steps that are there, or those that were removed at a moment, the oldest first."""
    mine = select(ReferralOutStep).where(
        ReferralOutStep.referral_out_id == referral_id, ReferralOutStep.removed_at == removed_at
    )
    return list(session.scalars(mine.order_by(ReferralOutStep.id), execution_options={INCLUDE_REMOVED: True}))


def _local_names(session: Session) -> dict[str, str]:
    return {item.code: item.text for item in items_in(session, SiteList.SERVICE, retired=True)}


def _found(session: Session, referral_id: int) -> ReferralOut:
    referral = session.scalar(select(ReferralOut).where(ReferralOut.id == referral_id))
    if referral is None:
        raise NotFoundError
    return referral
