"""The copy of a screening's decision for the prosecutor or the project's management: asked of the gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Allowed
from leaddesk.domain.papers import Paper
from leaddesk.domain.screening_decisions import (
    KEPT_FROM,
    NOTHING_TO_TELL,
    ScreeningDecisionDraft,
    ScreeningDecisionPacket,
    decision_of,
    purposes_for,
)
from leaddesk.i18n import N_
from leaddesk.services.court_papers import NOBODY

if TYPE_CHECKING:
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.screenings import Screenings
    from leaddesk.services.sharing import OfficeChoice, Sharing

SCREENING_DECISION = "scr_decision"
_IDENTITY = frozenset({InformationCategory.IDENTITY})


class ScreeningDecisions:
    """Puts together what may be told of a screening."""

    def __init__(
        self,
        sharing: Sharing,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        referrals_in: ReferralsIn,
        screenings: Screenings,
    ) -> None:
        """Take the asker of the gate and the services that hold what the copy says."""
        self._sharing, self._packets, self._participants = sharing, packets, participants
        self._organisations, self._referrals_in, self._screenings = organisations, referrals_in, screenings

    def offices(self, referral_id: int) -> list[OfficeChoice]:
        """Return who may be told, those first whom a consent in force lets be told."""
        return self._sharing.offices(
            self._whose(referral_id), _IDENTITY, kept_from=KEPT_FROM, purposes=frozenset(Purpose)
        )

    def start(self, referral_id: int) -> ScreeningDecisionDraft:
        """Return a copy to the only prosecutor of the directory, else to an office still to be chosen."""
        self._whose(referral_id)
        known = self._organisations.choices([OrganisationKind.PROSECUTOR])
        return ScreeningDecisionDraft(known[0].id if len(known) == 1 else None)

    def paper(self, referral_id: int, draft: ScreeningDecisionDraft) -> Paper:
        """Return the copy, or why it may not be made; without a decision that can be told there is no packet."""
        record, kept = self._referrals_in.record(referral_id), self._screenings.kept(referral_id)
        person = self._participants.record(self._whose(referral_id))
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        request = replace(
            self._packets.request(person, draft.organisation_id, office, _IDENTITY, frozenset()),
            kept_from=KEPT_FROM,
            tells_address=person.draft.tells_address(draft.addressed_to),
        )
        request, answer = self._sharing.ask(person, request, purposes_for(office.kind if office else None))
        decision, received, decided = decision_of(kept), record.draft.received_on, kept.decided_on if kept else None
        to_prosecutor = office is None or office.kind is OrganisationKind.PROSECUTOR
        missing = tuple(
            label
            for label, value in (
                (NOTHING_TO_TELL, decision),
                (N_("Decided on"), decided),
                (N_("Date received"), received),
                (N_("Report number"), record.draft.incident_number.strip() or not to_prosecutor),
            )
            if not value
        )
        packet = None
        if isinstance(answer, Allowed) and draft.organisation_id and kept and decision and received and decided:
            blank = self._packets.blank()
            packet = ScreeningDecisionPacket(
                blank.office,
                blank.printing,
                self._packets.view(person, answer.covered & request.categories),
                self._organisations.addressee(draft.organisation_id),
                self._packets.scope(person, answer),
                draft.addressed_to,
                record.number,
                record.draft.incident_number,
                record.draft.agency,
                received,
                decided,
                kept.decided_by.strip(),
                decision,
            )
        return Paper(SCREENING_DECISION, person.id, person.record_number, request, answer, packet, missing)

    def _whose(self, referral_id: int) -> int:
        person = self._referrals_in.record(referral_id).participant_id
        if person is None:
            raise LeadDeskError(NOBODY)
        return person
