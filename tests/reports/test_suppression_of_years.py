"""Quarters and years to date together: each hidden figure keeps five values, whichever of them was handed out first."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from leaddesk.domain.periods import recent_quarters
from leaddesk.reports import relations
from leaddesk.reports.feasible import Unknowns
from leaddesk.reports.suppression import suppress
from leaddesk.reports.yearly_withholding import ENROLLED
from tests.reports import knowledge, knowledge_of_years
from tests.reports.all_figures import HAPPENED, LONG, drawn
from tests.reports.knowledge import TODAY
from tests.reports.reader import STAGES
from tests.reports.test_suppression_of_all import THRESHOLD, at, bounds, holds, linear, possible
from tests.reports.years_drawn import with_years, years

SEEDS = (9, 58, 87)
"""Quarters tell nearly all of a year, middle values tell of several quarters, quarters tell who left in two of them."""


def words_of(released, periods):
    """Return the words of each column."""
    told = {(row.key, cell.period): cell.text(THRESHOLD) for row in released.rows for cell in row.cells}
    keys = [row.key for row in released.rows]
    return [{key: told[key, period] for key in keys} for period in periods]


def gaps(figures, spans, words):
    """Return each hidden cell, and each small sum of cells, for which no five whole worlds are found."""
    numbers = {span: len(figures) + place for place, span in enumerate(spans)}
    last_day = {knowledge.ACTIVE, knowledge.INACTIVE}
    people = [key for key in figures[0] if key[0] not in HAPPENED]
    truth = {(key, n): quarter[key] for n, quarter in enumerate(figures) for key in people}
    truth |= {(key, numbers[s]): spans[s][key] for s in spans for key in people if key not in last_day}
    hidden = {figure: bounds(text) for figure in truth if not (text := words[figure[1]][figure[0]]).isdigit()}
    known = [*knowledge.relations(words[: len(figures)], THRESHOLD), *knowledge_of_years.relations(numbers, words)]
    known = [one for one in known if one[0].keys() <= truth.keys() and holds(one, truth)]
    asked = [{figure: 1} for figure in hidden]
    sums = [*knowledge.sought(len(figures)), *knowledge_of_years.sought(numbers)]
    asked += [terms for terms in sums if terms.keys() <= truth.keys() and 0 < at(terms, truth) < THRESHOLD]
    found = unproven(asked, truth, hidden, known)
    # what a quick search does not find, a patient one may
    return (
        unproven([terms for terms, _ in found], truth, hidden, known, nodes=30_000, misses=6)
        if len(found) < 4
        else found
    )


def unproven(asked, truth, hidden, known, **patience):
    """Return each of these sums for which no five whole worlds are found, with its values that are."""
    search = Unknowns(
        {(*key, number): both for (key, number), both in hidden.items()},
        [linear(*one) for one in known],
        {(*key, number): value for (key, number), value in truth.items()},
        **patience,
    )
    touching = {}
    for place, terms in enumerate(asked):
        for figure in terms:
            touching.setdefault(figure, []).append(place)
    seen = [{at(terms, truth)} for terms in asked]
    for terms, values in zip(asked, seen, strict=True):
        if len(values) >= 5:
            continue
        for moved in search.others(linear(terms), frozenset(values), 5):
            world = truth | {(tuple(key), number): value for (*key, number), value in moved.items()}
            assert possible(world, truth, hidden, known)
            for place in {place for *key, number in moved for place in touching.get((tuple(key), number), ())}:
                seen[place].add(at(asked[place], world))
    return [(terms, sorted(values)) for terms, values in zip(asked, seen, strict=True) if len(values) < 5]


def office(seed):
    """Draw quarters and years to date; return both, their internal table and its periods, the oldest first."""
    dice = Random(seed)
    count, first = dice.choice((3, 4, 5)), dice.choice((0, 3))
    figures = drawn(dice, count, THRESHOLD)
    spans = years(dice, figures, first)
    internal, periods = with_years(figures, spans, THRESHOLD, TODAY)
    return figures, spans, internal, [*recent_quarters(TODAY, count, 1)[::-1], *periods]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_hidden_cell_of_quarters_and_years_keeps_five_values(seed):
    figures, spans, internal, periods = office(seed)
    words = words_of(suppress(internal), periods)

    assert gaps(figures, spans, words) == []


def lone(internal, periods):
    """Return the release in which each year to date was decided for itself, as if it were a quarter alone."""
    together = suppress(internal)
    cells = {(row.key, cell.period): cell for row in together.rows for cell in row.cells}
    for period in periods:
        columns = tuple(column for column in internal.columns if column.period == period)
        rows = tuple(replace(r, cells=tuple(c for c in r.cells if c.period == period)) for r in internal.rows)
        alone = suppress(replace(internal, columns=columns, sections=(replace(internal.sections[0], rows=rows),)))
        cells |= {(row.key, period): row.cells[0] for row in alone.rows}
    rows = tuple(replace(r, cells=tuple(cells[r.key, c.period] for c in r.cells)) for r in internal.rows)
    return replace(together, sections=(replace(internal.sections[0], rows=rows),))


def test_the_proof_finds_what_a_year_that_is_decided_for_itself_gives_away():
    figures, spans, internal, periods = office(SEEDS[0])
    naive = lone(internal, periods[len(figures) :])

    assert len(gaps(figures, spans, words_of(naive, periods))) > 10


def of_people(stock, new, there, *, back=0, inactive=0):
    """Return a quarter with people enrolled long ago, new ones and some who came back, and 30 referrals of today."""
    figures = dict.fromkeys(drawn(Random(0), 1, THRESHOLD)[0], 0)
    gone = stock + new + back - there
    figures |= dict.fromkeys([knowledge.CLOSED, ("closed_in_period", "kind_moved")], gone)
    figures |= {knowledge.NEW: new, knowledge.AGAIN: back, knowledge.EVER: stock + new + back}
    figures |= {knowledge.ACTIVE: there - inactive, knowledge.INACTIVE: inactive, ("days_enrolled", "median"): 600}
    return figures | referred(30, 0)


def referred(whole, finished):
    """Return referrals that all came as far as an intake, and how many of these were finished."""
    received = [("referrals_received", key) for key in ("", "people", "door_community", "from_police")]
    funnel = [("referral_funnel", stage) for stage in STAGES]
    figures = dict.fromkeys([*received, *funnel, ("race_by_stage", "referred_white")], whole)
    return figures | {knowledge.INTAKE: finished, ("referral_funnel", "pending"): whole - finished}


def test_intakes_finished_later_would_tell_how_many_came_in_the_quarters_of_a_year():
    figures = [of_people(40, 0, 40), of_people(40, 10, 47, back=9, inactive=5)]
    year = {key: figures[0][key] + number for key, number in figures[1].items()} | referred(60, 19)
    year |= {key: figures[1][key] for key in (knowledge.EVER, knowledge.ACTIVE, knowledge.INACTIVE)}
    spans = {range(2): year}
    internal, periods = with_years(figures, spans, THRESHOLD, TODAY)
    words = words_of(suppress(internal), [*recent_quarters(TODAY, 2, 1)[::-1], *periods])

    assert gaps(figures, spans, words) == []
    assert words[2]["referral_funnel", "screening"] == "60"
    found = gaps(figures, spans, [*words[:2], words[2] | {knowledge.INTAKE: "19"}])
    assert ({(knowledge.NEW, 1): 1}, [9, 10]) in found


def test_no_sum_counts_referrals_and_people_enrolled_together():
    (quarter,) = drawn(Random(0), 1, THRESHOLD)
    counts = {key: value for key, value in quarter.items() if key not in HAPPENED and key[0] not in HAPPENED}
    known = relations.known(counts, relations.Told(LONG, ()), relations.Place(1, 0, 1), THRESHOLD)

    assert known.counts
    for count in known.counts:
        assert len({figure[0] in ENROLLED for figure, _sign in count.terms}) == 1
