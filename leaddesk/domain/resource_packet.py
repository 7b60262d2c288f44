"""What the resource sheet says: whom to ask for what. It names no person."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain.codes import ServiceNeed
from leaddesk.domain.packets import Letterhead, Printing


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """A place on the resource sheet."""

    name: str
    phone: str = ""
    address: str = ""
    hours: str = ""
    telehealth: bool = False
    sliding_fee: bool = False
    medicaid: bool = False


@dataclass(frozen=True, slots=True)
class ResourceGroup:
    """The places for one service; ``service`` is None for one that only this county has."""

    name: str
    service: ServiceNeed | None
    lines: tuple[ResourceLine, ...]


@dataclass(frozen=True, slots=True)
class ResourcePacket:
    """What the resource sheet says: whom to ask for what. It names no person."""

    office: Letterhead
    printing: Printing
    groups: tuple[ResourceGroup, ...] = ()
