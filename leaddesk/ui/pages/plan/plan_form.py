"""The forms of a plan: its days and words, and the review that makes the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.plan_codes import GoalStatus
from leaddesk.domain.plans import GoalOutcome, PlanDraft, ReviewDraft, new_plan
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.people_words import breakable
from leaddesk.ui.pages.plan.plan_words import PLAN_TITLE
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.facts import empty
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leaddesk.domain.fields import Spec
    from leaddesk.ui.context import Context

_STATUSES = {str(status.value): status for status in GoalStatus}
_DAYS = ("started_on", "review_on", "agreed", "agreed_on")
_WORDS = ("own_words", "strengths", "safety", "barriers")
PLAN_NOTE = N_("The plan belongs to the person. Whatever is empty can be filled in another day.")
REVIEW_NOTE = N_(
    "The plan before stays as it is, to be read and compared. Open steps go along with their goals; what is done, "
    "became another goal or is not for now stays behind after this."
)


class OutcomesField(Field):
    """How each goal stands: its words and where it stands now."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self._goals: Mapping[int, str] = {}
        self.choices: dict[int, Choice] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        around = QWidget()
        around.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._install(around, heading=False)

    def set_goals(self, goals: Mapping[int, str]) -> None:
        """Take the words of the goals by id."""
        self._goals = goals

    def value(self) -> Any:
        """Return how each goal stands."""
        return tuple(GoalOutcome(goal, _STATUSES[choice.currentData()]) for goal, choice in self.choices.items())

    def _show(self, value: Any) -> None:
        for choice in self.choices.values():
            self._drop_input(choice)
        self.choices = {}
        empty(self._rows)
        for outcome in value or ():
            if outcome.goal_id in self._goals:
                self._add(outcome, self._goals[outcome.goal_id])

    def _add(self, outcome: GoalOutcome, words: str) -> None:
        choice = Choice()
        for status in GoalStatus:
            choice.addItem(tr(status.label), str(status.value))
        choice.setCurrentIndex(choice.findData(str(outcome.status.value)))
        choice.setMinimumContentsLength(18)
        choice.currentIndexChanged.connect(self._changed)
        self._add_input(choice, words)
        line = QWidget()
        across = row(label(breakable(words), wrap=True), choice, gap=16)
        across.setStretch(0, 1)
        line.setLayout(across)
        self._rows.addWidget(line)
        show_if(line, wanted=True)
        self.choices[outcome.goal_id] = choice


class _PlanPane(FormPane[Any]):
    """What both forms share: the day of agreement is asked only once it was agreed."""

    def _fit_agreed(self) -> None:
        draft = self.binder.draft
        show_if(self.fields["agreed_on"], bool(draft is not None and draft.agreed))

    def _on_loaded(self) -> None:
        self._fit_agreed()

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        draft = self.binder.draft
        if name == "agreed":
            if draft.agreed and draft.agreed_on is None:
                self.binder.change(agreed_on=self.context.today())
            self._fit_agreed()


class PlanForm(_PlanPane):
    """Begins a plan or changes the one that is in use."""

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask."""
        self.person: int | None = None
        self.plan: int | None = None
        made = make_fields(PlanDraft, context.today)
        fields = {name: made[name] for name in (*_WORDS, *_DAYS)}
        super().__init__(
            context,
            "plan",
            PlanDraft,
            fields,
            lambda draft: draft.problems(context.today()),
            tr(N_("Save plan")),
            back=tr(N_("Plan")),
            ask=ask,
        )
        self.add_group(
            FieldGrid("", [fields[name] for name in _WORDS]),
            FieldGrid(tr(N_("Days")), [fields[name] for name in _DAYS]),
        )
        self.side_box.addWidget(label(tr(PLAN_NOTE), "second", wrap=True))

    def edit(self, person: int, shown: str, plan: int | None, number: int, draft: PlanDraft | None) -> None:
        """Change a plan, or begin one."""
        self.binder.keep_now()
        self.person, self.plan = person, plan
        self.name(tr(PLAN_TITLE, number=number), tr(N_("Of {name}"), name=shown))
        start = draft or new_plan(self.context.today())
        self.start(f"new/{person}" if plan is None else f"{person}/{plan}", start)

    def work(self, draft: PlanDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        plans, person, plan = self.context.services.plans, self.person, self.plan
        if person is None:
            raise NotFoundError
        return lambda: plans.save(person, draft, plan)

    def finish(self, _result: Any) -> None:
        """Say whose plan was saved."""
        self.stored.emit(self.person)


class ReviewForm(_PlanPane):
    """Looks at a plan again and makes the next one."""

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask."""
        self.person: int | None = None
        self.plan: int | None = None
        self.outcomes = OutcomesField("outcomes", specs(ReviewDraft)["outcomes"])
        made = make_fields(ReviewDraft, context.today, {"outcomes": self.outcomes})
        fields = {name: made[name] for name in ("outcomes", *_WORDS, *_DAYS)}
        super().__init__(
            context,
            "plan_review",
            ReviewDraft,
            fields,
            lambda draft: draft.problems(context.today()),
            tr(N_("Make the next plan")),
            back=tr(N_("Plan")),
            ask=ask,
        )
        self._goals = FieldGrid(tr(N_("How each goal stands now")), [fields["outcomes"]])
        self.add_group(
            self._goals,
            FieldGrid(tr(N_("What the next plan says")), [fields[name] for name in _WORDS]),
            FieldGrid(tr(N_("Days")), [fields[name] for name in _DAYS]),
        )
        self.side_box.addWidget(label(tr(REVIEW_NOTE), "second", wrap=True))

    def review(
        self, person: int, shown: str, plan: int, number: int, draft: ReviewDraft, goals: dict[int, str]
    ) -> None:
        """Review a plan; ``goals`` are the words of its goals by id."""
        self.binder.keep_now()
        self.person, self.plan = person, plan
        self.deed.set_text(tr(N_("Make Plan {number}"), number=number + 1))
        self.name(tr(N_("Review Plan {number}"), number=number), tr(N_("Of {name}"), name=shown))
        self.outcomes.set_goals(goals)
        self._goals.setVisible(bool(goals))
        self.start(f"{person}/{plan}", draft)

    def work(self, draft: ReviewDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        plans, plan = self.context.services.plans, self.plan
        if plan is None:
            raise NotFoundError
        return lambda: plans.review(plan, draft)

    def finish(self, _result: Any) -> None:
        """Say whose plan was reviewed."""
        self.stored.emit(self.person)
