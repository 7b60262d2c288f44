"""Plans, goals and steps: made in the person's words, reviewed into the next plan, and never lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.plan_codes import GoalStatus, StageOfChange, StepStatus, StepWho
from leaddesk.domain.plans import (
    REVIEW_DAYS,
    GoalDraft,
    GoalOutcome,
    PlanDraft,
    StepDraft,
    follow_up,
    new_plan,
)
from leaddesk.domain.removed import RemovedKind
from leaddesk.storage.models import GoalPeriod
from tests.services.persons import TODAY, draft

DAY = timedelta(days=1)
ROOM = GoalDraft("housing", GoalStatus.AGREED, "A room of my own with a door that locks", "You can't think in a bunk")
COURT = GoalDraft("legal", GoalStatus.WORKING, "Be done owing the court", stage=StageOfChange.ACTION)
LIST = StepDraft("Put name on the Alder Housing list", StepWho.COORDINATOR, due=TODAY + 7 * DAY)
ODD = "<b>Bob & \"Ann\"</b> \U0001f3e0 \u202e\u05de\u05e4\u05ea\u05d7\u202c 'DROP TABLE goal' " + "long " * 50


def goals(office, person):
    return office.plans.book(person).current.goals


def periods(database):
    with database.read() as session:
        rows = session.scalars(select(GoalPeriod).order_by(GoalPeriod.id))
        return [(row.goal_id, row.status, row.since, row.until) for row in rows]


def test_a_plan_comes_back_as_it_was(office, person):
    full = PlanDraft(TODAY, TODAY + 90 * DAY, True, TODAY, "My words", "My sister", "Carries naloxone", "No ride")
    number = office.plans.save(person, full)

    book = office.plans.book(person)
    assert (book.current.head.id, book.current.head.number, book.current.head.draft) == (number, 1, full)
    assert (book.current.goals, book.earlier) == ((), ())


def test_the_first_goal_begins_a_plan_that_is_looked_at_again_in_ninety_days(office, person):
    office.goals.save(person, ROOM)

    head = office.plans.book(person).current.head
    assert head.draft == new_plan(TODAY)
    assert head.draft.review_on == TODAY + REVIEW_DAYS * DAY == date(2027, 2, 1)
    assert not head.draft.agreed


def test_goals_keep_the_order_in_which_they_were_put(office, person, history):
    first, second, third = (office.goals.save(person, replace(ROOM, words=word)) for word in "abc")
    office.goals.move(third, -1)
    assert [goal.id for goal in goals(office, person)] == [first, third, second]
    office.goals.move(first, -1)
    office.goals.move(third, 9)
    assert [goal.id for goal in goals(office, person)] == [first, second, third]

    history.undo()
    assert [goal.id for goal in goals(office, person)] == [first, third, second]


def test_a_step_is_ticked_with_the_day_and_can_be_opened_again(office, person, calendar, history):
    goal = office.goals.save(person, ROOM)
    step = office.goals.save_step(goal, LIST)
    later = calendar.go(3)

    office.goals.tick(step, done=True)
    [row] = goals(office, person)[0].steps
    assert (row.draft.status, row.draft.done_on) == (StepStatus.DONE, later)
    assert goals(office, person)[0].counts == (1, 1)
    office.goals.tick(step, done=False)
    assert goals(office, person)[0].steps[0].draft == LIST

    assert history.undo() == "Open step again"
    assert history.undo() == "Tick step"
    assert goals(office, person)[0].steps[0].draft == LIST


def test_ticking_twice_keeps_the_first_day_and_makes_no_second_action(office, person, calendar, commits):
    step = office.goals.save_step(office.goals.save(person, ROOM), LIST)
    office.goals.tick(step, done=True)
    calendar.go(1)
    commits.clear()
    office.goals.tick(step, done=True)

    assert goals(office, person)[0].steps[0].draft.done_on == TODAY
    assert commits == []


def test_a_provider_stands_on_a_step_only_while_a_provider_does_it(office, person):
    harbor = office.organisations.save(OrganisationDraft("Harbor House", OrganisationKind.HOUSING))
    goal = office.goals.save(person, ROOM)
    asked = StepDraft("Hold the bed", StepWho.PROVIDER, harbor)
    step = office.goals.save_step(goal, asked)
    office.organisations.remove(harbor, "Closed")
    assert goals(office, person)[0].steps[0].organisation == "Harbor House"

    office.goals.save_step(goal, replace(asked, who=StepWho.COORDINATOR), step)
    assert goals(office, person)[0].steps[0].draft.organisation_id is None
    with pytest.raises(NotFoundError):
        office.goals.save_step(goal, replace(asked, organisation_id=99))


def test_steps_that_are_not_wanted_any_more_do_not_count(office, person):
    goal = office.goals.save(person, ROOM)
    for status in (StepStatus.OPEN, StepStatus.SKIPPED, StepStatus.NO_LONGER_WANTED, StepStatus.WAITING):
        step = office.goals.save_step(goal, LIST)
        office.goals.set_step_status(step, status)
    assert goals(office, person)[0].counts == (0, 2)


def test_a_review_begins_the_next_plan_and_keeps_the_one_before_as_it_was(office, person, calendar):
    office.plans.save(person, replace(new_plan(TODAY), agreed=True, agreed_on=TODAY, safety="Carries naloxone"))
    room, court, gone = (office.goals.save(person, one) for one in (ROOM, COURT, replace(ROOM, words="A dog")))
    done, still = office.goals.save_step(room, LIST), office.goals.save_step(room, replace(LIST, what="Look at it"))
    office.goals.tick(done, done=True)
    office.goals.set_status(gone, GoalStatus.NOT_NOW)
    before = office.plans.book(person).current
    later = calendar.go(80)

    draft = follow_up(before, later)
    assert [one.goal_id for one in draft.outcomes] == [room, court]
    assert (draft.agreed, draft.safety) == (False, "Carries naloxone")
    draft = replace(draft, outcomes=(GoalOutcome(room, GoalStatus.WORKING), GoalOutcome(court, GoalStatus.DONE)))
    number = office.plans.review(before.head.id, draft)

    book = office.plans.book(person)
    assert (book.current.head.id, book.current.head.number, book.current.head.draft.started_on) == (number, 2, later)
    assert [(goal.same_as, goal.draft.status) for goal in book.current.goals] == [
        (room, GoalStatus.WORKING),
        (court, GoalStatus.DONE),
    ]
    assert [(step.same_as, step.draft.what) for step in book.current.goals[0].steps] == [(still, "Look at it")]
    [old] = book.earlier
    assert replace(old, ended_on=None) == before.head
    assert old.ended_on == later
    assert office.plans.one(old.id).goals == before.goals


def test_what_was_reviewed_can_be_read_and_not_changed(office, person):
    goal = office.goals.save(person, ROOM)
    step = office.goals.save_step(goal, LIST)
    plan = office.plans.book(person).current
    office.plans.review(plan.head.id, follow_up(plan, TODAY))

    for change in (
        lambda: office.plans.save(person, plan.head.draft, plan.head.id),
        lambda: office.plans.review(plan.head.id, follow_up(plan, TODAY)),
        lambda: office.goals.save(person, COURT, goal),
        lambda: office.goals.set_status(goal, GoalStatus.DONE),
        lambda: office.goals.move(goal, 1),
        lambda: office.goals.remove(goal, "x"),
        lambda: office.goals.save_step(goal, LIST),
        lambda: office.goals.save_step(goal, LIST, step),
        lambda: office.goals.tick(step, done=True),
        lambda: office.goals.remove_step(step, "x"),
    ):
        with pytest.raises(LeadDeskError, match="stays as it was"):
            change()
    assert office.plans.one(plan.head.id).goals == plan.goals


def test_undo_takes_a_whole_review_back(office, person, history, database):
    step = office.goals.save_step(office.goals.save(person, ROOM), LIST)
    before, was = office.plans.book(person), periods(database)
    office.plans.review(
        before.current.head.id,
        replace(follow_up(before.current, TODAY), outcomes=(GoalOutcome(before.current.goals[0].id, GoalStatus.DONE),)),
    )
    assert history.undo() == "Review plan"

    assert office.plans.book(person) == before
    assert periods(database) == was
    office.goals.tick(step, done=True)


def test_a_removed_goal_comes_back_into_the_plan_that_is_in_use(office, person, calendar):
    kept, gone = office.goals.save(person, COURT), office.goals.save(person, ROOM)
    step = office.goals.save_step(gone, LIST)
    office.goals.remove(gone, "Somebody else's")
    assert [goal.id for goal in goals(office, person)] == [kept]
    plan = office.plans.book(person).current
    calendar.go(90)
    office.plans.review(plan.head.id, follow_up(plan, calendar.today))

    [removed] = office.removed.rows()
    assert (removed.kind, removed.id, removed.because) == (RemovedKind.GOAL, gone, "Somebody else's")
    office.removed.restore(removed.kind, removed.id)
    assert [(goal.same_as, [one.id for one in goal.steps]) for goal in goals(office, person)] == [
        (kept, []),
        (gone, [step]),
    ]
    assert office.removed.rows() == []


def test_a_removed_step_comes_back_to_its_goal_also_after_a_review(office, person):
    goal = office.goals.save(person, ROOM)
    step = office.goals.save_step(goal, LIST)
    office.goals.remove_step(step, "Twice")
    plan = office.plans.book(person).current
    office.plans.review(plan.head.id, follow_up(plan, TODAY))

    office.removed.restore(RemovedKind.STEP, step)
    [now] = goals(office, person)
    assert (now.same_as, [one.id for one in now.steps]) == (goal, [step])
    office.goals.tick(step, done=True)


def test_a_step_of_a_removed_goal_comes_back_only_after_the_goal(office, person):
    goal = office.goals.save(person, ROOM)
    step = office.goals.save_step(goal, LIST)
    office.goals.remove_step(step, "Twice")
    office.goals.remove(goal, "Somebody else's")
    with pytest.raises(NotFoundError):
        office.goals.restore_step(step)

    office.goals.restore(goal)
    office.goals.restore_step(step)
    assert [one.id for one in goals(office, person)[0].steps] == [step]
    for restore in (office.goals.restore, office.goals.restore_step):
        with pytest.raises(NotFoundError):
            restore(99)


def test_the_history_of_a_goal_tells_how_it_stood_on_any_day(office, person, calendar, database, history):
    goal = office.goals.save(person, ROOM)
    office.goals.set_status(goal, GoalStatus.WORKING)
    worked = calendar.go(10)
    office.goals.set_status(goal, GoalStatus.PAUSED)
    calendar.go(5)
    plan = office.plans.book(person).current
    office.plans.review(plan.head.id, replace(follow_up(plan, calendar.today), outcomes=()))
    removed = calendar.go(5)
    office.goals.remove(goals(office, person)[0].id, "Twice")

    assert periods(database) == [
        (goal, GoalStatus.WORKING, TODAY, worked - DAY),
        (goal, GoalStatus.PAUSED, worked, removed - DAY),
    ]
    history.undo()
    assert periods(database)[-1] == (goal, GoalStatus.PAUSED, worked, None)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (PlanDraft(), "started_on"),
        (PlanDraft(TODAY + DAY), "started_on"),
        (PlanDraft(TODAY, TODAY - DAY), "review_on"),
        (PlanDraft(TODAY, agreed=True), "agreed_on"),
        (PlanDraft(TODAY, agreed=True, agreed_on=TODAY + DAY), "agreed_on"),
        (PlanDraft(TODAY, own_words="x" * 2001), "own_words"),
    ],
)
def test_what_can_not_be_of_a_plan_is_refused_by_field(office, person, bad, field):
    with pytest.raises(InvalidRecordError) as refused:
        office.plans.save(person, bad)
    assert set(refused.value.problems) == {field}
    assert office.plans.book(person).current is None


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (GoalDraft(words="A room"), "domain"),
        (GoalDraft("housing"), "words"),
        (replace(ROOM, why="x" * 501), "why"),
    ],
)
def test_what_can_not_be_of_a_goal_is_refused_by_field(office, person, bad, field):
    with pytest.raises(InvalidRecordError) as refused:
        office.goals.save(person, bad)
    assert set(refused.value.problems) == {field}
    assert office.plans.book(person).current is None


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (StepDraft(), "what"),
        (replace(LIST, status=StepStatus.DONE), "done_on"),
        (replace(LIST, status=StepStatus.DONE, done_on=TODAY + DAY), "done_on"),
    ],
)
def test_what_can_not_be_of_a_step_is_refused_by_field(office, person, bad, field):
    goal = office.goals.save(person, ROOM)
    with pytest.raises(InvalidRecordError) as refused:
        office.goals.save_step(goal, bad)
    assert set(refused.value.problems) == {field}
    assert goals(office, person)[0].steps == ()


def test_odd_words_are_kept_as_they_were_said(office, person):
    goal = office.goals.save(person, replace(ROOM, words=ODD[:500], why=ODD))
    office.goals.save_step(goal, StepDraft(ODD[:300]))

    [row] = goals(office, person)
    assert (row.draft.words, row.draft.why, row.steps[0].draft.what) == (
        ODD[:500].strip(),
        ODD.strip(),
        ODD[:300].strip(),
    )


def test_everything_belongs_to_somebody_who_is_there(office, person):
    goal = office.goals.save(person, ROOM)
    other = office.goals.save(office.participants.save(draft("Mary Roe")), ROOM)
    step = office.goals.save_step(goal, LIST)
    for change in (
        lambda: office.plans.save(99, new_plan(TODAY)),
        lambda: office.plans.one(99),
        lambda: office.goals.save(99, ROOM),
        lambda: office.goals.save(person, ROOM, other),
        lambda: office.goals.save_step(other, LIST, step),
        lambda: office.goals.tick(99, done=True),
    ):
        with pytest.raises(NotFoundError):
            change()
    with pytest.raises(LeadDeskError, match="has a plan already"):
        office.plans.save(person, new_plan(TODAY))


def test_one_line_tells_the_next_review_and_what_is_open(office, person):
    assert office.plans.summary(person) is None
    goal = office.goals.save(person, ROOM)
    office.goals.save(person, COURT)
    office.goals.set_status(goal, GoalStatus.PAUSED)
    office.goals.save(person, replace(COURT, status=GoalStatus.DONE))

    told = office.plans.summary(person)
    assert (told.number, told.review_on, told.agreed_on, told.open_goals) == (1, TODAY + 90 * DAY, None, 2)
