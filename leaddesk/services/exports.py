"""The log of lists that became files; summaries enter themselves (``reports/summary.py``)."""

from __future__ import annotations

import hashlib
import textwrap
from typing import TYPE_CHECKING

from leaddesk.domain.errors import InvalidRecordError
from leaddesk.i18n import N_
from leaddesk.storage.models import ExportRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.list_exports import ListExportDraft
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

INTERNAL = "internal"
_FILTERS = 80
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

    def note_paper(self, code: str, day: str, content: bytes, purpose: str = "") -> None:
        """Enter a paper of the office's own, which names nobody to anybody else."""
        self._note(code, day, "pdf", content, purpose)

    def _note(self, what: str, period: str, ending: str, content: bytes, purpose: str) -> None:
        with self._database.write(N_("Make a file for the office"), final_because=FINAL) as session:
            session.add(
                ExportRow(
                    at=self._clock.now(),
                    what=what,
                    period=textwrap.shorten(period, _FILTERS, placeholder="…"),
                    audience=INTERNAL,
                    format=ending,
                    sha256=hashlib.sha256(content).hexdigest(),
                    made_by=self._settings.office().coordinator,
                    purpose=purpose,
                )
            )
