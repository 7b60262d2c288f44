"""What the day asks for, derived from the records: no reminder can go stale."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from leaddesk.domain import fields
from leaddesk.domain.court_dates import CourtDateRow
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_, show_date

PASSING = frozenset({"name", "days", "count", "ago"})
"""Values that change from one day to the next, or say nothing new, and so bring no line back."""
LONGEST_WAIT = timedelta(days=365)


class TodayKind(Enum):
    """What a line of Today is about; the screen has an icon for each."""

    INTAKE_DUE = auto()
    COURT_DATE = auto()
    COURT_RESULT = auto()
    CONSENT_ENDING = auto()
    CONSENT_EVENT = auto()
    PAPER_UNANSWERED = auto()
    REFERRAL_OUT_UNANSWERED = auto()
    NEXT_CONTACT = auto()
    NOT_REACHED = auto()
    STEP_DUE = auto()
    PLAN_REVIEW = auto()
    NEW_REFERRAL = auto()
    DRAFT_KEPT = auto()
    BACKUP_OLD = auto()
    RECORD_GAPS = auto()
    NOT_FOUND = auto()
    NOTICE_MISSING = auto()
    REVOCATION_UNTOLD = auto()


LEGAL_CLOCKS = frozenset(
    {
        TodayKind.INTAKE_DUE,
        TodayKind.COURT_DATE,
        TodayKind.CONSENT_ENDING,
        TodayKind.CONSENT_EVENT,
        TodayKind.PAPER_UNANSWERED,
        TodayKind.REVOCATION_UNTOLD,
    }
)
"""Lines that the law, a court or an agreement counts: none is put off without a reason, nor beyond its day."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One thing to do: what, why, by when, and which record it opens."""

    kind: TodayKind
    title: str
    detail: str
    due: date | None
    opens: str
    opens_id: int | None
    values: tuple[tuple[str, str], ...] = ()
    key: str = ""

    @property
    def legal(self) -> bool:
        """Return whether the line is a legal clock."""
        return self.kind in LEGAL_CLOCKS

    @property
    def can_move(self) -> bool:
        """Return whether the line can be put off to another day; one that only counts the rest can't."""
        return bool(self.key) and "count" not in dict(self.values)

    @property
    def can_be_dismissed(self) -> bool:
        """Return whether the line can be set aside for good; an old backup can only wait a little."""
        return self.can_move and self.kind is not TodayKind.BACKUP_OLD

    @property
    def fingerprint(self) -> str:
        """Return what the line says as a short hash: when the facts change, it is another one."""
        facts = [(name, value) for name, value in self.values if name not in PASSING]
        said = repr((self.kind.name, self.title, self.detail, self.due, facts))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


USUAL, LIMIT = 20, 25
"""People for one full-time position: on average, and at most."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many people, against the limits of the field: 20 on average for one position, never over 25."""

    active: int
    inactive: int
    full_time: int = 100
    """Hundredths of a full-time position."""

    @property
    def total(self) -> int:
        """Return everyone enrolled."""
        return self.active + self.inactive

    def room(self, for_one: int) -> int:
        """Return how many people fit into so many for one full-time position."""
        return for_one * self.full_time // 100


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that is not shown: until a day, or for good where ``until`` is None, and why."""

    line: TodayLine
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class WaitDraft:
    """Another day for a line of Today."""

    until: date | None = entry(N_("Show it again on"), default=None, required=True, width=2)
    reason: str = entry(N_("Why"), default="", max_length=200, width=6)

    def problems(self, line: TodayLine, today: date) -> dict[str, str]:
        """Return what stops this line from being moved to that day, by field."""
        found = fields.problems(self)
        if line.legal and not self.reason.strip():
            found["reason"] = WHY_LEGAL
        if self.until is None:
            return found
        if self.until <= today:
            found["until"] = N_("A day to come")
        elif self.until > today + LONGEST_WAIT:
            found["until"] = N_("At most a year from now")
        elif line.legal and line.due is not None and today <= line.due < self.until:
            found["until"] = N_("This is due on {day}: no later than that").replace("{day}", show_date(line.due))
        return found


@dataclass(frozen=True, slots=True)
class DismissalDraft:
    """Why a line of Today is set aside."""

    reason: str = entry(N_("Why"), default="", required=True, max_length=200, width=6)

    def problems(self) -> dict[str, str]:
        """Return what is missing."""
        return fields.problems(self)


WHY_LEGAL = N_("This is a deadline of the law or of an agreement: say why it can wait")


@dataclass(frozen=True, slots=True)
class Day:
    """The Today page: what can't wait, what this week asks, what comes later."""

    today: date
    urgent: tuple[TodayLine, ...]
    week: tuple[TodayLine, ...]
    later: tuple[TodayLine, ...]
    caseload: Caseload
    aside: tuple[SetAside, ...] = ()
    court_dates: int = 0
    """How many court dates come in the next seven days."""
    court_week: tuple[CourtDateRow, ...] = ()
    """The first of them, by day and time."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the search list. ``kind`` names the page it opens."""

    kind: str
    id: int
    title: str
    detail: str
    score: float = 0.0
    of: int | None = None
    """Whose contact it is."""
