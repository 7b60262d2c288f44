"""What stands on the week's sheet for the car."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.court_codes import CourtMode
from leaddesk.domain.day_sheet import WEEK
from leaddesk.domain.packets import DaySheetPacket, Stop
from leaddesk.domain.participants import ParticipantDraft, record_number
from leaddesk.i18n import show_phone, tr
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import CourtDate, LegalMatter, Organisation, Participant, PhoneNumber

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.services.packets import Packets
    from leaddesk.storage.database import Database

MOST = 200
"""More lines than any week has; what does not fit on one page is only counted there."""
_NAMES = ("first_name", "last_name", "preferred_name", "shown_name")
_PHONE = (
    select(PhoneNumber.number)
    .where(PhoneNumber.participant_id == Participant.id, PhoneNumber.removed_at.is_(None))
    .order_by(PhoneNumber.place)
    .limit(1)
    .correlate(Participant)
    .scalar_subquery()
)
_PERSON = (
    *(getattr(Participant, name) for name in _NAMES),
    *(Participant.number, Participant.number_year, _PHONE.label("phone")),
)


class DaySheets:
    """Makes the sheet of the coming seven days, with the contacts that are late."""

    def __init__(self, database: Database, clock: Clock, packets: Packets) -> None:
        """Take the file, the clock, and what tells the office."""
        self._database = database
        self._clock = clock
        self._packets = packets

    def week(self, *, phones: bool) -> DaySheetPacket:
        """Return the court dates and next contacts of seven days, with phone numbers only if they are asked for."""
        today, blank = self._clock.today(), self._packets.blank()
        with self._database.read() as session:
            courts = _courts(session, today, phones=phones)
            contacts = _contacts(session, today + WEEK, phones=phones)
        return DaySheetPacket(blank.office, blank.printing, today, today + WEEK, courts, contacts, phones)


def _contacts(session: Session, last: date, *, phones: bool) -> tuple[Stop, ...]:
    query = (
        select(Participant.next_contact_on.label("day"), *_PERSON)
        .where(Participant.next_contact_on <= last, Participant.status != ParticipationStatus.CLOSED)
        .order_by(Participant.next_contact_on, Participant.number)
        .limit(MOST)
    )
    return tuple(_stop(row, phones=phones) for row in session.execute(query))


def _courts(session: Session, today: date, *, phones: bool) -> tuple[Stop, ...]:
    """Return the court dates to come, without the matter and what they are for."""
    court = func.coalesce(Organisation.name, func.nullif(LegalMatter.court_name, ""), CourtDate.court_name)
    query = (
        select(CourtDate.on.label("day"), CourtDate.at, CourtDate.room, CourtDate.mode, court.label("court"), *_PERSON)
        .join(Participant, Participant.id == CourtDate.participant_id)
        .outerjoin(LegalMatter, LegalMatter.id == CourtDate.matter_id)
        .outerjoin(Organisation, Organisation.id == LegalMatter.organisation_id)
        .where(
            CourtDate.on.between(today, today + WEEK),
            CourtDate.result.is_(None),
            CourtDate.removed_at.is_(None),
            Participant.removed_at.is_(None),
        )
        .order_by(CourtDate.on, CourtDate.at, CourtDate.id)
        .limit(MOST)
    )
    # an office that was removed from the list still is the court of a case
    rows = session.execute(query, execution_options={INCLUDE_REMOVED: True})
    return tuple(_stop(row, phones=phones, at=row.at, where=_where(row)) for row in rows)


def _where(row: Any) -> str:
    how = "" if row.mode is CourtMode.IN_PERSON else tr(row.mode.label)
    return ", ".join(part for part in ((row.court or "").strip(), row.room.strip(), how) if part)


def _stop(row: Any, *, phones: bool, **values: Any) -> Stop:
    phone = show_phone(row.phone) if phones and row.phone else ""
    return Stop(row.day, _initials(row), record_number(row.number_year, row.number), phone, **values)


def _initials(row: Any) -> str:
    named = ParticipantDraft(row.first_name, last_name=row.last_name, preferred_name=row.preferred_name)
    # a person known by an alias only has its first letter
    return named.initials if named.shown_name else f"{row.shown_name.strip(' “')[:1].upper() or '?'}."
