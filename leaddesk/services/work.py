"""Rides, naloxone, assistance, meetings and trainings: kept, listed, removed, brought back."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select

from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.participants import record_number
from leaddesk.domain.work import DRAFTS, WITH_A_PERSON, MeetingAction, MeetingDraft, WorkDraft, WorkRow
from leaddesk.domain.work_codes import WorkKind
from leaddesk.i18n import N_
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import (
    AssistanceRow,
    MeetingActionRow,
    MeetingAgency,
    MeetingRow,
    NaloxoneRow,
    Organisation,
    Participant,
    RideRow,
    TrainingRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.periods import Period
    from leaddesk.storage.database import Database

_K = WorkKind
TABLES: Final[dict[WorkKind, Any]] = {
    _K.RIDE: RideRow,
    _K.NALOXONE: NaloxoneRow,
    _K.ASSISTANCE: AssistanceRow,
    _K.MEETING: MeetingRow,
    _K.TRAINING: TrainingRow,
}
_KINDS: Final = {shape: kind for kind, shape in DRAFTS.items()}
_PARTS: Final = frozenset({"agencies", "actions"})
_LABELS: Final = {
    _K.RIDE: (N_("Save ride"), N_("Remove ride"), N_("Bring ride back")),
    _K.NALOXONE: (N_("Save naloxone"), N_("Remove naloxone"), N_("Bring naloxone back")),
    _K.ASSISTANCE: (N_("Save assistance"), N_("Remove assistance"), N_("Bring assistance back")),
    _K.MEETING: (N_("Save meeting"), N_("Remove meeting"), N_("Bring meeting back")),
    _K.TRAINING: (N_("Save training"), N_("Remove training"), N_("Bring training back")),
}
NO_LONGER: Final = "no longer listed"


class Work:
    """What the coordinator does with the office's countable work."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock

    def save(self, draft: WorkDraft, row_id: int | None = None) -> int:
        """Keep a draft as a new line of its kind, or over an old one, and return its id."""
        with self._database.write(_LABELS[_KINDS[type(draft)]][0]) as session:
            return self.save_in(session, draft, row_id)

    def save_in(self, session: Session, draft: WorkDraft, row_id: int | None = None) -> int:
        """Do what ``save`` does, inside a write."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        table = TABLES[_KINDS[type(draft)]]
        row = table() if row_id is None else _row(session, table, row_id)
        person = getattr(draft, "participant_id", None)
        # somebody who was removed since may stay where the line is merely corrected
        if person is not None and (row_id is None or row.participant_id != person):
            participant_row(session, person)
        with session.no_autoflush:
            for name in _columns(type(draft)):
                value = getattr(draft, name)
                setattr(row, name, value.strip() if type(value) is str else value)
        session.add(row)
        session.flush()
        if isinstance(draft, MeetingDraft):
            _set_agencies(session, row.id, draft.agencies, self._clock.now())
            _set_actions(session, row.id, draft.actions, self._clock.now())
        return int(row.id)

    def row(self, kind: WorkKind, row_id: int) -> WorkRow:
        """Return one line as its form edits it."""
        with self._database.read() as session:
            found = _read(session, kind, (TABLES[kind].id == row_id,), None)
        if not found:
            raise NotFoundError
        return found[0]

    def rows(self, kind: WorkKind, period: Period, limit: int | None = None) -> list[WorkRow]:
        """Return the lines of a kind in a period, the newest first."""
        with self._database.read() as session:
            return _read(session, kind, (TABLES[kind].on.between(period.first, period.last),), limit)

    def of_person(self, participant_id: int, limit: int | None = None) -> list[WorkRow]:
        """Return a person's rides, naloxone and assistance, the newest of each kind first."""
        with self._database.read() as session:
            found: list[WorkRow] = []
            for kind in WITH_A_PERSON:
                found += _read(session, kind, (TABLES[kind].participant_id == participant_id,), limit)
            return found

    def remove(self, kind: WorkKind, row_id: int, because: str) -> None:
        """Take a line out of lists and figures; it stays in the file."""
        with self._database.write(_LABELS[kind][1]) as session:
            stamp_removed(_row(session, TABLES[kind], row_id), because, self._clock.now())

    def restore(self, kind: WorkKind, row_id: int) -> None:
        """Bring a removed line back."""
        with self._database.write(_LABELS[kind][2]) as session:
            row = session.get(TABLES[kind], row_id, execution_options={INCLUDE_REMOVED: True})
            if row is None or row.removed_at is None:
                raise NotFoundError
            row.removed_at = row.removed_because = None


def _columns(shape: type[Any]) -> tuple[str, ...]:
    """Return the fields of a draft that are columns of its table."""
    return tuple(one.name for one in dataclass_fields(shape) if one.name not in _PARTS)


def _row(session: Session, table: Any, row_id: int) -> Any:
    row = session.get(table, row_id)
    if row is None:
        raise NotFoundError
    return row


def _read(session: Session, kind: WorkKind, wanted: Iterable[Any], limit: int | None) -> list[WorkRow]:
    table, shape = TABLES[kind], DRAFTS[kind]
    names = _columns(shape)
    query = select(table.id, *(getattr(table, name) for name in names)).where(*wanted)
    if kind in WITH_A_PERSON:
        query = (
            query.add_columns(Participant.shown_name, Participant.number, Participant.number_year)
            .outerjoin(Participant, Participant.id == table.participant_id)
            .where(or_(table.participant_id.is_(None), Participant.id.is_not(None)))
        )
    rows = session.execute(query.order_by(table.on.desc(), table.id.desc()).limit(limit)).all()
    parts = _parts(session, [row.id for row in rows]) if kind is _K.MEETING else {}
    found = []
    for row in rows:
        named = kind in WITH_A_PERSON and row.number is not None
        draft = shape(**{name: getattr(row, name) for name in names}, **parts.get(row.id, {}))
        number = record_number(row.number_year, row.number) if named else ""
        found.append(WorkRow(kind, row.id, row.shown_name if named else "", number, draft))
    return found


def _parts(session: Session, meetings: list[int]) -> dict[int, dict[str, Any]]:
    """Return agencies and actions of meetings, each in its order."""
    found: dict[int, dict[str, Any]] = {one: {"agencies": (), "actions": ()} for one in meetings}
    agencies = (
        select(MeetingAgency.meeting_id, MeetingAgency.organisation_id)
        .where(MeetingAgency.meeting_id.in_(meetings))
        .order_by(MeetingAgency.place, MeetingAgency.id)
    )
    for row in session.execute(agencies):
        found[row.meeting_id]["agencies"] += (row.organisation_id,)
    columns = (MeetingActionRow.meeting_id, MeetingActionRow.owner, MeetingActionRow.what, MeetingActionRow.due)
    actions = (
        select(*columns)
        .where(MeetingActionRow.meeting_id.in_(meetings))
        .order_by(MeetingActionRow.place, MeetingActionRow.id)
    )
    for action in session.execute(actions):
        found[action.meeting_id]["actions"] += (MeetingAction(action.owner, action.what, action.due),)
    return found


def _set_agencies(session: Session, meeting_id: int, agencies: tuple[int, ...], now: datetime) -> None:
    """Keep the agencies that were there already, add new ones, and hide those that were taken off."""
    rows = session.scalars(select(MeetingAgency).where(MeetingAgency.meeting_id == meeting_id)).all()
    known = {row.organisation_id: row for row in rows}
    for place, office in enumerate(agencies):
        row = known.pop(office, None)
        if row is None:
            if session.get(Organisation, office) is None:
                raise NotFoundError
            session.add(MeetingAgency(meeting_id=meeting_id, organisation_id=office, place=place))
        else:
            row.place = place
    for row in known.values():
        stamp_removed(row, NO_LONGER, now)


def _set_actions(session: Session, meeting_id: int, actions: tuple[MeetingAction, ...], now: datetime) -> None:
    """Write actions over those in their places; what is over is hidden."""
    mine = MeetingActionRow.meeting_id == meeting_id
    rows = list(session.scalars(select(MeetingActionRow).where(mine).order_by(MeetingActionRow.place)))
    for place, action in enumerate(actions):
        row = rows.pop(0) if rows else MeetingActionRow(meeting_id=meeting_id)
        row.place, row.owner, row.what, row.due = place, action.owner.strip(), action.what.strip(), action.due
        session.add(row)
    for row in rows:
        stamp_removed(row, NO_LONGER, now)
