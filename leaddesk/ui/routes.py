"""Where to go: a page, a record on it, a part of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PRINT, CONSENT, INTAKE = "print", "consent", "intake"
"""Pages that no line of the rail leads to: the preview of a paper, the form of a consent, the intake conversation."""
TODAY, PARTICIPANTS, REFERRALS, PROVIDERS, REPORTS, SETTINGS = (
    "today",
    "participants",
    "referrals",
    "providers",
    "reports",
    "settings",
)


@dataclass(frozen=True, slots=True)
class Route:
    """A place in the program. Two equal routes are the same place in the history.

    ``part`` names a tab or a form, such as ``consents`` or ``new``; ``extra`` carries what the page understands,
    such as the ids behind a figure or the person a new referral is for.
    """

    page: str
    record: int | None = None
    part: str = ""
    extra: Any = None
