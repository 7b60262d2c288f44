"""What the plan on paper says in the gallery: a usual one and the longest one. Person and places are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from installer.shots_long import LONG_NAME
from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.domain.plan_codes import StepWho
from leaddesk.domain.plan_packets import PlanGoal, PlanPacket, PlanStep

_ME, _SHE, _BOTH, _OFFICE = StepWho.PARTICIPANT, StepWho.COORDINATOR, StepWho.TOGETHER, StepWho.PROVIDER


def _step(what: str, who: StepWho, month: int, day: int, *, done: bool = False, provider: str = "") -> PlanStep:
    return PlanStep(what, who, provider, date(2026, month, day), done)


def _goal(domain: str, name: str, words: str, why: str, *steps: PlanStep) -> PlanGoal:
    return PlanGoal(domain, name, words, why, False, False, steps)


PLAN = PlanPacket(
    Letterhead(
        "Tamarack County LEAD",
        "Tamarack",
        "Dana Whitlock",
        "118 Depot Street, Room 4 · Halvorsen Creek",
        "(509) 555-0118",
        "(509) 555-0119",
    ),
    Printing(datetime(2026, 11, 3, 14, 14, tzinfo=UTC), "D. Whitlock"),
    "LD-2026-0142",
    "M.T.",
    "Marisol Teague",
    2,
    date(2026, 11, 3),
    date(2027, 2, 1),
    "I want my own place with a door that locks, and to see my kids on Sundays. I know what I am good at: I cook, I "
    "fix things, and I show up for my friends. Mornings are better.",
    (
        _goal(
            "housing",
            "Shelter and housing",
            "A room of my own by spring",
            "So my kids can visit",
            _step("Hand in the housing list form", _BOTH, 11, 6, done=True),
            _step("Get a copy of my birth certificate", _SHE, 11, 20),
            _step("Hold the bed until then", _OFFICE, 12, 4, provider="Harbor House"),
        ),
        _goal(
            "health",
            "Physical health",
            "A doctor I can go back to",
            "I want to sleep",
            _step("First visit, Clearwater Valley Health Center", _ME, 11, 12),
            _step("Ride both ways", _SHE, 11, 12),
        ),
        _goal(
            "legal",
            "Legal",
            "Get my driver license back",
            "Work and Sundays",
            _step("Ask counsel which fines block it", _ME, 12, 8),
            _step("Set up a payment plan", _BOTH, 12, 18),
        ),
    ),
    "Someone with me the first time. Rosa at the laundromat.",
    "No ride on weekends. Offices that close at noon.",
    "I carry naloxone. I try not to be alone at night.",
    translation_reviewed=True,
)
_LONG = "I want somebody to go with me the first time, because offices make me leave, and mornings are better. "


def longest() -> PlanPacket:
    """Return a plan that is as long as its fields allow, in two languages."""
    steps = tuple(
        PlanStep(
            (_LONG * 3)[:300], who, "Confederated Tribes of the Upper Halvorsen Basin" * (who is _OFFICE), None, False
        )
        for who in StepWho
    )
    goals = tuple(
        PlanGoal(code, code.title(), (_LONG * 5)[:500], (_LONG * 5)[:500], code == "food", code == "income", steps)
        for code in ("housing", "income", "food", "health", "social", "mh", "su", "legal")
    )
    words = (_LONG * 20)[:2000]
    return replace(
        PLAN,
        name=LONG_NAME,
        own_words=words,
        goals=goals,
        strengths=words,
        barriers=words,
        safety=words,
        bilingual=True,
        translation_reviewed=False,
    )
