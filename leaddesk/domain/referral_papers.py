"""A paper that tells one office where a referral stands: whom she chooses, and what each such paper begins with."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.domain import fields
from leaddesk.domain.fields import entry
from leaddesk.domain.packets import Addressee, Letterhead, Printing, ScopeOfConsent, View
from leaddesk.domain.shared_papers import COVERED_FIRST
from leaddesk.i18n import N_


@dataclass(frozen=True, slots=True)
class ReferralPaperDraft:
    """Whom the coordinator chooses; the facts are those of the referral and are never typed."""

    organisation_id: int | None = entry(N_("Recipient"), default=None, required=True, width=6, help=COVERED_FIRST)
    addressed_to: str = entry(N_("Addressed to"), default="", max_length=200, width=6, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops this paper from being printed, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class ReferralPacket:
    """From whom and to whom it goes, of whom it tells and under which consent, and the office's own number for it."""

    office: Letterhead
    printing: Printing
    person: View
    to: Addressee
    scope: ScopeOfConsent
    addressed_to: str
    incident_number: str
    agency: str
