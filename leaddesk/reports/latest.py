"""What was known of a person on a day: the newest dated observation up to it, or the one that tells of entry.

Asked of one person after the other, so that only those who are counted are looked up, whatever else is on file.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select

from leaddesk.domain.intake.facts import ENTRY_DAYS
from leaddesk.storage.models import Enrolment


def latest(said: Any, table: Any, person: Any, day: Any) -> Any:
    """Return what the newest observation of a person up to a day says."""
    return _first(said, table, person, day, (table.on.desc(), table.id.desc()))


def at_entry(said: Any, table: Any, person: Any, day: Any) -> Any:
    """Return what was told of a person at the first enrolment, by the same rule as ``facts.at_entry``.

    The newest observation up to that day, else the first soon after it. What was noted only long after says nothing of
    how it was then, and what was noted after ``day`` was not known on it.
    """
    entered = select(func.min(Enrolment.opened_on)).where(Enrolment.participant_id == person)
    # said in so many words: two queries deep the person would be taken for anybody
    entry = entered.correlate(person.table).scalar_subquery()
    soon = func.date(entry, f"+{ENTRY_DAYS} days")
    before = case((table.on <= entry, table.on))
    order = (before.is_(None), before.desc(), table.on, table.id.desc())
    return _first(said, table, person, func.min(func.date(day), soon), order)


def _first(said: Any, table: Any, person: Any, day: Any, order: tuple[Any, ...]) -> Any:
    found = select(said).where(table.participant_id == person, table.on <= day).order_by(*order).limit(1)
    return found.scalar_subquery()
