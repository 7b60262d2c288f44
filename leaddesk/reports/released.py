"""Which spans may be released beside each other, and what each waits for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.fiscal_years import Stretch
from leaddesk.domain.periods import Period
from leaddesk.i18n import N_
from leaddesk.reports.measure import all_measures
from leaddesk.reports.table import State
from leaddesk.storage.models import ClosedQuarter, ExportRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.fiscal_years import FiscalYear
    from leaddesk.reports.closing import Closings
    from leaddesk.reports.relations import Key
    from leaddesk.reports.table import Cell, Row, Table

_BESIDE = timedelta(days=2 * 366)
"""How long a quarter stands beside later ones, at most: in the last column, or in the trend."""


class ReleaseRefusedError(LeadDeskError):
    """A release that would let a reader work small numbers out."""


OF_A_YEAR = N_("A year, or the year to date, is released from closed quarters, and one of its quarters is open.")
REOPENED = N_("A quarter before this one was reopened, and what this release tells was decided beside it.")


class QuarterOpenError(ReleaseRefusedError):
    """A release that stands on a quarter which is not closed."""

    def __init__(self, quarter: Period, why: str = OF_A_YEAR) -> None:
        """Take the first quarter that has to be closed."""
        super().__init__(why, N_("Close that quarter, then come back to this release."))
        self.quarter = quarter


@dataclass(frozen=True, slots=True)
class Beside:
    """What a reader of a release may have in hand too: earlier quarters that are closed.

    ``empty`` are the quarters of which it is known that nothing had begun.
    """

    quarters: tuple[Period, ...] = ()
    empty: tuple[Period, ...] = ()


def published_beside(session: Session, closings: Closings, year: FiscalYear, period: Period) -> Beside:
    """Return the quarters that a release is decided with: those closed, up to its own, however it is looked at.

    Open ones are in no release, and are closed no more once a later one was handed out, so that a quarter always
    withholds the same. One that was reopened has to be closed first.
    """
    newest = year.quarter_of(period.last)
    quarters = closings.ever(session, newest, year)
    reopened = next((one for one in quarters if one < newest and closings.of(session, one) is None), None)
    if reopened is not None:
        raise QuarterOpenError(reopened, REOPENED)
    begun = [one for one in (*quarters, newest) if closings.begins(session, one)]
    empty = (year.quarter_of(one.eve) for one in begun)
    return Beside((*quarters, newest), tuple(one for one in empty if one not in quarters))


def nothing(keys: Iterable[Key], *, empty: bool) -> dict[Key, int | None]:
    """Return what a quarter says that is in no release: nothing at all, or that nobody was there."""
    measures = all_measures()
    return {key: 0 if empty and measures[key[0]].amount(key[1]) is None else None for key in keys}


def refuse_other_spans(period: Period, year: FiscalYear) -> None:
    """Refuse to release what is no quarter of the office's own year, and no year to date that is made of some."""
    if year.stretch(period) is Stretch.QUARTER or year.made_of(period):
        return
    if year.stretch(period) is Stretch.TO_DATE:
        raise ReleaseRefusedError(
            N_(
                "A year to date is released up to the end of a quarter. Up to another day, it would give small numbers "
                "away."
            ),
            N_("Choose the year to date that ends with the last closed quarter, or use the internal version."),
        )
    raise ReleaseRefusedError(
        N_(
            "A release covers a whole quarter of your own year, or that year to date. Beside them, another span would "
            "give small numbers away."
        ),
        N_("Choose one of those, or use the internal version."),
    )


def years_to_date(
    session: Session, closings: Closings, year: FiscalYear, columns: Iterable[Period]
) -> tuple[Period, ...]:
    """Return the years to date that stand among some columns, each with the shorter ones of its year.

    The first column has to be one that is kept, or a single quarter; the others are left out where they are not.
    """
    found: dict[Period, None] = {}
    for place, column in enumerate(columns):
        quarters = year.made_of(column)
        if not quarters:
            continue
        if closings.of(session, column) is not None:
            found |= dict.fromkeys(span for span in year.to_dates(column.first) if span.last <= column.last)
        elif place == 0:
            _refuse_open(session, closings, column, quarters)
    return tuple(found)


def _refuse_open(session: Session, closings: Closings, span: Period, quarters: Iterable[Period]) -> None:
    for quarter in quarters:
        if closings.of(session, quarter) is None:
            raise QuarterOpenError(quarter)
    raise ReleaseRefusedError(
        N_(
            "Figures of another year to date were kept for these quarters. Beside it, this one would give small "
            "numbers away."
        ),
        N_("Release the quarters one by one, or use the internal version."),
    )


def closed_alone(table: Table, closed: Collection[tuple[date, date]]) -> Table:
    """Return a release that says nothing of earlier quarters that are still open, not even that they are empty.

    The period that it is about stays: until it is closed, the release is looked at and not exported.
    """

    def cell(one: Cell) -> Cell:
        stands = one.period == table.period or (one.period.first, one.period.last) in closed
        return one if stands else replace(one, value=None, state=State.TOO_FEW)

    def row(one: Row) -> Row:
        return replace(one, cells=tuple(map(cell, one.cells)))

    sections = tuple(replace(section, rows=tuple(map(row, section.rows))) for section in table.sections)
    return replace(table, sections=sections)


def was_handed_out(session: Session, quarter: Period) -> bool:
    """Return whether an exported release shows a quarter: its own, a year to date with it, or a later one beside it."""
    days = (ClosedQuarter.first == quarter.first, ClosedQuarter.last == quarter.last)
    closed = select(func.min(ClosedQuarter.closed_at)).where(*days).scalar_subquery()
    ends = func.substr(ExportRow.period, -len("2026-12-31"))
    until = quarter.last + _BESIDE
    made = select(ExportRow.id).where(
        ExportRow.audience == "release",
        ExportRow.at >= closed,
        ends.between(quarter.last.isoformat(), until.isoformat()),
    )
    return session.scalar(made.limit(1)) is not None
