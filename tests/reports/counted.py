"""A figure, checked against the list behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.reports.measure import all_measures

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


def counted_figure(database, measure: str, group: str, span: Span) -> int | None:
    """Return what a row says: the length of its list, or what its amount makes of the numbers of that very list."""
    found = all_measures()[measure]
    with database.read() as session:
        figure, ids, amount = found.figure(session, span, group), found.ids(session, span, group), found.amount(group)
        if amount is None:
            assert figure == len(ids)
        else:
            numbers = amount.by_id(session, span)
            assert sorted(numbers) == ids
            assert figure == amount.of(list(numbers.values()))
        return figure
