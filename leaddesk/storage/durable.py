"""Writing a small file so that after a crash either the old or the new one is there, whole."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

PARTIAL: Final = ".partial"


def write_file(path: Path, data: bytes) -> None:
    """Put a file in place at once: written beside it, flushed to the disk, then renamed over it."""
    sweep(path)
    partial = path.with_name(f".{path.name}-{secrets.token_hex(4)}{PARTIAL}")
    try:
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600), "wb") as file:
            file.write(data)
            flush(file.fileno())
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove what an interrupted write of this file left behind."""
    for left in path.parent.glob(f".{path.name}-*{PARTIAL}"):
        with suppress(OSError):
            left.unlink()


def flush(descriptor: int) -> None:
    """Have the disk itself keep what was written."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - exists on that system only

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder. Windows does so by itself and offers no call for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


_BINARY: Final = getattr(os, "O_BINARY", 0)
