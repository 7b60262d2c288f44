"""Papers that pass no gate: those for the person, and the thank-you to an officer, which confirms nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import OrganisationKind, VisitMode
from leaddesk.domain.court_codes import CourtEventType, ReminderManner
from leaddesk.domain.court_dates import DateState
from leaddesk.domain.envelopes import envelope
from leaddesk.domain.errors import LeadDeskError, NotFoundError
from leaddesk.domain.gate import HAS_DIED
from leaddesk.domain.mail_packets import AppointmentPacket, CourtReminderPacket
from leaddesk.domain.plain_letters import THANKED, ThanksPacket
from leaddesk.i18n import N_
from leaddesk.services.packets import deceased

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.court import MatterRow
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.domain.referrals_in import ReferralInRecord
    from leaddesk.services.court_dates import CourtDates
    from leaddesk.services.legal import Legal
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_out import ReferralsOut

OVER = N_("This court date is over or was moved. There is nothing to be reminded of.")
NO_APPOINTMENT = N_("This referral has no appointment yet.")
NOTE_IT_FIRST = N_("Note the day in the referral first.")
GONE_BY = N_("This appointment is over.")
NO_OFFICER = N_("Only a referral from law enforcement is thanked for by this letter.")


class Letters:
    """Puts together what the person is mailed or handed, and the thank-you to an officer."""

    def __init__(
        self,
        clock: Clock,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        legal: Legal,
        court_dates: CourtDates,
        referrals_out: ReferralsOut,
    ) -> None:
        """Take the clock and the services that know what the papers say."""
        self._clock = clock
        self._packets = packets
        self._participants = participants
        self._organisations = organisations
        self._legal = legal
        self._court_dates = court_dates
        self._referrals_out = referrals_out

    def court_reminder(self, date_id: int) -> tuple[int, CourtReminderPacket]:
        """Return whose court date it is, and the reminder; refuses one that is over."""
        row, blank = self._court_dates.one(date_id), self._packets.blank()
        if row.state(self._clock.today()) is not DateState.COMING:
            raise LeadDeskError(OVER)
        person, draft = self._living(row.participant_id), row.draft
        matter = self._matter(draft.matter_id)
        court_id = matter.draft.organisation_id if matter else None
        court = self._organisations.addressee(court_id) if court_id is not None else None
        counsel = matter.draft.counsel.strip() if matter else ""
        return person.id, CourtReminderPacket(
            office=blank.office,
            printing=blank.printing,
            record_number=person.record_number,
            called=_called(person),
            language=person.draft.language,
            translation_reviewed=blank.translation_reviewed,
            on=row.on,
            at=draft.at,
            court=row.court,
            address=_street(court.address) if court else "",
            room=draft.room,
            mode=draft.mode,
            with_counsel=draft.event is CourtEventType.COUNSEL,
            counsel=counsel,
            counsel_phone=self._phone_of(counsel),
            ride=draft.ride,
            case_number=row.case_number,
            envelope=_envelope(person),
        )

    def reminded(self, date_id: int) -> None:
        """Tick the reminder off as given on paper, unless one was given before."""
        if self._court_dates.one(date_id).draft.reminded_on is None:
            self._court_dates.remind(date_id, ReminderManner.LETTER)

    def appointment(self, referral_id: int) -> tuple[int, str, AppointmentPacket]:
        """Return whose appointment it is, the referral's number, and the letter; refuses where no day is noted."""
        participant_id, number, draft = self._referrals_out.for_paper(referral_id)
        if draft.appointment_on is None:
            raise LeadDeskError(NO_APPOINTMENT, NOTE_IT_FIRST)
        if draft.appointment_on < self._clock.today():
            raise LeadDeskError(GONE_BY)
        person, blank = self._living(participant_id), self._packets.blank()
        place = self._organisations.addressee(draft.organisation_id) if draft.organisation_id is not None else None
        return (
            person.id,
            number,
            AppointmentPacket(
                office=blank.office,
                printing=blank.printing,
                record_number=person.record_number,
                called=_called(person),
                language=person.draft.language,
                translation_reviewed=blank.translation_reviewed,
                on=draft.appointment_on,
                at=draft.appointment_at,
                place=place.name if place else "",
                address=_street(place.address) if place else "",
                phone=place.phone if place else "",
                mode=draft.appointment_mode or VisitMode.IN_PERSON,
                with_whom=draft.appointment_with,
                ride=draft.ride,
                envelope=_envelope(person),
            ),
        )

    def thanks(self, record: ReferralInRecord) -> ThanksPacket:
        """Return the thank-you for a referral of law enforcement; it says nothing of the person or of what became."""
        blank, draft = self._packets.blank(), record.draft
        if draft.source not in THANKED:
            raise LeadDeskError(NO_OFFICER)
        return ThanksPacket(
            blank.office,
            blank.printing,
            record.number,
            draft.referrer_name,
            draft.agency,
            draft.clock_starts,
            draft.incident_number,
        )

    def _living(self, participant_id: int) -> ParticipantRecord:
        person = self._participants.record(participant_id)
        if deceased(person):
            raise LeadDeskError(HAS_DIED)
        return person

    def _matter(self, matter_id: int | None) -> MatterRow | None:
        try:
            return self._legal.matter(matter_id) if matter_id is not None else None
        except NotFoundError:
            # the case was removed; its court date stays
            return None

    def _phone_of(self, counsel: str) -> str:
        """Return the phone of a defense office of the directory that the words name, or of somebody there."""
        said = counsel.casefold()
        for row in self._organisations.choices([OrganisationKind.DEFENSE]) if said else ():
            office = self._organisations.draft(row.id)
            people = [one for one in office.contacts if one.name.strip()]
            named = [one.phone or office.phone for one in people if one.name.strip().casefold() in said]
            if office.name.casefold() in said:
                named.append(office.phone)
            if found := next((phone for phone in named if phone.strip()), ""):
                return found
        return ""


def _called(person: ParticipantRecord) -> str:
    return person.draft.preferred_name.strip() or person.draft.first_name.strip()


def _envelope(person: ParticipantRecord) -> tuple[str, ...]:
    draft = person.draft
    kept = draft.address_confidential or draft.no_fixed_address
    return () if kept else envelope(draft.legal_name or draft.shown_name, draft.address)


def _street(address: str) -> str:
    return ", ".join(line.strip() for line in address.splitlines() if line.strip())
