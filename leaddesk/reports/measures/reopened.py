"""E3: people who came back after their record was closed."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Measure

MEASURE = Measure(
    key="reopened",
    code="E3",
    title=N_("Enrolled again"),
    definition=N_("People who were closed earlier and were enrolled again in the period."),
    lists="participant",
    cases=people.reopened,
)
