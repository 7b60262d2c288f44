"""The form of a goal: what the person wants, in the person's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.plans import GoalDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.widgets.choice_fields import NOT_CHOSEN, PickField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.ui.context import Context

NOTE = N_(
    "Write it as the person says it. Steps are added on the plan. Nobody is taken off for a goal that is not reached."
)

_SAID, _SORTED = ("words", "why"), ("domain", "status", "stage")


class DomainField(PickField):
    """One of the site's domains; the list may have changed since the form was built."""

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these domains, code and words."""
        kept = self._loading
        self._loading = True
        self.combo.clear()
        self.combo.addItem(tr(NOT_CHOSEN), "")
        for code, words in options:
            self.combo.addItem(words, code)
        self._loading = kept


class GoalForm(FormPane[GoalDraft]):
    """Makes a goal or changes one."""

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask."""
        self.person: int | None = None
        self.goal: int | None = None
        self.domain = DomainField("domain", specs(GoalDraft)["domain"], [("", tr(NOT_CHOSEN))])
        made = make_fields(GoalDraft, context.today, {"domain": self.domain})
        fields = {name: made[name] for name in (*_SAID, *_SORTED)}
        super().__init__(context, "goal", GoalDraft, fields, None, tr(N_("Save goal")), back=tr(N_("Plan")), ask=ask)
        self.add_group(
            FieldGrid("", [fields[name] for name in _SAID]),
            FieldGrid("", [fields[name] for name in _SORTED]),
        )
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))

    def begin(self, person: int, shown: str, domains: Sequence[tuple[str, str]]) -> None:
        """Begin a new goal of a person."""
        self._open(person, None, shown, domains)
        self.start(f"new/{person}", GoalDraft())

    def edit(self, person: int, shown: str, domains: Sequence[tuple[str, str]], goal: int, draft: GoalDraft) -> None:
        """Change a goal."""
        self._open(person, goal, shown, domains)
        self.start(f"{person}/{goal}", draft)

    def work(self, draft: GoalDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        goals, person, goal = self.context.services.goals, self.person, self.goal
        if person is None:
            raise NotFoundError
        return lambda: goals.save(person, draft, goal)

    def finish(self, _result: Any) -> None:
        """Say whose goal was saved."""
        self.stored.emit(self.person)

    def _open(self, person: int, goal: int | None, shown: str, domains: Sequence[tuple[str, str]]) -> None:
        self.binder.keep_now()
        self.person, self.goal = person, goal
        self.domain.offer(domains)
        self.name(tr(N_("New goal")) if goal is None else tr(N_("Goal")), tr(N_("Of {name}"), name=shown))
