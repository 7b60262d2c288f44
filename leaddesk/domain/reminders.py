"""The reminders of the court dates of some days: who gets one on paper, how, and who had one already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from leaddesk.domain.court_dates import CourtDateRow
from leaddesk.i18n import N_

MOST = 100
"""Reminders that are listed and printed at once."""


class Way(Enum):
    """How a reminder on paper reaches the person; the value is what she reads."""

    MAIL = N_("To mail or to hand over")
    NO_ADDRESS = N_("To hand over: no address is known")
    KEPT_OFF = N_("To hand over: the address stays off papers")
    NO_LETTERS = N_("To hand over: no letters are wanted")


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A court date that somebody can be reminded of."""

    date: CourtDateRow
    way: Way

    @property
    def given(self) -> bool:
        """Return whether the person was reminded already, in whichever way."""
        return self.date.draft.reminded_on is not None

    @property
    def begins_ticked(self) -> bool:
        """Return whether it is printed unless she says otherwise."""
        return not self.given and self.way is not Way.NO_LETTERS


@dataclass(frozen=True, slots=True)
class SentToPrint:
    """The court dates whose reminders went to the printer or a file, kept until it is noted what came out."""

    ids: tuple[int, ...] = ()
