"""The services about people over a fresh file, for tests that are about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from leaddesk.domain.clock import Clock
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.services.contacts import Contacts
from leaddesk.services.duplicates import Duplicates
from leaddesk.services.participants import Participants
from leaddesk.services.participation import Participation
from leaddesk.services.search import Search
from leaddesk.services.undo import History
from leaddesk.storage.database import Database

TODAY = date(2026, 11, 3)


class Calendar:
    """A clock that stands at noon of a day."""

    def __init__(self, today: date = TODAY) -> None:
        self.today = today

    def __call__(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 19, tzinfo=UTC)

    def go(self, days: int) -> date:
        """Let days pass."""
        self.today += timedelta(days=days)
        return self.today


@dataclass(slots=True)
class Desk:
    """Everything that works on people."""

    database: Database
    calendar: Calendar
    people: Participants
    participation: Participation
    contacts: Contacts
    search: Search
    duplicates: Duplicates
    history: History


def desk(database: Database) -> Desk:
    """Return the services as the program joins them."""
    calendar = Calendar()
    clock = Clock(calendar)
    history = History(database)
    database.on_committed.append(history.add)
    return Desk(
        database,
        calendar,
        Participants(database, clock),
        Participation(database, clock),
        Contacts(database, clock),
        Search(database),
        Duplicates(database),
        history,
    )


def draft(name: str = "William Teague", **values: Any) -> ParticipantDraft:
    """Return a draft of a person; a birth may be given as its stored text, phones as plain numbers."""
    first, _, last = name.rpartition(" ")
    values = {"first_name": first, "last_name": last, **values}
    if isinstance(values.get("birth"), str):
        values["birth"] = BirthDate.from_stored(values["birth"])
    values["phones"] = tuple(Phone(phone) if isinstance(phone, str) else phone for phone in values.get("phones", ()))
    return ParticipantDraft(**values)
