"""R1, crossed: referrals received by door, who sent the person, and agency together. Internal only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, select

from leaddesk.domain.codes import ReferralPathway, ReferralSource
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Measure, Written
from leaddesk.reports.measures.referrals_received import BETWEEN, each_received, received

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

UNNAMED = N_("no agency named")


def _among(span: Span) -> Select[str]:
    return select(each_received(span).c.crossed).distinct()


def _with(crossed: str) -> Cases:
    return lambda span: received(span).where(each_received(span).c.crossed == crossed)


def says(crossed: str) -> str:
    """Return the words of a row: its door, who sent the person, and the agency as it was written."""
    # an agency may hold the sign, too
    door, source, agency = crossed.split(BETWEEN, 2)
    known = (ReferralPathway.of(door), ReferralSource.of(source))
    return " · ".join((*(one.label for one in known if one is not None), agency or UNNAMED))


MEASURE = Measure(
    key="referrals_crossed",
    code="R1",
    title=N_("Referrals by door, who sent the person, and agency"),
    definition=N_(
        "Referrals whose date received falls in the period, each in one row: its door, who sent the person, and the "
        "agency as it was written down. Two about the same person count twice."
    ),
    lists="referral_in",
    cases=received,
    headline=Audience.INTERNAL,
    written=(Written("crossed_", N_("By door, who sent the person, and agency"), _among, _with, says=says),),
)
