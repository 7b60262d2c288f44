"""How dates, times, numbers and phones are shown and read."""

# ruff: noqa: PLC0415 - the first window is painted before babel and phonenumbers are loaded

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY_PIVOT = 30
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:,? (\d{4}|\d{2}))?")
_AMOUNT = re.compile(r"\$?\s*((?=[\d.])(?:\d{1,7}|\d{1,3}(?:,\d{3}){1,2})?)(?:\.(\d{0,2}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_NOON, _HOURS, _MINUTES = 12, 24, 60
_LOCALES = {"en": "en_US", "es": "es_US"}


def show_date(day: date, language: str = "en") -> str:
    """Return a day as ``Nov 3, 2026``."""
    return _day(day, "MMM d, y" if language == "en" else "medium", language)


def show_long_date(day: date, language: str = "en") -> str:
    """Return a day as ``November 3, 2026`` or ``3 de noviembre de 2026``."""
    return _day(day, "long", language)


def show_month_day(day: date, language: str = "en") -> str:
    """Return a day near today as ``Tue, Nov 3``."""
    return _day(day, "EEE, MMM d", language)


def show_short_weekday(day: date, language: str = "en") -> str:
    """Return a day as ``Tue``."""
    return _day(day, "EEE", language)


def show_day_of_month(day: date, language: str = "en") -> str:
    """Return a day as its number in the month, ``3``."""
    return _day(day, "d", language)


def show_month(day: date, language: str = "en") -> str:
    """Return the month of a day as ``November 2026``."""
    return _day(day, "MMMM y", language)


def show_weekday(day: date, language: str = "en") -> str:
    """Return a day of this year as ``Tuesday, November 3``."""
    return _day(day, "EEEE, MMMM d" if language == "en" else "EEEE, d 'de' MMMM", language)


def show_clock(moment: time | datetime, language: str = "en") -> str:
    """Return a time of day as ``2:14 PM``, with ordinary spaces."""
    from babel.dates import format_time

    shown = format_time(moment, "h:mm a" if language == "en" else "short", locale=_LOCALES.get(language, language))
    return str(shown).replace("\u202f", " ")


def show_stamp(moment: datetime, language: str = "en") -> str:
    """Return a local moment as ``Nov 3, 2026, 2:14 PM``."""
    return f"{show_date(moment.date(), language)}, {show_clock(moment, language)}"


def show_number(value: float | Decimal, language: str = "en") -> str:
    """Return a number with grouped thousands."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_LOCALES.get(language, language)))


def show_money(dollars: Decimal | int, language: str = "en") -> str:
    """Return an amount in dollars."""
    from babel.numbers import format_currency

    return str(format_currency(dollars, "USD", locale=_LOCALES.get(language, language)))


def show_phone(text: str) -> str:
    """Return a US number as ``(555) 010-0199``; anything else as it was typed."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 11 and digits[0] == "1":  # noqa: PLR2004 - the US country code and ten digits
        digits = digits[1:]
    if len(digits) == 10 and not re.search(r"[A-Za-z]", text):  # noqa: PLR2004 - the digits of a phone in this country
        return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return text.strip()
    if not phonenumbers.is_possible_number(number) or number.extension is None:
        return text.strip()
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))


def parse_date(text: str, today: date) -> date | None:
    """Read ``11/3``, ``11/3/26``, ``11-3-2026``, ``2026-11-03``, ``nov 3``, ``today``, ``fri`` or ``+14``.

    Returns None for an empty text and raises ValueError, without the text in it, for one that is no date.
    A day without a year lies in today's year; a weekday is the next one, today included.
    """
    words = " ".join(text.lower().replace(",", ", ").split())
    if not words:
        return None
    offsets = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if words in offsets:
        return today + timedelta(days=offsets[words])
    if re.fullmatch(r"[+-]\d{1,4}", words):
        return today + timedelta(days=int(words))
    if words[:3] in _WEEKDAYS and "monday tuesday wednesday thursday friday saturday sunday".find(words) >= 0:
        return today + timedelta(days=(_WEEKDAYS.index(words[:3]) - today.weekday()) % 7)
    if found := _ISO.fullmatch(words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(words):
        return date(_year(found[3], today), int(found[1]), int(found[2]))
    if (found := _WORDS.fullmatch(words.replace(", ", " "))) and found[1][:3] in _MONTHS:
        return date(_year(found[3], today), _MONTHS.index(found[1][:3]) + 1, int(found[2]))
    message = "not a date"
    raise ValueError(message)


def parse_time(text: str) -> time | None:
    """Read ``1:40 PM``, ``13:40``, ``140p`` or ``9a``; None if empty; ValueError if it is no time."""
    words, message = text.strip(), "not a time"
    if not words:
        return None
    found = _TIME.fullmatch(words)
    if found is None:
        raise ValueError(message)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            raise ValueError(message)
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour >= _HOURS or minute >= _MINUTES or (not half and found[2] is None):
        raise ValueError(message)
    return time(hour, minute)


def parse_hundredths(text: str) -> int | None:
    """Read ``24.50``, ``$24.5`` or ``1,200`` as whole hundredths; None if empty; ValueError if it is no amount."""
    words = text.strip()
    if not words:
        return None
    found = _AMOUNT.fullmatch(words)
    if found is None:
        message = "not an amount"
        raise ValueError(message)
    return int(found[1].replace(",", "") or 0) * 100 + int((found[2] or "").ljust(2, "0"))


def _day(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, pattern, locale=_LOCALES.get(language, language)))


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    if len(text) == 4:  # noqa: PLR2004 - a year in full
        return int(text)
    return int(text) + (2000 if int(text) <= today.year % 100 + _CENTURY_PIVOT else 1900)
