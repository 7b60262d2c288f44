"""The log of lists that became files; summaries enter themselves (``reports/summary.py``)."""

from __future__ import annotations

import hashlib
import textwrap
from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.outgoing import OutgoingRow
from leaddesk.i18n import N_, tr
from leaddesk.storage.models import ExportRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.list_exports import ListExportDraft
    from leaddesk.domain.papers import FinalPaper
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

INTERNAL, OUTSIDE = "internal", "outside"
_DEEDS = {INTERNAL: N_("Make a file for the office"), OUTSIDE: N_("Make a letter that names nobody")}
_FILTERS = 80
OFFICE_COPY = N_("The office's own copy")
FINAL = N_("A file that was handed out can't be taken back.")


class Exports:
    """Notes what left as a file for the office itself, before it is written."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock and the settings."""
        self._database = database
        self._clock = clock
        self._settings = settings

    def note_list(self, key: str, filters: Sequence[str], draft: ListExportDraft, content: bytes) -> None:
        """Enter a list with its filters, its purpose and the hash of its bytes."""
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        ending = f"{draft.format.value}.zip" if draft.encrypted else draft.format.value
        self._note(f"list {key}", ", ".join(filters), ending, content, draft.purpose.strip())

    def note_letter(self, code: str, recipient: str, reference: str, content: bytes) -> None:
        """Enter a letter to somebody outside that names nobody: to whom it goes and their own number."""
        self._note(code, reference, "pdf", content, recipient, OUTSIDE)

    def rows(self, limit: int = 2000) -> list[OutgoingRow]:
        """Return what left as a file or as a letter about nobody, the newest first."""
        query = select(ExportRow).order_by(ExportRow.id.desc()).limit(limit)
        with self._database.read() as session:
            return [_outgoing(row) for row in session.scalars(query)]

    def note_own(self, made: FinalPaper, number: str) -> None:
        """Enter a copy that the office made for itself of a paper about one person, by the number of the record."""
        self.note_paper(made.code, number, made.content, tr(OFFICE_COPY))

    def note_copy(self, name: str, content: bytes) -> None:
        """Enter a scan that was saved outside, by the name of its file, which names nobody."""
        base, _, ending = name.rpartition(".")
        self._note("copy of a scan", base, ending, content, "")

    def note_paper(self, code: str, day: str, content: bytes, purpose: str = "") -> None:
        """Enter a paper of the office's own, which names nobody to anybody else."""
        self._note(code, day, "pdf", content, purpose)

    def _note(
        self, what: str, period: str, ending: str, content: bytes, purpose: str, audience: str = INTERNAL
    ) -> None:
        with self._database.write(_DEEDS[audience], final_because=FINAL) as session:
            session.add(
                ExportRow(
                    at=self._clock.now(),
                    what=what,
                    period=textwrap.shorten(period, _FILTERS, placeholder="…"),
                    audience=audience,
                    format=ending,
                    sha256=hashlib.sha256(content).hexdigest(),
                    made_by=self._settings.office().coordinator,
                    purpose=purpose,
                )
            )


def _outgoing(row: ExportRow) -> OutgoingRow:
    letter = row.audience == OUTSIDE
    return OutgoingRow(
        row.id,
        row.at,
        row.what,
        row.audience,
        row.purpose if letter else "",
        row.period,
        "" if letter else row.purpose,
        row.format,
        row.sha256,
        row.made_by,
    )
