"""Rows that several queries choose from, found once by the file however often they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import CTE


def shared(query: Any, name: str) -> CTE:
    """Return a query as a table expression that SQLite works out once; left alone, it would do so for each use."""
    made: CTE = query.cte(name).prefix_with("MATERIALIZED")
    return made
