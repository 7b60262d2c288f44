"""Where to go: a page, a record on it, a part of the record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

PRINT, CONSENT, INTAKE, BEHIND, WORK, BLANKS = "print", "consent", "intake", "behind", "work", "blanks"
LOG = "log"
"""Pages that no line of the rail leads to: a paper's preview, a consent, an intake conversation, a figure's list,
the work log, the blank forms, the disclosure log."""
SENT_FORM, REMINDERS = "sent-form", "reminders"
"""A referral form that was sent as a PDF; the reminders of some days, printed in one go."""
REVOCATION = "revocation"
"""A consent that was taken back, and who holds something under it."""
QUICK_CONTACT = "quick-contact"
"""No page at all: the short form of a contact over the page she is on; ``record`` is the person."""
TODAY, PARTICIPANTS, REFERRALS, COURT, PROVIDERS, REPORTS, SETTINGS = (
    "today",
    "participants",
    "referrals",
    "court",
    "providers",
    "reports",
    "settings",
)

PROFILE, GAPS, COUNTED, FIDELITY, BOARD = "profile", "gaps", "counted", "fidelity", "board"
"""Hidden pages of reports: a profile, the gaps of a report, the figures that count a person, the self-check,
the words of the board's page."""

WHOSE = "whose"
"""As extra of a place that search found: it is of a person, who may have to be chosen first."""
DEED = "deed"
"""No page at all: something that the main window does, named by the part."""

_KEY = re.compile(r"[a-z0-9_/-]{1,60}")
"""The key of a form or of a draft."""


@dataclass(frozen=True, slots=True)
class Route:
    """A place in the program. Two equal routes are the same place in the history.

    ``part`` names a tab or a form, such as ``consents`` or ``new``; ``extra`` carries what the page understands,
    such as the ids behind a figure or the person a new referral is for. ``done`` says that she is done with the
    place she leaves, such as a form that was saved: Back leads past it.
    """

    page: str
    record: int | None = None
    part: str = ""
    extra: Any = None
    done: bool = field(default=False, compare=False)

    def leads_to(self, other: Route) -> bool:
        """Return whether another route is the same place; a record is, whichever part of it is open."""
        return (self.page, self.record) == (other.page, other.record) and self.part in ("", other.part)

    def bare(self) -> Route:
        """Return this place without anything of a person but ids, to be kept while the records are locked."""
        ids = self.extra if isinstance(self.extra, tuple | frozenset) else (self.extra,)
        plain = all(isinstance(one, int | Enum | None) or _KEY.fullmatch(str(one)) for one in ids)
        return self if plain else replace(self, extra=None)
