"""The table of court dates, as the page and the record show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.court_codes import CourtRide
from leaddesk.domain.court_dates import DateState
from leaddesk.i18n import N_, show_clock, tr
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.pages.court.words import day_words, outcome, reminder
from leaddesk.ui.pages.referral_tables import ReferralTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.domain.court_dates import CourtDateRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.tables import RecordTableView


def court_dates_table(context: Context, *, with_person: bool = True) -> RecordTableView[CourtDateRow]:
    """Return the table of court dates."""
    names, today = context.names, context.today
    columns: list[Column[CourtDateRow]] = [
        Column(
            tr(N_("Day")),
            lambda row: row.on,
            lambda day: day_words(day, today()),
            tone=lambda row: day_tone(row, today()),
        ),
        Column(tr(N_("Time")), lambda row: row.draft.at, show_clock),
    ]
    if with_person:
        columns.append(
            Column(tr(N_("Person")), lambda row: names.shown(row.participant_name, row.record_number), strong=True)
        )
    columns += [
        Column(tr(N_("What for")), lambda row: row.draft.event),
        Column(tr(N_("Court")), lambda row: row.place or None),
        Column(tr(N_("Case number")), lambda row: row.case_number or None),
        Column(tr(N_("Ride")), _ride, tone=lambda row: "amber" if row.draft.ride is CourtRide.NEEDED else ""),
        Column(tr(N_("Reminder")), lambda row: reminder(row, today()) or None),
        Column(
            tr(N_("What became of it")),
            lambda row: outcome(row, today()) or None,
            tone=lambda row: "amber" if row.state(today()) is DateState.WITHOUT_RESULT else "",
        ),
    ]
    return _CourtTable(columns, 4 if with_person else 3)


class _CourtTable(ReferralTable["CourtDateRow"]):
    """Drops what became of them first where no date of the list has a result, and last where one has."""

    def __init__(self, columns: Sequence[Column[CourtDateRow]], court: int) -> None:
        """Take the columns, and which one is the court."""
        self._what, self._court, self._case, self._ride = (court - 1 + n for n in range(4))
        self._told = len(columns) - 1
        super().__init__(tr(N_("Court dates")), columns, "court-dates", court, (self._what, self._told), ())

    def _fit(self) -> None:
        told = any(one.draft.result is not None for one in self.table.rows)
        less = (self._case, self._ride, self._court, self._told - 1)
        self._may_drop = (*less, self._told) if told else (self._told, *less)
        self._stretch = self._court
        super()._fit()
        if self.isColumnHidden(self._court):
            # what is left fills the width all the same
            self._stretch = self._what
            super()._fit()


def day_tone(row: CourtDateRow, today: date) -> str:
    """Return how soon it is: amber for today and tomorrow."""
    coming = row.state(today) is DateState.COMING
    return "amber" if coming and (row.on - today).days <= 1 else ""


def _ride(row: CourtDateRow) -> CourtRide | None:
    return None if row.draft.ride is CourtRide.NOT_ASKED else row.draft.ride
