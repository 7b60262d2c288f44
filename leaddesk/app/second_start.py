"""A second start of the program: it calls the window that is open to the front, or says where to look for it.

The call is an empty file in the home folder, which the open window watches: no port, no network library.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt

from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

ALREADY_OPEN = N_("LeadDesk is already open.")
ALREADY_OPEN_REMEDY = N_("Look for its window in the task bar. Only one may use the records at a time.")
_CALL = "leaddesk.call"
_PATIENCE, _LOOK = 2.0, 0.02


class CallListener(QObject):
    """Brings a window to the front when a second start calls for it."""

    def __init__(self, root: Path, window: QWidget) -> None:
        """Take the home folder and the window."""
        super().__init__(window)
        self._file, self._window = root / _CALL, window
        self._file.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(root)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self._on_changed())

    def _on_changed(self) -> None:
        window = self._window
        if not self._file.exists() or not window.isVisible():
            return
        self._file.unlink(missing_ok=True)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()


def call(root: Path, patience: float = _PATIENCE) -> bool:
    """Call for the window that is open; return whether it answered within so many seconds."""
    _let_it_come()
    file = root / _CALL
    try:
        file.touch()
        end = time.monotonic() + patience
        while file.exists():
            if time.monotonic() > end:
                return False
            time.sleep(_LOOK)
    except OSError:
        return False
    finally:
        file.unlink(missing_ok=True)
    return True


def say_already_open() -> None:
    """Say, in the program's own look, that it is open somewhere."""
    from leaddesk.ui.dialogs.question import Question  # noqa: PLC0415 - a usual start needs no dialog

    Question.tell(None, tr(ALREADY_OPEN), tr(ALREADY_OPEN_REMEDY))


if sys.platform == "win32":

    def _let_it_come() -> None:
        """Let the other process take the front, which Windows allows to the one just started. Not yet run there."""
        import ctypes  # noqa: PLC0415 - on Windows only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

else:

    def _let_it_come() -> None:
        """Do nothing: elsewhere a window may come to the front by itself."""
