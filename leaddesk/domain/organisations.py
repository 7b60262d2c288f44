"""The offices that people are referred to and that may be told something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import Language, OrganisationKind, ServiceNeed
from leaddesk.domain.fields import entry
from leaddesk.domain.provider_codes import ProviderType
from leaddesk.i18n import N_

MOST_MILES, LONGEST = 999, 200
AGENCY = "agency"
"""Marks the way to an office that is edited in the list of agencies."""
AGENCIES = frozenset(
    {
        OrganisationKind.LAW_ENFORCEMENT,
        OrganisationKind.PROSECUTOR,
        OrganisationKind.DEFENSE,
        OrganisationKind.COURT,
        OrganisationKind.PROBATION,
        OrganisationKind.JAIL,
    }
)
"""The kinds of office that send people, charge them, defend them or decide about them."""
SIGNED_FOR = N_("A signed consent names this office as it stands; add the other one as a new office")


@dataclass(frozen=True, slots=True)
class OfficeContact:
    """Somebody at an office: whom to ask for."""

    name: str
    role: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """What the form of an office edits."""

    name: str = entry(N_("Name of office"), default="", required=True, max_length=300, width=3)
    kind: OrganisationKind = entry(N_("Kind"), default=OrganisationKind.PROVIDER, required=True)
    unit: str = entry(N_("Unit or attention"), default="", max_length=300, width=3, optional_shown=True)
    address: str = entry(N_("Address"), default="", max_length=500, width=3, lines=2, optional_shown=True)
    phone: str = entry(N_("Phone"), default="", max_length=60, optional_shown=True)
    fax: str = entry(N_("Fax"), default="", max_length=60, optional_shown=True)
    email: str = entry(N_("Secure email"), default="", max_length=300, optional_shown=True)
    services: str = entry(
        N_("More about the services"), default="", max_length=1000, width=6, lines=2, optional_shown=True
    )
    covered_entity: bool = entry(
        N_("Covered by HIPAA"), default=False, help=N_("Most clinics and hospitals are"), width=3
    )
    part2_program: bool = entry(N_("Part 2 program"), default=False, width=3)
    notes: str = entry(N_("Notes"), default="", max_length=2000, width=6, lines=2, optional_shown=True)
    provider_type: ProviderType | None = entry(N_("Type of provider"), default=None, width=3, optional_shown=True)
    services_offered: frozenset[ServiceNeed] = entry(N_("Services offered"), default=frozenset(), width=6)
    local_services: frozenset[str] = entry(N_("Local services"), default=frozenset(), width=6)
    contacts: tuple[OfficeContact, ...] = entry(N_("People there"), default=(), width=6, optional_shown=True)
    hours: str = entry(N_("Hours"), default="", max_length=200, width=3, optional_shown=True)
    distance_miles: int | None = entry(N_("Miles away"), default=None, width=1, optional_shown=True)
    languages: frozenset[Language] = entry(N_("Languages spoken"), default=frozenset(), width=6)
    telehealth: bool = entry(N_("Telehealth"), default=False, width=2)
    sliding_fee: bool = entry(N_("Sliding fee"), default=False, width=2)
    medicaid: bool = entry(N_("Takes Medicaid"), default=False, width=2)
    qsoa_on: date | None = entry(
        N_("QSOA signed on"),
        default=None,
        width=3,
        optional_shown=True,
        help=N_("A qualified service organization agreement; it is no consent"),
    )

    def other_office(self, signed_for: OrganisationDraft) -> dict[str, str]:
        """Return what makes this another office than the one that somebody signed a consent for, by field.

        Case, spaces and signs may be put right; any other name or kind could send papers to somebody else.
        """
        found = {}
        if _letters(self.name) != _letters(signed_for.name):
            found["name"] = SIGNED_FOR
        if self.kind is not signed_for.kind:
            found["kind"] = SIGNED_FOR
        return found

    def problems(self) -> dict[str, str]:
        """Return what stops this office from being saved, by field."""
        found = fields.problems(self)
        if self.distance_miles is not None and self.distance_miles > MOST_MILES:
            found["distance_miles"] = N_("At most {miles}").replace("{miles}", str(MOST_MILES))
        if any(len(text) > LONGEST for one in self.contacts for text in (one.name, one.role, one.phone)):
            found["contacts"] = fields.TOO_LONG.replace("{limit}", str(LONGEST))
        return found


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A line of the list of offices."""

    id: int
    name: str
    kind: OrganisationKind
    unit: str
    phone: str
    fax: str
    open_referrals: int = 0
    provider_type: ProviderType | None = None
    services_offered: frozenset[ServiceNeed] = frozenset()
    local_services: frozenset[str] = frozenset()
    distance_miles: int | None = None
    telehealth: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """Which offices a list shows; what is empty leaves nothing out."""

    kind: OrganisationKind | None = None
    service: ServiceNeed | None = None
    local_service: str = ""
    within_miles: int | None = None
    telehealth: bool = False

    def fits(self, row: OrganisationRow) -> bool:
        """Return whether an office passes; one whose distance is not known is never called near."""
        miles = row.distance_miles
        return (
            self.kind in (None, row.kind)
            and (self.service is None or self.service in row.services_offered)
            and (not self.local_service or self.local_service in row.local_services)
            and (self.within_miles is None or (miles is not None and miles <= self.within_miles))
            and (not self.telehealth or row.telehealth)
        )


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
