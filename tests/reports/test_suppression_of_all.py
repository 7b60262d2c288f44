"""Every released row together: each hidden one keeps five values, whatever quarters, contacts and medians tell."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from leaddesk.reports.feasible import Linear, Unknowns
from leaddesk.reports.suppression import suppress
from leaddesk.reports.table import State
from tests.reports.all_figures import HAPPENED, drawn, table
from tests.reports.knowledge import ACTIVE, CLOSED, EVER, NEW, TODAY, relations, sought
from tests.reports.reader import DOORS
from tests.reports.test_suppression import words

THRESHOLD = 11
MOST = 200


def bounds(text):
    return {"<": (1, THRESHOLD - 1), "W": (THRESHOLD, MOST), "–": (0, MOST)}[text[0]]


def at(terms, truth):
    return sum(times * truth[figure] for figure, times in terms.items())


def linear(terms, low=None, high=None):
    """Say a relation in the words of the search, where a figure that counts twice stands twice."""
    said = [
        ((*key, number), 1 if times > 0 else -1) for (key, number), times in terms.items() for _ in range(abs(times))
    ]
    return Linear(tuple(said), low, high)


def gaps(figures, released):
    """Return each hidden cell, and each small sum of cells, for which no five whole worlds are found."""
    texts = words(released)
    people = [key for key in figures[0] if key[0] not in HAPPENED]
    truth = {(key, number): quarter[key] for number, quarter in enumerate(figures) for key in people}
    hidden = {figure: bounds(text) for figure in truth if not (text := texts[figure[1]][figure[0]]).isdigit()}
    known = [one for one in relations(texts, THRESHOLD) if holds(one, truth)]
    search = Unknowns(
        {(*key, number): both for (key, number), both in hidden.items()},
        [linear(*one) for one in known],
        {(*key, number): value for (key, number), value in truth.items()},
    )
    asked = [{figure: 1} for figure in hidden]
    asked += [terms for terms in sought(len(figures)) if 0 < at(terms, truth) < THRESHOLD]
    seen = [{at(terms, truth)} for terms in asked]
    for terms, values in zip(asked, seen, strict=True):
        if len(values) >= 5:
            continue
        for world in search.others(linear(terms), frozenset(values), 5):
            found = truth | {(tuple(key), number): value for (*key, number), value in world.items()}
            assert possible(found, truth, hidden, known)
            for others, other in zip(asked, seen, strict=True):
                other.add(at(others, found))
    return [(terms, sorted(values)) for terms, values in zip(asked, seen, strict=True) if len(values) < 5]


def holds(relation, truth):
    terms, low, high = relation
    return (low is None or at(terms, truth) >= low) and (high is None or at(terms, truth) <= high)


def possible(world, truth, hidden, known):
    """Look at a world that the search found with nothing but sums: it may be trusted only so."""
    return (
        all(world[figure] == truth[figure] for figure in truth if figure not in hidden)
        and all(low <= world[figure] <= high for figure, (low, high) in hidden.items())
        and all(holds(relation, world) for relation in known)
    )


@pytest.mark.parametrize("seed", range(12))
def test_every_hidden_cell_keeps_five_values(seed):
    dice = Random(seed)
    figures = drawn(dice, dice.choice((1, 2, 4)), THRESHOLD)

    assert gaps(figures, suppress(table(figures, THRESHOLD, TODAY))) == []


def bare(internal, *, tells):
    """Hide what a release hides of counts, but leave what tells of them: contacts, due intakes, days enrolled."""
    released = suppress(internal)
    rows = [
        replace(row, cells=shown.cells) if row.measure == tells else row
        for row, shown in zip(released.rows, internal.rows, strict=True)
    ]
    return replace(released, sections=(replace(released.sections[0], rows=tuple(rows)),))


def test_the_proof_finds_what_a_few_contacts_give_away():
    found = 0
    for seed in range(60):
        figures = drawn(Random(seed), 1, THRESHOLD)
        if figures[0]["people_reached", ""] > 0 and figures[0]["contacts_made", "two_way"] < 4:
            internal = table(figures, THRESHOLD, TODAY)
            assert gaps(figures, suppress(internal)) == []
            found += len(gaps(figures, bare(internal, tells="contacts_made")))

    assert found


def of_arrests(arrests, others, due):
    """Return a quarter of referrals that are still open, and of intakes that were due."""
    whole = arrests + others
    empty = dict.fromkeys(drawn(Random(0), 1, THRESHOLD)[0], 0)
    received = {("referrals_received", key): whole for key in ("", "people", "from_police")}
    doors = {("referrals_received", door): n for door, n in zip(DOORS, (arrests, others, 0), strict=True)}
    rest = {("referral_funnel", "pending"): whole, ("race_by_stage", "referred_white"): whole}
    due_in_it = dict.fromkeys([("intake_in_time", ""), ("intake_in_time", "in_time")], due)
    return empty | received | doors | rest | due_in_it | {("days_enrolled", "median"): None}


def test_the_intakes_due_would_tell_how_many_arrests_two_quarters_hide():
    figures = [of_arrests(10, 15, 0), of_arrests(9, 14, 19)]
    internal = table(figures, THRESHOLD, TODAY)

    assert gaps(figures, suppress(internal)) == []
    found = gaps(figures, bare(internal, tells="intake_in_time"))
    assert ({(("referrals_received", DOORS[0]), 0): 1}, [9, 10]) in found


def of_people(stock, new, there, median):
    """Return a quarter of people enrolled, those who left all moved away."""
    figures = dict.fromkeys(drawn(Random(0), 1, THRESHOLD)[0], 0)
    figures |= dict.fromkeys([CLOSED, ("closed_in_period", "kind_moved")], stock + new - there)
    return figures | {NEW: new, EVER: stock + new, ACTIVE: there, ("days_enrolled", "median"): median}


def test_the_middle_one_of_the_days_enrolled_would_tell_how_many_came_in_two_quarters():
    # half of the 38 came in the last 184 days, and no more than ten in either quarter
    figures = [of_people(31, 9, 40, 600), of_people(40, 10, 38, 220)]
    internal = table(figures, THRESHOLD, TODAY)
    released = suppress(internal)

    assert gaps(figures, released) == []
    assert [cell.state for cell in released.row("days_enrolled", "median").cells] == [State.LEFT_OUT, State.SHOWN]
    found = gaps(figures, bare(internal, tells="days_enrolled"))
    assert ({(NEW, 0): 1}, [9, 10]) in found


def test_a_middle_value_is_left_out_where_nothing_else_can_keep_an_earlier_quarter():
    # half of at least five people were there before: three at least, of fewer than five
    figures = [of_people(4, 0, 4, None), of_people(4, 2, 6, 300)]
    released = suppress(table(figures, 5, TODAY))

    assert [cell.state for cell in released.row("days_enrolled", "median").cells] == [State.LEFT_OUT] * 2
    assert released.row("enrolled_on_last_day", "active").cells[1].state is State.FEW
