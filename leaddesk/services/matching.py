"""Whether a line of a list mentions what she typed above it."""

from __future__ import annotations

from leaddesk.services.names import fold


def mentions(text: str, *places: str) -> bool:
    """Return whether every word typed stands somewhere in the places, case and accents aside; no word fits all."""
    words = fold(text).split()
    if not words:
        return True
    whole = fold("\n".join(places))
    return all(word in whole for word in words)
