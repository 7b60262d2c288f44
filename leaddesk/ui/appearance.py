"""How the screen looks: kept outside the encrypted file, for the unlock window needs it. A fixed list of keys."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from leaddesk.ui.theme import Mode
from leaddesk.ui.tokens import TEXT_SIZES

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "appearance.json"


@dataclass(frozen=True, slots=True)
class Appearance:
    """The theme and the text size in percent."""

    mode: Mode = Mode.SYSTEM
    text_size: int = 100

    @classmethod
    def load(cls, folder: Path) -> Appearance:
        """Read it; what is missing or makes no sense takes its default."""
        try:
            told = json.loads((folder / _FILE).read_text("utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(told, dict):
            return cls()
        size = told.get("text_size")
        mode = told.get("mode")
        return cls(Mode(mode) if mode in set(Mode) else Mode.SYSTEM, size if size in TEXT_SIZES else 100)

    def save(self, folder: Path) -> None:
        """Write it whole or not at all."""
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{_FILE}.tmp"
        fresh.write_text(json.dumps(asdict(self)), "utf-8")
        fresh.replace(folder / _FILE)
