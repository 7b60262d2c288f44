"""What the papers for another office say in the gallery. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from installer.shots_court_papers import PROSECUTOR, for_prosecutor
from installer.shots_long import LONG_NAME, LONG_OFFICE, long_person, long_scope
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.face_sheet import FaceCourt
from leaddesk.domain.named_vouchers import NamedVoucherPacket
from leaddesk.domain.officer_letters import OfficerLetterPacket, Standing
from leaddesk.domain.packets import Addressee
from leaddesk.domain.plan_codes import StepWho
from leaddesk.domain.screening_decisions import Decision, ScreeningDecisionPacket
from leaddesk.domain.shared_papers import LinkedService, SharedClosingPacket, SharedGoal, SharedPlanPacket, SharedStep
from leaddesk.domain.work_codes import AssistanceKind

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing, ScopeOfConsent, View

_C = InformationCategory
_SHE, _BOTH, _OFFICE = StepWho.COORDINATOR, StepWho.TOGETHER, StepWho.PROVIDER
_WORDS = "I want somebody to go with me the first time, because offices make me leave, and mornings are better. "
_SHELTER = Addressee(5, "Harbor House", "Case management", "12 Cannery Row\nHalvorsen Creek", "5095550171")
_GOALS = (
    SharedGoal(
        "Shelter and housing",
        "A room of my own by spring",
        False,
        False,
        (
            SharedStep("Hand in the housing list form", _BOTH, False, date(2026, 11, 6), True),
            SharedStep("Get a copy of my birth certificate", _SHE, False, date(2026, 11, 20), False),
            SharedStep("Hold the bed until then", _OFFICE, True, date(2026, 12, 4), False),
        ),
    ),
    SharedGoal(
        "ID documents",
        "A state ID that I can show",
        False,
        False,
        (SharedStep("Ride to the license office", _SHE, False, date(2026, 11, 24), False),),
    ),
    SharedGoal("Family and social networks", "See my kids on Sundays", True, False),
)


def plan(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> SharedPlanPacket:
    """Return the plan for a shelter."""
    told = replace(
        scope, recipient=_SHELTER.name, categories=(_C.IDENTITY, _C.PLAN, _C.NEEDS, _C.HOUSING), number="C-0142-06"
    )
    return SharedPlanPacket(
        office,
        printing,
        person,
        _SHELTER,
        told,
        _GOALS,
        "Ines Okafor, case manager",
        date(2026, 11, 3),
        date(2027, 2, 1),
    )


def closing(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> SharedClosingPacket:
    """Return the closing summary for a shelter."""
    covered = (_C.IDENTITY, _C.PLAN, _C.NEEDS, _C.HOUSING, _C.LEGAL, _C.OUTCOMES)
    return SharedClosingPacket(
        office,
        printing,
        person,
        _SHELTER,
        replace(scope, recipient=_SHELTER.name, categories=covered, number="C-0142-06"),
        date(2026, 11, 3),
        "Ines Okafor, case manager",
        tuple(replace(goal, steps=()) for goal in _GOALS),
        (
            LinkedService("Housing", "Halvorsen Housing Authority"),
            LinkedService("Food", "Mill Road Food Bank"),
        ),
        (FaceCourt(date(2026, 11, 20), time(9), "Superior Court of Tamarack County", "26-1-00318-5", "R. Halloran"),),
        "R. Halloran, Halloran & Pike",
    )


def voucher(office: Letterhead, printing: Printing, scope: ScopeOfConsent) -> NamedVoucherPacket:
    """Return a voucher with a name for a garage."""
    garage = "Depot Street Garage"
    return NamedVoucherPacket(
        office,
        printing,
        replace(scope, recipient=garage, categories=(_C.IDENTITY, _C.NEEDS), number="C-0142-07"),
        "Marisol Teague",
        "V-0042",
        date(2026, 11, 3),
        garage,
        "One car battery and its fitting",
        18500,
        AssistanceKind.TRANSPORT,
        date(2026, 11, 30),
    )


def decision(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> ScreeningDecisionPacket:
    """Return the copy of a decision for the prosecutor."""
    return ScreeningDecisionPacket(
        office,
        printing,
        person,
        PROSECUTOR,
        for_prosecutor(scope),
        "J. Marsh, Deputy Prosecutor",
        "2026-10-4471",
        "Tamarack County Sheriff",
        "R-2026-0037",
        date(2026, 10, 12),
        date(2026, 10, 16),
        "Dana Whitlock",
        Decision.MAY_GO_ON,
    )


def officer(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> OfficerLetterPacket:
    """Return the thank-you to an officer, with the status."""
    sheriff = "Tamarack County Sheriff"
    told = replace(
        scope, recipient=sheriff, categories=(_C.IDENTITY,), purposes=(Purpose.AT_REQUEST,), number="C-0142-08"
    )
    return OfficerLetterPacket(
        office,
        printing,
        person,
        Addressee(15, sheriff, "", "1 Jail Lane\nHalvorsen Creek"),
        told,
        "Deputy A. Reyes",
        "2026-10-4471",
        sheriff,
        date(2026, 10, 12),
        Standing.TAKEN_UP,
    )


def usual(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> dict[str, Packet]:
    """Return every usual paper by the key of its form."""
    return {
        "plan_shared": plan(office, printing, person, scope),
        "close_shared": closing(office, printing, person, scope),
        "chk_named": voucher(office, printing, scope),
        "scr_decision": decision(office, printing, person, scope),
        "le_status": officer(office, printing, person, scope),
    }


def longest(office: Letterhead, printing: Printing, person: View, scope: ScopeOfConsent) -> dict[str, Packet]:
    """Return every paper with its fields as long as they may be."""
    named, wide = long_person(person), long_scope(scope)
    to = Addressee(3, LONG_OFFICE, "Intake and Referral Coordination", "40 Mill Road", "5095550160")
    steps = tuple(SharedStep((_WORDS * 3)[:300], who, True, None, False) for who in StepWho)
    goals = tuple(
        SharedGoal(name, (_WORDS * 5)[:500], name == "Food", name == "Legal", steps)
        for name in ("Shelter and housing", "Food", "Physical health", "Substance use", "Legal", "Something else")
    )
    return {
        "plan_shared": replace(
            plan(office, printing, named, wide), scope=wide, to=to, addressed_to=(LONG_NAME * 3)[:200], goals=goals
        ),
        "close_shared": replace(
            closing(office, printing, named, wide),
            scope=wide,
            to=to,
            addressed_to=(LONG_NAME * 3)[:200],
            goals=tuple(replace(goal, steps=()) for goal in goals),
            services=tuple(LinkedService(f"Recovery and peer support {number}", LONG_OFFICE) for number in range(8)),
            courts=tuple(
                FaceCourt(date(2026, 12, day), time(9, 30), LONG_OFFICE, "26-1-00318-5", LONG_NAME)
                for day in range(1, 5)
            ),
            handed_to=(LONG_NAME * 5)[:300],
        ),
        "chk_named": replace(
            voucher(office, printing, wide),
            scope=wide,
            name=LONG_NAME,
            vendor=LONG_OFFICE,
            what_for=(_WORDS * 3)[:300],
            number="9" * 60,
            cents=10_000_000,
        ),
        "scr_decision": replace(
            decision(office, printing, named, wide),
            scope=wide,
            to=to,
            addressed_to=f"{LONG_NAME}, Deputy",
            agency=LONG_OFFICE,
            incident_number="9" * 80,
            decided_by=LONG_NAME,
            decision=Decision.NOT_GOING_ON,
        ),
        "le_status": replace(
            officer(office, printing, named, wide),
            scope=wide,
            to=to,
            addressed_to=f"{LONG_NAME}, Deputy",
            agency=LONG_OFFICE,
            incident_number="9" * 80,
        ),
    }
