"""What the consent form edits: the offices on a consent and its elements (42 CFR 2.31(a)), and what stops a save."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from leaddesk.domain import consent_kinds, fields
from leaddesk.domain.codes import Language, OrganisationKind
from leaddesk.domain.consent_codes import MediaUse, Medium, MessageSays, MinorRule, ReachWay, ShownAs
from leaddesk.domain.consent_demands import demands
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose, RecipientAnswer, SignerRole
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.i18n import N_

NO_RECIPIENT = N_("Name at least one office that may be told")
NO_CATEGORY = N_("Tick what may be told")
NO_PURPOSE = N_("Say why it may be told")
NO_END = N_("A day or an event when it ends is needed")
ONLY_PROCEEDING = N_("A consent for a legal proceeding has no other purpose")
NOT_HERE = N_("Use in a court case needs its own consent, which stands alone")
OTHER_PURPOSE = N_("This kind of consent does not serve that purpose")
ENDS_BEFORE = N_("It would end before it is signed")
TOO_LATE = N_("Within a year: the event may happen and nobody notice")
ASK_WITHIN = timedelta(days=366)
"""How long a consent that ends with an event can go on without anybody being asked."""
OTHER_CATEGORY = N_("This kind of consent can't cover what is ticked; a permission to share can")


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
    study: str = entry(
        N_("Study or evaluation"), default="", max_length=300, width=6, help=N_("What it is called and who does it")
    )
    media: frozenset[Medium] = entry(N_("What may be shown"), default=frozenset(), width=3)
    media_uses: frozenset[MediaUse] = entry(N_("Where it may be shown"), default=frozenset(), width=3)
    shown_as: ShownAs = entry(N_("Under which name"), default=ShownAs.NO_NAME, width=3)
    ways: frozenset[ReachWay] = entry(N_("What is all right"), default=frozenset(), width=6)
    message_with: str = entry(
        N_("With whom a message may be left"),
        default="",
        max_length=300,
        width=6,
        help=N_("Name, how they are related, phone"),
        optional_shown=True,
    )
    message_says: MessageSays = entry(N_("What a message may say"), default=MessageSays.CALL_BACK, width=6)
    unwanted: str = entry(
        N_("What is not all right"), default="", max_length=300, width=6, lines=2, optional_shown=True
    )
    minor_rule: MinorRule | None = entry(N_("Who has to sign"), default=None, width=6)
    state_law: str = entry(
        N_("The rule of the state"),
        default="",
        max_length=300,
        width=6,
        help=N_("The law, or counsel's word and its day"),
    )
    parent: str = entry(N_("Parent or guardian"), default="", max_length=300, width=3, optional_shown=True)
    parent_signed_on: date | None = entry(N_("Parent signed on"), default=None, optional_shown=True)

    def problems(self, kinds: dict[int, OrganisationKind] | None = None, today: date | None = None) -> dict[str, str]:
        """Return what stops this consent from being kept, by field. What a signed one lacks in law is validity's."""
        found = fields.problems(self)
        found |= self._unnamed() if not consent_kinds.rules(self.kind).named else self._named(kinds or {})
        return found | self._untimely(today) | demands(self)

    def _named(self, kinds: dict[int, OrganisationKind]) -> dict[str, str]:
        if not self.recipients:
            return {"recipients": NO_RECIPIENT}
        problem = next((line.problem() for line in self.recipients if line.problem()), "") or self._mixed(kinds)
        return {"recipients": problem} if problem else {}

    def _unnamed(self) -> dict[str, str]:
        needed = "categories" in consent_kinds.rules(self.kind).also
        return {"categories": NO_CATEGORY} if needed and not self.categories else {}

    def _untimely(self, today: date | None) -> dict[str, str]:
        found = {}
        endless = self.no_end and "no_end" in consent_kinds.rules(self.kind).also
        if self.expires_on is None and not self.expires_event.strip() and not endless:
            found["expires_on"] = NO_END
        if self.signed_on and today and self.signed_on > today:
            found["signed_on"] = IN_THE_FUTURE
        if self.event_check_on and today and self.event_check_on > today + ASK_WITHIN:
            found["event_check_on"] = TOO_LATE
        if self.signed_on and self.expires_on and self.expires_on < self.signed_on:
            found["expires_on"] = ENDS_BEFORE
        return found

    def _mixed(self, kinds: dict[int, OrganisationKind]) -> str:
        allowed = consent_kinds.rules(self.kind)
        named = [kinds.get(line.organisation_id) for line in self.recipients]
        if kinds and not all(kind is None or kind in allowed.offices for kind in named):
            return allowed.wrong_office
        told = frozenset[InformationCategory]().union(*(line.categories for line in self.recipients))
        if not told <= allowed.categories:
            return OTHER_CATEGORY
        purposes = frozenset[Purpose]().union(*(line.purposes for line in self.recipients))
        if purposes <= frozenset(allowed.purposes):
            return ""
        if self.kind is ConsentKind.PROCEEDINGS:
            return ONLY_PROCEEDING
        return NOT_HERE if Purpose.PROCEEDING in purposes else OTHER_PURPOSE


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
        parent_signed_on=None,
    )
