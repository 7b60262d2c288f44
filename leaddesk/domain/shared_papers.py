"""A plan or a closing summary for another office, under a consent: what it may say, and what each part speaks of.

What the consent leaves out is in no packet: goals are counted anew, so that none is missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, OrganisationKind
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.face_sheet import FaceCourt
from leaddesk.domain.fields import entry
from leaddesk.domain.packets import Addressee, Letterhead, Printing, ScopeOfConsent, View
from leaddesk.domain.plan_codes import StepWho
from leaddesk.domain.provider_codes import ProviderType
from leaddesk.i18n import N_

_C = InformationCategory
KEPT_FROM = frozenset({OrganisationKind.COURT, OrganisationKind.PROSECUTOR})
"""Who is never given a plan or a closing summary: both bear on a case. Letters of their own say what helps."""
SHARED_FOR = (Purpose.CARE, Purpose.BENEFITS, Purpose.DEFENSE, Purpose.AT_REQUEST)
"""Why such a paper may go, the first that a consent names."""
_FIRST_FOR = {
    OrganisationKind.DEFENSE: Purpose.DEFENSE,
    OrganisationKind.BENEFITS: Purpose.BENEFITS,
    OrganisationKind.SUPPORT_PERSON: Purpose.AT_REQUEST,
}
HEALTH = frozenset({_C.SUBSTANCE_USE, _C.MENTAL_HEALTH, _C.MEDICAL})
_SPEAKS_OF: dict[str, frozenset[InformationCategory]] = {
    "housing": frozenset({_C.HOUSING}),
    "income": frozenset({_C.HOUSING}),
    "food": frozenset({_C.NEEDS}),
    "health": frozenset({_C.MEDICAL}),
    "social": frozenset(),
    "mh": frozenset({_C.MENTAL_HEALTH}),
    "su": frozenset({_C.SUBSTANCE_USE}),
    "legal": frozenset({_C.LEGAL}),
    "id_docs": frozenset({_C.NEEDS}),
    "transport": frozenset({_C.NEEDS}),
}
_PLACE_SPEAKS_OF: dict[ProviderType, frozenset[InformationCategory]] = {
    ProviderType.COMMUNITY_MH_CENTER: frozenset({_C.MENTAL_HEALTH}),
    ProviderType.OPIOID_TREATMENT_PROGRAM: frozenset({_C.SUBSTANCE_USE}),
    ProviderType.OFFICE_BASED_MOUD: frozenset({_C.SUBSTANCE_USE}),
    ProviderType.DETOX: frozenset({_C.SUBSTANCE_USE}),
    ProviderType.RESIDENTIAL_SUD: frozenset({_C.SUBSTANCE_USE}),
    ProviderType.RECOVERY_HOUSING: frozenset({_C.SUBSTANCE_USE}),
    ProviderType.PEER_ORGANISATION: frozenset({_C.SUBSTANCE_USE}),
    ProviderType.DV_AGENCY: HEALTH,
}
COVERED_FIRST = N_("Offices that a consent covers come first")
NO_GOALS = N_("A goal that the consent covers")


def purposes_for(kind: OrganisationKind | None) -> tuple[Purpose, ...]:
    """Return why a paper may go to an office of a kind, the likeliest first."""
    first = _FIRST_FOR.get(kind, Purpose.CARE) if kind else Purpose.CARE
    return (first, *(one for one in SHARED_FOR if one is not first))


def speaks_of(domain: str) -> frozenset[InformationCategory]:
    """Return what a goal of a domain tells beside that there is a plan.

    Nobody can know what safety, *Something else* or a domain of the site's own speaks of: it takes all of health.
    """
    return _SPEAKS_OF.get(domain, HEALTH)


def place_speaks_of(kind: ProviderType | None, *, part2_program: bool) -> frozenset[InformationCategory]:
    """Return what the name of an office tells by itself: a detox can't be named without telling of substance use."""
    told = _PLACE_SPEAKS_OF.get(kind, frozenset()) if kind else frozenset[InformationCategory]()
    return told | ({_C.SUBSTANCE_USE} if part2_program else frozenset())


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A goal that could go on the paper. ``goal`` stays the same over the plans in which the goal goes along."""

    goal: int
    domain_name: str
    words: str
    speaks_of: frozenset[InformationCategory]


@dataclass(frozen=True, slots=True)
class SharedPlanDraft:
    """What she chooses for a plan that another office is given; ``left_out`` are goals that she keeps off it."""

    organisation_id: int | None = entry(N_("Recipient"), default=None, required=True, width=6, help=COVERED_FIRST)
    addressed_to: str = entry(N_("Who there"), default="", max_length=200, width=6, optional_shown=True)
    left_out: tuple[int, ...] = entry(
        N_("Goals that go along"),
        default=(),
        width=6,
        help=N_("With their steps. Why it matters, what helps and staying safe are never on it"),
    )
    tells: frozenset[InformationCategory] = entry(
        N_("These goals also speak of"), default=frozenset(), width=6, without=(_C.IDENTITY, _C.PLAN)
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this plan from being printed, by field."""
        return fields.problems(self)

    @property
    def categories(self) -> frozenset[InformationCategory]:
        """Return what the paper tells in any case: who it is, and that there is a plan."""
        return frozenset({_C.IDENTITY, _C.PLAN}) | self.tells


@dataclass(frozen=True, slots=True)
class SharedStep:
    """A step as another office reads it. ``theirs`` says that this very office does it; no other one is named."""

    what: str
    who: StepWho
    theirs: bool
    due: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """A goal as another office reads it: no why, no stage of change."""

    domain_name: str
    words: str
    done: bool
    paused: bool
    steps: tuple[SharedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPlanPacket:
    """What the plan for another office (PLAN-S) says: goals that are covered, and their steps. Nothing else of it."""

    office: Letterhead
    printing: Printing
    person: View
    to: Addressee
    scope: ScopeOfConsent
    goals: tuple[SharedGoal, ...]
    addressed_to: str = ""
    started_on: date | None = None
    review_on: date | None = None


class ClosingPart(CodeList):
    """A part of the closing summary that another office can be given."""

    GOALS = "goals", N_("Goals of the plan")
    SERVICES = "services", N_("Services that were linked")
    COURTS = "courts", N_("Court dates to come")

    @property
    def category(self) -> InformationCategory:
        """Return what a consent must cover for the part to be told at all."""
        return {ClosingPart.GOALS: _C.PLAN, ClosingPart.SERVICES: _C.OUTCOMES, ClosingPart.COURTS: _C.LEGAL}[self]


@dataclass(frozen=True, slots=True)
class SharedClosingDraft:
    """What she chooses for a closing summary that another office is given."""

    organisation_id: int | None = entry(N_("Recipient"), default=None, required=True, width=6, help=COVERED_FIRST)
    addressed_to: str = entry(N_("Who there"), default="", max_length=200, width=6, optional_shown=True)
    parts: frozenset[ClosingPart] = entry(
        N_("What goes along"),
        default=frozenset(ClosingPart),
        width=6,
        help=N_("The day of closing always does. The reason, and where the person stays, never do"),
    )
    handed_to: str = entry(
        N_("Open court dates are with"), default="", max_length=300, width=6, help=N_("For example counsel, by name")
    )
    tells: frozenset[InformationCategory] = entry(
        N_("These words also speak of"), default=frozenset(), width=6, without=(_C.IDENTITY,)
    )

    def problems(self) -> dict[str, str]:
        """Return what stops this summary from being printed, by field."""
        return fields.problems(self)

    @property
    def categories(self) -> frozenset[InformationCategory]:
        """Return what the paper tells in any case: who it is, and with that the day of closing."""
        return frozenset({_C.IDENTITY}) | self.tells


@dataclass(frozen=True, slots=True)
class LinkedService:
    """A service that somebody was linked with, and by whom it is given."""

    service: str
    provider: str


@dataclass(frozen=True, slots=True)
class SharedClosingPacket:
    """What the closing summary for another office (CLOSE-S) says; an empty part is not told, or there is none.

    It has no place for the reason, for where the person stays, or for consents of other offices.
    """

    office: Letterhead
    printing: Printing
    person: View
    to: Addressee
    scope: ScopeOfConsent
    closed_on: date
    addressed_to: str = ""
    goals: tuple[SharedGoal, ...] = ()
    services: tuple[LinkedService, ...] = ()
    courts: tuple[FaceCourt, ...] = ()
    handed_to: str = ""
