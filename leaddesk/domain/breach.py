"""A breach of what is kept here: what the letter to each person says, and by when it is due (45 CFR 164.404)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, Language
from leaddesk.domain.envelopes import envelope
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.i18n import N_

MOST_DAYS = 60
"""Calendar days after it was discovered; *without unreasonable delay* may be sooner."""
MANY = 500
"""From so many people on, the federal government and the press are told at once as well."""


class BreachData(CodeList):
    """Which kinds of information were involved."""

    NAME = "name", N_("Name")
    BIRTH = "birth", N_("Date of birth")
    REACH = "reach", N_("Address or phone")
    TAKING_PART = "taking_part", N_("That the person takes part here")
    HEALTH = "health", N_("Health or treatment")
    SUBSTANCE_USE = "substance_use", N_("Substance use")
    LEGAL = "legal", N_("Legal matters")
    BENEFITS = "benefits", N_("Housing, income or benefits")
    OTHER = "other", N_("Something else, told above")


@dataclass(frozen=True, slots=True)
class BreachLetterDraft:
    """What the coordinator writes for a breach letter; the law asks for each of its five parts."""

    discovered_on: date | None = entry(N_("Discovered on"), default=None, required=True, width=3)
    happened_on: date | None = entry(N_("It happened on"), default=None, width=3, optional_shown=True)
    what_happened: str = entry(
        N_("What happened, in plain words"), default="", required=True, max_length=1200, width=6, lines=4
    )
    kinds: frozenset[BreachData] = entry(N_("Kinds of information"), default=frozenset(), width=6)
    steps: str = entry(N_("What the person can do"), default="", required=True, max_length=1200, width=6, lines=4)
    doing: str = entry(N_("What this office does"), default="", required=True, max_length=1200, width=6, lines=4)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this letter from being printed, by field."""
        found = fields.problems(self)
        if not self.kinds:
            found["kinds"] = N_("Tick which kinds of information were involved")
        for name in ("discovered_on", "happened_on"):
            value = getattr(self, name)
            if value and today and value > today:
                found[name] = IN_THE_FUTURE
        if self.happened_on and self.discovered_on and self.happened_on > self.discovered_on:
            found["happened_on"] = N_("This is after the day it was discovered")
        return found

    @property
    def due(self) -> date | None:
        """Return the last day on which the letter may go out."""
        return self.discovered_on + timedelta(days=MOST_DAYS) if self.discovered_on else None

    @property
    def report_due(self) -> date | None:
        """Return by when the federal government is told of a breach of fewer than 500: 60 days after the year."""
        return date(self.discovered_on.year, 12, 31) + timedelta(days=MOST_DAYS) if self.discovered_on else None


@dataclass(frozen=True, slots=True)
class BreachPacket:
    """What the breach letter (BRCH) says. It goes to the person alone."""

    office: Letterhead
    printing: Printing
    record_number: str
    name: str
    address: str
    language: Language
    translation_reviewed: bool
    said: BreachLetterDraft

    @property
    def envelope(self) -> tuple[str, ...]:
        """Return name and address for the window of an envelope; empty where none may stand on paper."""
        return envelope(self.name, self.address)

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return self.language is Language.SPANISH and not self.translation_reviewed
