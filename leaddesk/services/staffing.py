"""How many full-time positions of case work the office has, from which day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.work import StaffingDraft, StaffingRow, full_time_on
from leaddesk.i18n import N_
from leaddesk.services.removing import stamp_removed
from leaddesk.storage import models
from leaddesk.storage.database import INCLUDE_REMOVED

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database

ON_THIS_DAY = N_("From this day on something is said already: change that line")
_Row = models.StaffingRow


class Staffing:
    """What the coordinator says about positions."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock

    def save(self, draft: StaffingDraft, row_id: int | None = None) -> int:
        """Keep a line and return its id; two may not begin on one day."""
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        with self._database.write(N_("Save staffing")) as session:
            twin = session.scalar(select(_Row.id).where(_Row.since == draft.since))
            if twin is not None and twin != row_id:
                raise InvalidRecordError({"since": ON_THIS_DAY})
            row = _Row() if row_id is None else _found(session, row_id)
            assert draft.since is not None  # noqa: S101 - its own declaration requires it
            assert draft.hundredths is not None  # noqa: S101 - as above
            row.since, row.hundredths = draft.since, draft.hundredths
            session.add(row)
            session.flush()
            return row.id

    def rows(self) -> list[StaffingRow]:
        """Return every line, the newest first."""
        with self._database.read() as session:
            found = session.execute(select(_Row.id, _Row.since, _Row.hundredths).order_by(_Row.since.desc()))
            return [StaffingRow(row.id, StaffingDraft(row.since, row.hundredths)) for row in found]

    def remove(self, row_id: int, because: str) -> None:
        """Take a line out of the list; it stays in the file."""
        with self._database.write(N_("Remove staffing")) as session:
            stamp_removed(_found(session, row_id), because, self._clock.now())

    def restore(self, row_id: int) -> None:
        """Bring a removed line back."""
        with self._database.write(N_("Bring staffing back")) as session:
            row = session.get(_Row, row_id, execution_options={INCLUDE_REMOVED: True})
            if row is None or row.removed_at is None:
                raise NotFoundError
            if session.scalar(select(_Row.id).where(_Row.since == row.since)) is not None:
                raise InvalidRecordError({"since": ON_THIS_DAY})
            row.removed_at = row.removed_because = None


def full_time_in(session: Session, day: date) -> int:
    """Return the hundredths of full-time positions on a day, inside a session."""
    rows = session.execute(select(_Row.since, _Row.hundredths))
    return full_time_on(tuple(StaffingDraft(row.since, row.hundredths) for row in rows), day)


def _found(session: Session, row_id: int) -> models.StaffingRow:
    row = session.get(_Row, row_id)
    if row is None:
        raise NotFoundError
    return row
