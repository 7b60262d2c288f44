"""Contacts: when, how, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import ContactKind, ContactOutcome
from leaddesk.domain.fields import IN_THE_FUTURE, entry
from leaddesk.i18n import N_

TWO_WAY = frozenset({ContactOutcome.TWO_WAY, ContactOutcome.CRISIS_RESOLVED, ContactOutcome.DECLINED_TODAY})
"""Outcomes in which the person and the coordinator spoke with each other."""
MINUTES_IN_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What the contact form edits."""

    on: date | None = entry(N_("Date"), default=None, required=True)
    kind: ContactKind = entry(N_("How"), default=ContactKind.PHONE, required=True)
    outcome: ContactOutcome = entry(N_("Outcome"), default=ContactOutcome.TWO_WAY, required=True)
    minutes: int | None = entry(N_("Minutes"), default=None, width=1, optional_shown=True)
    note: str = entry(N_("Note"), default="", max_length=2000, width=6, lines=3, optional_shown=True)
    next_on: date | None = entry(N_("Next contact"), default=None, optional_shown=True)

    def problems(self, today: date | None = None) -> dict[str, str]:
        """Return what stops this contact from being saved, by field."""
        found = fields.problems(self)
        if self.on and today and self.on > today:
            found["on"] = IN_THE_FUTURE
        if self.minutes is not None and not 0 <= self.minutes <= MINUTES_IN_DAY:
            found["minutes"] = N_("Between 0 and 1440")
        return found


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A line of a person's contacts."""

    id: int
    participant_id: int
    draft: ContactDraft
