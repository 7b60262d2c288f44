"""How alike two people are, by what is known of each, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaddesk.domain.participants import BirthDate

SAME_NAME, SHORT_NAME, SAME_SOUND, LIKE_NAME = 1.0, 0.95, 0.88, 0.8
ONE_NAME = 0.6
"""What a single name counts where no other is known of one of the two."""
NAME_SHARE = 0.7
SAME_DAY, SAME_YEAR, NEAR_YEAR, OTHER_YEAR = 0.3, 0.2, 0.15, -0.25
FAR_YEARS = 5
SAME_PHONE = 0.4
LIKELY = 0.58


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How well one word of a name fits another, and why."""

    score: float = 0.0
    reason: str = ""


def birth_score(typed: BirthDate | None, known: BirthDate | None) -> float:
    """Return what two birth dates say for or against the same person; one that is not known says nothing."""
    if typed is None or known is None:
        return 0.0
    if typed.exact and known.exact and typed == known:
        return SAME_DAY
    apart = abs(typed.year - known.year)
    if apart == 0:
        return SAME_YEAR
    if apart == 1:
        return NEAR_YEAR
    return OTHER_YEAR if apart > FAR_YEARS else 0.0
