"""Contacts with a person, and attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from leaddesk.domain.contacts import ContactDraft, ContactRow
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.i18n import N_
from leaddesk.services.refresh import participant_row, refresh_contacts
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database

_FIELDS: Final = tuple(ContactDraft.__dataclass_fields__)


class Contacts:
    """What the coordinator does with contacts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock

    def save(self, participant_id: int, draft: ContactDraft, contact_id: int | None = None) -> int:
        """Keep a contact and return its id."""
        with self._database.write(N_("Save contact")) as session:
            return self.save_in(session, participant_id, draft, contact_id)

    def save_in(self, session: Session, participant_id: int, draft: ContactDraft, contact_id: int | None = None) -> int:
        """Do what ``save`` does, inside a write."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        participant_row(session, participant_id)
        if contact_id is None:
            contact = Contact(participant_id=participant_id)
            session.add(contact)
        else:
            contact = _contact(session, contact_id)
            if contact.participant_id != participant_id:
                raise NotFoundError
        with session.no_autoflush:
            for name, value in _values(draft).items():
                setattr(contact, name, value)
        session.flush()
        refresh_contacts(session, participant_id)
        return contact.id

    def save_all_in(self, session: Session, participant_id: int, drafts: Iterable[ContactDraft]) -> None:
        """Keep several new contacts of one person, inside a write, in one go."""
        participant_row(session, participant_id)
        for draft in drafts:
            if problems := draft.problems(self._clock.today()):
                raise InvalidRecordError(problems)
            session.add(Contact(participant_id=participant_id, **_values(draft)))
        session.flush()
        refresh_contacts(session, participant_id)

    def rows(self, participant_id: int, limit: int | None = None) -> list[ContactRow]:
        """Return a person's contacts, the newest first."""
        columns = [getattr(Contact, name) for name in _FIELDS]
        with self._database.read() as session:
            found = session.execute(
                select(Contact.id, *columns)
                .where(Contact.participant_id == participant_id)
                .order_by(Contact.on.desc(), Contact.id.desc())
                .limit(limit)
            )
            return [
                ContactRow(row.id, participant_id, ContactDraft(**{name: getattr(row, name) for name in _FIELDS}))
                for row in found
            ]

    def remove(self, contact_id: int, because: str) -> None:
        """Take a contact out of lists and figures; it stays in the file."""
        with self._database.write(N_("Remove contact")) as session:
            contact = _contact(session, contact_id)
            stamp_removed(contact, because, self._clock.now())
            session.flush()
            refresh_contacts(session, contact.participant_id)

    def restore(self, contact_id: int) -> None:
        """Bring a removed contact back."""
        with self._database.write(N_("Bring contact back")) as session:
            contact = session.get(Contact, contact_id, execution_options={INCLUDE_REMOVED: True})
            if contact is None or contact.removed_at is None:
                raise NotFoundError
            contact.removed_at = contact.removed_because = None
            session.flush()
            refresh_contacts(session, contact.participant_id)


def _values(draft: ContactDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in _FIELDS} | {"note": draft.note.strip()}


def _contact(session: Session, contact_id: int) -> Contact:
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFoundError
    return contact
