"""Towns as people say them: `` alamosa`` and ``ALAMOSA, CO`` are one town, named as it was written down first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, case, func, select

from leaddesk.storage.models import Demographics

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SMALL = (("Á", "á"), ("É", "é"), ("Í", "í"), ("Ñ", "ñ"), ("Ó", "ó"), ("Ú", "ú"), ("Ü", "ü"))
"""Letters that SQLite itself leaves as they are."""
_STATE = len(",co")


def folded(town: Any) -> Any:
    """Return what is the same for one town: without case, spaces too many, and a state of two letters behind it."""
    plain = func.lower(_single(town))
    for large, small in _SMALL:
        plain = func.replace(plain, large, small)
    plain = func.replace(func.replace(plain, ", ", ","), " ,", ",")
    behind = func.substr(plain, -_STATE, 1) == ","
    return case((behind, func.substr(plain, 1, func.length(plain) - _STATE)), else_=plain)


def _single(town: Any) -> Any:
    """Return it with one space between two words and none around."""
    plain = func.trim(town)
    for _ in range(3):
        plain = func.replace(plain, "  ", " ")
    return plain


def said_first() -> Select[str, str]:
    """Return each town folded, and as it was written down first."""
    fold = folded(Demographics.rural_town)
    said = _single(Demographics.rural_town)
    # beside a least value SQLite gives the other columns of the same row
    query = select(fold.label("fold"), said.label("said"), func.min(Demographics.id))
    return query.where(said != "").group_by(fold)


def known_towns(session: Session) -> tuple[str, ...]:
    """Return the towns that were told so far."""
    return tuple(sorted(session.scalars(select(said_first().subquery().c.said)), key=str.casefold))
