"""How a query becomes lines of *Today*: the oldest first, never more than fit, the rest as one count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, not_
from sqlalchemy.orm import Session, aliased

from leaddesk.domain.codes import CloseReason, ReferralInStatus
from leaddesk.domain.participants import record_number
from leaddesk.domain.today import SetAside, TodayLine
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Participant, ReferralIn, StatusRow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

_other = aliased(ReferralIn)
PERSON = (
    *(Participant.id.label("participant_id"), Participant.shown_name.label("name")),
    *(Participant.number.label("record"), Participant.number_year.label("record_year")),
)
"""What ``person_values`` asks of a row."""
LATER = timedelta(days=30)
"""How far ahead the page looks."""
MOST = 20
"""How many lines of one kind are shown before the rest is only counted."""


NOT_REACHED_DAYS = 90
"""After how many days without a word from both sides an active person counts as not reached."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What she said of a line: wait until a day, or set it aside (no day), while it says the same."""

    said: str
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One look at the day: the session, the office's day, and how a moment reads on the office's clock.

    ``answers`` holds by key what was put off or set aside; such lines are collected in ``aside`` and not shown.
    """

    session: Session
    today: date
    local: Callable[[datetime], datetime]
    not_reached_days: int = NOT_REACHED_DAYS
    year_start: int = 1
    answers: Mapping[str, Answer] = field(default_factory=dict)
    aside: dict[str, SetAside] = field(default_factory=dict)

    def waits(self, line: TodayLine) -> bool:
        """Return whether a line was put off or set aside and still says the same; then it is noted as such."""
        answer = self.answers.get(line.key)
        if answer is None or answer.said != line.fingerprint:
            return False
        if answer.until is not None and answer.until <= self.today:
            return False
        self.aside[line.key] = SetAside(line, answer.until, answer.reason)
        return True

    def capped(
        self,
        query: Select[*tuple[Any, ...]],
        line: Callable[[Any], TodayLine],
        more: str,
        opens: str,
        *,
        removed: bool = False,
        most: int = MOST,
    ) -> list[TodayLine]:
        """Return a line for each of the first rows, and one that counts the rest if there is a rest.

        Lines that were put off make room for those behind them.
        """
        counted = query.add_columns(func.count().over().label("whole")).limit(most + 1 + len(self.answers))
        rows = self.session.execute(counted, execution_options={INCLUDE_REMOVED: removed}).all()
        read = [line(row) for row in rows]
        lines = [one for one in read if not self.waits(one)]
        if len(lines) <= most:
            return lines
        count = rows[0].whole - (len(read) - len(lines)) - most
        first = lines[most]
        return [
            *lines[:most],
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


def living(participant_id: Any) -> ColumnElement[bool]:
    """Return that nothing says that the person of a column has died: then nobody is reminded of anything."""
    died = exists().where(
        StatusRow.participant_id == participant_id,
        StatusRow.close_reason == CloseReason.DECEASED,
        StatusRow.until.is_(None),
        StatusRow.removed_at.is_(None),
    )
    before = exists().where(
        _other.participant_id == participant_id,
        _other.status == ReferralInStatus.DECEASED,
        _other.removed_at.is_(None),
    )
    return and_(not_(died), not_(before))


def person_values(row: Any) -> tuple[tuple[str, str], ...]:
    """Return the values that name the person of a row."""
    return (
        ("name", row.name),
        ("record", record_number(row.record_year, row.record)),
        ("participant_id", str(row.participant_id)),
    )
