"""The people: save, find again in lists, remove and restore."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Select, and_, func, or_, select

from leaddesk.domain.codes import ParticipationStatus, ReferralInStatus
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.participants import (
    BirthDate,
    ParticipantDraft,
    ParticipantFilter,
    ParticipantRecord,
    ParticipantRow,
    Phone,
    join_name,
    record_number,
    shown_name,
)
from leaddesk.i18n import N_, show_phone
from leaddesk.services import numbers, search_index
from leaddesk.services.court_dates import soon_in_court
from leaddesk.services.merging.tables import kept_id
from leaddesk.services.names import fold, phone_digits
from leaddesk.services.participation import begin_referred, history_in
from leaddesk.services.refresh import participant_row, refresh_contacts, refresh_participation
from leaddesk.services.removing import stamp_removed
from leaddesk.services.search import people_in
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Alias, Participant, PhoneNumber, ReferralIn

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database

NO_LONGER = N_("No longer on the form")
MERGED: Final = N_("This record was merged with another one.")
MERGED_REMEDY: Final = N_("Undo the merge under History of the record that was kept.")
_TEXTS: Final = (
    *("first_name", "middle_name", "last_name", "suffix", "preferred_name", "addressed_as"),
    *("address", "where_to_find"),
)
_PLAIN: Final = ("no_fixed_address", "address_confidential", "language")
_MOST_NAMED: Final = 500
"""More ids than this are compared here rather than named in the query."""


class Participants:
    """What the coordinator does with people."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock; names are searchable as soon as they are saved."""
        self._database = database
        self._clock = clock
        search_index.follow(database)

    def save(self, draft: ParticipantDraft, participant_id: int | None = None) -> int:
        """Keep a person and return the id; the first save gives the record number."""
        with self._database.write(N_("Save participant")) as session:
            return self.save_in(session, draft, participant_id)

    def save_in(self, session: Session, draft: ParticipantDraft, participant_id: int | None = None) -> int:
        """Do what ``save`` does, inside a write."""
        today = self._clock.today()
        if problems := draft.problems(today):
            raise InvalidRecordError(problems)
        participant = _new(session, today) if participant_id is None else participant_row(session, participant_id)
        _set_fields(participant, draft)
        if participant_id is None:
            session.add(participant)
            session.flush()
            begin_referred(session, participant.id, today)
        _set_aliases(session, participant.id, draft, self._clock.now())
        _set_phones(session, participant.id, draft, self._clock.now())
        session.flush()
        return participant.id

    def refresh_in(self, session: Session, participant_id: int) -> None:
        """Bring the columns that repeat other tables after those tables, inside a write."""
        participant = participant_row(session, participant_id)
        participant.shown_name = shown_name(_draft(session, participant))
        refresh_participation(session, participant_id)
        refresh_contacts(session, participant_id)

    def draft_in(self, session: Session, participant_id: int) -> ParticipantDraft:
        """Return what the form of a person edits, inside a session."""
        return _draft(session, participant_row(session, participant_id))

    def record(self, participant_id: int) -> ParticipantRecord:
        """Return everything that header and overview of a record show; a removed one can still be read.

        A record that was merged leads to the one that was kept.
        """
        with self._database.read() as session:
            participant_id = kept_id(session, participant_id)
            participant = session.get(Participant, participant_id, execution_options={INCLUDE_REMOVED: True})
            if participant is None:
                raise NotFoundError
            return ParticipantRecord(
                participant.id,
                record_number(participant.number_year, participant.number),
                _draft(session, participant),
                participant.status,
                history_in(session, participant_id),
                participant.enrolled_on,
                participant.removed_at is not None,
                participant.last_two_way_on,
                participant.next_contact_on,
                _died_before_intake(session, participant_id),
                _also(session, participant_id),
            )

    def rows(self, shown: ParticipantFilter | None = None) -> list[ParticipantRow]:
        """Return the people whom a list shows, sorted by name."""
        shown = shown or ParticipantFilter()
        with self._database.read() as session:
            ids = shown.ids
            if shown.text.strip():
                meant = frozenset(people_in(session, shown.text))
                ids = meant if ids is None else ids & meant
            query = _filtered(_ROWS, shown, self._clock.today())
            if ids is not None and len(ids) <= _MOST_NAMED:
                query = query.where(Participant.id.in_(ids))
            rows = session.execute(query).all()
            courts = soon_in_court(session, self._clock.today())
        people = _sorted(row for row in rows if ids is None or row.id in ids)
        return [replace(one, court_on=courts[one.id]) if one.id in courts else one for one in people]

    def counts(self) -> dict[ParticipationStatus, int]:
        """Return how many people have each status."""
        with self._database.read() as session:
            found = session.execute(select(Participant.status, func.count()).group_by(Participant.status)).all()
        counted = {row[0]: row[1] for row in found}
        return {status: counted.get(status, 0) for status in ParticipationStatus}

    def remove(self, participant_id: int, because: str) -> None:
        """Take a person out of lists, search, forms and figures; the record stays in the file."""
        with self._database.write(N_("Remove participant")) as session:
            stamp_removed(participant_row(session, participant_id), because, self._clock.now())

    def restore(self, participant_id: int) -> None:
        """Bring a removed person back."""
        with self._database.write(N_("Restore participant")) as session:
            participant = session.get(Participant, participant_id, execution_options={INCLUDE_REMOVED: True})
            if participant is None:
                raise NotFoundError
            if participant.merged_into_id is not None:
                raise LeadDeskError(MERGED, MERGED_REMEDY)
            participant.removed_at = participant.removed_because = None

    def removed(self) -> list[ParticipantRow]:
        """Return the people who were removed, sorted by name."""
        query = _ROWS.where(
            Participant.removed_at.is_not(None), Participant.merged_into_id.is_(None)
        ).execution_options(**{INCLUDE_REMOVED: True})
        with self._database.read() as session:
            rows = session.execute(query).all()
        return _sorted(rows)


_PHONE = (
    select(PhoneNumber.number)
    .where(PhoneNumber.participant_id == Participant.id, PhoneNumber.removed_at.is_(None))
    .order_by(PhoneNumber.place)
    .limit(1)
    .correlate(Participant)
    .scalar_subquery()
)
_ROWS: Final[Select[*tuple[Any, ...]]] = select(
    Participant.id,
    Participant.number,
    Participant.number_year,
    Participant.shown_name,
    Participant.first_name,
    Participant.middle_name,
    Participant.last_name,
    Participant.suffix,
    Participant.birth,
    Participant.status,
    Participant.status_since,
    Participant.door,
    Participant.last_two_way_on,
    _PHONE.label("phone"),
)


def _also(session: Session, participant_id: int) -> tuple[str, ...]:
    """Return the numbers of the records that went into this one."""
    table: Any = Participant.__table__
    rows = select(table.c.number_year, table.c.number).where(table.c.merged_into_id == participant_id)
    return tuple(record_number(row.number_year, row.number) for row in session.execute(rows.order_by(table.c.number)))


def _died_before_intake(session: Session, participant_id: int) -> bool:
    """Return whether a referral ended because the person has died: nobody enrolled has a status that says so."""
    died = ReferralIn.status == ReferralInStatus.DECEASED
    return session.scalar(select(ReferralIn.id).where(ReferralIn.participant_id == participant_id, died)) is not None


def _filtered(query: Select[*tuple[Any, ...]], shown: ParticipantFilter, today: date) -> Select[*tuple[Any, ...]]:
    if shown.status is not None:
        query = query.where(Participant.status == shown.status)
    if shown.not_reached_days is not None:
        eve = today - timedelta(days=shown.not_reached_days)
        never = and_(Participant.last_two_way_on.is_(None), Participant.enrolled_on <= eve)
        query = query.where(
            Participant.status.in_((ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE)),
            or_(Participant.last_two_way_on <= eve, never),
        )
    return query


def _sorted(rows: Any) -> list[ParticipantRow]:
    return sorted((_list_row(row) for row in rows), key=lambda row: (fold(row.name), row.id))


def _list_row(row: Row[*tuple[Any, ...]]) -> ParticipantRow:
    # taken apart at once: thousands of rows by name would take twice as long
    number, person, year, name, first, middle, last, suffix, birth, status, since, door, spoken, phone = row
    return ParticipantRow(
        number,
        record_number(year, person),
        name,
        join_name(first, middle, last, suffix),
        BirthDate.from_stored(birth) if birth else None,
        status,
        since,
        door,
        spoken,
        show_phone(phone) if phone else "",
    )


def _new(session: Session, today: date) -> Participant:
    return Participant(
        number=numbers.give(session, "participant"),
        number_year=today.year,
        status=ParticipationStatus.REFERRED,
        status_since=today,
        door="",
    )


def _set_fields(participant: Participant, draft: ParticipantDraft) -> None:
    for name in _TEXTS:
        setattr(participant, name, getattr(draft, name).strip())
    for name in _PLAIN:
        setattr(participant, name, getattr(draft, name))
    participant.birth = draft.birth.stored() if draft.birth else None
    participant.birth_year = draft.birth.year if draft.birth else None
    participant.shown_name = shown_name(draft)


def _set_aliases(session: Session, participant_id: int, draft: ParticipantDraft, now: datetime) -> None:
    """Keep the aliases that are still there, add new ones, and hide those that were taken off."""
    rows = session.scalars(select(Alias).where(Alias.participant_id == participant_id).order_by(Alias.place)).all()
    left = list(rows)
    for place, name in enumerate(alias.strip() for alias in draft.aliases if alias.strip()):
        row = next((row for row in left if row.name == name), None)
        if row is None:
            session.add(Alias(participant_id=participant_id, place=place, name=name))
        else:
            left.remove(row)
            row.place = place
    for row in left:
        stamp_removed(row, NO_LONGER, now)


def _set_phones(session: Session, participant_id: int, draft: ParticipantDraft, now: datetime) -> None:
    """Keep the numbers that are still there, add new ones, and hide those that were taken off."""
    mine = PhoneNumber.participant_id == participant_id
    left = list(session.scalars(select(PhoneNumber).where(mine).order_by(PhoneNumber.place)))
    for place, phone in enumerate(phone for phone in draft.phones if phone.number.strip()):
        number = phone.number.strip()
        row = next((row for row in left if row.number == number), None)
        if row is None:
            row = PhoneNumber(participant_id=participant_id, number=number, digits=phone_digits(number))
            session.add(row)
        else:
            left.remove(row)
        row.place, row.kind, row.message_safe = place, phone.kind, phone.message_safe
    for row in left:
        stamp_removed(row, NO_LONGER, now)


def _draft(session: Session, participant: Participant) -> ParticipantDraft:
    aliases = select(Alias.name).where(Alias.participant_id == participant.id).order_by(Alias.place)
    phones = (
        select(PhoneNumber.number, PhoneNumber.kind, PhoneNumber.message_safe)
        .where(PhoneNumber.participant_id == participant.id)
        .order_by(PhoneNumber.place)
    )
    return ParticipantDraft(
        **{name: getattr(participant, name) for name in (*_TEXTS, *_PLAIN)},
        aliases=tuple(session.scalars(aliases)),
        birth=BirthDate.from_stored(participant.birth) if participant.birth else None,
        phones=tuple(Phone(row.number, row.kind, row.message_safe) for row in session.execute(phones)),
    )
