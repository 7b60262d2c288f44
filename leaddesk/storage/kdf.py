"""From what she types or holds to the key that opens one slot: Argon2id and HKDF, never our own arithmetic."""

from __future__ import annotations

import math
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE: Final = 32
SALT_SIZE: Final = 16
ARGON2: Final = ARGON2_VERSION
TARGET_SECONDS: Final = 0.5
SLOWEST_SECONDS: Final = 1.0

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try at a passphrase costs: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int

    @property
    def allowed(self) -> bool:
        """Return whether a key file may ask for this: neither cheap to guess nor able to eat the memory."""
        return (
            FLOOR.memory <= self.memory <= CEILING.memory
            and FLOOR.passes <= self.passes <= CEILING.passes
            and FLOOR.lanes <= self.lanes <= CEILING.lanes
        )


FLOOR: Final = Cost(64 * 1024, 3, 1)
START: Final = Cost(128 * 1024, 3, 4)
CEILING: Final = Cost(1024 * 1024, 20, 8)


def normalised(passphrase: str) -> bytes:
    """Return the bytes of a passphrase: the same for a composed and a decomposed "é"."""
    return unicodedata.normalize("NFKC", passphrase).encode()


def passphrase_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a passphrase gives. Takes most of a second and the memory of ``cost``; frees the GIL."""
    if not cost.allowed:
        raise ValueError(cost)
    return hash_secret_raw(
        normalised(passphrase), salt, cost.passes, cost.memory, cost.lanes, KEY_SIZE, Type.ID, version=ARGON2
    )


def derived_key(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return a key for one purpose from a secret that is already random (HKDF-SHA256)."""
    return HKDF(SHA256(), KEY_SIZE, salt, purpose.encode()).derive(secret)


def calibrate(clock: Clock = time.perf_counter) -> Cost:
    """Return what makes a try cost half a second on this computer, within the limits.

    One try of the starting cost is timed. A fast computer makes more passes; one on which even the start
    takes more than a second gets half the memory, which is still the second choice of RFC 9106.
    """
    salt = bytes(SALT_SIZE)
    began = clock()
    passphrase_key("calibrate", salt, START)
    seconds = max(clock() - began, 1e-6)
    if seconds > SLOWEST_SECONDS:
        return replace(START, memory=FLOOR.memory)
    passes = math.ceil(START.passes * TARGET_SECONDS / seconds)
    return replace(START, passes=min(max(passes, START.passes), CEILING.passes))
