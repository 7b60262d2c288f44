"""Takes the pictures of the printed forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from pathlib import Path


def make(out: Path, wanted: re.Pattern[str]) -> None:
    """Draw every form."""
