"""The week on one sheet for the car (form CAL): initials and record numbers, no word of health or of a charge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from leaddesk.domain import fields
from leaddesk.domain.fields import entry
from leaddesk.i18n import N_

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DaySheetDraft:
    """What the dialog before the sheet edits."""

    phones: bool = entry(
        N_("With phone numbers"),
        default=False,
        width=6,
        help=N_("Only if you need them on the way: a sheet can be lost"),
    )

    def problems(self) -> dict[str, str]:
        """Return what stops the sheet: nothing."""
        return fields.problems(self)
