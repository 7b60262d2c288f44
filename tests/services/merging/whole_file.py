"""Everything that the tables hold, to be compared before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from leaddesk.storage.base import Base
from leaddesk.storage.recorder import is_quiet

if TYPE_CHECKING:
    from leaddesk.storage.database import Database

INDEXES = ("person_index", "other_index")


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table but the list of merges itself, and what search looks through."""
    names = [table.name for table in Base.metadata.sorted_tables if not is_quiet(table) and table.name != "merge"]
    with database.read() as session:
        tables = {name: f'SELECT * FROM "{name}" ORDER BY id' for name in names}  # noqa: S608 - our own names
        tables |= {name: f"SELECT rowid, * FROM {name} ORDER BY rowid" for name in INDEXES}  # noqa: S608 - as above
        found = {name: session.execute(text(query)).all() for name, query in tables.items()}
    return {name: [tuple(row) for row in rows] for name, rows in found.items()}
