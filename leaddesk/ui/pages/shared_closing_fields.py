"""What she chooses for a closing summary that another office is given: the office, and the parts that go along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.fields import specs
from leaddesk.domain.shared_papers import ClosingPart, SharedClosingDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.shared_closings import SHARED_CLOSING
from leaddesk.ui.pages.gated_source import GatedSource
from leaddesk.ui.pages.letter_fields import NOT_COVERED
from leaddesk.ui.pages.paper_fields import PaperFields
from leaddesk.ui.pages.shared_offices import covered_by, offer
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.services.sharing import OfficeChoice
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OfficeChoice], SharedClosingDraft]


class SharedClosingFields(PaperFields):
    """The fields of a closing summary for another office."""

    def __init__(self, context: Context) -> None:
        self.office = RecordField("organisation_id", specs(SharedClosingDraft)["organisation_id"])
        made = make_fields(SharedClosingDraft, context.today, {"organisation_id": self.office})
        super().__init__(context, SHARED_CLOSING, SharedClosingDraft, made)
        self.left_out = label("", "second", wrap=True, tone="amber")
        self.left_out.setObjectName("left-out")
        self.left_out.hide()
        parts = FieldGrid("", [made["parts"]])
        parts.add_widget(self.left_out)
        parts.add(made["handed_to"])
        inside = column(
            FieldGrid("", [made["organisation_id"], made["addressed_to"]]),
            parts,
            FieldGrid("", [made["tells"]]),
            gap=16,
        )
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Closing summary for another office")))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read who can be given it, and what the record begins it with."""
        services = self.context.services

        def work() -> _Found:
            offices = services.sharing.offices(record, SharedClosingDraft().categories)
            return offices, services.shared_closings.start(record)

        return work

    def begin(self, found: _Found) -> SharedClosingDraft:
        """Offer the offices."""
        offices, draft = found
        offer(self.office, offices)
        return draft

    def source(self, record: int) -> GatedSource:
        """Return the summary as it stands."""
        draft, papers = self.binder.draft, self.context.services.shared_closings
        return GatedSource(self.context.services, SHARED_CLOSING, record, draft, lambda: papers.paper(record, draft))

    def follow(self, preview: Preview) -> None:
        """Say which parts stay off because the consent does not cover them."""
        covered = covered_by(preview)
        parts = self.binder.draft.parts
        lacking = [one for one in ClosingPart if covered is not None and one in parts and one.category not in covered]
        what = ", ".join(tr(one.category.label) for one in lacking)
        set_text(self.left_out, tr(NOT_COVERED, what=what) if lacking else "")
        self.left_out.setVisible(bool(lacking))
