"""What each part of the conversation that is kept once per person asks. Everything may be left empty."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any

from leaddesk.domain import fields
from leaddesk.domain.codes import Language, YesNo
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.intake.codes import NoticeManner, Supply, TodayNeed
from leaddesk.domain.intake.hmis_codes import NO_RACE, Answer, BirthQuality, NameQuality, Race, Sex
from leaddesk.domain.intake.told import LONGEST, TOLD_TOO_LONG, UNTOLD, Told
from leaddesk.i18n import N_

ONE_OR_THE_OTHER = N_("Either what fits, or why there is no answer")
MANY_DEPENDANTS = 30


def told(label: str, help: str = "") -> Any:  # noqa: A002 - the word the screen uses
    """Declare an open question."""
    return entry(label, default=UNTOLD, help=help, width=6, lines=2)


def found_in(draft: Any, today: date | None = None) -> dict[str, str]:
    """Return what stops any part of the conversation from being saved, by field."""
    found = fields.problems(draft)
    for declared in dataclass_fields(draft):
        value = getattr(draft, declared.name)
        if isinstance(value, Told) and len(value.words) > LONGEST:
            found[declared.name] = TOLD_TOO_LONG
        if isinstance(value, date) and today is not None and value > today:
            found[declared.name] = IN_THE_FUTURE
    return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the conversation that is kept once per person and corrected in place."""

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        return found_in(self, today)


@dataclass(frozen=True, slots=True)
class LanguageSheet(Sheet):
    """How to talk with each other. The language itself stays with the person."""

    language: Language = entry(N_("Language"), default=Language.ENGLISH, width=3)
    interpreter: Answer | None = entry(N_("Interpreter wanted"), default=None, width=3)
    reading: Told = told(
        N_("Reading, writing, hearing, seeing"), N_("What makes it easier: large print, reading aloud")
    )


@dataclass(frozen=True, slots=True)
class AboutSheet(Sheet):
    """Demographics as the person gives them. Nothing here is ever inferred."""

    race: frozenset[Race] = entry(
        N_("Race or ethnicity"), default=frozenset(), width=6, help=N_("Every answer that fits; one is enough")
    )
    tribe: str = entry(N_("Tribe or nation"), default="", max_length=200, width=3)
    sex: Sex | None = entry(N_("Sex"), default=None, width=3, help=N_("As HMIS asks it; apart from gender"))
    gender: str = entry(
        N_("Gender, in the person's own words"), default="", max_length=120, width=3, optional_shown=True
    )
    pronouns: str = entry(N_("Pronouns the person uses"), default="", max_length=60, width=3, optional_shown=True)
    veteran: Answer | None = entry(N_("Veteran"), default=None, width=3, help=N_("Ever on active military duty"))
    rural_town: str = entry(
        N_("Town or area"), default="", max_length=120, width=3, help=N_("Where most days are spent")
    )
    name_quality: NameQuality | None = entry(N_("How much of the name is known"), default=None, width=3)
    birth_quality: BirthQuality | None = entry(N_("How much of the birth date is known"), default=None, width=3)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        found = found_in(self, today)
        missing = self.race & NO_RACE
        if missing and (len(missing) > 1 or self.race - NO_RACE):
            found["race"] = ONE_OR_THE_OTHER
        return found


@dataclass(frozen=True, slots=True)
class HouseholdSheet(Sheet):
    """Who depends on the person, and whom the person depends on."""

    lives_with: Told = told(N_("Who lives with you?"))
    dependants: int | None = entry(N_("How many depend on the person"), default=None, width=2)
    children: Told = told(N_("Children and others who depend on you"))
    pets: Told = told(N_("Pets"))

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops it from being saved, by field."""
        found = found_in(self, today)
        if self.dependants is not None and not 0 <= self.dependants <= MANY_DEPENDANTS:
            found["dependants"] = N_("Between 0 and 30")
        return found


@dataclass(frozen=True, slots=True)
class UrgentSheet(Sheet):
    """What can't wait for a plan."""

    asked_on: date | None = entry(N_("Asked on"), default=None, width=2)
    shelter: TodayNeed | None = entry(N_("A place for tonight"), default=None, width=2)
    food: TodayNeed | None = entry(N_("Food and water"), default=None, width=2)
    medicine: TodayNeed | None = entry(N_("Medicine or a doctor"), default=None, width=2)
    safe: TodayNeed | None = entry(N_("Being safe"), default=None, width=2)
    warrants: TodayNeed | None = entry(N_("Warrants or court today"), default=None, width=2)
    words: Told = told(N_("What would help most today?"))


@dataclass(frozen=True, slots=True)
class HealthSheet(Sheet):
    """Health as far as the person wants to tell."""

    health: Told = told(N_("Anything about your health that we should know?"))
    medicines: Told = told(N_("Medicines"))
    allergies: Told = told(N_("Allergies"))
    care: Told = told(N_("Doctor, clinic or pharmacy you trust"))
    access: Told = told(N_("Getting around: stairs, distance, equipment"))


@dataclass(frozen=True, slots=True)
class OverdoseSheet(Sheet):
    """Overdoses lived through, and naloxone at hand."""

    overdosed: Answer | None = entry(N_("Ever overdosed"), default=None, width=2)
    last_overdose: str = entry(
        N_("The last time"), default="", max_length=120, width=2, help=N_("As far as known: last spring, 2024")
    )
    carries_naloxone: Answer | None = entry(N_("Naloxone carried"), default=None, width=2)
    naloxone_given_on: date | None = entry(N_("Naloxone kit given on"), default=None, width=2)
    people_around: Answer | None = entry(N_("People around know how to use it"), default=None, width=2)
    words: Told = told(N_("What keeps you safer?"))


@dataclass(frozen=True, slots=True)
class TreatmentSheet(Sheet):
    """What was tried, what helped, what the person wants."""

    so_far: Told = told(N_("Treatment or support so far"))
    helped: Told = told(N_("What helped, what did not"))
    wishes: Told = told(N_("What would you like, if anything?"))
    moud: Answer | None = entry(
        N_("Interested in medication for opioid use"),
        default=None,
        width=3,
        help=N_("Such as buprenorphine or methadone"),
    )


@dataclass(frozen=True, slots=True)
class LegalSheet(Sheet):
    """Legal matters as the person tells them; court dates have a place of their own."""

    matters: Told = told(N_("Open cases, tickets, fines"))
    lawyer: Told = told(N_("Lawyer"))
    supervision: Told = told(N_("Probation, parole or pretrial"))
    warrants: Told = told(N_("Warrants"))


@dataclass(frozen=True, slots=True)
class StrengthsSheet(Sheet):
    """What carries the person."""

    strengths: Told = told(N_("What are you good at? What are you proud of?"))
    trusted: Told = told(N_("Whom do you trust?"))
    worked: Told = told(N_("What has worked before?"))


@dataclass(frozen=True, slots=True)
class GoalsSheet(Sheet):
    """Goals in the person's own words."""

    goals: Told = told(N_("What do you want to be different?"))
    first_step: Told = told(N_("What would be a good first step?"))
    comes_first: Told = told(N_("What matters most?"))


@dataclass(frozen=True, slots=True)
class SuppliesSheet(Sheet):
    """Harm reduction supplies."""

    wanted: frozenset[Supply] = entry(N_("Wanted"), default=frozenset(), width=3)
    given: frozenset[Supply] = entry(N_("Given today"), default=frozenset(), width=3)
    words: Told = told(N_("Anything else"))


@dataclass(frozen=True, slots=True)
class ConsentsSheet(Sheet):
    """Whether the notice was given and consents were offered. Declining changes nothing about the help."""

    notice_on: date | None = entry(N_("Privacy notice given on"), default=None, width=3)
    notice_manner: NoticeManner | None = entry(N_("How"), default=None, width=3)
    acknowledged: YesNo = entry(N_("Receipt signed"), default=YesNo.NOT_ASKED, width=3)
    offered_on: date | None = entry(N_("Consents offered on"), default=None, width=3)
    words: Told = told(N_("What was offered, and what the person said"))
