"""Years of several readers: each names its quarters, and each span has one before it and one a year ago."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.fiscal_years import CALENDAR, FEDERAL, FiscalYear, Stretch, YearNaming, distinct
from leaddesk.domain.periods import Period, quarter_of

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
STARTS = st.integers(1, 12)
STATE = FiscalYear(7, "SFY")


@settings(max_examples=30)
@given(DAYS, STARTS)
def test_the_quarters_of_the_office_are_named_as_they_always_were(day, start):
    assert FiscalYear.of_office(start).quarter_of(day) == quarter_of(day, start)


@settings(max_examples=60)
@given(DAYS, st.integers(0, 800), STARTS)
def test_what_stands_beside_a_span_never_overlaps_it_and_names_are_found_again(first, days, start):
    year = FiscalYear(start, "FY")
    period = year.named(Period(first, first + timedelta(days=days)))
    before, ago = year.beside(period)
    assert before.last < period.first
    assert ago.last < period.last
    assert year.named(period) == period
    assert before.name
    assert ago.name
    if year.stretch(period) is not Stretch.TO_DATE:
        assert before.eve < before.first <= before.last == period.eve


def names(year, first, last):
    period = year.named(Period(first, last))
    return [one.name for one in (period, *year.beside(period))]


def test_federal_state_and_calendar_quarters_are_named_by_their_own_year():
    days = (date(2026, 10, 1), date(2026, 12, 31))
    assert names(FEDERAL, *days) == ["FFY2027 Q1", "FFY2026 Q4", "FFY2026 Q1"]
    assert names(STATE, *days) == ["SFY2027 Q2", "SFY2027 Q1", "SFY2026 Q2"]
    assert names(CALENDAR, *days) == ["Q4 2026", "Q3 2026", "Q4 2025"]
    starting = FiscalYear(7, "FY", YearNaming.STARTING)
    assert names(starting, *days) == ["FY2026 Q2", "FY2026 Q1", "FY2025 Q2"]


def test_a_year_to_date_stands_beside_the_whole_last_year_and_the_same_part_of_it():
    assert names(STATE, date(2026, 7, 1), date(2026, 11, 3)) == ["SFY2027 to Nov 3", "SFY2026", "SFY2026 to Nov 3"]
    leap = names(CALENDAR, date(2028, 1, 1), date(2028, 2, 29))
    assert leap == ["2028 to Feb 29", "2027", "2027 to Feb 28"]
    assert STATE.to_date(date(2027, 6, 30)).name == "SFY2027"


def test_a_year_stands_beside_the_two_before_it():
    assert names(FEDERAL, date(2025, 10, 1), date(2026, 9, 30)) == ["FFY2026", "FFY2025", "FFY2024"]


def test_whole_months_stand_beside_as_many_months_and_days_beside_as_many_days():
    months = STATE.beside(Period(date(2026, 8, 1), date(2026, 9, 30)))
    assert [(one.first, one.last) for one in months] == [
        (date(2026, 6, 1), date(2026, 7, 31)),
        (date(2025, 8, 1), date(2025, 9, 30)),
    ]
    days = STATE.beside(Period(date(2026, 8, 3), date(2026, 8, 5)))
    assert days[0] == Period(date(2026, 7, 31), date(2026, 8, 2), "Jul 31, 2026 – Aug 2, 2026")


def test_years_that_say_the_same_are_offered_once():
    assert distinct((FiscalYear.of_office(1), CALENDAR, FEDERAL)) == (CALENDAR, FEDERAL)


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2026, 6, 30)])
def test_the_first_and_the_last_day_lie_in_their_year(day):
    assert day in STATE.year_of(day)
    assert STATE.year_of(date(2026, 6, 30)).name == "SFY2026"
