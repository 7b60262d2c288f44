"""Court dates: kept, moved, reminded of, and what became of them."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Date, func, select
from sqlalchemy.orm import aliased

from leaddesk.domain.court_codes import CourtResult, CourtRide, ReminderManner
from leaddesk.domain.court_dates import (
    EVERY,
    HAS_RESULT,
    UPCOMING,
    WAS_MOVED,
    WEEK,
    WITHOUT_RESULT,
    CourtDateDraft,
    CourtDateRow,
    MoveDraft,
    ResultDraft,
)
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.participants import record_number
from leaddesk.i18n import N_
from leaddesk.services.refresh import participant_row
from leaddesk.services.removing import stamp_removed
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import CourtDate, LegalMatter, Organisation, Participant

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.storage.database import Database

MOST: Final = 2000
"""How many court dates a list holds at most: nobody reads more."""
_FIELDS: Final = tuple(field.name for field in dataclass_fields(CourtDateDraft))
_NewDate = aliased(CourtDate)


class CourtDates:
    """What the coordinator does with court dates."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock."""
        self._database = database
        self._clock = clock

    def save(self, participant_id: int, draft: CourtDateDraft, date_id: int | None = None) -> int:
        """Keep a court date and return its id."""
        with self._database.write(N_("Save court date")) as session:
            return self.save_in(session, participant_id, draft, date_id)

    def save_in(self, session: Session, participant_id: int, draft: CourtDateDraft, date_id: int | None = None) -> int:
        """Do what ``save`` does, inside a write."""
        problems = draft.problems(self._clock.today())
        row = CourtDate(participant_id=participant_id) if date_id is None else _row(session, date_id)
        if row.participant_id != participant_id:
            raise NotFoundError
        if _moved_on(session, row) and draft.result is not CourtResult.CONTINUED:
            problems.setdefault("result", WAS_MOVED)
        if problems:
            raise InvalidRecordError(problems)
        participant_row(session, participant_id)
        _require_matter(session, participant_id, draft.matter_id)
        _fill(session, row, draft)
        return row.id

    def move(self, date_id: int, draft: MoveDraft) -> int:
        """Keep a court date as moved and make the new one, in one action; return the new one's id."""
        with self._database.write(N_("Move court date")) as session:
            row = _row(session, date_id)
            before = _draft(row)
            problems = draft.problems(before)
            if before.result not in (None, CourtResult.CONTINUED):
                problems["on"] = HAS_RESULT
            elif _moved_on(session, row):
                problems["on"] = WAS_MOVED
            if problems:
                raise InvalidRecordError(problems)
            ride = before.ride if before.ride is CourtRide.OWN else CourtRide.NOT_ASKED
            new = CourtDate(participant_id=row.participant_id)
            after = CourtDateDraft(
                *(draft.on, draft.at, before.event, before.matter_id, before.court_name, before.mode),
                room=draft.room,
                ride=ride,
                note=draft.note,
            )
            _fill(session, new, after)
            row.result, row.moved_to_id = CourtResult.CONTINUED, new.id
            session.flush()
            return new.id

    def record_result(self, date_id: int, draft: ResultDraft) -> None:
        """Keep what became of a court date."""
        with self._database.write(N_("Record the result")) as session:
            row = _row(session, date_id)
            problems = draft.problems(row.on, self._clock.today())
            if _moved_on(session, row) and draft.result is not CourtResult.CONTINUED:
                problems.setdefault("result", WAS_MOVED)
            if problems:
                raise InvalidRecordError(problems)
            row.result, row.note = draft.result, draft.note.strip()

    def remind(self, date_id: int, how: ReminderManner | None) -> None:
        """Tick off today's reminder, or with None take the tick away."""
        label = N_("Tick reminder off") if how else N_("Take reminder back")
        with self._database.write(label) as session:
            row = _row(session, date_id)
            row.reminded_on, row.reminded_how = (self._clock.today(), how) if how else (None, None)

    def remind_of(self, date_ids: Collection[int]) -> None:
        """Tick the reminders of several dates off as given on paper today, but for those that were given before."""
        with self._database.write(N_("Tick reminders off")) as session:
            for date_id in date_ids:
                row = _row(session, date_id)
                if row.reminded_on is None:
                    row.reminded_on, row.reminded_how = self._clock.today(), ReminderManner.LETTER

    def one(self, date_id: int) -> CourtDateRow:
        """Return one court date."""
        with self._database.read() as session:
            found = _rows(session, [CourtDate.id == date_id])
        if not found:
            raise NotFoundError
        return found[0]

    def next_of(self, participant_id: int) -> CourtDateRow | None:
        """Return the next court date of a person, or None if none is known."""
        conditions = [
            *(CourtDate.participant_id == participant_id, CourtDate.on >= self._clock.today()),
            CourtDate.result.is_(None),
        ]
        with self._database.read() as session:
            found = _rows(session, conditions, most=1)
        return found[0] if found else None

    def rows(self, which: str = EVERY) -> list[CourtDateRow]:
        """Return the court dates of a list: what comes first on top; of what was, the newest."""
        today = self._clock.today()
        conditions = {
            UPCOMING: [CourtDate.on >= today, CourtDate.result.is_(None)],
            WITHOUT_RESULT: [CourtDate.on < today, CourtDate.result.is_(None)],
            EVERY: [],
        }[which]
        with self._database.read() as session:
            return _rows(session, conditions, newest_first=which != UPCOMING)

    def between(self, first: date, last: date) -> list[CourtDateRow]:
        """Return the court dates of some days, both included, in their order."""
        with self._database.read() as session:
            return _rows(session, [CourtDate.on.between(first, last)])

    def counts(self) -> dict[str, int]:
        """Return how many there are in each list."""
        today = self._clock.today()
        open_ones = (
            select(CourtDate.on >= today, func.count())
            .join(Participant, Participant.id == CourtDate.participant_id)
            .where(CourtDate.result.is_(None))
            .group_by(CourtDate.on >= today)
        )
        every = select(func.count(CourtDate.id)).join(Participant, Participant.id == CourtDate.participant_id)
        with self._database.read() as session:
            found = {bool(coming): count for coming, count in session.execute(open_ones)}
            whole = session.scalar(every) or 0
        return {UPCOMING: found.get(True, 0), WITHOUT_RESULT: found.get(False, 0), EVERY: whole}

    def remove(self, date_id: int, because: str) -> None:
        """Take a court date off every list; it stays in the file."""
        with self._database.write(N_("Remove court date")) as session:
            stamp_removed(_row(session, date_id), because, self._clock.now())

    def restore(self, date_id: int) -> None:
        """Bring a removed court date back."""
        with self._database.write(N_("Bring court date back")) as session:
            row = session.get(CourtDate, date_id, execution_options={INCLUDE_REMOVED: True})
            if row is None or row.removed_at is None:
                raise NotFoundError
            row.removed_at = row.removed_because = None


def of(session: Session, participant_id: int) -> list[CourtDateRow]:
    """Return the court dates of a person, the newest first, inside a session."""
    return _rows(session, [CourtDate.participant_id == participant_id], newest_first=True)


def soon_in_court(session: Session, today: date) -> dict[int, date]:
    """Return the first court date of the next seven days of everyone who has one."""
    coming = CourtDate.on.between(today, today + timedelta(days=WEEK))
    query = select(CourtDate.participant_id, func.min(CourtDate.on, type_=Date).label("on"))
    found = session.execute(query.where(coming, CourtDate.result.is_(None)).group_by(CourtDate.participant_id))
    return {row.participant_id: row.on for row in found}


def count_week(session: Session, today: date) -> int:
    """Return how many court dates come in the next seven days, today included."""
    query = (
        select(func.count(CourtDate.id))
        .join(Participant, Participant.id == CourtDate.participant_id)
        .where(CourtDate.on.between(today, today + timedelta(days=WEEK)), CourtDate.result.is_(None))
    )
    return session.scalar(query) or 0


def week_in(session: Session, today: date, most: int = 12) -> list[CourtDateRow]:
    """Return the first court dates of the next seven days, today included, that have no result yet."""
    coming = [CourtDate.on.between(today, today + timedelta(days=WEEK)), CourtDate.result.is_(None)]
    return _rows(session, coming, most=most)


def _rows(
    session: Session, conditions: list[Any], *, newest_first: bool = False, most: int = MOST
) -> list[CourtDateRow]:
    early = func.coalesce(CourtDate.at, time(0))
    order = (CourtDate.on.desc(), early.desc()) if newest_first else (CourtDate.on, early)
    lines = session.execute(
        select(
            *(CourtDate.id, CourtDate.participant_id, *(getattr(CourtDate, name) for name in _FIELDS)),
            *(Participant.shown_name, Participant.number.label("record"), Participant.number_year.label("year")),
            *(LegalMatter.case_number, LegalMatter.court_name.label("matter_court")),
            *(Organisation.name.label("office"), _NewDate.on.label("moved_to")),
        )
        .join(Participant, Participant.id == CourtDate.participant_id)
        .outerjoin(LegalMatter, LegalMatter.id == CourtDate.matter_id)
        .outerjoin(Organisation, Organisation.id == LegalMatter.organisation_id)
        .outerjoin(_NewDate, (_NewDate.id == CourtDate.moved_to_id) & _NewDate.removed_at.is_(None))
        .where(*conditions, CourtDate.removed_at.is_(None), Participant.removed_at.is_(None))
        .order_by(*order, CourtDate.id)
        .limit(most),
        # an office that was removed from the list still is the court of a case
        execution_options={INCLUDE_REMOVED: True},
    )
    return [
        CourtDateRow(
            line.id,
            line.participant_id,
            line.shown_name,
            record_number(line.year, line.record),
            CourtDateDraft(**{name: getattr(line, name) for name in _FIELDS}),
            line.office or line.matter_court or line.court_name,
            line.case_number or "",
            line.moved_to,
        )
        for line in lines
    ]


def _fill(session: Session, row: CourtDate, draft: CourtDateDraft) -> None:
    with session.no_autoflush:
        for name in _FIELDS:
            value = getattr(draft, name)
            setattr(row, name, value.strip() if type(value) is str else value)
    session.add(row)
    session.flush()


def _draft(row: CourtDate) -> CourtDateDraft:
    return CourtDateDraft(**{name: getattr(row, name) for name in _FIELDS})


def _row(session: Session, date_id: int) -> CourtDate:
    row = session.scalar(select(CourtDate).where(CourtDate.id == date_id))
    if row is None:
        raise NotFoundError
    return row


def _moved_on(session: Session, row: CourtDate) -> bool:
    """Return whether the date it was moved to is still there."""
    if row.moved_to_id is None:
        return False
    return session.scalar(select(CourtDate.id).where(CourtDate.id == row.moved_to_id)) is not None


def _require_matter(session: Session, participant_id: int, matter_id: int | None) -> None:
    """Refuse a matter that is another person's."""
    if matter_id is None:
        return
    matter = session.get(LegalMatter, matter_id, execution_options={INCLUDE_REMOVED: True})
    if matter is None or matter.participant_id != participant_id:
        raise NotFoundError
