"""A vault whose key is in memory: opening the file, changing the ways in, locking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from leaddesk.domain.errors import StorageReason
from leaddesk.storage import keyring_slot, opening
from leaddesk.storage.kdf import Cost, calibrate, derived_key
from leaddesk.storage.key_file import KeyFile, SlotKind
from leaddesk.storage.key_store import KeyStore
from leaddesk.storage.passphrase import require_length
from leaddesk.storage.placement import RESTORED, sweep_beside
from leaddesk.storage.recovery_key import RecoveryKey
from leaddesk.storage.refusals import refusal
from leaddesk.storage.ways_in import with_passphrase, with_recovery

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from sqlite3 import Connection

    from keyring.backend import KeyringBackend

DATABASE: Final = "vault.db"
CHAIN_PURPOSE: Final = "leaddesk/chain"


@dataclass(slots=True)
class OpenedVault:
    """A vault whose key is in memory, until it is locked."""

    store: KeyStore
    keys: KeyFile = field(repr=False)
    _data_key: bytearray = field(repr=False)

    @property
    def id(self) -> str:
        """Return the vault's own id."""
        return self.keys.vault

    @property
    def folder(self) -> Path:
        """Return the vault's folder."""
        return self.store.folder

    @property
    def database(self) -> Path:
        """Return where the encrypted file is."""
        return self.folder / DATABASE

    @property
    def locked(self) -> bool:
        """Return whether the key was forgotten."""
        return not self._data_key

    @property
    def data_key(self) -> bytes:
        """Return the key of the encrypted file; for opening it and its backups only."""
        if self.locked:
            raise refusal(StorageReason.WRONG_KEY)
        return bytes(self._data_key)

    @property
    def chain_key(self) -> bytes:
        """Return the key of the audit chain."""
        return self.key_for(CHAIN_PURPOSE)

    def key_for(self, purpose: str) -> bytes:
        """Return a key for one purpose; the data key itself is never used for two."""
        return derived_key(self.data_key, purpose)

    def connect(self, *, newest_version: int | None = None) -> Connection:
        """Open the encrypted file for this process alone, then bring the copies of the key file up to date."""
        found = opening.connect(self.database, self.data_key, self.id, newest_version=newest_version)
        self.store.mend(self.keys)
        sweep_beside(self.folder, RESTORED)
        return found

    def change_passphrase(self, new: str, *, cost: Cost | None = None) -> None:
        """Replace the passphrase. If this raises a storage error, either of the two may be the right one."""
        require_length(new)
        self._rewrite(with_passphrase(self.keys, new, cost or calibrate(), self.data_key).without(SlotKind.KEYRING))

    def new_recovery_key(self, recovery: RecoveryKey | None = None) -> RecoveryKey:
        """Put a new recovery key in the place of the old one, which opens nothing from now on but older backups."""
        recovery = recovery or RecoveryKey.generate()
        self._rewrite(with_recovery(self.keys, recovery, self.data_key))
        return recovery

    def remember_on_this_computer(self, now: datetime, backend: KeyringBackend | None = None) -> bool:
        """Let this computer's key store open the vault for twelve hours; False where there is none to trust."""
        backend = backend or keyring_slot.system_backend()
        made = keyring_slot.make_slot(backend, self.id, now) if backend else None
        if made is None:
            return False
        self._rewrite(self.keys.sealed(*made, self.data_key))
        return True

    def forget_on_this_computer(self, backend: KeyringBackend | None = None) -> None:
        """Close the way in through this computer's key store."""
        backend = backend or keyring_slot.system_backend()
        if backend:
            keyring_slot.forget(backend, self.id)
        if self.keys.slot(SlotKind.KEYRING):
            self._rewrite(self.keys.without(SlotKind.KEYRING))

    def lock(self) -> None:
        """Forget the key. Python may have left copies of it in memory; nothing is promised about those."""
        for place in range(len(self._data_key)):
            self._data_key[place] = 0
        self._data_key.clear()

    def _rewrite(self, keys: KeyFile) -> None:
        self.store.write(keys)
        self.keys = keys
