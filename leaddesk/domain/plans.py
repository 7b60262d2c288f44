"""Care plans: what a person wants, in the person's own words, and the steps that lead there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from leaddesk.domain import fields
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, entry
from leaddesk.domain.plan_codes import LIVE, GoalStatus, StageOfChange, StepStatus, StepWho
from leaddesk.i18n import N_

REVIEW_DAYS = 90
"""After how many days a plan is looked at again, unless she says otherwise."""
REVIEW_BEFORE_START = N_("The review can't be before the start")
STAYS_AS_IT_WAS = N_("This belongs to a plan that was reviewed, and stays as it was.")
CHANGE_THE_NEW_ONE = N_("Change it in the plan that followed.")
_LONG = 2000


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What the form of a plan edits: everything but its goals."""

    started_on: date | None = entry(N_("Started on"), default=None, required=True)
    review_on: date | None = entry(N_("Look at it again by"), default=None)
    agreed: bool = entry(N_("Agreed with the participant"), default=False, width=3)
    agreed_on: date | None = entry(N_("Agreed on"), default=None)
    own_words: str = entry(
        N_("What matters, in the person's own words"),
        default="",
        max_length=_LONG,
        width=6,
        lines=3,
        optional_shown=True,
    )
    strengths: str = entry(
        N_("What helps, and people to trust"), default="", max_length=_LONG, width=6, lines=2, optional_shown=True
    )
    safety: str = entry(
        N_("Staying safe"),
        default="",
        max_length=_LONG,
        width=6,
        lines=2,
        optional_shown=True,
        help=N_("Naloxone, a safe place, whom to call: what keeps the person safe"),
    )
    barriers: str = entry(
        N_("What gets in the way"), default="", max_length=_LONG, width=6, lines=2, optional_shown=True
    )

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this plan from being saved, by field."""
        found = fields.problems(self)
        for name in ("started_on", "agreed_on"):
            day = getattr(self, name)
            if day and today and day > today:
                found[name] = IN_THE_FUTURE
        if self.started_on and self.review_on and self.review_on < self.started_on:
            found["review_on"] = REVIEW_BEFORE_START
        if self.agreed and self.agreed_on is None:
            found["agreed_on"] = DATE_NEEDED
        return found


def new_plan(today: date, days: int = REVIEW_DAYS) -> PlanDraft:
    """Return a plan that begins today and is looked at again after so many days."""
    return PlanDraft(today, today + timedelta(days=days))


@dataclass(frozen=True, slots=True)
class GoalOutcome:
    """What a review says of one goal."""

    goal_id: int
    status: GoalStatus


@dataclass(frozen=True, slots=True)
class ReviewDraft(PlanDraft):
    """What the review edits: the plan that follows, and how each goal of the one before stands."""

    outcomes: tuple[GoalOutcome, ...] = entry(N_("Goals"), default=(), width=6)


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """What the form of a goal edits."""

    domain: str = entry(N_("Domain"), default="", required=True, max_length=40, width=3)
    status: GoalStatus = entry(N_("Status"), default=GoalStatus.AGREED, width=3)
    words: str = entry(
        N_("Goal, in the person's own words"), default="", required=True, max_length=500, width=6, lines=2
    )
    why: str = entry(N_("Why it matters"), default="", max_length=500, width=6, lines=2, optional_shown=True)
    stage: StageOfChange | None = entry(
        N_("Stage of change"),
        default=None,
        width=3,
        optional_shown=True,
        help=N_("Your own note: never printed, never told to anybody outside"),
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this goal from being saved, by field."""
        return fields.problems(self)


@dataclass(frozen=True, slots=True)
class StepDraft:
    """What the line of a step edits. ``organisation_id`` counts only for a step of a provider."""

    what: str = entry(N_("Step"), default="", required=True, max_length=300, width=6)
    who: StepWho = entry(N_("Who"), default=StepWho.PARTICIPANT, width=2)
    organisation_id: int | None = entry(N_("Which provider"), default=None, width=2, optional_shown=True)
    due: date | None = entry(N_("By when"), default=None, width=2, optional_shown=True)
    status: StepStatus = entry(N_("Status"), default=StepStatus.OPEN, width=2)
    done_on: date | None = entry(N_("Done on"), default=None, width=2)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this step from being saved, by field."""
        found = fields.problems(self)
        if self.status is StepStatus.DONE and self.done_on is None:
            found["done_on"] = DATE_NEEDED
        if self.status is StepStatus.DONE and self.done_on and today and self.done_on > today:
            found["done_on"] = IN_THE_FUTURE
        return found


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a goal. ``same_as`` stays the same over the plans in which the step goes along."""

    id: int
    same_as: int
    draft: StepDraft
    organisation: str = ""

    @property
    def done(self) -> bool:
        """Return whether it is done."""
        return self.draft.status is StepStatus.DONE

    @property
    def wanted(self) -> bool:
        """Return whether it counts among the steps of its goal."""
        return self.draft.status not in (StepStatus.SKIPPED, StepStatus.NO_LONGER_WANTED)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal in one plan. ``same_as`` stays the same over the plans in which the goal goes along."""

    id: int
    same_as: int
    draft: GoalDraft
    steps: tuple[StepRow, ...] = ()

    @property
    def live(self) -> bool:
        """Return whether it goes along into the next plan."""
        return self.draft.status in LIVE

    @property
    def counts(self) -> tuple[int, int]:
        """Return how many steps are done, of how many that are wanted."""
        wanted = [step for step in self.steps if step.wanted]
        return sum(step.done for step in wanted), len(wanted)


@dataclass(frozen=True, slots=True)
class PlanHead:
    """One plan without its goals. ``ended_on`` is the day on which the next one followed."""

    id: int
    participant_id: int
    number: int
    draft: PlanDraft
    ended_on: date | None = None

    @property
    def current(self) -> bool:
        """Return whether it is the plan that is in use."""
        return self.ended_on is None


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan with its goals, in the person's order."""

    head: PlanHead
    goals: tuple[GoalRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The plan of a person that is in use, or None, and the earlier ones, the newest first."""

    current: Plan | None = None
    earlier: tuple[PlanHead, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The plan of a person in one line."""

    number: int
    review_on: date | None
    agreed_on: date | None
    open_goals: int


def follow_up(plan: Plan, today: date, days: int = REVIEW_DAYS) -> ReviewDraft:
    """Return the review of a plan before anything is said: the words go along, agreement is asked anew."""
    draft = plan.head.draft
    start = new_plan(today, days)
    return ReviewDraft(
        start.started_on,
        start.review_on,
        False,
        None,
        draft.own_words,
        draft.strengths,
        draft.safety,
        draft.barriers,
        tuple(GoalOutcome(goal.id, goal.draft.status) for goal in plan.goals if goal.live),
    )
