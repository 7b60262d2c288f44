"""Quarters: together they are the year, each day lies in just one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.periods import Period, previous, quarter, quarter_of, recent_quarters, year_before
from leaddesk.i18n import translator

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
STARTS = st.integers(1, 12)
DAY = timedelta(days=1)


@given(st.integers(1950, 2150), STARTS)
def test_four_quarters_make_up_one_year_without_gap_or_overlap(year, start):
    quarters = [quarter(year, number, start) for number in (1, 2, 3, 4)]

    assert all(before.last + DAY == after.first for before, after in pairwise(quarters))
    assert quarters[0].first.month == start
    assert (quarters[-1].last + DAY) == quarters[0].first.replace(year=quarters[0].first.year + 1)
    assert quarters[-1].last.year == year
    assert quarter(year + 1, 1, start).first == quarters[-1].last + DAY


@given(DAYS, STARTS)
def test_each_day_lies_in_the_quarter_that_is_said_to_hold_it(day, start):
    found = quarter_of(day, start)

    assert day in found
    assert found.eve not in found
    year = found.last.year if start > 1 and found.last.month < start else found.last.year + (start > 1)
    assert found in [quarter(year, number, start) for number in (1, 2, 3, 4)]


@given(DAYS, STARTS)
def test_the_quarter_before_ends_where_this_one_begins(day, start):
    found = quarter_of(day, start)
    assert previous(found, start) == quarter_of(found.first - DAY, start)
    assert previous(found, start).last == found.eve


@settings(max_examples=40)
@given(DAYS, STARTS)
def test_each_day_lies_in_just_one_quarter_of_the_years_around_it(day, start):
    around = [quarter(year, number, start) for year in range(day.year - 1, day.year + 3) for number in (1, 2, 3, 4)]

    assert [one for one in around if day in one] == [quarter_of(day, start)]
    assert len({one.name for one in around}) == len(around)


@settings(max_examples=40)
@given(DAYS, STARTS)
def test_going_on_a_quarter_and_back_again_leads_to_the_same_quarter(day, start):
    found = quarter_of(day, start)
    after, before = quarter_of(found.last + DAY, start), previous(found, start)

    assert previous(after, start) == found
    assert quarter_of(before.last + DAY, start) == found
    assert before.last + DAY == found.first
    assert found.last + DAY == after.first


@given(DAYS, st.integers(0, 500))
def test_another_span_is_followed_back_by_one_of_the_same_length(first, length):
    span = Period(first, first + timedelta(days=length))
    before = previous(span)
    assert before.last == span.eve
    if not before.name.startswith("Q"):
        assert before.last - before.first == span.last - span.first


@given(DAYS, STARTS)
def test_the_quarter_a_year_before_has_the_same_months(day, start):
    found = quarter_of(day, start)
    before = year_before(found)
    assert before == quarter_of(before.first, start)
    assert (before.first.year, before.first.month) == (found.first.year - 1, found.first.month)


@given(DAYS, st.integers(0, 500))
def test_any_span_has_its_like_a_year_before(first, length):
    span = Period(first, first + timedelta(days=length), f"Days to {(first + timedelta(days=length)).year}")
    before = year_before(span)
    assert before.first.year == span.first.year - 1
    assert before.last.year == span.last.year - 1


def test_the_last_day_of_february_has_its_like_in_a_common_year():
    assert year_before(Period(date(2024, 2, 29), date(2024, 2, 29))) == Period(date(2023, 2, 28), date(2023, 2, 28))
    assert year_before(Period(date(2024, 2, 1), date(2024, 2, 29), "February 2024")) == Period(
        date(2023, 2, 1), date(2023, 2, 28), "February 2023"
    )


@given(DAYS, st.integers(1, 12), STARTS)
def test_recent_quarters_follow_each_other_back_from_today(today, count, start):
    found = recent_quarters(today, count, start)
    assert len(found) == count
    assert today in found[0]
    assert all(newer.eve == older.last for newer, older in pairwise(found))


@pytest.mark.parametrize(
    ("day", "start", "name", "first", "last"),
    [
        (date(2026, 11, 3), 1, "Q4 2026", date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 2, 28), 1, "Q1 2026", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 11, 3), 10, "FY2027 Q1", date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 9, 30), 10, "FY2027 Q4", date(2027, 7, 1), date(2027, 9, 30)),
        (date(2026, 6, 30), 7, "FY2026 Q4", date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), 7, "FY2027 Q1", date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_quarters_carry_the_names_the_funders_use(day, start, name, first, last):
    assert quarter_of(day, start) == Period(first, last, name)


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


def test_a_span_is_shown_as_two_dates_in_the_language_of_the_paper():
    span = quarter(2026, 4)
    assert span.shown() == "Oct 1, 2026 – Dec 31, 2026"
    assert span.shown(translator("es")) != span.shown()
