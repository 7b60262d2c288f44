"""Towns as people say them: `` alamosa`` and ``ALAMOSA, CO`` are one town, named as it was written down first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, case, func, select

from leaddesk.services.intake.own_words import said_first, small
from leaddesk.storage.models import Demographics

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_STATE = len(",co")


def folded(town: Any) -> Any:
    """Return what is the same for one town: without case, spaces too many, and a state of two letters behind it."""
    plain = func.replace(func.replace(small(town), ", ", ","), " ,", ",")
    behind = func.substr(plain, -_STATE, 1) == ","
    return case((behind, func.substr(plain, 1, func.length(plain) - _STATE)), else_=plain)


def towns_said_first() -> Select[str, str]:
    """Return each town folded, and as it was written down first."""
    return said_first(Demographics.rural_town, folded)


def known_towns(session: Session) -> tuple[str, ...]:
    """Return the towns that were told so far."""
    return tuple(sorted(session.scalars(select(towns_said_first().subquery().c.said)), key=str.casefold))
