"""The years by which a reader counts: the calendar's, the federal one, a state's, the office's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from leaddesk.domain.codes import CodeList
from leaddesk.domain.periods import MONTHS_IN_QUARTER, MONTHS_IN_YEAR, Period, add_months, year_before
from leaddesk.i18n import N_, show_date, show_month

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = timedelta(days=1)


class ReportYear(CodeList):
    """Whose year the quarters of a report are of."""

    OFFICE = "office", N_("The office’s own year")
    CALENDAR = "calendar", N_("Calendar year")
    FEDERAL = "federal", N_("Federal fiscal year, from October")
    OTHER = "other", N_("Another fiscal year, such as a state’s")


class YearNaming(CodeList):
    """Which calendar year's number a fiscal year carries."""

    ENDING = "ending", N_("By the year in which it ends")
    STARTING = "starting", N_("By the year in which it starts")


class Stretch(Enum):
    """What a span of days is in a year: it says which other spans stand beside it."""

    QUARTER = auto()
    YEAR = auto()
    TO_DATE = auto()
    """From the first day of a year to any day of it."""
    MONTHS = auto()
    DAYS = auto()


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A year from the first of a month, under a label such as ``FFY``; the calendar's has none."""

    start: int = 1
    label: str = ""
    naming: YearNaming = YearNaming.ENDING

    @classmethod
    def of_office(cls, year_start: int) -> FiscalYear:
        """Return the office's own year as it is named wherever nothing else was said."""
        return cls(year_start, "" if year_start == 1 else "FY")

    def year_of(self, day: date) -> Period:
        """Return the year that holds a day, named like ``FY2027`` or ``2026``."""
        first = date(day.year if day.month >= self.start else day.year - 1, self.start, 1)
        return Period(first, add_months(first, MONTHS_IN_YEAR) - DAY, self._name(first))

    def quarter_of(self, day: date) -> Period:
        """Return the quarter that holds a day, named like ``FY2027 Q1`` or ``Q3 2026``."""
        year = self.year_of(day)
        number = (day.month - self.start) % MONTHS_IN_YEAR // MONTHS_IN_QUARTER
        first = add_months(year.first, number * MONTHS_IN_QUARTER)
        last = add_months(first, MONTHS_IN_QUARTER) - DAY
        name = f"{year.name} Q{number + 1}" if self.label else f"Q{number + 1} {year.name}"
        return Period(first, last, name)

    def to_date(self, day: date) -> Period:
        """Return the part of a year up to a day, which counts."""
        year = self.year_of(day)
        if day == year.last:
            return year
        if self.quarter_of(day).last == day:
            first, last = (show_month(month).partition(" ")[0] for month in (year.first, day))
            return Period(year.first, day, f"{year.name} year to date ({first} to {last})")
        shown = show_date(day).rpartition(",")[0]
        return Period(year.first, day, f"{year.name} to {shown}")

    def quarters(self, day: date, count: int) -> tuple[Period, ...]:
        """Return so many quarters, the one that holds the day first."""
        found = [self.quarter_of(day)]
        while len(found) < count:
            found.append(self.quarter_of(found[-1].eve))
        return tuple(found)

    def stretch(self, period: Period) -> Stretch:
        """Return what a span of days is in this year."""
        year, quarter = self.year_of(period.first), self.quarter_of(period.first)
        days = (period.first, period.last)
        if days == (quarter.first, quarter.last):
            return Stretch.QUARTER
        if days == (year.first, year.last):
            return Stretch.YEAR
        if period.first == year.first and period.last < year.last:
            return Stretch.TO_DATE
        whole = period.first.day == 1 and (period.last + DAY).day == 1
        return Stretch.MONTHS if whole else Stretch.DAYS

    def named(self, period: Period) -> Period:
        """Return a span of days under the name that it has in this year; any other is named by its days."""
        stretch = self.stretch(period)
        if stretch is Stretch.QUARTER:
            return self.quarter_of(period.first)
        if stretch is Stretch.YEAR:
            return self.year_of(period.first)
        if stretch is Stretch.TO_DATE:
            return self.to_date(period.last)
        return by_days(period)

    def made_of(self, period: Period) -> tuple[Period, ...]:
        """Return the quarters that make up a year, or the part of one that ends with a quarter; of all else none."""
        if (
            self.stretch(period) not in {Stretch.YEAR, Stretch.TO_DATE}
            or self.quarter_of(period.last).last != period.last
        ):
            return ()
        newest_first = self.quarters(period.last, MONTHS_IN_YEAR // MONTHS_IN_QUARTER)
        return tuple(quarter for quarter in reversed(newest_first) if quarter.first >= period.first)

    def to_dates(self, day: date) -> tuple[Period, ...]:
        """Return the spans of two, three and four quarters from the first day of the year that holds a day."""
        quarters = self.quarters(self.year_of(day).last, MONTHS_IN_YEAR // MONTHS_IN_QUARTER)[-2::-1]
        return tuple(self.to_date(quarter.last) for quarter in quarters)

    def beside(self, period: Period) -> tuple[Period, Period]:
        """Return the span before a span and the same one a year ago, both named.

        A year to date stands beside the whole last year and beside the same part of it.
        """
        stretch = self.stretch(period)
        last_year = self.year_of(self.year_of(period.first).eve)
        if stretch is Stretch.QUARTER:
            ago = self.quarter_of(add_months(period.first, -MONTHS_IN_YEAR))
            return self.quarter_of(period.eve), ago
        if stretch is Stretch.YEAR:
            return last_year, self.year_of(last_year.eve)
        before = by_days(year_before(period))
        if stretch is Stretch.TO_DATE:
            return last_year, self.named(before)
        return by_days(_same_length_before(period, stretch)), before

    def _name(self, first: date) -> str:
        ends_later = self.start > 1 and self.naming is YearNaming.ENDING
        return f"{self.label}{first.year + ends_later}"


CALENDAR = FiscalYear()
FEDERAL = FiscalYear(10, "FFY")


def by_days(period: Period) -> Period:
    """Return a span of days named by its first and last."""
    return Period(period.first, period.last, period.shown())


def distinct(years: Iterable[FiscalYear]) -> tuple[FiscalYear, ...]:
    """Return the years without those that name the same quarters in the same way, in their order."""
    return tuple(dict.fromkeys(years))


def _same_length_before(period: Period, stretch: Stretch) -> Period:
    if stretch is Stretch.MONTHS:
        months = (period.last.year - period.first.year) * MONTHS_IN_YEAR + period.last.month - period.first.month + 1
        return Period(add_months(period.first, -months), period.eve)
    return Period(period.eve - (period.last - period.first), period.eve)
