"""How a new consent begins: empty, for one office that a paper is for, or as an older one once was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.consent_parts import remaining
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.disclosure_codes import ConsentKind, ConsentState, InformationCategory, RecipientAnswer
from leaddesk.domain.gate import NextStep
from leaddesk.i18n import N_, tr
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from leaddesk.domain.consents import ConsentRow
    from leaddesk.domain.gate import Request

NEW_KINDS = {
    NextStep.NEW_CONSENT: ConsentKind.SPECIFIC,
    NextStep.NEW_PROCEEDINGS_CONSENT: ConsentKind.PROCEEDINGS,
    NextStep.NEW_JUSTICE_CONSENT: ConsentKind.JUSTICE,
}
"""Which kind of consent the way out of a closed gate begins."""
CASE_CLOSED = N_("the case is closed")
STUDY_OVER = N_("the study is over")
CHARGE_ENDS = N_("the charge is declined or dismissed")
_ENDS = {
    ConsentKind.PROCEEDINGS: CASE_CLOSED,
    ConsentKind.JUSTICE: CASE_CLOSED,
    ConsentKind.RESEARCH: STUDY_OVER,
}


@dataclass(frozen=True, slots=True)
class ConsentStart:
    """What the consent form begins with; ``replaces`` is the id of a consent that the new one stands in for."""

    draft: ConsentDraft
    replaces: int | None = None
    wanted_by: Route | None = None
    """The preview of a paper that waits for this consent; once it is signed she goes on there."""


def empty(kind: ConsentKind) -> ConsentStart:
    """Return an empty consent of a kind; one for a proceeding lasts as long as the case."""
    ends = _ENDS.get(kind, "")
    draft = ConsentDraft(kind=kind, expires_event=tr(ends) if ends else "")
    if kind is ConsentKind.JUSTICE:
        draft = replace(draft, revocable_event=tr(CHARGE_ENDS))
    if kind is ConsentKind.REACH:
        draft = replace(draft, no_end=True)
    return ConsentStart(draft)


def again(row: ConsentRow) -> ConsentStart:
    """Return the same offices and categories without those taken off, to be offered, answered and signed anew."""
    current = (ConsentState.VALID, ConsentState.DEFICIENT, ConsentState.NOT_YET, ConsentState.CHECK_EVENT)
    return ConsentStart(_anew(remaining(row.consent)), row.consent.id if row.validity.state in current else None)


def for_office(row: ConsentRow, organisation_id: int) -> ConsentStart:
    """Return a consent of its own for an office that was refused or taken off; the one it is on stands as it is."""
    lines = tuple(line for line in row.consent.draft.recipients if line.organisation_id == organisation_id)
    return ConsentStart(_anew(replace(row.consent.draft, recipients=lines)))


def _anew(old: ConsentDraft) -> ConsentDraft:
    lines = tuple(replace(line, answer=RecipientAnswer.OPEN, ends_on=None) for line in old.recipients)
    return replace(
        old,
        recipients=lines,
        expires_on=None,
        event_check_on=None,
        event_happened_on=None,
        signed_on=None,
        revocable_on=None,
        revocable_event_on=None,
        parent_signed_on=None,
    )


def for_request(request: Request, kind: ConsentKind, case_title: str = "") -> ConsentStart:
    """Return a consent that would cover what a paper wants to tell."""
    start = empty(kind)
    if request.organisation_id is None:
        return start
    allowed = rules(kind)
    if not allowed.named or request.kind not in allowed.offices:
        return start
    told = request.categories | {InformationCategory.IDENTITY}
    only = len(allowed.purposes) == 1
    purposes = frozenset(allowed.purposes) if only else request.purposes & frozenset(allowed.purposes)
    line = RecipientDraft(request.organisation_id, "", frozenset(told & allowed.categories), purposes)
    draft = replace(start.draft, recipients=(line,))
    if kind is ConsentKind.PROCEEDINGS:
        draft = replace(draft, case_number=request.case_number, case_title=case_title)
    return ConsentStart(draft)
