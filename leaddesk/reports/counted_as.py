"""The other way round: the figures of a period in which a person, or what was done for them, is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.reports.behind import SOURCES
from leaddesk.reports.counting import counting, figures
from leaddesk.reports.measure import PLACES
from leaddesk.storage.models import Participant, ReferralIn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from leaddesk.reports.closing import Closed
    from leaddesk.reports.measure import Measure, Span


@dataclass(frozen=True, slots=True)
class CountedAs:
    """A row of a measure, and how many of its records are the person's: 1 where the person is counted."""

    measure: str
    group: str
    title: str
    row: str
    kind: str
    count: int


def counted_as(
    session: Session, measures: Mapping[str, Measure], person: int, span: Span, closed: Closed | None
) -> tuple[CountedAs, ...]:
    """Return every row of the internal version that counts the person; a closed quarter answers as it was closed."""
    rows = [row for measure in measures.values() for row in _rows(measure)]
    kept = {key: figure.ids for key, figure in closed.figures.items()} if closed else {}
    own = {kind: set(session.scalars(_own(kind, person))) for kind in {row.kind for row in rows}} if kept else {}
    found: list[int | None] = [
        len(own[row.kind].intersection(kept[row.measure, row.group])) if (row.measure, row.group) in kept else None
        for row in rows
    ]
    asked = [place for place, count in enumerate(found) if count is None]
    if asked:
        queries = [_narrowed(measures[rows[place].measure], rows[place], person) for place in asked]
        for place, count in zip(asked, figures(session, counting(queries), span), strict=True):
            found[place] = count if isinstance(count, int) else len(count)
    return tuple(
        CountedAs(row.measure, row.group, row.title, row.row, row.kind, count)
        for row, count in zip(rows, found, strict=True)
        if count
    )


def _rows(measure: Measure) -> Iterator[CountedAs]:
    groups = [("", measure.title)] if measure.headline is not None else []
    groups += [(one.key, one.label) for one in measure.groups if one.audience.sees(release=False)]
    for key, words in groups:
        kind = measure.kind(key)
        if _owner(kind) is not None and measure.amount(key) is None:
            yield CountedAs(measure.key, key, measure.title, words, kind, 0)


def _narrowed(measure: Measure, row: CountedAs, person: int) -> Select[int]:
    query = measure.select(PLACES, row.group)
    (record,) = query.selected_columns
    return query.where(record.in_(_own(row.kind, person)))


def _own(kind: str, person: int) -> Select[Any]:
    owner = _owner(kind)
    assert owner is not None  # noqa: S101 - only kinds with one are asked for
    return select(owner.class_.id).where(owner == person)


def _owner(kind: str) -> Any:
    """Return the column that says whose records of a kind are, or None where they are nobody's."""
    if kind == "participant":
        return Participant.id
    if kind == "referral_in":
        return ReferralIn.participant_id
    return getattr(SOURCES[kind].table, "participant_id", None)
