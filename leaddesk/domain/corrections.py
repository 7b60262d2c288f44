"""A correction of the disclosure log: a new entry says how it was, and the one it corrects stays as it was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList
from leaddesk.domain.disclosure_codes import (
    Channel,
    ConsentState,
    DisclosureBasis,
    DisclosureEvent,
    InformationCategory,
    Purpose,
)
from leaddesk.domain.disclosures import Disclosure
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, REQUIRED, entry
from leaddesk.domain.grounds import ASKED, GroundDraft
from leaddesk.i18n import N_

MOST_COPIES = 99
CORRECTABLE = frozenset(
    {DisclosureEvent.DISCLOSED, DisclosureEvent.TOLD, DisclosureEvent.NOT_GIVEN, DisclosureEvent.NEVER}
)
"""Entries in which she said something; that a paper was prepared or printed is what the program itself did."""
LEFT_NOTHING = frozenset({DisclosureEvent.NOT_GIVEN, DisclosureEvent.NEVER})
BEFORE_MADE = N_("This is before the day it was made")
NOTHING_DIFFERS = N_("Nothing differs from what the entry says")


class Mistake(CodeList):
    """What an entry has wrong."""

    FACTS = "facts", N_("Something in it is wrong")
    NEVER = "never", N_("It did not happen")
    OTHER_PERSON = "other_person", N_("It was about somebody else")


@dataclass(frozen=True, slots=True)
class CorrectionDraft:
    """How it was, beginning with what the entry says; and why the entry was wrong."""

    mistake: Mistake = entry(N_("What is wrong"), default=Mistake.FACTS, required=True, width=6)
    reason: str = entry(
        N_("Why the entry is wrong"),
        default="",
        required=True,
        max_length=500,
        width=6,
        help=N_("Stays in the log for good"),
    )
    participant_id: int | None = entry(N_("Whom it was about"), default=None, width=6)
    organisation_id: int | None = entry(N_("Recipient"), default=None, width=3)
    recipient_person: str = entry(N_("Who there"), default="", max_length=300, width=3, optional_shown=True)
    recipient_address: str = entry(
        N_("Address, fax or email"),
        default="",
        max_length=600,
        width=6,
        lines=2,
        optional_shown=True,
        help=N_("Empty takes what the directory has"),
    )
    channel: Channel = entry(N_("How"), default=Channel.HAND, required=True)
    on: date | None = entry(N_("Day"), default=None)
    at: time | None = entry(N_("Time"), default=None, help=N_("Empty where nobody knows it"))
    purpose: Purpose | None = entry(N_("Purpose"), default=None, width=3)
    case_number: str = entry(N_("Case number"), default="", max_length=80, width=3, optional_shown=True)
    categories: frozenset[InformationCategory] = entry(N_("What was told"), default=frozenset(), width=6)
    copies: int | None = entry(N_("Copies"), default=1)
    note: str = entry(N_("Note"), default="", max_length=1000, width=6, lines=2, optional_shown=True)
    spoken: bool = False
    """Whether it was told by word of mouth."""
    ground: GroundDraft | None = None
    """The facts of another legal basis than a consent, as the entry holds them."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Return which fields this correction needs, in order."""
        if self.mistake is Mistake.NEVER:
            return ("mistake", "reason")
        person = ("participant_id",) if self.mistake is Mistake.OTHER_PERSON else ()
        own = ("purpose", "case_number", "categories") if self.spoken else ("copies",)
        if self.spoken and self.ground is not None:
            own = ("categories",)
        shared = ("organisation_id", "recipient_person", "recipient_address", "channel", "on", "at")
        return ("mistake", "reason", *person, *shared, *own, "note")

    def problems(self) -> dict[str, str]:
        """Return what stops this correction by its declaration alone, by field; the entry itself may ask for more."""
        return {name: problem for name, problem in fields.problems(self).items() if name in self.asked}

    @property
    def facts(self) -> GroundDraft | None:
        """Return the facts of another legal basis with the day and the hour as they are corrected."""
        if self.ground is None:
            return None
        known = ASKED[self.ground.ground]
        return replace(self.ground, **{name: getattr(self, name) for name in ("on", "at") if name in known})


@dataclass(frozen=True, slots=True)
class Correctable:
    """An entry that may be corrected: what it says, when its paper was made, and how many people its sheet tells of."""

    entry: Disclosure
    draft: CorrectionDraft
    made: datetime | None = None
    """The hour of the office at which the paper was made; nobody had it before."""
    people: int = 1
    person: int = 0
    """The record of whom it is about, which after a merge is not the one it was written for."""

    @property
    def back(self) -> bool:
        """Return whether the entry says that nothing left the office, so that the correction says it did."""
        return self.entry.event in LEFT_NOTHING

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Return what can be wrong: a paper tells of whom it tells, and what never left can't be undone twice."""
        if self.back:
            return (Mistake.FACTS,)
        return tuple(Mistake) if self.draft.spoken else (Mistake.FACTS, Mistake.NEVER)

    def problems(self, draft: CorrectionDraft, now: datetime) -> dict[str, str]:
        """Return what stops a correction from being written, by field; ``now`` is the hour of the office."""
        asked = draft.asked
        found = draft.problems() | {
            name: problem for name, problem in self._lacking(draft, now).items() if name in asked
        }
        if draft.mistake not in self.mistakes:
            found["mistake"] = REQUIRED
        elif draft.mistake is Mistake.FACTS and not self.back and replace(draft, reason="") == self.draft:
            found["mistake"] = NOTHING_DIFFERS
        return found

    def _lacking(self, draft: CorrectionDraft, now: datetime) -> dict[str, str]:
        found = {}
        if draft.participant_id in (None, self.entry.participant_id, self.person):
            found["participant_id"] = N_("Choose whom it was about")
        if draft.organisation_id is None and self.draft.organisation_id is not None:
            found["organisation_id"] = REQUIRED
        if draft.purpose is None and draft.ground is None:
            found["purpose"] = REQUIRED
        if draft.spoken and not draft.categories:
            found["categories"] = N_("Tick what was told")
        if draft.copies is None or not 1 <= draft.copies <= MOST_COPIES:
            found["copies"] = N_("Between 1 and {most}").format(most=MOST_COPIES)
        if draft.on is None:
            found["on"] = DATE_NEEDED
        elif draft.on > now.date():
            found["on"] = IN_THE_FUTURE
        elif self.made is not None and draft.on < self.made.date():
            found["on"] = BEFORE_MADE
        elif draft.at and datetime.combine(draft.on, draft.at) > now.replace(tzinfo=None):
            found["at"] = IN_THE_FUTURE
        return found


@dataclass(frozen=True, slots=True)
class Judged:
    """What a corrected entry rests on, as the gate says it of the corrected day and recipient."""

    basis: DisclosureBasis
    consent_id: int | None = None
    consent_number: str = ""
    state: ConsentState | None = None
    message: str = ""
    values: tuple[tuple[str, str], ...] = ()
    """Why nothing covers it, where nothing does."""

    @property
    def covered(self) -> bool:
        """Return whether it was told with cover."""
        return self.basis is not DisclosureBasis.NO_COVER


@dataclass(frozen=True, slots=True)
class Written:
    """The new entry, and what it rests on."""

    id: int
    judged: Judged | None
