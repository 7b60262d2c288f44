"""What any reader knows about the figures of a released table, and which differences would be small figures too."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from leaddesk.reports.feasible import Linear, Variable
from leaddesk.reports.measure import all_measures
from leaddesk.reports.table import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
INTAKE: Key = ("referral_funnel", "intake_complete")


@dataclass(frozen=True, slots=True)
class Told:
    """What is released of a period beside its counts of people: its days, what happened in it, and middle values."""

    days: int
    figures: tuple[tuple[Key, int | None], ...]


@dataclass(slots=True)
class Known:
    """The relations of one column, and the sums that count people as a cell does."""

    relations: list[Linear] = field(default_factory=list)
    counts: list[Linear] = field(default_factory=list)


def known(truth: Mapping[Key, int], told: Told, period: int, before: int | None, threshold: int) -> Known:
    """Return what is known about one column; ``before`` is the number of the one that ends on its eve.

    A relation that the figures themselves do not keep is no knowledge, and is left out.
    """
    found = Known()
    for measure in all_measures().values():
        _learn(found, measure, truth, period)
    said = dict(told.figures)
    for key, happened in _happenings(truth):
        if (most := said.get(happened)) is not None and most >= threshold:
            found.relations.append(Linear((((*key, period), 1),), None, most))
    middle = _middle(said[MIDDLE], told.days, threshold, before) if MIDDLE in said else ()
    for terms, low, high in (*middle, *_between(before)):
        if all(key in truth for key, _, here in terms if here):
            found.relations.append(Linear(_terms(terms, period, before), low, high))
    for terms in _differences(before):
        if all(key in truth for key, _, here in terms if here):
            found.counts.append(Linear(_terms(terms, period, before)))
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
            yield (*_stock(before, 1), *_stock(before, 1), *again, *fewer), 0, None


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


def _terms(terms: _Terms, period: int, before: int | None) -> tuple[tuple[Variable, int], ...]:
    return tuple(((*key, period if here or before is None else before), sign) for key, sign, here in terms)
