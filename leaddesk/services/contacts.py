"""Contacts with a person, and attempts."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String, cast, func, or_, select

from leaddesk.domain.contact_codes import TWO_WAY, Reach
from leaddesk.domain.contacts import ContactDraft, ContactFilter, ContactRow, QuickContactDraft, SiteContactRow
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.participants import record_number
from leaddesk.i18n import N_
from leaddesk.services.refresh import participant_row, refresh_contacts
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Contact, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.periods import Period
    from leaddesk.storage.database import Database

_FIELDS: Final = tuple(ContactDraft.__dataclass_fields__)
_COLUMNS: Final = tuple(getattr(Contact, name) for name in _FIELDS)
_NEWEST_FIRST: Final = (Contact.on.desc(), Contact.started.desc(), Contact.id.desc())


class Contacts:
    """What the coordinator does with contacts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock

    def save(self, participant_id: int | None, draft: ContactDraft, contact_id: int | None = None) -> int:
        """Keep a contact, or outreach without a person, and return its id."""
        with self._database.write(N_("Save contact")) as session:
            return self.save_in(session, participant_id, draft, contact_id)

    def save_quick(self, draft: QuickContactDraft) -> int:
        """Keep what the short form holds as a contact of today, and return its id."""
        if problems := draft.problems(self._now()):
            raise InvalidRecordError(problems)
        return self.save(draft.participant_id, draft.contact(self._clock.today()))

    def save_in(
        self, session: Session, participant_id: int | None, draft: ContactDraft, contact_id: int | None = None
    ) -> int:
        """Do what ``save`` does, inside a write."""
        if problems := draft.problems(self._now()):
            raise InvalidRecordError(problems)
        if participant_id is not None:
            participant_row(session, participant_id)
        if contact_id is None:
            contact = Contact(participant_id=participant_id)
            session.add(contact)
        else:
            contact = _contact(session, contact_id)
            if contact.participant_id != participant_id:
                raise NotFoundError
        with session.no_autoflush:
            for name, value in _values(participant_id, draft).items():
                setattr(contact, name, value)
        session.flush()
        _refresh(session, participant_id)
        return contact.id

    def save_all_in(self, session: Session, participant_id: int | None, drafts: Iterable[ContactDraft]) -> None:
        """Keep several new contacts of one person, or outreach, inside a write, in one go."""
        if participant_id is not None:
            participant_row(session, participant_id)
        now = self._now()
        for draft in drafts:
            if problems := draft.problems(now):
                raise InvalidRecordError(problems)
            session.add(Contact(participant_id=participant_id, **_values(participant_id, draft)))
        session.flush()
        _refresh(session, participant_id)

    def rows(
        self, participant_id: int, limit: int | None = None, wanted: ContactFilter | None = None
    ) -> list[ContactRow]:
        """Return a person's contacts that are wanted, the newest first."""
        query = _filtered(select(Contact.id, *_COLUMNS), wanted or ContactFilter())
        with self._database.read() as session:
            found = session.execute(
                query.where(Contact.participant_id == participant_id).order_by(*_NEWEST_FIRST).limit(limit)
            )
            return [ContactRow(row.id, participant_id, _draft(row)) for row in found]

    def row(self, contact_id: int) -> ContactRow:
        """Return one contact as its form edits it."""
        with self._database.read() as session:
            row = session.execute(
                select(Contact.id, Contact.participant_id, *_COLUMNS).where(Contact.id == contact_id)
            ).one_or_none()
            if row is None:
                raise NotFoundError
            return ContactRow(row.id, row.participant_id, _draft(row))

    def years(self, participant_id: int) -> list[int]:
        """Return the years in which there were contacts with a person, the newest first."""
        with self._database.read() as session:
            found = session.scalars(
                select(func.substr(cast(Contact.on, String), 1, 4))
                .where(Contact.participant_id == participant_id)
                .distinct()
            )
            return sorted((int(year) for year in found), reverse=True)

    def of_site(self, period: Period, limit: int | None = None) -> list[SiteContactRow]:
        """Return every contact of the site in a period, outreach without a person included, the newest first."""
        columns = (Participant.shown_name, Participant.number, Participant.number_year)
        query = (
            select(Contact.id, Contact.participant_id, *_COLUMNS, *columns)
            .outerjoin(Participant, Participant.id == Contact.participant_id)
            .where(
                Contact.on.between(period.first, period.last),
                # contacts of somebody who was removed are removed with the record
                or_(Contact.participant_id.is_(None), Participant.id.is_not(None)),
            )
            .order_by(*_NEWEST_FIRST)
            .limit(limit)
        )
        with self._database.read() as session:
            return [
                SiteContactRow(
                    row.id,
                    row.participant_id,
                    row.shown_name or "",
                    record_number(row.number_year, row.number) if row.number else "",
                    _draft(row),
                )
                for row in session.execute(query)
            ]

    def _now(self) -> datetime:
        return self._clock.local(self._clock.now())

    def remove(self, contact_id: int, because: str) -> None:
        """Take a contact out of lists and figures; it stays in the file."""
        with self._database.write(N_("Remove contact")) as session:
            contact = _contact(session, contact_id)
            stamp_removed(contact, because, self._clock.now())
            session.flush()
            _refresh(session, contact.participant_id)

    def restore(self, contact_id: int) -> None:
        """Bring a removed contact back."""
        with self._database.write(N_("Bring contact back")) as session:
            contact = session.get(Contact, contact_id, execution_options={INCLUDE_REMOVED: True})
            if contact is None or contact.removed_at is None:
                raise NotFoundError
            contact.removed_at = contact.removed_because = None
            session.flush()
            _refresh(session, contact.participant_id)


def _values(participant_id: int | None, draft: ContactDraft) -> dict[str, Any]:
    whole = draft.with_nobody() if participant_id is None else draft.with_a_person()
    texts = {"note": whole.note.strip(), "place": whole.place.strip()}
    return {name: getattr(whole, name) for name in _FIELDS} | texts


def _draft(row: Any) -> ContactDraft:
    return ContactDraft(**{name: getattr(row, name) for name in _FIELDS})


def _refresh(session: Session, participant_id: int | None) -> None:
    if participant_id is not None:
        refresh_contacts(session, participant_id)


def _filtered(query: Select[*tuple[Any, ...]], wanted: ContactFilter) -> Select[*tuple[Any, ...]]:
    if wanted.kind is not None:
        query = query.where(Contact.kind == wanted.kind)
    if wanted.reach is not None:
        two_way = Contact.outcome.in_(TWO_WAY)
        query = query.where(two_way if wanted.reach is Reach.TWO_WAY else ~two_way)
    if wanted.year is not None:
        query = query.where(Contact.on.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    for word in wanted.text.split():
        query = query.where(
            or_(Contact.note.icontains(word, autoescape=True), Contact.place.icontains(word, autoescape=True))
        )
    return query


def _contact(session: Session, contact_id: int) -> Contact:
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFoundError
    return contact
