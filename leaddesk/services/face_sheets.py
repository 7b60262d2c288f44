"""Face sheets: what a downtime copy of a record says, for one person or for everybody who is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.face_sheet import FaceCall, FaceCourt, FaceCover, FacePacket, FaceVisit
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.participants import ParticipantFilter, Phone
from leaddesk.domain.referrals_out import OPEN
from leaddesk.i18n import N_, show_date, tr

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.services.consents import Consents
    from leaddesk.services.intake.conversation import Intake
    from leaddesk.services.legal import Legal
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.plans import Plans
    from leaddesk.services.referrals_out import ReferralsOut


class FaceSheets:
    """Puts face sheets together."""

    def __init__(
        self,
        packets: Packets,
        participants: Participants,
        legal: Legal,
        consents: Consents,
        referrals_out: ReferralsOut,
        plans: Plans,
        intake: Intake,
    ) -> None:
        """Take the services that hold what the sheet says."""
        self._packets, self._participants = packets, participants
        self._legal, self._consents, self._referrals_out = legal, consents, referrals_out
        self._plans, self._intake = plans, intake

    def active(self) -> tuple[int, ...]:
        """Return everybody who is active, by name."""
        rows = self._participants.rows(ParticipantFilter(ParticipationStatus.ACTIVE))
        return tuple(row.id for row in rows)

    def packet(self, participant_id: int) -> FacePacket:
        """Return the face sheet of a person."""
        person, blank = self._participants.record(participant_id), self._packets.blank()
        draft, kept = person.draft, person.draft.address_confidential
        return FacePacket(
            blank.office,
            blank.printing,
            person.record_number,
            draft.initials,
            draft.legal_name or draft.shown_name,
            draft.preferred_name.strip(),
            draft.aliases,
            draft.birth.shown() if draft.birth else "",
            draft.language.label,
            person.status,
            person.enrolled_on,
            tuple(_phone(one) for one in draft.phones),
            # where the address is kept off papers, whereabouts are too
            "" if kept else draft.where_to_find.strip(),
            "" if kept else _street(draft.address, none=draft.no_fixed_address),
            kept,
            person.last_spoken_on,
            person.next_contact_on,
            self._courts(person.id, blank.printing.at.date()),
            self._covers(person.id),
            self._visits(person.id),
            tuple(
                FaceCall(one.draft.name, one.draft.relation, one.draft.phone, one.draft.emergency)
                for one in self._intake.facts(person.id, IntakeSection.SUPPORT)
            ),
            self._plan(person.id),
        )

    def _courts(self, person: int, today: date) -> tuple[FaceCourt, ...]:
        record = self._legal.record(person)
        counsel = {matter.id: matter.draft.counsel.strip() for matter in record.matters}
        coming = sorted(
            (one for one in record.dates if one.on >= today and one.draft.result is None),
            key=lambda one: (one.on, one.draft.at is None, one.draft.at),
        )
        return tuple(
            FaceCourt(one.on, one.draft.at, one.place, one.case_number, counsel.get(one.draft.matter_id or 0, ""))
            for one in coming
        )

    def _covers(self, person: int) -> tuple[FaceCover, ...]:
        return tuple(
            FaceCover(office.name, cover.number, cover.categories, cover.until, cover.event)
            for office in self._consents.overview(person)
            for cover in office.covers
        )

    def _visits(self, person: int) -> tuple[FaceVisit, ...]:
        return tuple(
            FaceVisit(one.provider, one.number, one.appointment_on)
            for one in self._referrals_out.rows(person)
            if one.status in OPEN
        )

    def _plan(self, person: int) -> str:
        plan = self._plans.summary(person)
        if plan is None:
            return ""
        words = tr(N_("Plan {number}, {count} goals open"), number=plan.number, count=plan.open_goals)
        if plan.review_on is None:
            return words
        return tr(N_("{plan}, looked at again by {day}"), plan=words, day=show_date(plan.review_on))


def _phone(phone: Phone) -> str:
    safe = tr(N_("message is safe")) if phone.message_safe else tr(N_("leave no message"))
    return f"{phone.shown()} · {tr(phone.kind.label)} · {safe}"


def _street(address: str, *, none: bool) -> str:
    lines = ", ".join(line.strip() for line in address.splitlines() if line.strip())
    return lines or (tr(N_("No fixed address")) if none else "")
