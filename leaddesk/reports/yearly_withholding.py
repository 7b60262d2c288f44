"""What a release of a year to date withholds, beside quarters that were decided before it and stay as they are.

Everything of it is withheld first. What the quarters tell anyway is shown: where every quarter of a row is shown, their
sum is no news. More is shown only where the search proves that every withheld figure of the year's quarters and of its
shorter years to date keeps enough values with it, and where nothing that another year's or a later quarter's figures
were decided by can move: quarters hang together by the people enrolled on a last day, so either that number is shown
at both ends of the span, or only the rows of referrals are looked at, and they must leave the people as free as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.reports import relations
from leaddesk.reports.feasible import Linear, Unknowns, Variable
from leaddesk.reports.measure import Together, all_measures
from leaddesk.reports.safety import Check
from leaddesk.reports.table import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.reports.relations import Place, Told
    from leaddesk.reports.withholding import Plan

ENROLLED = frozenset(
    key[0]
    for key in (
        *(relations.NEW, relations.AGAIN, relations.PAUSED, relations.EVER),
        *(relations.ACTIVE, relations.CLOSED, relations.REACHED, relations.LINKED),
    )
)
"""Measures of the people enrolled, which tie one quarter to the next."""


def decide_year(plan: Plan, place: Place, told: Told) -> None:
    """Withhold in a year to date what has to be; its quarters and the shorter ones of its year are published."""
    _learn(plan, place, told)
    figures = dict(plan.of(place.number))
    plan.withheld |= dict.fromkeys(figures, State.TOO_FEW)
    hidden = Check(plan, (*range(place.quarters[0]), *place.block), place.block).unknowns()
    for figure, value in figures.items():
        if hidden.range_of(plan.alone[figure]) == (value, value):
            _show(plan, figure)
    # the intakes due are told by all of their quarters or not at all
    left = [figure for figure in figures if figure in plan.withheld and figure[0] != relations.DUE]
    if all(plan.tie(number) is None for number in (place.before, place.last) if number is not None) and _show_more(
        plan, place, left
    ):
        return
    referrals = [figure for figure in left if figure[0] not in ENROLLED]
    received = [figure for figure in referrals if not _is_followed(figure)]
    _ = _show_more(plan, place, referrals, hidden) or _show_more(plan, place, received, hidden)


def _learn(plan: Plan, place: Place, told: Told) -> None:
    """Take in what a reader knows of a year to date: as of any column, and from its quarters."""
    plan.learn(told, place)
    more = relations.across({(figure[0], figure[1]): value for figure, value in plan.of(place.number)}, place)
    plan.relations[place.number] += [one for one in more.relations if plan.keeps(one)]
    plan.counts[place.number] += [one for one in more.counts if plan.is_small(one)]
    # what happened in a quarter is the year's less the other quarters'
    plan.silent |= {(key, place.number) for key, number in plan.silent if number in place.quarters}


def _is_followed(figure: Variable) -> bool:
    return all_measures()[figure[0]].together is Together.FOLLOWED


def _show(plan: Plan, figure: Variable) -> None:
    """Let a figure be read, unless it is a small one."""
    plan.withheld.pop(figure, None)
    if 0 < plan.truth[figure] < plan.threshold:
        plan.withheld[figure] = State.FEW


def _show_more(plan: Plan, place: Place, figures: Sequence[Variable], hidden: Unknowns | None = None) -> bool:
    """Show what can be shown of some figures; return False, with all as it was, where nothing can be proven.

    ``hidden`` is what was known before, where the people enrolled have to stay as free as that leaves them.
    """
    before = dict(plan.withheld)
    for figure in figures:
        _show(plan, figure)
    check = _check(plan, place, hidden)
    while (unsafe := check.unsafe()) is not None:
        steps = [step for step in plan.steps(unsafe, place.number, place.block) if step[0] in figures]
        safe = bool(steps) and plan.withhold_for(unsafe, [check], steps)
        if not steps or (not safe and _is_hopeless(plan, place, hidden, before, unsafe)):
            break
    if unsafe is None and (hidden is None or _leaves_people_free(plan, place, hidden)):
        return True
    plan.withheld = before
    return False


def _check(plan: Plan, place: Place, hidden: Unknowns | None) -> Check:
    """Return the check of the whole year: the two quarters before it may differ from the truth as well."""
    earlier = () if place.before is None else range(max(0, place.before - 1), place.before + 1)
    about = None if hidden is None else frozenset(all_measures()) - ENROLLED
    return Check(plan, (*earlier, *place.block), place.block, plan.tie(place.last), about)


def _is_hopeless(
    plan: Plan, place: Place, hidden: Unknowns | None, before: dict[Variable, State], unsafe: Linear
) -> bool:
    """Return whether a figure could not be shown to be safe even if nothing more than before were shown."""
    now, plan.withheld = plan.withheld, before
    safe = _check(plan, place, hidden).safe(unsafe)
    plan.withheld = now
    return not safe


def _leaves_people_free(plan: Plan, place: Place, hidden: Unknowns) -> bool:
    """Return whether referrals can be such that they rule out no number of people that was possible before."""
    free = {f: s for f, s in plan.withheld.items() if f[2] in place.block and f[0] not in ENROLLED}
    of_year = [relation for column in place.block for relation in plan.relations[column]]
    known = [relation for relation in of_year if not any(figure[0] in ENROLLED for figure, _ in relation.terms)]
    links = [_whatever(relation, known, hidden) for relation in of_year if _is_link(relation)]
    return Unknowns({f: plan.bounds(s) for f, s in free.items()}, [*known, *links], plan.truth).fitting()


def _is_link(relation: Linear) -> bool:
    """Return whether a relation ties people to referrals: a finished intake to somebody who was enrolled."""
    return len({figure[0] in ENROLLED for figure, _ in relation.terms}) > 1


def _whatever(relation: Linear, known: Sequence[Linear], hidden: Unknowns) -> Linear:
    """Return what a relation asks of the referrals in it, whatever the people are that were possible before."""
    people = tuple(term for term in relation.terms if term[0][0] in ENROLLED)
    others = tuple(term for term in relation.terms if term[0][0] not in ENROLLED)
    (least, most), (low, high) = hidden.range_of(Linear(people)), _range(others, known, hidden)
    floor, ceiling = relation.low, relation.high
    return Linear(
        others,
        None if floor is None else floor - max(least, floor - high),
        None if ceiling is None else ceiling - min(most, ceiling - low),
    )


def _range(terms: tuple[tuple[Variable, int], ...], known: Sequence[Linear], hidden: Unknowns) -> tuple[int, int]:
    """Return bounds of a sum: those of its figures, or what a longer relation leaves it."""
    low, high = hidden.range_of(Linear(terms))
    for relation in known:
        if set(terms) <= set(relation.terms):
            least, most = hidden.range_of(Linear(tuple(term for term in relation.terms if term not in terms)))
            low = low if relation.low is None else max(low, relation.low - most)
            high = high if relation.high is None else min(high, relation.high - least)
    return low, high
