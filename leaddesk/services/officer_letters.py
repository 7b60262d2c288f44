"""The thank-you to a referring officer that tells where the referral stands: asked of the gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Allowed
from leaddesk.domain.officer_letters import (
    KEPT_FROM,
    NOTHING_TO_TELL,
    PURPOSES,
    OfficerLetterDraft,
    OfficerLetterPacket,
    is_agency,
    standing_of,
)
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.papers import Paper
from leaddesk.domain.plain_letters import THANKED
from leaddesk.i18n import N_
from leaddesk.services.court_papers import NOBODY
from leaddesk.services.letters import NO_OFFICER

if TYPE_CHECKING:
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.sharing import OfficeChoice, Sharing

OFFICER_LETTER = "le_status"
_IDENTITY = frozenset({InformationCategory.IDENTITY})


class OfficerLetters:
    """Puts together what a referring officer may be told."""

    def __init__(
        self,
        sharing: Sharing,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        referrals_in: ReferralsIn,
    ) -> None:
        """Take the asker of the gate and the services that hold what the letter says."""
        self._sharing, self._packets, self._participants = sharing, packets, participants
        self._organisations, self._referrals_in = organisations, referrals_in

    def offices(self, referral_id: int) -> list[OfficeChoice]:
        """Return who may be told, those first whom a consent in force lets be told."""
        _, whose = self._told_of(referral_id)
        return self._sharing.offices(whose, _IDENTITY, kept_from=KEPT_FROM, purposes=PURPOSES)

    def start(self, referral_id: int) -> OfficerLetterDraft:
        """Return a letter to the officer as the referral names officer and agency, else to one still to be chosen."""
        record, _ = self._told_of(referral_id)
        known = self._organisations.choices([OrganisationKind.LAW_ENFORCEMENT])
        meant = [one.id for one in known if is_agency(one.name, record.draft.agency)]
        return OfficerLetterDraft(meant[0] if len(meant) == 1 else None, record.draft.referrer_name)

    def paper(self, referral_id: int, draft: OfficerLetterDraft) -> Paper:
        """Return the letter, or why it may not be made; without a status that can be told there is no packet."""
        record, whose = self._told_of(referral_id)
        person = self._participants.record(whose)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        request = replace(
            self._packets.request(person, draft.organisation_id, office, _IDENTITY, frozenset()),
            kept_from=KEPT_FROM,
            tells_address=person.draft.tells_address(draft.addressed_to),
            bases=PAPERS[OFFICER_LETTER],
        )
        request, answer = self._sharing.ask(person, request, PURPOSES)
        standing, made_on = standing_of(record.status), record.draft.clock_starts
        missing = tuple(
            label
            for label, value in (
                (NOTHING_TO_TELL, standing),
                (N_("Date of contact"), made_on),
            )
            if not value
        )
        packet = None
        if isinstance(answer, Allowed) and draft.organisation_id and standing and made_on:
            blank = self._packets.blank()
            packet = OfficerLetterPacket(
                blank.office,
                blank.printing,
                self._packets.view(person, answer.covered & request.categories),
                self._organisations.addressee(draft.organisation_id),
                self._packets.scope(person, answer),
                draft.addressed_to,
                record.draft.incident_number,
                record.draft.agency,
                made_on,
                standing,
            )
        return Paper(OFFICER_LETTER, person.id, person.record_number, request, answer, packet, missing)

    def _told_of(self, referral_id: int) -> tuple[ReferralInRecord, int]:
        """Return a referral of law enforcement and whose it is; refuses any other."""
        record = self._referrals_in.record(referral_id)
        if record.draft.source not in THANKED:
            raise LeadDeskError(NO_OFFICER)
        if record.participant_id is None:
            raise LeadDeskError(NOBODY)
        return record, record.participant_id
