"""What a consent that is no row of the table says of itself: a proceeding, public use, how to reach somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.consent_codes import MediaUse, Medium, ReachWay
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from leaddesk.domain.consents import Consent, ConsentDraft

PICTURES = {ConsentKind.PROCEEDINGS: "bank", ConsentKind.PUBLIC: "users-three", ConsentKind.REACH: "phone"}


def title_of(draft: ConsentDraft) -> str:
    """Return the title of a card."""
    if draft.kind is not ConsentKind.PROCEEDINGS:
        return tr(draft.kind.label)
    case = " · ".join(part for part in (draft.case_number.strip(), draft.case_title.strip()) if part)
    return tr(N_("For use in the case {case}"), case=case)


def parts_of(draft: ConsentDraft) -> list[str]:
    """Return what the kind alone says, in words."""
    if draft.kind is ConsentKind.PROCEEDINGS:
        return [tr(N_("stands alone, as the law asks"))]
    if draft.kind is ConsentKind.PUBLIC:
        shown = ", ".join(tr(one.label) for one in Medium if one in draft.media)
        where = ", ".join(tr(one.label) for one in MediaUse if one in draft.media_uses)
        return [shown, where, tr(draft.shown_as.label)]
    return reach_parts(draft)


def reach_parts(draft: ConsentDraft) -> list[str]:
    """Return how somebody wants to be reached: ways, with whom a message may be left, what it may say, what not."""
    ways = ", ".join(tr(one.label) for one in ReachWay if one in draft.ways)
    left = tr(N_("messages with {who}"), who=draft.message_with.strip()) if draft.message_with.strip() else ""
    says = tr(N_("a message may say: {what}"), what=tr(draft.message_says.label))
    never = tr(N_("not all right: {what}"), what=draft.unwanted.strip()) if draft.unwanted.strip() else ""
    return [part for part in (ways, left, says, never) if part]


def reach_words(consent: Consent | None) -> str:
    """Return how somebody wants to be reached in one line, or an empty text where nothing is known."""
    return "" if consent is None else " · ".join(reach_parts(consent.draft))
