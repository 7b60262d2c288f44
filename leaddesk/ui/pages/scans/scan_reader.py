"""Reads a file that was chosen or dropped, away from the main thread and from the one that keeps the records."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from shiboken6 import isValid

from leaddesk.domain.attachments import LARGEST, BadFile, BadFileError
from leaddesk.paper.scans.apart import clean_apart

Read = Callable[[bytes, str, Callable[[], bool]], object]
"""Takes bytes, a name, and whether she gave it up; returns None if she did."""


class ScanReader(QObject):
    """Tells ``read`` with what stays of the file, or ``refused`` with the reason; one file at a time."""

    read = Signal(object)
    refused = Signal(object)
    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None, read: Read = clean_apart) -> None:
        """Take the owner, and what reads a file's bytes in a process of its own."""
        super().__init__(parent)
        self._read = read
        self._number = 0
        self._busy = False
        self._ended.connect(self._on_ended)
        self.destroyed.connect(self._forget)

    @property
    def busy(self) -> bool:
        """Return whether a file is being read."""
        return self._busy

    def start(self, path: Path) -> None:
        """Read a file; one that is still being read is let go."""
        self._start(lambda: _bytes(path), path.name)

    def read_bytes(self, data: bytes, name: str) -> None:
        """Read what is at hand already."""
        self._start(lambda: data, name)

    def _start(self, found: Callable[[], bytes], name: str) -> None:
        self._number += 1
        self._busy = True
        arguments = (self._number, found, name)
        threading.Thread(target=self._work, args=arguments, name="leaddesk-scan", daemon=True).start()

    def cancel(self) -> None:
        """Let the file go; nothing is told of it."""
        self._number += 1
        self._busy = False

    def _forget(self) -> None:
        self._number += 1

    def _work(self, number: int, data: Callable[[], bytes], name: str) -> None:
        found: object = None
        error: Exception | None = None
        try:
            found = self._read(data(), name, lambda: not isValid(self) or number != self._number)
        except Exception as raised:  # noqa: BLE001 - handed over whole; the main thread decides
            error = raised
        # the page may go between the look and the word
        with suppress(RuntimeError):
            if isValid(self):
                self._ended.emit(number, found, error)

    def _on_ended(self, number: int, found: object, error: Exception | None) -> None:
        if number != self._number:
            return
        self._busy = False
        if error is not None:
            self.refused.emit(error)
        elif found is not None:
            self.read.emit(found)


def _bytes(path: Path) -> bytes:
    """Return what is in a file, which is looked at before it is read whole."""
    try:
        if not path.is_file():
            raise BadFileError(BadFile.UNREADABLE)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise BadFileError(BadFile.UNREADABLE) from error
    if len(data) > LARGEST:
        raise BadFileError(BadFile.TOO_LARGE)
    return data


def files_in(data: QMimeData) -> list[Path]:
    """Return the files that are drawn along, without what is no file of this computer."""
    return [Path(one.toLocalFile()) for one in data.urls() if one.isLocalFile()]
