"""What a reader knows of a year to date beside its quarters, said anew here: in terms of every quarter of it.

A span is the numbers of its quarters; ``numbers`` tells the number of the column of each.
"""

from __future__ import annotations

from itertools import combinations, pairwise

from tests.reports.knowledge import (
    ACTIVE,
    AGAIN,
    CHAINS,
    CLOSED,
    DUE,
    EVER,
    INACTIVE,
    INTAKE,
    NEW,
    REACHED,
    SUMS,
)
from tests.reports.years_drawn import ADDED, EACH_ONCE, FOLLOWED, GROWING

ARRESTS = ("referrals_received", "door_arrest_diversion")
COUNTED = [key for key in ADDED if key[0] != "contacts_made"]


def relations(spans, words):
    """Yield terms, lowest and highest for what is printed of years to date."""
    for span, number in spans.items():
        for whole, parts in SUMS:
            yield {(whole, number): 1, **{(part, number): -1 for part in parts}}, 0, 0
        for chain in CHAINS:
            for above, below in pairwise(chain):
                yield {(above, number): 1, (below, number): -1}, 0, None
        yield from _people(span, number)
        for shorter, its_number in _within(span, spans):
            rest = [n for n in span if n not in shorter]
            yield from _together(number, its_number, rest)
        two_way = words[number]["contacts_made", "two_way"]
        if two_way.isdigit():
            yield {(REACHED, number): 1}, None, int(two_way)


def _within(span, spans):
    """Return every shorter span, and single quarter, at the beginning or the end of one, with its column."""
    quarters = [(range(n, n + 1), n) for n in span]
    return [*quarters, *((one, n) for one, n in spans.items() if one[0] == span[0] and one[-1] < span[-1])]


def _people(span, number):
    last = span[-1]
    there = {(ACTIVE, last): -1, (INACTIVE, last): -1}
    yield {(EVER, number): 1, **there}, 0, None
    yield {(EVER, number): 1, **there, (CLOSED, number): -1}, None, 0
    yield {(INTAKE, number): 1, (NEW, number): -1, (AGAIN, number): -1}, None, 0
    if span[0]:
        stock = {(ACTIVE, span[0] - 1): -1, (INACTIVE, span[0] - 1): -1}
        yield {(EVER, number): 1, (NEW, number): -1, **stock}, 0, None
        yield {(EVER, number): 1, (NEW, number): -1, (AGAIN, number): -1, **stock}, None, 0
        yield {(DUE, number): 1, (ARRESTS, number): -1, (ARRESTS, span[0] - 1): -1}, None, 0


def _together(number, part, rest):
    """Say how a span grows from a part of it by the quarters of the rest."""
    for key in COUNTED:
        yield {(key, number): 1, (key, part): -1, **{(key, n): -1 for n in rest}}, 0, 0
    for key in EACH_ONCE:
        yield {(key, number): 1, (key, part): -1}, 0, None
        yield {(key, number): 1, (key, part): -1, **{(key, n): -1 for n in rest}}, None, 0
    for key in FOLLOWED:
        yield {(key, number): 1, (key, part): -1, **{(key, n): -1 for n in rest}}, 0, None
    for key in GROWING:
        yield {(key, number): 1, (key, part): -1}, 0, None
    if all(n > part or part > n + 1 for n in rest):
        came = {(EVER, number): 1, (EVER, part): -1, **{(NEW, n): -1 for n in rest}}
        yield came, 0, None
        yield {**came, **{(AGAIN, n): -1 for n in rest}}, None, 0
        begun = {(key, n): -1 for n in rest for key in (NEW, AGAIN)}
        yield {(INTAKE, number): 1, (INTAKE, part): -1, **begun}, None, 0


def sought(spans):
    """Yield each sum of a year's columns that counts people as a cell does."""
    for span, number in spans.items():
        yield from _sought_in(span, number)
        for key in COUNTED:
            for size in range(2, len(span)):
                for some in combinations(span, size):
                    yield {(key, n): 1 for n in some}
        for _, part in _within(span, spans):
            for key in (*EACH_ONCE, *FOLLOWED, *GROWING):
                yield {(key, number): 1, (key, part): -1}
        earlier = next((n for one, n in spans.items() if one == span[:-1]), span[0])
        for key in EACH_ONCE:
            yield {(key, number): -1, (key, earlier): 1, (key, span[-1]): 1}
        yield {(EVER, number): 1, (EVER, earlier): -1, (NEW, span[-1]): -1}


def _sought_in(span, number):
    for _, parts in SUMS:
        for size in range(2, len(parts)):
            for some in combinations(parts, size):
                yield {(part, number): 1 for part in some}
    for chain in CHAINS:
        for above, below in combinations(chain, 2):
            yield {(above, number): 1, (below, number): -1}
    yield {(EVER, number): 1, (ACTIVE, span[-1]): -1, (INACTIVE, span[-1]): -1}
