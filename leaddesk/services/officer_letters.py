"""The thank-you to a referring officer that tells where the referral stands: asked of the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.officer_letters import (
    KEPT_FROM,
    PURPOSES,
    OfficerLetterPacket,
    is_agency,
    lacking,
    standing_of,
)
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.plain_letters import THANKED
from leaddesk.domain.referral_papers import ReferralPaperDraft
from leaddesk.i18n import N_
from leaddesk.services.letters import NO_OFFICER
from leaddesk.services.referral_papers import Readers, whose

if TYPE_CHECKING:
    from leaddesk.domain.papers import Paper
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.referral_papers import ReferralPapers
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.sharing import OfficeChoice

OFFICER_LETTER = "le_status"
_READERS = Readers(KEPT_FROM, lambda _kind: PURPOSES, PAPERS[OFFICER_LETTER])


class OfficerLetters:
    """Puts together what a referring officer may be told."""

    def __init__(self, papers: ReferralPapers, organisations: Organisations, referrals_in: ReferralsIn) -> None:
        """Take the asker of the gate and the services that hold what the letter says."""
        self._papers, self._organisations, self._referrals_in = papers, organisations, referrals_in

    def offices(self, referral_id: int) -> list[OfficeChoice]:
        """Return who may be told, those first whom a consent in force lets be told."""
        return self._papers.offices(self._told_of(referral_id), KEPT_FROM, PURPOSES)

    def start(self, referral_id: int) -> ReferralPaperDraft:
        """Return a letter to the officer as the referral names officer and agency, else to one still to be chosen."""
        told = self._told_of(referral_id).draft
        known = self._organisations.choices([OrganisationKind.LAW_ENFORCEMENT])
        meant = [one.id for one in known if is_agency(one.name, told.agency)]
        return ReferralPaperDraft(meant[0] if len(meant) == 1 else None, told.referrer_name)

    def paper(self, referral_id: int, draft: ReferralPaperDraft) -> Paper:
        """Return the letter, or why it may not be made; without a status that can be told there is no packet."""
        record = self._told_of(referral_id)
        asked = self._papers.ask(record, draft, _READERS)
        standing, made_on = standing_of(record.status), record.draft.clock_starts
        head, packet = self._papers.head(asked, draft), None
        if head and standing and made_on:
            packet = OfficerLetterPacket(*head, made_on, standing)
        facts = ((lacking(record.status), standing), (N_("Date of contact"), made_on))
        return asked.paper(OFFICER_LETTER, packet, facts)

    def _told_of(self, referral_id: int) -> ReferralInRecord:
        """Return a referral of law enforcement that names somebody; refuses any other."""
        record = self._referrals_in.record(referral_id)
        if record.draft.source not in THANKED:
            raise LeadDeskError(NO_OFFICER)
        whose(record)
        return record
