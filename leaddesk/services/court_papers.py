"""How letters begin, and the papers around a diversion and a hand-off: asked of the gate like every paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind, ReferralInStatus
from leaddesk.domain.consent_parts import standing
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Allowed, AllowedByLaw, Blocked
from leaddesk.domain.hand_offs import HandOffDraft, HandOffPacket, RidePacket
from leaddesk.domain.intake_notices import KEPT_FROM, IntakeNoticeDraft, IntakeNoticePacket
from leaddesk.domain.packets import Addressee, CourtLetterDraft
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.papers import Paper
from leaddesk.domain.support_letters import SupportLetterDraft
from leaddesk.i18n import N_
from leaddesk.services.packets import lawful

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.gate import Request
    from leaddesk.domain.grounds import GroundDraft
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.services.consents import Consents
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_in import ReferralsIn

INTAKE_NOTICE, HAND_OFF, RIDE = "pros_ic", "hand", "hand_driver"
COMPLETED_ON = N_("Day on which intake was completed")
NOBODY = N_("This referral has no record of a person yet.")


class CourtPapers:
    """Puts together the notice to the prosecutor and the slips of a hand-off."""

    def __init__(
        self,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        consents: Consents,
        referrals_in: ReferralsIn,
    ) -> None:
        """Take the asker of the gate and the services that hold what the papers say."""
        self._packets = packets
        self._participants = participants
        self._organisations = organisations
        self._consents = consents
        self._referrals_in = referrals_in

    def letter_start(self, participant_id: int) -> CourtLetterDraft:
        """Return a letter filled in from the newest consent for a legal proceeding."""
        for consent in self._consents.of(participant_id):
            if consent.draft.kind is ConsentKind.PROCEEDINGS and consent.draft.case_number and consent.recipients:
                return CourtLetterDraft(
                    organisation_id=consent.recipients[0].line.organisation_id,
                    addressed_to=consent.recipients[0].line.person_or_role,
                    case_number=consent.draft.case_number,
                    case_title=consent.draft.case_title,
                )
        return CourtLetterDraft()

    def support_start(self, participant_id: int) -> SupportLetterDraft:
        """Return a letter of support to own counsel, if a consent names one; best one that is meant for that."""
        named = [
            one.line
            for consent in self._consents.of(participant_id)
            for one in standing(consent)
            if one.kind is OrganisationKind.DEFENSE
        ]
        meant = [line for line in named if Purpose.DEFENSE in line.purposes] or named
        if not meant:
            return SupportLetterDraft()
        return SupportLetterDraft(organisation_id=meant[0].organisation_id, addressed_to=meant[0].person_or_role)

    def intake_notice(self, referral_id: int, draft: IntakeNoticeDraft, ground: GroundDraft | None = None) -> Paper:
        """Return the notice of intake complete; without a completed intake there is no packet, so nothing prints.

        ``ground`` is another legal basis than a consent: an order that reaches a charge.
        """
        record = self._referrals_in.record(referral_id)
        if record.participant_id is None:
            raise LeadDeskError(NOBODY)
        person = self._participants.record(record.participant_id)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        request = replace(
            self._packets.request(
                person,
                draft.organisation_id,
                office,
                frozenset({InformationCategory.IDENTITY}),
                frozenset({Purpose.DIVERSION}),
            ),
            tells_address=person.draft.tells_address(draft.addressed_to),
            ground=ground,
            bases=PAPERS[INTAKE_NOTICE],
            kept_from=KEPT_FROM,
        )
        answer = self._packets.ask(request, person.id)
        completed, referred = completed_on(record), record.draft.clock_starts
        missing = tuple(
            label
            for label, value in (
                (COMPLETED_ON, completed),
                (N_("Date of contact"), referred),
                (N_("Report number"), record.draft.incident_number.strip()),
                (N_("Recipient"), draft.organisation_id or isinstance(answer, Blocked)),
            )
            if not value
        )
        packet = None
        if not isinstance(answer, Blocked) and draft.organisation_id is not None and completed and referred:
            blank = self._packets.blank()
            packet = IntakeNoticePacket(
                blank.office,
                blank.printing,
                self._packets.view(person, answer.covered & request.categories),
                self._organisations.addressee(draft.organisation_id),
                self._packets.scope(person, answer) if isinstance(answer, Allowed) else None,
                draft.addressed_to,
                record.draft.incident_number,
                record.draft.agency,
                referred,
                completed,
                lawful(request, answer),
            )
        return Paper(INTAKE_NOTICE, person.id, person.record_number, request, answer, packet, missing)

    def intake_notice_start(self) -> IntakeNoticeDraft:
        """Return a notice to the only prosecutor of the directory, else to one still to be chosen."""
        known = self._organisations.choices([OrganisationKind.PROSECUTOR])
        return IntakeNoticeDraft(known[0].id if len(known) == 1 else None)

    def hand_off(self, participant_id: int, draft: HandOffDraft, ground: GroundDraft | None = None) -> Paper:
        """Return the half of a hand-off that is chosen, or why it may not be made.

        ``ground`` is another legal basis than a consent; in an emergency it may name a receiver that the directory
        does not know.
        """
        person = self._participants.record(participant_id)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        kept_off = (
            (draft.pick_up, draft.drop_off, draft.mobility, draft.driver_person)
            if draft.to_driver
            else (draft.arriving_from, draft.belongings, draft.medicines, draft.receiver_person)
        )
        form = RIDE if draft.to_driver else HAND_OFF
        request = replace(
            self._packets.request(person, draft.organisation_id, office, draft.categories, frozenset({Purpose.CARE})),
            tells_address=person.draft.tells_address(*kept_off),
            ground=ground,
            bases=PAPERS[form],
            kept_from=draft.kept_from,
        )
        if office is None and ground is not None:
            request = replace(request, organisation_name=ground.receiver)
        answer = self._packets.ask(request, participant_id)
        if draft.medicines.strip() and not draft.to_driver and not isinstance(answer, Blocked):
            # medicines go along only where they are covered; without them the slip still helps
            wider = replace(request, categories=request.categories | {InformationCategory.MEDICAL})
            allowed = self._packets.ask(wider, participant_id)
            if not isinstance(allowed, Blocked):
                request, answer = wider, allowed
        packet: RidePacket | HandOffPacket | None = None
        if not draft.to_driver and not isinstance(answer, Blocked):
            packet = self._taking_over(person, draft, request, answer)
        elif isinstance(answer, Allowed):
            packet = self._ride(person, draft, answer)
        missing = _missing(draft) if packet is not None else ()
        return Paper(form, participant_id, person.record_number, request, answer, packet, missing)

    def _ride(self, person: ParticipantRecord, draft: HandOffDraft, answer: Allowed) -> RidePacket:
        blank = self._packets.blank()
        view = self._packets.view(person, answer.covered & draft.categories)
        return RidePacket(
            blank.office,
            blank.printing,
            self._packets.scope(person, answer),
            view.called or "",
            draft.driver_person or answer.recipient.name,
            draft.on,
            draft.pick_up,
            draft.pick_up_at,
            draft.drop_off,
            draft.drop_off_at,
            draft.ride_phone,
            draft.mobility,
        )

    def _taking_over(
        self, person: ParticipantRecord, draft: HandOffDraft, request: Request, answer: Allowed | AllowedByLaw
    ) -> HandOffPacket:
        blank, told, number = self._packets.blank(), request.categories & answer.covered, draft.organisation_id
        to = self._organisations.addressee(number) if number else Addressee(0, request.organisation_name)
        basis = lawful(request, answer)
        if basis is not None:
            # no more is named to the reader than what the slip tells
            basis = replace(basis, categories=tuple(one for one in InformationCategory if one in told))
        there = draft.receiver_person
        if not there.strip() and isinstance(answer, AllowedByLaw):
            there = answer.ground.medical_person
        return HandOffPacket(
            blank.office,
            blank.printing,
            self._packets.view(person, told),
            to,
            self._packets.scope(person, answer) if isinstance(answer, Allowed) else None,
            there,
            draft.on,
            draft.arriving_at,
            draft.arriving_from,
            draft.belongings,
            draft.medicines if InformationCategory.MEDICAL in told else None,
            basis,
        )


def completed_on(record: ReferralInRecord) -> date | None:
    """Return the day on which the intake of a referral was completed, or None."""
    days = [step.on for step in record.steps if step.status is ReferralInStatus.INTAKE_COMPLETE]
    return days[-1] if days else None


def _missing(draft: HandOffDraft) -> tuple[str, ...]:
    wanted: list[tuple[str, object]] = [(N_("Day"), draft.on)]
    if draft.to_driver:
        wanted += [
            (N_("Pick up at"), draft.pick_up.strip()),
            (N_("Pick-up time"), draft.pick_up_at),
            (N_("Drop off at"), draft.drop_off.strip()),
        ]
    return tuple(label for label, value in wanted if not value)
