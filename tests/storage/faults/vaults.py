"""A small vault made once and copied for each test, and how to look at what is left of one."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from leaddesk.storage.checks import Verdict, check
from leaddesk.storage.kdf import Cost
from leaddesk.storage.recovery_key import RecoveryKey
from leaddesk.storage.vault import Vault

if TYPE_CHECKING:
    from leaddesk.storage.opened_vault import OpenedVault

NOW = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)
CHEAP = Cost(64 * 1024, 3, 4)
PASSPHRASE = "unsaid kelp ritzy plow endorse"
RECOVERY = RecoveryKey(bytes(range(20)))
OTHER_RECOVERY = RecoveryKey(bytes(range(20, 40)))
NOTES = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A home with a vault in it."""

    root: Path

    @property
    def vault(self) -> Vault:
        return Vault(self.root / "vault", self.root / "config")

    @property
    def database(self) -> Path:
        return self.vault.database

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    def unlocked(self, recovery: RecoveryKey = RECOVERY) -> OpenedVault:
        """Open without the cost of a passphrase."""
        return self.vault.unlock_with_recovery(recovery)

    def copied(self, root: Path) -> Place:
        shutil.copytree(self.root, root)
        return Place(root)


def make_place(root: Path, *, tables: bool = True) -> Place:
    """Make a vault with every table of the program, if asked, and one of notes."""
    from leaddesk.storage.upgrade import upgrade  # brings in half a second of other libraries

    place = Place(root)
    opened, _ = place.vault.create(PASSPHRASE, cost=CHEAP, recovery=RECOVERY)
    with closing(opened.connect()) as connection:
        if tables:
            upgrade(connection)
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, said TEXT NOT NULL)")
        connection.execute("CREATE INDEX ix_note ON note (said)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO note (said) VALUES (?)", [(f"note {n} " * 20,) for n in range(NOTES)])
        connection.execute("COMMIT")
    return place


def notes(place: Place, recovery: RecoveryKey = RECOVERY) -> int:
    """Open what is there, run both checks, and return how many notes it holds."""
    with closing(place.unlocked(recovery).connect()) as connection:
        assert check(connection).verdict is Verdict.SOUND
        return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])
