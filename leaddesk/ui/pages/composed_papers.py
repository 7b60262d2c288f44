"""The papers that are put together beside their preview, by the part of the route."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaddesk.services.court_papers import HAND_OFF, INTAKE_NOTICE
from leaddesk.services.named_vouchers import NAMED_VOUCHER
from leaddesk.services.officer_letters import OFFICER_LETTER
from leaddesk.services.packets import COURT_LETTER, SUPPORT_LETTER
from leaddesk.services.screening_decisions import SCREENING_DECISION
from leaddesk.services.shared_closings import SHARED_CLOSING
from leaddesk.services.shared_papers import SHARED_PLAN
from leaddesk.ui.pages.conference.conference_fields import CONFERENCE, ConferenceFields
from leaddesk.ui.pages.disclosures.breach_letter import BREACH_LETTER, BreachFields
from leaddesk.ui.pages.hand_off_fields import HandOffFields
from leaddesk.ui.pages.intake_notice_fields import IntakeNoticeFields
from leaddesk.ui.pages.letter_fields import LetterFields
from leaddesk.ui.pages.plan.shared_plan_fields import SharedPlanFields
from leaddesk.ui.pages.print_closing import CLOSE, ClosingFields
from leaddesk.ui.pages.referral_paper_fields import officer_letter_fields, screening_decision_fields
from leaddesk.ui.pages.shared_closing_fields import SharedClosingFields
from leaddesk.ui.pages.work.named_voucher_fields import NamedVoucherFields

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.paper_fields import PaperFields

COMPOSED: dict[str, Callable[[Context], PaperFields]] = {
    CLOSE: ClosingFields,
    COURT_LETTER: LetterFields,
    BREACH_LETTER: BreachFields,
    SUPPORT_LETTER: partial(LetterFields, form=SUPPORT_LETTER),
    INTAKE_NOTICE: IntakeNoticeFields,
    HAND_OFF: HandOffFields,
    CONFERENCE: ConferenceFields,
    SHARED_PLAN: SharedPlanFields,
    SHARED_CLOSING: SharedClosingFields,
    SCREENING_DECISION: screening_decision_fields,
    OFFICER_LETTER: officer_letter_fields,
    NAMED_VOUCHER: NamedVoucherFields,
}
"""Add a line for a paper with fields of its own."""


def fields_of(context: Context, part: str) -> PaperFields:
    """Return the fields of a paper, new and empty."""
    return COMPOSED[part](context)
