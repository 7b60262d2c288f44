"""What one paper says: frozen values, built only from what the consent covers.

A packet for somebody else is made from a ``View``, and a view has no field for what its consent leaves out:
``None`` there means *not covered*, so no form can print it by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from leaddesk.domain import fields
from leaddesk.domain.codes import PartTwoStatus, Ride, ServiceNeed, Urgency, VisitMode
from leaddesk.domain.consents import ConsentDraft
from leaddesk.domain.disclosure_codes import ConsentKind, HelpfulFact, InformationCategory, Purpose
from leaddesk.domain.fields import entry
from leaddesk.domain.grounds import LawfulGround
from leaddesk.domain.intake.codes import IntakeSection
from leaddesk.domain.intake.paper import IntakeBlock
from leaddesk.domain.privacy_contact import PrivacyContact
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.screening import Answered
from leaddesk.domain.site_texts import SHIPPED, SiteText, Wording
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from leaddesk.domain.participants import ParticipantDraft


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office as its papers name it."""

    site_name: str
    county: str
    coordinator: str
    address: str
    phone: str
    fax: str = ""
    part2_status: PartTwoStatus = PartTwoStatus.PROGRAM
    court_letterhead_on_top: bool = True
    court_text_size: int = 11
    practice: bool = False
    privacy: PrivacyContact = field(default_factory=PrivacyContact)
    wording: Wording = SHIPPED

    @property
    def state_notice(self) -> str:
        """Return what the state wants said after the federal notice; empty where it wants nothing."""
        return self.wording.of(SiteText.STATE_NOTICE).strip()


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who receives a paper."""

    organisation_id: int
    name: str
    unit: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    covered_entity: bool = False


@dataclass(frozen=True, slots=True)
class ScopeOfConsent:
    """The clear explanation of the scope of the consent for this recipient alone (42 CFR 2.32(b))."""

    number: str
    kind: ConsentKind
    signed_on: date
    signed_by: str
    discloser: str
    recipient: str
    categories: tuple[InformationCategory, ...]
    purposes: tuple[Purpose, ...]
    until: date | None
    until_event: str = ""
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A person as one recipient may see the person; built by :func:`view_for` only."""

    record_number: str
    initials: str
    name: str | None = None
    letter_name: str | None = None
    birth: str | None = None
    language: str | None = None
    enrolled_on: date | None = None
    called: str | None = None


def view_for(
    draft: ParticipantDraft, record_number: str, enrolled_on: date | None, covered: frozenset[InformationCategory]
) -> View:
    """Return what a recipient with this cover may see; nothing else of the person is in it."""
    if InformationCategory.IDENTITY not in covered:
        return View(record_number, draft.initials)
    return View(
        record_number,
        draft.initials,
        draft.legal_name or draft.shown_name,
        draft.letter_name,
        draft.birth.shown() if draft.birth else "",
        draft.language.label,
        enrolled_on,
        draft.preferred_name.strip() or draft.first_name.strip(),
    )


@dataclass(frozen=True, slots=True)
class Printing:
    """When and by whom a paper is made; forms never read the clock."""

    at: datetime
    by: str


class Packet(Protocol):
    """What one paper says; each form prints its own kind, a frozen dataclass declared beside what it is about."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def office(self) -> Letterhead:
        """Return the office as the paper names it."""

    @property
    def printing(self) -> Printing:
        """Return when and by whom the paper is made."""


@runtime_checkable
class TellingPacket(Packet, Protocol):
    """A packet that tells somebody else of a person, and so explains the consent it rests on."""

    @property
    def scope(self) -> ScopeOfConsent | None:
        """Return the scope of the consent, for this recipient alone."""


@runtime_checkable
class TranslatedPacket(Packet, Protocol):
    """A packet that can hold Spanish wording."""

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""


@dataclass(frozen=True, slots=True)
class ProviderReferralPacket:
    """What the provider referral (PREF) says. ``person`` is None on a blank."""

    office: Letterhead
    printing: Printing
    person: View | None = None
    to: Addressee | None = None
    scope: ScopeOfConsent | None = None
    number: str = ""
    service: ServiceNeed | None = None
    urgency: Urgency | None = None
    reply_by: date | None = None
    ride: Ride | None = None
    reach_by: str = ""
    where_to_find: str = ""
    reason: str = ""
    needs: str = ""
    local_service: str = ""
    """What the service is called where only this county has it."""
    ground: LawfulGround | None = None
    """Why it goes out without a consent; then there is no scope."""
    appointment_on: date | None = None
    """The day that the provider gave already, such as on the phone; its hour and how it is kept."""
    appointment_at: time | None = None
    appointment_mode: VisitMode | None = None


_LETTER_TELLS = frozenset({InformationCategory.IDENTITY, InformationCategory.CONTACT})


@dataclass(frozen=True, slots=True)
class CourtLetterDraft:
    """What the coordinator chooses for a status letter to a court or to own counsel."""

    organisation_id: int | None = entry(N_("Recipient"), default=None, required=True, width=6)
    addressed_to: str = entry(
        N_("Addressed to"), default="", max_length=200, width=6, help=N_("For example: The Honorable Ellen Prather")
    )
    case_number: str = entry(N_("Case number"), default="", max_length=80, width=3)
    case_title: str = entry(N_("Case"), default="", max_length=200, width=3, optional_shown=True)
    facts: frozenset[HelpfulFact] = entry(N_("Helpful facts"), default=frozenset(), width=6)
    words: str = entry(
        N_("In your own words"),
        default="",
        max_length=400,
        width=6,
        lines=3,
        optional_shown=True,
        help=N_("Whatever is written here goes out as it stands"),
    )
    words_tell: frozenset[InformationCategory] = entry(
        N_("Your own words also speak of"), default=frozenset(), width=6, without=_LETTER_TELLS
    )
    reviewed: bool = entry(N_("Read together with the participant"), default=False, width=6)

    def problems(self) -> dict[str, str]:
        """Return what stops this letter from being printed, by field."""
        found = fields.problems(self)
        if self.words.strip() and not self.reviewed:
            found["reviewed"] = N_("A letter in your own words is read together with the participant first")
        return found

    @property
    def categories(self) -> frozenset[InformationCategory]:
        """Return what the letter tells."""
        return _LETTER_TELLS | {fact.category for fact in self.facts} | self.words_tell


@dataclass(frozen=True, slots=True)
class CourtLetterPacket:
    """What a letter to a court or to counsel (CT-STAT, CT-PROG) says."""

    office: Letterhead
    printing: Printing
    person: View | None = None
    to: Addressee | None = None
    scope: ScopeOfConsent | None = None
    addressed_to: str = ""
    case_number: str = ""
    case_title: str = ""
    facts: tuple[HelpfulFact, ...] = ()
    words: str = ""
    engaged_since: date | None = None
    ground: LawfulGround | None = None
    """Why it goes out without a consent; then there is no scope."""


@dataclass(frozen=True, slots=True)
class ConsentPacket:
    """What a consent form says before it is signed. ``name`` is empty on a blank."""

    office: Letterhead
    printing: Printing
    kind: ConsentKind
    record_number: str = ""
    initials: str = ""
    number: str = ""
    name: str = ""
    birth: str = ""
    discloser: str = ""
    recipients: tuple[ConsentLine, ...] = ()
    information: str = ""
    other_purpose: str = ""
    expires_on: date | None = None
    expires_event: str = ""
    case_number: str = ""
    case_title: str = ""
    translation_reviewed: bool = False
    terms: ConsentDraft | None = None
    """The whole draft, for what one kind alone asks; None where there is nothing of that."""

    @property
    def awaits_translator(self) -> bool:
        """Return whether nobody has passed its Spanish wording yet: it always stands beside the English."""
        return not self.translation_reviewed


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One recipient on a consent form."""

    name: str
    person_or_role: str
    categories: tuple[InformationCategory, ...]
    purposes: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True)
class BlankPacket:
    """What a form to be filled in needs: the office, the time of printing, the state of the Spanish wording.

    ``on_screen`` asks for fields to type into, in place of room for the hand; not every blank has them.
    """

    office: Letterhead
    printing: Printing
    translation_reviewed: bool = False
    questions: tuple[Answered, ...] = ()
    """What this site asks at a screening."""
    on_screen: bool = False


@dataclass(frozen=True, slots=True)
class IntakePacket:
    """What the intake form says. It stays in the office: it passes no gate, and no one else is given it."""

    office: Letterhead
    printing: Printing
    record_number: str
    initials: str
    name: str
    blocks: tuple[IntakeBlock, ...]
    not_asked: tuple[IntakeSection, ...] = ()
    nothing: tuple[IntakeSection, ...] = ()
    """What was asked, with nothing to note."""
    declined: tuple[IntakeSection, ...] = ()
    """What the person would rather not speak of."""
    days: tuple[date, ...] = ()
    """The days on which something was noted, in their order."""


@dataclass(frozen=True, slots=True)
class ReferralInPacket:
    """What a referral to us says on paper (REF-AD, REF-SC, REF-CM): the office's own copy, which passes no gate.

    ``initials`` are those of the record; they are empty where nobody knows yet who the person is.
    """

    office: Letterhead
    printing: Printing
    number: str
    said: ReferralInDraft
    record_number: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One line of the week's sheet: whom to see, when, and for a court where."""

    on: date
    initials: str
    record_number: str
    phone: str = ""
    at: time | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class DaySheetPacket:
    """What the week's sheet (CAL) says: the court dates and the next contacts from the first day to the last."""

    office: Letterhead
    printing: Printing
    first: date
    last: date
    courts: tuple[Stop, ...] = ()
    contacts: tuple[Stop, ...] = ()
    phones: bool = False
