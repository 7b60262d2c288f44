"""What a release withholds: decided column by column, from what a reader could work out of all that is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leaddesk.reports import relations
from leaddesk.reports.feasible import Linear, Unknowns, Variable
from leaddesk.reports.relations import Place
from leaddesk.reports.table import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leaddesk.reports.relations import Key, Told

ENOUGH = 5
"""Values that each withheld figure must keep."""
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
        self.run = [*(self.run if follows else []), period]
        self.days[period] = told.days
        self._take_in(told, Place(period, before, period))
        for figure, value in self.of(period):
            if 0 < value < self.threshold:
                self.withheld[figure] = State.FEW
        self.watched.append(period)
        while True:
            told = self._make_safe(period, told, before)
            reached = self._reached(period) - set(self.watched)
            if not reached:
                break
            self.watched = sorted(reached.union(self.watched))
            touched = [number for number, quarters in self.stretches.items() if not reached.isdisjoint(quarters)]
            self.loose = sorted({*self.loose, *touched})
        self._settle(period)
        self._hush(period, before)

    def _make_safe(self, period: int, told: Told, before: int | None) -> Told:
        """Withhold in a quarter until every figure that is watched is safe; return what stays told of the quarter."""
        checks, near_by = self._checks(period), (*_window(min(self.watched), period), *self.loose)
        while unsafe := next((found for check in checks if (found := check.unsafe()) is not None), None):
            steps = self.steps(unsafe, period, near_by)
            if steps or told.middle is None:
                self.withhold_for(unsafe, checks, steps)
            else:
                # nothing is left that could be withheld: it is the middle value that tells of an earlier quarter
                told = told.without_middle()
                self.silent.add((relations.MIDDLE[0], period))
                self._take_in(told, Place(period, before, period))
                checks = self._checks(period)
        return told

    def _reached(self, period: int) -> set[int]:
        """Return the quarters of which the middle value of this one tells what was not known without it."""
        if not self.middle:
            return set()
        quarters = range(self.run[0], period + 1)
        known = [one for quarter in quarters for one in self.relations[quarter] if one not in self.middle]
        free = {f: self.bounds(s) for f, s in self.withheld.items() if f[2] in quarters}
        without = Unknowns(free, known, self.truth)
        news = [one for one in self.middle if not _follows(one, without.range_of(one))]
        return {figure[2] for one in news for figure, _ in one.terms}

    def _settle(self, period: int) -> None:
        """Let go of the quarters, and stretches of them, that nothing told of later periods can make unsafe.

        Periods are tied by the people enrolled on a last day only: with their number taken as known, every figure
        must still be safe.
        """
        tie = self.tie(period)
        if tie is None:
            self.watched, self.loose = [], []
            return
        self.watched = [n for n in self.watched if Check(self, _window(n, period), (n,), tie).unsafe() is not None]
        self.loose = [n for n in self.loose if self._of_stretch(n, period, tie).unsafe() is not None]

    def _checks(self, period: int) -> list[Check]:
        checks = [Check(self, _window(watched, period), (watched,)) for watched in self.watched]
        return [*checks, *(self._of_stretch(number, period) for number in self.loose)]

    def _take_in(self, told: Told, place: Place) -> None:
        """Take in what a reader knows about a quarter and about the last ones together.

        A year to date may be made of these, and a middle value tells of all of them.
        """
        self.learn(told, place)
        self.middle = []
        if told.middle is not None:
            middle = relations.middle_over(told.middle, [self.days[quarter] for quarter in self.run], self.run)
            self.middle = [one for one in middle if self.keeps(one)]
            self.relations[place.number] += self.middle
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
        self.relations[number], self.counts[number] = [tie for tie in ties if self.keeps(tie)], []
        self.alone[figure] = Linear(((figure, 1),))
        self.stretches[number] = tuple(quarters)
        self.loose = [*self.loose, number] if number not in self.loose else self.loose

    def _of_stretch(self, number: int, period: int, tie: Linear | None = None) -> Check:
        window = (*range(max(0, self.stretches[number][0] - 1), period + 1), number)
        return Check(self, window, (number,), tie, may_be_told=True)

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


def _window(watched: int, period: int) -> range:
    """Return the periods whose figures may differ from the truth while one is looked at."""
    return range(max(0, watched - 1), period + 1)


def _readable(sought: Linear, truth: Mapping[Variable, int]) -> bool:
    return all(variable in truth for variable, _ in sought.terms)


@dataclass(slots=True)
class Check:
    """Finds the figures of some columns that could be worked out from those of a window.

    What fits stays fitting when more is withheld, so the sets of figures found once are kept.
    """

    plan: Plan
    window: Collection[int]
    columns: Collection[int]
    tie: Linear | None = None
    about: Collection[str] | None = None
    """The measures whose figures are looked at; None for all."""
    may_be_told: bool = False
    """Whether a figure is safe as well where the quarters tell it: a year to date then shows it."""
    seen: dict[Linear, set[int]] = field(default_factory=dict)
    made: tuple[frozenset[tuple[Variable, State]], Unknowns] | None = None
    _asked: tuple[frozenset[Variable], dict[Linear, None], dict[Variable, list[Linear]]] | None = None

    def unsafe(self) -> Linear | None:
        """Return a figure, or a small difference, that keeps too few values."""
        return next((sought for sought in self._sought()[0] if not self.safe(sought)), None)

    def asks(self, sought: Linear) -> bool:
        """Return whether this check is about the figure."""
        return sought in self._sought()[0]

    def safe(self, sought: Linear) -> bool:
        """Return whether a figure keeps enough values."""
        truth, enough = self.plan.truth, min(ENOUGH, self.plan.threshold - 1)
        seen = self.seen.setdefault(sought, {sought.at(truth)})
        if len(seen) < enough:
            touching = self._sought()[1]
            for moved in self.unknowns().others(sought, frozenset(seen), enough):
                figures = {**truth, **moved}
                for other in {other for figure in moved for other in touching.get(figure, ())}:
                    self.seen.setdefault(other, {other.at(truth)}).add(other.at(figures))
        return len(seen) >= enough or (self.may_be_told and self.plan.tells(sought, self.columns))

    def _sought(self) -> tuple[dict[Linear, None], dict[Variable, list[Linear]]]:
        """Return the sums that are looked at, and those of them with each figure."""
        plan = self.plan
        hidden = frozenset(figure for figure in plan.withheld if figure[2] in self.columns)
        if self._asked is None or self._asked[0] != hidden:
            found = [plan.alone[figure] for figure in plan.withheld if figure[2] in self.columns]
            found += [count for column in self.columns for count in plan.counts[column]]
            if self.about is not None:
                found = [one for one in found if all(figure[0] in self.about for figure, _ in one.terms)]
            touching: dict[Variable, list[Linear]] = {}
            for one in found:
                for figure, _ in one.terms:
                    touching.setdefault(figure, []).append(one)
            self._asked = hidden, dict.fromkeys(found), touching
        return self._asked[1:]

    def unknowns(self) -> Unknowns:
        """Return what is withheld in the window, with all that is known about it."""
        plan = self.plan
        free = {f: s for f, s in plan.withheld.items() if f[2] in self.window}
        state = frozenset(free.items())
        if self.made is None or self.made[0] != state:
            bounds = {figure: plan.bounds(known) for figure, known in free.items()}
            known = [relation for period in self.window for relation in plan.relations[period]]
            known += [] if self.tie is None else [self.tie]
            self.made = state, Unknowns(bounds, known, plan.truth)
        return self.made[1]
