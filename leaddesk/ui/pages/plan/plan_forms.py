"""The forms of plan and goal, made when they are first needed, and what each begins with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from leaddesk.domain.plans import follow_up
from leaddesk.domain.site_lists import SiteList
from leaddesk.i18n import tr
from leaddesk.ui.pages.plan.goal_form import GoalForm
from leaddesk.ui.pages.plan.plan_form import PlanForm, ReviewForm
from leaddesk.ui.pages.plan.plan_tab import GOAL, NEW_GOAL, PLAN_FORM, REVIEW
from leaddesk.ui.routes import PARTICIPANTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.plans import PlanBook
    from leaddesk.ui.page import Page
    from leaddesk.ui.pages.form_pane import FormPane

F = TypeVar("F", GoalForm, PlanForm, ReviewForm)
PARTS = (NEW_GOAL, GOAL, PLAN_FORM, REVIEW)


class PlanForms:
    """Begins the form that a route names; ``take`` gives a new form its place on the page, ``show`` shows it."""

    def __init__(
        self,
        page: Page,
        ask: Callable[..., str | None],
        take: Callable[[FormPane[Any]], object],
        show: Callable[[FormPane[Any]], object],
    ) -> None:
        """Take the page, how to ask, and what the page does with a form."""
        self._page, self._context, self._ask, self._take, self._show = page, page.context, ask, take, show

    @cached_property
    def goal(self) -> GoalForm:
        """Return the form of a goal."""
        return self._made(GoalForm(self._context, self._ask))

    @cached_property
    def plan(self) -> PlanForm:
        """Return the form of a plan."""
        return self._made(PlanForm(self._context, self._ask))

    @cached_property
    def review(self) -> ReviewForm:
        """Return the form of a review."""
        return self._made(ReviewForm(self._context, self._ask))

    def begin(self, person: int, part: str, extra: Any, then: Callable[[], object]) -> None:
        """Read what a form needs, and show it."""
        services = self._context.services

        def read() -> tuple[str, str, PlanBook, list[tuple[str, str]]]:
            record = services.participants.record(person)
            domains = [(item.code, tr(item.text)) for item in services.site_lists.items(SiteList.DOMAIN)]
            return record.draft.shown_name, record.record_number, services.plans.book(person), domains

        def show(found: tuple[str, str, PlanBook, list[tuple[str, str]]]) -> None:
            name, number, book, domains = found
            self._begin(person, self._context.names.shown(name, number), part, extra, book, domains)
            then()

        self._context.jobs.run(self._page, read, show, self._page.fail, key="form")

    def _begin(
        self, person: int, shown: str, part: str, extra: Any, book: PlanBook, domains: list[tuple[str, str]]
    ) -> None:
        plan = book.current
        goals = plan.goals if plan is not None else ()
        if part == REVIEW and plan is not None:
            self._show(self.review)
            words = {goal.id: goal.draft.words for goal in goals if goal.live}
            draft = follow_up(plan, self._context.today())
            self.review.review(person, shown, plan.head.id, plan.head.number, draft, words)
        elif part in (PLAN_FORM, REVIEW):
            self._show(self.plan)
            head = plan.head if plan is not None else None
            number = head.number if head else len(book.earlier) + 1
            self.plan.edit(person, shown, head.id if head else None, number, head.draft if head else None)
        else:
            self._show(self.goal)
            known = next((goal for goal in goals if goal.id == extra), None)
            if part == GOAL and known is not None:
                self.goal.edit(person, shown, domains, known.id, known.draft)
            else:
                self.goal.begin(person, shown, domains)

    def _made(self, form: F) -> F:
        self._take(form)
        form.stored.connect(lambda person: self._page.go(PARTICIPANTS, person, "plan"))
        return form
