"""Numbers for people and papers. One that was given is never given again, not even after an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.storage.models import NumberGiven

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ALL_YEARS = 0
"""The year of a count that runs on: a number that stands alone, as in ``C-0142-03``, must mean one record only."""


def give(session: Session, kind: str, year: int = ALL_YEARS) -> int:
    """Return the next number of a kind and note it where undo does not reach."""
    row = session.scalars(select(NumberGiven).where(NumberGiven.kind == kind, NumberGiven.year == year)).first()
    if row is None:
        row = NumberGiven(kind=kind, year=year, last=0)
        session.add(row)
    row.last += 1
    session.flush()
    return row.last
