"""A voucher for something that is paid for a participant: what its two copies say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.domain.work_codes import AssistanceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.participants import ParticipantDraft

_SHORTEST = 3


class VoucherCopy(Enum):
    """Whose copy it is."""

    VENDOR = auto()
    FINANCE = auto()


@dataclass(frozen=True, slots=True)
class VoucherPacket:
    """What a voucher (CHK) says. It has no place for a name; only finance is told the record's number."""

    office: Letterhead
    printing: Printing
    copy: VoucherCopy
    number: str
    on: date | None
    vendor: str
    what_for: str
    cents: int
    category: AssistanceKind
    good_until: date | None = None
    record_number: str = ""


def voucher_number(typed: str, row_id: int) -> str:
    """Return the number that was typed, or the one that the line itself has."""
    return typed.strip() or own_number(row_id)


def own_number(row_id: int) -> str:
    """Return the number of a line of assistance, such as ``V-0042``; it is never given again."""
    return f"V-{row_id:04}"


def names_person(words: Iterable[str], person: ParticipantDraft) -> bool:
    """Return whether words hold a name of the person, as a whole word of at least three letters."""
    parts = (
        *(person.first_name, person.middle_name, person.last_name, person.preferred_name, person.addressed_as),
        *person.aliases,
    )
    names = {one for part in parts for one in re.findall(r"\w+", part.casefold()) if len(one) >= _SHORTEST}
    said = {one for part in words for one in re.findall(r"\w+", part.casefold())}
    return bool(names & said)
