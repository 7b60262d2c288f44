"""J2: people with a felony charge filed in the first 6 and 12 months since enrolment, as far as the site knows."""

from __future__ import annotations

from leaddesk.domain.codes import OffenseLevel
from leaddesk.domain.court_codes import LegalEventKind
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.since_enrolment import HALF_YEAR, YEAR, enrolled_for, people_with

_FILED, _FELONY, _IN = LegalEventKind.CHARGE_FILED, OffenseLevel.FELONY, Audience.INTERNAL
_half = people_with(HALF_YEAR, _FILED, level=_FELONY)
_year = people_with(YEAR, _FILED, level=_FELONY)

MEASURE = Measure(
    key="felony_charges",
    code="J2",
    title=N_("Enrolled 6 months ago or longer, for charges"),
    definition=N_(
        "People whose first 6 months (183 days) or 12 months (365 days) since their first enrolment were over by the "
        "last day, and those of them with a felony charge filed after the day of enrolment that is known to the site: "
        "from the public docket, counsel, the prosecutor or the participant. The level is the one noted with the "
        "filing. There is no comparison group."
    ),
    lists="participant",
    cases=enrolled_for(HALF_YEAR),
    headline=Audience.INTERNAL,
    groups=(
        Group("felony_6", N_("With a felony charge filed in these 6 months"), _half, audience=_IN),
        Group("year", N_("Enrolled 12 months ago or longer"), enrolled_for(YEAR), audience=_IN),
        Group("felony_12", N_("With a felony charge filed in these 12 months"), _year, audience=_IN),
    ),
    shares=(
        Share("felony_6_share", N_("Share with a felony charge in 6 months"), "felony_6", audience=_IN),
        Share("felony_12_share", N_("Share with a felony charge in 12 months"), "felony_12", "year", _IN),
    ),
    relations=Relations(chains=(("", "felony_6"), ("", "year", "felony_12"))),
)
