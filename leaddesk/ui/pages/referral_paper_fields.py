"""What she chooses for a paper that tells one office where a referral stands: who receives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from leaddesk.domain import officer_letters, screening_decisions
from leaddesk.domain.fields import specs
from leaddesk.domain.referral_papers import ReferralPaperDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.officer_letters import OFFICER_LETTER
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

    from leaddesk.domain.papers import Paper
    from leaddesk.services.sharing import OfficeChoice
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.print_sources import Preview

    _Found = tuple[list[OfficeChoice], ReferralPaperDraft]


class ReferralPaperService(Protocol):
    """What puts together such a paper of a referral."""

    def offices(self, referral_id: int) -> list[OfficeChoice]:
        """Return who may be told."""

    def start(self, referral_id: int) -> ReferralPaperDraft:
        """Return the paper as it begins."""

    def paper(self, referral_id: int, draft: ReferralPaperDraft) -> Paper:
        """Return the paper, or why it may not be made."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the fields say, untranslated: the paper's name, what it says, and when there is nothing to tell.

    ``lacking`` is the label that is missing then.
    """

    name: str
    says: str
    nothing: str
    lacking: str


_OFFICER_LETTER = Words(
    N_("Thank-you letter with the status"),
    N_(
        "It says one sentence, which the referral decides: that the person is being contacted, or has taken up the "
        "offer. Nothing of health, plan, contacts or a court is on it."
    ),
    N_(
        "There is nothing to tell: outreach has not begun, or the referral ended another way. No paper tells an "
        "officer of that, or why. The thank-you letter without a name can go in any case."
    ),
    officer_letters.NOTHING_TO_TELL,
)
_SCREENING_DECISION = Words(
    N_("Copy of the decision"),
    N_(
        "It says when the screening was decided, by whom, and whether intake follows. No question, no answer and no "
        "reason is on it; whoever does not go on is told of in the same words."
    ),
    N_(
        "There is nothing to tell: the screening is not decided, or the person takes part already. Then the notice of "
        "intake complete is the paper."
    ),
    screening_decisions.NOTHING_TO_TELL,
)


class ReferralPaperFields(PaperFields):
    """Who receives the paper."""

    def __init__(self, context: Context, part: str, papers: ReferralPaperService, words: Words) -> None:
        """Take the part of its route, what puts it together, and what the fields say."""
        self.office = RecordField("organisation_id", specs(ReferralPaperDraft)["organisation_id"])
        made = make_fields(ReferralPaperDraft, context.today, {"organisation_id": self.office})
        super().__init__(context, part, ReferralPaperDraft, made)
        self._papers, self._words = papers, words
        self.nothing = label(tr(words.nothing), "second", wrap=True, tone="amber")
        self.nothing.setObjectName("nothing-to-tell")
        self.nothing.hide()
        inside = column(FieldGrid("", made.values()), label(tr(words.says), "second", wrap=True), self.nothing, gap=16)
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.setLayout(inside)
        self.setAccessibleName(tr(words.name))

    def reading(self, record: int) -> Callable[[], _Found]:
        """Read who may be told."""
        return lambda: (self._papers.offices(record), self._papers.start(record))

    def begin(self, found: _Found) -> ReferralPaperDraft:
        """Offer the offices."""
        offices, draft = found
        offer(self.office, offices)
        return draft

    def source(self, record: int) -> GatedSource:
        """Return the paper as it stands."""
        draft, papers = self.binder.draft, self._papers
        return GatedSource(self.context.services, self.kind, record, draft, lambda: papers.paper(record, draft))

    def follow(self, preview: Preview) -> None:
        """Say when there is nothing to tell."""
        self.nothing.setVisible(self._words.lacking in preview.missing)


def officer_letter_fields(context: Context) -> ReferralPaperFields:
    """Return the fields of the thank-you that tells an officer where a referral stands."""
    return ReferralPaperFields(context, OFFICER_LETTER, context.services.officer_letters, _OFFICER_LETTER)


def screening_decision_fields(context: Context) -> ReferralPaperFields:
    """Return the fields of the copy of a screening's decision."""
    return ReferralPaperFields(context, SCREENING_DECISION, context.services.screening_decisions, _SCREENING_DECISION)
