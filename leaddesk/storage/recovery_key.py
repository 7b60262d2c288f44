"""The key on the recovery sheet: 160 random bits in eight groups of five, forgiving to type.

Each group is four characters and a check character. The check is a weighted sum over GF(32) plus the group's
position, so that one wrong character, two swapped ones, or a group in the wrong place is always found and named.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import Final

from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_

GROUPS: Final = 8
GROUP_SIZE: Final = 5
SECRET_SIZE: Final = 20
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
_FORGIVEN: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_SEPARATORS: Final = re.compile(r"[\s\-\u2010-\u2015._,;:]+")
_WEIGHTS: Final = (2, 3, 4, 5)
_MODULUS: Final = 0b100101  # x^5 + x^2 + 1


class MistypedRecoveryKeyError(LeadDeskError):
    """A recovery key that can't be right as typed; ``groups`` counts from 1."""

    def __init__(self, message: str, groups: tuple[int, ...] = ()) -> None:
        """Take the sentence and the groups to look at again."""
        super().__init__(message, N_("Compare it with the sheet; capital and small letters make no difference."))
        self.groups = groups


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A recovery key. Its text appears nowhere but on the sheet."""

    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> RecoveryKey:
        """Return a new random key."""
        return cls(secrets.token_bytes(SECRET_SIZE))

    @classmethod
    def parse(cls, typed: str) -> RecoveryKey:
        """Return the key that was typed, or say which groups are wrong."""
        groups = _split(typed)
        wrong = tuple(place for place, group in enumerate(groups, 1) if not _right(group, place))
        if wrong:
            raise MistypedRecoveryKeyError(_complaint(groups, wrong), wrong)
        bits = 0
        for group in groups:
            for character in group[:-1]:
                bits = bits << 5 | ALPHABET.index(character)
        return cls(bits.to_bytes(SECRET_SIZE, "big"))

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the eight groups as printed."""
        bits = int.from_bytes(self.secret, "big")
        count = GROUPS * (GROUP_SIZE - 1)
        symbols = [bits >> 5 * (count - 1 - place) & 31 for place in range(count)]
        parts = [symbols[start : start + GROUP_SIZE - 1] for start in range(0, count, GROUP_SIZE - 1)]
        return tuple(
            "".join(ALPHABET[symbol] for symbol in [*part, _check(part, place)]) for place, part in enumerate(parts, 1)
        )

    @property
    def text(self) -> str:
        """Return the key as printed, groups joined by hyphens."""
        return "-".join(self.groups)


def _plain(typed: str) -> str:
    return _SEPARATORS.sub("", typed).upper().translate(_FORGIVEN)


def _split(typed: str) -> list[str]:
    parts = [_plain(part) for part in _SEPARATORS.split(typed.strip()) if part]
    if len(parts) != GROUPS:
        whole = "".join(parts)
        if len(whole) != GROUPS * GROUP_SIZE:
            message = f"A recovery key has {GROUPS * GROUP_SIZE} characters; {len(whole)} were typed."
            raise MistypedRecoveryKeyError(message)
        parts = [whole[start : start + GROUP_SIZE] for start in range(0, len(whole), GROUP_SIZE)]
    return parts


def _right(group: str, place: int) -> bool:
    if len(group) != GROUP_SIZE or any(character not in ALPHABET for character in group):
        return False
    *data, check = (ALPHABET.index(character) for character in group)
    return _check(data, place) == check


def _complaint(groups: list[str], wrong: tuple[int, ...]) -> str:
    if len(wrong) == 2:  # noqa: PLR2004 - a swap has two ends
        first, second = wrong
        if _right(groups[first - 1], second) and _right(groups[second - 1], first):
            return f"Groups {first} and {second} are in each other's place."
    if len(wrong) == 1:
        return f"Group {wrong[0]} is mistyped."
    return f"Groups {', '.join(str(place) for place in wrong[:-1])} and {wrong[-1]} are mistyped."


def _check(data: list[int], place: int) -> int:
    total = place
    for weight, symbol in zip(_WEIGHTS, data, strict=True):
        total ^= _times(weight, symbol)
    return total


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _MODULUS
        right >>= 1
    return product
