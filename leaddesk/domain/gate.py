"""The consent gate: may this be told to this office, for this purpose, at this instant, and if not, what next?

One pure function answers for print, save, export and spoken word. It never sees the words that would leave;
it is told which categories of information they belong to.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaddesk.domain import consent_kinds
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import (
    Consent,
    Recipient,
    Validity,
    class_recipient,
    covers_line,
    line_back,
    taken_back_on,
    validity,
)
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    InformationCategory,
    Purpose,
)
from leaddesk.domain.gate_answers import (
    STATES,
    STEP_LABELS,
    Allowed,
    AllowedByLaw,
    Answer,
    Blocked,
    BlockReason,
    NextStep,
    Request,
)
from leaddesk.domain.grounds import ADDRESS_TOLD, NO_RECEIVER, Asked, GroundDraft, Lacking, objection
from leaddesk.i18n import N_, show_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeGuard


__all__ = [
    "Allowed",
    "AllowedByLaw",
    "Answer",
    "BlockReason",
    "Blocked",
    "NextStep",
    "Request",
    "decide",
    "told_and_left_out",
]
HAS_DIED = N_("The person has died; papers no longer leave the office.")
KEPT_FROM = N_("This paper is never given to {office}. What such an office may have is under Print, in its own words.")
_GROUND_STEPS = {
    Lacking.NO_EXCEPTION: NextStep.CHOOSE_BASIS,
    Lacking.WRONG_RECEIVER: NextStep.CHOOSE_BASIS,
    Lacking.NO_AGREEMENT: NextStep.CHOOSE_BASIS,
    Lacking.ADDRESS_KEPT: NextStep.CHANGE_WORDS,
    Lacking.SUBPOENA_ALONE: NextStep.ANSWER_REQUEST,
    Lacking.ORDER_ALONE: NextStep.ANSWER_REQUEST,
    Lacking.FACTS_MISSING: NextStep.FILL_FACTS,
    Lacking.BEYOND_GROUND: NextStep.FILL_FACTS,
    Lacking.NO_RECIPIENT: NextStep.CHOOSE_RECIPIENT,
}
_ORDER = (
    BlockReason.CHECK_EVENT,
    BlockReason.NARROWER,
    BlockReason.PART_TWO,
    BlockReason.WRONG_PURPOSE,
    BlockReason.OTHER_CASE,
    BlockReason.NEEDS_COUNSEL,
    BlockReason.NOT_SIGNED,
    BlockReason.DEFICIENT,
    BlockReason.NOT_YET,
    BlockReason.STRUCK,
    BlockReason.EXPIRED,
    BlockReason.SUPERSEDED,
    BlockReason.REVOKED,
)
"""Which reason is told when several consents fall short: the one that is nearest to a cure first."""


def decide(
    request: Request,
    consents: Sequence[Consent],
    on: date,
    *,
    translation_reviewed: bool = False,
    diversion_approved: bool = False,
) -> Answer:
    """Return the consent that allows a disclosure on a day, or why none does and what to do next.

    ``diversion_approved`` says that counsel approved the ordinary consent for word of intake to a prosecutor, which
    feeds a charging decision. A request that names another ground rests on that ground alone.
    """
    if request.ground is not None:
        return _by_law(request, request.ground, on)
    refused = _refused(request)
    if refused is not None:
        return refused
    court = request.kind is OrganisationKind.COURT or Purpose.PROCEEDING in request.purposes
    fitting = [
        pair
        for consent in consents
        if (consent.draft.kind is ConsentKind.PROCEEDINGS) == court and consent_kinds.rules(consent.draft.kind).opens
        for pair in _meant(request, consent)
    ]
    if not fitting:
        held = [one for one in consents if validity(one, on, translation_reviewed=translation_reviewed).in_force]
        return _unnamed(request, held, stand_alone=court)
    answers = [
        _judge(request, consent, recipient, on, validity(consent, on, translation_reviewed=translation_reviewed))
        for consent, recipient in fitting
    ]
    if Purpose.DIVERSION in request.purposes and not diversion_approved:
        answers = [_without_counsel(request, answer) for answer in answers]
    allowed = [answer for answer in answers if isinstance(answer, Allowed)]
    if allowed:
        return max(allowed, key=lambda answer: (answer.until or date.max, answer.consent.id))
    return nearest([answer for answer in answers if isinstance(answer, Blocked)])


def _refused(request: Request) -> Blocked | None:
    """Return the no that stands whatever was signed, or None."""
    if request.deceased:
        return _blocked(request, BlockReason.DECEASED, HAS_DIED)
    if request.tells_address:
        return _blocked(request, BlockReason.ADDRESS_KEPT, ADDRESS_TOLD, NextStep.CHANGE_WORDS)
    if request.organisation_id is None:
        return _blocked(request, BlockReason.NO_RECIPIENT, NO_RECEIVER, NextStep.CHOOSE_RECIPIENT)
    if request.kind in request.kept_from:
        return _blocked(request, BlockReason.KEPT_FROM, KEPT_FROM, NextStep.CHOOSE_RECIPIENT)
    if not request.purposes or not request.categories:
        return _blocked(request, BlockReason.NOTHING_SAID, N_("It is not said what {office} would be told, and why."))
    return None


def nearest(blocked: Sequence[Blocked]) -> Blocked:
    """Return the refusal that is nearest to a cure, of several the one of the newest consent."""
    last = len(_ORDER)
    order = {reason: place for place, reason in enumerate(_ORDER)}
    return min(blocked, key=lambda answer: (order.get(answer.reason, last), -(answer.consent_id or 0)))


def _meant(request: Request, consent: Consent) -> list[tuple[Consent, Recipient]]:
    """Return the lines of a consent that speak of the office: those that name it, or the class that it belongs to."""
    of_a_class = class_recipient(consent.draft)
    if of_a_class is None:
        named = [one for one in consent.recipients if one.line.organisation_id == request.organisation_id]
        return [(consent, one) for one in named]
    if request.organisation_id is None or not request.treats or request.kind in consent_kinds.NEVER_FOR_TREATMENT:
        return []
    line = replace(of_a_class.line, organisation_id=request.organisation_id)
    return [(consent, Recipient(line, request.organisation_name, request.kind, covered_entity=request.treats))]


def _ordinary(answer: Answer) -> TypeGuard[Allowed]:
    """Return whether a yes rests on a consent that the law does not make for the criminal-justice system."""
    return isinstance(answer, Allowed) and answer.consent.draft.kind is not ConsentKind.JUSTICE


def _by_law(request: Request, ground: GroundDraft, on: date) -> AllowedByLaw | Blocked:
    if request.bases is not None and not request.bases.opens(ground):
        return _blocked(request, BlockReason.OTHER_GROUND, request.bases.said, NextStep.CHOOSE_BASIS)
    kind = None if request.organisation_id is None else request.kind
    asked = Asked(request.categories, request.purposes, kind, request.qsoa_on, tells_address=request.tells_address)
    lacking = objection(ground, asked, on)
    if lacking is None:
        return AllowedByLaw(ground, ground.basis, ground.limit)
    step = _GROUND_STEPS.get(lacking.why, NextStep.NONE)
    return _blocked(request, BlockReason[lacking.why.name], lacking.message, step, what=", ".join(lacking.what))


def _needs_counsel(request: Request, answer: Allowed) -> Blocked:
    return _blocked(
        request,
        BlockReason.NEEDS_COUNSEL,
        N_(
            "Consent {number} names {office}, but word of intake bears on a charge. It is covered only after counsel "
            "has approved this kind of consent for it, which Settings records, or by a criminal-justice consent."
        ),
        NextStep.NEW_JUSTICE_CONSENT,
        answer.consent,
    )


def _without_counsel(request: Request, answer: Answer) -> Answer:
    """Return an answer about word of intake, which counsel has not approved the ordinary consent for.

    An ordinary yes is none then; where another ordinary consent was offered only a criminal-justice one would help.
    """
    if not isinstance(answer, Blocked):
        return _needs_counsel(request, answer) if _ordinary(answer) else answer
    if answer.next_step is not NextStep.NEW_CONSENT or request.kind not in consent_kinds.RELEASE:
        return answer
    step = NextStep.NEW_JUSTICE_CONSENT
    return replace(answer, next_step=step, step_label=STEP_LABELS[step])


def _again(kind: ConsentKind) -> NextStep:
    """Return the step that makes another consent of the same kind."""
    steps = {
        ConsentKind.PROCEEDINGS: NextStep.NEW_PROCEEDINGS_CONSENT,
        ConsentKind.JUSTICE: NextStep.NEW_JUSTICE_CONSENT,
    }
    return steps.get(kind, NextStep.NEW_CONSENT)


def _unnamed(request: Request, held: Sequence[Consent], *, stand_alone: bool) -> Blocked:
    if stand_alone:
        return _blocked(
            request,
            BlockReason.NEEDS_STAND_ALONE,
            N_("Papers for {office} need a consent of their own, for use in the legal proceeding."),
            NextStep.NEW_PROCEEDINGS_CONSENT,
        )
    for_treatment = next((one for one in held if one.draft.kind is ConsentKind.TREATMENT), None)
    if for_treatment is not None and request.kind not in consent_kinds.NEVER_FOR_TREATMENT:
        return _blocked(
            request,
            BlockReason.NOT_TREATING,
            N_(
                "Consent {number} is for treating providers, health plans and payers. The directory does not mark "
                "{office} as one, so it needs a consent that names it."
            ),
            NextStep.NEW_CONSENT,
            for_treatment,
        )
    if Purpose.DIVERSION in request.purposes and request.kind in consent_kinds.RELEASE:
        return _blocked(
            request,
            BlockReason.NO_CONSENT,
            N_("No consent names {office}. Word of intake takes a criminal-justice consent."),
            NextStep.NEW_JUSTICE_CONSENT,
        )
    return _blocked(request, BlockReason.NO_CONSENT, N_("No consent names {office}."), NextStep.NEW_CONSENT)


def _judge(request: Request, consent: Consent, recipient: Recipient, on: date, worth: Validity) -> Answer:
    again = _again(consent.draft.kind)
    if line_back(consent, recipient, on):
        return _line_closed(request, consent, recipient, on)
    if not worth.in_force:
        reason, message, step = STATES[worth.state]
        return _blocked(
            request,
            reason,
            message,
            again if step is NextStep.NEW_CONSENT else step,
            consent,
            worth.since,
            "; ".join(worth.reasons),
        )
    line = recipient.line
    if not covers_line(consent, recipient, on):
        return _line_closed(request, consent, recipient, on)
    if consent.draft.kind is ConsentKind.PROCEEDINGS and not _same_case(consent.draft.case_number, request.case_number):
        return _blocked(
            request,
            BlockReason.OTHER_CASE,
            N_("Consent {number} is for case {what} alone."),
            NextStep.NEW_PROCEEDINGS_CONSENT,
            consent,
            None,
            consent.draft.case_number,
        )
    if not request.purposes <= line.purposes:
        return _blocked(
            request,
            BlockReason.WRONG_PURPOSE,
            N_("Consent {number} lets {office} be told for another purpose only."),
            again,
            consent,
        )
    covered = line.categories & consent_kinds.rules(consent.draft.kind).categories
    part_two = (request.categories - covered) & consent_kinds.PART_TWO
    if part_two and consent.draft.kind is ConsentKind.HEALTH:
        return _blocked(
            request,
            BlockReason.PART_TWO,
            N_(
                "Consent {number} is a HIPAA authorization. It never opens what 42 CFR part 2 protects, not even that "
                "somebody takes part: {what}. That takes a permission to share."
            ),
            NextStep.NEW_CONSENT,
            consent,
            None,
            ", ".join(one.label for one in InformationCategory if one in part_two),
        )
    if left_out := request.categories - covered:
        return _blocked(
            request,
            BlockReason.NARROWER,
            N_("Consent {number} does not let {office} be told about: {what}."),
            again,
            consent,
            None,
            ", ".join(category.label for category in InformationCategory if category in left_out),
        )
    ends = [day for day in (consent.draft.expires_on, line.ends_on) if day]
    return Allowed(
        consent,
        recipient,
        consent_kinds.rules(consent.draft.kind).basis,
        covered,
        min(ends, default=None),
    )


def _line_closed(request: Request, consent: Consent, recipient: Recipient, on: date) -> Blocked:
    """Return why the line of this one office is no yes: taken back, ended, or never said."""
    again, ends_on = _again(consent.draft.kind), recipient.line.ends_on
    if line_back(consent, recipient, on):
        words, day = N_("Consent {number} was taken back for {office} on {day}."), taken_back_on(consent, recipient)
        return _blocked(request, BlockReason.REVOKED, words, again, consent, day)
    if ends_on is not None and on > ends_on:
        reason, message, _ = STATES[ConsentState.EXPIRED]
        return _blocked(request, reason, message, again, consent, ends_on)
    words = N_("On consent {number} the answer for {office} is not a yes.")
    return _blocked(request, BlockReason.STRUCK, words, again, consent)


def _same_case(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _blocked(
    request: Request,
    reason: BlockReason,
    message: str,
    step: NextStep = NextStep.NONE,
    consent: Consent | None = None,
    day: date | None = None,
    what: str = "",
) -> Blocked:
    values = {
        "office": request.organisation_name,
        "number": consent.number if consent else "",
        "day": show_date(day) if day else "",
        "what": what,
    }
    alone = request.bases is not None and not request.bases.grounds
    also = request.bases.said if request.bases is not None and alone and message != request.bases.said else ""
    number = consent.id if consent else None
    return Blocked(reason, message, step, STEP_LABELS[step], tuple(values.items()), number, also)


def told_and_left_out(
    told: Iterable[InformationCategory],
) -> tuple[tuple[InformationCategory, ...], tuple[InformationCategory, ...]]:
    """Return the categories that are told and those that are left out, both in the order of the list."""
    chosen = frozenset(told)
    return (
        tuple(category for category in InformationCategory if category in chosen),
        tuple(category for category in InformationCategory if category not in chosen),
    )
