"""Turns what a session writes into row images: the stuff of undo and of the audit chain.

It listens where SQLAlchemy sends each single row, so it sees rows in the order in which they are written, foreign
keys filled in, whichever way an object got into the session.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, Connection, LargeBinary, Table, event, inspect, select
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.orm import Mapper, object_session

from leaddesk.domain.changes import ChangeSet, RowChange
from leaddesk.storage.base import Base

if TYPE_CHECKING:
    from collections.abc import Callable

RECORDING: Final = "leaddesk.recording"
DIALECT: Final = sqlite_dialect()
Image = dict[str, Any]


class UnrecordedWriteError(RuntimeError):
    """A row was about to be written past undo and audit: a bug of the caller."""


@dataclass(slots=True)
class Recording:
    """What one session has written so far; without changes to write to, only quiet tables may be written."""

    changes: ChangeSet | None
    before: dict[int, Image] = field(default_factory=dict)
    known: dict[tuple[str, int], Image] = field(default_factory=dict)
    """Each row as this action wrote it last."""
    held: list[Any] = field(default_factory=list)
    """What the action has read and made: a session alone forgets it and reads the same row again."""


def is_quiet(table: Table) -> bool:
    """Return whether a table keeps out of undo and audit."""
    return bool(table.info.get("quiet"))


@cache
def imaged(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns that go into an image: all but blobs, which would fill memory and audit."""
    return tuple(column for column in table.columns if not isinstance(column.type, LargeBinary))


def has_blobs(table: Table) -> bool:
    """Return whether an image tells less than the whole row."""
    return len(imaged(table)) < len(table.columns)


@cache
def _processors(table: Table) -> dict[str, Callable[[Any], Any] | None]:
    return {column.name: column.type.dialect_impl(DIALECT).bind_processor(DIALECT) for column in imaged(table)}


def stored(table: Table, image: Image) -> Image:
    """Return an image as the file holds it: texts and numbers, nothing for NULL."""
    processors = _processors(table)
    found: Image = {}
    for name, value in image.items():
        process = processors[name]
        raw = value if process is None else process(value)
        if raw is not None:
            found[name] = raw
    return found


def current(connection: Connection, table: Table, row_id: int) -> Image | None:
    """Read the image of a row from the file, or None if it is not there."""
    row = connection.execute(select(*imaged(table)).where(table.c.id == row_id)).first()
    return None if row is None else dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented name for a row as mapping


@cache
def attributes(mapper: Mapper[Any]) -> tuple[tuple[str, str], ...]:
    """Return (column name, attribute name) of everything imaged."""
    table = table_of(mapper)
    return tuple((column.name, mapper.get_property_by_column(column).key) for column in imaged(table))


def table_of(mapper: Mapper[Any]) -> Table:
    """Return the table of a class."""
    table = mapper.local_table
    assert isinstance(table, Table)  # noqa: S101 - every class of ours is mapped to a table
    return table


def _recording(mapper: Mapper[Any], target: Any) -> Recording | None:
    """Return where to note the row, or None for a table that is not noted at all."""
    session = object_session(target)
    recording = None if session is None else session.info.get(RECORDING)
    if is_quiet(table_of(mapper)):
        return None
    if not isinstance(recording, Recording) or recording.changes is None:
        raise UnrecordedWriteError(table_of(mapper).name)
    return recording


def _image(mapper: Mapper[Any], connection: Connection, target: Any, recording: Recording) -> Image:
    """Return the image before the flush: the loaded values, the written or the file's own where one was not loaded."""
    state = inspect(target)
    loaded = state.dict
    image: Image = {}
    for column, key in attributes(mapper):
        history = state.attrs[key].history
        if history.deleted:
            image[column] = history.deleted[0]
        elif not history.added and key in loaded:
            image[column] = loaded[key]
    if len(image) < len(attributes(mapper)):
        table = table_of(mapper)
        rest = recording.known.get((table.name, target.id)) or current(connection, table, target.id)
        image = {**(rest or {}), **image}
    return image


@event.listens_for(Base, "load", propagate=True)
def _loaded(target: Any, context: Any) -> None:
    recording = context.session.info.get(RECORDING)
    if isinstance(recording, Recording):
        recording.held.append(target)


@event.listens_for(Base, "after_insert", propagate=True)
def _inserted(mapper: Mapper[Any], _connection: Connection, target: Any) -> None:
    if recording := _recording(mapper, target):
        recording.held.append(target)
        loaded = inspect(target).dict
        after = {column: loaded.get(key) for column, key in attributes(mapper)}
        _note(recording, RowChange(table_of(mapper).name, target.id, None, after))


@event.listens_for(Base, "before_update", propagate=True)
@event.listens_for(Base, "before_delete", propagate=True)
def _remembered(mapper: Mapper[Any], connection: Connection, target: Any) -> None:
    if recording := _recording(mapper, target):
        recording.before[id(target)] = _image(mapper, connection, target, recording)


@event.listens_for(Base, "after_update", propagate=True)
def _updated(mapper: Mapper[Any], _connection: Connection, target: Any) -> None:
    if recording := _recording(mapper, target):
        before = recording.before.pop(id(target))
        loaded = inspect(target).dict
        after = {column: loaded.get(key, before[column]) for column, key in attributes(mapper)}
        if stored(table_of(mapper), before) != stored(table_of(mapper), after):
            _note(recording, RowChange(table_of(mapper).name, target.id, before, after))


@event.listens_for(Base, "after_delete", propagate=True)
def _deleted(mapper: Mapper[Any], _connection: Connection, target: Any) -> None:
    if recording := _recording(mapper, target):
        before = recording.before.pop(id(target))
        _note(recording, RowChange(table_of(mapper).name, target.id, before, None))


def settle(changes: ChangeSet) -> None:
    """Leave out the rows that an action changed and changed back: there is nothing to undo or to tell about them."""
    ends: dict[tuple[str, int], list[RowChange]] = {}
    for row in changes.rows:
        ends.setdefault((row.table, row.row_id), []).append(row)
    if len(ends) < len(changes.rows):
        idle = {key for key, steps in ends.items() if len(steps) > 1 and _same(steps[0], steps[-1])}
        changes.rows[:] = [row for row in changes.rows if (row.table, row.row_id) not in idle]


def _same(first: RowChange, last: RowChange) -> bool:
    if first.before is None or last.after is None:
        return first.before is last.after
    table = Base.metadata.tables[first.table]
    return stored(table, first.before) == stored(table, last.after)


def _note(recording: Recording, change: RowChange) -> None:
    if recording.changes is not None:
        recording.changes.rows.append(change)
    if change.after is not None:
        recording.known[change.table, change.row_id] = change.after
