"""The disclosure log: a paper is prepared, then given or not; spoken words are told."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import (
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    NoticeUsed,
)
from leaddesk.domain.errors import BlockedError, InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.gate import HAS_DIED, Allowed, AllowedByLaw, Answer, Blocked, Request
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.participants import record_number
from leaddesk.i18n import N_, tr
from leaddesk.services.consents import consents_in
from leaddesk.services.disclosure_rows import (
    address_of,
    bytes_kept,
    copied,
    disclosure_of,
    keep_paper,
    mark_sent,
    sheet_of,
    state_on,
)
from leaddesk.services.merging.tables import same_human
from leaddesk.storage.models import (
    ConsentRecord,
    DisclosureBytes,
    DisclosureRow,
    Organisation,
    Participant,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.disclosures import Disclosure, GivenDraft, ToldDraft
    from leaddesk.domain.papers import FinalPaper, Paper
    from leaddesk.services.packets import Packets
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

NOT_AS_LOGGED = N_("The kept paper is not the one that the log tells of, so it is not shown.")
LOOK_IN_BACKUP = N_("A backup of an earlier day holds it as it was.")
THE_PERSON = N_("The person")
OTHER_CONSENT = N_("The consent that this page tells of is no longer the one that lets it go.")
LOOK_AGAIN = N_("Look at it once more, then print.")
WAITS = N_("It waits under Documents, to be discarded.")
FINAL = N_("The log of disclosures is never changed. A new entry can correct it.")


class Disclosures:
    """Writes and reads the log."""

    def __init__(self, database: Database, clock: Clock, settings: Settings, packets: Packets) -> None:
        """Take the file, the clock, the settings that name who works here, and the gate's asker."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._packets = packets

    def prepare(self, paper: Paper, final: FinalPaper) -> int:
        """Keep the final bytes of a paper and log it as prepared, in one commit; return the log's id.

        The gate is asked once more inside the commit: a consent taken back meanwhile raises BlockedError.
        """
        with self._database.write(N_("Prepare paper"), final_because=FINAL) as session:
            answer = self._allowed(session, paper)
            row = self._row(paper.participant_id, DisclosureEvent.PREPARED, paper.request, answer)
            self._fill_recipient(session, row, paper.request.organisation_id)
            row.recipient_person = paper.addressed_to
            row.referral_out_id = paper.referral_out_id
            return keep_paper(session, row, final)

    def prepare_sheet(self, papers: Sequence[Paper], final: FinalPaper, on: date | None = None) -> int:
        """Keep the bytes of a sheet that tells of several people, with a row for each of them and each receiver.

        The first row holds the bytes and is answered for all. The gate is asked for each once more inside the commit.
        ``on`` is the day of the conference.
        """
        with self._database.write(N_("Prepare paper"), final_because=FINAL) as session:
            first: int | None = None
            for paper in papers:
                row = self._row(
                    paper.participant_id, DisclosureEvent.PREPARED, paper.request, self._allowed(session, paper)
                )
                self._fill_recipient(session, row, paper.request.organisation_id)
                row.sheet_id, row.conference_on = first, on
                number = keep_paper(session, row, final)
                first = number if first is None else first
            if first is None:
                raise NotFoundError
            return first

    def for_person(self, participant_id: int, final: FinalPaper) -> int:
        """Keep the final bytes of a paper for the person and log it; nothing is asked of it."""
        with self._database.write(N_("Print for the person"), final_because=FINAL) as session:
            request = Request(None, tr(THE_PERSON), OrganisationKind.OTHER, frozenset(), frozenset())
            row = self._row(participant_id, DisclosureEvent.FOR_PERSON, request, None)
            return keep_paper(session, row, final)

    def prepare_notice(self, told_id: int, final: FinalPaper) -> int:
        """Keep the notice for something that was told and log it as prepared: a paper of its own that names nobody."""
        with self._database.write(N_("Prepare notice"), final_because=FINAL) as session:
            told = session.get(DisclosureRow, told_id)
            if told is None or told.event is not DisclosureEvent.TOLD:
                raise NotFoundError
            row = self._answer_row(told, DisclosureEvent.PREPARED)
            row.prepared_id, row.categories = None, frozenset()
            return keep_paper(session, row, final)

    def prepare_revocation_notice(self, consent_id: int, organisation_id: int, final: FinalPaper) -> int:
        """Keep the notice that a consent was taken back and log it as prepared; it names nobody and tells nothing."""
        with self._database.write(N_("Prepare notice"), final_because=FINAL) as session:
            [consent] = consents_in(session, [ConsentRecord.id == consent_id])
            office = session.get(Organisation, organisation_id)
            if office is None:
                raise NotFoundError
            request = Request(organisation_id, office.name, office.kind, frozenset(), frozenset())
            row = self._row(consent.participant_id, DisclosureEvent.PREPARED, request, None)
            row.basis, row.consent_id, row.consent_number = DisclosureBasis.REVOCATION, consent.id, consent.number
            row.consent_state = ConsentState.REVOKED
            self._fill_recipient(session, row, organisation_id)
            return keep_paper(session, row, final)

    def reprinted(self, prepared_id: int, content: bytes, copies: int) -> int:
        """Log that a kept paper was printed again for the record or the person, and what its consent is worth now."""
        with self._database.write(N_("Print paper again"), final_because=FINAL) as session:
            kept = session.get(DisclosureRow, prepared_id)
            if kept is None or kept.event not in (DisclosureEvent.PREPARED, DisclosureEvent.FOR_PERSON):
                raise NotFoundError
            row = self._answer_row(kept, DisclosureEvent.REPRINTED)
            row.prepared_id, row.reprint_of = None, kept.id
            row.sha256, row.copies = hashlib.sha256(content).hexdigest(), copies
            row.consent_state = self._state_in(session, kept, self._clock.today())
            row.basis = DisclosureBasis.INTERNAL
            session.add(row)
            session.flush()
            return row.id

    def require_cover(self, prepared_id: int) -> None:
        """Refuse to send a prepared paper once more if a consent for it no longer stands, or the person has died."""
        with self._database.read() as session:
            today, rows = self._clock.today(), sheet_of(session, prepared_id)
            states = {self._state_in(session, row, today) for row in rows}
            # a page that tells of nobody, such as the notice that a consent was taken back, may go all the same
            telling = [
                (row.participant_id, GroundDraft.of_plain(row.ground) if row.ground else None)
                for row in rows
                if row.categories
            ]
        if any(self._packets.ends_with_death(person, ground) for person, ground in telling):
            raise BlockedError(HAS_DIED, WAITS)
        if states - {None, ConsentState.VALID}:
            raise BlockedError(
                N_("The consent for this paper is no longer in force."),
                WAITS,
            )

    def given(self, prepared_id: int, draft: GivenDraft) -> int:
        """Log that a prepared paper was given or sent; a referral to a provider is then sent.

        What the consent was worth on that day is looked up anew. Given without cover, it is logged as it happened, and
        flagged.
        """
        with self._database.write(N_("Log disclosure"), final_because=FINAL) as session:
            made_on = self._clock.local(self._unanswered(session, prepared_id).at).date()
            if problems := draft.problems(self._clock.today(), made_on):
                raise InvalidRecordError(problems)
            first, *_others = [self._given(session, row, draft) for row in sheet_of(session, prepared_id)]
            return first

    def _given(self, session: Session, prepared: DisclosureRow, draft: GivenDraft) -> int:
        day = draft.on or self._clock.today()
        row = self._answer_row(prepared, DisclosureEvent.DISCLOSED)
        row.at = self._moment(draft.on, prepared.at)
        row.channel, row.note = draft.channel, draft.note
        row.recipient_person = draft.recipient_person.strip() or prepared.recipient_person
        if prepared.consent_id is not None and prepared.categories:
            row.consent_state = self._state_in(session, prepared, day)
            if row.consent_state is not ConsentState.VALID:
                row.basis = DisclosureBasis.NO_COVER
        session.add(row)
        mark_sent(session, prepared, day)
        session.flush()
        return row.id

    def not_given(self, prepared_id: int, why: str) -> int:
        """Log that a prepared paper was not given; its bytes go, hash and reason stay."""
        with self._database.write(N_("Discard paper"), final_because=FINAL) as session:
            self._unanswered(session, prepared_id)
            prepared = sheet_of(session, prepared_id)
            rows = [self._answer_row(one, DisclosureEvent.NOT_GIVEN) for one in prepared]
            for row in rows:
                row.note = why
            session.add_all(rows)
            kept = session.scalar(select(DisclosureBytes).where(DisclosureBytes.disclosure_id == prepared[0].id))
            if kept is not None:
                kept.content = None
            session.flush()
            return rows[0].id

    def told(self, participant_id: int, draft: ToldDraft) -> tuple[int, Answer]:
        """Log something told by word of mouth. Without cover it is logged as it happened, and flagged."""
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        request, day = self._packets.told(participant_id, draft)
        with self._database.write(N_("Record something told"), final_because=FINAL) as session:
            answer = self._packets.ask_in(session, request, participant_id, day)
            row = self._row(participant_id, DisclosureEvent.TOLD, request, answer)
            row.at = self._told_at(draft)
            self._fill_recipient(session, row, draft.organisation_id)
            row.channel, row.recipient_person, row.note = draft.channel, draft.recipient_person, draft.note
            session.add(row)
            session.flush()
            return row.id, answer

    def rows(self, participant_id: int | None = None, limit: int = 500) -> list[Disclosure]:
        """Return the log, of one person or of all, the newest first; a person's merged records are one."""
        conditions = [] if participant_id is None else [DisclosureRow.participant_id.in_(same_human(participant_id))]
        return self._read(conditions, limit)

    def one(self, disclosure_id: int) -> Disclosure:
        """Return one row of the log."""
        found = self._read([DisclosureRow.id == disclosure_id], 1)
        if not found:
            raise NotFoundError
        return found[0]

    def unanswered(self) -> list[Disclosure]:
        """Return the prepared papers of which nobody said yet whether they were given; a sheet stands there once."""
        one_each = DisclosureRow.sheet_id.is_(None)
        return self._read([DisclosureRow.event == DisclosureEvent.PREPARED, one_each, ~_has_answer()], 500)

    def content(self, prepared_id: int) -> bytes:
        """Return the very bytes of a prepared paper. Raises LeadDeskError where they are not those of the log."""
        with self._database.read() as session:
            row = session.get(DisclosureRow, prepared_id)
            holder = (row.sheet_id if row else None) or prepared_id
            found = session.scalar(select(DisclosureBytes.content).where(DisclosureBytes.disclosure_id == holder))
            logged = row.sha256 if row else ""
        if found is None:
            raise LeadDeskError(N_("This paper was discarded, so it is no longer kept."))
        if hashlib.sha256(found).hexdigest() != logged:
            raise LeadDeskError(NOT_AS_LOGGED, LOOK_IN_BACKUP)
        return found

    def _read(self, conditions: list[Any], limit: int) -> list[Disclosure]:
        later = aliased(DisclosureRow)
        query = (
            select(
                *(DisclosureRow, Participant.number_year, Participant.number, _has_answer(), bytes_kept()),
                *(later.id, later.corrected_at, later.correction_reason),
            )
            .join(Participant, Participant.id == DisclosureRow.participant_id)
            .outerjoin(later, later.correction_of == DisclosureRow.id)
            .where(*conditions)
            .order_by(DisclosureRow.id.desc())
            .limit(limit)
            .execution_options(include_removed=True)
        )
        with self._database.read() as session:
            found = session.execute(query).all()
        return [
            disclosure_of(row, record_number(year, number), answered=answered, kept=kept, corrected=(by, at, reason))
            for row, year, number, answered, kept, by, at, reason in found
        ]

    def _allowed(self, session: Session, paper: Paper) -> Allowed | AllowedByLaw:
        answer = self._packets.ask_in(session, paper.request, paper.participant_id)
        if isinstance(answer, Blocked):
            raise BlockedError(answer.message.format(**dict(answer.values)), answer.step_label)
        seen = paper.answer
        if isinstance(seen, Allowed) and isinstance(answer, Allowed) and seen.consent.id != answer.consent.id:
            # the scope printed on it would be that of another consent than the log's
            raise BlockedError(OTHER_CONSENT, LOOK_AGAIN)
        return answer

    def _row(
        self, participant_id: int, event: DisclosureEvent, request: Request, answer: Answer | None
    ) -> DisclosureRow:
        allowed = answer if isinstance(answer, Allowed) else None
        uncovered = DisclosureBasis.OWN_PAPER if answer is None else DisclosureBasis.NO_COVER
        basis = uncovered if answer is None or isinstance(answer, Blocked) else answer.basis
        return DisclosureRow(
            event=event,
            at=self._clock.now(),
            participant_id=participant_id,
            organisation_id=request.organisation_id,
            recipient=request.organisation_name,
            recipient_person="",
            recipient_address="",
            channel=None,
            form_code="",
            edition="",
            sha256="",
            pages=0,
            categories=request.categories,
            purposes=request.purposes,
            basis=basis,
            consent_id=allowed.consent.id if allowed else None,
            consent_number=allowed.consent.number if allowed else "",
            # the gate allows nothing under a consent that is not in force on the day
            consent_state=ConsentState.VALID if allowed else None,
            notice=NoticeUsed.NONE,
            scope_explained=False,
            copies=0,
            made_by=self._settings.office().coordinator,
            file_name="",
            note="",
            ground=request.ground.plain() if request.ground else None,
        )

    def _fill_recipient(self, session: Session, row: DisclosureRow, organisation_id: int | None) -> None:
        office = session.get(Organisation, organisation_id) if organisation_id else None
        if office is not None:
            row.recipient = office.name
            row.recipient_address = address_of(office)

    def _state_in(self, session: Session, row: DisclosureRow, on: date) -> ConsentState | None:
        reviewed = self._settings.office().translation_reviewed
        return state_on(session, row, on, translation_reviewed=reviewed)

    def _moment(self, on: date | None, least: datetime | None = None) -> datetime:
        """Return when something happened: now, or the first instant of an earlier day whose hour nobody knows."""
        if on is None or on == self._clock.today():
            return self._clock.now()
        begun = datetime.combine(on, time(), ZoneInfo(self._clock.zone)).astimezone(UTC)
        return max(begun, least) if least else begun

    def _told_at(self, draft: ToldDraft) -> datetime:
        """Return when something was told: the hour too, where the legal basis asks for it."""
        facts = draft.ground
        if facts is None or facts.on is None or facts.at is None:
            return self._moment(draft.on)
        told = datetime.combine(facts.on, facts.at, ZoneInfo(self._clock.zone)).astimezone(UTC)
        return min(told, self._clock.now())

    def _unanswered(self, session: Session, prepared_id: int) -> DisclosureRow:
        row = session.get(DisclosureRow, prepared_id)
        if row is None or row.event is not DisclosureEvent.PREPARED:
            raise NotFoundError
        if session.scalar(select(DisclosureRow.id).where(DisclosureRow.prepared_id == prepared_id)):
            raise LeadDeskError(N_("It was already said whether this paper was given."))
        return row

    def _answer_row(self, prepared: DisclosureRow, event: DisclosureEvent) -> DisclosureRow:
        own = ("event", "at", "prepared_id", "note", "channel", "recipient_person", "made_by")
        corrects = ("correction_of", "corrected_at", "correction_reason")
        return DisclosureRow(
            event=event,
            at=self._clock.now(),
            prepared_id=prepared.id,
            made_by=self._settings.office().coordinator,
            recipient_person=prepared.recipient_person,
            channel=None,
            note="",
            correction_reason="",
            **copied(prepared, *own, *corrects),
        )


def _has_answer() -> Any:
    answer = aliased(DisclosureRow)
    return exists().where(answer.prepared_id == DisclosureRow.id)
