"""Corrections of the disclosure log: a new entry in the chain takes the place of one that stays as it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import select

from leaddesk.domain.corrections import CORRECTABLE, Correctable, CorrectionDraft, Judged, Mistake, Written
from leaddesk.domain.disclosure_codes import Channel, ConsentState, DisclosureBasis, DisclosureEvent, Purpose
from leaddesk.domain.disclosures import ToldDraft
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.gate import Allowed, AllowedByLaw, Answer, Request
from leaddesk.i18n import N_
from leaddesk.services.disclosure_rows import address_of, copied, mark_sent, stands, state_on
from leaddesk.services.disclosures import FINAL
from leaddesk.services.merging.tables import kept_id
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import ConsentRecord, DisclosureRow, Organisation

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.disclosures import Disclosures
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

Question = Callable[["Session"], Judged | None]
"""Asks the gate inside a session; None where nothing left at all."""
_E = DisclosureEvent
CORRECTED_ALREADY = N_("This entry was corrected already. Correct the newer entry instead.")
NOT_HERS = N_("This entry says what the program did. What was given or told can be corrected.")


class Corrections:
    """Writes entries that correct others; nothing of the log is ever changed."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Settings,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        disclosures: Disclosures,
    ) -> None:
        """Take the file, the clock, and the services that know what the gate is asked."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._packets = packets
        self._participants = participants
        self._organisations = organisations
        self._disclosures = disclosures

    def begin(self, disclosure_id: int) -> Correctable:
        """Return what an entry says, to begin its correction with.

        Raises LeadDeskError for one that was corrected already, and for what the program itself noted.
        """
        found = self._disclosures.one(disclosure_id)
        if not found.stands:
            raise LeadDeskError(CORRECTED_ALREADY)
        if found.event not in CORRECTABLE:
            raise LeadDeskError(NOT_HERS)
        with self._database.read() as session:
            prepared = session.get(DisclosureRow, found.prepared_id) if found.prepared_id else None
            consent = session.get(ConsentRecord, found.consent_id) if found.consent_id else None
            people = len(_alike(session, session.get_one(DisclosureRow, disclosure_id)))
            case = consent.case_number if consent is not None else ""
            person = kept_id(session, found.participant_id)
        local = self._clock.local(found.at)
        draft = CorrectionDraft(
            organisation_id=found.organisation_id,
            recipient_person=found.recipient_person,
            recipient_address=found.recipient_address,
            channel=found.channel or Channel.HAND,
            on=local.date(),
            at=local.time().replace(second=0, microsecond=0) if local.time() != time() else None,
            purpose=next((one for one in Purpose if one in found.purposes), None),
            case_number=case,
            categories=found.categories,
            copies=max(1, found.copies),
            # why a paper was not given is no note of its giving
            note="" if found.event is _E.NOT_GIVEN else found.note,
            spoken=prepared is None,
            ground=found.ground,
        )
        made = self._clock.local(prepared.at) if prepared is not None else None
        return Correctable(found, draft, made, people, person)

    def judge(self, begun: Correctable, draft: CorrectionDraft) -> Judged | None:
        """Return what the gate says of the corrected day, recipient and words; None where nothing left at all."""
        question = self._question(begun, draft)
        with self._database.read() as session:
            return question(session)

    def write(self, disclosure_id: int, draft: CorrectionDraft) -> Written:
        """Write the correction as a new entry; on a sheet that tells of several people, one for each of them.

        Told without cover as it is now known, it is logged as it happened, and flagged.
        """
        begun = self.begin(disclosure_id)
        if problems := begun.problems(draft, self._clock.local(self._clock.now())):
            raise InvalidRecordError(problems)
        questions = self._questions(begun, draft)
        judged: dict[int, Judged | None] = {}
        with self._database.write(N_("Correct log entry"), final_because=FINAL) as session:
            first: int | None = None
            for row_id, question in questions.items():
                row = session.get_one(DisclosureRow, row_id)
                if not session.scalar(select(stands()).where(DisclosureRow.id == row_id)):
                    raise LeadDeskError(CORRECTED_ALREADY)
                judged[row_id] = question(session)
                made = self._corrected(session, row, begun, draft, judged[row_id])
                session.add(made)
                if begun.back and row.prepared_id is not None:
                    mark_sent(session, session.get_one(DisclosureRow, row.prepared_id), draft.on or self._clock.today())
                session.flush()
                first = made.id if row_id == disclosure_id else first
        if first is None:
            raise NotFoundError
        return Written(first, judged[disclosure_id])

    def _questions(self, begun: Correctable, draft: CorrectionDraft) -> dict[int, Question]:
        """Return, for each entry of the same sheet, what asks on what it rests as corrected."""
        with self._database.read() as session:
            alike = [one.id for one in _alike(session, session.get_one(DisclosureRow, begun.entry.id))]
        each = {
            one: begun if one == begun.entry.id else replace(begun, entry=self._disclosures.one(one)) for one in alike
        }
        return {number: self._question(one, draft) for number, one in each.items()}

    def _question(self, begun: Correctable, draft: CorrectionDraft) -> Question:
        """Return what asks the gate: in the write that logs the answer, so that no consent can end between the two."""
        if draft.mistake is Mistake.NEVER:
            return lambda _session: None
        if draft.spoken:
            person, told = self._told(begun, draft)
            request, day = self._packets.told(person, told)
        else:
            entry = begun.entry.id
            with self._database.read() as session:
                row = session.get_one(DisclosureRow, entry)
                prepared = session.get_one(DisclosureRow, row.prepared_id)
                if not prepared.categories or draft.organisation_id == prepared.organisation_id:
                    return lambda session: self._as_before(session, session.get_one(DisclosureRow, entry), draft)
                session.expunge(prepared)
            person, request = self._anew(prepared, draft)
            day = self._day(draft)
        return lambda session: _judged(self._packets.ask_in(session, request, person, day))

    def _corrected(
        self,
        session: Session,
        row: DisclosureRow,
        begun: Correctable,
        draft: CorrectionDraft,
        judged: Judged | None,
    ) -> DisclosureRow:
        made = DisclosureRow(**copied(row, "event", "correction_of", "corrected_at", "correction_reason", "made_by"))
        made.correction_of, made.corrected_at = row.id, self._clock.now()
        made.correction_reason, made.made_by = draft.reason.strip(), self._settings.office().coordinator
        made.event = _E.NEVER
        if judged is None:
            return made
        made.event = _E.TOLD if row.prepared_id is None else _E.DISCLOSED
        made.at = self._instant(row, begun, draft)
        made.channel, made.note = draft.channel, draft.note.strip()
        made.recipient_person = draft.recipient_person.strip()
        self._address(session, made, row, draft)
        made.basis, made.consent_id = judged.basis, judged.consent_id
        made.consent_number, made.consent_state = judged.consent_number, judged.state
        if draft.spoken:
            if draft.mistake is Mistake.OTHER_PERSON and draft.participant_id is not None:
                made.participant_id = draft.participant_id
            made.categories = draft.categories
            made.purposes = frozenset({draft.purpose}) if draft.purpose else frozenset()
            made.ground = draft.facts.plain() if draft.facts else None
        else:
            made.copies = draft.copies or row.copies
        return made

    def _address(self, session: Session, made: DisclosureRow, row: DisclosureRow, draft: CorrectionDraft) -> None:
        made.organisation_id, made.recipient_address = draft.organisation_id, draft.recipient_address.strip()
        office = session.get(Organisation, draft.organisation_id) if draft.organisation_id else None
        if office is None:
            made.recipient = (draft.facts.receiver if draft.facts else "") or row.recipient
            return
        if draft.organisation_id != row.organisation_id:
            made.recipient = office.name
            if made.recipient_address == row.recipient_address:
                made.recipient_address = ""
        made.recipient_address = made.recipient_address or address_of(office)

    def _instant(self, row: DisclosureRow, begun: Correctable, draft: CorrectionDraft) -> datetime:
        """Return when it happened: as it was noted where day and hour stay, else as corrected."""
        if (draft.on, draft.at) == (begun.draft.on, begun.draft.at):
            return row.at
        day = draft.on or self._clock.today()
        at = datetime.combine(day, draft.at or time(), ZoneInfo(self._clock.zone)).astimezone(UTC)
        # the minute in which a paper was made holds the moment of its giving
        return max(at, begun.made.astimezone(UTC)) if begun.made is not None else at

    def _told(self, begun: Correctable, draft: CorrectionDraft) -> tuple[int, ToldDraft]:
        with self._database.read() as session:
            person = kept_id(session, begun.entry.participant_id)
        if draft.mistake is Mistake.OTHER_PERSON and draft.participant_id is not None:
            person = draft.participant_id
        told = ToldDraft(
            draft.organisation_id,
            draft.recipient_person,
            draft.channel,
            None if draft.ground else draft.purpose,
            draft.categories,
            draft.on,
            draft.case_number,
            draft.note,
            draft.facts,
        )
        return person, told

    def _as_before(self, session: Session, row: DisclosureRow, draft: CorrectionDraft) -> Judged:
        """Return what a paper rests on for the office that it was made for."""
        prepared = session.get_one(DisclosureRow, row.prepared_id)
        basis, state = prepared.basis, prepared.consent_state
        if prepared.consent_id is not None and prepared.categories:
            reviewed = self._settings.office().translation_reviewed
            state = state_on(session, prepared, self._day(draft), translation_reviewed=reviewed)
            if state is not ConsentState.VALID:
                basis = DisclosureBasis.NO_COVER
        return Judged(basis, prepared.consent_id, prepared.consent_number, state)

    def _anew(self, prepared: DisclosureRow, draft: CorrectionDraft) -> tuple[int, Request]:
        """Return whose paper went to another office than the one it was made for, and what the gate is asked of it."""
        with self._database.read() as session:
            person = kept_id(session, prepared.participant_id)
            consent = session.get(ConsentRecord, prepared.consent_id) if prepared.consent_id else None
            case = consent.case_number if consent is not None else ""
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        request = self._packets.request(
            self._participants.record(person),
            draft.organisation_id,
            office,
            prepared.categories,
            prepared.purposes,
        )
        return person, replace(request, case_number=case, ground=draft.facts)

    def _day(self, draft: CorrectionDraft) -> date:
        return draft.on or self._clock.today()


def _alike(session: Session, row: DisclosureRow) -> list[DisclosureRow]:
    """Return the entries that answer for one sheet and one receiver: they were given at once, and are corrected so."""
    if row.prepared_id is None:
        return [row]
    prepared = session.get_one(DisclosureRow, row.prepared_id)
    first = prepared.sheet_id or prepared.id
    query = select(DisclosureRow).where(
        DisclosureRow.prepared_id.is_not(None),
        (DisclosureRow.prepared_id == first) | (DisclosureRow.sheet_id == first),
        DisclosureRow.organisation_id == row.organisation_id,
        DisclosureRow.event == row.event,
        stands(),
    )
    found = session.scalars(query.order_by(DisclosureRow.id), execution_options={INCLUDE_REMOVED: True})
    return list(found) or [row]


def _judged(answer: Answer) -> Judged:
    if isinstance(answer, Allowed):
        return Judged(answer.basis, answer.consent.id, answer.consent.number, ConsentState.VALID)
    if isinstance(answer, AllowedByLaw):
        return Judged(answer.basis)
    return Judged(DisclosureBasis.NO_COVER, message=answer.message, values=answer.values)
