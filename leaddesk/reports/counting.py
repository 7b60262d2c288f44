"""Many figures from one statement: each table expression is found once, and walked once for all that is asked of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import FromClause, Select, case, func, select

from leaddesk.reports.shared import each_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from leaddesk.reports.measure import Span

Counting = tuple[Select[Any], tuple[int, ...]]
"""A statement that counts, and the places of its figures among those asked for."""
_AT_ONCE: Final = 100
"""SQLite takes no more than 127 arguments in one call."""


def counting(cases: Sequence[Select[int]], numbers: Sequence[Select[Any]] = ()) -> Counting:
    """Return the statement that says how many different records each query finds, then the numbers of others.

    Each query chooses from one table expression; ``numbers`` say a number of each record, which has one row in it.
    """
    walks: dict[FromClause, list[tuple[int, Any]]] = {}
    for place, query in enumerate([*cases, *numbers]):
        # its only table expression; asking the query itself would put it into words once more
        record, *number = query.selected_columns
        asked = _numbers(query, number[0]) if number else _count(query, once=each_once(record.table))
        walks.setdefault(record.table, []).append((place, asked))
    found, places = [], []
    for source, asked_of_it in walks.items():
        for start in range(0, len(asked_of_it), _AT_ONCE):
            some = asked_of_it[start : start + _AT_ONCE]
            found.append(select(func.json_array(*(asked for _, asked in some))).select_from(source).scalar_subquery())
            places += [place for place, _ in some]
    return select(*found), tuple(places)


def stands_once(query: Select[Any]) -> bool:
    """Return whether the records of a query stand once in the table expression that it chooses from."""
    return each_once(query.selected_columns[0].table)


def _count(query: Select[int], *, once: bool) -> Any:
    (record,) = query.selected_columns
    chosen = query.whereclause
    found = record if chosen is None else case((chosen, record))
    return func.count(found if once else found.distinct())


def _numbers(query: Select[Any], number: Any) -> Any:
    chosen = query.whereclause
    return func.json_group_array(number if chosen is None else case((chosen, number)))


def figures(session: Session, asked: Counting, span: Span) -> list[int | list[int]]:
    """Return what a statement finds for these days, in the order asked for: counts, and lists of numbers."""
    statement, places = asked
    said = [one for text in session.execute(statement, span.filled_in()).one() for one in json.loads(text)]
    found = dict(zip(places, said, strict=True))
    in_order = (found[place] for place in range(len(found)))
    return [[n for n in one if n is not None] if isinstance(one, list) else one for one in in_order]
