"""One action as the rows it changed: what undo, audit and every open page follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None means that it was not there."""

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def inverse(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.table, self.row_id, self.after, self.before)


@dataclass(slots=True)
class ChangeSet:
    """Everything one action did, under the label that Undo shows."""

    label: str
    rows: list[RowChange] = field(default_factory=list)
    replayed: bool = False
    final_because: str = ""

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables of which a row was changed."""
        return frozenset(row.table for row in self.rows)

    def touches(self, *tables: str) -> bool:
        """Return whether a row of any of these tables was changed."""
        return any(row.table in tables for row in self.rows)

    def inverse(self) -> ChangeSet:
        """Return the change set that takes this one back, last row first."""
        return ChangeSet(self.label, [row.inverse() for row in reversed(self.rows)])
