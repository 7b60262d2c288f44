"""What she chooses for the copy of a screening's decision: who receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.fields import specs
from leaddesk.domain.screening_decisions import NOTHING_TO_TELL, ScreeningDecisionDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.screening_decisions import SCREENING_DECISION
from leaddesk.ui.pages.gated_source import GatedSource
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.shared_offices import offer
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.services.sharing import OfficeChoice
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OfficeChoice], ScreeningDecisionDraft]

SAYS = N_(
    "It says when the screening was decided, by whom, and whether intake follows. No question, no answer and no reason "
    "is on it; whoever does not go on is told of in the same words."
)
NOTHING = N_(
    "There is nothing to tell: the screening is not decided, or the person takes part already. Then the notice of "
    "intake complete is the paper."
)


class ScreeningDecisionFields(PaperFields):
    """Who receives the copy."""

    def __init__(self, context: Context) -> None:
        self.office = RecordField("organisation_id", specs(ScreeningDecisionDraft)["organisation_id"])
        made = make_fields(ScreeningDecisionDraft, context.today, {"organisation_id": self.office})
        super().__init__(context, SCREENING_DECISION, ScreeningDecisionDraft, made)
        self.nothing = label(tr(NOTHING), "second", wrap=True, tone="amber")
        self.nothing.setObjectName("nothing-to-tell")
        self.nothing.hide()
        inside = column(FieldGrid("", made.values()), label(tr(SAYS), "second", wrap=True), self.nothing, gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Copy of the decision")))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read who may be told."""
        decisions = self.context.services.screening_decisions
        return lambda: (decisions.offices(record), decisions.start(record))

    def begin(self, found: _Found) -> ScreeningDecisionDraft:
        """Offer the offices."""
        offices, draft = found
        offer(self.office, offices)
        return draft

    def source(self, record: int) -> GatedSource:
        """Return the copy as it stands."""
        draft, papers = self.binder.draft, self.context.services.screening_decisions
        return GatedSource(
            self.context.services, SCREENING_DECISION, record, draft, lambda: papers.paper(record, draft)
        )

    def follow(self, preview: Preview) -> None:
        """Say when there is nothing to tell."""
        self.nothing.setVisible(NOTHING_TO_TELL in preview.missing)
