"""Race and ethnicity in figures: one question with every answer that fits, as the column stores it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String, and_, cast, func, literal, not_
from sqlalchemy.types import Integer

from leaddesk.domain.intake.hmis_codes import NO_RACE, Race
from leaddesk.storage.models import Demographics

RACES = tuple(race for race in Race if race not in NO_RACE)
"""The answers that name a race or an ethnicity."""


def answered() -> Any:
    """Return the column as text in which each code stands between commas; empty where nobody asked."""
    return literal(",") + cast(func.coalesce(Demographics.race, ""), String) + literal(",")


def says(text: Any, race: Race) -> Any:
    """Return that this is one of the answers."""
    return text.contains(f",{race.value},")


def says_several(text: Any) -> Any:
    """Return that there is more than one."""
    return sum((cast(says(text, race), Integer) for race in RACES), literal(0)) > 1


def says_none(text: Any) -> Any:
    """Return that no answer names one."""
    return and_(*(not_(says(text, race)) for race in RACES))
