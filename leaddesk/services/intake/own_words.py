"""Words as people say them: with other capitals or spaces they are the same words, named as they were written first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from leaddesk.storage.models import Demographics

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALL = (("Á", "á"), ("É", "é"), ("Í", "í"), ("Ñ", "ñ"), ("Ó", "ó"), ("Ú", "ú"), ("Ü", "ü"))
"""Letters that SQLite itself leaves as they are."""


def small(words: Any) -> Any:
    """Return words without case and without spaces too many."""
    plain = func.lower(single(words))
    for large, little in _SMALL:
        plain = func.replace(plain, large, little)
    return plain


def single(words: Any) -> Any:
    """Return words with one space between two of them and none around."""
    plain = func.trim(words)
    for _ in range(3):
        plain = func.replace(plain, "  ", " ")
    return plain


def said_first(column: Any, fold: Callable[[Any], Any]) -> Select[str, str]:
    """Return what each word of the demographics is folded to, and as what it was written down first."""
    folded, said = fold(column), single(column)
    # beside a least value SQLite gives the other columns of the same row
    query = select(folded.label("fold"), said.label("said"), func.min(Demographics.id))
    return query.where(said != "").group_by(folded)
