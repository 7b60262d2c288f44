"""How a query becomes lines of *Today*: the oldest first, never more than fit, the rest as one count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func
from sqlalchemy.orm import Session

from leaddesk.domain.participants import record_number
from leaddesk.domain.today import TodayLine
from leaddesk.storage.database import INCLUDE_REMOVED

if TYPE_CHECKING:
    from sqlalchemy import Select

LATER = timedelta(days=30)
"""How far ahead the page looks."""
MOST = 20
"""How many lines of one kind are shown before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One look at the day: the session, the office's day, and how a moment reads on the office's clock."""

    session: Session
    today: date
    local: Callable[[datetime], datetime]

    def capped(
        self,
        query: Select[*tuple[Any, ...]],
        line: Callable[[Any], TodayLine],
        more: str,
        opens: str,
        *,
        removed: bool = False,
    ) -> list[TodayLine]:
        """Return a line for each of the first rows, and one that counts the rest if there is a rest."""
        counted = query.add_columns(func.count().over().label("whole")).limit(MOST + 1)
        rows = self.session.execute(counted, execution_options={INCLUDE_REMOVED: removed}).all()
        lines = [line(row) for row in rows]
        if len(lines) <= MOST:
            return lines
        count = rows[0].whole - MOST
        first = lines[MOST]
        return [
            *lines[:MOST],
            TodayLine(
                first.kind,
                more,
                "",
                first.due,
                opens,
                None,
                (("count", str(count)),),
                f"{first.kind.name.lower()}/more",
            ),
        ]


def person_values(row: Any) -> tuple[tuple[str, str], ...]:
    """Return the values that name the person of a row."""
    return (
        ("name", row.name),
        ("record", record_number(row.record_year, row.record)),
        ("participant_id", str(row.participant_id)),
    )
