"""Quarters and other spans of local days, first and last day included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from leaddesk.i18n import N_, Translator, show_date, show_month

MONTHS_IN_QUARTER = 3
MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days under the name it has on screen and paper."""

    first: date
    last: date
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            message = "a period ends before it begins"
            raise ValueError(message)

    def __contains__(self, day: date) -> bool:
        """Return whether a day lies in the span."""
        return self.first <= day <= self.last

    @property
    def eve(self) -> date:
        """Return the day before the first."""
        return self.first - timedelta(days=1)

    def shown(self, tr: Translator | None = None) -> str:
        """Return the span as two dates."""
        language = tr.language if tr else "en"
        return f"{show_date(self.first, language)} – {show_date(self.last, language)}"


def add_months(day: date, months: int) -> date:
    """Return the first day of the month so many months later, or earlier."""
    index = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    return date(index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1, 1)


def quarter(year: int, number: int, year_start: int = 1) -> Period:
    """Return quarter 1–4 of a year that starts in the given month.

    A year that starts after January carries the number of the calendar year in which it ends
    (federal fiscal year 2027 began in October 2026).
    """
    first = add_months(date(year if year_start == 1 else year - 1, year_start, 1), (number - 1) * MONTHS_IN_QUARTER)
    last = add_months(first, MONTHS_IN_QUARTER) - timedelta(days=1)
    name = f"Q{number} {year}" if year_start == 1 else f"FY{year} Q{number}"
    return Period(first, last, name)


def quarter_of(day: date, year_start: int = 1) -> Period:
    """Return the quarter that holds a day."""
    months = (day.month - year_start) % MONTHS_IN_YEAR
    start_year = day.year if day.month >= year_start else day.year - 1
    return quarter(start_year if year_start == 1 else start_year + 1, months // MONTHS_IN_QUARTER + 1, year_start)


def previous(period: Period, year_start: int = 1) -> Period:
    """Return the quarter before, or for another span the one of the same length before it."""
    if quarter_of(period.first, year_start).first == period.first and quarter_of(period.first, year_start).last == (
        period.last
    ):
        return quarter_of(period.eve, year_start)
    days = (period.last - period.first).days
    return Period(period.eve - timedelta(days=days), period.eve, N_("The same time before"))


def year_before(period: Period) -> Period:
    """Return the same span one year earlier."""
    if period == quarter_of(period.first) or (period.first.day == 1 and (period.last + timedelta(days=1)).day == 1):
        first = add_months(period.first, -MONTHS_IN_YEAR)
        last = add_months(period.last + timedelta(days=1), -MONTHS_IN_YEAR) - timedelta(days=1)
        # a fiscal year is not always the year of the last day
        name = re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period.name)
        return Period(first, last, name)
    return Period(_same_day(period.first), _same_day(period.last))


def _same_day(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def recent_months(today: date, count: int) -> tuple[Period, ...]:
    """Return the newest months, the current one first, each named like ``November 2026``."""
    firsts = [add_months(today, -back) for back in range(count)]
    return tuple(Period(first, add_months(first, 1) - timedelta(days=1), show_month(first)) for first in firsts)


def recent_quarters(today: date, count: int, year_start: int = 1) -> tuple[Period, ...]:
    """Return the newest quarters, the current one first."""
    found = [quarter_of(today, year_start)]
    while len(found) < count:
        found.append(quarter_of(found[-1].eve, year_start))
    return tuple(found)
