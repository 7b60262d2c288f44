"""The vault: the folder with the encrypted file and its keys, and the ways in."""

from __future__ import annotations

import secrets
import shutil
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import keyring_slot, opening
from leaddesk.storage.durable import flush_folder
from leaddesk.storage.kdf import KEY_SIZE, Cost, calibrate
from leaddesk.storage.key_file import KeyFile, SlotKind
from leaddesk.storage.key_store import COPY, KeyStore
from leaddesk.storage.opened_vault import DATABASE, OpenedVault
from leaddesk.storage.passphrase import require_length
from leaddesk.storage.placement import BEING_MADE, beside, finish_restore, sweep_beside
from leaddesk.storage.places import require_local
from leaddesk.storage.recovery_key import RecoveryKey
from leaddesk.storage.refusals import from_os, not_remembered, refusal, wrong_recovery_key
from leaddesk.storage.ways_in import by_passphrase, by_recovery, with_passphrase, with_recovery

if TYPE_CHECKING:
    from datetime import datetime

    from keyring.backend import KeyringBackend


@dataclass(frozen=True, slots=True)
class Vault:
    """A vault that is closed. ``config`` is the folder that holds one more copy of the key file."""

    folder: Path
    config: Path | None = None

    @property
    def database(self) -> Path:
        """Return where the encrypted file is."""
        return self.folder / DATABASE

    @property
    def keys(self) -> KeyStore:
        """Return where the key file and its copies are."""
        return KeyStore(self.folder, self.config)

    def exists(self) -> bool:
        """Return whether there is anything here that set-up must not write over."""
        finish_restore(self.folder)
        return self.folder.exists() and any(self.folder.iterdir())

    def problem(self) -> StorageError | None:
        """Return what can be seen to be wrong without a key, for the unlock window."""
        finish_restore(self.folder)
        try:
            opening.look_at(self.database)
            self.keys.read()
        except StorageError as error:
            return error
        return None

    def create(
        self, passphrase: str, *, cost: Cost | None = None, recovery: RecoveryKey | None = None
    ) -> tuple[OpenedVault, RecoveryKey]:
        """Make a new vault: all of it or nothing, and never over another one.

        Takes the recovery key that was shown and typed back, or makes one. ``cost`` is measured if not given.
        """
        require_length(passphrase)
        require_local(self.folder)
        if self.exists():
            raise refusal(StorageReason.EXISTS)
        recovery = recovery or RecoveryKey.generate()
        data_key = secrets.token_bytes(KEY_SIZE)
        keys = with_passphrase(KeyFile(str(uuid.uuid4())), passphrase, cost or calibrate(), data_key)
        keys = with_recovery(keys, recovery, data_key)
        try:
            self._build(keys, data_key)
        except OSError as error:
            raise from_os(error) from error
        self.keys.mend(keys)
        return OpenedVault(self.keys, keys, bytearray(data_key)), recovery

    def unmake(self) -> None:
        """Take away a vault that was just made and holds nothing of hers, so that it can be made again."""
        shutil.rmtree(self.folder)
        if self.config is not None:
            (self.config / COPY).unlink(missing_ok=True)

    def unlock_with_passphrase(self, passphrase: str) -> OpenedVault:
        """Return the opened vault, or refuse a wrong passphrase. Takes most of a second: not on the main thread."""
        keys = self.keys.read()
        data_key = by_passphrase(keys, passphrase)
        if data_key is None:
            raise refusal(StorageReason.WRONG_KEY)
        return OpenedVault(self.keys, keys, bytearray(data_key))

    def unlock_with_recovery(self, typed: str | RecoveryKey) -> OpenedVault:
        """Return the opened vault; a mistyped key says which group. The caller then asks for a new passphrase."""
        recovery = RecoveryKey.parse(typed) if isinstance(typed, str) else typed
        keys = self.keys.read()
        data_key = by_recovery(keys, recovery)
        if data_key is None:
            raise wrong_recovery_key()
        return OpenedVault(self.keys, keys, bytearray(data_key))

    def unlock_with_keyring(self, now: datetime, backend: KeyringBackend | None = None) -> OpenedVault:
        """Return the vault opened by this computer's key store, or refuse; asking never shows a window of ours."""
        keys = self.keys.read()
        slot = keys.slot(SlotKind.KEYRING)
        backend = (backend or keyring_slot.system_backend()) if slot else None
        key = keyring_slot.key_of(slot, backend, keys.vault, now) if slot and backend else None
        data_key = keys.opened(slot, key) if slot and key else None
        if data_key is None:
            raise not_remembered()
        return OpenedVault(self.keys, keys, bytearray(data_key))

    @property
    def is_remembered(self) -> bool:
        """Return whether this computer's key store may be asked."""
        with suppress(StorageError):
            return self.keys.read().slot(SlotKind.KEYRING) is not None
        return False

    def _build(self, keys: KeyFile, data_key: bytes) -> None:
        self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep_beside(self.folder, BEING_MADE)
        made = beside(self.folder, BEING_MADE)
        made.mkdir(mode=0o700)
        try:
            opening.create_database(made / DATABASE, data_key, keys.vault)
            KeyStore(made).write(keys)
            if self.folder.exists():
                self.folder.rmdir()  # an empty folder is in nobody's way; one with anything in it makes this fail
            made.rename(self.folder)
            flush_folder(self.folder.parent)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
