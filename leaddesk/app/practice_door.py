"""The door of the practice office: made anew at each start, nobody in it is real, and its key protects nothing."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from leaddesk.app.door import Door
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.i18n import N_
from leaddesk.paths import Home
from leaddesk.ui.gatekeeper import RecoverySheet, State

if TYPE_CHECKING:
    from pathlib import Path

    from leaddesk.domain.clock import Clock

_PASSPHRASE = "practice practice practice"  # noqa: S105 - it protects nothing, and the window says so


class PracticeDoor(Door):
    """Opens with any passphrase."""

    practice = True

    def __init__(self, home: Home, clock: Clock) -> None:
        """Take the home of the real office; the practice office lies in a folder of its own under it."""
        from leaddesk.storage.kdf import FLOOR  # noqa: PLC0415 - kept out of the start

        self._folder_of_all = home.practice
        super().__init__(Home(home.practice / str(os.getpid())), clock, cost=FLOOR)

    def state(self) -> State:
        """Return that it can be opened at once."""
        return State.LOCKED if self._made and self._opened is None else State.OPEN

    @property
    def _made(self) -> bool:
        return self._home.vault.is_dir()

    def prepare(self) -> None:
        """Make the office and leave it open. Former ones, whose program has ended, are swept away."""
        from leaddesk.app.practice_quarter import close_a_quarter  # noqa: PLC0415 - kept out of the start
        from leaddesk.practice.generator import fill  # noqa: PLC0415 - kept out of the start
        from leaddesk.storage.recovery_key import RecoveryKey  # noqa: PLC0415 - as above

        if self._opened is not None:
            return
        self._sweep()
        sheet = RecoverySheet(RecoveryKey.generate().groups, b"")
        self.create(_PASSPHRASE, sheet, OfficeDraft(site_name="-", county="-", coordinator="-"), SecurityDraft())
        opened = self.need()
        fill(opened.database, opened.services, self._clock, today=self._clock.today())
        close_a_quarter(opened.database, opened.services, self._clock)
        opened.changed = False

    def unlock(self, passphrase: str) -> None:
        """Open the practice office again."""
        super().unlock(_PASSPHRASE)

    def unlock_with_recovery(self, key: str) -> None:
        """Open the practice office again."""
        super().unlock(_PASSPHRASE)

    def restore(self, file: Path, secret: str) -> None:
        """Refuse: there is nothing to put back."""
        raise LeadDeskError(N_("Practice data is made anew at each start."), N_("Restore in the real office instead."))

    def forget(self) -> None:
        """Take the practice office off the disk."""
        shutil.rmtree(self._home.root, ignore_errors=True)

    def _sweep(self) -> None:
        if not self._folder_of_all.is_dir():
            return
        for folder in self._folder_of_all.iterdir():
            if folder != self._home.root and not _runs(folder.name):
                shutil.rmtree(folder, ignore_errors=True)


def _runs(name: str) -> bool:
    """Return whether the program that made a practice folder is still there."""
    if not name.isdigit():
        return False
    if os.name == "nt":
        # a file of a running practice office is held open there, and can't be removed
        return False
    try:
        os.kill(int(name), 0)
    except (OSError, OverflowError):
        return False
    return True
