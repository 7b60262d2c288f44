"""E1: people enrolled for the first time."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Measure

MEASURE = Measure(
    key="newly_enrolled",
    code="E1",
    title=N_("New people enrolled"),
    definition=N_("People whose first enrolment was opened in the period; a later one does not make them new."),
    lists="participant",
    cases=people.newly_enrolled,
)
