"""The key of the office that is measured, and what opening it costs without LeadDesk."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

import sqlcipher3
from argon2.low_level import Type, hash_secret_raw

from leaddesk.paths import Home
from leaddesk.storage.key_file import SlotKind
from leaddesk.storage.key_store import KeyStore

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE: Final = "bench bench bench bench bench bench"  # noqa: S105 - it protects an invented office
DATA_KEY: Final = bytes(range(32))
VAULT_ID: Final = "6f1f6a3e-7d0c-4c6e-9a53-0f6d3c1b2a90"


def bare_unlock(root: Path, file: Path) -> float:
    """Return the seconds of the key derivation at this home's own cost and of opening the file with the driver."""
    slot = KeyStore(Home(root).vault).read().slot(SlotKind.PASSPHRASE)
    assert slot is not None  # noqa: S101 - the home was made with one
    assert slot.cost is not None  # noqa: S101 - a passphrase has a cost
    began = time.perf_counter()
    hash_secret_raw(
        PASSPHRASE.encode(), slot.salt, slot.cost.passes, slot.cost.memory, slot.cost.lanes, len(DATA_KEY), Type.ID
    )
    with closing(sqlcipher3.connect(file)) as connection:
        connection.set_key(b"x'" + DATA_KEY.hex().encode() + b"'")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return time.perf_counter() - began
