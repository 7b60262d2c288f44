"""What the paper of a plan says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain.packets import Letterhead, Printing
from leaddesk.domain.plan_codes import StepWho


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step as the person's paper tells it; ``provider`` is the office that does it, if one is named."""

    what: str
    who: StepWho
    provider: str
    due: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """A goal as the person's paper tells it. It has no place for a stage of change."""

    domain: str
    domain_name: str
    words: str
    why: str
    done: bool
    paused: bool
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class PlanPacket:
    """What the plan (PLAN) says. It goes to the person alone; ``bilingual`` for somebody who reads Spanish."""

    office: Letterhead
    printing: Printing
    record_number: str
    initials: str
    name: str
    number: int
    started_on: date | None
    review_on: date | None
    own_words: str
    goals: tuple[PlanGoal, ...]
    strengths: str = ""
    barriers: str = ""
    safety: str = ""
    bilingual: bool = False
    translation_reviewed: bool = False

    @property
    def awaits_translator(self) -> bool:
        """Return whether it holds Spanish wording that nobody has passed yet."""
        return self.bilingual and not self.translation_reviewed
