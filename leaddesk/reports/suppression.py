"""From a table to its release version: no small count of people, and none that could be worked out.

Counts from 1 to below the threshold are withheld, then whatever would give one away, until every withheld figure, and
every difference that is itself a count of a few people, keeps at least five values that fit all that is published.
Quarters are decided from the oldest to the newest, each once and for all: what was withheld in one quarter's summary
stays withheld where a later summary shows that quarter again. A year to date comes after its quarters and gives way
to them, so that neither depends on which of them was handed out first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from leaddesk.domain.periods import Period
from leaddesk.reports.measure import Together, all_measures
from leaddesk.reports.relations import Key, Place, Told
from leaddesk.reports.table import Cell, Row, State, Table
from leaddesk.reports.withholding import Plan
from leaddesk.reports.yearly_withholding import decide_year

_Column = tuple[tuple[tuple[Key, int], ...], Told]
_KEPT = 256


@dataclass(frozen=True, slots=True)
class _Columns:
    """The periods that are published: quarters by their numbers, then the spans that are made of some of them."""

    quarters: tuple[Period, ...]
    spans: tuple[Period, ...]

    @classmethod
    def of(cls, table: Table) -> _Columns:
        """Tell quarters and longer spans apart: a span holds another column."""
        periods = sorted(column.period for column in table.columns)
        spans = [one for one in periods if any(one != other and _holds(one, other) for other in periods)]
        shown = {cell.period for row in table.rows for cell in row.cells if cell.value is not None}
        spans.sort(key=lambda span: span.last)
        return cls(tuple(one for one in periods if one not in spans), tuple(one for one in spans if one in shown))

    @property
    def numbers(self) -> dict[Period, int]:
        """Return the number of each column."""
        return {period: number for number, period in enumerate((*self.quarters, *self.spans))}

    @property
    def follows(self) -> tuple[bool, ...]:
        """Return of each quarter whether the one before ends on its eve."""
        pairs = zip(self.quarters, self.quarters[1:], strict=False)
        return (False, *(before.last == after.eve for before, after in pairs)) if self.quarters else ()

    def place(self, span: Period) -> Place:
        """Return where a year to date stands."""
        numbers = self.numbers
        quarters = tuple(numbers[one] for one in self.quarters if _holds(span, one))
        shorter = tuple(numbers[one] for one in self.spans if one.first == span.first and one.last < span.last)
        before = next((numbers[one] for one in self.quarters if one.last == span.eve), None)
        return Place(numbers[span], before, quarters[-1], quarters, shorter)


def _holds(span: Period, other: Period) -> bool:
    return span.first <= other.first and other.last <= span.last


def suppress(table: Table) -> Table:
    """Return the release version of a table whose columns are all the periods that are published.

    Each year to date among them comes with all of its quarters and with the shorter ones of its year.
    """
    columns = _Columns.of(table)
    numbers = columns.numbers
    counts: list[list[tuple[Key, int]]] = [[] for _ in numbers]
    others: list[list[tuple[Key, int | None]]] = [[] for _ in numbers]
    for row in table.rows:
        for cell in row.cells:
            if cell.period not in numbers:
                continue
            key, number = (cell.measure, cell.group), numbers[cell.period]
            if not cell.people:
                others[number].append((key, cell.value))
            elif not cell.percent and cell.value is not None:
                counts[number].append((key, cell.value))
    lengths = [(day.last - day.first).days + 1 for day in numbers]
    told = (Told(days, tuple(figures)) for days, figures in zip(lengths, others, strict=True))
    figures = tuple(zip(map(tuple, counts), told, strict=True))
    count = len(columns.quarters)
    places = tuple(columns.place(span) for span in columns.spans)
    plan = _with_years(
        figures[:count], columns.follows, tuple(zip(places, figures[count:], strict=True)), table.threshold
    )
    known = _Released(plan, numbers, {place.number: place.last for place in places})
    sections = tuple(replace(section, rows=tuple(map(known.row, section.rows))) for section in table.sections)
    return replace(table, sections=sections, release=True)


@lru_cache(maxsize=_KEPT)
def _planned(columns: tuple[_Column, ...], follows: tuple[bool, ...], threshold: int) -> Plan:
    """Return the plan for these figures, oldest period first.

    What was decided for the earlier periods does not depend on the later ones, so it is kept: a change in the newest
    quarter decides that quarter alone anew.
    """
    if not columns:
        return Plan({}, threshold)
    plan = _planned(columns[:-1], follows[:-1], threshold).copy()
    period = len(columns) - 1
    figures, told = columns[-1]
    plan.truth = {**plan.truth, **{(*key, period): value for key, value in figures}}
    plan.decide(period, told, follows=follows[-1])
    return plan


@lru_cache(maxsize=_KEPT)
def _with_years(
    quarters: tuple[_Column, ...],
    follows: tuple[bool, ...],
    years: tuple[tuple[Place, _Column], ...],
    threshold: int,
) -> Plan:
    """Return the plan with the years to date, the shorter ones of a year first."""
    if not years:
        return _planned(quarters, follows, threshold)
    plan = _with_years(quarters, follows, years[:-1], threshold).copy()
    place, (figures, told) = years[-1]
    counted = {key: value for key, value in figures if all_measures()[key[0]].together is not Together.LAST}
    plan.truth = {**plan.truth, **{(*key, place.number): value for key, value in counted.items()}}
    decide_year(plan, place, told)
    return plan


@dataclass(frozen=True, slots=True)
class _Released:
    """The cells as they are released."""

    plan: Plan
    numbers: Mapping[Period, int]
    last: Mapping[int, int]
    """The newest quarter of each year to date: what is said of its last day is said there."""

    def row(self, row: Row) -> Row:
        """Return a row with nothing that is withheld."""
        return replace(row, cells=tuple(self._cell(cell) for cell in row.cells))

    def _cell(self, cell: Cell) -> Cell:
        if cell.value is None:
            return cell
        period = self.numbers[cell.period]
        if not cell.people:
            heard = (cell.measure, period) not in self.plan.silent
            return cell if heard else replace(cell, value=None, state=State.LEFT_OUT)
        if cell.percent:
            safe = self._percent_is_safe(cell, period)
            return cell if safe else replace(cell, value=None, state=State.LEFT_OUT)
        if all_measures()[cell.measure].together is Together.LAST:
            period = self.last.get(period, period)
        state = self.plan.withheld.get((cell.measure, cell.group, period))
        return cell if state is None else replace(cell, value=None, state=state)

    def _percent_is_safe(self, cell: Cell, period: int) -> bool:
        """Return whether part, whole and rest are all shown and none of them is small, not even 0."""
        measure = all_measures()[cell.measure]
        share = next(share for share in measure.shares if share.key == cell.group)
        part, whole = ((cell.measure, group, period) for group in (share.part, share.whole))
        if part in self.plan.withheld or whole in self.plan.withheld:
            return False
        truth = self.plan.truth
        return min(truth[part], truth[whole] - truth[part]) >= self.plan.threshold
