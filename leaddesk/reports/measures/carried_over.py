"""E2: people enrolled already when the period began."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Measure

MEASURE = Measure(
    key="carried_over",
    code="E2",
    title=N_("Carried over"),
    definition=N_("People enrolled, active or inactive, on the day before the period."),
    lists="participant",
    cases=people.carried_over,
    # the same figure as the day before's: released under two names, one would give the other away
    headline=Audience.INTERNAL,
)
