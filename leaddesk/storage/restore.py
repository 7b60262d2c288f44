"""Putting a backup back: unpacked beside the vault, opened and checked, and only then moved into place."""

from __future__ import annotations

import logging
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import sqlcipher3

from leaddesk.domain.errors import StorageReason
from leaddesk.storage.backup import verify_files
from leaddesk.storage.backup_file import extract
from leaddesk.storage.durable import flush_folder
from leaddesk.storage.key_store import KeyStore
from leaddesk.storage.opened_vault import OpenedVault
from leaddesk.storage.placement import RESTORED, beside, put_in_place, sweep_beside
from leaddesk.storage.recovery_key import RecoveryKey
from leaddesk.storage.refusals import from_os, refusal, wrong_recovery_key
from leaddesk.storage.ways_in import by_passphrase, by_recovery

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from leaddesk.storage.key_file import KeyFile
    from leaddesk.storage.vault import Vault

UNPACKED = "unpacked"
_BUSY = frozenset({5, 6})

_log = logging.getLogger(__name__)


def restore(
    file: Path, vault: Vault, *, passphrase: str = "", recovery: str | RecoveryKey = "", now: datetime
) -> tuple[OpenedVault, Path | None]:
    """Put a backup in the place of the vault and open it; return also where the vault that was there is now.

    The secret is the one that opened the records when the backup was made. Nothing is changed unless the whole backup
    is sound, and nothing is overwritten: what lies in the vault's place is moved aside.
    """
    typed = RecoveryKey.parse(recovery) if isinstance(recovery, str) and recovery else recovery
    _require_closed(vault.database)
    folder = vault.folder
    work = beside(folder, UNPACKED)
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep_beside(folder, UNPACKED)
        sweep_beside(folder, RESTORED)
        work.mkdir(mode=0o700)
        info = extract(file, work)
        keys = KeyStore(work).read()
        data_key = _open(keys, passphrase, typed)
        if keys.vault != info.vault:
            raise refusal(StorageReason.BACKUP_DAMAGED)
        verify_files(work, data_key, info)
        KeyStore(work).write(keys)
        flush_folder(work)
        aside = put_in_place(work, folder, now)
    except OSError as error:
        _log.warning("restore failed: %s", type(error).__name__)
        raise from_os(error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    vault.keys.mend(keys)
    return OpenedVault(vault.keys, keys, bytearray(data_key)), aside


def _open(keys: KeyFile, passphrase: str, recovery: str | RecoveryKey) -> bytes:
    if isinstance(recovery, RecoveryKey):
        data_key = by_recovery(keys, recovery)
        wrong = wrong_recovery_key()
    else:
        data_key = by_passphrase(keys, passphrase)
        wrong = refusal(StorageReason.WRONG_KEY)
    if data_key is None:
        raise wrong
    return data_key


def _require_closed(database: Path) -> None:
    """Refuse while another process has the records open. Read-only, so not even a journal is touched."""
    if not database.exists():
        return
    uri = database.absolute().as_uri() + "?mode=ro"
    try:
        with closing(sqlcipher3.connect(uri, uri=True, isolation_level=None, timeout=0.2)) as probe:
            probe.execute("PRAGMA cipher_log_level = NONE")
            probe.set_key(b"x'" + bytes(32).hex().encode() + b"'")
            probe.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY:
            raise refusal(StorageReason.LOCKED) from error
