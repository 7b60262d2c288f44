"""Letting this computer's own key store open the records for a while: opt-in, expiring, never the passphrase.

The store keeps 32 random bytes that open one slot of the key file. Only the three systems' own stores are trusted;
the backend is made here by name, so no configuration file or variable can put another one in its place.
"""

from __future__ import annotations

import getpass
import hashlib
import importlib
import logging
import secrets
import sys
import time
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from leaddesk.storage.kdf import KEY_SIZE, derived_key
from leaddesk.storage.key_file import Slot, SlotKind, new_salt

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

SERVICE: Final = "LeadDesk"
LASTS: Final = timedelta(hours=12)
PURPOSE: Final = "leaddesk/keyring-slot"
SAME_START: Final = 120  # seconds by which two readings of "when did the system start" may differ
TRUSTED: Final = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
    ),
}


def system_backend() -> KeyringBackend | None:
    """Return this system's own key store, or None where there is none that works."""
    for module, name in TRUSTED.get(sys.platform, ()):
        try:
            kind = getattr(importlib.import_module(module), name)
            if kind.viable:
                backend: KeyringBackend = kind()
                return backend
        except Exception as error:  # noqa: BLE001 - whatever a desktop's key store raises, the passphrase still opens
            _log.info("key store not usable: %s", type(error).__name__)
    return None


def is_trusted(backend: KeyringBackend) -> bool:
    """Return whether a backend is one of the systems' own; chains, plain files and null stores are not."""
    kind = type(backend)
    return (kind.__module__, kind.__qualname__) in {each for names in TRUSTED.values() for each in names}


def make_slot(backend: KeyringBackend, vault: str, now: datetime) -> tuple[Slot, bytes] | None:
    """Store a new secret and return the slot with its key, or None if the store won't keep it."""
    if not is_trusted(backend):
        return None
    secret = secrets.token_bytes(KEY_SIZE)
    try:
        backend.set_password(SERVICE, vault, b64encode(secret).decode())
        kept = backend.get_password(SERVICE, vault)
    except Exception as error:  # noqa: BLE001 - as above
        _log.info("key store refused: %s", type(error).__name__)
        return None
    if kept != b64encode(secret).decode():
        return None
    limits = (
        ("backend", type(backend).__module__),
        ("boot", str(round(system_start()))),
        ("expires", (now.astimezone(UTC) + LASTS).isoformat(timespec="seconds")),
        ("owner", _owner(vault)),
    )
    slot = Slot(SlotKind.KEYRING, new_salt(), limits=limits)
    return slot, derived_key(secret, PURPOSE, slot.salt)


def key_of(slot: Slot, backend: KeyringBackend, vault: str, now: datetime) -> bytes | None:
    """Return the slot's key from the store, or None if it has expired, belongs to someone else, or is gone."""
    if not (is_trusted(backend) and _still_valid(slot, vault, now)):
        return None
    try:
        secret = b64decode(backend.get_password(SERVICE, vault) or "", validate=True)
    except Exception as error:  # noqa: BLE001 - as above
        _log.info("key store not readable: %s", type(error).__name__)
        return None
    return derived_key(secret, PURPOSE, slot.salt) if len(secret) == KEY_SIZE else None


def forget(backend: KeyringBackend, vault: str) -> None:
    """Take the secret out of the store."""
    try:
        backend.delete_password(SERVICE, vault)
    except Exception as error:  # noqa: BLE001 - gone already, or a store that is locked: the slot is closed anyway
        _log.info("key store not cleared: %s", type(error).__name__)


def system_start() -> float:
    """Return when the system started, in seconds since 1970; after a sleep some systems give a later one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.time() - (time.monotonic() if clock is None else time.clock_gettime(clock))


def _still_valid(slot: Slot, vault: str, now: datetime) -> bool:
    try:
        expires = datetime.fromisoformat(slot.limit("expires"))
        started = float(slot.limit("boot"))
    except ValueError:
        return False
    left = expires - now
    same_start = abs(system_start() - started) <= SAME_START
    return timedelta(0) < left <= LASTS and same_start and slot.limit("owner") == _owner(vault)


def _owner(vault: str) -> str:
    """Return a mark of the user of this computer that gives no name away."""
    return hashlib.sha256(f"{vault}/{getpass.getuser()}".encode()).hexdigest()[:16]
