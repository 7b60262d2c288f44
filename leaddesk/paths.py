"""Where the bundled files are, and where the program keeps what is hers."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "LEADDESK_HOME"


def resources() -> Path:
    """Return the folder of bundled icons, fonts, locale and help pages."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else Path(__file__).parent.parent / "resources"


def icons() -> Path:
    """Return the folder of the bundled icons."""
    return resources() / "icons"


def fonts() -> Path:
    """Return the folder of the bundled fonts."""
    return resources() / "fonts"


def locale() -> Path:
    """Return the folder of the compiled translations."""
    return resources() / "locale"


@dataclass(frozen=True, slots=True)
class Home:
    """The one folder under which everything lies that the program keeps."""

    root: Path

    @property
    def vault(self) -> Path:
        """Return the folder of the encrypted records and their keys."""
        return self.root / "vault"

    @property
    def practice(self) -> Path:
        """Return the folder of the practice office, rebuilt at each start."""
        return self.root / "practice"

    @property
    def config(self) -> Path:
        """Return the folder of what is not secret: appearance, the copy of the key file, the log."""
        return self.root / "config"

    @property
    def backups(self) -> Path:
        """Return the folder that is offered for backups when none is chosen."""
        return self.root / "backups"

    def make(self) -> Home:
        """Create the folder, readable by this user only, and return it."""
        for folder in (self.root, self.config):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self


def home(chosen: str | None = None) -> Home:
    """Return the home from the command line, the environment, or this system's local data folder.

    The default is never a roaming or synchronised folder: a database copied by a synchroniser
    while it is open is damaged.
    """
    named = chosen or os.environ.get(HOME_VARIABLE)
    if named:
        return Home(Path(named).expanduser().absolute())
    import platformdirs  # noqa: PLC0415 - only where no home is named

    return Home(Path(platformdirs.user_data_dir("LeadDesk", appauthor=False, roaming=False)))
