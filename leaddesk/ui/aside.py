"""Work that takes long and needs no record: in a thread of its own, so that the one that keeps the records is free."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.jobs import Jobs


class Aside(QObject):
    """Does one thing at a time for a page, such as drawing a hundred pages on a printer."""

    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject, jobs: Jobs) -> None:
        """Take the page, which hears of nothing once it has gone, and the jobs, which keep count of what still runs."""
        super().__init__(parent)
        self._jobs = jobs
        self.busy = False
        self._ended.connect(self._on_ended)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        """Do the work elsewhere, then call ``done`` or ``failed`` here."""
        self.busy = True

        def told(error: Exception | None, result: Any) -> None:
            # the page may go between the look and the word
            with suppress(RuntimeError):
                if isValid(self):
                    self._ended.emit(done if error is None else failed, result if error is None else error, error)

        def act() -> None:
            try:
                told(None, work())
            except Exception as error:  # noqa: BLE001 - handed over whole; the page decides
                told(error, None)

        self._jobs.beside(act)

    def _on_ended(self, tell: Callable[[Any], object], told: Any, _error: Exception | None) -> None:
        self.busy = False
        tell(told)
