"""Turns what was typed into full-text queries. Every word goes in quoted, so no text is ever read as syntax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from leaddesk.domain.participants import BirthDate
from leaddesk.services.names import phone_digits, sounds, squashed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

LONGEST_TEXT: Final = 200
MOST_WORDS: Final = 8
OF_PEOPLE: Final = "{called legal listed}"
OF_NAMES: Final = "{called legal listed alias}"
OF_OTHERS: Final = "{called listed}"
_SHORTEST_SOUND_START = 3
# half characters and control characters are no text for SQLite
_NO_TEXT: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_RECORD_NUMBER: Final = re.compile(r"^ld(?=\d)")
_SHORT_DATE: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{2}))?")


def typed_words(text: str) -> list[str]:
    """Return the words that were typed; those without any letter or digit find nothing and are left out."""
    tokens = _NO_TEXT.sub(" ", text[:LONGEST_TEXT]).split()
    return [token for token in tokens if squashed(token)][:MOST_WORDS]


def quoted(word: str) -> str:
    """Return a word as a full-text string."""
    return '"' + word.replace('"', '""') + '"'


def start_of_name(typed: list[str], names: str = OF_PEOPLE) -> str:
    """Return the query for names that begin with just what was typed."""
    return f"{names} : ^ {quoted(' '.join(typed))} *"


def a_name(word: str) -> str:
    """Return the query for people who have a word as a name, whole, or are called so."""
    return f"{OF_NAMES} : {quoted(word)}"


def in_names(typed: list[str], names: str = OF_PEOPLE) -> str:
    """Return the query for names in which a word begins with each word that was typed."""
    return f"{names} : ({_all(_written(word) for word in typed)})"


def in_all_words(typed: list[str], today: date) -> str:
    """Return the query in which each word may also be an alias, a nickname, a number or a birth date."""
    return _all(_known(word, today) for word in typed)


def in_sounds(typed: list[str], today: date, near: Callable[[str], Iterable[str]] | None = None) -> str:
    """Return the query in which each word may also be one that sounds alike, or is ``near`` in its letters."""
    groups = []
    for number, word in enumerate(typed):
        group = [_known(word, today), *_heard(word, last=number == len(typed) - 1)]
        if near is not None:
            group += [quoted(other) for other in near(word)]
        groups.append(_any(group))
    return _all(groups)


def in_numbers(typed: list[str], *, begun: bool) -> str:
    """Return the query for numbers that were typed, whole or just ``begun``; empty if none was."""
    return _in_column("fact", _numbers(" ".join(typed)), begun=begun)


def in_births(typed: list[str], today: date) -> str:
    """Return the query for a birth date that was typed; empty if none was."""
    return _in_column("born", _births(" ".join(typed), today))


def _all(groups: Iterable[str]) -> str:
    return " AND ".join(f"({group})" for group in groups)


def _any(terms: Iterable[str]) -> str:
    return " OR ".join(terms)


def _written(word: str) -> str:
    """Return a word as it is and without its punctuation: ``O'Brien`` is also written ``OBrien``."""
    return _any(f"{quoted(form)} *" for form in dict.fromkeys((word, squashed(word))))


def _known(word: str, today: date) -> str:
    names = f"{{called legal listed alias nick}} : ({_written(word)})"
    found = (names, _in_column("born", _births(word, today)), _in_column("fact", _numbers(word), begun=True))
    return _any(filter(None, found))


def _in_column(column: str, terms: set[str], *, begun: bool = False) -> str:
    return f"{column} : ({_any(quoted(term) + ' *' * begun for term in sorted(terms))})" if terms else ""


def _heard(word: str, *, last: bool) -> list[str]:
    """Return the sounds of a word; of the last one, which may not be finished, also how it begins."""
    codes = sorted(code for part in re.split(r"[\W_]+", word) for code in sounds(part))
    begun = {code for code in codes if last and code[0] == "1" and len(code) >= _SHORTEST_SOUND_START}
    return [f"sound : {quoted(code)}{' *' if code in begun else ''}" for code in codes]


def _numbers(text: str) -> set[str]:
    """Return a record number or phone number without its punctuation."""
    plain = _RECORD_NUMBER.sub("", squashed(text))
    if not any(letter.isdigit() for letter in plain):
        return set()
    return {plain, phone_digits(text)} if plain.isdigit() else {plain}


def _births(text: str, today: date) -> set[str]:
    """Return a birth date as exactly as it was typed; a year of two digits may be of either century."""
    if found := _SHORT_DATE.fullmatch(text):
        day, year = f"{int(found[1]):02}{int(found[2]):02}", found[3]
        return {f"{century}{year}{day}" for century in (19, 20)} if year else {day}
    try:
        birth = BirthDate.parse(text, today)
    except ValueError:
        return set()
    return {birth.stored().lstrip("~").replace("-", "")} if birth else set()
