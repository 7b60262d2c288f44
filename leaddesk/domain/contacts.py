"""Contacts: when, how, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from leaddesk.domain import fields
from leaddesk.domain.codes import ContactKind, ContactOutcome
from leaddesk.domain.contact_codes import ContactPurpose, Direction, Reach, reach_of
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.i18n import N_

MINUTES_IN_DAY = 24 * 60
MOST_MILES, MOST_KITS, MOST_PEOPLE = 2000, 500, 2000
LATER_THAN_NOW = N_("This time is still to come")
BEFORE_THE_CONTACT = N_("This is before the contact itself")
NOBODY_TO_MEET = N_("A next contact needs a person")
_LIMITS = (("minutes", MINUTES_IN_DAY), ("miles", MOST_MILES), ("kits", MOST_KITS), ("people_met", MOST_PEOPLE))


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What the contact form edits. Without a person it is outreach: ``people_met`` says how many were met."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    kind: ContactKind = entry(N_("How"), default=ContactKind.PHONE, required=True)
    outcome: ContactOutcome = entry(N_("Outcome"), default=ContactOutcome.TWO_WAY, required=True)
    minutes: int | None = entry(N_("Minutes"), default=None, width=1, optional_shown=True)
    note: str = entry(N_("Note"), default="", max_length=2000, width=6, lines=3, optional_shown=True)
    next_on: date | None = entry(N_("Next contact"), default=None, optional_shown=True)
    direction: Direction = entry(N_("Begun by"), default=Direction.OUT, required=True)
    purpose: ContactPurpose | None = entry(N_("Purpose"), default=None, optional_shown=True)
    started: time | None = entry(N_("Start time"), default=None, width=1, optional_shown=True)
    miles: int | None = entry(N_("Miles"), default=None, width=1, optional_shown=True)
    place: str = entry(N_("Place"), default="", max_length=200, width=3, optional_shown=True)
    people_met: int | None = entry(N_("People met"), default=None, width=1, optional_shown=True)
    kits: int | None = entry(N_("Naloxone kits given"), default=None, width=2, optional_shown=True)

    @property
    def reach(self) -> Reach:
        """Return whether it was a two-way contact or an attempt."""
        return reach_of(self.outcome)

    def problems(self, now: datetime | None = None) -> dict[str, str]:
        """Return what stops this contact from being saved, by field; ``now`` is the office's own clock."""
        found = fields.problems(self)
        if self.on and now:
            if self.on > now.date():
                found["on"] = IN_THE_FUTURE
            elif self.started and datetime.combine(self.on, self.started) > now.replace(tzinfo=None):
                found["started"] = LATER_THAN_NOW
        for name, most in _LIMITS:
            value = getattr(self, name)
            if value is not None and not 0 <= value <= most:
                found[name] = N_("Between 0 and {most}").format(most=most)
        if self.on and self.next_on and self.next_on < self.on:
            found["next_on"] = BEFORE_THE_CONTACT
        return found

    def with_a_person(self) -> ContactDraft:
        """Return it as a contact with one person, who is not counted among people met."""
        return replace(self, people_met=None)

    def with_nobody(self) -> ContactDraft:
        """Return it as outreach: nobody is met again by appointment."""
        return replace(self, next_on=None)


@dataclass(frozen=True, slots=True)
class QuickContactDraft:
    """What the short form edits: a contact of today in one line. Nobody chosen makes it outreach."""

    participant_id: int | None = entry(N_("Who"), default=None, width=2, help=N_("Empty for outreach"))
    kind: ContactKind = entry(N_("How"), default=ContactKind.PHONE, required=True, width=2)
    outcome: ContactOutcome = entry(N_("Outcome"), default=ContactOutcome.TWO_WAY, required=True, width=2)
    minutes: int | None = entry(N_("Minutes"), default=None, width=1)
    note: str = entry(N_("Note"), default="", max_length=2000, width=3)
    next_on: date | None = entry(N_("Next contact"), default=None, width=2)

    def contact(self, today: date) -> ContactDraft:
        """Return the contact of today that it stands for."""
        purpose = ContactPurpose.OUTREACH if self.participant_id is None else None
        return ContactDraft(today, self.kind, self.outcome, self.minutes, self.note, self.next_on, purpose=purpose)

    def problems(self, now: datetime | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        found = fields.problems(self)
        if now is not None:
            found |= self.contact(now.date()).problems(now)
        if self.participant_id is None and self.next_on is not None:
            found["next_on"] = NOBODY_TO_MEET
        return found


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts are wanted; what is empty leaves all."""

    kind: ContactKind | None = None
    reach: Reach | None = None
    year: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A line of contacts; ``participant_id`` is None for outreach without a person."""

    id: int
    participant_id: int | None
    draft: ContactDraft


@dataclass(frozen=True, slots=True)
class SiteContactRow:
    """A contact in the list of the whole site, with who it was with."""

    id: int
    participant_id: int | None
    name: str
    record_number: str
    draft: ContactDraft
