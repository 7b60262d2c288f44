"""The yearly look at how the site keeps to LEAD's principles: a checklist for the policy group, never a score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.domain.today import Caseload
from leaddesk.i18n import N_

FIRST_YEAR, LAST_YEAR = 2011, 2100
NOT_A_YEAR = N_("A year such as 2026")
LONGEST_EVIDENCE = 400


class FidelityAnswer(CodeList):
    """How far a principle is kept."""

    YES = "yes", N_("Yes")
    PARTLY = "partly", N_("Partly")
    NO = "no", N_("No")
    NOT_APPLICABLE = "na", N_("Does not apply")


class Principle(CodeList):
    """What LEAD is built on, in our own words."""

    CONSENSUS = (
        "consensus",
        N_("Independent partners agree of their own will, decide by consensus, and share credit and blame."),
    )
    REAL_GOALS = "real_goals", N_("It works for the real goals of all partners, public safety and order among them.")
    OFFICERS = (
        "officers",
        N_("Line officers believe in it and decide; sergeants shape it; command supports it."),
    )
    PROSECUTORS = (
        "prosecutors",
        N_("Prosecutors use their discretion in participants’ cases that were not diverted, too."),
    )
    HARM_REDUCTION = (
        "harm_reduction",
        N_("Harm reduction: abstinence is not asked for, nothing is punished, people stay as long as they want."),
    )
    OWN_PLAN = "own_plan", N_("The plan is the participant’s own, with no fixed end; nobody is put out of it.")
    IN_THE_FIELD = (
        "in_the_field",
        N_("Case management is intensive and out in the field; caseloads keep within the limit."),
    )
    WARM_HAND_OFF = "warm_hand_off", N_("Hand-offs are warm, barriers low, answers quick.")
    ALL_DOORS = "all_doors", N_("All three doors are open; an arrest is not needed.")
    TRAUMA = "trauma", N_("Work is trauma-informed, and peers with lived experience take part.")
    NO_DISPLACEMENT = (
        "no_displacement",
        N_("Participants push nobody down a waiting list: capacity is built instead."),
    )
    EQUITY = (
        "equity",
        N_(
            "Help is tailored to person and community and fits their culture; who is referred and accepted is reviewed"
            " by race."
        ),
    )
    SHARING = "sharing", N_("Releases cover all partners, sharing stays within them, and the golden rule is kept.")
    MEETINGS = "meetings", N_("The case conference and the policy group meet and decide; actions are written down.")
    COMMUNITY = "community", N_("Community leadership has a real voice.")
    MANAGEMENT = "management", N_("Project management is dedicated and independent of any one partner.")
    MEASURE = "measure", N_("Referrals, equity and outcomes are measured, reviewed and shared.")
    FUNDS = "funds", N_("Funds are lasting and flexible, with assistance for participants among them.")


@dataclass(frozen=True, slots=True)
class PrincipleAnswer:
    """What was found for one principle: how far it is kept, by what that shows, and on which day it was looked at."""

    principle: Principle
    answer: FidelityAnswer | None = None
    evidence: str = ""
    on: date | None = None

    @property
    def empty(self) -> bool:
        """Return whether nothing was said of it."""
        return self.answer is None and not self.evidence.strip() and self.on is None


@dataclass(frozen=True, slots=True)
class FidelityDraft:
    """The self-check of one year."""

    year: int | None = entry(N_("Year"), default=None, required=True, width=1)
    reviewed_on: date | None = entry(N_("Reviewed on"), default=None, width=2, optional_shown=True)
    reviewed_with: str = entry(
        N_("With whom"), default="", max_length=300, width=3, optional_shown=True, help=N_("Such as the policy group")
    )
    answers: tuple[PrincipleAnswer, ...] = entry(N_("Principles"), default=(), width=6)
    next_steps: str = entry(
        N_("What to work on next"), default="", max_length=1000, width=6, lines=3, optional_shown=True
    )

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this check from being saved, by field."""
        found = fields.problems(self)
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            found["year"] = NOT_A_YEAR
        if today is not None and self.reviewed_on is not None and self.reviewed_on > today:
            found["reviewed_on"] = IN_THE_FUTURE
        if any(len(one.evidence) > LONGEST_EVIDENCE for one in self.answers):
            found["answers"] = fields.TOO_LONG.replace("{limit}", str(LONGEST_EVIDENCE))
        return found

    def of(self, principle: Principle) -> PrincipleAnswer:
        """Return what was found for a principle."""
        return next((one for one in self.answers if one.principle is principle), PrincipleAnswer(principle))

    @property
    def answered(self) -> int:
        """Return for how many principles there is an answer."""
        return sum(one.answer is not None for one in self.answers)


@dataclass(frozen=True, slots=True)
class FidelityRow:
    """A self-check among others."""

    id: int
    draft: FidelityDraft


@dataclass(frozen=True, slots=True)
class FidelityPacket:
    """What the printed check says; it names nobody. ``caseload`` is that of the day ``counted_on``."""

    office: Letterhead
    printing: Printing
    draft: FidelityDraft
    caseload: Caseload
    counted_on: date


def tidy(draft: FidelityDraft) -> FidelityDraft:
    """Return a check with its answers in the order of the principles, those that say nothing left out."""
    kept = (replace(draft.of(one), evidence=draft.of(one).evidence.strip()) for one in Principle)
    return replace(
        draft,
        answers=tuple(one for one in kept if not one.empty),
        reviewed_with=" ".join(draft.reviewed_with.split()),
        next_steps=draft.next_steps.strip(),
    )
