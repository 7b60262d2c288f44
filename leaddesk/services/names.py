"""Names as people say, shorten and mistype them: what search and the look for duplicates compare.

Nothing here is remembered between calls: what outlives a lock must not tell who was looked for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import jellyfish
from nicknames import NickNamer

_SHORTEST_SOUND = 3
# pairs in the list of the package that nobody says
_NOT_SHORT = frozenset({frozenset({"bill", "robert"}), frozenset({"billy", "robert"}), frozenset({"bill", "fred"})})
_BETWEEN = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return a text in small letters without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def words(*texts: str) -> list[str]:
    """Return the words of names, folded, each once, in order."""
    found = (word for text in texts for word in _BETWEEN.split(fold(text)) if word)
    return list(dict.fromkeys(found))


def squashed(text: str) -> str:
    """Return the letters and digits of a text alone: ``O'Brien`` as ``obrien``."""
    return _BETWEEN.sub("", fold(text))


def sounds(word: str) -> frozenset[str]:
    """Return codes that words of the same sound share; each begins with a digit, so that none looks like a word."""
    plain = "".join(letter for letter in fold(word) if letter.isascii() and letter.isalpha())
    if len(plain) < _SHORTEST_SOUND:
        return frozenset()
    codes = {f"1{jellyfish.metaphone(plain)}", f"2{jellyfish.nysiis(plain)}"}
    return frozenset(code.replace(" ", "").lower() for code in codes if len(code) > 1)


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


def nicknames(word: str) -> frozenset[str]:
    """Return the names that a first name is short for, and those that are short for it."""
    names = _nicknames()
    known = names.nicknames_of(word) | names.canonicals_of(word)
    return frozenset(name for name in known if name != word and {word, name} not in _NOT_SHORT)


def phone_digits(number: str) -> str:
    """Return the digits of a phone number, without country code and extension."""
    digits = re.sub(r"\D", "", re.split(r"(?i)\s*(?:ext|x|#)", number, maxsplit=1)[0])
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits  # noqa: PLR2004 - a US number with its 1
