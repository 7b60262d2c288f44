"""A closing summary for another office: the day, and of all else only what its consent covers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.closing import LINKED
from leaddesk.domain.codes import ServiceNeed
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.gate import Allowed, Request
from leaddesk.domain.papers import Paper
from leaddesk.domain.referrals_out import SERVICE_CATEGORIES
from leaddesk.domain.shared_papers import (
    HEALTH,
    KEPT_FROM,
    ClosingPart,
    LinkedService,
    SharedClosingDraft,
    SharedClosingPacket,
    SharedGoal,
    place_speaks_of,
    purposes_for,
)
from leaddesk.i18n import tr
from leaddesk.services.closings import CLOSE_FIRST, NOT_CLOSED, closed

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.face_sheet import FaceCourt
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.services.closings import Closings
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_out import ReferralsOut
    from leaddesk.services.shared_papers import SharedPapers
    from leaddesk.services.sharing import Sharing

    _Allowed = tuple[Request, Allowed]

SHARED_CLOSING = "close_shared"
_C = InformationCategory


class SharedClosings:
    """Puts together what another office may read of a closing, part by part."""

    def __init__(
        self,
        sharing: Sharing,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        closings: Closings,
        shared_papers: SharedPapers,
        referrals_out: ReferralsOut,
    ) -> None:
        """Take the asker of the gate and the services that hold what the paper says."""
        self._sharing, self._packets, self._participants = sharing, packets, participants
        self._organisations, self._closings = organisations, closings
        self._shared_papers, self._referrals_out = shared_papers, referrals_out

    def start(self, participant_id: int) -> SharedClosingDraft:
        """Return a copy for the only office that a consent lets be told, else for one still to be chosen."""
        office = self._sharing.only_office(participant_id, SharedClosingDraft().categories)
        return SharedClosingDraft(office, handed_to=self._closings.start(participant_id).handed_to)

    def paper(self, participant_id: int, draft: SharedClosingDraft) -> Paper:
        """Return the summary as an office may read it, or why it may not; refuses while the record is not closed."""
        person = self._participants.record(participant_id)
        period = closed(person)
        if period is None:
            raise LeadDeskError(NOT_CLOSED, CLOSE_FIRST)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        request = replace(
            self._packets.request(person, draft.organisation_id, office, draft.categories, frozenset()),
            kept_from=KEPT_FROM,
        )
        request, answer = self._sharing.ask(person, request, purposes_for(office.kind if office else None))
        if not isinstance(answer, Allowed) or draft.organisation_id is None:
            wanted = frozenset(part.category for part in draft.parts)
            return Paper(SHARED_CLOSING, person.id, person.record_number, request, answer, None, wanted=wanted)
        packet, request, answer = self._packet(person, draft, (request, answer), period.since)
        words = [draft.addressed_to, packet.handed_to, *(goal.words for goal in packet.goals or ())]
        if person.draft.tells_address(*words):
            request = replace(request, tells_address=True)
            no = self._packets.ask(request, person.id)
            return Paper(SHARED_CLOSING, person.id, person.record_number, request, no, None)
        return Paper(SHARED_CLOSING, person.id, person.record_number, request, answer, packet)

    def _packet(
        self, person: ParticipantRecord, draft: SharedClosingDraft, allowed: _Allowed, since: date
    ) -> tuple[SharedClosingPacket, Request, Allowed]:
        """Return the packet with the request and the answer that cover all of it."""
        office = draft.organisation_id
        if office is None:
            raise NotFoundError
        goals: tuple[SharedGoal, ...] = ()
        services: tuple[LinkedService, ...] = ()
        courts: tuple[FaceCourt, ...] = ()
        if ClosingPart.GOALS in draft.parts:
            goals, allowed = self._shared_papers.summary(person, allowed, office)
        if ClosingPart.SERVICES in draft.parts:
            services, allowed = self._services(person, allowed)
        if ClosingPart.COURTS in draft.parts:
            courts, allowed = self._courts(person, allowed)
        request, answer = allowed
        blank = self._packets.blank()
        packet = SharedClosingPacket(
            blank.office,
            blank.printing,
            self._packets.view(person, request.categories & answer.covered),
            self._organisations.addressee(office),
            self._packets.scope(person, answer),
            since,
            draft.addressed_to,
            goals,
            services,
            courts,
            draft.handed_to.strip() if courts else "",
        )
        return packet, request, answer

    def _courts(self, person: ParticipantRecord, allowed: _Allowed) -> tuple[tuple[FaceCourt, ...], _Allowed]:
        courts = self._closings.courts(person.id)
        wider = self._sharing.also(person, *allowed, frozenset({ClosingPart.COURTS.category})) if courts else None
        return (courts, wider) if wider is not None else ((), allowed)

    def _services(self, person: ParticipantRecord, allowed: _Allowed) -> tuple[tuple[LinkedService, ...], _Allowed]:
        told: dict[LinkedService, None] = {}
        for row in self._referrals_out.rows(person.id):
            if row.status not in LINKED:
                continue
            spoken = self._speaks_of(row.id) | {ClosingPart.SERVICES.category}
            wider = self._sharing.also(person, *allowed, spoken)
            if wider is not None:
                allowed = wider
                told[LinkedService(row.local_service or tr(row.service.label), row.provider)] = None
        return tuple(told), allowed

    def _speaks_of(self, referral: int) -> frozenset[InformationCategory]:
        """Return what naming the service and its provider tells; a local one that nobody sorted takes all of health."""
        _, _, draft = self._referrals_out.for_paper(referral)
        told = frozenset({SERVICE_CATEGORIES[draft.service]}) if draft.service in SERVICE_CATEGORIES else None
        if told is None and draft.service is ServiceNeed.OTHER:
            told = frozenset({draft.local_tells}) if draft.local_tells else HEALTH
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        place = place_speaks_of(office.provider_type, part2_program=office.part2_program) if office else HEALTH
        return (told or frozenset({_C.NEEDS})) | place
