"""Making the slots of the key file: by passphrase and by recovery key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from leaddesk.storage.kdf import Cost, derived_key, passphrase_key
from leaddesk.storage.key_file import KeyFile, Slot, SlotKind, new_salt

if TYPE_CHECKING:
    from leaddesk.storage.recovery_key import RecoveryKey

RECOVERY_PURPOSE: Final = "leaddesk/recovery-slot"


def with_passphrase(keys: KeyFile, passphrase: str, cost: Cost, data_key: bytes) -> KeyFile:
    """Return the key file with this passphrase as a way in, in place of the one before."""
    slot = Slot(SlotKind.PASSPHRASE, new_salt(), cost=cost)
    return keys.sealed(slot, passphrase_key(passphrase, slot.salt, cost), data_key)


def with_recovery(keys: KeyFile, recovery: RecoveryKey, data_key: bytes) -> KeyFile:
    """Return the key file with this recovery key as a way in, in place of the one before."""
    slot = Slot(SlotKind.RECOVERY, new_salt())
    return keys.sealed(slot, _recovery_key(recovery, slot), data_key)


def by_passphrase(keys: KeyFile, passphrase: str) -> bytes | None:
    """Return the data key if that is the passphrase."""
    slot = keys.slot(SlotKind.PASSPHRASE)
    if slot is None or slot.cost is None:
        return None
    return keys.opened(slot, passphrase_key(passphrase, slot.salt, slot.cost))


def by_recovery(keys: KeyFile, recovery: RecoveryKey) -> bytes | None:
    """Return the data key if that is the recovery key."""
    slot = keys.slot(SlotKind.RECOVERY)
    return None if slot is None else keys.opened(slot, _recovery_key(recovery, slot))


def _recovery_key(recovery: RecoveryKey, slot: Slot) -> bytes:
    return derived_key(recovery.secret, RECOVERY_PURPOSE, slot.salt)
