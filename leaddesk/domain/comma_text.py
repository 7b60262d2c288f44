"""Rows as text with commas (CSV) that no spreadsheet takes for formulas, whatever was typed."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OPENING: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\u2212")
"""What opens a formula, and its full-width and small forms."""
_UNSEEN: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00a0\u00ad"


def comma_text(rows: Iterable[Sequence[str | float]]) -> bytes:
    """Return rows as a file; every text is guarded, numbers stay numbers."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(clean(cell)) if isinstance(cell, str) else cell for cell in row] for row in rows)
    # a mark of byte order, else Excel reads accents as two signs
    return stream.getvalue().encode("utf-8-sig", "replace")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe."""
    return f"'{text}" if _begins_like_formula(text) else text


def clean(text: str) -> str:
    """Leave out what no file may hold: half characters and the control characters other than breaks and tabs."""
    kept = text.encode("utf-8", "replace").decode()
    return "".join(letter for letter in kept if letter >= " " or letter in "\t\n\r")


def _begins_like_formula(text: str) -> bool:
    """Return whether the first sign after blanks, and after signs that nobody sees, opens a formula."""
    if text[:1] in _OPENING:
        return True
    rest = text.lstrip().lstrip(_UNSEEN).lstrip()
    return rest[:1] in _OPENING and bool(rest)
