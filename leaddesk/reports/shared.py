"""Rows that several queries choose from, found once by the file however often they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import CTE, FromClause

_ONCE: set[FromClause] = set()


def shared(query: Any, name: str, *, once: bool = False) -> CTE:
    """Return a query as a table expression that SQLite works out once; left alone, it would do so for each use.

    ``once`` says that no record has two rows in it, so that counting need not tell them apart.
    """
    made: CTE = query.cte(name).prefix_with("MATERIALIZED")
    if once:
        _ONCE.add(made)
    return made


def each_once(source: FromClause) -> bool:
    """Return whether no record has two rows in a table expression."""
    return source in _ONCE
