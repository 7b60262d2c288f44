"""The daily look at the whole file, once nobody has touched the computer for a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaddesk.domain.errors import StorageError, StorageReason

if TYPE_CHECKING:
    from leaddesk.ui.gatekeeper import Gatekeeper
    from leaddesk.ui.jobs import Jobs

REST = 60


class Checkup(QObject):
    """Tries once in each rest; what she does next goes before it, and the next rest tries again."""

    found = Signal(object)
    """Carries what is wrong, as the error to show."""

    def __init__(self, gatekeeper: Gatekeeper, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gatekeeper, self._jobs = gatekeeper, jobs
        self._tried = False

    def look(self, rest: int) -> None:
        """Take how many seconds nobody has touched anything; called each second while the records are open."""
        if rest < REST:
            self._tried = False
        elif not self._tried and self._jobs.idle:
            self._tried = True
            check = self._gatekeeper.check_up
            self._jobs.spare(self, lambda ticket: check(ticket.check), failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not (isinstance(error, StorageError) and error.reason is StorageReason.INTERRUPTED):
            self.found.emit(error)
