"""The legal record of a person: matters with their charges, warrants, and events known to the site."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from leaddesk.domain.court import (
    ChargeDraft,
    ChargeRow,
    LegalEventDraft,
    LegalEventRow,
    LegalRecord,
    MatterDraft,
    MatterRow,
    WarrantDraft,
    WarrantRow,
)
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.i18n import N_
from leaddesk.services import court_dates
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import (
    Charge,
    CourtDate,
    LegalEvent,
    LegalMatter,
    Organisation,
    ReferralIn,
    Warrant,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.organisations import Organisations
    from leaddesk.storage.database import Database

ALL: Final = {INCLUDE_REMOVED: True}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table with its draft and the labels of its actions."""

    table: Any
    draft: Any
    save: str
    remove: str
    restore: str

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in dataclass_fields(self.draft))


_MATTER = _Kind(LegalMatter, MatterDraft, N_("Save matter"), N_("Remove matter"), N_("Bring matter back"))
_CHARGE = _Kind(Charge, ChargeDraft, N_("Save charge"), N_("Remove charge"), N_("Bring charge back"))
_WARRANT = _Kind(Warrant, WarrantDraft, N_("Save warrant"), N_("Remove warrant"), N_("Bring warrant back"))
_EVENT = _Kind(LegalEvent, LegalEventDraft, N_("Save event"), N_("Remove event"), N_("Bring event back"))


class Legal:
    """What the coordinator does with legal matters. Court dates have a service of their own."""

    def __init__(self, database: Database, clock: Clock, organisations: Organisations) -> None:
        """Take the file, the clock, and the directory in which courts stand."""
        self._database = database
        self._clock = clock
        self._organisations = organisations

    def save_matter(self, participant_id: int, draft: MatterDraft, matter_id: int | None = None) -> int:
        """Keep a matter and return its id."""
        with self._database.write(_MATTER.save) as session:
            return self.save_matter_in(session, participant_id, draft, matter_id)

    def save_matter_in(
        self, session: Session, participant_id: int, draft: MatterDraft, matter_id: int | None = None
    ) -> int:
        """Do what ``save_matter`` does, inside a write."""
        row = None if matter_id is None else session.get(LegalMatter, matter_id)
        if draft.organisation_id is not None and (row is None or row.organisation_id != draft.organisation_id):
            self._organisations.require_in(session, draft.organisation_id)
        if draft.referral_in_id is not None:
            referral = session.get(ReferralIn, draft.referral_in_id, execution_options=ALL)
            if referral is None or referral.participant_id != participant_id:
                raise NotFoundError
        return self._save(session, _MATTER, participant_id, draft, matter_id)

    def save_charge(self, matter_id: int, draft: ChargeDraft, charge_id: int | None = None) -> int:
        """Keep a charge of a matter and return its id."""
        with self._database.write(_CHARGE.save) as session:
            return self.save_charge_in(session, matter_id, draft, charge_id)

    def save_charge_in(self, session: Session, matter_id: int, draft: ChargeDraft, charge_id: int | None = None) -> int:
        """Do what ``save_charge`` does, inside a write."""
        matter = matter_row(session, matter_id)
        if charge_id is not None and _row(session, _CHARGE, charge_id).matter_id != matter_id:
            raise NotFoundError
        return self._save(session, _CHARGE, matter.participant_id, draft, charge_id, matter_id=matter_id)

    def save_warrant(self, participant_id: int, draft: WarrantDraft, warrant_id: int | None = None) -> int:
        """Keep a warrant and return its id."""
        with self._database.write(_WARRANT.save) as session:
            return self.save_warrant_in(session, participant_id, draft, warrant_id)

    def save_warrant_in(
        self, session: Session, participant_id: int, draft: WarrantDraft, warrant_id: int | None = None
    ) -> int:
        """Do what ``save_warrant`` does, inside a write."""
        require_matter_of(session, participant_id, draft.matter_id)
        return self._save(session, _WARRANT, participant_id, draft, warrant_id)

    def save_event(self, participant_id: int, draft: LegalEventDraft, event_id: int | None = None) -> int:
        """Keep an event known to the site and return its id."""
        with self._database.write(_EVENT.save) as session:
            return self.save_event_in(session, participant_id, draft, event_id)

    def save_event_in(
        self, session: Session, participant_id: int, draft: LegalEventDraft, event_id: int | None = None
    ) -> int:
        """Do what ``save_event`` does, inside a write; what the kind can't have is left out."""
        require_matter_of(session, participant_id, draft.matter_id)
        return self._save(session, _EVENT, participant_id, draft.fitted(), event_id)

    def record(self, participant_id: int) -> LegalRecord:
        """Return everything that is known of a person's legal matters."""
        with self._database.read() as session:
            return LegalRecord(
                tuple(_matters(session, participant_id)),
                tuple(court_dates.of(session, participant_id)),
                tuple(
                    WarrantRow(row.id, participant_id, _draft(_WARRANT, row))
                    for row in _all(session, Warrant, participant_id, Warrant.open_since.desc())
                ),
                tuple(
                    LegalEventRow(row.id, participant_id, _draft(_EVENT, row))
                    for row in _all(session, LegalEvent, participant_id, LegalEvent.on.desc())
                ),
            )

    def matters(self, participant_id: int) -> list[MatterRow]:
        """Return the matters of a person, the open ones first, the newest first."""
        with self._database.read() as session:
            return _matters(session, participant_id)

    def matter(self, matter_id: int) -> MatterRow:
        """Return one matter."""
        with self._database.read() as session:
            participant_id = matter_row(session, matter_id).participant_id
            return next(one for one in _matters(session, participant_id) if one.id == matter_id)

    def remove_matter(self, matter_id: int, because: str) -> None:
        """Hide a matter with its charges and court dates; warrants and events stay, for they happened."""
        with self._database.write(_MATTER.remove) as session:
            now = self._clock.now()
            for row in (matter_row(session, matter_id), *_parts(session, matter_id, None)):
                stamp_removed(row, because, now)

    def restore_matter(self, matter_id: int) -> None:
        """Bring a removed matter back with what went with it."""
        with self._database.write(_MATTER.restore) as session:
            matter = _gone(session, LegalMatter, matter_id)
            for row in (matter, *_parts(session, matter_id, matter.removed_at)):
                row.removed_at = row.removed_because = None

    def remove_charge(self, charge_id: int, because: str) -> None:
        """Hide a charge."""
        self._remove(_CHARGE, charge_id, because)

    def restore_charge(self, charge_id: int) -> None:
        """Bring a removed charge back."""
        self._restore(_CHARGE, charge_id)

    def remove_warrant(self, warrant_id: int, because: str) -> None:
        """Hide a warrant."""
        self._remove(_WARRANT, warrant_id, because)

    def restore_warrant(self, warrant_id: int) -> None:
        """Bring a removed warrant back."""
        self._restore(_WARRANT, warrant_id)

    def remove_event(self, event_id: int, because: str) -> None:
        """Hide an event; figures leave it out."""
        self._remove(_EVENT, event_id, because)

    def restore_event(self, event_id: int) -> None:
        """Bring a removed event back."""
        self._restore(_EVENT, event_id)

    def _save(
        self,
        session: Session,
        kind: _Kind,
        participant_id: int,
        draft: Any,
        row_id: int | None,
        **more: int,
    ) -> int:
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        participant_row(session, participant_id)
        row = kind.table(participant_id=participant_id, **more) if row_id is None else _row(session, kind, row_id)
        if row.participant_id != participant_id:
            raise NotFoundError
        with session.no_autoflush:
            for name in kind.fields:
                value = getattr(draft, name)
                setattr(row, name, value.strip() if type(value) is str else value)
        session.add(row)
        session.flush()
        return int(row.id)

    def _remove(self, kind: _Kind, row_id: int, because: str) -> None:
        with self._database.write(kind.remove) as session:
            stamp_removed(_row(session, kind, row_id), because, self._clock.now())

    def _restore(self, kind: _Kind, row_id: int) -> None:
        with self._database.write(kind.restore) as session:
            row = _gone(session, kind.table, row_id)
            row.removed_at = row.removed_because = None


def matter_row(session: Session, matter_id: int) -> LegalMatter:
    """Return a matter that is there and not removed."""
    row = session.scalar(select(LegalMatter).where(LegalMatter.id == matter_id))
    if row is None:
        raise NotFoundError
    return row


def require_matter_of(session: Session, participant_id: int, matter_id: int | None) -> None:
    """Refuse a matter that is another person's."""
    if matter_id is None:
        return
    matter = session.get(LegalMatter, matter_id, execution_options=ALL)
    if matter is None or matter.participant_id != participant_id:
        raise NotFoundError


def _matters(session: Session, participant_id: int) -> list[MatterRow]:
    charges: dict[int, list[ChargeRow]] = {}
    for row in _all(session, Charge, participant_id, Charge.id.asc()):
        charges.setdefault(row.matter_id, []).append(ChargeRow(row.id, row.matter_id, _draft(_CHARGE, row)))
    found = []
    for row in _all(session, LegalMatter, participant_id, LegalMatter.id.desc()):
        # an office that was removed from the list still is the court of a case
        office = session.scalar(
            select(Organisation.name).where(Organisation.id == row.organisation_id), execution_options=ALL
        )
        draft = _draft(_MATTER, row)
        found.append(MatterRow(row.id, participant_id, draft, office or row.court_name, tuple(charges.get(row.id, ()))))
    return sorted(found, key=lambda one: not one.open)


def _all(session: Session, table: Any, participant_id: int, newest: Any) -> Sequence[Any]:
    query = select(table).where(table.participant_id == participant_id).order_by(newest, table.id.desc())
    return session.scalars(query).all()


def _draft(kind: _Kind, row: Any) -> Any:
    return kind.draft(**{name: getattr(row, name) for name in kind.fields})


def _row(session: Session, kind: _Kind, row_id: int) -> Any:
    row = session.scalar(select(kind.table).where(kind.table.id == row_id))
    if row is None:
        raise NotFoundError
    return row


def _gone(session: Session, table: Any, row_id: int) -> Any:
    row = session.get(table, row_id, execution_options=ALL)
    if row is None or row.removed_at is None:
        raise NotFoundError
    return row


def _parts(session: Session, matter_id: int, removed_at: datetime | None) -> list[Any]:
    """Return charges and court dates of a matter: those that are there, or those that were removed at that moment."""
    found: list[Any] = []
    for table in (Charge, CourtDate):
        at = table.removed_at.is_(None) if removed_at is None else table.removed_at == removed_at
        found += session.scalars(select(table).where(table.matter_id == matter_id, at), execution_options=ALL)
    return found
