"""Which values a withheld figure can still have, given everything that a reader knows.

Whole numbers under linear relations: bounds are tightened until nothing moves, then the search repairs one broken
relation at a time, starting from the true figures, so that most answers take a handful of steps. Where it gives up it
says *no*: a value counts only with a whole set of figures that fits it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Variable = tuple[str, str, int]
"""A figure of a table: its measure, group and the number of its period, from the oldest."""


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A sum of figures, each with a sign, and the bounds it is known to keep; equal to itself only.

    A figure that counts twice stands twice in it.
    """

    terms: tuple[tuple[Variable, int], ...]
    low: int | None = None
    high: int | None = None

    def at(self, figures: Mapping[Variable, int]) -> int:
        """Return the sum for these figures."""
        return sum(sign * figures[variable] for variable, sign in self.terms)

    def holds(self, figures: Mapping[Variable, int]) -> bool:
        """Return whether these figures keep the bounds."""
        value = self.at(figures)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(slots=True)
class _Relation:
    """A relation over the unknown figures, by their places, the known ones taken off the bounds."""

    terms: list[tuple[int, int]]
    low: float
    high: float


@dataclass(slots=True)
class Unknowns:
    """The withheld figures: the bounds of each, the relations between all figures, and the truth."""

    bounds: Mapping[Variable, tuple[int, int]]
    relations: Sequence[Linear]
    truth: Mapping[Variable, int]
    nodes: int = 300
    """Steps before the search gives up."""
    misses: int = 2
    """Values in one direction that may fail before the search turns away."""
    _names: list[Variable] = field(init=False)
    _places: dict[Variable, int] = field(init=False)
    _kept: list[_Relation] = field(init=False)
    _touching: list[list[int]] = field(init=False)
    _true: list[int] = field(init=False)
    _astray: list[int] = field(init=False)
    """Relations that the truth does not keep: none, unless some are asked for in trial."""
    _beyond: bool = field(init=False)
    """Whether a relation among known figures alone does not hold: then nothing fits."""
    _low: list[int] = field(init=False)
    _high: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Put the known figures into the relations and tighten all bounds once."""
        self._names = list(self.bounds)
        self._true = [self.truth[name] for name in self._names]
        self._places = {variable: place for place, variable in enumerate(self._names)}
        reduced = [self._reduced(relation) for relation in self.relations]
        self._kept = [relation for relation in reduced if relation.terms]
        self._beyond = any(not relation.terms and _off(relation, ()) for relation in reduced)
        self._touching = [[] for _ in self._names]
        for number, relation in enumerate(self._kept):
            for place, _ in relation.terms:
                self._touching[place].append(number)
        self._astray = [number for number, kept in enumerate(self._kept) if _off(kept, self._true)]
        self._low = [self.bounds[name][0] for name in self._names]
        self._high = [self.bounds[name][1] for name in self._names]
        self._tighten(self._low, self._high, self._kept, range(len(self._kept)))

    def _reduced(self, relation: Linear) -> _Relation:
        known, free, places, truth = 0, [], self._places, self.truth
        for variable, sign in relation.terms:
            place = places.get(variable)
            if place is None:
                known += sign * truth[variable]
            else:
                free.append((place, sign))
        low = float("-inf") if relation.low is None else relation.low - known
        high = float("inf") if relation.high is None else relation.high - known
        return _Relation(free, low, high)

    def range_of(self, sought: Linear) -> tuple[int, int]:
        """Return bounds that the sum surely keeps; not all values between them need be possible."""
        low = high = 0
        for variable, sign in sought.terms:
            place = self._places.get(variable)
            least, most = (self._low[place], self._high[place]) if place is not None else (self.truth[variable],) * 2
            low, high = low + min(sign * least, sign * most), high + max(sign * least, sign * most)
        return low, high

    def others(self, sought: Linear, seen: Iterable[int], enough: int) -> Iterable[dict[Variable, int]]:
        """Yield sets of figures that fit everything, each with another value of the sum, until there are enough.

        Of each set only the figures that differ from the true ones.
        """
        low, high = self.range_of(sought)
        true, found = sought.at(self.truth), {*seen, sought.at(self.truth)}
        for step in (1, -1):
            value, misses = true + step, 0
            while len(found) < enough and low <= value <= high and misses < self.misses:
                figures = None if value in found else self.figures_with(sought, value)
                if figures is not None:
                    found.add(value)
                    yield figures
                elif value not in found:
                    misses += 1
                value += step

    def figures_with(self, sought: Linear, value: int) -> dict[Variable, int] | None:
        """Return what differs from the truth in a set that fits everything and gives the sum this value, if found."""
        wish = self._reduced(Linear(sought.terms, value, value))
        kept = [*self._kept, wish]
        low, high = self._low[:], self._high[:]
        if not wish.terms or not self._tighten(low, high, kept, [len(kept) - 1]):
            return None
        answer = self._search(low, high, kept, [self.nodes])
        return None if answer is None else self._moved(answer)

    def fitting(self) -> bool:
        """Return whether a set of figures that fits everything is found; the truth need not."""
        possible = not self._beyond and all(low <= high for low, high in zip(self._low, self._high, strict=True))
        return possible and self._search(self._low[:], self._high[:], self._kept, [self.nodes]) is not None

    def _moved(self, answer: list[int]) -> dict[Variable, int]:
        told = zip(self._names, self._true, answer, strict=True)
        return {name: value for name, true, value in told if value != true}

    def _search(self, low: list[int], high: list[int], kept: list[_Relation], left: list[int]) -> list[int] | None:
        """Return figures within the bounds that keep all relations, or None."""
        figures = [
            least if true < least else min(true, most) for true, least, most in zip(self._true, low, high, strict=True)
        ]
        broken = self._broken(figures, kept)
        if broken is None:
            return figures
        left[0] -= 1
        free = [(place, sign) for place, sign in broken.terms if low[place] < high[place]]
        if left[0] < 0 or not free:
            return None
        place, sign = min(free, key=lambda term: len(self._touching[term[0]]))
        wanted = min(max(figures[place] + sign * _off(broken, figures), low[place]), high[place])
        for least, most in ((wanted, wanted), (low[place], wanted - 1), (wanted + 1, high[place])):
            if least > most:
                continue
            below, above = low[:], high[:]
            below[place], above[place] = least, most
            touched = [*self._touching[place], *range(len(self._kept), len(kept))]
            if self._tighten(below, above, kept, touched):
                answer = self._search(below, above, kept, left)
                if answer is not None:
                    return answer
        return None

    def _broken(self, figures: list[int], kept: list[_Relation]) -> _Relation | None:
        """Return the first relation that is not kept: only where figures moved can one be broken."""
        moved = (place for place, true in enumerate(self._true) if figures[place] != true)
        near_by = {number for place in moved for number in self._touching[place]}
        near_by.update(self._astray, range(len(self._kept), len(kept)))
        return next((kept[number] for number in sorted(near_by) if _off(kept[number], figures)), None)

    def _tighten(self, low: list[int], high: list[int], kept: list[_Relation], start: Iterable[int]) -> bool:
        """Narrow the bounds until nothing moves; return False if nothing fits them."""
        waiting = deque(start)
        queued = set(waiting)
        extra = len(self._kept)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            relation = kept[number]
            least = most = 0
            for place, sign in relation.terms:
                if sign > 0:
                    least, most = least + low[place], most + high[place]
                else:
                    least, most = least - high[place], most - low[place]
            if least > relation.high or most < relation.low:
                return False
            if least >= relation.low and most <= relation.high:
                continue
            for place in _narrow(relation, low, high, least, most):
                touched = [*self._touching[place], extra] if len(kept) > extra else self._touching[place]
                for other in touched:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return True


def _off(relation: _Relation, figures: Sequence[int]) -> int:
    """Return by how much the sum has to change to keep its bounds; 0 where it does."""
    value = 0
    for place, sign in relation.terms:
        value += sign * figures[place]
    if value < relation.low:
        return int(relation.low - value)
    return int(relation.high - value) if value > relation.high else 0


def _narrow(relation: _Relation, low: list[int], high: list[int], least: int, most: int) -> list[int]:
    """Narrow each figure by what the others of its relation leave it; return the places that moved."""
    moved = []
    for place, sign in relation.terms:
        own_least, own_most = (low[place], high[place]) if sign > 0 else (-high[place], -low[place])
        new_most = min(own_most, relation.high - (least - own_least))
        new_least = max(own_least, relation.low - (most - own_most))
        if new_most < own_most or new_least > own_least:
            bounds = (new_least, new_most) if sign > 0 else (-new_most, -new_least)
            low[place], high[place] = int(bounds[0]), int(bounds[1])
            moved.append(place)
    return moved
