"""The copy of a screening's decision for the prosecutor or the project's management: asked of the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import Purpose
from leaddesk.domain.referral_papers import ReferralPaperDraft
from leaddesk.domain.screening_decisions import (
    DECIDED_ON,
    KEPT_FROM,
    ScreeningDecisionPacket,
    decision_of,
    lacking,
    purposes_for,
)
from leaddesk.i18n import N_
from leaddesk.services.referral_papers import Readers, whose

if TYPE_CHECKING:
    from leaddesk.domain.papers import Paper
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.referral_papers import ReferralPapers
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.screenings import Screenings
    from leaddesk.services.sharing import OfficeChoice

SCREENING_DECISION = "scr_decision"
_READERS = Readers(KEPT_FROM, purposes_for)


class ScreeningDecisions:
    """Puts together what may be told of a screening."""

    def __init__(
        self,
        papers: ReferralPapers,
        organisations: Organisations,
        referrals_in: ReferralsIn,
        screenings: Screenings,
    ) -> None:
        """Take the asker of the gate and the services that hold what the copy says."""
        self._papers, self._organisations = papers, organisations
        self._referrals_in, self._screenings = referrals_in, screenings

    def offices(self, referral_id: int) -> list[OfficeChoice]:
        """Return who may be told, those first whom a consent in force lets be told."""
        return self._papers.offices(self._referrals_in.record(referral_id), KEPT_FROM, frozenset(Purpose))

    def start(self, referral_id: int) -> ReferralPaperDraft:
        """Return a copy to the only prosecutor of the directory, else to an office still to be chosen."""
        whose(self._referrals_in.record(referral_id))
        known = self._organisations.choices([OrganisationKind.PROSECUTOR])
        return ReferralPaperDraft(known[0].id if len(known) == 1 else None)

    def paper(self, referral_id: int, draft: ReferralPaperDraft) -> Paper:
        """Return the copy, or why it may not be made; without a decision that can be told there is no packet."""
        record, kept = self._referrals_in.record(referral_id), self._screenings.kept(referral_id)
        asked = self._papers.ask(record, draft, _READERS)
        decision, received, decided = decision_of(kept), record.draft.received_on, kept.decided_on if kept else None
        to_prosecutor = draft.organisation_id is None or asked.request.kind is OrganisationKind.PROSECUTOR
        head, packet = self._papers.head(asked, draft), None
        if head and kept and decision and received and decided:
            packet = ScreeningDecisionPacket(*head, record.number, received, decided, kept.decided_by.strip(), decision)
        facts = (
            (lacking(kept), decision),
            (DECIDED_ON, decided),
            (N_("Date received"), received),
            (N_("Report number"), record.draft.incident_number.strip() or not to_prosecutor),
        )
        return asked.paper(SCREENING_DECISION, packet, facts)
