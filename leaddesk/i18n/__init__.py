"""Words in the reader's language: marking, translating, and showing dates and numbers."""

from leaddesk.i18n.show import (
    parse_date,
    parse_hundredths,
    parse_time,
    show_clock,
    show_date,
    show_day_of_month,
    show_long_date,
    show_money,
    show_month,
    show_month_day,
    show_number,
    show_phone,
    show_short_weekday,
    show_stamp,
    show_weekday,
)
from leaddesk.i18n.translate import N_, Translator, on_screen, screen_language, tr, translator

__all__ = [
    "N_",
    "Translator",
    "on_screen",
    "parse_date",
    "parse_hundredths",
    "parse_time",
    "screen_language",
    "show_clock",
    "show_date",
    "show_day_of_month",
    "show_long_date",
    "show_money",
    "show_month",
    "show_month_day",
    "show_number",
    "show_phone",
    "show_short_weekday",
    "show_stamp",
    "show_weekday",
    "tr",
    "translator",
]
