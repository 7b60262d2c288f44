"""The key file: the random data key, wrapped once for each way in (AES-256-GCM).

Each slot's parameters and the vault's id are bound to its wrapped key, so a changed parameter opens nothing. The file
must be exactly what this module writes, byte for byte, or it counts as damaged.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from leaddesk.domain.errors import StorageReason
from leaddesk.storage.kdf import ARGON2, KEY_SIZE, SALT_SIZE, Cost
from leaddesk.storage.refusals import refusal

FORMAT: Final = "leaddesk-keys"
VERSION: Final = 1
LARGEST: Final = 16 * 1024
_NONCE: Final = 12
_WRAPPED: Final = _NONCE + KEY_SIZE + 16


class SlotKind(StrEnum):
    """A way in."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, not a secret
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the data key wrapped by that way's key, and what is needed to make that key again."""

    kind: SlotKind
    salt: bytes
    wrapped: bytes = b""
    cost: Cost | None = None
    limits: tuple[tuple[str, str], ...] = ()

    def parameters(self) -> dict[str, Any]:
        """Return everything but the wrapped key, as it stands in the file."""
        found: dict[str, Any] = {"kind": str(self.kind), "salt": b64encode(self.salt).decode()}
        if self.cost is not None:
            found |= {"kdf": "argon2id", "v": ARGON2}
            found |= {"m": self.cost.memory, "t": self.cost.passes, "p": self.cost.lanes}
        return found | dict(self.limits)

    def limit(self, name: str) -> str:
        """Return one of the conditions under which the slot may be used."""
        return dict(self.limits).get(name, "")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All the ways into one vault. ``generation`` says which data key they wrap."""

    vault: str
    slots: tuple[Slot, ...] = ()
    generation: int = 1

    def slot(self, kind: SlotKind) -> Slot | None:
        """Return the slot of a kind, if there is one."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def without(self, kind: SlotKind) -> KeyFile:
        """Return the key file with one way in closed."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind is not kind))

    def sealed(self, slot: Slot, key: bytes, data_key: bytes) -> KeyFile:
        """Return the key file with this way in, in the place of the one of its kind."""
        nonce = secrets.token_bytes(_NONCE)
        wrapped = nonce + AESGCM(key).encrypt(nonce, data_key, self._bound(slot))
        others = self.without(slot.kind).slots
        order = list(SlotKind)
        slots = sorted([*others, replace(slot, wrapped=wrapped)], key=lambda each: order.index(each.kind))
        return replace(self, slots=tuple(slots))

    def opened(self, slot: Slot, key: bytes) -> bytes | None:
        """Return the data key, or None if that is not the slot's key."""
        try:
            return AESGCM(key).decrypt(slot.wrapped[:_NONCE], slot.wrapped[_NONCE:], self._bound(slot))
        except InvalidTag:
            return None

    def to_bytes(self) -> bytes:
        """Return the file's content, its own checksum included."""
        body = {"format": FORMAT, "v": VERSION, "vault": self.vault, "dbgen": self.generation}
        slots = [slot.parameters() | {"wrapped": b64encode(slot.wrapped).decode()} for slot in self.slots]
        content = body | {"slots": slots}
        return _canonical(content | {"sha256": hashlib.sha256(_canonical(content)).hexdigest()})

    def _bound(self, slot: Slot) -> bytes:
        bound = {"format": FORMAT, "version": VERSION, "vault": self.vault, "dbgen": self.generation}
        return _canonical(bound | {"slot": slot.parameters()})


def parse(data: bytes) -> KeyFile:
    """Return the key file that these bytes are, or refuse them as damaged or newer."""
    try:
        content = json.loads(data) if len(data) <= LARGEST else {}
        if content["format"] == FORMAT and _is_newer(content):
            raise refusal(StorageReason.NEWER)
        found = KeyFile(content["vault"], tuple(_slot(each) for each in content["slots"]), content["dbgen"])
        same = found.to_bytes() == data and len({slot.kind for slot in found.slots}) == len(found.slots)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        same = False
    if not same:
        raise refusal(StorageReason.KEYS_DAMAGED)
    return found


def new_salt() -> bytes:
    """Return a fresh random salt for a slot."""
    return secrets.token_bytes(SALT_SIZE)


def _is_newer(content: dict[str, Any]) -> bool:
    """Return whether a later program wrote this, whole: a flipped bit in the version must not look like it."""
    sha256 = content.pop("sha256")
    whole = bool(hashlib.sha256(_canonical(content)).hexdigest() == sha256)
    content["sha256"] = sha256
    return whole and content["v"] > VERSION


def _slot(given: dict[str, Any]) -> Slot:
    kind = SlotKind(given["kind"])
    cost = Cost(given["m"], given["t"], given["p"]) if kind is SlotKind.PASSPHRASE else None
    limits = {name: given[name] for name in ("backend", "boot", "expires", "owner") if name in given}
    slot = Slot(kind, _bytes(given["salt"], SALT_SIZE), _bytes(given["wrapped"], _WRAPPED), cost, tuple(limits.items()))
    if cost is not None and not cost.allowed:
        raise ValueError(cost)
    return slot


def _bytes(text: str, size: int) -> bytes:
    data = b64decode(text, validate=True)
    if len(data) != size:
        raise ValueError
    return data


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
