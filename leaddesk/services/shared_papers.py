"""A plan and a closing summary for another office: each part is asked of the gate, and goes along only if covered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.gate import Allowed, Request
from leaddesk.domain.papers import Paper
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.domain.shared_papers import (
    KEPT_FROM,
    NO_GOALS,
    GoalChoice,
    SharedGoal,
    SharedPlanDraft,
    SharedPlanPacket,
    SharedStep,
    purposes_for,
    speaks_of,
)
from leaddesk.domain.site_lists import SiteList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.domain.plans import GoalRow, Plan
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.plans import Plans
    from leaddesk.services.sharing import Sharing
    from leaddesk.services.site_lists import SiteLists

SHARED_PLAN = "plan_shared"
TOLD = (GoalStatus.AGREED, GoalStatus.WORKING, GoalStatus.PAUSED, GoalStatus.DONE)


class SharedPapers:
    """Puts together what another office may read of a plan; asks the gate for every paper of this kind."""

    def __init__(
        self,
        sharing: Sharing,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        plans: Plans,
        site_lists: SiteLists,
    ) -> None:
        """Take the asker of the gate and the services that hold what the papers say."""
        self._sharing, self._packets = sharing, packets
        self._participants, self._organisations = participants, organisations
        self._plans, self._site_lists = plans, site_lists

    def goals(self, participant_id: int) -> tuple[GoalChoice, ...]:
        """Return the goals of the plan in use that could go along, with what each speaks of."""
        plan, names = self._plan(participant_id), self._site_lists.names(SiteList.DOMAIN)
        return tuple(
            GoalChoice(
                goal.same_as,
                names.get(goal.draft.domain, goal.draft.domain),
                goal.draft.words,
                speaks_of(goal.draft.domain),
            )
            for goal in shown_goals(plan)
        )

    def plan_start(self, participant_id: int) -> SharedPlanDraft:
        """Return a copy for the only office whose consent covers the plan, else for one still to be chosen."""
        return SharedPlanDraft(self._sharing.only_office(participant_id, SharedPlanDraft().categories))

    def plan(self, participant_id: int, draft: SharedPlanDraft) -> Paper:
        """Return the plan as an office may read it, or why it may not. A goal that is not covered is not in it."""
        person, plan = self._participants.record(participant_id), self._plan(participant_id)
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        chosen = [goal for goal in shown_goals(plan) if goal.same_as not in draft.left_out]
        request = replace(
            self._packets.request(person, draft.organisation_id, office, draft.categories, frozenset()),
            kept_from=KEPT_FROM,
        )
        request, answer = self._sharing.ask(person, request, purposes_for(office.kind if office else None))
        if not isinstance(answer, Allowed) or draft.organisation_id is None:
            wanted = frozenset(one for goal in chosen for one in speaks_of(goal.draft.domain))
            return Paper(SHARED_PLAN, person.id, person.record_number, request, answer, None, wanted=wanted)
        told, (request, answer) = self.covered(person, (request, answer), chosen)
        words = [text for goal in told for text in (goal.draft.words, *(step.draft.what for step in goal.steps))]
        if person.draft.tells_address(draft.addressed_to, *words):
            request = replace(request, tells_address=True)
            blocked = self._packets.ask(request, person.id)
            return Paper(SHARED_PLAN, person.id, person.record_number, request, blocked, None)
        missing = () if told else (NO_GOALS,)
        packet = self._plan_packet(person, plan, draft, (request, answer), told) if told else None
        return Paper(SHARED_PLAN, person.id, person.record_number, request, answer, packet, missing)

    def covered(
        self, person: ParticipantRecord, allowed: tuple[Request, Allowed], goals: Iterable[GoalRow]
    ) -> tuple[list[GoalRow], tuple[Request, Allowed]]:
        """Return the goals that are covered beside what is told already, and the yes that covers all of it."""
        told: list[GoalRow] = []
        for goal in goals:
            wider = self._sharing.also(person, *allowed, speaks_of(goal.draft.domain) | {InformationCategory.PLAN})
            if wider is not None:
                allowed = wider
                told.append(goal)
        return told, allowed

    def summary(
        self, person: ParticipantRecord, allowed: tuple[Request, Allowed], office: int
    ) -> tuple[tuple[SharedGoal, ...], tuple[Request, Allowed]]:
        """Return the covered goals of the plan in use without their steps; none where there is no plan."""
        plan, names = self._plans.book(person.id).current, self._site_lists.names(SiteList.DOMAIN)
        told, allowed = self.covered(person, allowed, shown_goals(plan) if plan else ())
        return tuple(replace(shared_goal(goal, names, office), steps=()) for goal in told), allowed

    def _plan_packet(
        self,
        person: ParticipantRecord,
        plan: Plan,
        draft: SharedPlanDraft,
        allowed: tuple[Request, Allowed],
        told: Sequence[GoalRow],
    ) -> SharedPlanPacket:
        request, answer = allowed
        if draft.organisation_id is None:
            raise NotFoundError
        blank, names = self._packets.blank(), self._site_lists.names(SiteList.DOMAIN)
        return SharedPlanPacket(
            blank.office,
            blank.printing,
            self._packets.view(person, request.categories & answer.covered),
            self._organisations.addressee(draft.organisation_id),
            self._packets.scope(person, answer),
            tuple(shared_goal(goal, names, draft.organisation_id) for goal in told),
            draft.addressed_to,
            plan.head.draft.started_on,
            plan.head.draft.review_on,
        )

    def _plan(self, participant_id: int) -> Plan:
        plan = self._plans.book(participant_id).current
        if plan is None:
            raise NotFoundError
        return plan


def shown_goals(plan: Plan) -> list[GoalRow]:
    """Return the goals that were agreed on; one that is only proposed, or was let go, is told nobody."""
    return [goal for goal in plan.goals if goal.draft.status in TOLD]


def shared_goal(goal: GoalRow, names: dict[str, str], office: int) -> SharedGoal:
    """Return a goal as one office reads it: of the providers of its steps it sees itself alone."""
    draft = goal.draft
    return SharedGoal(
        names.get(draft.domain, draft.domain),
        draft.words,
        draft.status is GoalStatus.DONE,
        draft.status is GoalStatus.PAUSED,
        tuple(
            SharedStep(
                step.draft.what,
                step.draft.who,
                step.draft.organisation_id == office,
                step.draft.due,
                step.done,
            )
            for step in goal.steps
            if step.wanted
        ),
    )
