"""The conversation, part by part: each is kept when she likes, gone on with days later, and undone in one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.intake.codes import DocumentKind, IntakeSection, SectionState
from leaddesk.domain.intake.facts import DocumentsDraft
from leaddesk.domain.intake.sections import DATED, ITEMS, SHAPES, SHEETS, FactRow, SectionNote
from leaddesk.domain.intake.sheets import AboutSheet, ConsentsSheet, LanguageSheet
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import N_
from leaddesk.services.drafts import UnreadableError, plain, read
from leaddesk.services.intake.tables import (
    TABLES,
    about_of,
    about_values,
    documents_on,
    draft_of,
    facts_of,
    rows_of,
    values_of,
)
from leaddesk.services.intake.towns import known_towns
from leaddesk.services.notice_rows import note_told_in
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import Demographics, IntakeNote, Participant, PhoneNumber

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.participants import Participants
    from leaddesk.storage.database import Database

ONE_A_DAY = N_("There is one for this day already; open that one to correct it")
TAKEN_BACK = N_("Corrected on the same day")
_S = IntakeSection
_FRESH_DAY = {_S.URGENT: "asked_on", _S.SUBSTANCES: "on", _S.SAFETY: "on", **dict.fromkeys(DATED, "on")}


class Intake:
    """What the coordinator notes while she talks with a person, and what she adds later."""

    def __init__(self, database: Database, clock: Clock, participants: Participants) -> None:
        """Take the file, the clock, and the service that keeps names, phones and addresses."""
        self._database = database
        self._clock = clock
        self._participants = participants

    def draft(self, participant_id: int, section: IntakeSection, fact_id: int | None = None) -> Any:
        """Return what is known, for the form: of one fact if it is named, else the newest, else a fresh one."""
        with self._database.read() as session:
            participant_row(session, participant_id)
            if fact_id is not None:
                row = _fact(session, section, fact_id, participant_id)
                return (
                    self._documents(session, participant_id, row.on)
                    if section is _S.DOCUMENTS
                    else draft_of(section, row)
                )
            if section in DATED:
                return self._newest(session, participant_id, section)
            if section in ITEMS:
                return self.fresh(section)
            return self._sheet(session, participant_id, section)

    def towns(self) -> tuple[str, ...]:
        """Return the towns that were told so far, each as it was written down first, to be offered while she types."""
        with self._database.read() as session:
            return known_towns(session)

    def fresh(self, section: IntakeSection) -> Any:
        """Return an empty draft of a part, as of today where it has a day."""
        day = _FRESH_DAY.get(section)
        return SHAPES[section](**({day: self._clock.today()} if day else {}))

    def renewed(self, participant_id: int, section: IntakeSection) -> Any:
        """Return the newest dated fact as of today, to be changed where something is different now."""
        return replace(self.draft(participant_id, section), on=self._clock.today())

    def save(self, participant_id: int, section: IntakeSection, draft: Any, fact_id: int | None = None) -> int:
        """Keep one part of the conversation and return the id of the person.

        A dated fact of a later day is added; of a day that has one, it corrects that one. ``fact_id`` names the fact
        that is corrected, its day included.
        """
        with self._database.write(N_("Save intake")) as session:
            self.save_in(session, participant_id, section, draft, fact_id)
        return participant_id

    def save_in(
        self, session: Session, participant_id: int, section: IntakeSection, draft: Any, fact_id: int | None = None
    ) -> None:
        """Do what ``save`` does, inside a write."""
        if not isinstance(draft, SHAPES[section]):
            raise TypeError(type(draft).__name__)
        if problems := draft.problems(self._clock.today()):
            raise InvalidRecordError(problems)
        participant_row(session, participant_id)
        if section is _S.DOCUMENTS:
            self._save_documents(session, participant_id, cast("DocumentsDraft", draft))
        elif section in TABLES:
            _save_fact(session, participant_id, section, draft, fact_id)
        else:
            self._save_sheet(session, participant_id, section, draft)
            if isinstance(draft, ConsentsSheet):
                note_told_in(session, participant_id, draft)
        session.flush()

    def mark(self, participant_id: int, section: IntakeSection, state: SectionState) -> None:
        """Note that there is nothing to note, or that the person prefers not to say."""
        with self._database.write(N_("Save intake")) as session:
            participant_row(session, participant_id)
            note = _note(session, participant_id, section) or IntakeNote(
                participant_id=participant_id, section=section, content={}
            )
            note.state, note.on = state, self._clock.today()
            session.add(note)

    def notes(self, participant_id: int) -> list[SectionNote]:
        """Return what is known of each part of the conversation."""
        with self._database.read() as session:
            return notes_in(session, participant_id)

    def everything(self, participant_id: int) -> dict[IntakeSection, list[Any]]:
        """Return what is noted, part by part: of what is kept by day the newest, of the rest all there is."""
        noted = [note.section for note in self.notes(participant_id) if note.state is SectionState.NOTED]
        found: dict[IntakeSection, list[Any]] = {_S.IDENTITY: [self.draft(participant_id, _S.IDENTITY)]}
        for section in noted:
            if section in ITEMS or section is _S.NEEDS:
                found[section] = [row.draft for row in self.facts(participant_id, section)]
            else:
                found[section] = [self.draft(participant_id, section)]
        return found

    def facts(self, participant_id: int, section: IntakeSection) -> list[FactRow]:
        """Return the facts of one kind, the newest first."""
        with self._database.read() as session:
            return facts_of(session, participant_id, section)

    def count(self, participant_id: int, section: IntakeSection) -> int:
        """Return how many facts of one kind there are."""
        table = TABLES[section]
        with self._database.read() as session:
            return session.scalar(select(func.count(table.id)).where(table.participant_id == participant_id)) or 0

    def remove(self, section: IntakeSection, fact_id: int, because: str) -> None:
        """Take a fact out of record and figures; it stays in the file."""
        with self._database.write(N_("Remove fact")) as session:
            stamp_removed(_fact(session, section, fact_id), because, self._clock.now())

    def restore(self, section: IntakeSection, fact_id: int) -> None:
        """Bring a removed fact back."""
        with self._database.write(N_("Bring fact back")) as session:
            row = session.get(TABLES[section], fact_id, execution_options={INCLUDE_REMOVED: True})
            if row is None or row.removed_at is None:
                raise NotFoundError
            if section in DATED and _of_day(session, row.participant_id, section, row):
                raise InvalidRecordError({"on": ONE_A_DAY})
            row.removed_at = row.removed_because = None

    def _newest(self, session: Session, participant_id: int, section: IntakeSection) -> Any:
        today = self._clock.today()
        if section is _S.DOCUMENTS:
            return self._documents(session, participant_id, today)
        rows = rows_of(session, participant_id, section)
        return draft_of(section, rows[0]) if rows else self.fresh(section)

    def _documents(self, session: Session, participant_id: int, day: date) -> DocumentsDraft:
        """Return how the documents stood on a day."""
        known = documents_on(rows_of(session, participant_id, _S.DOCUMENTS), day)
        other = known.get(DocumentKind.OTHER)
        statuses: dict[str, Any] = {kind.value: row.status for kind, row in known.items()}
        return DocumentsDraft(on=day, other_name=other.name if other else "", **statuses)

    def _sheet(self, session: Session, participant_id: int, section: IntakeSection) -> Any:
        if section is _S.IDENTITY:
            return self._participants.draft_in(session, participant_id)
        if section is _S.ABOUT:
            row = about_of(session, participant_id)
            names = AboutSheet.__dataclass_fields__
            return AboutSheet(**{name: getattr(row, name) for name in names}) if row else AboutSheet()
        note = _note(session, participant_id, section)
        sheet = _read(SHEETS[section], note.content) if note and note.content else self.fresh(section)
        if isinstance(sheet, LanguageSheet):
            return replace(sheet, language=participant_row(session, participant_id).language)
        return sheet

    def _save_sheet(self, session: Session, participant_id: int, section: IntakeSection, draft: Any) -> None:
        content: Any = {}
        if isinstance(draft, ParticipantDraft):
            self._participants.save_in(session, draft, participant_id)
        elif isinstance(draft, AboutSheet):
            about = about_of(session, participant_id) or Demographics(participant_id=participant_id)
            _set(about, about_values(draft))
            session.add(about)
        else:
            content = plain(draft)
            if isinstance(draft, LanguageSheet):
                participant_row(session, participant_id).language = draft.language
        note = _note(session, participant_id, section)
        if note is None:
            note = IntakeNote(participant_id=participant_id, section=section)
            session.add(note)
        if note.content != content or note.state is not SectionState.NOTED:
            note.content, note.state, note.on = content, SectionState.NOTED, self._clock.today()

    def _save_documents(self, session: Session, participant_id: int, draft: DocumentsDraft) -> None:
        """Note each document that is not as it was before that day; take back what was noted on the day itself."""
        assert draft.on is not None  # noqa: S101 - its own declaration requires it
        table, note = TABLES[_S.DOCUMENTS], draft.note.strip()
        rows = rows_of(session, participant_id, _S.DOCUMENTS)
        that_day = {row.kind: row for row in rows if row.on == draft.on}
        before = documents_on([row for row in rows if row.on != draft.on], draft.on)
        for kind in DocumentKind:
            status = draft.statuses.get(kind)
            name = draft.other_name.strip() if kind is DocumentKind.OTHER else ""
            present, earlier = that_day.get(kind), before.get(kind)
            same = earlier is not None and (earlier.status, earlier.name) == (status, name)
            if status is None or same:
                if present is not None:
                    stamp_removed(present, TAKEN_BACK, self._clock.now())
                continue
            row = present or table(participant_id=participant_id, on=draft.on, kind=kind, note="")
            if present is None or (row.status, row.name) != (status, name):
                _set(row, {"status": status, "name": name, "note": note or row.note})
                session.add(row)


def notes_in(
    session: Session, participant_id: int, facts: Mapping[IntakeSection, Sequence[FactRow]] | None = None
) -> list[SectionNote]:
    """Return what is known of each part of the conversation, inside a session; ``facts`` spares reading them again."""
    mine = IntakeNote.participant_id == participant_id
    marks = {
        row.section: SectionNote(row.section, row.state, row.on)
        for row in session.execute(
            select(IntakeNote.section, IntakeNote.state, IntakeNote.on).where(mine).order_by(IntakeNote.on)
        )
    }
    for section in TABLES:
        known, day = _newest_of(session, participant_id, section, facts)
        if known:
            marks[section] = SectionNote(section, SectionState.NOTED, day)
    if _S.IDENTITY not in marks and _can_be_found(session, participant_id):
        marks[_S.IDENTITY] = SectionNote(_S.IDENTITY, SectionState.NOTED)
    return [marks.get(section, SectionNote(section, SectionState.NOT_ASKED)) for section in IntakeSection]


def _newest_of(
    session: Session,
    participant_id: int,
    section: IntakeSection,
    facts: Mapping[IntakeSection, Sequence[FactRow]] | None,
) -> tuple[bool, date | None]:
    """Return whether there are facts of a kind, and the newest day where they have one."""
    if facts is not None:
        rows = facts[section]
        return bool(rows), getattr(rows[0].draft, "on", None) if rows else None
    table = TABLES[section]
    day = table.id if section is _S.SUPPORT else table.on
    newest = session.scalar(select(day).where(table.participant_id == participant_id).order_by(day.desc()).limit(1))
    return newest is not None, None if section is _S.SUPPORT else newest


def _can_be_found(session: Session, participant_id: int) -> bool:
    """Return whether a phone, an address or a place is known: then there is nothing left to begin with."""
    known = (Participant.address != "") | (Participant.where_to_find != "") | Participant.no_fixed_address
    phone = select(PhoneNumber.id).where(PhoneNumber.participant_id == participant_id)
    place = select(Participant.id).where(Participant.id == participant_id, known)
    return session.scalar(phone.limit(1)) is not None or session.scalar(place) is not None


def _save_fact(session: Session, participant_id: int, section: IntakeSection, draft: Any, fact_id: int | None) -> None:
    table = TABLES[section]
    if fact_id is not None:
        row = _fact(session, section, fact_id, participant_id)
        if section in DATED and _of_day(session, participant_id, section, draft, but=fact_id):
            raise InvalidRecordError({"on": ONE_A_DAY})
    else:
        row = _of_day(session, participant_id, section, draft) if section in DATED else None
        row = row or table(participant_id=participant_id)
    with session.no_autoflush:
        _set(row, values_of(draft))
        session.add(row)


def _of_day(session: Session, participant_id: int, section: IntakeSection, like: Any, but: int | None = None) -> Any:
    """Return the fact of the same day, of the same source where that matters."""
    table = TABLES[section]
    query = select(table).where(table.participant_id == participant_id, table.on == like.on)
    if section is _S.NEEDS:
        query = query.where(table.source == like.source)
    if section is _S.DOCUMENTS:
        query = query.where(table.kind == like.kind)
    if but is not None:
        query = query.where(table.id != but)
    return session.scalars(query.limit(1)).first()


def _fact(session: Session, section: IntakeSection, fact_id: int, participant_id: int | None = None) -> Any:
    row = session.get(TABLES[section], fact_id)
    if row is None or (participant_id is not None and row.participant_id != participant_id):
        raise NotFoundError
    return row


def _note(session: Session, participant_id: int, section: IntakeSection) -> IntakeNote | None:
    mine = (IntakeNote.participant_id == participant_id, IntakeNote.section == section)
    newest = select(IntakeNote).where(*mine).order_by(IntakeNote.on.desc(), IntakeNote.id.desc()).limit(1)
    found: IntakeNote | None = session.scalars(newest).first()
    return found


def _read(shape: type[Any], content: Any) -> Any:
    try:
        return read(shape, content)
    except UnreadableError:
        return shape()


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def every_table() -> Sequence[str]:
    """Return the names of all tables that the conversation writes to."""
    return [IntakeNote.__tablename__, Demographics.__tablename__, *(table.__tablename__ for table in TABLES.values())]
