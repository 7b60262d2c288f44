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
    from collections.abc import Sequence

    from leaddesk.reports.relations import Key, Told

ENOUGH = 5
"""Values that each withheld figure must keep."""
_RUN = 4
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
    """The newest quarters, as many as follow each other, up to a year and the quarter before it."""
    most: int | None = None
    """More than any withheld figure can be, once it is asked for."""

    def copy(self) -> Plan:
        """Return a plan that can go on without touching this one."""
        kept = (dict(self.withheld), dict(self.relations), dict(self.counts), list(self.watched), dict(self.alone))
        return Plan(self.truth, self.threshold, *kept, set(self.silent), list(self.run))

    def decide(self, period: int, told: Told, *, follows: bool) -> None:
        """Withhold in a period what has to be; the earlier ones are published already.

        ``follows`` says whether the one before ends on its eve.
        """
        before = period - 1 if follows else None
        self.learn(told, Place(period, before, period))
        self._join(period, follows=follows)
        for figure, value in self.of(period):
            if 0 < value < self.threshold:
                self.withheld[figure] = State.FEW
        self.watched.append(period)
        checks = [Check(self, _window(watched, period), (watched,)) for watched in self.watched]
        near_by = _window(min(self.watched), period)
        while unsafe := next((found for check in checks if (found := check.unsafe()) is not None), None):
            self.withhold_for(unsafe, checks, self.steps(unsafe, period, near_by))
        self.watched = [watched for watched in self.watched if not self._settled(watched, period)]
        self._hush(period, before)

    def _join(self, period: int, *, follows: bool) -> None:
        """Look at those new, and those who came, in the last two, three and four quarters too.

        A year to date has such rows, and quarters alone could tell them.
        """
        self.run = [*self.run[-_RUN:], period] if follows else [period]
        for start in range(len(self.run) - 1):
            quarters = self.run[start:]
            came = [((*relations.EVER, quarter), 1) for quarter in quarters[1:]]
            came += [((*key, eve), -1) for key in (relations.ACTIVE, relations.INACTIVE) for eve in quarters[:-1]]
            sums = (Linear(tuple(((*relations.NEW, quarter), 1) for quarter in quarters[-_RUN:])), Linear(tuple(came)))
            self.counts[period] += [one for one in sums if self.is_small(one)]

    def _hush(self, period: int, before: int | None) -> None:
        """Withhold the intakes due where the arrest diversions that they come from are: two quarters of these."""
        doors = [(*relations.ARRESTS, number) for number in (period, before) if number is not None]
        if any(door in self.withheld for door in doors):
            due = [figure for figure, value in self.of(period) if figure[0] == relations.DUE and value]
            self.withheld |= dict.fromkeys(due, State.TOO_FEW)

    def _settled(self, watched: int, period: int) -> bool:
        """Return whether nothing that a later period tells can make a figure of this one unsafe.

        Periods are tied by the people enrolled on a last day only: with their number taken as known, every figure
        must still be safe.
        """
        tie = self.tie(period)
        return tie is None or Check(self, _window(watched, period), (watched,), tie).unsafe() is None

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
        return len(seen) >= enough

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
