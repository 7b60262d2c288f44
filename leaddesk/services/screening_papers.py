"""The paper of a screening, and the questions of the site for the one that is filled in by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.screening import asked, suggest
from leaddesk.domain.screening_paper import ScreeningPacket
from leaddesk.domain.site_lists import SiteList
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from leaddesk.domain.packets import BlankPacket
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.screenings import Screenings
    from leaddesk.services.site_lists import SiteLists

NOT_SCREENED = N_("This referral was not screened yet.")


class ScreeningPapers:
    """Puts together what a screening says on paper."""

    def __init__(
        self,
        packets: Packets,
        participants: Participants,
        referrals_in: ReferralsIn,
        screenings: Screenings,
        site_lists: SiteLists,
    ) -> None:
        """Take the services that hold what the paper says."""
        self._packets, self._participants = packets, participants
        self._referrals_in, self._screenings, self._site_lists = referrals_in, screenings, site_lists

    def packet(self, referral_id: int) -> ScreeningPacket:
        """Return the screening of a referral as it was kept; refuses where there is none."""
        record, kept = self._referrals_in.record(referral_id), self._screenings.kept(referral_id)
        if kept is None:
            raise LeadDeskError(NOT_SCREENED)
        blank, initials = self._packets.blank(), ""
        if record.participant_id is not None:
            initials = self._participants.record(record.participant_id).draft.initials
        enrolled = self._screenings.of(referral_id).enrolled
        return ScreeningPacket(
            blank.office,
            blank.printing,
            record.number,
            record.participant_name or record.draft.person_name,
            record.draft.pathway,
            record.draft.received_on,
            kept,
            suggest(kept.answers, enrolled=enrolled).result,
            record.record_number,
            initials,
        )

    def for_hand(self) -> BlankPacket:
        """Return what any blank form needs, with the questions that this site asks."""
        return replace(self._packets.blank(), questions=asked(self._site_lists.items(SiteList.CRITERION)))
