"""The self-checks of fidelity, one a year, and the caseload that their paper shows beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fidelity import FidelityDraft, FidelityPacket, FidelityRow, tidy
from leaddesk.i18n import N_
from leaddesk.services.drafts import plain, read
from leaddesk.services.removing import stamp_removed
from leaddesk.services.today import caseload_in
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import FidelityCheck

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.packets import Packets
    from leaddesk.storage.database import Database

THIS_YEAR = N_("This year has a check already: change that one")


class FidelityChecks:
    """What the coordinator does with them."""

    def __init__(self, database: Database, clock: Clock, packets: Packets) -> None:
        """Take the file, the clock, and what knows the head of the office's papers."""
        self._database = database
        self._clock = clock
        self._packets = packets

    def rows(self) -> tuple[FidelityRow, ...]:
        """Return every check, the newest year first."""
        with self._database.read() as session:
            rows = session.scalars(select(FidelityCheck).order_by(FidelityCheck.year.desc()))
            return tuple(_row(row) for row in rows)

    def one(self, row_id: int) -> FidelityRow:
        """Return one check."""
        with self._database.read() as session:
            return _row(_found(session, row_id))

    def save(self, draft: FidelityDraft, row_id: int | None = None) -> int:
        """Keep a check and return its id; a year has one."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        wanted = tidy(draft)
        with self._database.write(N_("Save fidelity self-check")) as session:
            twin = session.scalar(select(FidelityCheck.id).where(FidelityCheck.year == wanted.year))
            if twin is not None and twin != row_id:
                raise InvalidRecordError({"year": THIS_YEAR})
            row = FidelityCheck() if row_id is None else _found(session, row_id)
            assert wanted.year is not None  # noqa: S101 - its own declaration requires it
            row.year, row.content = wanted.year, plain(wanted)
            session.add(row)
            session.flush()
            return row.id

    def remove(self, row_id: int, because: str) -> None:
        """Take a check off the list."""
        with self._database.write(N_("Remove fidelity self-check")) as session:
            stamp_removed(_found(session, row_id), because, self._clock.now())

    def restore(self, row_id: int) -> None:
        """Bring a removed check back."""
        with self._database.write(N_("Bring fidelity self-check back")) as session:
            row = session.get(FidelityCheck, row_id, execution_options={INCLUDE_REMOVED: True})
            if row is None or row.removed_at is None:
                raise NotFoundError
            if session.scalar(select(FidelityCheck.id).where(FidelityCheck.year == row.year)) is not None:
                raise InvalidRecordError({"year": THIS_YEAR})
            row.removed_at = row.removed_because = None

    def packet(self, row_id: int) -> FidelityPacket:
        """Return what the printed check says, with the caseload of today."""
        draft, blank, today = self.one(row_id).draft, self._packets.blank(), self._clock.today()
        with self._database.read() as session:
            return FidelityPacket(blank.office, blank.printing, draft, caseload_in(session, today), today)


def _found(session: Session, row_id: int) -> FidelityCheck:
    row = session.get(FidelityCheck, row_id)
    if row is None:
        raise NotFoundError
    return row


def _row(row: FidelityCheck) -> FidelityRow:
    return FidelityRow(row.id, read(FidelityDraft, row.content))
