"""Word to the prosecutor that intake is complete (PROS-IC): the day on which it was completed, and nothing beyond."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.fields import entry
from leaddesk.domain.grounds import LawfulGround
from leaddesk.domain.packets import Addressee, Letterhead, Printing, ScopeOfConsent, View
from leaddesk.i18n import N_

KEPT_FROM = frozenset(OrganisationKind) - {OrganisationKind.PROSECUTOR}
"""Everybody but the prosecutor, who alone decides on the charge."""


@dataclass(frozen=True, slots=True)
class IntakeNoticeDraft:
    """What the coordinator chooses for the notice; the facts are those of the referral."""

    organisation_id: int | None = entry(N_("Recipient"), default=None, required=True, width=6)
    addressed_to: str = entry(
        N_("Addressed to"), default="", max_length=200, width=6, help=N_("The prosecutor who has the charge")
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this notice from being printed, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class IntakeNoticePacket:
    """What the notice says. It has no place for plan, substances, attendance or an opinion."""

    office: Letterhead
    printing: Printing
    person: View
    to: Addressee
    scope: ScopeOfConsent | None
    addressed_to: str
    incident_number: str
    agency: str
    referred_on: date
    completed_on: date
    ground: LawfulGround | None = None
