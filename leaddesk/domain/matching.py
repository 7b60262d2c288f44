"""Whether a line of a list mentions what she typed above it."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text without case and accents, so that ``Pena`` finds ``Peña``."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def mentions(text: str, *places: str) -> bool:
    """Return whether every word typed stands somewhere in the places; nothing typed matches all."""
    words = folded(text).split()
    if not words:
        return True
    whole = folded("\n".join(places))
    return all(word in whole for word in words)
