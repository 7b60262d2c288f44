"""Dates are read in the ways people type them, and shown in one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leaddesk.i18n import (
    parse_date,
    show_clock,
    show_date,
    show_long_date,
    show_money,
    show_month_day,
    show_number,
    show_phone,
    show_stamp,
)

TODAY = date(2026, 11, 3)
DAYS = st.dates(date(1910, 1, 1), date(2090, 12, 31))


@given(DAYS)
def test_what_is_shown_can_be_typed_again(day):
    for shown in (show_date(day), show_long_date(day), day.isoformat()):
        assert parse_date(shown, TODAY) == day


@given(DAYS, st.sampled_from("/-."))
def test_a_day_in_figures_is_read_month_first(day, between):
    assert parse_date(between.join(map(str, (day.month, day.day, day.year))), TODAY) == day


@given(st.dates(date(1957, 1, 1), date(2056, 12, 31)))
def test_a_year_of_two_digits_lies_at_most_thirty_years_ahead(day):
    assert parse_date(f"{day.month}/{day.day}/{day:%y}", TODAY) == day


@given(DAYS, DAYS.filter(lambda day: (day.month, day.day) != (2, 29)))
def test_a_day_without_a_year_lies_in_the_year_of_today(today, day):
    for typed in (f"{day.month}/{day.day}", f"{day:%b} {day.day}", f"{day:%B} {day.day}"):
        assert parse_date(typed, today) == day.replace(year=today.year)


@given(DAYS, st.integers(-9999, 9999))
def test_days_ahead_and_back_are_counted_from_today(today, days):
    assert parse_date(f"{days:+}", today) == today + timedelta(days=days)


@given(DAYS, st.integers(0, 6), st.integers(3, 9))
def test_a_weekday_is_the_next_one_today_included(today, ahead, letters):
    day = today + timedelta(days=ahead)
    assert parse_date(f"{day:%A}"[:letters].upper(), today) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("  ", None),
        ("Today", TODAY),
        ("tomorrow", date(2026, 11, 4)),
        ("yesterday", date(2026, 11, 2)),
        ("sept. 3", date(2026, 9, 3)),
        ("Nov 3,2026", TODAY),
        ("nov 3 26", TODAY),
    ],
)
def test_words_for_days_are_read(typed, day):
    assert parse_date(typed, TODAY) == day


@given(st.text(max_size=25))
@example("2/30/2026")
@example("monkey")
@example("day")
@example("+99999")
def test_what_is_no_date_is_refused_without_repeating_it(typed):
    said = ""
    try:
        parse_date(typed, TODAY)
    except ValueError as error:
        said = str(error)
    assert len(typed.strip()) < 4 or typed not in said


@pytest.mark.parametrize(
    "typed", ["2/30", "13/1", "0/1", "day", "monkey", "nov", "nov 31", "5/6/7", "someday", "1/2/3/4"]
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError, match=r".+"):
        parse_date(typed, TODAY)


def test_dates_times_and_numbers_are_shown_as_here():
    moment = datetime(2026, 11, 3, 14, 14)  # noqa: DTZ001 - a local moment, as it is shown
    assert show_date(TODAY) == "Nov 3, 2026"
    assert show_long_date(TODAY) == "November 3, 2026"
    assert show_long_date(TODAY, "es") == "3 de noviembre de 2026"
    assert show_month_day(TODAY) == "Tue, Nov 3"
    assert show_clock(time(14, 14)) == "2:14 PM"
    assert show_stamp(moment) == "Nov 3, 2026, 2:14 PM"
    assert show_number(1234567) == "1,234,567"
    assert show_money(Decimal("12.5")) == "$12.50"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("5550100142", "(555) 010-0142"),
        ("+1 555 010 0142", "(555) 010-0142"),
        ("555.010.0142", "(555) 010-0142"),
        (" 911 ", "911"),
        ("010-0142", "010-0142"),
        ("1-800-FLOWERS", "1-800-FLOWERS"),
        ("ask at the desk", "ask at the desk"),
        ("", ""),
    ],
)
def test_a_phone_is_shown_in_one_way_and_anything_else_as_typed(typed, shown):
    assert show_phone(typed) == shown


@given(st.text(max_size=40))
@example("(555) 010-0142 ext. 7")
@example("٥٥٥٠١٠٠١٤٢")
def test_no_text_breaks_a_phone_and_no_digit_is_lost(typed):
    def digits(text):
        return [sign for sign in text if sign.isdigit() and sign.isascii()]

    shown = digits(show_phone(typed))
    assert shown in (digits(typed), digits(typed)[1:])
