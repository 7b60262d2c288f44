"""A way back that stays in the file: what an action changed, kept as plain values, and put back column by column.

Session undo puts whole rows back and stops where one has moved on. Here a row that was worked on since keeps that work:
only the columns that the action itself changed go back, and those that were changed again stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from leaddesk.storage.base import Base
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.recorder import DIALECT, RECORDING, Recording, attributes, imaged, stored, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Table
    from sqlalchemy.orm import Mapper, Session


@dataclass(slots=True)
class WayBack:
    """What can't be put back as it was: columns that were changed again, and rows that are no more."""

    stays: list[tuple[str, int, str]] = field(default_factory=list)
    purged: int = 0


def reversal_of(session: Session) -> list[dict[str, Any]]:
    """Return what the write has changed so far, oldest first; of a changed row only the columns that differ."""
    session.flush()
    recording = session.info[RECORDING]
    assert isinstance(recording, Recording)  # noqa: S101 - every write records
    assert recording.changes is not None  # noqa: S101 - and not quietly
    ends: dict[tuple[str, int], list[Any]] = {}
    for row in recording.changes.rows:
        ends.setdefault((row.table, row.row_id), [row.before, None])[1] = row.after
    return [step for (table, row_id), (before, after) in ends.items() if (step := _step(table, row_id, before, after))]


def _step(name: str, row_id: int, before: Any, after: Any) -> dict[str, Any] | None:
    table = Base.metadata.tables[name]
    now = stored(table, after)
    if before is None:
        return {"table": name, "id": row_id, "before": None, "after": now}
    was = stored(table, before)
    changed = sorted(key for key in was.keys() | now.keys() if was.get(key) != now.get(key))
    if not changed:
        return None
    return {
        "table": name,
        "id": row_id,
        "before": {key: was.get(key) for key in changed},
        "after": {key: now.get(key) for key in changed},
    }


def look_back(session: Session, reversal: Sequence[dict[str, Any]]) -> WayBack:
    """Return what ``take_back`` would leave as it is."""
    return _walk(session, reversal, write=False)


def take_back(session: Session, reversal: Sequence[dict[str, Any]]) -> WayBack:
    """Put back what was changed, the last first, inside a write; return what stays."""
    found = _walk(session, reversal, write=True)
    session.flush()
    return found


def _walk(session: Session, reversal: Sequence[dict[str, Any]], *, write: bool) -> WayBack:
    found = WayBack()
    for step in reversed(reversal):
        mapper = mapper_of(step["table"])
        row = session.get(mapper.class_, step["id"], execution_options={INCLUDE_REMOVED: True})
        if row is None:
            found.purged += 1
            continue
        now = _now(mapper, row)
        if step["before"] is None:
            if write and now == step["after"]:
                session.delete(row)
            continue
        for column, key, value in _columns(mapper, step["before"]):
            if now.get(column) != step["after"][column]:
                found.stays.append((step["table"], step["id"], column))
            elif write:
                setattr(row, key, value)
    return found


def _columns(mapper: Mapper[Any], before: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    readers = _readers(table_of(mapper))
    keys = dict(attributes(mapper))
    for column, raw in before.items():
        read = readers[column]
        yield column, keys[column], raw if read is None or raw is None else read(raw)


def _now(mapper: Mapper[Any], row: Any) -> dict[str, Any]:
    return stored(table_of(mapper), {column: getattr(row, key) for column, key in attributes(mapper)})


@cache
def _readers(table: Table) -> dict[str, Callable[[Any], Any] | None]:
    return {column.name: column.type.dialect_impl(DIALECT).result_processor(DIALECT, None) for column in imaged(table)}


@cache
def mapper_of(table: str) -> Mapper[Any]:
    """Return the class behind a table's name."""
    return next(mapper for mapper in Base.registry.mappers if table_of(mapper).name == table)
