"""The plan on paper. It goes to the person, so no gate is asked; what is only the coordinator's is not on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.codes import Language
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.packets import Printing
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.domain.plan_packets import PlanGoal, PlanPacket, PlanStep
from leaddesk.domain.site_lists import SiteList
from leaddesk.services.packets import short_name

if TYPE_CHECKING:
    from leaddesk.domain.clock import Clock
    from leaddesk.domain.plans import GoalRow
    from leaddesk.services.participants import Participants
    from leaddesk.services.plans import Plans
    from leaddesk.services.settings import Settings
    from leaddesk.services.site_lists import SiteLists


class PlanPapers:
    """Puts together what the paper of a plan says."""

    def __init__(
        self,
        clock: Clock,
        settings: Settings,
        participants: Participants,
        plans: Plans,
        site_lists: SiteLists,
        *,
        practice: bool = False,
    ) -> None:
        """Take the clock and the services that hold what the paper says; a practice office marks each page."""
        self._clock = clock
        self._settings = settings
        self._participants = participants
        self._plans = plans
        self._site_lists = site_lists
        self._practice = practice

    def packet(self, participant_id: int) -> PlanPacket:
        """Return the plan of a person that is in use, as paper tells it."""
        person, office = self._participants.record(participant_id), self._settings.office()
        plan = self._plans.book(person.id).current
        if plan is None:
            raise NotFoundError
        draft, names = plan.head.draft, self._site_lists.names(SiteList.DOMAIN)
        return PlanPacket(
            self._settings.letterhead(practice=self._practice),
            Printing(self._clock.local(self._clock.now()), short_name(office.coordinator)),
            person.record_number,
            person.draft.initials,
            person.draft.legal_name or person.draft.shown_name,
            plan.head.number,
            draft.started_on,
            draft.review_on,
            draft.own_words,
            tuple(_goal(goal, names) for goal in plan.goals if goal.live or goal.draft.status is GoalStatus.DONE),
            draft.strengths,
            draft.barriers,
            draft.safety,
            person.draft.language is Language.SPANISH,
            office.translation_reviewed,
        )


def _goal(goal: GoalRow, names: dict[str, str]) -> PlanGoal:
    draft = goal.draft
    return PlanGoal(
        draft.domain,
        names.get(draft.domain, draft.domain),
        draft.words,
        draft.why,
        draft.status is GoalStatus.DONE,
        draft.status is GoalStatus.PAUSED,
        tuple(
            PlanStep(step.draft.what, step.draft.who, step.organisation, step.draft.due, step.done)
            for step in goal.steps
            if step.wanted
        ),
    )
