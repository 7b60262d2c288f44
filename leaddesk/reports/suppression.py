"""From a table to its release version: no small count of people, and none that could be worked out.

Counts from 1 to below the threshold are withheld, then whatever would give one away, until every withheld figure,
and every difference that is itself a count of a few people, keeps at least five values that fit all that is
published. Quarters are decided from the oldest to the newest, each once and for all: what was withheld in one
quarter's summary stays withheld where a later summary shows that quarter again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from leaddesk.reports import relations
from leaddesk.reports.feasible import Linear, Unknowns, Variable
from leaddesk.reports.measure import all_measures
from leaddesk.reports.relations import Key, Told
from leaddesk.reports.table import Cell, Row, State, Table

if TYPE_CHECKING:
    from leaddesk.domain.periods import Period

_Column = tuple[tuple[tuple[Key, int], ...], Told]
_KEPT = 256
ENOUGH = 5
"""Values that each withheld figure must keep."""
_WITHHOLD_LAST = (relations.WHOLE, relations.EVER)


def suppress(table: Table) -> Table:
    """Return the release version of a table whose columns are all the periods that are published."""
    periods = sorted(column.period for column in table.columns)
    numbers = {period: number for number, period in enumerate(periods)}
    counts: list[list[tuple[Key, int]]] = [[] for _ in periods]
    others: list[list[tuple[Key, int | None]]] = [[] for _ in periods]
    for row in table.rows:
        for cell in row.cells:
            key, number = (cell.measure, cell.group), numbers[cell.period]
            if not cell.people:
                others[number].append((key, cell.value))
            elif not cell.percent and cell.value is not None:
                counts[number].append((key, cell.value))
    lengths = [(day.last - day.first).days + 1 for day in periods]
    told = (Told(days, tuple(figures)) for days, figures in zip(lengths, others, strict=True))
    follows = tuple(number > 0 and periods[number - 1].last == day.eve for number, day in enumerate(periods))
    plan = _planned(tuple(zip(map(tuple, counts), told, strict=True)), follows, table.threshold)
    sections = tuple(
        replace(section, rows=tuple(_released(row, plan, numbers) for row in section.rows))
        for section in table.sections
    )
    return replace(table, sections=sections, release=True)


@lru_cache(maxsize=_KEPT)
def _planned(columns: tuple[_Column, ...], follows: tuple[bool, ...], threshold: int) -> _Plan:
    """Return the plan for these figures, oldest period first.

    What was decided for the earlier periods does not depend on the later ones, so it is kept: a change in the newest
    quarter decides that quarter alone anew.
    """
    if not columns:
        return _Plan({}, threshold)
    plan = _planned(columns[:-1], follows[:-1], threshold).copy()
    period = len(columns) - 1
    figures, told = columns[-1]
    plan.truth = {**plan.truth, **{(*key, period): value for key, value in figures}}
    plan.decide(period, told, follows=follows[-1])
    return plan


def _released(row: Row, plan: _Plan, numbers: Mapping[Period, int]) -> Row:
    return replace(row, cells=tuple(_cell(cell, plan, numbers[cell.period]) for cell in row.cells))


def _cell(cell: Cell, plan: _Plan, period: int) -> Cell:
    if not cell.people:
        heard = (cell.measure, period) not in plan.silent
        return cell if heard else replace(cell, value=None, state=State.LEFT_OUT)
    if cell.percent:
        safe = _percent_is_safe(cell, plan, period)
        return cell if safe else replace(cell, value=None, state=State.LEFT_OUT)
    state = plan.withheld.get((cell.measure, cell.group, period))
    return cell if state is None else replace(cell, value=None, state=state)


def _percent_is_safe(cell: Cell, plan: _Plan, period: int) -> bool:
    """Return whether part, whole and rest are all shown and none of them is small, not even 0."""
    measure = all_measures()[cell.measure]
    share = next(share for share in measure.shares if share.key == cell.group)
    part, whole = ((cell.measure, group, period) for group in (share.part, share.whole))
    if cell.value is None or part in plan.withheld or whole in plan.withheld:
        return False
    return min(plan.truth[part], plan.truth[whole] - plan.truth[part]) >= plan.threshold


@dataclass(slots=True)
class _Plan:
    """What is withheld, so far."""

    truth: Mapping[Variable, int]
    threshold: int
    withheld: dict[Variable, State] = field(default_factory=dict)
    relations: dict[int, list[Linear]] = field(default_factory=dict)
    counts: dict[int, list[Linear]] = field(default_factory=dict)
    watched: list[int] = field(default_factory=list)
    """Periods that a later one may still endanger."""
    alone: dict[Variable, Linear] = field(default_factory=dict)
    """Each figure as a sum of one."""
    silent: set[tuple[str, int]] = field(default_factory=set)
    """What happened, by measure and period, where it tells too much of the people it happened to."""

    def copy(self) -> _Plan:
        """Return a plan that can go on without touching this one."""
        kept = (dict(self.withheld), dict(self.relations), dict(self.counts), list(self.watched), dict(self.alone))
        return _Plan(self.truth, self.threshold, *kept, set(self.silent))

    def decide(self, period: int, told: Told, *, follows: bool) -> None:
        """Withhold in a period what has to be; the earlier ones are published already.

        ``follows`` says whether the one before ends on its eve.
        """
        before = period - 1 if follows else None
        self._learn(period, told, before)
        for figure, value in self._of(period):
            self.alone[figure] = Linear(((figure, 1),))
            if 0 < value < self.threshold:
                self.withheld[figure] = State.FEW
        self.watched.append(period)
        checks = [_Check(self, _window(watched, period), watched) for watched in self.watched]
        while unsafe := next((found for check in checks if (found := check.unsafe()) is not None), None):
            self._withhold_for(unsafe, checks, period)
        self.watched = [watched for watched in self.watched if not self._settled(watched, period)]
        self._hush(period, before)

    def _hush(self, period: int, before: int | None) -> None:
        """Withhold the intakes due where the arrest diversions that they come from are: two quarters of these."""
        doors = [(*relations.ARRESTS, number) for number in (period, before) if number is not None]
        if any(door in self.withheld for door in doors):
            due = [figure for figure, value in self._of(period) if figure[0] == relations.DUE and value]
            self.withheld |= dict.fromkeys(due, State.TOO_FEW)

    def _settled(self, watched: int, period: int) -> bool:
        """Return whether nothing that a later period tells can make a figure of this one unsafe.

        Periods are tied by the people enrolled on a last day only: with their number taken as known, every figure
        must still be safe.
        """
        stock = Linear(tuple(((*key, period), 1) for key in (relations.ACTIVE, relations.INACTIVE)))
        if not _readable(stock, self.truth) or not any(figure in self.withheld for figure, _ in stock.terms):
            return True
        number = stock.at(self.truth)
        tie = Linear(stock.terms, number, number)
        return _Check(self, _window(watched, period), watched, tie).unsafe() is None

    def _learn(self, period: int, told: Told, before: int | None) -> None:
        column: dict[Key, int] = {(figure[0], figure[1]): value for figure, value in self._of(period)}
        self.silent |= {(measure, period) for measure in relations.silent(column, told, self.threshold)}
        found = relations.known(column, told, period, before, self.threshold)
        self.relations[period] = [r for r in found.relations if _readable(r, self.truth) and r.holds(self.truth)]
        self.counts[period] = [c for c in found.counts if _readable(c, self.truth) and self._small(c)]

    def _small(self, count: Linear) -> bool:
        return 0 < count.at(self.truth) < self.threshold

    def _of(self, period: int) -> list[tuple[Variable, int]]:
        return [(figure, value) for figure, value in self.truth.items() if figure[2] == period]

    def bounds(self, state: State) -> tuple[int, int]:
        """Return what the word in a cell tells about its figure."""
        most = 2 * max(self.truth.values(), default=0) + 10 * self.threshold
        few = (1, self.threshold - 1)
        return {State.FEW: few, State.WITHHELD: (self.threshold, most)}.get(state, (0, most))

    def _withhold_for(self, unsafe: Linear, checks: list[_Check], period: int) -> None:
        """Withhold what makes an unsafe figure safe and costs least; failing that, take one step towards it."""
        steps = self._steps(unsafe, period)
        for figure, state in steps:
            seen, before = (
                [{key: set(values) for key, values in check.seen.items()} for check in checks],
                self.withheld.get(figure),
            )
            self.withheld[figure] = state
            if all(check.safe(unsafe) for check in checks if check.asks(unsafe)):
                return
            del self.withheld[figure]
            if before is not None:
                self.withheld[figure] = before
            for check, known in zip(checks, seen, strict=True):
                check.seen = known
        # there is always a step: a period that tells nothing can't make a figure unsafe
        figure, state = steps[0]
        self.withheld[figure] = state

    def _steps(self, unsafe: Linear, period: int) -> list[tuple[Variable, State]]:
        """Return what could be withheld next, what costs least first.

        First figures that are still shown, nearest to the unsafe one, totals last; then, where even the words
        *fewer than* and *larger* tell too much, those words, and zeros.
        """
        near = self._near(unsafe, period)
        shown = [figure for figure in near if figure not in self.withheld and self.truth[figure]]
        shown.sort(key=lambda figure: figure[:2] in _WITHHOLD_LAST)
        told = [figure for figure in near if self.withheld.get(figure) is not State.TOO_FEW and figure not in shown]
        return [*((f, State.WITHHELD) for f in shown), *((f, State.TOO_FEW) for f in told)]

    def _near(self, unsafe: Linear, period: int) -> list[Variable]:
        """Return the figures of the period that have to do with the unsafe one, nearest first."""
        near_by = _window(min(self.watched), period)
        links = [[variable for variable, _ in relation.terms] for p in near_by for relation in self.relations[p]]
        reached = {variable for variable, _ in unsafe.terms}
        found: list[Variable] = []
        nearest = sorted(reached, key=self._cost)
        while nearest:
            found += [figure for figure in nearest if figure[2] == period]
            grown = {variable for link in links if not reached.isdisjoint(link) for variable in link}
            nearest = sorted(grown - reached, key=self._cost)
            reached |= grown
        return found

    def _cost(self, figure: Variable) -> tuple[bool, bool, int, Variable]:
        return figure[:2] in _WITHHOLD_LAST, figure[1] == "", self.truth[figure], figure


def _window(watched: int, period: int) -> range:
    """Return the periods whose figures may differ from the truth while one is looked at."""
    return range(max(0, watched - 1), period + 1)


def _readable(sought: Linear, truth: Mapping[Variable, int]) -> bool:
    return all(variable in truth for variable, _ in sought.terms)


@dataclass(slots=True)
class _Check:
    """Finds the figures of one period that could be worked out from the periods of a window.

    What fits stays fitting when more is withheld, so the sets of figures found once are kept.
    """

    plan: _Plan
    window: range
    period: int
    tie: Linear | None = None
    seen: dict[Linear, set[int]] = field(default_factory=dict)
    made: tuple[frozenset[tuple[Variable, State]], Unknowns] | None = None

    def unsafe(self) -> Linear | None:
        """Return a figure, or a small difference, that keeps too few values."""
        return next((sought for sought in self._sought() if not self.safe(sought)), None)

    def asks(self, sought: Linear) -> bool:
        """Return whether this check is about the figure."""
        return sought in self._sought()

    def safe(self, sought: Linear) -> bool:
        """Return whether a figure keeps enough values."""
        enough = min(ENOUGH, self.plan.threshold - 1)
        seen = self.seen.setdefault(sought, {sought.at(self.plan.truth)})
        if len(seen) < enough:
            for figures in self._unknowns().others(sought, frozenset(seen), enough):
                for other in self._sought():
                    self.seen.setdefault(other, {other.at(self.plan.truth)}).add(other.at(figures))
        return len(seen) >= enough

    def _sought(self) -> list[Linear]:
        cells = [self.plan.alone[figure] for figure in self.plan.withheld if figure[2] == self.period]
        return cells + self.plan.counts[self.period]

    def _unknowns(self) -> Unknowns:
        plan = self.plan
        free = {f: s for f, s in plan.withheld.items() if f[2] in self.window}
        state = frozenset(free.items())
        if self.made is None or self.made[0] != state:
            bounds = {figure: plan.bounds(known) for figure, known in free.items()}
            known = [relation for period in self.window for relation in plan.relations[period]]
            known += [] if self.tie is None else [self.tie]
            self.made = state, Unknowns(bounds, known, plan.truth)
        return self.made[1]
