"""What any reader knows about the figures of a released table, and which differences would be small figures too."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from leaddesk.reports.feasible import Linear, Variable
from leaddesk.reports.measure import Together, all_measures
from leaddesk.reports.table import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leaddesk.reports.measure import Measure

Key = tuple[str, str]

WHOLE: Key = ("referrals_received", "")
NEW: Key = ("newly_enrolled", "")
AGAIN: Key = ("reopened", "")
PAUSED: Key = ("reactivated", "")
EVER: Key = ("enrolled_in_period", "")
ACTIVE: Key = ("enrolled_on_last_day", "active")
INACTIVE: Key = ("enrolled_on_last_day", "inactive")
CLOSED: Key = ("closed_in_period", "")
MIDDLE: Key = ("days_enrolled", "median")
ARRESTS: Key = ("referrals_received", "door_arrest_diversion")
DUE = "intake_in_time"
REACHED: Key = ("people_reached", "")
LINKED: Key = ("linked_to_services", "linked")
INTAKE: Key = ("referral_funnel", "intake_complete")


@dataclass(frozen=True, slots=True)
class Told:
    """What is released of a period beside its counts of people: its days, what happened in it, and middle values."""

    days: int
    figures: tuple[tuple[Key, int | None], ...]

    @property
    def middle(self) -> int | None:
        """Return the middle one of the days enrolled, in halves of a day, if there is one."""
        return dict(self.figures).get(MIDDLE)

    def without_middle(self) -> Told:
        """Return the rest of what is released."""
        return Told(self.days, tuple((key, value) for key, value in self.figures if key != MIDDLE))


@dataclass(slots=True)
class Known:
    """The relations of one column, and the sums that count people as a cell does."""

    relations: list[Linear] = field(default_factory=list)
    counts: list[Linear] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands among others, by their numbers: itself, the quarter that ends on its eve, its last one.

    ``quarters`` are those that a year to date is made of, the oldest first, and ``shorter`` the years to date of the
    same year that end before it.
    """

    number: int
    before: int | None
    last: int
    quarters: tuple[int, ...] = ()
    shorter: tuple[int, ...] = ()

    @property
    def earlier(self) -> int:
        """Return the year to date, or the quarter, that ends before the newest quarter."""
        return self.shorter[-1] if self.shorter else self.quarters[0]

    @property
    def block(self) -> tuple[int, ...]:
        """Return all columns of the year up to this one."""
        return (*self.quarters, *self.shorter, self.number)


def known(truth: Mapping[Key, int], told: Told, place: Place, threshold: int) -> Known:
    """Return what is known about one column.

    A relation that the figures themselves do not keep is no knowledge, and is left out.
    """
    found, period, before = Known(), place.number, place.before
    for measure in all_measures().values():
        _learn(found, measure, truth, period)
    said = dict(told.figures)
    for key, happened in _happenings(truth):
        if (most := said.get(happened)) is not None and most >= threshold:
            found.relations.append(Linear((((*key, period), 1),), None, most))
    middle = _middle(said[MIDDLE], told.days, threshold, before) if MIDDLE in said else ()
    for terms, low, high in (*middle, *_between(before)):
        if all(key in truth for key, _, here in terms if here):
            found.relations.append(Linear(_terms(terms, place), low, high))
    for terms in _differences(before):
        if all(key in truth for key, _, here in terms if here):
            found.counts.append(Linear(_terms(terms, place)))
    return found


def _learn(found: Known, measure: Measure, truth: Mapping[Key, int], period: int) -> None:
    """Add what one measure says of its own rows and of the row that they are a part of."""
    for whole, parts in measure.relations.sums:
        keys = [_key(measure.key, part) for part in (whole, *parts)]
        if all(key in truth for key in keys):
            _sum(found, keys[0], keys[1:], period)
    for chain in measure.relations.chains:
        _chain(found, [key for part in chain if (key := _key(measure.key, part)) in truth], period)
    for part, around in measure.relations.within:
        if (key := _key(measure.key, part)) in truth and around in truth:
            _chain(found, [around, key], period)


def silent(truth: Mapping[Key, int], told: Told, threshold: int) -> set[str]:
    """Return the measures of what happened that are withheld, for they tell how few people it happened to."""
    said = dict(told.figures)
    return {happened[0] for key, happened in _happenings(truth) if truth[key] and (said.get(happened) or 0) < threshold}


def _happenings(truth: Mapping[Key, int]) -> Iterator[tuple[Key, Key]]:
    for measure in all_measures().values():
        for group, happened in measure.relations.each_has:
            if (measure.key, group) in truth:
                yield (measure.key, group), happened


def _key(measure: str, group: str) -> Key:
    """Return the row that holds a figure: the cohort of the funnel, for one, is the referrals received."""
    return (not group and all_measures()[measure].same_as) or (measure, group)


def _sum(found: Known, whole: Key, parts: list[Key], period: int) -> None:
    """Parts make up the whole; some of them together are a count as well."""
    terms = ((*whole, period), 1), *(((*part, period), -1) for part in parts)
    found.relations.append(Linear(terms, 0, 0))
    for size in range(2, len(parts)):
        for some in combinations(parts, size):
            found.counts.append(Linear(tuple(((*part, period), 1) for part in some)))


def _chain(found: Known, keys: list[Key], period: int) -> None:
    """Each row's cases are among those of the row before; those who did not get that far are a count as well."""
    for first, second in combinations(keys, 2):
        found.counts.append(Linear((((*first, period), 1), ((*second, period), -1))))
    for first, second in pairwise(keys):
        found.relations.append(Linear((((*first, period), 1), ((*second, period), -1)), 0))


def across(truth: Mapping[Key, int], place: Place) -> Known:
    """Return what ties a year to date to its quarters, and the sums of them that count people as a cell does.

    Each relation is between a column, the year to date before it and the newest quarter, so there are as many as rows.
    """
    found = Known()
    for key in truth:
        measure = all_measures()[key[0]]
        whole = ((*key, place.number), 1)
        more = (whole, ((*key, place.earlier), -1))
        parted = (*more, ((*key, place.last), -1))
        others = [(whole, ((*key, part), -1)) for part in place.block[:-1]]
        followed, person = measure.together is Together.FOLLOWED, measure.kind(key[1]) == "participant"
        if followed and not any(key[1] in chain for chain in measure.relations.chains):
            # what is open may end, and what has ended may open again
            continue
        if key == NEW or not (followed or person):
            found.relations.append(Linear(parted, 0, 0))
            sizes = range(2, len(place.quarters))
            some = (quarters for size in sizes for quarters in combinations(place.quarters, size))
            found.counts += [Linear(tuple(((*key, quarter), 1) for quarter in quarters)) for quarters in some]
            continue
        found.counts += [Linear(terms) for terms in others]
        if not person:
            found.relations.append(Linear(parted, 0))
            found.counts.append(Linear(parted))
            continue
        found.relations += [Linear(more, 0), Linear((whole, ((*key, place.last), -1)), 0)]
        if not followed or key[1] in measure.relations.sums[0][1]:
            found.relations.append(Linear(parted, None, 0))
            found.counts.append(Linear(tuple((figure, -sign) for figure, sign in parted)))
    if {EVER, NEW, AGAIN, INTAKE} <= truth.keys():
        _came(found, place)
    return found


def _came(found: Known, place: Place) -> None:
    """Add what a year to date says of those who came in its newest quarter: new ones, and some who came back."""
    new, again = (((*key, place.last), -1) for key in (NEW, AGAIN))
    came, begun = ((((*key, place.number), 1), ((*key, place.earlier), -1)) for key in (EVER, INTAKE))
    found.relations += [
        Linear((*came, new), 0),
        Linear((*came, new, again), None, 0),
        Linear((*begun, new, again), None, 0),
    ]
    found.counts.append(Linear((*came, new)))


def over(quarters: Sequence[int]) -> list[Linear]:
    """Return the sums over quarters in a row that count people as a cell does: those new, and those who came.

    A year to date has such rows, and quarters alone could tell them.
    """
    came = [((*EVER, quarter), 1) for quarter in quarters[1:]]
    came += [term for eve in quarters[:-1] for term in _there(eve, -1)]
    return [Linear(tuple(((*NEW, quarter), 1) for quarter in quarters)), Linear(tuple(came))]


def ever_over(quarters: Sequence[int], number: int) -> list[Linear]:
    """Return what quarters in a row tell of those enrolled at some time in them, the figure of a column ``number``."""
    ever = ((*EVER, number), 1)
    new, back, gone = ([((*key, quarter), -1) for quarter in quarters] for key in (NEW, AGAIN, CLOSED))
    found = [Linear((ever, ((*EVER, quarters[0]), -1), *new[1:], *back[1:]), None, 0)]
    for place, quarter in enumerate(quarters):
        after = slice(place + 1, None)
        found.append(Linear((ever, ((*EVER, quarter), -1), *new[after]), 0))
        left = (*_there(quarter, -1), *gone[: place + 1], *new[after], *back[after])
        found.append(Linear((ever, *left), None, 0))
    return found


def parts_of_ever(quarters: Sequence[int], number: int, before: int | None) -> list[Linear]:
    """Return the sums that count some of those enrolled at some time in quarters in a row, as a cell does."""
    ever, new = ((*EVER, number), 1), [((*NEW, quarter), -1) for quarter in quarters]
    others: list[list[tuple[Variable, int]]] = [new, _there(quarters[-1], -1), _there(quarters[-1], -1)[:1]]
    others += [[((*EVER, quarter), -1)] for quarter in quarters]
    others.append([((*EVER, quarters[0]), -1), *new[1:]])
    if before is not None:
        others += [_there(before, -1), [*_there(before, -1), *new]]
    return [Linear((ever, *terms)) for terms in others]


def middle_over(halves: int, days: Sequence[int], quarters: Sequence[int]) -> list[Linear]:
    """Return what the middle one of the days enrolled tells of two quarters in a row and of more, up to the newest.

    ``days`` has the number of days of each quarter. Half of the people at least are on that side of a first day.
    """
    there, found = _there(quarters[-1], -1), []
    for place in range(len(quarters) - 2, -1, -1):
        new, back, gone = ([((*key, quarter), 1) for quarter in quarters[place:]] for key in (NEW, AGAIN, CLOSED))
        if halves < Unit.DAYS.parts * sum(days[place:]):
            # a longer stretch has as many of them again, so it tells nothing more
            found.append(Linear((*_twice([*new, *back]), *there), 0))
            break
        found.append(Linear((*_twice([*new, *((figure, -1) for figure, _ in gone)]), *there), None, 0))
        if place:
            found.append(Linear((*_twice(_there(quarters[place - 1], 1)), *there), 0))
    return found


def _there(quarter: int, sign: int) -> list[tuple[Variable, int]]:
    """Return the people enrolled on a quarter's last day."""
    return [((*key, quarter), sign) for key in (ACTIVE, INACTIVE)]


def _twice(terms: Sequence[tuple[Variable, int]]) -> list[tuple[Variable, int]]:
    return [*terms, *terms]


_Terms = tuple[tuple[Key, int, bool], ...]


def _stock(before: int | None, sign: int) -> _Terms:
    """Return the people enrolled on the eve: those active and inactive on the last day of the period before."""
    return () if before is None else ((ACTIVE, sign, False), (INACTIVE, sign, False))


def _between(before: int | None) -> Iterator[tuple[_Terms, int | None, int | None]]:
    """Yield what the definitions of the measures of people say about one another."""
    ever, new, again = (EVER, 1, True), (NEW, -1, True), (AGAIN, -1, True)
    last_day: _Terms = ((ACTIVE, -1, True), (INACTIVE, -1, True))
    for part in (NEW, AGAIN, PAUSED, CLOSED):
        yield (ever, (part, -1, True)), 0, None
    yield (ever, *last_day), 0, None
    yield (ever, *last_day, (CLOSED, -1, True)), None, 0
    if before is not None:
        yield (ever, new, *_stock(before, -1)), 0, None
        yield (ever, new, again, *_stock(before, -1)), None, 0
    yield ((INTAKE, 1, True), new, again), None, 0


def _middle(
    halves: int | None, days: int, threshold: int, before: int | None
) -> Iterator[tuple[_Terms, int | None, int | None]]:
    """Yield what the middle one of the days enrolled tells: how many there are, and how many of them are new."""
    there: _Terms = ((ACTIVE, 1, True), (INACTIVE, 1, True))
    if halves is None:
        yield there, None, threshold - 1
        return
    yield there, threshold, None
    # half of them at least are on that side of the first day of the period; twice a figure is the figure twice
    fewer: _Terms = ((ACTIVE, -1, True), (INACTIVE, -1, True))
    new, again, closed = (((key, sign, True),) * 2 for key, sign in ((NEW, 1), (AGAIN, 1), (CLOSED, -1)))
    if halves < Unit.DAYS.parts * days:
        yield (*new, *again, *fewer), 0, None
    else:
        yield (*new, *closed, *fewer), None, 0
        if before is not None:
            yield (*_stock(before, 1), *_stock(before, 1), *fewer), 0, None


def _differences(before: int | None) -> Iterator[_Terms]:
    """Yield the sums that count people: those not new, those not there any more, those who came."""
    ever = (EVER, 1, True)
    for part in (NEW, AGAIN, PAUSED, CLOSED):
        yield ever, (part, -1, True)
    yield ever, (ACTIVE, -1, True), (INACTIVE, -1, True)
    yield ever, (ACTIVE, -1, True)
    yield (ACTIVE, 1, True), (INACTIVE, 1, True)
    if before is not None:
        yield ever, *_stock(before, -1)
        yield ever, (NEW, -1, True), *_stock(before, -1)


def _terms(terms: _Terms, place: Place) -> tuple[tuple[Variable, int], ...]:
    return tuple(((*key, _number(key, place, here=here)), sign) for key, sign, here in terms)


def _number(key: Key, place: Place, *, here: bool) -> int:
    """Return the column that says a figure: who is enrolled on the last day is said by the quarter that ends on it."""
    if not here and place.before is not None:
        return place.before
    return place.last if key in {ACTIVE, INACTIVE} else place.number
