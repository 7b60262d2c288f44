"""A warm hand-off on paper (HAND): a slip for the driver without a word of health, and one for whoever takes over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, OrganisationKind
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.fields import DATE_NEEDED, entry
from leaddesk.domain.grounds import LawfulGround
from leaddesk.domain.packets import Addressee, Letterhead, Printing, ScopeOfConsent, View
from leaddesk.domain.referrals_out import NO_PROVIDERS
from leaddesk.i18n import N_

DRIVERS = frozenset({OrganisationKind.LAW_ENFORCEMENT, OrganisationKind.PROBATION})
"""Who takes nobody over, but may give a ride."""
_ALWAYS = frozenset({InformationCategory.IDENTITY, InformationCategory.NEEDS})


class Half(CodeList):
    """Whom a slip is for. Each half is a paper of its own, so that neither sees what the other is told."""

    PROVIDER = "provider", N_("Whoever takes over")
    DRIVER = "driver", N_("The driver")


@dataclass(frozen=True, slots=True)
class HandOffDraft:
    """What the coordinator fills in for both halves."""

    half: Half = entry(N_("Slip for"), default=Half.PROVIDER, required=True, width=6)
    on: date | None = entry(N_("Day"), default=None, width=3)
    receiver_id: int | None = entry(N_("Who takes over"), default=None, width=6)
    receiver_person: str = entry(N_("Who there"), default="", max_length=200, width=6, optional_shown=True)
    arriving_from: str = entry(N_("Arriving from"), default="", max_length=200, width=6, optional_shown=True)
    arriving_at: time | None = entry(N_("Arrives at"), default=None, width=3)
    belongings: str = entry(N_("Belongings"), default="", max_length=300, width=6, lines=2, optional_shown=True)
    medicines: str = entry(N_("Medicines"), default="", max_length=300, width=6, lines=2, optional_shown=True)
    tells: frozenset[InformationCategory] = entry(
        N_("These words also speak of"), default=frozenset(), width=6, without=_ALWAYS
    )
    driver_id: int | None = entry(N_("Who drives"), default=None, width=6)
    driver_person: str = entry(N_("Name of the driver"), default="", max_length=200, width=6, optional_shown=True)
    pick_up: str = entry(N_("Pick up at"), default="", max_length=200, width=6)
    pick_up_at: time | None = entry(N_("Pick-up time"), default=None, width=3)
    drop_off: str = entry(N_("Drop off at"), default="", max_length=200, width=6)
    drop_off_at: time | None = entry(N_("Be there by"), default=None, width=3)
    ride_phone: str = entry(N_("Phone for the ride"), default="", max_length=60, width=3)
    mobility: str = entry(
        N_("Help getting in and out"),
        default="",
        max_length=200,
        width=6,
        optional_shown=True,
        help=N_("Such as a walker, a ramp, the front seat. No word of health"),
    )

    def problems(self) -> dict[str, str]:
        """Return what stops the chosen half from being printed, by field."""
        found = fields.problems(self)
        if self.on is None:
            found["on"] = DATE_NEEDED
        return found

    @property
    def to_driver(self) -> bool:
        """Return whether the slip for the driver is chosen."""
        return self.half is Half.DRIVER

    @property
    def organisation_id(self) -> int | None:
        """Return who receives the chosen half."""
        return self.driver_id if self.to_driver else self.receiver_id

    @property
    def kept_from(self) -> frozenset[OrganisationKind]:
        """Return who is never given the chosen half; a deputy may drive."""
        return NO_PROVIDERS - DRIVERS if self.to_driver else NO_PROVIDERS

    @property
    def categories(self) -> frozenset[InformationCategory]:
        """Return what the chosen half tells in any case: who is coming, and that there is a need to be met."""
        return _ALWAYS if self.to_driver else _ALWAYS | self.tells


@dataclass(frozen=True, slots=True)
class RidePacket:
    """What the driver's slip says: nothing of health, of the program, or of the record."""

    office: Letterhead
    printing: Printing
    scope: ScopeOfConsent
    called: str
    driver: str
    on: date | None
    pick_up: str = ""
    pick_up_at: time | None = None
    drop_off: str = ""
    drop_off_at: time | None = None
    phone: str = ""
    mobility: str = ""


@dataclass(frozen=True, slots=True)
class HandOffPacket:
    """What the slip for whoever takes over says. ``medicines`` is None where they are not covered."""

    office: Letterhead
    printing: Printing
    person: View
    to: Addressee
    scope: ScopeOfConsent | None
    to_person: str
    on: date | None
    at: time | None = None
    arriving_from: str = ""
    belongings: str = ""
    medicines: str | None = None
    ground: LawfulGround | None = None
