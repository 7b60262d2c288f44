"""D1: who was enrolled in the period: age, race and ethnicity, sex, veterans, language, town. Internal only."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.reports.measure import Measure
from leaddesk.reports.measures.enrolled_in_period import everybody
from leaddesk.reports.who import Who

_WHO = Who("facts", everybody)

MEASURE = Measure(
    key="demographics",
    code="D1",
    title=N_("Everybody enrolled in the period, by who they are"),
    definition=N_(
        "People enrolled at any time in the period, each once. Race and ethnicity is one question with every answer "
        "that fits, so its rows can add up to more. Gender is told in the words that were written down, apart from "
        "sex. Nothing is inferred; who was not asked is shown as not known."
    ),
    lists="participant",
    cases=_WHO.everybody,
    headline=None,
    same_as=("enrolled_in_period", ""),
    groups=_WHO.rows(),
    written=_WHO.written(),
)
