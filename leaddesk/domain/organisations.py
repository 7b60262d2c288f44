"""The offices that people are referred to and that may be told something."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain import fields
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_

SIGNED_FOR = N_("A signed consent names this office as it stands; add the other one as a new office")


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
    services: str = entry(N_("Services"), default="", max_length=1000, width=6, lines=2, optional_shown=True)
    covered_entity: bool = entry(
        N_("Covered by HIPAA"), default=False, help=N_("Most clinics and hospitals are"), width=3
    )
    part2_program: bool = entry(N_("Part 2 program"), default=False, width=3)
    notes: str = entry(N_("Notes"), default="", max_length=2000, width=6, lines=2, optional_shown=True)

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
        return fields.problems(self)


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


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
