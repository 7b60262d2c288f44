"""All that a reader of releases knows of their figures, said anew here: what adds up, what is part of what.

Each relation is a sum of figures, each with a whole number before it, and the bounds that it keeps.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

from leaddesk.domain.periods import recent_quarters
from tests.reports.all_figures import RACES
from tests.reports.reader import DOORS, KINDS, REASONS, STAGES

WHOLE, EVER = ("referrals_received", ""), ("enrolled_in_period", "")
NEW, AGAIN, AWAKE = ("newly_enrolled", ""), ("reopened", ""), ("reactivated", "")
ACTIVE, INACTIVE = ("enrolled_on_last_day", "active"), ("enrolled_on_last_day", "inactive")
CLOSED, REACHED, DUE = ("closed_in_period", ""), ("people_reached", ""), ("intake_in_time", "")
LINKED = ("linked_to_services", "linked")
PEOPLE, INTAKE = ("referrals_received", "people"), ("referral_funnel", "intake_complete")


def race(stage, kind):
    return ("race_by_stage", f"{stage}_{kind}")


TODAY = date(2026, 11, 3)

SUMS = [
    (WHOLE, [("referrals_received", door) for door in DOORS]),
    (WHOLE, [("referrals_received", kind) for kind in KINDS]),
    (WHOLE, [INTAKE, ("referral_funnel", "pending"), ("referral_funnel", "ended")]),
    (CLOSED, [("closed_in_period", reason) for reason in REASONS]),
    (PEOPLE, [race("referred", kind) for kind in RACES]),
    *((("race_by_stage", stage), [race(stage, kind) for kind in RACES]) for stage in ("accepted", "enrolled")),
]
"""A whole and the parts that make it up."""
CHAINS = [
    [WHOLE, *(("referral_funnel", stage) for stage in STAGES)],
    [WHOLE, PEOPLE],
    [PEOPLE, ("race_by_stage", "accepted"), ("race_by_stage", "enrolled")],
    *([race(stage, kind) for stage in ("referred", "accepted", "enrolled")] for kind in RACES),
    [("referral_funnel", "approved"), ("race_by_stage", "accepted")],
    [INTAKE, ("race_by_stage", "enrolled")],
    [DUE, ("intake_in_time", "in_time")],
    [("referrals_to_providers", ""), ("referrals_to_providers", "people")],
    *([EVER, part] for part in (NEW, AGAIN, AWAKE, CLOSED, REACHED, LINKED)),
]
"""Each one is among those of the one before."""


def relations(quarters, threshold):
    """Yield terms, lowest and highest for what is printed of quarters in a row, the oldest first.

    The newest one is that of today.
    """
    lengths = [(one.last - one.first).days + 1 for one in recent_quarters(TODAY, len(quarters), 1)[::-1]]
    for number, words in enumerate(quarters):
        for whole, parts in SUMS:
            yield {(whole, number): 1, **{(part, number): -1 for part in parts}}, 0, 0
        for chain in CHAINS:
            for above, below in pairwise(chain):
                yield {(above, number): 1, (below, number): -1}, 0, None
        yield from _people(number)
        yield from _happened(number, words, threshold, lengths)


def _people(number):
    there = {(ACTIVE, number): -1, (INACTIVE, number): -1}
    yield {(EVER, number): 1, **there}, 0, None
    yield {(EVER, number): 1, **there, (CLOSED, number): -1}, None, 0
    yield {(INTAKE, number): 1, (NEW, number): -1, (AGAIN, number): -1}, None, 0
    if number:
        stock = {(ACTIVE, number - 1): -1, (INACTIVE, number - 1): -1}
        yield {(EVER, number): 1, (NEW, number): -1, **stock}, 0, None
        yield {(EVER, number): 1, (NEW, number): -1, (AGAIN, number): -1, **stock}, None, 0
        arrests = [(("referrals_received", "door_arrest_diversion"), n) for n in (number, number - 1)]
        yield {(DUE, number): 1, **dict.fromkeys(arrests, -1)}, None, 0


def _happened(number, words, threshold, lengths):
    """What contacts and the middle one of the days enrolled tell."""
    two_way = words["contacts_made", "two_way"]
    if two_way.isdigit():
        yield {(REACHED, number): 1}, None, int(two_way)
    there = {(ACTIVE, number): 1, (INACTIVE, number): 1}
    middle = words["days_enrolled", "median"]
    if middle == "–":
        yield there, None, threshold - 1
        return
    yield there, threshold, None
    fewer = dict.fromkeys(there, -1)
    for start in range(number + 1):
        quarters = range(start, number + 1)
        new, again, closed = ([(key, n) for n in quarters] for key in (NEW, AGAIN, CLOSED))
        if float(middle) < sum(lengths[start : number + 1]):
            yield dict.fromkeys((*new, *again), 2) | fewer, 0, None
        else:
            yield dict.fromkeys(new, 2) | dict.fromkeys(closed, -2) | fewer, None, 0
            if start:
                yield {(ACTIVE, start - 1): 2, (INACTIVE, start - 1): 2, **fewer}, 0, None


def sought(quarters):
    """Yield each sum that counts people as a cell does: those who did not get so far, some parts together."""
    for number in range(quarters):
        for _, parts in SUMS:
            for size in range(2, len(parts)):
                for some in combinations(parts, size):
                    yield {(part, number): 1 for part in some}
        for chain in CHAINS:
            for above, below in combinations(chain, 2):
                yield {(above, number): 1, (below, number): -1}
        there = {(ACTIVE, number): 1, (INACTIVE, number): 1}
        yield there
        yield {(EVER, number): 1, **dict.fromkeys(there, -1)}
