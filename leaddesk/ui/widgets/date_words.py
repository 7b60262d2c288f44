"""What to say about a date that can't be read, and which day may have been meant."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from babel.dates import format_date

from leaddesk.i18n import N_, parse_date, tr

NOT_A_DATE = N_("Not a date. 11/3, nov 3, today, fri and +14 work")
MONTH_ENDS = N_("{month} has {days} days.")
NO_SUCH_MONTH = N_("There is no month {number}.")
NOT_A_TIME = N_("Not a time. 1:40 PM, 13:40 and 9a work")
_PARTS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})(?:[/.\-](\d{2,4}))?")
_MONTHS, _FOUR_DIGITS = 12, 4


def date_problem(text: str, today: date) -> tuple[str, tuple[date, ...]]:
    """Return the sentence about a text that is no date, and the days that may have been meant."""
    try:
        parse_date(text, today)
    except (ValueError, OverflowError):
        pass
    else:
        return "", ()
    found = _PARTS.fullmatch(text.strip())
    if found is None:
        return tr(NOT_A_DATE), ()
    year, month, day = _parts(found, today)
    if 1 <= month <= _MONTHS and day >= 1 and date.min.year <= year < date.max.year:
        return _past_the_end(year, month, day)
    if month > _MONTHS and 1 <= day <= _MONTHS:
        swapped = (date(year, day, month),) if month <= calendar.monthrange(year, day)[1] else ()
        return tr(NO_SUCH_MONTH, number=month), swapped
    return tr(NOT_A_DATE), ()


def _parts(found: re.Match[str], today: date) -> tuple[int, int, int]:
    first, second, third = found[1], int(found[2]), found[3]
    if len(first) == _FOUR_DIGITS:
        return max(1, int(first)), second, int(third or 0)
    year = today.year if third is None else int(third)
    return (year if third is None or len(third) == _FOUR_DIGITS else 2000 + year), int(first), second


def _past_the_end(year: int, month: int, day: int) -> tuple[str, tuple[date, ...]]:
    days = calendar.monthrange(year, month)[1]
    last = date(year, month, days)
    month_name = str(format_date(last, "LLLL", locale="en_US"))
    meant = (last, last + timedelta(days=1)) if day == days + 1 else (last,)
    return tr(MONTH_ENDS, month=month_name, days=days), meant
