"""Whatever is done to a plan and taken back: the records are as a simple model says."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.plan_codes import LIVE, STILL_OPEN, GoalStatus, StepStatus, StepWho
from leaddesk.domain.plans import GoalDraft, GoalOutcome, StepDraft, follow_up
from leaddesk.services.office import office_services
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.services.persons import TODAY, Calendar, draft

places = st.sampled_from((0, 0, 0, 1, 1, 2))
actions = st.one_of(
    st.tuples(st.just("goal"), st.sampled_from(("housing", "legal")), st.sampled_from(GoalStatus)),
    st.tuples(st.just("status"), places, st.sampled_from(GoalStatus)),
    st.tuples(st.just("move"), places, st.sampled_from((-1, 1))),
    st.tuples(st.just("remove"), places),
    st.tuples(st.just("restore"), places),
    st.tuples(st.just("step"), places, st.sampled_from(StepWho)),
    st.tuples(st.just("tick"), places, places, st.booleans()),
    st.tuples(st.just("step_status"), places, places, st.sampled_from(StepStatus)),
    st.tuples(st.just("remove_step"), places, places),
    st.tuples(st.just("review"), st.lists(st.sampled_from(GoalStatus), max_size=3)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("tick"), places, places, st.just(True)),
    st.tuples(st.just("review"), st.just([GoalStatus.WORKING])),
    st.tuples(st.just("day"), st.integers(1, 40)),
)


@dataclass(frozen=True)
class ModelStep:
    name: int
    status: StepStatus = StepStatus.OPEN


@dataclass(frozen=True)
class ModelGoal:
    name: int
    status: GoalStatus
    steps: tuple[ModelStep, ...] = ()


@dataclass(frozen=True)
class Model:
    """What the plan of one person is, in as few words as will do: goals in order, those removed, plans before."""

    goals: tuple[ModelGoal, ...] = ()
    removed: tuple[ModelGoal, ...] = ()
    earlier: tuple[tuple[ModelGoal, ...], ...] = ()
    begun: bool = False

    @property
    def shown(self) -> tuple[ModelGoal, ...]:
        return tuple(sorted(self.goals, key=lambda goal: goal.status not in LIVE))

    def put(self, goal: ModelGoal) -> Model:
        return replace(self, goals=tuple(goal if one.name == goal.name else one for one in self.goals))


@dataclass
class Play:
    """Does each action to the records and to the model; ids are looked up by what the records show."""

    office: object
    calendar: Calendar
    person: int
    model: Model = field(default_factory=Model)
    past: list[Model] = field(default_factory=list)
    named: int = 0

    def act(self, kind: str, *args: object) -> None:
        before = self.model
        getattr(self, f"_{kind}")(*args)
        if self.model is not before and kind != "undo":
            self.past.append(before)

    def _goal(self, domain, status):
        self.named += 1
        self.office.goals.save(self.person, GoalDraft(domain, status, str(self.named)))
        self.model = replace(self.model, goals=(*self.model.goals, ModelGoal(self.named, status)), begun=True)

    def _status(self, place, status):
        if (found := self._found(place)) and found[1].status is not status:
            self.office.goals.set_status(found[0].id, status)
            self.model = self.model.put(replace(found[1], status=status))

    def _move(self, place, step):
        if not (found := self._found(place)):
            return
        order = list(self.model.shown)
        old = order.index(found[1])
        new = max(0, min(len(order) - 1, old + step))
        order.insert(new, order.pop(old))
        label = self.office.history.undo_label, len(self.office.history._done)
        self.office.goals.move(found[0].id, step)
        if (self.office.history.undo_label, len(self.office.history._done)) != label:
            self.model = replace(self.model, goals=tuple(order))

    def _remove(self, place):
        if found := self._found(place):
            self.office.goals.remove(found[0].id, "Twice")
            left = tuple(goal for goal in self.model.goals if goal is not found[1])
            self.model = replace(self.model, goals=left, removed=(*self.model.removed, found[1]))

    def _restore(self, place):
        rows = sorted((row for row in self.office.removed.rows() if row.kind.value == "goal"), key=lambda row: row.id)
        if place >= len(rows):
            return
        known = {goal.name for goal in self.model.goals}
        self.office.goals.restore(rows[place].id)
        [back] = [int(goal.draft.words) for goal in self._now() if int(goal.draft.words) not in known]
        goal = next(one for one in self.model.removed if one.name == back)
        order = [int(one.draft.words) for one in self._now()]
        goals = sorted((*self.model.goals, goal), key=lambda one: order.index(one.name))
        left = tuple(one for one in self.model.removed if one is not goal)
        self.model = replace(self.model, goals=tuple(goals), removed=left)

    def _step(self, place, who):
        if found := self._found(place):
            self.named += 1
            self.office.goals.save_step(found[0].id, StepDraft(str(self.named), who))
            self.model = self.model.put(replace(found[1], steps=(*found[1].steps, ModelStep(self.named))))

    def _tick(self, place, number, done):
        self._step_status(place, number, StepStatus.DONE if done else StepStatus.OPEN)

    def _step_status(self, place, number, status):
        if (found := self._found(place)) and number < len(found[1].steps):
            step = found[1].steps[number]
            self.office.goals.set_step_status(found[0].steps[number].id, status)
            if step.status is not status:
                self._put_step(found[1], step, (replace(step, status=status),))

    def _remove_step(self, place, number):
        if (found := self._found(place)) and number < len(found[1].steps):
            self.office.goals.remove_step(found[0].steps[number].id, "Twice")
            self._put_step(found[1], found[1].steps[number], ())

    def _review(self, statuses):
        plan = self.office.plans.book(self.person).current
        if plan is None:
            return
        live = [goal for goal in plan.goals if goal.live]
        said = {goal.id: status for goal, status in zip(live, statuses, strict=False)}
        outcomes = tuple(GoalOutcome(goal, status) for goal, status in said.items())
        self.office.plans.review(plan.head.id, replace(follow_up(plan, self.calendar.today), outcomes=outcomes))
        told = {int(goal.draft.words): said.get(goal.id, goal.draft.status) for goal in live}
        goals = tuple(
            ModelGoal(
                goal.name,
                told[goal.name],
                tuple(step for step in goal.steps if step.status in STILL_OPEN and told[goal.name] in LIVE),
            )
            for goal in self.model.shown
            if goal.name in told
        )
        self.model = replace(self.model, goals=goals, earlier=(self.model.shown, *self.model.earlier))

    def _undo(self):
        if self.past:
            self.office.history.undo()
            self.model = self.past.pop()

    def _day(self, days):
        self.calendar.go(days)

    def _put_step(self, goal, step, instead):
        steps: list[ModelStep] = []
        for one in goal.steps:
            steps += instead if one is step else (one,)
        self.model = self.model.put(replace(goal, steps=tuple(steps)))

    def _found(self, place):
        rows = self._now()
        return (rows[place], self.model.shown[place]) if place < len(rows) else None

    def _now(self):
        plan = self.office.plans.book(self.person).current
        return plan.goals if plan else ()

    def check(self) -> None:
        book = self.office.plans.book(self.person)
        assert (book.current is not None) == self.model.begun
        assert as_model(self._now()) == self.model.shown
        assert tuple(as_model(self.office.plans.one(head.id).goals) for head in book.earlier) == self.model.earlier
        if book.current:
            assert book.current.head.number == len(self.model.earlier) + 1
        summary = self.office.plans.summary(self.person)
        assert (summary.open_goals if summary else 0) == sum(goal.status in LIVE for goal in self.model.goals)


def as_model(goals):
    return tuple(
        ModelGoal(
            int(goal.draft.words),
            goal.draft.status,
            tuple(ModelStep(int(step.draft.what), step.draft.status) for step in goal.steps),
        )
        for goal in goals
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(actions, max_size=18))
def test_whatever_is_done_and_taken_back_the_records_are_as_the_model_says(empty_vault, sequence):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "records.db"
        shutil.copyfile(empty_vault, copy)
        database = Database(connect(copy, DATA_KEY, VAULT_ID), CHAIN_KEY)
        calendar = Calendar(TODAY)
        office = office_services(database, OfficeClock(calendar))
        person = office.participants.save(draft("Marisol Teague"))
        office.history.clear()
        play = Play(office, calendar, person)
        begun = (("goal", "housing", GoalStatus.WORKING), ("step", 0, StepWho.TOGETHER), ("step", 0, StepWho.PROVIDER))
        for kind, *args in (*begun, *sequence):
            try:
                play.act(kind, *args)
            except LeadDeskError as error:
                raise AssertionError(error.message) from error
            play.check()
        assert database.rows_astray() == []
        database.close()
