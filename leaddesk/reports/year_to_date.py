"""The figures of a year to date, put together from those of its closed quarters, so that they agree with these."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.reports.measure import Audience, Measure, Together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leaddesk.reports.relations import Key

    Figures = Mapping[Key, "ClosedFigure"]


@dataclass(frozen=True, slots=True)
class ClosedFigure:
    """A row as it was closed: what it said, the records behind it, and for a sum or a middle value the number of each.

    A sum that was closed by an early program has no numbers.
    """

    value: int | None
    ids: tuple[int, ...]
    numbers: tuple[int, ...] = ()

    @property
    def said(self) -> tuple[int | None, tuple[int, ...]]:
        """Return what tells whether a row reads the same."""
        return self.value, self.ids

    @property
    def by_id(self) -> dict[int, int]:
        """Return the number of each record, or nothing where none was kept."""
        return dict(zip(self.ids, self.numbers, strict=True)) if self.numbers else {}

    def edited(self, now: ClosedFigure) -> tuple[int, ...]:
        """Return the records that are in both with another number."""
        before, after = self.by_id, now.by_id
        return tuple(record for record, n in before.items() if after.get(record, n) != n)


def put_together(
    measures: Mapping[str, Measure], quarters: Sequence[Figures], counted: Figures
) -> dict[Key, ClosedFigure]:
    """Return the figures of quarters in a row, the oldest first.

    Rows that are released come from the quarters; what never leaves the office is as it was ``counted`` for all their
    days.
    """
    found = dict(counted)
    for measure in measures.values():
        for group, figure in _of_quarters(measure, quarters, counted):
            found[measure.key, group] = figure
    return found


def released_groups(measure: Measure) -> list[str]:
    """Return the rows of a measure that a release may show, its own first; none where all of it stays inside."""
    groups = [group.key for group in measure.groups if group.audience is not Audience.INTERNAL]
    shown = bool(groups) or measure.headline not in {None, Audience.INTERNAL}
    return ["", *groups] if shown else []


def _of_quarters(measure: Measure, quarters: Sequence[Figures], counted: Figures) -> Iterator[tuple[str, ClosedFigure]]:
    groups = [group for group in released_groups(measure) if all((measure.key, group) in one for one in quarters)]
    if measure.together is Together.LAST:
        yield from ((group, quarters[-1][measure.key, group]) for group in groups)
        return
    amounts = {group: amount for group in groups if (amount := measure.amount(group)) is not None}
    for group, amount in amounts.items():
        figures = [one[measure.key, group] for one in quarters]
        if amount.how == "sum":
            yield group, _added_up(figures)
        else:
            numbers = {record: n for one in figures for record, n in zip(one.ids, one.numbers, strict=True)}
            ids = tuple(sorted(numbers))
            kept = tuple(numbers[record] for record in ids)
            yield group, ClosedFigure(amount.of(kept), ids, kept)
    records = _Records(measure, quarters, counted)
    for group, found in records.of([group for group in groups if group not in amounts]).items():
        yield group, ClosedFigure(len(found), tuple(sorted(found)))


def _added_up(figures: Sequence[ClosedFigure]) -> ClosedFigure:
    """Return the sum of quarters, with the number of each record unless one of them kept none."""
    numbers: Counter[int] = Counter()
    for one in figures:
        numbers.update(one.by_id)
    ids = tuple(sorted({record for one in figures for record in one.ids}))
    kept = tuple(numbers[record] for record in ids) if all(one.numbers or not one.ids for one in figures) else ()
    return ClosedFigure(sum(one.value or 0 for one in figures), ids, kept)


class _Records:
    """The records behind the rows of one measure over several quarters."""

    def __init__(self, measure: Measure, quarters: Sequence[Figures], counted: Figures) -> None:
        self._measure = measure
        self._newest_first = [*reversed(quarters)]
        self._counted = counted
        chains = measure.relations.chains
        self._before = {part: above for chain in chains for above, part in itertools.pairwise(chain)}
        self._found: dict[str, set[int]] = {}

    def of(self, groups: Sequence[str]) -> dict[str, set[int]]:
        """Return the records of these rows: every one that is in a quarter, in one part only of each whole."""
        parts = {part for _whole, some in self._measure.relations.sums for part in some}
        followed = self._measure.together is Together.FOLLOWED
        steps = set(self._measure.relations.chains[0]) if followed else set()
        for group in groups:
            if group in parts and group not in steps:
                continue
            self._found[group] = set().union(*(self._ids(one, group) for one in self._newest_first))
            if group in steps and group:
                self._found[group] |= self._ids(self._counted, group) & self._found.get("", set())
        for whole, some in self._measure.relations.sums:
            if whole in self._found:
                self._share(whole, [part for part in some if part in groups], followed=followed)
        return self._found

    def _share(self, whole: str, parts: Sequence[str], *, followed: bool) -> None:
        """Put every record of a whole into one part: where it stands on the last day, else where it stood last."""
        reached = [part for part in parts if part in self._found]
        free = [part for part in parts if part not in self._found]
        self._found |= {part: set() for part in free}
        for record in self._found[whole].difference(*(self._found[part] for part in reached)) if free else ():
            self._found[self._place(record, free, followed=followed)].add(record)

    def _place(self, record: int, free: Sequence[str], *, followed: bool) -> str:
        for part in free:
            above = self._before.get(part)
            if above and record in self._found.get(above, ()):
                return part
        newest = [self._counted, *self._newest_first] if followed else self._newest_first
        places = (part for figures in newest for part in free if record in self._ids(figures, part))
        return next(places, free[0])

    def _ids(self, figures: Figures, group: str) -> set[int]:
        figure = figures.get((self._measure.key, group))
        return set(figure.ids) if figure else set()
