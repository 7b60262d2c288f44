"""A voucher that names the participant to a vendor, under a consent: what it says, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.fields import entry
from leaddesk.domain.organisations import AGENCIES
from leaddesk.domain.packets import Letterhead, Printing, ScopeOfConsent
from leaddesk.domain.shared_papers import COVERED_FIRST
from leaddesk.domain.work_codes import AssistanceKind
from leaddesk.i18n import N_

_C = InformationCategory
NO_VENDORS = AGENCIES
"""Who sells nothing: a court, a prosecutor, counsel, police, probation and a jail get no voucher with a name."""
PAID_FOR = (Purpose.CARE, Purpose.BENEFITS, Purpose.AT_REQUEST)
"""Why a vendor may be told a name, the first that a consent names."""
_SPEAKS_OF = {
    AssistanceKind.HOUSING: _C.HOUSING,
    AssistanceKind.UTILITIES: _C.HOUSING,
    AssistanceKind.WORK: _C.HOUSING,
    AssistanceKind.HEALTH: _C.MEDICAL,
}


def voucher_tells(kind: AssistanceKind) -> frozenset[InformationCategory]:
    """Return what a voucher with a name tells: who it is, that there is a need, and what kind of need."""
    return frozenset({_C.IDENTITY, _C.NEEDS, _SPEAKS_OF.get(kind, _C.NEEDS)})


@dataclass(frozen=True, slots=True)
class NamedVoucherDraft:
    """What she chooses for a voucher with a name."""

    organisation_id: int | None = entry(N_("Vendor"), default=None, required=True, width=6, help=COVERED_FIRST)
    tells: frozenset[InformationCategory] = entry(
        N_("What is paid for also speaks of"), default=frozenset(), width=6, without=(_C.IDENTITY, _C.NEEDS)
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this voucher from being printed, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class NamedVoucherPacket:
    """What the voucher (CHK-N) says. It has no place for the record's number, nor for the program."""

    office: Letterhead
    printing: Printing
    scope: ScopeOfConsent
    name: str
    number: str
    on: date | None
    vendor: str
    what_for: str
    cents: int
    category: AssistanceKind
    good_until: date | None = None
