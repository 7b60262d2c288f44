"""What she chooses for a thank-you that tells an officer where a referral stands: who receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.fields import specs
from leaddesk.domain.officer_letters import NOTHING_TO_TELL, OfficerLetterDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.officer_letters import OFFICER_LETTER
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

    _Found = tuple[list[OfficeChoice], OfficerLetterDraft]

SAYS = N_(
    "It says one sentence, which the referral decides: that the person is being contacted, or has taken up the offer. "
    "Nothing of health, plan, contacts or a court is on it."
)
NOTHING = N_(
    "There is nothing to tell: outreach has not begun, or the referral ended another way. No paper tells an officer "
    "of that, or why. The thank-you letter without a name can go in any case."
)


class OfficerLetterFields(PaperFields):
    """Who receives the letter."""

    def __init__(self, context: Context) -> None:
        self.office = RecordField("organisation_id", specs(OfficerLetterDraft)["organisation_id"])
        made = make_fields(OfficerLetterDraft, context.today, {"organisation_id": self.office})
        super().__init__(context, OFFICER_LETTER, OfficerLetterDraft, made)
        self.nothing = label(tr(NOTHING), "second", wrap=True, tone="amber")
        self.nothing.setObjectName("nothing-to-tell")
        self.nothing.hide()
        inside = column(FieldGrid("", made.values()), label(tr(SAYS), "second", wrap=True), self.nothing, gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(N_("Thank-you letter with the status")))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read who may be told."""
        letters = self.context.services.officer_letters
        return lambda: (letters.offices(record), letters.start(record))

    def begin(self, found: _Found) -> OfficerLetterDraft:
        """Offer the offices."""
        offices, draft = found
        offer(self.office, offices)
        return draft

    def source(self, record: int) -> GatedSource:
        """Return the letter as it stands."""
        draft, papers = self.binder.draft, self.context.services.officer_letters
        return GatedSource(self.context.services, OFFICER_LETTER, record, draft, lambda: papers.paper(record, draft))

    def follow(self, preview: Preview) -> None:
        """Say when there is nothing to tell."""
        self.nothing.setVisible(NOTHING_TO_TELL in preview.missing)
