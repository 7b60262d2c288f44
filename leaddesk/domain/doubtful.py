"""Words that harm when a letter to a court uses them of a person. Warned about, never altered.

What they speak of: tests, substances and medicine, missed visits, new charges, diagnoses, sanctions and blame; and what
such a letter leaves out: days to come, who the providers are, counts and percentages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaddesk.i18n import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

_STEMS = (
    r"abscond(?:s|ed|ing)?",
    r"absen(?:t|ces?)",
    r"abus(?:e|es|ed|er|ers|ing|ive)",
    r"addict(?:s|ed|ion|ions)?",
    r"alcohol(?:ic|ics|ism)?|drunk|intoxicated",
    r"allegations?|alleged(?:ly)?",
    r"appointments?",
    r"(?:re-?)?arrest(?:s|ed)?",
    r"attend(?:s|ed|ing|ance)?",
    r"bipolar|ptsd|schizophreni[ac]|disorders?",
    r"breathaly[sz]er|toxicology",
    r"clean|dirty",
    r"clients?",
    r"cocaine|fentanyl|heroin|meth|methamphetamines?|opioids?|opiates?",
    r"(?:non-?)?complian(?:t|ce)|(?:non-?)?compl(?:y|ies|ied|ying)",
    r"diagnos(?:is|es|ed)",
    r"drug (?:test|screen)s?",
    r"fail(?:s|ed|ing|ure|ures)?",
    r"graduat(?:e|es|ed|ion)",
    r"medications?|methadone|buprenorphine|suboxone|detox|rehab",
    r"missed|skipped",
    r"new (?:charge|case|crime|offense)s?",
    r"no[- ]?shows?",
    r"(?:re-?)?offend(?:s|ed|er|ers|ing)",
    r"overdos(?:e|es|ed)",
    r"percent(?:age)?",
    r"positive|negative",
    r"refus(?:e|es|ed|al|ing)",
    r"relaps(?:e|es|ed|ing)|return(?:s|ed)? to use|using again",
    r"revo(?:ked?|cation)|sanction(?:s|ed)?|terminated",
    r"sober|sobriety",
    r"tested|test results?",
    r"uncooperative|unmotivated|manipulative",
    r"urinalysis|ua",
    r"violat(?:e|es|ed|ion|ions|ing)",
    r"warrants?",
    r"whereabouts",
)
_SOME = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen)"
_COUNTS = (
    r"\d+\s?%",
    rf"{_SOME} percent",
    rf"{_SOME} (?:out )?of {_SOME}(?: \w+s)?",
    rf"{_SOME} (?:\w+ )?(?:contacts?|goals?|meetings?|sessions?|steps?|times|visits?)",
)
_DOUBTFUL = re.compile(rf"(?<!\w)(?:\b(?:{'|'.join(_STEMS)})\b|{'|'.join(_COUNTS)})(?!\w)", re.IGNORECASE)
_DAYS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, ?\d{4})?\b|"
    r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    re.IGNORECASE,
)
_SOON = re.compile(r"\b(?:tomorrow|next (?:week|month|(?:mon|tues|wednes|thurs|fri)day))\b", re.IGNORECASE)


def doubtful_words(text: str, providers: Iterable[str] = (), today: date | None = None) -> tuple[str, ...]:
    """Return what a letter had better not say of somebody, each once, as it was written.

    ``providers`` are the names that are looked for as well; days to come are, if it is known what day it is.
    """
    found: dict[str, str] = {}
    for words in (*_matches(text), *_named(text, providers), *(_coming(text, today) if today else ())):
        found.setdefault(words.casefold(), words)
    return tuple(found.values())


def _matches(text: str) -> Iterator[str]:
    return (match[0] for match in _DOUBTFUL.finditer(text))


def _named(text: str, providers: Iterable[str]) -> Iterator[str]:
    for name in providers:
        if name.strip() and (match := re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", text, re.IGNORECASE)):
            yield match[0]


def _coming(text: str, today: date) -> Iterator[str]:
    yield from (match[0] for match in _SOON.finditer(text))
    for match in _DAYS.finditer(text):
        try:
            day = parse_date(match[0], today)
        except ValueError:
            continue
        if day is not None and day > today:
            yield match[0]
