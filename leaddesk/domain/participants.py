"""Who a participant is: names, birth date as far as known, ways to reach the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from leaddesk.domain import fields
from leaddesk.domain.codes import (
    CloseReason,
    InactiveReason,
    Language,
    ParticipationStatus,
    PhoneKind,
)
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_, parse_date, show_date, show_phone

NAME_NEEDED = N_("A first name, last name, preferred name or alias is needed")
BORN_LATER = N_("A birth date lies in the past")
NOT_A_BIRTH_DATE = N_("Not a date. 4/12/1986, about 1986 and 1986 all work")
OLDEST = 120
_TELLING = 5
_ABOUT = re.compile(r"(?:about|around|approx\.?|circa|ca\.?|c\.|~)\s*(.+)", re.IGNORECASE)


@total_ordering
@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date as far as it is known: the day, the month or only the year, exact or about."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __lt__(self, other: BirthDate) -> bool:
        """Sort by what is known; the year alone comes before its days."""
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int, bool]:
        return self.year, self.month or 0, self.day or 0, self.about

    @property
    def earliest(self) -> date:
        """Return the first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def exact(self) -> bool:
        """Return whether the very day is known."""
        return self.day is not None and not self.about

    def shown(self, language: str = "en") -> str:
        """Return ``Apr 12, 1986``, ``1986`` or ``about 1986``."""
        if self.month and self.day:
            known = show_date(self.earliest, language)
        else:
            known = f"{self.month}/{self.year}" if self.month else str(self.year)
        about = "hacia" if language == "es" else "about"
        return f"{about} {known}" if self.about else known

    def age(self, on: date) -> int:
        """Return the years completed on a day, the most that fit what is known."""
        born = self.earliest
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    def stored(self) -> str:
        """Return the text that is kept: ``~1986`` or ``1986-04-12``."""
        known = (
            f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")
        )
        return f"~{known}" if self.about else known

    @classmethod
    def from_stored(cls, text: str) -> BirthDate:
        """Read the kept text back."""
        known = text.lstrip("~")
        month, day = int(known[5:7] or 0), int(known[8:10] or 0)
        return cls(int(known[:4]), month or None, day or None, about=text.startswith("~"))

    @classmethod
    def parse(cls, text: str, today: date) -> BirthDate | None:
        """Read what she typed: ``4/12/1986``, ``apr 12 1986``, ``4/1986``, ``1986``, ``about 1986``.

        Returns None for an empty text; raises ValueError for one that is no birth date.
        """
        words = " ".join(text.split())
        if not words:
            return None
        if found := _ABOUT.fullmatch(words):
            known = cls.parse(found[1], today)
            return known and cls(known.year, known.month, known.day, about=True)
        if re.fullmatch(r"(18|19|20)\d\d", words):
            return cls(int(words))
        if found := re.fullmatch(r"(\d{1,2})[/\-](\d{4})", words):
            return cls(date(int(found[2]), int(found[1]), 1).year, int(found[1]))
        if re.fullmatch(r"\d{1,2}[/\-.]\d{1,2}|[A-Za-z]+|[A-Za-z+\-].{0,5}", words):
            message = "a birth date has a year"
            raise ValueError(message)
        day = parse_date(words, today)
        if day and day > today and re.search(r"(?<!\d)\d\d$", words):
            day = day.replace(year=day.year - 100)
        return cls(day.year, day.month, day.day) if day else None


@dataclass(frozen=True, slots=True)
class Phone:
    """A number, whose it is, and whether a message there is safe."""

    number: str
    kind: PhoneKind = PhoneKind.OWN
    message_safe: bool = False

    def shown(self) -> str:
        """Return the number as people write it."""
        return show_phone(self.number)


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """What the participant form edits."""

    first_name: str = entry(N_("First name"), default="", max_length=300)
    middle_name: str = entry(N_("Middle name"), default="", max_length=300, width=1, optional_shown=True)
    last_name: str = entry(N_("Last name"), default="", max_length=300)
    suffix: str = entry(N_("Suffix"), default="", max_length=40, width=1, optional_shown=True)
    preferred_name: str = entry(
        N_("Preferred name"), default="", max_length=300, help=N_("What the person wants to be called")
    )
    addressed_as: str = entry(
        N_("Addressed in letters as"), default="", max_length=300, help=N_("For example Ms. Teague; else the full name")
    )
    aliases: tuple[str, ...] = entry(N_("Also known as"), default=(), help=N_("Street names, former names"), width=2)
    birth: BirthDate | None = entry(
        N_("Date of birth"), default=None, help=N_("As far as known: 4/12/1986, about 1986, 1986")
    )
    phones: tuple[Phone, ...] = entry(N_("Phone"), default=(), width=4)
    no_fixed_address: bool = entry(N_("No fixed address"), default=False)
    address: str = entry(N_("Address"), default="", max_length=500, width=3, lines=2)
    address_confidential: bool = entry(
        N_("Keep the address off all papers"), default=False, help=N_("Address confidentiality, or not safe to show")
    )
    where_to_find: str = entry(N_("Where to find the person"), default="", max_length=500, width=3, lines=2)
    language: Language = entry(N_("Language"), default=Language.ENGLISH)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this draft from being saved, by field."""
        found = fields.problems(self)
        if not any(name.strip() for name in (self.first_name, self.last_name, self.preferred_name, *self.aliases)):
            found["first_name"] = NAME_NEEDED
        if self.birth and today and (self.birth.earliest > today or self.birth.year < today.year - OLDEST):
            found["birth"] = BORN_LATER
        for number, alias in enumerate(self.aliases):
            if len(alias) > 300:  # noqa: PLR2004 - as long as the other names
                found["aliases"] = fields.TOO_LONG.replace("{limit}", "300")
            if not alias.strip() and number < len(self.aliases) - 1:
                found["aliases"] = fields.REQUIRED
        return found

    @property
    def legal_name(self) -> str:
        """Return the name parts in order, without the preferred name."""
        return join_name(self.first_name, self.middle_name, self.last_name, self.suffix)

    @property
    def shown_name(self) -> str:
        """Return the name as the screen shows it, the preferred one first."""
        return shown_name(self)

    @property
    def letter_name(self) -> str:
        """Return how letters speak of the person; no title is guessed."""
        return self.addressed_as.strip() or self.legal_name or self.shown_name

    def tells_address(self, *texts: str) -> bool:
        """Return whether typed words hold an address that stays off all papers, whatever its spaces and signs."""
        if not self.address_confidential:
            return False
        parts = [_words(part) for part in re.split(r"[\n,;·]", self.address)]
        street = [part for number, part in enumerate(parts) if number == 0 or re.search(r"\d.{6}", part)]
        secret = [part for part in (*street, _words(self.where_to_find)) if len(part) >= _TELLING]
        return any(f" {part} " in f" {_words(text)} " for part in secret for text in texts)

    @property
    def initials(self) -> str:
        """Return the initials for running heads, such as ``M.T.``."""
        letters = [name.strip()[0].upper() for name in (self.first_name, self.last_name) if name.strip()]
        return "".join(f"{letter}." for letter in letters or [self.shown_name[:1].upper() or "?"])


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def join_name(*parts: str) -> str:
    """Return name parts with single spaces between them."""
    return fields.unturned_text(" ".join(part.strip() for part in parts if part.strip()))


def shown_name(draft: ParticipantDraft) -> str:
    """Return preferred or first name with the last name; else an alias."""
    called = draft.preferred_name.strip() or draft.first_name.strip()
    named = join_name(called, draft.last_name, draft.suffix if draft.last_name.strip() else "")
    return named or next((f"“{fields.unturned_text(alias.strip())}”" for alias in draft.aliases if alias.strip()), "")


def record_number(year: int, number: int) -> str:
    """Return a record number such as ``LD-2026-0142``."""
    return f"LD-{year}-{number:04}"


@dataclass(frozen=True, slots=True)
class StatusPeriod:
    """One row of the dated status history; ``until`` is None while it lasts."""

    status: ParticipationStatus
    since: date
    until: date | None = None
    reason: InactiveReason | CloseReason | None = None
    note: str = ""
    enrolment_id: int | None = None


@dataclass(frozen=True, slots=True)
class StatusChangeDraft:
    """What the status dialog edits."""

    status: ParticipationStatus = entry(N_("Status"), default=ParticipationStatus.ACTIVE)
    since: date | None = entry(N_("Since"), default=None, required=True)
    inactive_reason: InactiveReason | None = entry(N_("Why inactive"), default=None)
    close_reason: CloseReason | None = entry(N_("Why closed"), default=None)
    note: str = entry(N_("Note"), default="", max_length=500, width=6, lines=2, optional_shown=True)

    def problems(self) -> dict[str, str]:
        """Return what stops this change from being saved, by field."""
        found = fields.problems(self)
        if self.status is ParticipationStatus.INACTIVE and self.inactive_reason is None:
            found["inactive_reason"] = fields.REQUIRED
        if self.status is ParticipationStatus.CLOSED and self.close_reason is None:
            found["close_reason"] = fields.REQUIRED
        return found


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A line of the participants list."""

    id: int
    record_number: str
    name: str
    legal_name: str
    birth: BirthDate | None
    status: ParticipationStatus
    status_since: date | None
    door: str
    last_contact: date | None
    phone: str = ""
    court_on: date | None = None
    """The first court date of the next seven days."""


@dataclass(frozen=True, slots=True)
class ParticipantFilter:
    """Which people a list shows; what is empty leaves nobody out.

    ``not_reached_days`` keeps those who take part and with whom nobody spoke for so many days.
    """

    status: ParticipationStatus | None = None
    text: str = ""
    ids: frozenset[int] | None = None
    not_reached_days: int | None = None


@dataclass(frozen=True, slots=True)
class ParticipantRecord:
    """Everything the header and overview of one record show."""

    id: int
    record_number: str
    draft: ParticipantDraft
    status: ParticipationStatus
    history: tuple[StatusPeriod, ...]
    enrolled_on: date | None
    removed: bool = False
    last_spoken_on: date | None = None
    next_contact_on: date | None = None
    died_before_intake: bool = False
    also: tuple[str, ...] = ()
    """Numbers of records that were merged into this one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known person who may be the one being entered, with the reasons in words."""

    id: int
    record_number: str
    name: str
    birth: BirthDate | None
    status: ParticipationStatus
    reasons: tuple[str, ...]
    score: float
