"""Court dates: when and where, whether the person was reminded, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from leaddesk.domain import fields
from leaddesk.domain.court_codes import CourtEventType, CourtMode, CourtResult, CourtRide, ReminderManner
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, entry
from leaddesk.i18n import N_

UPCOMING, WITHOUT_RESULT, EVERY = "upcoming", "without-result", "all"
"""The lists of court dates: those to come, past ones of which nobody noted what became, and all."""
WEEK = 7
"""How many days ahead the rail and Today look."""
SAME_TIME = N_("This is the day and time it had before")
HAS_RESULT = N_("What became of this court date is recorded already")
WAS_MOVED = N_("This court date was moved; its new date stands on its own")
KNOWN_BEFORE = frozenset({CourtResult.CONTINUED, CourtResult.EXCUSED})
"""What may be known before the day has come."""


class DateState(Enum):
    """Where a court date stands."""

    COMING = "coming"
    WITHOUT_RESULT = "without_result"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CourtDateDraft:
    """What the form of a court date edits."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    at: time | None = entry(N_("Time"), default=None)
    event: CourtEventType = entry(N_("What for"), default=CourtEventType.HEARING, required=True)
    matter_id: int | None = entry(N_("Matter"), default=None, width=6, help=N_("The case it belongs to, if you know"))
    court_name: str = entry(
        N_("Court, if no matter is chosen"), default="", max_length=300, width=3, optional_shown=True
    )
    mode: CourtMode = entry(N_("How"), default=CourtMode.IN_PERSON)
    room: str = entry(N_("Courtroom or link"), default="", max_length=300, optional_shown=True)
    ride: CourtRide = entry(N_("Ride"), default=CourtRide.NOT_ASKED)
    reminded_on: date | None = entry(N_("Reminder given on"), default=None, optional_shown=True)
    reminded_how: ReminderManner | None = entry(N_("Reminder given"), default=None)
    result: CourtResult | None = entry(N_("What became of it"), default=None)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this court date from being saved, by field."""
        found = fields.problems(self)
        if problem := result_problem(self.on, self.result, today):
            found["result"] = problem
        if self.reminded_on and today and self.reminded_on > today:
            found["reminded_on"] = IN_THE_FUTURE
        elif self.reminded_how and self.reminded_on is None:
            found["reminded_on"] = DATE_NEEDED
        return found


def result_problem(on: date | None, result: CourtResult | None, today: date | None) -> str:
    """Return why a result can't be yet, or an empty text."""
    early = on is not None and today is not None and on > today
    return IN_THE_FUTURE if early and result is not None and result not in KNOWN_BEFORE else ""


def state(on: date, result: CourtResult | None, today: date) -> DateState:
    """Return where a court date stands on a day; on its own day it is still coming."""
    if result is not None:
        return DateState.DONE
    return DateState.COMING if on >= today else DateState.WITHOUT_RESULT


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """What *Record the result* edits."""

    result: CourtResult | None = entry(N_("What became of it"), default=None, required=True, width=3)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self, on: date | None = None, today: date | None = None) -> dict[str, str]:
        """Return what stops this result from being kept, by field."""
        found = fields.problems(self)
        if problem := result_problem(on, self.result, today):
            found["result"] = problem
        return found


@dataclass(frozen=True, slots=True)
class MoveDraft:
    """What *Move to another day* edits: the new day; the old one is kept as moved."""

    on: date | None = entry(N_("New date"), default=None, required=True)
    at: time | None = entry(N_("Time"), default=None)
    room: str = entry(N_("Courtroom or link"), default="", max_length=300, optional_shown=True)
    note: str = entry(
        N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True, help=N_("Such as who moved it")
    )

    def problems(self, before: CourtDateDraft | None = None) -> dict[str, str]:
        """Return what stops this move, by field."""
        found = fields.problems(self)
        if before is not None and self.on is not None and (self.on, self.at) == (before.on, before.at):
            found["on"] = SAME_TIME
        return found


@dataclass(frozen=True, slots=True)
class CourtDateRow:
    """A line of the list of court dates, with whose it is and where. ``moved_to`` is the day it was moved to."""

    id: int
    participant_id: int
    participant_name: str
    record_number: str
    draft: CourtDateDraft
    court: str = ""
    case_number: str = ""
    moved_to: date | None = None

    @property
    def on(self) -> date:
        """Return its day."""
        assert self.draft.on is not None  # noqa: S101 - its own declaration requires it
        return self.draft.on

    @property
    def place(self) -> str:
        """Return court and room in one line."""
        return ", ".join(part for part in (self.court, self.draft.room.strip()) if part)

    def state(self, today: date) -> DateState:
        """Return where it stands on a day."""
        return state(self.on, self.draft.result, today)

    @property
    def may_move(self) -> bool:
        """Return whether it can be moved: it has no result yet, or none but that it was moved."""
        return self.draft.result in (None, CourtResult.CONTINUED) and self.moved_to is None
