"""Putting a whole vault folder in place at once, so that no crash leaves half of one."""

from __future__ import annotations

import glob
import secrets
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from leaddesk.storage.durable import flush_folder

if TYPE_CHECKING:
    from pathlib import Path

BEING_MADE: Final = "being-made"
RESTORED: Final = "restored"


def finish_restore(folder: Path) -> None:
    """Put a restored and verified vault in place if a power cut came between the two renames."""
    if folder.exists():
        return
    waiting = _left(folder, RESTORED)
    if len(waiting) == 1:
        waiting[0].rename(folder)
        flush_folder(folder.parent)


def put_in_place(ready: Path, folder: Path, now: datetime) -> Path | None:
    """Move a verified vault into place and return where the one that was there is now. Nothing is overwritten."""
    verified = beside(folder, RESTORED)
    ready.rename(verified)
    aside = None
    if folder.exists():
        aside = folder.with_name(f"{folder.name}-replaced-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        if aside.exists():
            aside = aside.with_name(f"{aside.name}-{secrets.token_hex(2)}")
        folder.rename(aside)
    verified.rename(folder)
    flush_folder(folder.parent)
    return aside


def beside(folder: Path, what: str) -> Path:
    """Return a new name beside the vault for a folder that is being made; hidden, unlike a copy that she made."""
    return folder.with_name(f".{folder.name}-{what}-{secrets.token_hex(4)}")


def sweep_beside(folder: Path, what: str) -> None:
    """Remove what an interrupted attempt left behind; never a vault that was moved aside."""
    for left in _left(folder, what):
        shutil.rmtree(left, ignore_errors=True)


def _left(folder: Path, what: str) -> list[Path]:
    return sorted(folder.parent.glob(glob.escape(f".{folder.name}-{what}-") + "[0-9a-f]" * 8))
