"""What she chooses for a plan that another office is given: the office, and the goals that go along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.fields import specs
from leaddesk.domain.shared_papers import SharedPlanDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.shared_papers import SHARED_PLAN
from leaddesk.ui.pages.gated_source import GatedSource
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.plan.goals_field import GoalsField
from leaddesk.ui.pages.shared_offices import covered_by, offer
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.shared_papers import GoalChoice
    from leaddesk.services.sharing import OfficeChoice
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OfficeChoice], tuple[GoalChoice, ...], SharedPlanDraft]


class SharedPlanFields(PaperFields):
    """The fields of a plan for another office."""

    def __init__(self, context: Context) -> None:
        known = specs(SharedPlanDraft)
        self.office = RecordField("organisation_id", known["organisation_id"])
        self.goals = GoalsField("left_out", known["left_out"])
        own = {"organisation_id": self.office, "left_out": self.goals}
        made = make_fields(SharedPlanDraft, context.today, own)
        super().__init__(context, SHARED_PLAN, SharedPlanDraft, made)
        inside = column(
            FieldGrid("", [made["organisation_id"], made["addressed_to"]]),
            FieldGrid("", [self.goals]),
            FieldGrid("", [made["tells"]]),
            gap=16,
        )
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Plan for another office")))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read who can be given it, and the goals of the plan in use."""
        services = self.context.services

        def work() -> _Found:
            offices = services.sharing.offices(record, SharedPlanDraft().categories)
            papers = services.shared_papers
            return offices, papers.goals(record), papers.plan_start(record)

        return work

    def begin(self, found: _Found) -> SharedPlanDraft:
        """Offer the offices and the goals."""
        offices, goals, draft = found
        offer(self.office, offices)
        self.goals.set_goals(goals)
        return draft

    def source(self, record: int) -> GatedSource:
        """Return the plan as it stands."""
        draft, papers = self.binder.draft, self.context.services.shared_papers
        return GatedSource(self.context.services, SHARED_PLAN, record, draft, lambda: papers.plan(record, draft))

    def follow(self, preview: Preview) -> None:
        """Let only what is covered go along."""
        self.goals.set_covered(covered_by(preview))
