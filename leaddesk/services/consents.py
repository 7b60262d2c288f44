"""Consents: offer, sign, take back, and say what they are worth today."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from leaddesk.domain.consent_drafts import ASK_WITHIN, TOO_LATE
from leaddesk.domain.consent_kinds import treats
from leaddesk.domain.consent_overview import OfficeCover, overview
from leaddesk.domain.consent_parts import parts, remaining, standing_offices, unfit
from leaddesk.domain.consents import (
    Consent,
    ConsentDraft,
    ConsentRow,
    Recipient,
    RecipientDraft,
    RevocationDraft,
    class_recipient,
    consent_number,
    for_public,
    renewal,
    validity,
    wishes,
)
from leaddesk.domain.disclosure_codes import ConsentState
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.fields import IN_THE_FUTURE
from leaddesk.domain.participants import BirthDate
from leaddesk.i18n import N_
from leaddesk.services import numbers
from leaddesk.storage.models import ConsentRecipient, ConsentRecord, Organisation, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.consent_codes import MediaUse, Medium
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database

SIGNED_IS_FINAL = N_("A signed consent stays as it was signed. It can be taken back, or replaced by a new one.")
REVOKED_IS_FINAL = N_("A consent that was taken back does not come back to life. A new one can be signed.")
ENDED_BEFORE = N_("An earlier day stands there already; it can't be put off. A new consent can be signed.")
_PLAIN = tuple(field.name for field in fields(ConsentDraft) if field.name != "recipients")


class SignedConsentError(LeadDeskError):
    """A signed consent can't be edited; a new row corrects it."""

    def __init__(self) -> None:
        super().__init__(SIGNED_IS_FINAL, N_("Make a new one that replaces it."))


class Consents:
    """What the coordinator does with consents."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock, and the settings that say whether the Spanish wording was reviewed."""
        self._database = database
        self._clock = clock
        self._settings = settings

    def save(
        self, participant_id: int, draft: ConsentDraft, consent_id: int | None = None, *, replaces: int | None = None
    ) -> int:
        """Keep a consent and return its id. With a day of signing it becomes final.

        ``replaces`` names a signed consent that this one supersedes from the moment it is signed; the link is kept
        with it until then.
        """
        final = SIGNED_IS_FINAL if draft.signed_on else ""
        with self._database.write(N_("Save consent"), final_because=final) as session:
            participant = session.get(Participant, participant_id)
            if participant is None:
                raise NotFoundError
            kinds = _kinds(session, (line.organisation_id for line in draft.recipients))
            if problems := draft.problems(kinds, self._clock.today()):
                raise InvalidRecordError(problems)
            if consent_id is None:
                record = ConsentRecord(
                    participant_id=participant_id,
                    person_number=participant.number,
                    count=numbers.give(session, f"consent:{participant_id}", 0),
                )
            else:
                record = self._editable(session, consent_id)
                _same_person(record, participant_id)
            for name in _PLAIN:
                setattr(record, name, getattr(draft, name))
            session.add(record)
            session.flush()
            _write_recipients(session, record.id, draft.recipients)
            record.renews_id = replaces
            if replaces is not None:
                replaced = _signed(session, replaces)
                _same_person(replaced, participant_id)
                if draft.signed_on:
                    replaced.superseded_by_id = record.id
            return record.id

    def renew(self, consent_id: int) -> int:
        """Begin a new consent with the same lines, to be answered and signed anew, and return its id.

        The old one is replaced once the new one is signed. One that was begun before and still waits is found again.
        """
        old = self.one(consent_id)
        with self._database.read() as session:
            waiting = session.scalar(
                select(ConsentRecord.id).where(ConsentRecord.renews_id == consent_id, ConsentRecord.signed_on.is_(None))
            )
        draft = renewal(remaining(old), self._clock.today())
        return waiting if waiting is not None else self.save(old.participant_id, draft, replaces=consent_id)

    def revoke(self, consent_id: int, draft: RevocationDraft, only: frozenset[int] = frozenset()) -> None:
        """Record that a consent was taken back; it covers nothing from that day on.

        ``only`` names the offices for which it was, by their ids; the others are told as before. Once the last one
        is taken off the whole consent counts as taken back.
        """
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        label = N_("Take consent back for some") if only else N_("Take consent back")
        with self._database.write(label, final_because=REVOKED_IS_FINAL) as session:
            record = _signed(session, consent_id)
            if draft.on and record.signed_on and draft.on < record.signed_on:
                raise InvalidRecordError({"on": N_("This is before the day it was signed")})
            if record.revoked_on is not None:
                raise LeadDeskError(N_("This consent was already taken back."))
            [consent] = consents_in(session, [ConsentRecord.id == consent_id])
            if problem := unfit(consent, only):
                raise InvalidRecordError({"offices": problem})
            left = frozenset(standing_offices(consent))
            if only in (frozenset(), left) and not parts(consent):
                self._take_back(record, draft)
                return
            days = [one.revoked.on for one in consent.recipients if one.revoked and one.revoked.on]
            for row in _lines(session, consent_id):
                if row.organisation_id in (only or left) and row.revoked_on is None:
                    self._take_back(row, draft)
            if only in (frozenset(), left) and draft.on:
                self._take_back(record, replace(draft, on=max(draft.on, *days)))

    def _take_back(self, row: ConsentRecord | ConsentRecipient, draft: RevocationDraft) -> None:
        row.revoked_on = draft.on
        row.revoked_at = self._clock.now()
        row.revoked_manner = draft.manner
        row.revoked_taken_by = draft.taken_by
        row.revoked_time = draft.at

    def event_happened(self, consent_id: int, on: date) -> None:
        """Record the day on which the event happened that ends a consent."""
        if on > self._clock.today():
            raise InvalidRecordError({"event_happened_on": IN_THE_FUTURE})
        with self._database.write(N_("End consent")) as session:
            record = _signed(session, consent_id)
            if record.event_happened_on is not None and on > record.event_happened_on:
                # days on which it was over already would be covered again
                raise InvalidRecordError({"event_happened_on": ENDED_BEFORE})
            record.event_happened_on = on

    def way_back_opened(self, consent_id: int, on: date) -> None:
        """Record the day on which the event happened from which a criminal-justice consent can be taken back."""
        if on > self._clock.today():
            raise InvalidRecordError({"revocable_event_on": IN_THE_FUTURE})
        with self._database.write(N_("Open the way back")) as session:
            record = _signed(session, consent_id)
            if record.revocable_event_on is not None and on > record.revocable_event_on:
                # a wish that counts already would wait again
                raise InvalidRecordError({"revocable_event_on": ENDED_BEFORE})
            record.revocable_event_on = on

    def event_not_yet(self, consent_id: int, ask_again_on: date) -> None:
        """Record that the event has not happened, and when to ask again: within a year."""
        if ask_again_on > self._clock.today() + ASK_WITHIN:
            raise InvalidRecordError({"event_check_on": TOO_LATE})
        with self._database.write(N_("Keep consent in force")) as session:
            _signed(session, consent_id).event_check_on = ask_again_on

    def remove(self, consent_id: int, because: str) -> None:
        """Take an unsigned consent out of sight; a signed one stays on file."""
        with self._database.write(N_("Remove consent")) as session:
            record = self._editable(session, consent_id)
            record.removed_at = self._clock.now()
            record.removed_because = because

    def one(self, consent_id: int) -> Consent:
        """Return one consent as it stands."""
        with self._database.read() as session:
            found = consents_in(session, [ConsentRecord.id == consent_id])
        if not found:
            raise NotFoundError
        return found[0]

    def of(self, participant_id: int) -> tuple[Consent, ...]:
        """Return a person's consents, the newest first."""
        with self._database.read() as session:
            return consents_in(session, [ConsentRecord.participant_id == participant_id])

    def rows(self, participant_id: int, on: date | None = None) -> list[ConsentRow]:
        """Return a person's consents with their worth on a day, today if none is given."""
        day = on or self._clock.today()
        reviewed = self._settings.office().translation_reviewed
        rows = []
        for consent in self.of(participant_id):
            worth = validity(consent, day, translation_reviewed=reviewed)
            rows.append(ConsentRow(consent, worth, worth.state is ConsentState.DRAFT))
        return rows

    def for_public(self, participant_id: int, medium: Medium, use: MediaUse) -> Consent | None:
        """Return the consent by which a story, a picture or a voice may be shown today, or None: then it is not."""
        with self._database.read() as session:
            return self.for_public_in(session, participant_id, medium, use)

    def for_public_in(self, session: Session, participant_id: int, medium: Medium, use: MediaUse) -> Consent | None:
        """Return the same inside an action, which keeps what is shown only while the consent stands."""
        known = consents_in(session, [ConsentRecord.participant_id == participant_id])
        reviewed = self._settings.office().translation_reviewed
        return for_public(known, medium, use, self._clock.today(), translation_reviewed=reviewed)

    def wishes(self, participant_id: int) -> Consent | None:
        """Return how a person wants to be reached, as signed last, or None where nothing is known."""
        reviewed = self._settings.office().translation_reviewed
        return wishes(self.of(participant_id), self._clock.today(), translation_reviewed=reviewed)

    def overview(self, participant_id: int, on: date | None = None) -> tuple[OfficeCover, ...]:
        """Return what each office may be told of a person on a day, or why nothing."""
        office = self._settings.office()
        with self._database.read() as session:
            consents = consents_in(session, [ConsentRecord.participant_id == participant_id])
            treating = _treating(session, consents)
        return overview(
            consents,
            on or self._clock.today(),
            treating,
            translation_reviewed=office.translation_reviewed,
            diversion_approved=office.diversion_approved,
        )

    def _editable(self, session: Session, consent_id: int) -> ConsentRecord:
        record = session.get(ConsentRecord, consent_id)
        if record is None:
            raise NotFoundError
        if record.signed_on is not None:
            raise SignedConsentError
        return record


def consents_in(session: Session, where: Sequence[Any]) -> tuple[Consent, ...]:
    """Return the consents that fit the conditions, the newest first, in two queries."""
    newer = aliased(ConsentRecord)
    records = session.execute(
        select(ConsentRecord, ConsentRecord.person_number, Participant.birth, newer.signed_on)
        .join(Participant, Participant.id == ConsentRecord.participant_id)
        .outerjoin(newer, newer.id == ConsentRecord.superseded_by_id)
        .where(*where)
        .order_by(ConsentRecord.id.desc())
    ).all()
    lines: dict[int, list[Recipient]] = {}
    query = (
        select(ConsentRecipient, Organisation)
        .join(Organisation, Organisation.id == ConsentRecipient.organisation_id)
        .where(ConsentRecipient.consent_id.in_([record.id for record, *_ in records]))
        .order_by(ConsentRecipient.place)
        # an office that was removed from the list still stands on the paper that was signed
        .execution_options(include_removed=True)
    )
    for line, office in session.execute(query):
        if line.removed_at is None:
            named = Recipient(
                _line(line), office.name, office.kind, office.covered_entity, _revoked(line), line.revoked_at
            )
            lines.setdefault(line.consent_id, []).append(named)
    numbers_by_id = {record.id: consent_number(number, record.count) for record, number, *_ in records}
    found = []
    for record, number, birth, replaced_on in records:
        known = tuple(lines.get(record.id, ()))
        one = _consent(record, consent_number(number, record.count), birth, known, numbers_by_id)
        found.append(replace(one, superseded_on=replaced_on))
    return tuple(found)


def _consent(
    record: ConsentRecord, number: str, birth: str | None, recipients: tuple[Recipient, ...], names: dict[int, str]
) -> Consent:
    plain = {name: getattr(record, name) for name in _PLAIN}
    draft = ConsentDraft(recipients=tuple(recipient.line for recipient in recipients), **plain)
    of_a_class = class_recipient(draft)
    replaced_by = "" if record.superseded_by_id is None else names.get(record.superseded_by_id, number)
    return Consent(
        record.id,
        number,
        record.participant_id,
        draft,
        recipients if of_a_class is None else (of_a_class,),
        BirthDate.from_stored(birth) if birth else None,
        _revoked(record),
        record.revoked_at,
        replaced_by,
        renews_id=record.renews_id,
    )


def _revoked(row: ConsentRecord | ConsentRecipient) -> RevocationDraft | None:
    if row.revoked_on is None or row.revoked_manner is None:
        return None
    return RevocationDraft(row.revoked_on, row.revoked_manner, row.revoked_taken_by, row.revoked_time)


def _line(row: ConsentRecipient) -> RecipientDraft:
    return RecipientDraft(
        row.organisation_id, row.person_or_role, row.categories, row.purposes, row.answer, row.ends_on
    )


def _lines(session: Session, consent_id: int) -> Sequence[ConsentRecipient]:
    query = select(ConsentRecipient).where(ConsentRecipient.consent_id == consent_id)
    return session.scalars(query.order_by(ConsentRecipient.place)).all()


def _write_recipients(session: Session, consent_id: int, lines: Iterable[RecipientDraft]) -> None:
    wanted, kept = list(lines), _lines(session, consent_id)
    for place, line in enumerate(wanted):
        row = kept[place] if place < len(kept) else ConsentRecipient(consent_id=consent_id)
        row.place = place
        for name, value in asdict(line).items():
            setattr(row, name, value)
        session.add(row)
    for row in kept[len(wanted) :]:
        session.delete(row)
    session.flush()


def _kinds(session: Session, ids: Iterable[int]) -> dict[int, Any]:
    wanted = list(ids)
    kinds = dict(session.execute(select(Organisation.id, Organisation.kind).where(Organisation.id.in_(wanted))).all())
    if set(wanted) - set(kinds):
        raise NotFoundError
    return kinds


def _treating(session: Session, consents: Iterable[Consent]) -> frozenset[int]:
    """Return which of the offices that are named treat people, pay for it or insure it."""
    named = {one.line.organisation_id for consent in consents for one in consent.recipients}
    offices = session.scalars(select(Organisation).where(Organisation.id.in_(named)))
    return frozenset(
        one.id
        for one in offices
        if treats(one.kind, covered_entity=one.covered_entity, part2_program=one.part2_program)
    )


def _same_person(record: ConsentRecord, participant_id: int) -> None:
    if record.participant_id != participant_id:
        raise NotFoundError


def _signed(session: Session, consent_id: int) -> ConsentRecord:
    record = session.get(ConsentRecord, consent_id)
    if record is None:
        raise NotFoundError
    if record.signed_on is None:
        raise LeadDeskError(N_("This consent is not signed yet."), N_("Enter the day it was signed first."))
    return record
