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
        found = {name: session.execute(text(f'SELECT * FROM "{name}" ORDER BY id')).all() for name in names}
        found |= {name: session.execute(text(f"SELECT rowid, * FROM {name} ORDER BY rowid")).all() for name in INDEXES}
    return {name: [tuple(row) for row in rows] for name, rows in found.items()}
