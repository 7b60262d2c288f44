"""R6: arrest diversions where somebody of the office arrived within 30 minutes of the call."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Integer, Select, cast, func, select

from leaddesk.domain.codes import ReferralPathway
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ReferralIn

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

SOON = 30
"""Minutes from the call within which a hand-off counts as warm."""
_DAY = 24 * 60 * 60


@cache
def _diversions(span: Span) -> CTE:
    """Return the arrest diversions of the span with the seconds from call to arrival, past midnight too."""
    called, arrived = (
        cast(func.strftime("%s", time), Integer) for time in (ReferralIn.called_at, ReferralIn.arrived_at)
    )
    return shared(
        select(ReferralIn.id, ReferralIn.participant_id, ((arrived - called + _DAY) % _DAY).label("seconds")).where(
            ReferralIn.pathway == ReferralPathway.ARREST_DIVERSION,
            ReferralIn.received_on.between(span.first, span.last),
        ),
        "handoffs",
    )


def _timed(span: Span) -> Select[int]:
    return select(_diversions(span).c.id).where(_diversions(span).c.seconds.is_not(None))


def _soon(span: Span) -> Select[int]:
    return select(_diversions(span).c.id).where(_diversions(span).c.seconds <= SOON * 60)


def _missing(span: Span) -> Select[int]:
    return select(_diversions(span).c.id).where(_diversions(span).c.seconds.is_(None))


_people = people.people_of(
    "people_handed_over",
    lambda span: select(_diversions(span).c.participant_id).where(_diversions(span).c.seconds.is_not(None)),
)

MEASURE = Measure(
    key="warm_handoff",
    code="R6",
    title=N_("Arrest diversions with times of call and arrival"),
    definition=N_(
        "Arrest diversions received in the period with the time of the call and the time of arrival noted; warm means "
        "at most 30 minutes between the two. Those without both times are shown, not counted in."
    ),
    lists="referral_in",
    cases=_timed,
    headline=Audience.INTERNAL,
    groups=(
        Group("people", N_("People of these referrals, each once"), _people, "participant", Audience.INTERNAL),
        Group("soon", N_("Handed over within 30 minutes"), _soon, audience=Audience.INTERNAL),
        Group("missing", N_("Without both times"), _missing, audience=Audience.INTERNAL),
    ),
    shares=(Share("soon_share", N_("Share within 30 minutes"), "soon", audience=Audience.INTERNAL),),
    relations=Relations(chains=(("", "soon"),)),
)
