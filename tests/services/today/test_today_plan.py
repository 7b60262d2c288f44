"""Today and plans: a review counts down, and only the coordinator's own steps ask for anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.domain.plan_codes import GoalStatus, StepStatus, StepWho
from leaddesk.domain.plans import GoalDraft, StepDraft, follow_up, new_plan
from leaddesk.domain.today import TodayKind
from tests.services.referral_samples import DAY, TODAY
from tests.services.today_samples import NOW, lines

ROOM = GoalDraft("housing", words="A room of my own")
STEP = StepDraft("Call the landlord", StepWho.COORDINATOR, due=TODAY)


@pytest.mark.parametrize(("days", "group"), [(-1, "urgent"), (0, "urgent"), (7, "week"), (30, "later"), (31, "")])
def test_a_plan_to_be_looked_at_again_shows_in_time(office, person, days, group):
    office.plans.save(person, replace(new_plan(TODAY - 90 * DAY), review_on=TODAY + days * DAY))

    found = lines(office, TodayKind.PLAN_REVIEW)
    assert [one[0] for one in found] == ([group] if group else [])
    if group:
        assert found[0][1:] == (
            "Look at the plan of Tobias Lund again",
            "Plan 1, started Aug 5, 2026",
            TODAY + days * DAY,
        )


def test_a_review_puts_the_next_one_off_and_ended_plans_ask_nothing(office, person):
    office.goals.save(person, ROOM)
    plan = office.plans.book(person).current
    office.plans.save(person, replace(plan.head.draft, review_on=TODAY), plan.head.id)
    assert lines(office, TodayKind.PLAN_REVIEW)

    office.plans.review(plan.head.id, follow_up(plan, TODAY))
    assert lines(office, TodayKind.PLAN_REVIEW) == []


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({}, True),
        ({"who": StepWho.TOGETHER}, True),
        ({"status": StepStatus.WAITING}, True),
        ({"who": StepWho.PARTICIPANT}, False),
        ({"who": StepWho.PROVIDER}, False),
        ({"due": None}, False),
        ({"due": TODAY + 31 * DAY}, False),
        ({"status": StepStatus.SKIPPED}, False),
        ({"status": StepStatus.DONE, "done_on": TODAY}, False),
    ],
)
def test_only_what_the_coordinator_has_to_do_shows(office, person, change, shown):
    office.goals.save_step(office.goals.save(person, ROOM), replace(STEP, **change))

    found = lines(office, TodayKind.STEP_DUE)
    assert bool(found) is shown
    if not change:
        assert found == [
            ("urgent", "Call the landlord, for Tobias Lund", "Step toward: A room of my own", TODAY),
        ]


def test_a_step_shows_no_more_with_its_goal_or_person_gone_and_once_after_a_review(office, person):
    goal = office.goals.save(person, ROOM)
    office.goals.save_step(goal, STEP)
    plan = office.plans.book(person).current
    office.plans.review(plan.head.id, follow_up(plan, TODAY))
    assert len(lines(office, TodayKind.STEP_DUE)) == 1

    [now] = office.plans.book(person).current.goals
    office.goals.set_status(now.id, GoalStatus.NOT_NOW)
    assert lines(office, TodayKind.STEP_DUE) == []
    office.history.undo()
    office.goals.remove(now.id, "Twice")
    assert lines(office, TodayKind.STEP_DUE) == []
    office.history.undo()
    closed = StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, None, CloseReason.MOVED)
    office.participation.change(person, closed)
    assert lines(office, TodayKind.STEP_DUE) == []


def test_many_steps_are_counted_and_odd_words_stay_as_they_are(office, person):
    goal = office.goals.save(person, replace(ROOM, words="{name} & <b>"))
    for number in range(22):
        office.goals.save_step(goal, replace(STEP, what=f"{{what}} {number}"))

    found = [line for line in office.today.day(NOW).urgent if line.kind is TodayKind.STEP_DUE]
    assert len(found) == 21
    assert dict(found[-1].values)["count"] == "2"
    assert dict(found[0].values)["what"] == "{what} 0"
