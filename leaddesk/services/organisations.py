"""The offices that people are referred to and that may be told something."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.organisations import OfficeContact, OrganisationDraft, OrganisationRow
from leaddesk.domain.packets import Addressee
from leaddesk.domain.referrals_out import OPEN
from leaddesk.i18n import N_, tr
from leaddesk.services.matching import mentions
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import ConsentRecipient, ConsentRecord, Organisation, ReferralOut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.codes import OrganisationKind
    from leaddesk.storage.database import Database

_PLAIN = tuple(
    field.name for field in dataclass_fields(OrganisationDraft) if field.name not in {"local_services", "contacts"}
)

_OFFERED = (
    *(Organisation.provider_type, Organisation.services_offered, Organisation.local_services),
    *(Organisation.distance_miles, Organisation.telehealth),
)


class Organisations:
    """Keeps the directory of offices."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def save(self, draft: OrganisationDraft, organisation_id: int | None = None) -> int:
        """Store a draft as a new office or over an old one, and return its id."""
        with self._database.write(N_("Save office")) as session:
            return self.save_in(session, draft, organisation_id)

    def save_in(self, session: Session, draft: OrganisationDraft, organisation_id: int | None = None) -> int:
        """Do the work of :meth:`save` inside an action."""
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        organisation = Organisation() if organisation_id is None else found(session, organisation_id)
        if organisation_id is not None and _signed_for(session, organisation_id):
            kept = _draft(organisation)
            if problems := draft.other_office(kept):
                raise InvalidRecordError(problems)
        for name in _PLAIN:
            value = getattr(draft, name)
            setattr(organisation, name, value.strip() if type(value) is str else value)
        organisation.local_services = sorted(draft.local_services)
        organisation.contacts = [[one.name.strip(), one.role.strip(), one.phone.strip()] for one in draft.contacts]
        session.add(organisation)
        session.flush()
        return organisation.id

    def require_in(self, session: Session, organisation_id: int) -> None:
        """Refuse an office that is not there, or was removed, inside an action."""
        found(session, organisation_id)

    def draft(self, organisation_id: int) -> OrganisationDraft:
        """Return an office as its form edits it."""
        with self._database.read() as session:
            organisation = found(session, organisation_id)
            return _draft(organisation)

    def rows(self, text: str = "") -> list[OrganisationRow]:
        """Return the offices that mention every word of a text, by name."""
        with self._database.read() as session:
            counts = session.execute(
                select(ReferralOut.organisation_id, func.count().label("waiting"))
                .where(ReferralOut.status.in_(OPEN))
                .group_by(ReferralOut.organisation_id)
            )
            waiting = {row.organisation_id: row.waiting for row in counts}
            lines = session.execute(
                select(
                    Organisation.id,
                    Organisation.name,
                    Organisation.kind,
                    Organisation.unit,
                    Organisation.phone,
                    Organisation.fax,
                    Organisation.services,
                    Organisation.address,
                    Organisation.contacts,
                    *_OFFERED,
                )
            )
            chosen = [line for line in lines if mentions(text, *_words(line))]
        rows = [
            OrganisationRow(
                *(line.id, line.name, line.kind, line.unit, line.phone, line.fax, waiting.get(line.id, 0)),
                line.provider_type,
                line.services_offered,
                frozenset(line.local_services),
                line.distance_miles,
                line.telehealth,
            )
            for line in chosen
        ]
        return sorted(rows, key=lambda row: (row.name.casefold(), row.unit.casefold(), row.id))

    def places(self) -> list[OrganisationDraft]:
        """Return every office that offers a service, the nearest first, then by name."""
        with self._database.read() as session:
            drafts = [_draft(one) for one in session.scalars(select(Organisation))]
        offering = [one for one in drafts if one.services_offered or one.local_services]
        return sorted(
            offering, key=lambda one: (one.distance_miles is None, one.distance_miles or 0, one.name.casefold())
        )

    def choices(self, kinds: Iterable[OrganisationKind] | None = None) -> list[OrganisationRow]:
        """Return the offices to choose from, all or those of some kinds, by name."""
        wanted = None if kinds is None else frozenset(kinds)
        return [row for row in self.rows() if wanted is None or row.kind in wanted]

    def kinds(self) -> dict[int, OrganisationKind]:
        """Return what each office is, as the rules of a consent ask for it; removed ones included."""
        with self._database.read() as session:
            return kinds_in(session)

    def addressee(self, organisation_id: int) -> Addressee:
        """Return an office as papers name it."""
        with self._database.read() as session:
            return addressee_in(session, organisation_id)

    def remove(self, organisation_id: int, because: str) -> None:
        """Take an office off every list; what names it stays as it is."""
        with self._database.write(N_("Remove office")) as session:
            stamp_removed(found(session, organisation_id), because, self._clock.now())

    def restore(self, organisation_id: int) -> None:
        """Put a removed office back on every list."""
        with self._database.write(N_("Bring office back")) as session:
            organisation = _removed(session, organisation_id)
            organisation.removed_at = organisation.removed_because = None

    def removed(self) -> list[OrganisationRow]:
        """Return the offices that were removed, by name."""
        with self._database.read() as session:
            gone = session.scalars(
                select(Organisation).where(Organisation.removed_at.is_not(None)),
                execution_options={INCLUDE_REMOVED: True},
            )
            rows = [OrganisationRow(one.id, one.name, one.kind, one.unit, one.phone, one.fax) for one in gone]
        return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def found(session: Session, organisation_id: int) -> Organisation:
    """Return an office that is there and not removed."""
    organisation = session.scalar(select(Organisation).where(Organisation.id == organisation_id))
    if organisation is None:
        raise NotFoundError
    return organisation


def _draft(organisation: Organisation) -> OrganisationDraft:
    return OrganisationDraft(
        **{name: getattr(organisation, name) for name in _PLAIN},
        local_services=frozenset(organisation.local_services),
        contacts=tuple(OfficeContact(*one) for one in organisation.contacts),
    )


def _words(line: Any) -> list[str]:
    """Return what a search through the offices looks at."""
    offered = [tr(one.label) for one in line.services_offered]
    people = [word for one in line.contacts for word in one]
    return [line.name, line.unit, line.services, line.address, *offered, *people]


def _signed_for(session: Session, organisation_id: int) -> bool:
    """Return whether a signed consent names an office: what was signed must go on naming the same one."""
    query = (
        select(ConsentRecipient.id)
        .join(ConsentRecord, ConsentRecord.id == ConsentRecipient.consent_id)
        .where(ConsentRecipient.organisation_id == organisation_id, ConsentRecord.signed_on.is_not(None))
    )
    return session.scalar(query.limit(1)) is not None


def kinds_in(session: Session) -> dict[int, OrganisationKind]:
    """Return what each office is, removed ones included: an old consent may name one."""
    rows = session.execute(select(Organisation.id, Organisation.kind), execution_options={INCLUDE_REMOVED: True})
    return {row.id: row.kind for row in rows}


def addressee_in(session: Session, organisation_id: int) -> Addressee:
    """Return an office as papers name it, inside a session."""
    one = found(session, organisation_id)
    return Addressee(one.id, one.name, one.unit, one.address, one.phone, one.fax, one.covered_entity)


def _removed(session: Session, organisation_id: int) -> Organisation:
    organisation = session.scalar(
        select(Organisation).where(Organisation.id == organisation_id, Organisation.removed_at.is_not(None)),
        execution_options={INCLUDE_REMOVED: True},
    )
    if organisation is None:
        raise NotFoundError
    return organisation
