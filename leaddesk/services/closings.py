"""The closing summary: begun from the record, kept as it was printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from leaddesk.domain.closing import LINKED, ClosingConsent, ClosingCopy, ClosingDraft, ClosingPacket
from leaddesk.domain.codes import CloseReason, Language, ParticipationStatus
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.hmis_codes import DESTINATIONS, LivingSituation
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.i18n import N_, tr
from leaddesk.services.packets import deceased
from leaddesk.storage.models import ClosingSummaryRow

if TYPE_CHECKING:
    from sqlalchemy import Select

    from leaddesk.domain.face_sheet import FaceCourt
    from leaddesk.domain.participants import ParticipantRecord, StatusPeriod
    from leaddesk.services.face_sheets import FaceSheets
    from leaddesk.services.intake.conversation import Intake
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.plans import Plans
    from leaddesk.services.referrals_out import ReferralsOut
    from leaddesk.storage.database import Database

_KEPT: Final = ("own_words", "services", "handed_to", "destination")
NOT_CLOSED = N_("This record is not closed.")
CLOSE_FIRST = N_("Change the status first: the summary takes its day and its reason from there.")
HAS_DIED = N_("The person has died: there is no copy for the participant.")


class Closings:
    """What the coordinator does when a record is closed."""

    def __init__(
        self,
        database: Database,
        packets: Packets,
        participants: Participants,
        faces: FaceSheets,
        referrals_out: ReferralsOut,
        plans: Plans,
        intake: Intake,
    ) -> None:
        """Take the file and the services that hold what the summary says."""
        self._database, self._packets, self._participants = database, packets, participants
        self._faces, self._referrals_out, self._plans, self._intake = faces, referrals_out, plans, intake

    def start(self, participant_id: int) -> ClosingDraft:
        """Return the summary as it was kept, or one that begins with the plan, the referrals and the newest facts."""
        person = self._participants.record(participant_id)
        period = closed(person)
        kept = self._kept(person.id, period) if period else None
        if kept is not None:
            return kept
        living = self._intake.facts(person.id, IntakeSection.LIVING)
        counsel = dict.fromkeys(one.counsel for one in self._faces.packet(person.id).courts if one.counsel)
        return ClosingDraft(
            own_words=self._goals(person.id),
            services="\n".join(
                dict.fromkeys(row.provider for row in self._referrals_out.rows(person.id) if row.status in LINKED)
            ),
            handed_to=", ".join(counsel),
            destination=_destination(period, living[0].draft.situation if living else None),
        )

    def courts(self, participant_id: int) -> tuple[FaceCourt, ...]:
        """Return the court dates to come that the summary tells."""
        return self._faces.packet(participant_id).courts

    def packet(self, participant_id: int, draft: ClosingDraft) -> ClosingPacket:
        """Return one copy of the summary; refuses while the record is not closed."""
        person, blank = self._participants.record(participant_id), self._packets.blank()
        period = closed(person)
        if period is None:
            raise LeadDeskError(NOT_CLOSED, CLOSE_FIRST)
        office_copy = draft.copy is ClosingCopy.OFFICE
        if deceased(person) and not office_copy:
            raise LeadDeskError(HAS_DIED)
        face = self._faces.packet(person.id)
        return ClosingPacket(
            blank.office,
            blank.printing,
            person.record_number,
            person.draft.initials,
            person.draft.legal_name or person.draft.shown_name,
            draft.copy,
            person.enrolled_on,
            period.since,
            draft.own_words.strip(),
            draft.services.strip(),
            draft.handed_to.strip(),
            face.courts,
            tuple(ClosingConsent(one.office, one.number, one.until, one.event) for one in face.covers),
            period.reason if office_copy and isinstance(period.reason, CloseReason) else None,
            draft.destination if office_copy else None,
            bilingual=not office_copy and person.draft.language is Language.SPANISH,
            translation_reviewed=blank.translation_reviewed,
        )

    def keep(self, participant_id: int, draft: ClosingDraft) -> None:
        """Keep what was written, in place of an earlier summary of the same closing."""
        if problems := draft.problems():
            raise InvalidRecordError(problems)
        person = self._participants.record(participant_id)
        period = closed(person)
        if period is None:
            raise LeadDeskError(NOT_CLOSED, CLOSE_FIRST)
        if self._kept(person.id, period) == replace(draft, copy=ClosingCopy.OFFICE):
            return
        with self._database.write(N_("Save closing summary")) as session:
            known = session.scalars(_mine(person.id, period)).first()
            row = known or ClosingSummaryRow(participant_id=person.id, closed_on=period.since)
            for name in _KEPT:
                value = getattr(draft, name)
                setattr(row, name, value.strip() if type(value) is str else value)
            session.add(row)

    def _kept(self, person: int, period: StatusPeriod) -> ClosingDraft | None:
        with self._database.read() as session:
            row = session.scalars(_mine(person, period)).first()
            return None if row is None else ClosingDraft(**{name: getattr(row, name) for name in _KEPT})

    def _goals(self, person: int) -> str:
        plan = self._plans.book(person).current
        if plan is None:
            return ""
        done = tr(N_("done"))
        goals = [goal for goal in plan.goals if goal.draft.words.strip()]
        lines = [
            f"{goal.draft.words.strip()} ({done})" if goal.draft.status is GoalStatus.DONE else goal.draft.words.strip()
            for goal in goals
        ]
        return "\n".join(lines)[:1500]


def _mine(person: int, period: StatusPeriod) -> Select[ClosingSummaryRow]:
    return select(ClosingSummaryRow).where(
        ClosingSummaryRow.participant_id == person, ClosingSummaryRow.closed_on == period.since
    )


def _destination(period: StatusPeriod | None, situation: LivingSituation | None) -> LivingSituation | None:
    """Return what the summary begins with: with family or friends is asked anew, for a while or for good."""
    if period is not None and period.reason is CloseReason.DECEASED:
        return LivingSituation.DECEASED
    return situation if situation in DESTINATIONS else None


def closed(person: ParticipantRecord) -> StatusPeriod | None:
    """Return the closing that is in force, or None."""
    newest = person.history[-1] if person.history else None
    return newest if newest is not None and newest.status is ParticipationStatus.CLOSED else None
