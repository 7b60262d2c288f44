"""What is asked of the consent gate, and what it answers: a yes with its cover, or a no with the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consents import Consent, Recipient
from leaddesk.domain.disclosure_codes import ConsentState, DisclosureBasis, InformationCategory, Purpose
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.paper_grounds import PaperGrounds
from leaddesk.i18n import N_


class BlockReason(Enum):
    """Why the gate says no."""

    NO_CONSENT = auto()
    STRUCK = auto()
    NOT_SIGNED = auto()
    NOT_YET = auto()
    EXPIRED = auto()
    REVOKED = auto()
    DEFICIENT = auto()
    SUPERSEDED = auto()
    CHECK_EVENT = auto()
    NARROWER = auto()
    WRONG_PURPOSE = auto()
    NEEDS_STAND_ALONE = auto()
    OTHER_CASE = auto()
    NEEDS_COUNSEL = auto()
    NOT_TREATING = auto()
    PART_TWO = auto()
    DECEASED = auto()
    KEPT_FROM = auto()
    ADDRESS_KEPT = auto()
    NO_RECIPIENT = auto()
    NOTHING_SAID = auto()
    NO_EXCEPTION = auto()
    SUBPOENA_ALONE = auto()
    ORDER_ALONE = auto()
    FACTS_MISSING = auto()
    WRONG_RECEIVER = auto()
    NO_AGREEMENT = auto()
    BEYOND_GROUND = auto()
    OTHER_GROUND = auto()


class NextStep(Enum):
    """The way out that the screen offers with one click."""

    NEW_CONSENT = auto()
    NEW_PROCEEDINGS_CONSENT = auto()
    NEW_JUSTICE_CONSENT = auto()
    OPEN_CONSENT = auto()
    ANSWER_EVENT = auto()
    CHOOSE_RECIPIENT = auto()
    FILL_FACTS = auto()
    CHOOSE_BASIS = auto()
    ANSWER_REQUEST = auto()
    CHANGE_WORDS = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Request:
    """What is about to be told, to whom and why.

    ``case_number`` matters only for a court: a consent for one proceeding does not serve another. ``tells_address``
    says that the typed words hold an address that stays off all papers. ``treats`` says that the directory holds the
    office for a treating provider, a health plan or a payer, which a single consent for treatment covers as a class.
    """

    organisation_id: int | None
    organisation_name: str
    kind: OrganisationKind
    categories: frozenset[InformationCategory]
    purposes: frozenset[Purpose]
    case_number: str = ""
    deceased: bool = False
    tells_address: bool = False
    treats: bool = False
    ground: GroundDraft | None = None
    """The facts of another legal basis than a consent, if she relies on one; then no consent is looked at."""
    qsoa_on: date | None = None
    """When this office signed a qualified service organization agreement."""
    bases: PaperGrounds | None = None
    """On which other legal bases this paper can rest; None where it is not one of those that have a list."""
    kept_from: frozenset[OrganisationKind] = frozenset()
    """The kinds of office that are never given this paper, whatever was signed."""


@dataclass(frozen=True, slots=True)
class AllowedByLaw:
    """Yes without a consent: on what basis and facts, and the most that may be told on it."""

    ground: GroundDraft
    basis: DisclosureBasis
    covered: frozenset[InformationCategory]

    @property
    def shown(self) -> str:
        """Return the basis in words, for *allowed by …*; it is not translated yet."""
        return self.basis.label


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes: by which consent, on what basis, until when, and the whole of what it covers for this office."""

    consent: Consent
    recipient: Recipient
    basis: DisclosureBasis
    covered: frozenset[InformationCategory]
    until: date | None

    @property
    def shown(self) -> str:
        """Return the consent's number, for *allowed by …*."""
        return self.consent.number


@dataclass(frozen=True, slots=True)
class Blocked:
    """No: why, in one sentence, and the next step."""

    reason: BlockReason
    message: str
    next_step: NextStep
    step_label: str
    values: tuple[tuple[str, str], ...] = ()
    consent_id: int | None = None
    also: str = ""
    """That nothing but a consent opens this paper, where that is so."""


Answer = Allowed | AllowedByLaw | Blocked
STEP_LABELS = {
    NextStep.NEW_CONSENT: N_("Make a new one"),
    NextStep.NEW_PROCEEDINGS_CONSENT: N_("Make one for the proceeding"),
    NextStep.NEW_JUSTICE_CONSENT: N_("Make a criminal-justice consent"),
    NextStep.OPEN_CONSENT: N_("Open the consent"),
    NextStep.ANSWER_EVENT: N_("Say whether it has happened"),
    NextStep.CHOOSE_RECIPIENT: N_("Choose who receives it"),
    NextStep.FILL_FACTS: N_("Fill in what is missing"),
    NextStep.CHOOSE_BASIS: N_("Choose the legal basis"),
    NextStep.ANSWER_REQUEST: N_("Answer it without confirming"),
    NextStep.CHANGE_WORDS: N_("Change the words"),
    NextStep.NONE: "",
}
STATES: dict[ConsentState, tuple[BlockReason, str, NextStep]] = {
    ConsentState.DRAFT: (
        BlockReason.NOT_SIGNED,
        N_("Consent {number} for {office} is not signed yet."),
        NextStep.OPEN_CONSENT,
    ),
    ConsentState.NOT_YET: (
        BlockReason.NOT_YET,
        N_("Consent {number} for {office} is in force only from {day}."),
        NextStep.OPEN_CONSENT,
    ),
    ConsentState.EXPIRED: (
        BlockReason.EXPIRED,
        N_("Consent {number} for {office} ended on {day}."),
        NextStep.NEW_CONSENT,
    ),
    ConsentState.REVOKED: (
        BlockReason.REVOKED,
        N_("Consent {number} for {office} was taken back on {day}."),
        NextStep.NEW_CONSENT,
    ),
    ConsentState.DEFICIENT: (
        BlockReason.DEFICIENT,
        N_("Consent {number} for {office} lacks something that the law asks for: {what}."),
        NextStep.OPEN_CONSENT,
    ),
    ConsentState.SUPERSEDED: (
        BlockReason.SUPERSEDED,
        N_("Consent {number} for {office} was replaced by {what}."),
        NextStep.OPEN_CONSENT,
    ),
    ConsentState.CHECK_EVENT: (
        BlockReason.CHECK_EVENT,
        N_("Consent {number} for {office} ends when this happens: {what}. It has to be asked whether it has."),
        NextStep.ANSWER_EVENT,
    ),
}
