"""Making and opening the encrypted file: one exact sequence, every setting read back.

A file of 0 or 1 byte opens with any key, so "the key worked" means more than that SQLite did not complain:
the application id, the schema version and the vault's own id must be right.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import sqlcipher3

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage.refusals import from_os, reason_of, refusal

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection  # the same interface, but with type hints

APPLICATION_ID: Final = 0x4C445631  # "LDV1"
PAGE_SIZE: Final = 4096
KEY_SIZE: Final = 32
PLAIN_HEADER: Final = b"SQLite format 3\0"
BUSY_SECONDS: Final = 0.4

# Measured: a grouping query over 100,000 rows takes 2.1 times as long with it, and what it guards against (swap)
# is the disk encryption's part.
MEMORY_SECURITY: Final = "0"

# (what to set, what must be read back); those in the second list touch the file, so the key must be right by then.
_BEFORE: Final = (
    ("cipher_memory_security", "OFF" if MEMORY_SECURITY == "0" else "ON", MEMORY_SECURITY),
    ("temp_store", "MEMORY", "2"),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("fullfsync", "ON", "1"),
    ("checkpoint_fullfsync", "ON", "1"),
    ("cell_size_check", "ON", "1"),
)
_AFTER: Final = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", "3"),
    ("secure_delete", "ON", "1"),
    ("mmap_size", "0", "0"),
)


def create_database(path: Path, data_key: bytes, vault_id: str) -> None:
    """Make a new, empty, encrypted file that knows which vault it belongs to; never over another one."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise refusal(StorageReason.EXISTS) from None
    except OSError as error:
        raise from_os(error) from error
    connection = keyed(path, data_key)
    try:
        prepare(connection)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE vault_identity (vault TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")
        connection.execute("INSERT INTO vault_identity VALUES (?)", (vault_id,))
        connection.execute("COMMIT")
    except sqlcipher3.DatabaseError as error:
        raise explained(error, connection, path) from error
    finally:
        connection.close()


def connect(
    path: Path,
    data_key: bytes,
    vault_id: str | None = None,
    *,
    newest_version: int | None = None,
    writable: bool = True,
) -> Connection:
    """Open the file for this process alone, or say in her words why not and change nothing."""
    look_at(path)
    connection = keyed(path, data_key)
    try:
        prepare(connection)
        connection.execute("BEGIN EXCLUSIVE")  # until here another process may still read
        connection.execute("COMMIT")
        identify(connection, vault_id, newest_version)
        if not writable:
            connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(_deny_attach)
    except sqlcipher3.DatabaseError as error:
        refused = explained(error, connection, path)
        connection.close()
        raise refused from error
    except BaseException:
        connection.close()
        raise
    return connection


def copy_live_pages(connection: Connection, path: Path) -> None:
    """Write everything that is in use into a new file under the same key; fails if a page in use is damaged."""
    connection.set_authorizer(None)  # VACUUM INTO is an ATTACH to the guard
    try:
        connection.execute("VACUUM INTO ?", (str(path),))
    finally:
        connection.set_authorizer(_deny_attach)


def look_at(path: Path) -> None:
    """Refuse a file that can't be ours, before SQLite gets to touch it or its journal."""
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN_HEADER))
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise refusal(StorageReason.MISSING) from None
    except IsADirectoryError:
        raise refusal(StorageReason.FOREIGN) from None
    except OSError as error:
        raise from_os(error) from error
    if size <= 1:
        raise refusal(StorageReason.EMPTY_FILE)
    if head == PLAIN_HEADER:
        raise refusal(StorageReason.FOREIGN)
    # With a journal beside it a torn last page is normal: SQLite cuts it off when it rolls back.
    if size < PAGE_SIZE or (size % PAGE_SIZE and not journal_of(path).exists()):
        raise refusal(StorageReason.TRUNCATED)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of a file."""
    return path.with_name(path.name + "-journal")


def keyed(path: Path, data_key: bytes) -> Connection:
    """Return a connection that has its key and has touched nothing yet. The file must exist."""
    if len(data_key) != KEY_SIZE:  # a short raw key would silently be taken for a passphrase
        raise ValueError
    try:
        connection = sqlcipher3.connect(
            path.absolute().as_uri() + "?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
            cached_statements=512,
        )
    except sqlcipher3.DatabaseError as error:
        raise refusal(reason_of(error) or StorageReason.INPUT_OUTPUT) from error
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(b"x'" + data_key.hex().encode() + b"'")  # no SQL text, no URL
    opened: Connection = connection
    return opened


def prepare(connection: Connection) -> None:
    """Set everything the file's safety rests on; a wrong key or a damaged first page fails here."""
    _set(connection, _BEFORE)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # rolls a hot journal back
    _set(connection, _AFTER)


def identify(connection: Connection, vault_id: str | None, newest_version: int | None) -> None:
    """Refuse a file that opened but isn't the one we mean."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise refusal(StorageReason.FOREIGN)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if newest_version is not None and not 0 <= version <= newest_version:
        raise refusal(StorageReason.NEWER)
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'vault_identity'").fetchone():
        raise refusal(StorageReason.FOREIGN)
    rows = connection.execute("SELECT vault FROM vault_identity").fetchall()
    if len(rows) != 1 or (vault_id is not None and rows != [(vault_id,)]):
        raise refusal(StorageReason.MISMATCH)


def explained(error: BaseException, connection: Connection, path: Path) -> StorageError:
    """Tell a damaged file from a mismatching key and from one cut short.

    Under the right key all pages but the damaged ones verify, under another one none does. Only where the first 16
    bytes (the salt) are hit as well do the two look alike; the words of MISMATCH fit both.
    """
    reason = reason_of(error)
    if reason is StorageReason.DAMAGED:
        with suppress(sqlcipher3.DatabaseError):
            bad = len(connection.execute("PRAGMA cipher_integrity_check").fetchall())
            pages = -(-path.stat().st_size // PAGE_SIZE)
            reason = StorageReason.MISMATCH if bad >= pages else reason if bad else StorageReason.TRUNCATED
    return refusal(reason or StorageReason.INPUT_OUTPUT)


def _set(connection: Connection, settings: tuple[tuple[str, str, str], ...]) -> None:
    for name, value, expected in settings:
        connection.execute(f"PRAGMA {name} = {value}")
        read = connection.execute(f"PRAGMA {name}").fetchone()
        if read is None or str(read[0]) != expected:
            raise refusal(StorageReason.OLD_LIBRARY)


def _deny_attach(action: int, argument: str | None, *_: str | None) -> int:
    """Deny ATTACH (it can make a plaintext file) and DETACH; ATTACH '' is how VACUUM works, in memory."""
    if action == sqlcipher3.SQLITE_DETACH or (action == sqlcipher3.SQLITE_ATTACH and argument != ""):
        return int(sqlcipher3.SQLITE_DENY)
    return int(sqlcipher3.SQLITE_OK)
