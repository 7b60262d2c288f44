"""A paper on its way to a printer: page by page, beside the work of the records, with a way to stop it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaddesk.ui.aside import Aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.jobs import Jobs
    from leaddesk.ui.pages.print_panel import PrintFoot
    from leaddesk.ui.printing import Target


class Sending(QObject):
    """Draws one paper after another on printers; the foot of the page says how far the newest one is."""

    _told = Signal(int, int, int)

    def __init__(self, parent: QObject, jobs: Jobs, foot: PrintFoot) -> None:
        """Take the page, the worker, and where the page says how far it is."""
        super().__init__(parent)
        self._jobs, self._foot = jobs, foot
        self._number = 0
        self._stopped: set[int] = set()
        self._told.connect(self._on_told)
        foot.stopping.connect(self.stop)

    def start(
        self, target: Target, content: bytes, done: Callable[[], object], failed: Callable[[Exception], object]
    ) -> None:
        """Send a paper; what is on its way already goes on beside it. Into a file it is written at once."""
        if not target.steps:
            # as a save it is written before a lock closes the records: its row says that it was made
            self._jobs.save(self, lambda: target.send(content), lambda _done: done(), failed)
            return
        self._number += 1
        number, stopped = self._number, self._stopped

        def step(page: int, pages: int) -> bool:
            # after a lock the page is gone: what was begun is printed to its end all the same
            with suppress(RuntimeError):
                self._told.emit(number, page, pages)
            return number not in stopped

        Aside(self, self._jobs).run(
            partial(target.send, content, step),
            lambda _done: self._end(number, done),
            lambda error: self._end(number, partial(failed, error)),
        )

    def stop(self) -> None:
        """Stop the newest one before its next page."""
        self._stopped.add(self._number)

    def _on_told(self, number: int, page: int, pages: int) -> None:
        if number == self._number:
            self._foot.say_page(page, pages)

    def _end(self, number: int, tell: Callable[[], object]) -> None:
        self._stopped.discard(number)
        if number == self._number:
            self._foot.say_page(0, 0)
        tell()
