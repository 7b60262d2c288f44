"""E3: people who became active again; they were enrolled all the time."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Measure

MEASURE = Measure(
    key="reactivated",
    code="E3",
    title=N_("Active again"),
    definition=N_("People who went from inactive to active in the period."),
    lists="participant",
    cases=people.reactivated,
)
