"""Writes invented plans: about half of those who took part have one, some were reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from leaddesk.domain.plan_codes import LIVE, GoalStatus, StageOfChange, StepStatus, StepWho
from leaddesk.domain.plans import REVIEW_DAYS, GoalDraft, GoalOutcome, PlanDraft, ReviewDraft, StepDraft, new_plan
from leaddesk.practice import plan_words as words
from leaddesk.services.plan_rows import goal_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from leaddesk.services.office import OfficeServices

_STATUSES = (GoalStatus.WORKING, GoalStatus.WORKING, GoalStatus.AGREED, GoalStatus.PAUSED, GoalStatus.PROPOSED)
_POOL = {said: steps for _domain, said, _why, steps in words.GOALS}
_AFTER = (GoalStatus.WORKING, GoalStatus.WORKING, GoalStatus.DONE, GoalStatus.NOT_NOW, GoalStatus.CHANGED)


class PlanWriter:
    """Writes the plans of one office; each person has dice of their own, so that nothing else moves with them."""

    def __init__(
        self, services: OfficeServices, go: Callable[[date], None], today: date, providers: Sequence[int]
    ) -> None:
        """Take the services, what sets the clock, the last day, and the offices that steps may name."""
        self._services, self._go, self._today, self._providers = services, go, today, providers

    def write(self, session: Session, person: int, enrolled: date, until: date) -> None:
        """Write the plans of a person from intake to the last day of taking part, inside a write; or none."""
        dice = Random(f"plan {person}")
        if dice.random() < 0.45 or (until - enrolled).days < 1:
            return
        start = min(enrolled + timedelta(days=dice.randint(0, 35)), until)
        closed = until < self._today
        self._go(start)
        agreed = dice.random() < 0.85
        plan = self._services.plans.save_in(session, person, self._plan(dice, start, agreed=agreed))
        chosen = dice.sample(words.GOALS, dice.randint(1, 4))
        for domain, said, why, steps in chosen:
            status = dice.choice(_STATUSES) if agreed else GoalStatus.PROPOSED
            stage = dice.choice((None, None, *StageOfChange))
            goal = self._services.goals.save_in(session, person, GoalDraft(domain, status, said, why, stage))
            self._steps(session, dice, goal, steps, start, until, closed=closed)
        review = start + timedelta(days=REVIEW_DAYS + dice.randint(-20, 10))
        if dice.random() < 0.6 and review < until:
            self._review(session, dice, plan, review, until)
        self._go(self._today)

    def _plan(self, dice: Random, start: date, *, agreed: bool) -> PlanDraft:
        said = [dice.choice(pool) for pool in (words.OWN_WORDS, words.STRENGTHS, words.SAFETY, words.BARRIERS)]
        plan = replace(new_plan(start), agreed=agreed, agreed_on=start if agreed else None)
        # nobody's review is years late: an old plan of somebody who is still here is due about now
        late = start + timedelta(days=REVIEW_DAYS) < self._today
        due = self._today + timedelta(days=dice.randint(-6, 60)) if late else plan.review_on
        own, strengths, safety, barriers = said
        return replace(plan, review_on=due, own_words=own, strengths=strengths, safety=safety, barriers=barriers)

    def _steps(
        self, session: Session, dice: Random, goal: int, steps: words.Steps, start: date, until: date, *, closed: bool
    ) -> None:
        for what, who in steps[: dice.randint(1, len(steps))]:
            done = dice.random() < 0.5
            day = min(start + timedelta(days=dice.randint(0, 60)), until)
            due = day if done else self._today + timedelta(days=dice.randint(-3, 40))
            status = StepStatus.DONE if done else StepStatus.OPEN
            if closed and not done:
                status, due = dice.choice((StepStatus.SKIPPED, StepStatus.NO_LONGER_WANTED)), day
            elif not done and who is StepWho.PROVIDER:
                status = StepStatus.WAITING
            office = dice.choice(self._providers) if who is StepWho.PROVIDER else None
            draft = StepDraft(what, who, office, due, status, day if done else None)
            self._go(max(day, start))
            self._services.goals.save_step_in(session, goal, draft)

    def _review(self, session: Session, dice: Random, plan: int, day: date, until: date) -> None:
        self._go(day)
        said = tuple(
            GoalOutcome(goal.id, dice.choice(_AFTER)) for goal in goal_rows(session, plan) if goal.status in LIVE
        )
        start = self._plan(dice, day, agreed=True)
        draft = ReviewDraft(**{name: getattr(start, name) for name in PlanDraft.__dataclass_fields__}, outcomes=said)
        new = self._services.plans.review_in(session, plan, draft)
        for goal in goal_rows(session, new):
            if goal.status in LIVE:
                self._steps(session, dice, goal.id, _POOL[goal.words][::-1], day, until, closed=until < self._today)
