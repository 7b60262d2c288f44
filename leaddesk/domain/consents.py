"""What a consent is and what it is worth at an instant (42 CFR 2.31)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from leaddesk.domain import consent_kinds, fields
from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consent_codes import MediaUse, Medium, MinorRule
from leaddesk.domain.consent_drafts import (
    ENDS_BEFORE,
    NO_CATEGORY,
    NO_END,
    NO_PURPOSE,
    NO_RECIPIENT,
    NOT_HERE,
    ONLY_PROCEEDING,
    OTHER_CATEGORY,
    OTHER_PURPOSE,
    ConsentDraft,
    RecipientDraft,
    renewal,
)
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    RecipientAnswer,
    RevocationManner,
    SignerRole,
)
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.participants import BirthDate
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "A_CLASS",
    "ENDS_BEFORE",
    "EVENT_CHECK_DAYS",
    "NOT_BY_MINOR",
    "NOT_HERE",
    "NO_CATEGORY",
    "NO_END",
    "NO_PURPOSE",
    "NO_RECIPIENT",
    "NO_REFUSAL",
    "ONLY_PROCEEDING",
    "OTHER_CATEGORY",
    "OTHER_PURPOSE",
    "Consent",
    "ConsentDraft",
    "ConsentRow",
    "Recipient",
    "RecipientDraft",
    "RevocationDraft",
    "Validity",
    "class_recipient",
    "consent_number",
    "covers_line",
    "event_check",
    "for_public",
    "line_back",
    "renewal",
    "revocable_from",
    "state_for",
    "taken_back_on",
    "validity",
    "wishes",
]
ADULT = 18
MONTHS_IN_YEAR = 12
EVENT_CHECK_DAYS = 90
"""After how many days an expiry by event is asked about again."""
NO_REFUSAL = N_("The signed page does not say what happens if the person says no")
NOT_MINOR = N_("The person was 18 or older when it was signed; an ordinary permission serves")
NO_BIRTH = N_("The birth date is needed: this kind is for somebody under 18")
NOT_BY_MINOR = N_("The minor’s own signature is needed; nobody else can sign in its place")
A_CLASS = 0
"""Stands for the office where a consent names a class of recipients."""


@dataclass(frozen=True, slots=True)
class RevocationDraft:
    """What the dialog *Take one back* edits."""

    on: date | None = entry(N_("Taken back on"), default=None, required=True, width=3)
    manner: RevocationManner = entry(N_("How"), default=RevocationManner.WRITTEN, required=True)
    taken_by: str = entry(N_("Taken down by"), default="", required=True, max_length=300, width=3)
    at: time | None = entry(N_("At what time"), default=None, width=3, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this from being saved, by field."""
        found = fields.problems(self)
        if self.on and today and self.on > today:
            found["on"] = IN_THE_FUTURE
        return found


@dataclass(frozen=True, slots=True)
class Recipient:
    """An office as a consent names it."""

    line: RecipientDraft
    name: str
    kind: OrganisationKind
    covered_entity: bool = False
    revoked: RevocationDraft | None = None
    """How this office alone was taken off again, where the rest of the consent stands (42 CFR 2.31(a)(6))."""
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent as it stands in the record."""

    id: int
    number: str
    participant_id: int
    draft: ConsentDraft
    recipients: tuple[Recipient, ...]
    birth: BirthDate | None = None
    revoked: RevocationDraft | None = None
    revoked_at: datetime | None = None
    superseded_by: str = ""
    superseded_on: date | None = None
    """On which day the one that replaces it was signed; until then it was in force."""
    renews_id: int | None = None
    """The consent that this one is to take the place of once it is signed."""

    def lines_for(self, organisation_id: int | None) -> list[Recipient]:
        """Return the lines that speak of an office: those that name it, or the class in its place."""
        return [one for one in self.recipients if one.line.organisation_id in (organisation_id, A_CLASS)]


@dataclass(frozen=True, slots=True)
class Validity:
    """What a consent is worth, with the reasons in words."""

    state: ConsentState
    reasons: tuple[str, ...] = ()
    since: date | None = None

    @property
    def in_force(self) -> bool:
        """Return whether it covers anything at all."""
        return self.state is ConsentState.VALID


def lacking(consent: Consent, *, translation_reviewed: bool) -> tuple[str, ...]:
    """Return which elements of 42 CFR 2.31 a signed consent lacks, in words."""
    draft = consent.draft
    specs = fields.specs(draft)
    problems = draft.problems({r.line.organisation_id: r.kind for r in consent.recipients})
    found = [specs[name].label if problem == fields.REQUIRED else problem for name, problem in problems.items()]
    names_somebody = consent_kinds.rules(draft.kind).named or consent_kinds.rules(draft.kind).of_whom
    if names_somebody and not any(r.line.answer is RecipientAnswer.ACCEPTED for r in consent.recipients):
        found.append(N_("No office has a recorded yes"))
    if not draft.our_form:
        found += _unstated(consent)
    if draft.signer is SignerRole.REPRESENTATIVE and not (
        draft.representative.strip() and draft.representative_authority.strip()
    ):
        found.append(N_("Who signed, and why this person may, is not recorded"))
    if draft.form_language is Language.SPANISH and not translation_reviewed:
        found.append(N_("The Spanish wording it was signed on has not been reviewed"))
    elif draft.form_language not in (Language.ENGLISH, Language.SPANISH) and draft.our_form:
        found.append(N_("There is no form in this language"))
    found += _wrong_age(consent)
    return tuple(found)


def _unstated(consent: Consent) -> list[str]:
    """Return what another's form has to say as ours does."""
    draft, found = consent.draft, []
    if not draft.revocation_stated and draft.kind is not ConsentKind.REACH:
        found.append(N_("The signed page does not say that it can be taken back, and how"))
    rely = draft.kind is ConsentKind.HEALTH or any(one.covered_entity for one in consent.recipients)
    if not draft.redisclosure_stated and rely:
        found.append(N_("The signed page does not say what the receiver may do with it"))
    if not draft.refusal_stated and draft.kind in consent_kinds.ASKS_REFUSAL:
        found.append(NO_REFUSAL)
    return found


def _wrong_age(consent: Consent) -> list[str]:
    """Return why the kind of consent does not fit the age at which it was signed (42 CFR 2.14)."""
    draft, birth = consent.draft, consent.birth
    minor = draft.kind is ConsentKind.MINOR
    if draft.signed_on is None or draft.kind is ConsentKind.REACH:
        return []
    # whichever rule the state has, a parent signs beside a minor and never for one
    found = [NOT_BY_MINOR] if minor and draft.signer is SignerRole.REPRESENTATIVE else []
    if birth is None:
        return [*found, NO_BIRTH] if minor else []
    if minor:
        return [*found, NOT_MINOR] if _least_age(birth, draft.signed_on) >= ADULT else found
    if birth.age(draft.signed_on) < ADULT:
        return [N_("The person was under 18 when it was signed; state law decides who must sign")]
    if _least_age(birth, draft.signed_on) < ADULT:
        return [N_("The person may have been under 18 when it was signed; a fuller birth date is needed")]
    return []


def counts_from(draft: ConsentDraft) -> date | None:
    """Return the first day on which a consent can count: all whose signature it takes have signed."""
    if draft.kind is ConsentKind.MINOR and draft.minor_rule is MinorRule.BOTH and draft.parent_signed_on:
        return max(draft.parent_signed_on, draft.signed_on or date.min)
    return draft.signed_on


def class_recipient(draft: ConsentDraft) -> Recipient | None:
    """Return the class that a consent names in place of offices; the signature is the yes."""
    allowed = consent_kinds.rules(draft.kind)
    if not allowed.of_whom:
        return None
    line = RecipientDraft(A_CLASS, "", draft.categories, frozenset(allowed.purposes), RecipientAnswer.ACCEPTED)
    return Recipient(line, allowed.of_whom, OrganisationKind.OTHER, covered_entity=draft.kind is ConsentKind.TREATMENT)


def for_public(
    consents: Iterable[Consent], medium: Medium, use: MediaUse, on: date, *, translation_reviewed: bool = False
) -> Consent | None:
    """Return the consent by which something of a person may be shown in public, or None."""
    return next(
        (
            one
            for one in consents
            if one.draft.kind is ConsentKind.PUBLIC
            and medium in one.draft.media
            and use in one.draft.media_uses
            and validity(one, on, translation_reviewed=translation_reviewed).in_force
        ),
        None,
    )


def wishes(consents: Iterable[Consent], on: date, *, translation_reviewed: bool = False) -> Consent | None:
    """Return how a person wants to be reached on a day, as signed last, or None where nothing is known."""
    return next(
        (
            one
            for one in consents
            if one.draft.kind is ConsentKind.REACH
            and validity(one, on, translation_reviewed=translation_reviewed).in_force
        ),
        None,
    )


def revocable_from(draft: ConsentDraft) -> date | None:
    """Return the first day on which a consent can be taken back; None where that is not known yet (42 CFR 2.35)."""
    if draft.kind is not ConsentKind.JUSTICE:
        return draft.signed_on or date.min
    return min((day for day in (draft.revocable_on, draft.revocable_event_on) if day), default=None)


def _back(draft: ConsentDraft, revoked: RevocationDraft | None, on: date) -> bool:
    """Return whether taking back counts on a day; asked for too early it waits for its own day."""
    if revoked is None:
        return False
    if draft.kind is ConsentKind.JUSTICE:
        first = revocable_from(draft)
        if first is None or on < first:
            return False
    return revoked.on is None or on >= revoked.on


def _taken_back(consent: Consent, on: date) -> bool:
    """Return whether a consent counts as taken back on a day, as a whole or office by office until none was left."""
    said_yes = [one for one in consent.recipients if one.line.answer is RecipientAnswer.ACCEPTED]
    one_by_one = bool(said_yes) and all(_back(consent.draft, one.revoked, on) for one in said_yes)
    return one_by_one or _back(consent.draft, consent.revoked, on)


def taken_back_on(consent: Consent, recipient: Recipient | None = None) -> date | None:
    """Return from which day a consent counts as taken back, or None while that is not known.

    For one office on it: from which day that office alone was taken off, whatever became of the consent.
    """
    revoked = recipient.revoked if recipient is not None else consent.revoked
    asked = revoked.on if revoked else None
    if asked is None or consent.draft.kind is not ConsentKind.JUSTICE:
        return asked
    first = revocable_from(consent.draft)
    return None if first is None else max(first, asked)


def _since_when(consent: Consent) -> date | None:
    """Return from which day nothing of a consent was left."""
    each = [taken_back_on(consent, one) for one in consent.recipients if one.revoked is not None]
    return taken_back_on(consent) or max((day for day in each if day), default=None)


def _least_age(birth: BirthDate, on: date) -> int:
    """Return the years completed on a day if the person was born on the last day that fits what is known."""
    month = birth.month or MONTHS_IN_YEAR
    return BirthDate(birth.year, month, birth.day or monthrange(birth.year, month)[1]).age(on)


def validity(consent: Consent, on: date, *, translation_reviewed: bool = False) -> Validity:  # noqa: PLR0911 - one return for each state
    """Return what a consent is worth on a day; a day of ending is still covered, the day it is taken back is not."""
    draft = consent.draft
    if draft.signed_on is None:
        return Validity(ConsentState.DRAFT)
    if _taken_back(consent, on):
        return Validity(ConsentState.REVOKED, (), _since_when(consent))
    if consent.superseded_by and (consent.superseded_on is None or on >= consent.superseded_on):
        return Validity(ConsentState.SUPERSEDED, (consent.superseded_by,))
    if missing := lacking(consent, translation_reviewed=translation_reviewed):
        return Validity(ConsentState.DEFICIENT, missing)
    first = counts_from(draft) or draft.signed_on
    if on < first:
        return Validity(ConsentState.NOT_YET, (), first)
    if draft.expires_on and on > draft.expires_on:
        return Validity(ConsentState.EXPIRED, (), draft.expires_on)
    if draft.event_happened_on and on >= draft.event_happened_on:
        return Validity(ConsentState.EXPIRED, (), draft.event_happened_on)
    if draft.expires_event.strip() and on > event_check(draft):
        return Validity(ConsentState.CHECK_EVENT, (draft.expires_event,), event_check(draft))
    return Validity(ConsentState.VALID, (), draft.signed_on)


def event_check(draft: ConsentDraft) -> date:
    """Return the day after which somebody must say whether the event that ends the consent has happened."""
    return draft.event_check_on or (draft.signed_on or date.min) + timedelta(days=EVENT_CHECK_DAYS)


def line_back(consent: Consent, recipient: Recipient, on: date) -> bool:
    """Return whether the person took back what this one office may be told, by a day."""
    return _back(consent.draft, recipient.revoked, on)


def covers_line(consent: Consent, recipient: Recipient, on: date) -> bool:
    """Return whether the person said yes to this office, has not taken it back, and its own end has not passed."""
    line = recipient.line
    said_yes = line.answer is RecipientAnswer.ACCEPTED and not line_back(consent, recipient, on)
    return said_yes and (line.ends_on is None or on <= line.ends_on)


def state_for(
    consent: Consent, organisation_id: int | None, on: date, *, translation_reviewed: bool = False
) -> ConsentState:
    """Return what a consent is worth on a day for one office, whose own line may have come to an end before."""
    state = validity(consent, on, translation_reviewed=translation_reviewed).state
    lines = consent.lines_for(organisation_id)
    if lines and all(line_back(consent, line, on) for line in lines):
        return ConsentState.REVOKED
    if state is ConsentState.VALID and not any(covers_line(consent, line, on) for line in lines):
        return ConsentState.EXPIRED
    return state


def consent_number(participant_number: int, count: int) -> str:
    """Return a consent number such as ``C-0142-03``."""
    return f"C-{participant_number:04}-{count:02}"


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent with its worth today, as the record shows it."""

    consent: Consent
    validity: Validity
    editable: bool
