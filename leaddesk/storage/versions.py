"""What the libraries under the encrypted file must be able to do, asked before it is opened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import sqlcipher3

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage.refusals import WORDS

# The versions everything was measured with; SQLite before 3.51.3 could also damage a file.
MINIMUM: Final = {"SQLCipher": (4, 19, 0), "SQLite": (3, 53, 0), "OpenSSL": (3, 6, 0)}
NEEDED_OPTIONS: Final = frozenset({"ENABLE_FTS5", "HAS_CODEC", "TEMP_STORE=2"})


@dataclass(frozen=True, slots=True)
class Libraries:
    """What is built into the driver."""

    versions: dict[str, tuple[int, ...]]
    options: frozenset[str]

    def problem(self) -> str:
        """Return what is older or less than it has to be, or nothing."""
        for name, least in MINIMUM.items():
            if self.versions.get(name, ()) < least:
                return f"{name} {'.'.join(map(str, self.versions.get(name, ()))) or '?'}"
        return ", ".join(sorted(NEEDED_OPTIONS - self.options))


def libraries() -> Libraries:
    """Ask the driver what it is."""
    connection = sqlcipher3.connect(":memory:")
    try:
        connection.set_key(b"asked only with a key")
        cipher, provider, sqlite = (
            str(connection.execute(query).fetchone()[0])
            for query in ("PRAGMA cipher_version", "PRAGMA cipher_provider_version", "SELECT sqlite_version()")
        )
        options = frozenset(str(row[0]) for row in connection.execute("PRAGMA compile_options"))
    finally:
        connection.close()
    versions = {"SQLCipher": _version(cipher), "SQLite": _version(sqlite), "OpenSSL": _version(provider)}
    return Libraries(versions, options)


def require_libraries(found: Libraries | None = None) -> None:
    """Refuse to start on a driver that can't keep the file safe."""
    if problem := (found or libraries()).problem():
        message, remedy = WORDS[StorageReason.OLD_LIBRARY]
        raise StorageError(StorageReason.OLD_LIBRARY, f"{message} ({problem})", remedy)


def _version(text: str) -> tuple[int, ...]:
    found = re.search(r"\d+(\.\d+)+", text)
    return tuple(int(part) for part in found.group().split(".")) if found else ()
