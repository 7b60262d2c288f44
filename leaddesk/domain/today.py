"""What the day asks for, derived from the records: no reminder can go stale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto


class TodayKind(Enum):
    """What a line of Today is about; the screen has an icon for each."""

    INTAKE_DUE = auto()
    CONSENT_ENDING = auto()
    CONSENT_EVENT = auto()
    PAPER_UNANSWERED = auto()
    REFERRAL_OUT_UNANSWERED = auto()
    NEXT_CONTACT = auto()
    NOT_REACHED = auto()
    NEW_REFERRAL = auto()
    DRAFT_KEPT = auto()
    BACKUP_OLD = auto()


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


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many people, against the limits of the field (20 on average, never over 25)."""

    active: int
    inactive: int

    @property
    def total(self) -> int:
        """Return everyone enrolled."""
        return self.active + self.inactive


@dataclass(frozen=True, slots=True)
class Day:
    """The Today page: what can't wait, what this week asks, what comes later."""

    today: date
    urgent: tuple[TodayLine, ...]
    week: tuple[TodayLine, ...]
    later: tuple[TodayLine, ...]
    caseload: Caseload


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the search list. ``kind`` names the page it opens."""

    kind: str
    id: int
    title: str
    detail: str
    score: float = 0.0
