"""The log of disclosures of the whole office, read a page at a time: with 50,000 entries no list holds them all."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import reduce
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from leaddesk.domain.disclosure_codes import DisclosureBasis, DisclosureEvent
from leaddesk.domain.disclosure_log import LogChoices, LogEntry, LogFilter, LogMark, LogState
from leaddesk.domain.participants import record_number
from leaddesk.services.disclosure_rows import bytes_kept, disclosure_of
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import DisclosureRow, Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.periods import Period
    from leaddesk.storage.database import Database

PAGE = 200
"""How many lines are read at once."""
_WHOLE = 2000
_ALL = {INCLUDE_REMOVED: True}
_LEFT_OUT = 200
"""Characters of a search beyond which nothing is looked for."""
_Answer = aliased(DisclosureRow, name="answer")
_Later = aliased(DisclosureRow, name="later")
_LAST = func.coalesce(_Answer.id, DisclosureRow.id)
"""The entry that says what became of a line."""
_OF_EVENT = {
    LogState.TOLD: DisclosureEvent.TOLD,
    LogState.FOR_PERSON: DisclosureEvent.FOR_PERSON,
    LogState.REPRINTED: DisclosureEvent.REPRINTED,
}
_OF_ANSWER = {LogState.GIVEN: DisclosureEvent.DISCLOSED, LogState.NOT_GIVEN: DisclosureEvent.NOT_GIVEN}


class DisclosureLog:
    """Reads the log across all people; nothing here writes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the file and the clock that knows the office's days."""
        self._database = database
        self._clock = clock

    def page(self, wanted: LogFilter, after: LogMark | None = None, limit: int = PAGE) -> list[LogEntry]:
        """Return lines that pass, the newest first, from behind a place on."""
        query = self._query(wanted)
        if after is not None:
            answered = func.coalesce(_Answer.id, 0)
            behind = or_(DisclosureRow.id < after.id, and_(DisclosureRow.id == after.id, answered < after.answer))
            query = query.where(or_(DisclosureRow.at < after.at, and_(DisclosureRow.at == after.at, behind)))
        with self._database.read() as session:
            return [_entry(found) for found in session.execute(query.limit(limit), execution_options=_ALL)]

    def count(self, wanted: LogFilter) -> int:
        """Return how many lines pass."""
        inner = self._query(wanted).order_by(None).with_only_columns(DisclosureRow.id).subquery()
        with self._database.read() as session:
            return session.scalar(select(func.count()).select_from(inner), execution_options=_ALL) or 0

    def every(self, wanted: LogFilter) -> Iterator[LogEntry]:
        """Return all lines that pass, read in big pieces, for a file."""
        after = None
        while found := self.page(wanted, after, _WHOLE):
            yield from found
            after = found[-1].mark

    def choices(self) -> LogChoices:
        """Return which papers and which recipients the log knows."""
        with self._database.read() as session:
            codes = _distinct(session, DisclosureRow.form_code)
            recipients = _distinct(session, DisclosureRow.recipient)
        return LogChoices(codes, recipients)

    def _query(self, wanted: LogFilter) -> Any:
        query = (
            select(
                *(DisclosureRow, _Answer, Participant.number_year, Participant.number, Participant.shown_name),
                *(bytes_kept(), _Later.id, _Later.corrected_at, _Later.correction_reason),
            )
            .join(Participant, Participant.id == DisclosureRow.participant_id)
            .outerjoin(_Answer, _Answer.prepared_id == DisclosureRow.id)
            .outerjoin(_Later, _Later.correction_of == _LAST)
            .where(DisclosureRow.prepared_id.is_(None))
            .order_by(DisclosureRow.at.desc(), DisclosureRow.id.desc(), func.coalesce(_Answer.id, 0).desc())
        )
        for condition in self._conditions(wanted):
            query = query.where(condition)
        return query

    def _conditions(self, wanted: LogFilter) -> Iterator[Any]:
        if wanted.period is not None:
            first, end = self._bounds(wanted.period)
            yield or_(
                and_(DisclosureRow.at >= first, DisclosureRow.at < end), and_(_Answer.at >= first, _Answer.at < end)
            )
        if wanted.basis is not None:
            yield _Later.id.is_(None)
            yield func.coalesce(_Answer.basis, DisclosureRow.basis) == wanted.basis.value
        if wanted.form_code:
            yield DisclosureRow.form_code == wanted.form_code
        if wanted.recipient:
            yield func.coalesce(_Answer.recipient, DisclosureRow.recipient) == wanted.recipient
        if wanted.state is not None:
            # what was corrected is told by its correction alone
            yield _Later.id.is_not(None) if wanted.state is LogState.CORRECTED else _Later.id.is_(None)
            yield from _of_state(wanted.state)
        for word in wanted.words[:_LEFT_OUT].split():
            yield _says(word)

    def _bounds(self, period: Period) -> tuple[datetime, datetime]:
        """Return the first instant of a period in the office's time zone, and the first one after it."""
        zone = ZoneInfo(self._clock.zone)
        first = datetime.combine(period.first, time(), zone).astimezone(UTC)
        return first, datetime.combine(period.last + timedelta(days=1), time(), zone).astimezone(UTC)


def _of_state(state: LogState) -> Iterator[Any]:
    if state is LogState.OPEN:
        yield and_(DisclosureRow.event == DisclosureEvent.PREPARED, _Answer.id.is_(None))
    elif state is LogState.UNCOVERED:
        yield func.coalesce(_Answer.basis, DisclosureRow.basis) == DisclosureBasis.NO_COVER.value
        yield func.coalesce(_Answer.event, DisclosureRow.event) != DisclosureEvent.NEVER.value
    elif state is LogState.NEVER:
        yield func.coalesce(_Answer.event, DisclosureRow.event) == DisclosureEvent.NEVER.value
    elif state in _OF_ANSWER:
        yield _Answer.event == _OF_ANSWER[state]
    elif state in _OF_EVENT:
        yield DisclosureRow.event == _OF_EVENT[state]


def _says(word: str) -> Any:
    """Return the condition that one of the texts of a line, or its record number, holds a word."""
    number = func.printf("LD-%d-%04d", Participant.number_year, Participant.number)
    own = (
        *(number, Participant.shown_name, DisclosureRow.recipient, DisclosureRow.recipient_person),
        *(DisclosureRow.form_code, DisclosureRow.consent_number, DisclosureRow.note),
        *(DisclosureRow.recipient_address, DisclosureRow.correction_reason),
    )
    of_answer = (
        *(_Answer.recipient, _Answer.recipient_person, _Answer.note, _Answer.consent_number),
        *(_Answer.recipient_address, _Answer.correction_reason),
    )
    # one text is looked through more quickly than fifteen; a word holds no line break
    return or_(*(reduce(_joined, texts).icontains(word, autoescape=True) for texts in (own, of_answer)))


def _joined(texts: Any, text: Any) -> Any:
    return texts.concat("\n").concat(text)


def _distinct(session: Session, column: Any) -> tuple[str, ...]:
    found = session.scalars(select(column).distinct().where(column != ""))
    return tuple(sorted(found, key=str.casefold))


def _entry(found: Any) -> LogEntry:
    row, answer, year, number, name, kept, *later = found
    shown = record_number(year, number)
    if answer is None:
        return LogEntry(disclosure_of(row, shown, answered=False, kept=kept, corrected=later), None, name)
    told = disclosure_of(row, shown, answered=True, kept=kept)
    return LogEntry(told, disclosure_of(answer, shown, answered=False, corrected=later), name)
