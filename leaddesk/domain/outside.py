"""Words that lie outside, on a cover sheet or in the window of an envelope, and tell others what it is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PROGRAM = re.compile(
    r"(?:(?i:law enforcement assisted diversion|let everyone advance with dignity|\bdiversion\b)|\bLEAD\b)"
    r"(?i:\s+program(?:me)?\b)?"
)
_TELLING = re.compile(
    r"\b(?:addict\w*|alcohol\w*|arrest\w*|behavioral health|buprenorphine|charges?|clinic|correction(?:s|al)|detention|"
    r"detox\w*|drugs?|hepatitis|hiv|inmates?|jail|mental health|methadone|opioids?|overdose|parole|prison|probation|"
    r"psychiatr\w*|recovery|rehab\w*|sober|sobriety|suboxone|substance\w*|treatment)\b",
    re.IGNORECASE,
)
_SIGNS = " ,;:·–-/"
_LEFT_OPEN = re.compile(r"\(\s*\)|\s+(?=[,;:)])")


def names_program(words: Iterable[str], site_name: str) -> bool:
    """Return whether words name this program."""
    return any(program_words(part, site_name) for part in words)


def program_words(line: str, site_name: str) -> tuple[str, ...]:
    """Return what in a line names this program, as it was written."""
    return tuple(found[0] for found in _of_program(site_name).finditer(line))


def without_program(line: str, site_name: str) -> str:
    """Return a line without what names this program; empty if nothing is left to say."""
    kept = " ".join(_LEFT_OPEN.sub("", _of_program(site_name).sub(" ", line)).split()).strip(_SIGNS)
    if kept == line.strip(_SIGNS) or not re.search(r"\w", kept):
        return line.strip() if kept else ""
    return kept[:1].upper() + kept[1:]


def telling_words(lines: Iterable[str], site_name: str) -> tuple[str, ...]:
    """Return what in the lines of an address tells of the program, of care or of the law, each once."""
    found: dict[str, str] = {}
    for line in lines:
        for words in (*program_words(line, site_name), *(match[0] for match in _TELLING.finditer(line))):
            found.setdefault(words.casefold(), words)
    return tuple(found.values())


def _of_program(site_name: str) -> re.Pattern[str]:
    site = r"\s+".join(map(re.escape, site_name.split()))
    return re.compile(rf"(?<!\w)(?i:{site})(?!\w)|{_PROGRAM.pattern}") if site else _PROGRAM
