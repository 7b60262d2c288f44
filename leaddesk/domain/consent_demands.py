"""What single kinds of consent ask for beyond the ten elements, each with what is said where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain import fields
from leaddesk.domain.consent_codes import MinorRule
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.consents import ConsentDraft

NO_WAY_BACK = N_("A day or an event from which it can be taken back is needed")
BACK_TOO_LATE = N_("This is after it ends")
NO_MEDIUM = N_("Tick what may be shown")
NO_USE = N_("Tick where it may be shown")
NO_WAY = N_("Tick at least one way, or say with whom a message may be left")
NO_PARENT = N_("Who signed as parent or guardian, and when, is needed")


def demands(draft: ConsentDraft) -> dict[str, str]:
    """Return what a consent lacks of what its kind alone asks for, by field."""
    found = _DEMANDS.get(draft.kind)
    return found(draft) if found else {}


def _proceeding(draft: ConsentDraft) -> dict[str, str]:
    return _needed(draft, "case_number")


def _bound(draft: ConsentDraft) -> dict[str, str]:
    """Return what a consent lacks that can be taken back only from a day or an event on (42 CFR 2.35)."""
    found = _needed(draft, "condition")
    if draft.revocable_on is None and not draft.revocable_event.strip():
        found["revocable_on"] = NO_WAY_BACK
    elif draft.revocable_on and draft.expires_on and draft.revocable_on > draft.expires_on:
        found["revocable_on"] = BACK_TOO_LATE
    return found


def _study(draft: ConsentDraft) -> dict[str, str]:
    return _needed(draft, "study")


def _public(draft: ConsentDraft) -> dict[str, str]:
    found = {} if draft.media else {"media": NO_MEDIUM}
    return found if draft.media_uses else {**found, "media_uses": NO_USE}


def _reach(draft: ConsentDraft) -> dict[str, str]:
    return {} if draft.ways or draft.message_with.strip() else {"ways": NO_WAY}


def _minor(draft: ConsentDraft) -> dict[str, str]:
    """Return what the law of the state leaves open: who signs, by which rule, and the parent's own signature."""
    found = _needed(draft, "state_law")
    if draft.minor_rule is None:
        found["minor_rule"] = fields.REQUIRED
    both = draft.minor_rule is MinorRule.BOTH and draft.signed_on is not None
    if both and not (draft.parent.strip() and draft.parent_signed_on):
        found["parent"] = NO_PARENT
    return found


def _needed(draft: ConsentDraft, name: str) -> dict[str, str]:
    return {} if str(getattr(draft, name)).strip() else {name: fields.REQUIRED}


_DEMANDS: dict[ConsentKind, Callable[[ConsentDraft], dict[str, str]]] = {
    ConsentKind.PROCEEDINGS: _proceeding,
    ConsentKind.JUSTICE: _bound,
    ConsentKind.RESEARCH: _study,
    ConsentKind.PUBLIC: _public,
    ConsentKind.REACH: _reach,
    ConsentKind.MINOR: _minor,
}
