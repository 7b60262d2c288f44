"""Why a paper goes out without a consent, in words that its recipient reads; counsel passes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import categories_in_words
from leaddesk.domain.disclosure_codes import DisclosureBasis, InformationCategory
from leaddesk.i18n import N_, show_date
from leaddesk.paper.blocks import boxed
from leaddesk.paper.styles import FINE
from leaddesk.paper.text import Bold, Words, paragraph

if TYPE_CHECKING:
    from leaddesk.domain.grounds import LawfulGround
    from leaddesk.i18n import Translator
    from leaddesk.paper.grid import Grid

RULES = {
    DisclosureBasis.EMERGENCY: N_("a medical emergency (42 CFR 2.51)"),
    DisclosureBasis.CRIME_ON_PREMISES: N_("a crime or threat at this office or against its staff (42 CFR 2.12(c)(5))"),
    DisclosureBasis.CHILD_ABUSE: N_("a first report that state law asks for (42 CFR 2.12(c)(6))"),
    DisclosureBasis.COURT_ORDER: N_("an order of a court with a subpoena (42 CFR 2.61, 2.64)"),
    DisclosureBasis.COURT_ORDER_CRIMINAL: N_("an order of a court with a subpoena (42 CFR 2.61, 2.65)"),
    DisclosureBasis.COURT_ORDER_PROGRAM: N_("an order of a court with a subpoena (42 CFR 2.61, 2.66)"),
    DisclosureBasis.COURT_ORDER_UNDERCOVER: N_("an order of a court with a subpoena (42 CFR 2.61, 2.67)"),
    DisclosureBasis.AUDIT: N_("an audit or evaluation (42 CFR 2.53)"),
    DisclosureBasis.RESEARCH: N_("research (42 CFR 2.52)"),
    DisclosureBasis.QSO: N_("work for this office under an agreement (42 CFR 2.12(c)(4))"),
}
"""The rule behind each basis, as a noun in a sentence."""


def ground_words(ground: LawfulGround, tr: Translator) -> str:
    """Return why, by which order if there is one, and how far it reaches."""
    told = [
        tr(
            N_("This goes to {recipient} without a consent, because of {rule}."),
            recipient=ground.recipient,
            rule=tr(RULES[ground.basis]),
        )
    ]
    if ground.court and ground.ordered_on:
        day = show_date(ground.ordered_on, tr.language)
        told.append(tr(N_("The order was made by {court} on {day}."), court=ground.court, day=day))
    if ground.case_number.strip():
        told.append(tr(N_("Case number {number}."), number=ground.case_number.strip()))
    # a list of all ten says nothing; what is told stands above
    if len(ground.categories) < len(InformationCategory):
        told.append(tr(N_("It reaches no further than: {what}."), what=categories_in_words(ground.categories, tr)))
    told.append(tr(N_("For anything outside this, please ask first.")))
    return " ".join(told)


def ground_box(ground: LawfulGround, tr: Translator) -> Grid:
    """Return the box that stands where a consent would be explained."""
    words: Words = ground_words(ground, tr)
    return boxed([paragraph(Bold(tr(N_("WHY THIS IS TOLD WITHOUT A CONSENT"))), FINE), paragraph(words, FINE)])
