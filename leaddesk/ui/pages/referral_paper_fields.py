"""What she chooses for a paper that tells one office where a referral stands: who receives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from leaddesk.domain import officer_letters, screening_decisions
from leaddesk.domain.fields import specs
from leaddesk.domain.gate import BlockReason
from leaddesk.domain.referral_papers import ReferralPaperDraft
from leaddesk.i18n import N_, tr
from leaddesk.services.officer_letters import OFFICER_LETTER
from leaddesk.services.screening_decisions import SCREENING_DECISION
from leaddesk.ui.pages.gated_source import GatedSource
from leaddesk.ui.pages.paper_fields import PaperFields, Stop
from leaddesk.ui.pages.print_answers import THANKS
from leaddesk.ui.pages.shared_offices import offer
from leaddesk.ui.routes import PARTICIPANTS, PRINT, REFERRALS, Route
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.choice_fields import RecordField
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
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
class Way:
    """What may be missing on the paper, and where that is mended; None is the person's record.

    ``why`` and ``step`` are there where no consent would help before that.
    """

    lacking: str
    route: Callable[[int], Route] | None
    why: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What the fields say, untranslated: the paper's name, and what it says; and the ways on."""

    name: str
    says: str
    ways: tuple[Way, ...]


OPEN_REFERRAL = N_("Open the referral")
_OFFICER_LETTER = Words(
    N_("Thank-you letter with the status"),
    N_(
        "It says one sentence, which the referral decides: that the person is being contacted, or has taken up the "
        "offer. Nothing of health, plan, contacts or a court is on it."
    ),
    (
        Way(
            officer_letters.NOT_BEGUN,
            lambda referral: Route(REFERRALS, referral, "in"),
            N_("Outreach has not begun, so there is nothing to tell an officer yet."),
            OPEN_REFERRAL,
        ),
        Way(
            officer_letters.NOTHING_TO_TELL,
            lambda referral: Route(PRINT, referral, THANKS),
            N_("The referral ended another way. No paper tells an officer of that, or why."),
            N_("Thank without a name"),
        ),
    ),
)
_SCREENING_DECISION = Words(
    N_("Copy of the decision"),
    N_(
        "It says when the screening was decided, by whom, and whether intake follows. No question, no answer and no "
        "reason is on it; whoever does not go on is told of in the same words."
    ),
    (
        Way(
            screening_decisions.NOT_DECIDED,
            lambda referral: Route(REFERRALS, referral, "screen"),
            N_("The screening is not decided, so there is nothing to tell yet."),
            N_("Go to the screening"),
        ),
        Way(
            screening_decisions.NOTHING_TO_TELL,
            None,
            N_(
                "The person takes part already, so there is no decision to tell. The notice of intake complete, under "
                "Print in the record, is the paper for that."
            ),
            N_("Open the record"),
        ),
        Way(screening_decisions.DECIDED_ON, lambda referral: Route(REFERRALS, referral, "screen")),
    ),
)


class ReferralPaperFields(PaperFields):
    """Who receives the paper."""

    def __init__(self, context: Context, part: str, papers: ReferralPaperService, words: Words) -> None:
        """Take the part of its route, what puts it together, and what the fields say."""
        self.office = RecordField("organisation_id", specs(ReferralPaperDraft)["organisation_id"])
        made = make_fields(ReferralPaperDraft, context.today, {"organisation_id": self.office})
        super().__init__(context, part, ReferralPaperDraft, made)
        self._papers, self._words = papers, words
        inside = column(FieldGrid("", made.values()), label(tr(words.says), "second", wrap=True), gap=16)
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

    def stopped_by(self, preview: Preview, record: int) -> Stop | None:
        """Return that there is nothing to tell, which no consent would mend."""
        blocked = preview.blocked
        if preview.paper is None or (blocked is not None and blocked.reason is BlockReason.DECEASED):
            return None
        for way in self._words.ways:
            if way.why and way.lacking in preview.missing:
                to = way.route(record) if way.route else Route(PARTICIPANTS, preview.paper.participant_id)
                return Stop(tr(way.why), tr(way.step), partial(self.wished.emit, to))
        return None

    def way_to(self, words: str, record: int) -> Route | None:
        """Return where it is filled in: what was told in the referral, unless one of the ways says otherwise."""
        way = next((one for one in self._words.ways if one.lacking == words), None)
        if way is None:
            return Route(REFERRALS, record, "edit-in")
        return way.route(record) if way.route else None


def officer_letter_fields(context: Context) -> ReferralPaperFields:
    """Return the fields of the thank-you that tells an officer where a referral stands."""
    return ReferralPaperFields(context, OFFICER_LETTER, context.services.officer_letters, _OFFICER_LETTER)


def screening_decision_fields(context: Context) -> ReferralPaperFields:
    """Return the fields of the copy of a screening's decision."""
    return ReferralPaperFields(context, SCREENING_DECISION, context.services.screening_decisions, _SCREENING_DECISION)
