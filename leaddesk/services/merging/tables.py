"""Which tables speak of a participant, found by their foreign keys: a new table is moved without a word here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Table, UniqueConstraint, func, or_, select

from leaddesk.domain.merging import Tally
from leaddesk.i18n import N_
from leaddesk.services.intake.conversation import every_table
from leaddesk.storage.base import Base
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

ALL: Final = {INCLUDE_REMOVED: True}
STAYS: Final = frozenset({"disclosure", "merge"})
"""Append-only logs: their rows keep the record they were written for, and ``same_human`` reads them all."""
LABELS: Final = {
    "referral_in": N_("Referrals to us"),
    "referral_out": N_("Referrals to providers"),
    "consent": N_("Consents"),
    "contact": N_("Contacts"),
    "ride": N_("Rides"),
    "naloxone": N_("Naloxone"),
    "assistance": N_("Assistance"),
    "care_plan": N_("Plans"),
    "goal": N_("Goals"),
    "goal_period": N_("History of goals"),
    "step": N_("Steps"),
    "enrolment": N_("Enrolments"),
    "status_period": N_("Status periods"),
    "alias": N_("Other names"),
    "phone_number": N_("Phones"),
    **dict.fromkeys(("legal_matter", "charge", "court_date", "warrant", "legal_event"), N_("Court and legal")),
    **dict.fromkeys(every_table(), N_("Intake and facts")),
    "attachment": N_("Scans and photos"),
    "disclosure": N_("Papers and talks in the log"),
}
OTHER: Final = N_("Other entries")
_people: Final[Any] = Participant.__table__


@dataclass(frozen=True, slots=True)
class Pointer:
    """A column that points at a row of a table; ``key`` is its name on the class."""

    mapped: Any
    key: str

    @property
    def table(self) -> Table:
        """Return the table that the column is in."""
        table: Table = self.mapped.__table__
        return table

    @property
    def column(self) -> Any:
        """Return the column, as a query names it."""
        return getattr(self.mapped, self.key)


def pointers(to: str) -> list[Pointer]:
    """Return every column with a foreign key to the ids of a table, by table."""
    found = [
        Pointer(mapper.class_, mapper.get_property_by_column(column).key)
        for mapper in Base.registry.mappers
        for column in mapper.local_table.columns
        if any(key.column.table.name == to for key in column.foreign_keys)
    ]
    return sorted(found, key=lambda one: (one.table.name, one.key))


def moved() -> list[Pointer]:
    """Return the columns that a merge turns to the kept record."""
    return [one for one in pointers("participant") if one.table.name not in STAYS]


def same_human(participant_id: Any) -> Select[tuple[int]]:
    """Return the ids of a record and of every record that went into it, removed or not."""
    return select(_people.c.id).where(or_(_people.c.id == participant_id, _people.c.merged_into_id == participant_id))


def kept_id(session: Session, participant_id: int) -> int:
    """Return the record that a record went into, or the record itself."""
    found = session.scalar(select(_people.c.merged_into_id).where(_people.c.id == participant_id))
    return participant_id if found is None else found


def turn(session: Session, pointer: Pointer, old: int, new: int) -> int:
    """Let the rows of one column that point at a row point at another; return how many can't.

    A row of which the other record may have just one, and has one, stays where it is.
    """
    rows = session.scalars(select(pointer.mapped).where(pointer.column == old), execution_options=ALL).all()
    left = 0
    for row in rows:
        if _taken(session, pointer, row, new):
            left += 1
            continue
        setattr(row, pointer.key, new)
    session.flush()
    return left


def tallies(session: Session, participant_id: int, after: dict[str, int] | None = None) -> tuple[Tally, ...]:
    """Return how many entries of each kind a record has; with ``after``, those that came since."""
    counts: dict[str, int] = {}
    for pointer in pointers("participant"):
        name = pointer.table.name
        if name in ("participant", "merge"):
            continue
        query = select(func.count()).select_from(pointer.mapped).where(pointer.column == participant_id)
        if after is not None:
            query = query.where(pointer.mapped.id > after.get(name, 0))
        label = LABELS.get(name, OTHER)
        counts[label] = counts.get(label, 0) + (session.scalar(query) or 0)
    shown = dict.fromkeys([*LABELS.values(), OTHER])
    return tuple(Tally(label, counts[label]) for label in shown if counts.get(label))


def newest(session: Session) -> dict[str, int]:
    """Return the highest id of each table that speaks of a participant."""
    tables = {one.table.name: one.mapped for one in pointers("participant")}
    return {
        name: session.scalar(select(func.max(mapped.id)), execution_options=ALL) or 0 for name, mapped in tables.items()
    }


def _taken(session: Session, pointer: Pointer, row: Any, new: int) -> bool:
    for columns in _unique(pointer.table):
        if pointer.key not in columns:
            continue
        wanted = {name: new if name == pointer.key else getattr(row, name) for name in columns}
        if None in wanted.values():
            continue
        same = [getattr(pointer.mapped, name) == value for name, value in wanted.items()]
        if session.scalar(select(pointer.mapped.id).where(*same).limit(1), execution_options=ALL) is not None:
            return True
    return False


def _unique(table: Table) -> Iterator[set[str]]:
    """Return the sets of columns of which no two rows may be alike."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield {column.name for column in constraint.columns}
    for index in table.indexes:
        if index.unique:
            yield {column.name for column in index.columns}
