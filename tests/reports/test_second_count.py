"""Twenty offices drawn at random are counted twice, by the program and by plain Python, and agree row by row."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from leaddesk.domain.periods import Period, quarter
from leaddesk.reports.measure import Span, all_measures
from tests.reports import plain, plain_court, plain_people, plain_support, plain_work
from tests.reports.random_office import fill

PERIODS = (quarter(2026, 2), Period(date(2026, 2, 11), date(2026, 8, 3)))
TODAY = date(2026, 6, 20)
SHARES = {("intake_in_time", "in_time_share")}


def counted(session, period):
    found = {}
    for measure in all_measures().values():
        for group in ("", *(group.key for group in measure.groups)):
            found[measure.key, group] = set(measure.ids(session, Span.of(period, TODAY), group))
    return found


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
        **{("jail_and_prison", group): number for group, number in days.items()},
    }


@pytest.mark.parametrize("seed", range(20))
def test_two_ways_of_counting_agree(database, seed):
    dice = Random(seed)
    with database.write("Draw") as session:
        fill(session, dice, dice.randrange(15, 40))
    found = 0

    with database.read() as session:
        rows = plain.export(session)
        for period in PERIODS:
            program = counted(session, period)
            second = plain.referral_rows(rows, period.first, period.last, TODAY)
            second |= plain.people_rows(rows, period.first, period.last)
            second["referral_funnel", ""] = second["referrals_received", ""]
            ever = second["enrolled_in_period", ""]
            second |= plain_work.work_rows(rows, period.first, period.last, ever)
            second |= plain_people.known_rows(rows, period.first, period.last, TODAY, ever)
            second |= plain_court.court_rows(rows, period.first, period.last, TODAY)
            second |= plain_support.support_rows(rows, period.first, period.last, ever)
            long = plain_work.days_enrolled(rows, period.last, second["enrolled_on_last_day", ""])
            second |= {key: set(long) for key in [("days_enrolled", ""), ("days_enrolled", "median")]}
            waited = plain_work.waits(rows, period.first, period.last)
            middles = {("first_contact", "median"): waited, ("days_enrolled", "median"): long}
            for (measure, group), numbers in middles.items():
                said = all_measures()[measure].figure(session, Span.of(period, TODAY), group)
                assert said == plain_work.middle(numbers)
            assert said_of(session, period, sums(rows, period)) == sums(rows, period)
            assert {row: ids for row, ids in program.items() if ids} == {row: ids for row, ids in second.items() if ids}
            found += sum(map(len, program.values()))

    assert found > 50


def test_who_is_enrolled_on_the_last_day_is_carried_over_into_the_next_quarter(database):
    with database.write("Draw") as session:
        fill(session, Random(7), 60)
    with database.read() as session:
        for number in (1, 2, 3):
            before, after = (counted(session, quarter(2026, n)) for n in (number, number + 1))
            assert before["enrolled_on_last_day", ""] == after["carried_over", ""] != set()
