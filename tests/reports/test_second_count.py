"""Fifty offices drawn at random are counted twice, by the program and by plain Python, and agree row by row."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from leaddesk.domain.periods import Period, quarter, quarter_of
from leaddesk.reports.counts import Counts
from leaddesk.reports.lines import lines_of
from leaddesk.reports.measure import Span, all_measures
from tests.reports import plain, plain_court, plain_equity, plain_people, plain_support, plain_work, random_office
from tests.reports.conftest import TakenBackError
from tests.reports.everything import everything
from tests.reports.plain_shares import SHARES, percent
from tests.reports.random_office import FIRST, LAST, fill
from tests.reports.seldom import Seldom

OFFICES = 50
Q2 = quarter(2026, 2)
TODAY = date(2026, 6, 20)
COUNTS = Counts(all_measures())


def a_period(dice):
    """Draw a quarter as often as any other span."""
    first = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
    if dice.random() < 0.5:
        return quarter_of(first)
    return Period(first, first + timedelta(days=dice.choice((0, 6, 29, 120, 364))))


def counted(session, period):
    found = {}
    for measure in all_measures().values():
        written = measure.written_keys(session, Span.of(period, TODAY))
        for group in ("", *(group.key for group in measure.groups), *written):
            found[measure.key, group] = set(measure.ids(session, Span.of(period, TODAY), group))
    return found


def counts_without_lists(session, period, keys):
    keys = [(measure, group) for measure, group in keys if all_measures()[measure].amount(group) is None]
    return COUNTS.run(session, keys, Span.of(period, TODAY), None)


def said_of(session, period, rows):
    span = Span.of(period, TODAY)
    return {row: all_measures()[row[0]].figure(session, span, row[1]) for row in rows}


def sums(rows, period):
    kept = {person["id"] for person in rows.people}
    enrolled = len(plain.on_day(rows, period.last, "active", "inactive") & kept)
    days = plain_court.jail_days(rows, period.last, TODAY)
    return {
        **plain_support.sums(rows, period.first, period.last),
        ("caseload", "per_position"): plain_support.each(rows, period.last, enrolled),
        ("outreach", "per_person"): plain_equity.per_person(rows, period.first, period.last),
        **{("jail_and_prison", group): number for group, number in days.items()},
    }


def second_count(rows, period):
    first, last = period.first, period.last
    found = plain.referral_rows(rows, first, last, TODAY) | plain.people_rows(rows, first, last)
    found["referral_funnel", ""] = found["referrals_received", ""]
    ever = found["enrolled_in_period", ""]
    found |= plain_work.work_rows(rows, first, last, ever)
    found |= plain_people.known_rows(rows, first, last, TODAY, ever, found["newly_enrolled", ""])
    found |= plain_court.court_rows(rows, first, last, TODAY)
    found |= plain_support.support_rows(rows, first, last, ever)
    found |= plain_equity.equity_rows(rows, first, last)
    return found | plain.people_of(rows, found)


def percentages(session, period):
    """Return what each row says that is a percentage, of this period alone."""
    found = {}
    for measure in all_measures().values():
        lines = [line for line in lines_of(measure, release=False) if line.share is not None]
        keys = [(measure.key, group) for line in lines for group in line.share or ()]
        said = COUNTS.run(session, list(dict.fromkeys(keys)), Span.of(period, TODAY), None)
        found |= {line.key: line.row({period: said}).cells[0].value for line in lines}
    return found


def _assert_agree(session, rows, period):
    program, second = counted(session, period), second_count(rows, period)
    long = plain_work.days_enrolled(rows, period.last, second["enrolled_on_last_day", ""])
    second |= {key: set(long) for key in [("days_enrolled", ""), ("days_enrolled", "median")]}
    waited = plain_work.waits(rows, period.first, period.last)
    middles = {("first_contact", "median"): waited, ("days_enrolled", "median"): long}
    for (measure, group), numbers in middles.items():
        said = all_measures()[measure].figure(session, Span.of(period, TODAY), group)
        assert said == plain_work.middle(numbers)
    assert said_of(session, period, sums(rows, period)) == sums(rows, period)
    assert {row: ids for row, ids in program.items() if ids} == {row: ids for row, ids in second.items() if ids}
    size = {row: len(ids) for row, ids in second.items()}
    shares = {
        row: percent(size.get((row[0], part), 0), size.get((row[0], whole), 0)) for row, (part, whole) in SHARES.items()
    }
    assert percentages(session, period) == shares
    alone = counts_without_lists(session, period, program)
    assert alone == {key: len(program[key]) for key in alone}


@pytest.mark.parametrize("seed", range(OFFICES))
def test_two_ways_of_counting_agree(shared_database, seed):
    dice = Random(seed)
    period = Q2 if seed % 2 else a_period(dice)

    with pytest.raises(TakenBackError), shared_database.write("Draw") as session:
        fill(session, dice, dice.randrange(8, 24))
        Seldom(session, dice, period).add(1)
        _assert_agree(session, plain.export(session), period)
        raise TakenBackError


EDGES = tuple(day + timedelta(days=days) for day, days in ((Q2.first, -1), (Q2.first, 0), (Q2.last, 0), (Q2.last, 1)))


@pytest.mark.parametrize("seed", range(3))
def test_two_ways_of_counting_agree_where_all_happens_on_the_first_and_the_last_day_or_beside_them(
    shared_database, seed, monkeypatch
):
    monkeypatch.setattr(random_office, "_day", lambda dice, _first=None: dice.choice(EDGES))
    dice = Random(seed)

    with pytest.raises(TakenBackError), shared_database.write("Draw") as session:
        fill(session, dice, 16)
        _assert_agree(session, plain.export(session), Q2)
        raise TakenBackError


def test_a_day_for_itself_is_counted_like_any_period(shared_database, monkeypatch):
    monkeypatch.setattr(random_office, "_day", lambda dice, _first=None: dice.choice(EDGES))

    with pytest.raises(TakenBackError), shared_database.write("Draw") as session:
        fill(session, Random(1), 12)
        for day in EDGES[1:3]:
            _assert_agree(session, plain.export(session), Period(day, day))
        raise TakenBackError


def test_every_row_of_every_measure_holds_something_and_both_ways_find_the_same(shared_database):
    with pytest.raises(TakenBackError), shared_database.write("One of each") as session:
        for day in EDGES:
            everything(session, day)
        fill(session, Random(4), 12)
        Seldom(session, Random(3), Q2).add(2)
        _assert_agree(session, plain.export(session), Q2)
        found = counted(session, Q2)
        raise TakenBackError

    assert [row for row, ids in found.items() if not ids] == []
    rows = {(measure.key, group.key) for measure in all_measures().values() for group in measure.groups}
    assert rows <= set(found)


def test_who_is_enrolled_on_the_last_day_is_carried_over_into_the_next_quarter(shared_database):
    with pytest.raises(TakenBackError), shared_database.write("Draw") as session:
        fill(session, Random(7), 40)
        there, carried = (all_measures()[key] for key in ("enrolled_on_last_day", "carried_over"))
        for number in (1, 2, 3):
            before, after = (Span.of(quarter(2026, n), TODAY) for n in (number, number + 1))
            assert there.ids(session, before) == carried.ids(session, after) != []
        raise TakenBackError
