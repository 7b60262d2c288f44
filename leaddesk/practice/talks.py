"""What an invented person tells at intake and later: where they stay, what comes in, what they hope for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from leaddesk.domain.intake.codes import (
    DocumentStatus,
    Frequency,
    IntakeSection,
    MayBeTold,
    NeedKind,
    NeedSource,
    Route,
    Substance,
    TodayNeed,
    WantsChange,
)
from leaddesk.domain.intake.facts import (
    DocumentsDraft,
    IncomeDraft,
    IncomeLine,
    InsuranceDraft,
    LivingDraft,
    NeedsDraft,
    SafetyDraft,
    SubstanceDraft,
    SupportDraft,
)
from leaddesk.domain.intake.hmis_codes import (
    Answer,
    IncomeSource,
    InsuranceKind,
    LengthOfStay,
    LivingSituation,
    NonCashBenefit,
    Race,
    Sex,
)
from leaddesk.domain.intake.sheets import AboutSheet, GoalsSheet, StrengthsSheet, UrgentSheet
from leaddesk.domain.intake.told import Told

if TYPE_CHECKING:
    from random import Random

Fact = tuple[IntakeSection, Any]
_S, _L = IntakeSection, LivingSituation
_AT_FIRST = (_L.OUTSIDE, _L.OUTSIDE, _L.SHELTER, _L.FRIENDS, _L.FAMILY, _L.MOTEL, _L.RENTS, _L.JAIL)
_LATER = (_L.RENTS, _L.RENTS_SUBSIDY, _L.TRANSITIONAL, _L.SHELTER, _L.FRIENDS, _L.TREATMENT)
_RACES = (
    *({Race.WHITE},) * 6,
    *({Race.HISPANIC}, {Race.AIAN}, {Race.AIAN, Race.WHITE}, {Race.BLACK}, {Race.HISPANIC, Race.WHITE}),
    *({Race.ASIAN}, {Race.PREFERS_NOT}),
)
_TOWNS = ("Fernley Crossing", "Halvorsen Creek", "Two Forks", "Alder Flat", "out on Route 9")
_GOALS = (
    "A door I can lock. Then my teeth.",
    "See my kids on Sundays without being afraid of the phone.",
    "Sleep. Then I want to work again, with my hands.",
    "Get the court thing over with and keep my truck.",
)
_STRONG = ("Can fix anything with an engine.", "Keeps friends for life.", "Has come through three winters outside.")
_TRUSTED = (("Aunt Rue", "aunt"), ("Pastor Bill", "pastor"), ("Dolly M.", "friend"), ("Wes", "brother"))
_NEEDS = (
    NeedKind.DEPRESSION_ANXIETY,
    NeedKind.TRAUMA,
    NeedKind.SUD_OPIOID,
    NeedKind.SUD_STIMULANT,
    NeedKind.SUD_ALCOHOL,
)
_USED = (Substance.METHAMPHETAMINE, Substance.FENTANYL, Substance.ALCOHOL, Substance.CANNABIS)


def facts_at_intake(rng: Random, enrolled: date) -> list[Fact]:
    """Return the few facts that a report reads, as they were when somebody enrolled; some are not asked."""
    found: list[Fact] = []
    if rng.random() < 0.9:
        found.append((_S.LIVING, LivingDraft(enrolled, rng.choice(_AT_FIRST), rng.choice(tuple(LengthOfStay)))))
    if rng.random() < 0.85:
        found += [(_S.INCOME, _income(rng, enrolled)), (_S.INSURANCE, _insurance(rng, enrolled))]
    if rng.random() < 0.85:
        sex = rng.choice((Sex.FEMALE, Sex.MALE, Sex.MALE, Sex.PREFERS_NOT))
        veteran = Answer.YES if rng.random() < 0.08 else Answer.NO
        race = frozenset(rng.choice(_RACES))
        tribe = "Spokane Tribe" if Race.AIAN in race else ""
        found.append((_S.ABOUT, AboutSheet(race, tribe, sex, veteran=veteran, rural_town=rng.choice(_TOWNS))))
    return found


def facts_later(rng: Random, enrolled: date, last: date) -> list[Fact]:
    """Return what changed since, up to the last day that somebody was seen."""
    day = enrolled + timedelta(days=rng.randint(40, 160))
    if day > last:
        return []
    found: list[Fact] = [(_S.LIVING, LivingDraft(day, rng.choice(_LATER)))]
    if rng.random() < 0.5:
        found += [(_S.INCOME, _income(rng, day, likely=0.8)), (_S.INSURANCE, _insurance(rng, day, likely=0.9))]
    return found


def conversation(rng: Random, enrolled: date) -> list[Fact]:
    """Return the rest of a talk, as far as it went."""
    held, needed = DocumentStatus.HELD, DocumentStatus.NEEDED
    name, relation = rng.choice(_TRUSTED)
    parts: list[Fact] = [
        (_S.URGENT, UrgentSheet(enrolled, rng.choice(tuple(TodayNeed)), TodayNeed.FINE, safe=TodayNeed.FINE)),
        (
            _S.DOCUMENTS,
            DocumentsDraft(
                enrolled,
                birth_certificate=rng.choice((held, needed)),
                ssn_card=rng.choice((held, needed)),
                state_id=rng.choice((held, needed, DocumentStatus.APPLIED)),
            ),
        ),
        (_S.SUPPORT, SupportDraft(name, relation, "5555550177", rng.choice(tuple(MayBeTold)), rng.random() < 0.5)),
        (_S.NEEDS, NeedsDraft(enrolled, NeedSource.SELF, frozenset(rng.sample(_NEEDS, 2)))),
        (
            _S.SUBSTANCES,
            SubstanceDraft(
                rng.choice(_USED), Route.SMOKED, rng.choice(tuple(Frequency)), "this week", WantsChange.LESS, enrolled
            ),
        ),
        (_S.STRENGTHS, StrengthsSheet(Told(rng.choice(_STRONG)), Told(name))),
        (_S.GOALS, GoalsSheet(Told(rng.choice(_GOALS)))),
    ]
    told = parts[: rng.randint(1, len(parts))]
    if rng.random() < 0.15:
        told.append((_S.SAFETY, SafetyDraft(enrolled, "Dog at the gate. Call from the road first.")))
    return told


def _income(rng: Random, day: date, likely: float = 0.4) -> IncomeDraft:
    if rng.random() > likely:
        return IncomeDraft(day, Answer.NO, Answer.NO)
    source = rng.choice((IncomeSource.EARNED, IncomeSource.SSI, IncomeSource.GENERAL_ASSISTANCE))
    line = IncomeLine(source, str(rng.choice((197, 420, 943, 1280))))
    food = frozenset({NonCashBenefit.SNAP}) if rng.random() < 0.6 else frozenset[NonCashBenefit]()
    return IncomeDraft(day, Answer.YES, lines=(line,), benefits=food)


def _insurance(rng: Random, day: date, likely: float = 0.6) -> InsuranceDraft:
    if rng.random() > likely:
        return InsuranceDraft(day, Answer.NO)
    return InsuranceDraft(day, kinds=frozenset({rng.choice((InsuranceKind.MEDICAID, InsuranceKind.IHS))}))
