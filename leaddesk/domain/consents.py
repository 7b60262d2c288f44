"""What a consent is and what it is worth at an instant (42 CFR 2.31; domain book 2B, 2F; ``decisions.md`` 2, 5, 16)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from leaddesk.domain import consent_kinds, fields
from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    ConsentState,
    InformationCategory,
    Purpose,
    RecipientAnswer,
    RevocationManner,
    SignerRole,
)
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.participants import BirthDate
from leaddesk.i18n import N_

ADULT = 18
MONTHS_IN_YEAR = 12
EVENT_CHECK_DAYS = 90
"""After how many days an expiry by event is asked about again (``decisions.md`` 16)."""
NO_RECIPIENT = N_("Name at least one office that may be told")
NO_CATEGORY = N_("Tick what may be told")
NO_PURPOSE = N_("Say why it may be told")
NO_END = N_("A day or an event when it ends is needed")
ONLY_PROCEEDING = N_("A consent for a legal proceeding has no other purpose")
NOT_HERE = N_("Use in a court case needs its own consent, which stands alone")
OTHER_PURPOSE = N_("This kind of consent does not serve that purpose")
ENDS_BEFORE = N_("It would end before it is signed")
NO_REFUSAL = N_("The signed page does not say what happens if the person says no")
NO_WAY_BACK = N_("A day or an event from which it can be taken back is needed")
BACK_TOO_LATE = N_("This is after it ends")
A_CLASS = 0
"""Stands for the office where a consent names a class of recipients."""


@dataclass(frozen=True, slots=True)
class RecipientDraft:
    """One office on a consent: what it may be told, why, and what the person answered."""

    organisation_id: int
    person_or_role: str = ""
    categories: frozenset[InformationCategory] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    answer: RecipientAnswer = RecipientAnswer.OPEN
    ends_on: date | None = None

    def problem(self) -> str:
        """Return what this line lacks, or an empty text."""
        if not self.categories:
            return NO_CATEGORY
        return "" if self.purposes else NO_PURPOSE


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What the consent form edits: the ten elements of 42 CFR 2.31(a).

    A draft may be saved unsigned, to print the paper; it covers nothing until a day of signing is entered.
    """

    kind: ConsentKind = entry(N_("Kind"), default=ConsentKind.SPECIFIC, required=True)
    discloser: str = entry(N_("Who may tell"), default="", required=True, max_length=500, width=6)
    recipients: tuple[RecipientDraft, ...] = entry(N_("Who may be told"), default=(), width=6)
    information: str = entry(
        N_("What may be told, in more words"), default="", max_length=1000, width=6, lines=2, optional_shown=True
    )
    other_purpose: str = entry(N_("Why, in more words"), default="", max_length=500, width=6, optional_shown=True)
    expires_on: date | None = entry(N_("Ends on"), default=None)
    expires_event: str = entry(
        N_("Or ends when"), default="", max_length=300, width=4, help=N_("For example: the case is closed")
    )
    event_check_on: date | None = entry(N_("Ask again on"), default=None, help=N_("Whether this has happened"))
    event_happened_on: date | None = entry(N_("It happened on"), default=None)
    case_number: str = entry(N_("Case number"), default="", max_length=80)
    case_title: str = entry(N_("Case"), default="", max_length=300, width=3, optional_shown=True)
    our_form: bool = entry(
        N_("Signed on a form printed here"),
        default=True,
        width=6,
        help=N_("It states the right to take the consent back, and what the receiver may do with it"),
    )
    revocation_stated: bool = entry(
        N_("The signed page says that it can be taken back, and how"), default=False, width=6
    )
    redisclosure_stated: bool = entry(
        N_("The signed page says what the receiver may do with it"), default=False, width=6
    )
    form_language: Language = entry(N_("Language of the signed page"), default=Language.ENGLISH)
    signed_on: date | None = entry(N_("Signed on"), default=None, help=N_("Leave empty until it is signed"))
    signer: SignerRole = entry(N_("Signed by"), default=SignerRole.PERSON)
    representative: str = entry(N_("Name of the representative"), default="", max_length=300, width=3)
    representative_authority: str = entry(
        N_("Why this person may sign"), default="", max_length=300, width=3, help=N_("For example: legal guardian")
    )
    categories: frozenset[InformationCategory] = entry(N_("What may be told"), default=frozenset(), width=6)
    no_end: bool = entry(N_("No end: until the person takes it back"), default=False, width=6)
    condition: str = entry(
        N_("It is a condition of"),
        default="",
        max_length=300,
        width=6,
        help=N_("The charge that is held or the release, and who made it a condition"),
    )
    revocable_on: date | None = entry(N_("Can be taken back from"), default=None)
    revocable_event: str = entry(
        N_("Or once this happens"), default="", max_length=300, width=4, help=N_("The earlier of the two counts")
    )
    revocable_event_on: date | None = entry(N_("It happened on"), default=None)
    refusal_stated: bool = entry(N_("The signed page says what happens if the person says no"), default=False, width=6)

    def problems(self, kinds: dict[int, OrganisationKind] | None = None, today: date | None = None) -> dict[str, str]:
        """Return what stops this consent from being kept, by field. What a signed one lacks in law is validity's."""
        found = fields.problems(self)
        found |= self._unnamed() if not consent_kinds.rules(self.kind).named else self._named(kinds or {})
        found |= self._untimely(today)
        if self.kind is ConsentKind.PROCEEDINGS and not self.case_number.strip():
            found["case_number"] = fields.REQUIRED
        if self.kind is ConsentKind.JUSTICE:
            found |= self._bound()
        return found

    def _named(self, kinds: dict[int, OrganisationKind]) -> dict[str, str]:
        if not self.recipients:
            return {"recipients": NO_RECIPIENT}
        problem = next((line.problem() for line in self.recipients if line.problem()), "") or self._mixed(kinds)
        return {"recipients": problem} if problem else {}

    def _unnamed(self) -> dict[str, str]:
        return {} if self.categories else {"categories": NO_CATEGORY}

    def _untimely(self, today: date | None) -> dict[str, str]:
        found = {}
        endless = self.no_end and "no_end" in consent_kinds.rules(self.kind).also
        if self.expires_on is None and not self.expires_event.strip() and not endless:
            found["expires_on"] = NO_END
        if self.signed_on and today and self.signed_on > today:
            found["signed_on"] = IN_THE_FUTURE
        if self.signed_on and self.expires_on and self.expires_on < self.signed_on:
            found["expires_on"] = ENDS_BEFORE
        return found

    def _bound(self) -> dict[str, str]:
        """Return what a consent lacks that can be taken back only from a day or an event on (42 CFR 2.35)."""
        found = {} if self.condition.strip() else {"condition": fields.REQUIRED}
        if self.revocable_on is None and not self.revocable_event.strip():
            found["revocable_on"] = NO_WAY_BACK
        elif self.revocable_on and self.expires_on and self.revocable_on > self.expires_on:
            found["revocable_on"] = BACK_TOO_LATE
        return found

    def _mixed(self, kinds: dict[int, OrganisationKind]) -> str:
        allowed = consent_kinds.rules(self.kind)
        named = [kinds.get(line.organisation_id) for line in self.recipients]
        if kinds and not all(kind is None or kind in allowed.offices for kind in named):
            return allowed.wrong_office
        purposes = frozenset[Purpose]().union(*(line.purposes for line in self.recipients))
        if purposes <= frozenset(allowed.purposes):
            return ""
        if self.kind is ConsentKind.PROCEEDINGS:
            return ONLY_PROCEEDING
        return NOT_HERE if Purpose.PROCEEDING in purposes else OTHER_PURPOSE


@dataclass(frozen=True, slots=True)
class RevocationDraft:
    """What the dialog *Take one back* edits."""

    on: date | None = entry(N_("Taken back on"), default=None, required=True)
    manner: RevocationManner = entry(N_("How"), default=RevocationManner.WRITTEN, required=True)
    taken_by: str = entry(N_("Taken down by"), default="", required=True, max_length=300, width=3)
    told: str = entry(N_("Offices told about it"), default="", max_length=1000, width=6, lines=2, optional_shown=True)

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
    if not any(r.line.answer is RecipientAnswer.ACCEPTED for r in consent.recipients):
        found.append(N_("No office has a recorded yes"))
    if not draft.our_form and not draft.revocation_stated:
        found.append(N_("The signed page does not say that it can be taken back, and how"))
    if not draft.our_form and not draft.redisclosure_stated and any(r.covered_entity for r in consent.recipients):
        found.append(N_("The signed page does not say what the receiver may do with it"))
    if not draft.our_form and not draft.refusal_stated and draft.kind in consent_kinds.ASKS_REFUSAL:
        found.append(NO_REFUSAL)
    if draft.signer is SignerRole.REPRESENTATIVE and not (
        draft.representative.strip() and draft.representative_authority.strip()
    ):
        found.append(N_("Who signed, and why this person may, is not recorded"))
    if draft.form_language is Language.SPANISH and not translation_reviewed:
        found.append(N_("The Spanish wording it was signed on has not been reviewed"))
    elif draft.form_language not in (Language.ENGLISH, Language.SPANISH) and draft.our_form:
        found.append(N_("There is no form in this language"))
    if draft.signed_on and consent.birth and consent.birth.age(draft.signed_on) < ADULT:
        found.append(N_("The person was under 18 when it was signed; state law decides who must sign"))
    elif draft.signed_on and consent.birth and _least_age(consent.birth, draft.signed_on) < ADULT:
        found.append(N_("The person may have been under 18 when it was signed; a fuller birth date is needed"))
    return tuple(found)


def class_recipient(draft: ConsentDraft) -> Recipient | None:
    """Return the class that a consent for treatment names in place of offices; its signature is the yes."""
    if consent_kinds.rules(draft.kind).named:
        return None
    purposes = frozenset(consent_kinds.rules(draft.kind).purposes)
    line = RecipientDraft(A_CLASS, "", draft.categories, purposes, RecipientAnswer.ACCEPTED)
    return Recipient(line, consent_kinds.TREATING, OrganisationKind.OTHER, covered_entity=True)


def renewal(old: ConsentDraft, today: date) -> ConsentDraft:
    """Return a consent with the same lines, to be answered and signed anew, as long as the old one lasted."""
    begun = old.signed_on or today
    later = today - begun
    return replace(
        old,
        recipients=tuple(replace(line, answer=RecipientAnswer.OPEN, ends_on=None) for line in old.recipients),
        expires_on=old.expires_on + later if old.expires_on else None,
        revocable_on=old.revocable_on + later if old.revocable_on else None,
        event_check_on=None,
        event_happened_on=None,
        revocable_event_on=None,
        signed_on=None,
    )


def revocable_from(draft: ConsentDraft) -> date | None:
    """Return the first day on which a consent can be taken back; None where that is not known yet (42 CFR 2.35)."""
    if draft.kind is not ConsentKind.JUSTICE:
        return draft.signed_on or date.min
    return min((day for day in (draft.revocable_on, draft.revocable_event_on) if day), default=None)


def _taken_back(consent: Consent, on: date) -> bool:
    """Return whether a consent counts as taken back on a day; asked for too early it waits for its own day."""
    if consent.revoked is None:
        return False
    if consent.draft.kind is ConsentKind.JUSTICE:
        first = revocable_from(consent.draft)
        if first is None or on < first:
            return False
    return consent.revoked.on is None or on >= consent.revoked.on


def taken_back_on(consent: Consent) -> date | None:
    """Return from which day a consent counts as taken back, or None while that is not known."""
    asked = consent.revoked.on if consent.revoked else None
    if asked is None or consent.draft.kind is not ConsentKind.JUSTICE:
        return asked
    first = revocable_from(consent.draft)
    return None if first is None else max(first, asked)


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
        return Validity(ConsentState.REVOKED, (), taken_back_on(consent))
    if consent.superseded_by:
        return Validity(ConsentState.SUPERSEDED, (consent.superseded_by,))
    if missing := lacking(consent, translation_reviewed=translation_reviewed):
        return Validity(ConsentState.DEFICIENT, missing)
    if on < draft.signed_on:
        return Validity(ConsentState.NOT_YET, (), draft.signed_on)
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


def covers_line(recipient: Recipient, on: date) -> bool:
    """Return whether the person said yes to this office and its own end has not passed."""
    line = recipient.line
    return line.answer is RecipientAnswer.ACCEPTED and (line.ends_on is None or on <= line.ends_on)


def consent_number(participant_number: int, count: int) -> str:
    """Return a consent number such as ``C-0142-03`` (``decisions.md`` 14)."""
    return f"C-{participant_number:04}-{count:02}"


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent with its worth today, as the record shows it."""

    consent: Consent
    validity: Validity
    editable: bool
