"""Telling without a consent: the facts that the law asks for, what they allow, and why they may not be enough.

42 CFR 2.12(c), 2.51 to 2.53, 2.61 to 2.67.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from datetime import date, time
from enum import Enum, auto
from typing import Any

from leaddesk.domain import fields
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.disclosure_codes import DisclosureBasis, InformationCategory, Purpose
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.domain.ground_codes import BASES, LIMITS, CourtPapers, Ground, OrderSection
from leaddesk.i18n import N_

K = OrganisationKind
NO_GENERAL_EXCEPTION = N_(
    "Part 2 has no general exception for a warning. It may be told with a consent, in a medical emergency, to the "
    "police about a crime or threat at the office, under a court order, or without any word that points to the person "
    "as a participant. Call counsel."
)
SUBPOENA_ALONE = N_("A subpoena alone permits nothing. The answer neither confirms nor denies anything.")
ORDER_ALONE = N_("An order alone permits but does not compel. Wait for the subpoena, and call counsel.")
FIRST_ONLY = N_("Only the first report may pass; the record stays closed after it")
NOT_FOR_CARE = N_(
    "An agreement covers work for this office, such as records or legal advice, not care: that needs a consent."
)
FOR_A_COURT = N_("A court is told under its own order with a subpoena, or by a consent for the proceeding, alone.")
FACTS_MISSING = N_("For this legal basis the law still asks for: {what}.")
NO_RECEIVER = N_("It is not said who receives this.")
ADDRESS_TOLD = N_("The words hold the person's address, which stays off all papers. Take it out first.")
NO_AGREEMENT = N_("No agreement with {office} is on file for that day. The directory holds the day it was signed.")


@dataclass(frozen=True, slots=True)
class GroundDraft:
    """The facts behind something told without a consent; which ones are asked for depends on the ground."""

    ground: Ground = entry(N_("Legal basis"), default=Ground.EMERGENCY, required=True, width=6)
    medical_person: str = entry(N_("Medical person who was told"), default="", max_length=300, width=3)
    affiliation: str = entry(N_("Hospital, ambulance or clinic of that person"), default="", max_length=300, width=3)
    disclosed_by: str = entry(N_("Who told it"), default="", max_length=300, width=2)
    on: date | None = entry(N_("Day"), default=None, width=2)
    at: time | None = entry(N_("Time"), default=None, width=2)
    emergency: str = entry(N_("Nature of the emergency"), default="", max_length=1000, width=6, lines=2)
    could_not_consent: bool = entry(N_("The person’s consent could not be had in time"), default=False, width=6)
    authority: str = entry(N_("Agency and officer who were told"), default="", max_length=300, width=6)
    circumstances: str = entry(N_("What happened or was threatened"), default="", max_length=1000, width=6, lines=2)
    first_report: bool = entry(N_("It is the first report, not a later question about it"), default=False, width=6)
    papers: CourtPapers | None = entry(N_("What came"), default=None, width=6)
    court: str = entry(N_("Court"), default="", max_length=300, width=3)
    section: OrderSection | None = entry(N_("Made under 42 CFR"), default=None, width=3)
    ordered_on: date | None = entry(N_("Date of the order"), default=None, width=2)
    case_number: str = entry(N_("Case number"), default="", max_length=80, width=2, optional_shown=True)
    order_names: str = entry(N_("Who receives it, as the order says"), default="", max_length=300, width=6)
    order_scope: frozenset[InformationCategory] = entry(N_("What the order covers"), default=frozenset(), width=6)
    reviewer: str = entry(N_("Who does it, and for which funder or agency"), default="", max_length=300, width=6)
    undertaking_on: date | None = entry(
        N_("Their written promise is of"),
        default=None,
        width=3,
        help=N_("To use it for this alone, to tell nobody who it is about, and to destroy what they copied"),
    )
    study: str = entry(N_("Study, and who leads it"), default="", max_length=300, width=6)
    approval: str = entry(
        N_("Who approved it"), default="", max_length=300, width=3, help=N_("The review board or privacy board")
    )
    approved_on: date | None = entry(N_("Approved on"), default=None, width=3)
    service: str = entry(N_("Which work they do for this office"), default="", max_length=300, width=6)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what the law still asks for, by field; facts of another ground are never asked."""
        asked = self.asked
        found = {name: problem for name, problem in fields.problems(self).items() if name in asked}
        for name in asked:
            if name not in OPTIONAL and not _said(getattr(self, name)):
                found[name] = fields.REQUIRED
        for name in ("on", "ordered_on", "undertaking_on", "approved_on"):
            value = getattr(self, name)
            if name in asked and value and today and value > today:
                found[name] = IN_THE_FUTURE
        if "first_report" in found:
            found["first_report"] = FIRST_ONLY
        return found

    @property
    def asked(self) -> tuple[str, ...]:
        """Return which facts are asked for, in order; where the court's papers are not whole, no more than that."""
        if self.ground is Ground.COURT_ORDER and self.papers is not CourtPapers.BOTH:
            return ("papers",)
        return ASKED[self.ground]

    @property
    def receiver(self) -> str:
        """Return who was told where no office of the directory is named, or an empty text."""
        told = {
            Ground.EMERGENCY: self.affiliation,
            Ground.CRIME: self.authority,
            Ground.CHILD_REPORT: self.authority,
            Ground.COURT_ORDER: self.order_names,
            Ground.AUDIT: self.reviewer,
            Ground.RESEARCH: self.study,
        }
        return told.get(self.ground, "").strip()

    @property
    def basis(self) -> DisclosureBasis:
        """Return what the log calls it."""
        if self.ground is Ground.COURT_ORDER:
            return self.section.basis if self.section else DisclosureBasis.COURT_ORDER
        return BASES.get(self.ground, DisclosureBasis.NO_COVER)

    @property
    def limit(self) -> frozenset[InformationCategory]:
        """Return the most that may be told on it."""
        limit = LIMITS[self.ground]
        return limit & self.order_scope if self.ground is Ground.COURT_ORDER else limit

    def plain(self) -> dict[str, Any]:
        """Return the facts of this ground as texts, as the log keeps them; facts of another one are left out."""
        kept = {"ground": self.ground.value}
        for name in self.asked:
            value = getattr(self, name)
            if isinstance(value, frozenset):
                value = sorted(one.value for one in value)
            elif isinstance(value, date | time):
                value = value.isoformat()
            elif isinstance(value, Enum):
                value = value.value
            if value not in (None, "", False, []):
                kept[name] = value
        return kept

    @classmethod
    def of_plain(cls, kept: dict[str, Any]) -> GroundDraft:
        """Return the facts as they were kept; a fact that this edition does not know is passed over."""
        known = {one.name for one in dataclass_fields(cls)}
        values = {name: _READ.get(name, str)(value) for name, value in kept.items() if name in known}
        return replace(cls(), **values)


@dataclass(frozen=True, slots=True)
class LawfulGround:
    """Why a paper goes out without a consent, as its recipient may read it: the basis, the order if there is one."""

    basis: DisclosureBasis
    recipient: str
    categories: tuple[InformationCategory, ...]
    court: str = ""
    section: OrderSection | None = None
    ordered_on: date | None = None
    case_number: str = ""


ASKED: dict[Ground, tuple[str, ...]] = {
    Ground.EMERGENCY: (
        *("medical_person", "affiliation", "disclosed_by", "on", "at", "emergency", "could_not_consent"),
    ),
    Ground.CRIME: ("authority", "circumstances"),
    Ground.CHILD_REPORT: ("authority", "circumstances", "first_report"),
    Ground.COURT_ORDER: ("papers", "court", "section", "ordered_on", "case_number", "order_names", "order_scope"),
    Ground.AUDIT: ("reviewer", "undertaking_on"),
    Ground.RESEARCH: ("study", "approval", "approved_on"),
    Ground.QSO: ("service",),
    Ground.WARNING: (),
}
"""Which facts each ground asks for, in the order in which they are asked."""
OPTIONAL = frozenset({"case_number"})
_TICKS = ("could_not_consent", "first_report")
_READ: dict[str, Any] = {
    "ground": Ground,
    "on": date.fromisoformat,
    "at": time.fromisoformat,
    "papers": CourtPapers,
    "section": OrderSection,
    **dict.fromkeys(("ordered_on", "undertaking_on", "approved_on"), date.fromisoformat),
    "order_scope": lambda codes: frozenset(one for one in InformationCategory if one.value in codes),
    **dict.fromkeys(_TICKS, bool),
}
MEDICAL_NEVER = frozenset(
    {K.COURT, K.PROSECUTOR, K.DEFENSE, K.LAW_ENFORCEMENT, K.PROBATION, K.SUPPORT_PERSON, K.VENDOR}
)
POLICE = frozenset({K.LAW_ENFORCEMENT, K.PROSECUTOR, K.TRIBAL})
NEVER_FOR_THE_OFFICE = frozenset({K.COURT, K.PROSECUTOR, K.LAW_ENFORCEMENT, K.PROBATION, K.JAIL, K.SUPPORT_PERSON})
NEVER_REVIEWS = NEVER_FOR_THE_OFFICE | {K.DEFENSE, K.VENDOR}
"""Who neither audits nor studies: what they learned could be turned against the person (42 CFR 2.52, 2.53)."""
NO_CHILD_AGENCY = frozenset({K.DEFENSE, K.PROBATION, K.JAIL, K.HOUSING, K.PEER, K.SUPPORT_PERSON, K.VENDOR})
"""Who takes no report about a child in any state."""
_NO_REVIEW = (NEVER_REVIEWS, N_("{office} is of a kind that does no audit and no study."))
_NOT_TOLD: dict[Ground, tuple[frozenset[OrganisationKind], str]] = {
    Ground.EMERGENCY: (MEDICAL_NEVER, N_("In an emergency medical personnel may be told, not {office}.")),
    Ground.CRIME: (frozenset(K) - POLICE, N_("A crime or threat is told to law enforcement, not to {office}.")),
    Ground.CHILD_REPORT: (NO_CHILD_AGENCY, N_("{office} is of a kind that takes no reports about a child.")),
    Ground.AUDIT: _NO_REVIEW,
    Ground.RESEARCH: _NO_REVIEW,
    Ground.QSO: (NEVER_FOR_THE_OFFICE, NOT_FOR_CARE),
}
"""Which kinds of office are never told anything on a basis, and what is said then."""


class Lacking(Enum):
    """Why a ground does not carry what is asked; named as the gate's own reasons."""

    NO_EXCEPTION = auto()
    SUBPOENA_ALONE = auto()
    ORDER_ALONE = auto()
    FACTS_MISSING = auto()
    WRONG_RECEIVER = auto()
    NO_AGREEMENT = auto()
    NO_RECIPIENT = auto()
    NOTHING_SAID = auto()
    ADDRESS_KEPT = auto()
    BEYOND_GROUND = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """What would be told, and to what kind of office; None where it is not in the directory."""

    categories: frozenset[InformationCategory]
    purposes: frozenset[Purpose]
    kind: OrganisationKind | None
    qsoa_on: date | None
    tells_address: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """Why not, in a sentence; ``what`` are labels that it names."""

    why: Lacking
    message: str
    what: tuple[str, ...] = ()


def objection(draft: GroundDraft, asked: Asked, on: date) -> Objection | None:
    """Return why a ground does not carry a disclosure on a day, or None where it does."""
    return _of_ground(draft, on) or _of_receiver(draft, asked, on) or _of_words(draft, asked)


def _of_ground(draft: GroundDraft, on: date) -> Objection | None:
    if draft.ground is Ground.WARNING:
        return Objection(Lacking.NO_EXCEPTION, NO_GENERAL_EXCEPTION)
    if draft.ground is Ground.COURT_ORDER and draft.papers is CourtPapers.SUBPOENA:
        return Objection(Lacking.SUBPOENA_ALONE, SUBPOENA_ALONE)
    if draft.ground is Ground.COURT_ORDER and draft.papers is CourtPapers.ORDER:
        return Objection(Lacking.ORDER_ALONE, ORDER_ALONE)
    if problems := draft.problems(on):
        specs = fields.specs(draft)
        return Objection(Lacking.FACTS_MISSING, FACTS_MISSING, tuple(specs[name].label for name in problems))
    return None


def _of_receiver(draft: GroundDraft, asked: Asked, on: date) -> Objection | None:
    if asked.kind is None and not draft.receiver:
        return Objection(Lacking.NO_RECIPIENT, NO_RECEIVER)
    if asked.kind is K.COURT and draft.ground is not Ground.COURT_ORDER:
        return Objection(Lacking.WRONG_RECEIVER, FOR_A_COURT)
    never, words = _NOT_TOLD.get(draft.ground, (frozenset(), ""))
    if asked.kind in never:
        return Objection(Lacking.WRONG_RECEIVER, words)
    if draft.ground is not Ground.QSO:
        return None
    if Purpose.CARE in asked.purposes:
        return Objection(Lacking.WRONG_RECEIVER, NOT_FOR_CARE)
    if asked.qsoa_on is None or asked.qsoa_on > on:
        return Objection(Lacking.NO_AGREEMENT, NO_AGREEMENT)
    return None


def _of_words(draft: GroundDraft, asked: Asked) -> Objection | None:
    if asked.tells_address:
        return Objection(Lacking.ADDRESS_KEPT, ADDRESS_TOLD)
    if not asked.categories:
        return Objection(Lacking.NOTHING_SAID, N_("It is not said what {office} would be told, and why."))
    if left_out := asked.categories - draft.limit:
        labels = tuple(category.label for category in InformationCategory if category in left_out)
        return Objection(Lacking.BEYOND_GROUND, N_("This legal basis does not reach: {what}."), labels)
    return None


def _said(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value is not False and value != frozenset()
