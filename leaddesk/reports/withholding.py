"""What a release withholds: decided column by column, from what a reader could work out of all that is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leaddesk.reports import relations
from leaddesk.reports.feasible import Linear, Unknowns, Variable
from leaddesk.reports.relations import Place
from leaddesk.reports.safety import Check, around
from leaddesk.reports.table import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leaddesk.reports.relations import Key, Told

_YEAR = 4
"""Quarters."""
_WITHHOLD_LAST = (relations.WHOLE, relations.EVER)


@dataclass(slots=True)
class Plan:
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
    run: list[int] = field(default_factory=list)
    """The newest quarters, as many as follow each other."""
    days: dict[int, int] = field(default_factory=dict)
    """How long each quarter is."""
    stretches: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Two to four quarters in a row that may become a year to date, by a number below 0."""
    loose: list[int] = field(default_factory=list)
    """Stretches in which a later quarter may still endanger the number of those enrolled at some time."""
    middle: list[Linear] = field(default_factory=list)
    """What the middle value of the newest quarter tells of it and the ones before together."""
    most: int | None = None
    """More than any withheld figure can be, once it is asked for."""

    def copy(self) -> Plan:
        """Return a plan that can go on without touching this one."""
        kept = (dict(self.withheld), dict(self.relations), dict(self.counts), list(self.watched), dict(self.alone))
        runs = list(self.run), dict(self.days), dict(self.stretches), list(self.loose)
        return Plan(self.truth, self.threshold, *kept, set(self.silent), *runs)

    def decide(self, period: int, told: Told, *, follows: bool) -> None:
        """Withhold in a period what has to be; the earlier ones are published already.

        ``follows`` says whether the one before ends on its eve.
        """
        before = period - 1 if follows else None
        place = Place(period, before, period)
        self.run = [*(self.run if follows else []), period]
        self.days[period] = told.days
        self.watched.append(period)
        self._take_in(told, place)
        self.withheld |= {figure: State.FEW for figure, n in self.of(period) if 0 < n < self.threshold}
        withheld = dict(self.withheld)
        if not self._make_safe(period, final=told.middle is None) or not self._bears_middle(period):
            self.withheld = withheld
            self.silent.add((relations.MIDDLE[0], period))
            self._take_in(told.without_middle(), place)
            self._make_safe(period)
        self._settle(period)
        self._hush(period, before)

    def _make_safe(self, period: int, *, final: bool = True) -> bool:
        """Withhold in a quarter until every figure that is watched is safe; return whether that can be.

        It can be where that is ``final``: a quarter that tells nothing makes no figure unsafe. A middle value may.
        """
        checks, near_by = self._checks(period), (*range(min(self.watched), period + 1), *self.stretches)
        while unsafe := next((found for check in checks if (found := check.unsafe()) is not None), None):
            steps = self.steps(unsafe, period, near_by)
            if not steps and not final:
                return False
            self.withhold_for(unsafe, checks, steps)
        return True

    def _bears_middle(self, period: int) -> bool:
        """Return whether the middle value of a quarter can be told beside several; nothing more is withheld for it."""
        news = self._news(period)
        self.relations[period] += news
        reached = {figure[2] for one in news for figure, _ in one.terms}
        return not news or all(check.unsafe() is None for check in self._checks(period, reached))

    def _checks(self, period: int, reached: Collection[int] = ()) -> list[Check]:
        """Return what looks at the quarters that are watched, and at earlier ones reached, as they once settled."""
        tie, more = self.tie(period), set(reached).difference(self.watched)
        touched = [n for n, part in self.stretches.items() if n not in self.loose and not more.isdisjoint(part)]
        return [
            *(self._of_quarter(watched, period) for watched in self.watched),
            *(self._of_stretch(number, period) for number in self.loose),
            *(self._of_quarter(number, period, tie) for number in sorted(more)),
            *(self._of_stretch(number, period, tie) for number in touched),
        ]

    def _news(self, period: int) -> list[Linear]:
        """Return what the middle value of this quarter tells that is not known yet; the rest tells a reader nothing."""
        if not self.middle:
            return []
        quarters = range(self.run[0], period + 1)
        free = {f: self.bounds(s) for f, s in self.withheld.items() if f[2] in quarters}
        known = Unknowns(free, [one for quarter in quarters for one in self.relations[quarter]], self.truth)
        return [one for one in self.middle if not _follows(one, known.range_of(one))]

    def _settle(self, period: int) -> None:
        """Let go of the quarters, and stretches of them, that nothing told of later periods can make unsafe.

        Periods are tied by the people enrolled on a last day only: with their number taken as known, every figure
        must still be safe.
        """
        tie = self.tie(period)
        if tie is None:
            self.watched, self.loose = [], []
            return
        self.watched = [n for n in self.watched if self._of_quarter(n, period, tie).unsafe() is not None]
        self.loose = [n for n in self.loose if self._of_stretch(n, period, tie).unsafe() is not None]

    def _take_in(self, told: Told, place: Place) -> None:
        """Take in what a reader knows about a quarter and about the last ones together.

        A year to date may be made of these, and a middle value tells of all of them.
        """
        self.learn(told, place)
        self.middle = []
        if told.middle is not None:
            middle = relations.middle_over(told.middle, [self.days[quarter] for quarter in self.run], self.run)
            self.middle = [one for one in middle if self.keeps(one)]
        for size in range(2, min(len(self.run), _YEAR + 1) + 1):
            quarters = self.run[-size:]
            self.counts[place.number] += [one for one in relations.over(quarters) if self.is_small(one)]
            if size <= _YEAR:
                self._stretch(quarters)

    def _stretch(self, quarters: Sequence[int]) -> None:
        """Take in those enrolled at some time in quarters in a row: a figure that a year to date may hide.

        Any number that the quarters allow stands for the true one.
        """
        # no two stretches have this number, and no column has one below 0
        number = -(quarters[-1] * (_YEAR + 1) + len(quarters))
        figure, ties = (*relations.EVER, number), relations.ever_over(quarters, number)
        least = {**self.truth, figure: 0}
        if not all(_readable(tie, least) for tie in ties):
            return
        self.truth = {**least, figure: max(-tie.at(least) for tie in ties if tie.high is None)}
        self.withheld[figure] = State.TOO_FEW
        self.relations[number] = [tie for tie in ties if self.keeps(tie)]
        before = quarters[0] - 1 if quarters[0] != self.run[0] else None
        parts = relations.parts_of_ever(quarters, number, before)
        self.counts[number] = [one for one in parts if self.is_small(one)]
        self.alone[figure] = Linear(((figure, 1),))
        self.stretches[number] = tuple(quarters)
        self.loose = [*self.loose, number] if number not in self.loose else self.loose

    def _of_quarter(self, number: int, period: int, tie: Linear | None = None) -> Check:
        return self._check((number,), (number,), period, tie)

    def _of_stretch(self, number: int, period: int, tie: Linear | None = None) -> Check:
        return self._check(self.stretches[number], (number,), period, tie)

    def _check(self, quarters: tuple[int, ...], columns: tuple[int, ...], period: int, tie: Linear | None) -> Check:
        """Return what looks at a quarter, or at some in a row: with its neighbours first, then with all since then."""
        window, learnt = around(quarters, period), range(max(0, quarters[0] - 1), period + 1)
        more = tuple(column for column in columns if column not in learnt)
        wide = Check(self, (*learnt, *more), columns, tie, may_be_told=bool(more))
        if len(window) == len(learnt):
            return wide
        return Check(self, (*window, *more), columns, tie, learnt=(*learnt, *more), wider=wide)

    def tells(self, sought: Linear, columns: Iterable[int]) -> bool:
        """Return whether all quarters together tell a figure of some other columns for certain."""
        check = Check(self, (*range(len(self.run) and self.run[-1] + 1), *columns), ())
        low, high = check.unknowns().range_of(sought)
        return low == high

    def _hush(self, period: int, before: int | None) -> None:
        """Withhold the intakes due where the arrest diversions that they come from are: two quarters of these."""
        doors = [(*relations.ARRESTS, number) for number in (period, before) if number is not None]
        if any(door in self.withheld for door in doors):
            due = [figure for figure, value in self.of(period) if figure[0] == relations.DUE and value]
            self.withheld |= dict.fromkeys(due, State.TOO_FEW)

    def tie(self, period: int) -> Linear | None:
        """Return that the number of people enrolled on a column's last day is known, unless it is shown anyway."""
        stock = Linear(tuple(((*key, period), 1) for key in (relations.ACTIVE, relations.INACTIVE)))
        if not _readable(stock, self.truth) or not any(figure in self.withheld for figure, _ in stock.terms):
            return None
        number = stock.at(self.truth)
        return Linear(stock.terms, number, number)

    def learn(self, told: Told, place: Place) -> None:
        """Take in what a reader knows about a column, and which sums of its figures count people too."""
        column: dict[Key, int] = {(figure[0], figure[1]): value for figure, value in self.of(place.number)}
        self.silent |= {(measure, place.number) for measure in relations.silent(column, told, self.threshold)}
        for key in (relations.ACTIVE, relations.INACTIVE):
            if (*key, place.last) in self.truth:
                column[key] = self.truth[*key, place.last]
        found = relations.known(column, told, place, self.threshold)
        self.relations[place.number] = [one for one in found.relations if self.keeps(one)]
        self.counts[place.number] = [one for one in found.counts if self.is_small(one)]
        self.alone |= {figure: Linear(((figure, 1),)) for figure, _value in self.of(place.number)}

    def keeps(self, relation: Linear) -> bool:
        """Return whether the figures keep a relation."""
        return _readable(relation, self.truth) and relation.holds(self.truth)

    def is_small(self, count: Linear) -> bool:
        """Return whether a sum of figures counts a few people."""
        return _readable(count, self.truth) and 0 < count.at(self.truth) < self.threshold

    def of(self, period: int) -> list[tuple[Variable, int]]:
        """Return the counts of a column."""
        return [(figure, value) for figure, value in self.truth.items() if figure[2] == period]

    def bounds(self, state: State) -> tuple[int, int]:
        """Return what the word in a cell tells about its figure."""
        if self.most is None:
            self.most = 2 * max(self.truth.values(), default=0) + 10 * self.threshold
        most = self.most
        few = (1, self.threshold - 1)
        return {State.FEW: few, State.WITHHELD: (self.threshold, most)}.get(state, (0, most))

    def withhold_for(self, unsafe: Linear, checks: Sequence[Check], steps: Sequence[tuple[Variable, State]]) -> bool:
        """Withhold what makes an unsafe figure safe and costs least; failing that, take the first step towards it.

        Returns whether it is safe now.
        """
        for figure, state in steps:
            seen, before = (
                [{key: set(values) for key, values in check.seen.items()} for check in checks],
                self.withheld.get(figure),
            )
            self.withheld[figure] = state
            if all(check.safe(unsafe) for check in checks if check.asks(unsafe)):
                return True
            del self.withheld[figure]
            if before is not None:
                self.withheld[figure] = before
            for check, known in zip(checks, seen, strict=True):
                check.seen = known
        # in a quarter there is always a step: one that tells nothing can't make a figure unsafe
        figure, state = steps[0]
        self.withheld[figure] = state
        return False

    def steps(self, unsafe: Linear, period: int, near_by: Collection[int]) -> list[tuple[Variable, State]]:
        """Return what could be withheld next in a column, what costs least first.

        First figures that are still shown, nearest to the unsafe one, totals last; then, where even the words
        *fewer than* and *larger* tell too much, those words, and zeros.
        """
        near = self._near(unsafe, period, near_by)
        shown = [figure for figure in near if figure not in self.withheld and self.truth[figure]]
        shown.sort(key=lambda figure: figure[:2] in _WITHHOLD_LAST)
        told = [figure for figure in near if self.withheld.get(figure) is not State.TOO_FEW and figure not in shown]
        return [*((f, State.WITHHELD) for f in shown), *((f, State.TOO_FEW) for f in told)]

    def _near(self, unsafe: Linear, period: int, near_by: Collection[int]) -> list[Variable]:
        """Return the figures of a column that have to do with the unsafe one, nearest first."""
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


def _follows(relation: Linear, bounds: tuple[int, int]) -> bool:
    """Return whether a sum within bounds keeps a relation in any case."""
    low, high = bounds
    return (relation.low is None or low >= relation.low) and (relation.high is None or high <= relation.high)


def _readable(sought: Linear, truth: Mapping[Variable, int]) -> bool:
    return all(variable in truth for variable, _ in sought.terms)
