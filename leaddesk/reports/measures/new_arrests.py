"""J1: people with a new arrest in the first 6 and 12 months since enrolment, as far as the site knows."""

from __future__ import annotations

from leaddesk.domain.court_codes import LegalEventKind
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.since_enrolment import HALF_YEAR, YEAR, enrolled_for, people_with

_ARREST, _IN = LegalEventKind.ARREST, Audience.INTERNAL
_half, _year = people_with(HALF_YEAR, _ARREST), people_with(YEAR, _ARREST)
_half_other = people_with(HALF_YEAR, _ARREST, warrant_only=False)
_year_other = people_with(YEAR, _ARREST, warrant_only=False)

MEASURE = Measure(
    key="new_arrests",
    code="J1",
    title=N_("Enrolled 6 months ago or longer, for arrests"),
    definition=N_(
        "People whose first 6 months (183 days) or 12 months (365 days) since their first enrolment were over by the "
        "last day, and those of them with an arrest after the day of enrolment that is known to the site: from the "
        "public docket, counsel, the prosecutor or the participant. No arrest known is not the same as none. There is "
        "no comparison group."
    ),
    lists="participant",
    cases=enrolled_for(HALF_YEAR),
    headline=_IN,
    groups=(
        Group("arrest_6", N_("With an arrest known in these 6 months"), _half, audience=_IN),
        Group("other_6", N_("Other than for a warrant only, in 6 months"), _half_other, audience=_IN),
        Group("year", N_("Enrolled 12 months ago or longer"), enrolled_for(YEAR), audience=_IN),
        Group("arrest_12", N_("With an arrest known in these 12 months"), _year, audience=_IN),
        Group("other_12", N_("Other than for a warrant only, in 12 months"), _year_other, audience=_IN),
    ),
    shares=(
        Share("arrest_6_share", N_("Share with an arrest known in 6 months"), "arrest_6", audience=_IN),
        Share("arrest_12_share", N_("Share with an arrest known in 12 months"), "arrest_12", "year", _IN),
    ),
    relations=Relations(chains=(("", "arrest_6", "other_6"), ("", "year", "arrest_12", "other_12"))),
)
