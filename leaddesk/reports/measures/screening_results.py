"""R3: what screening found in the period, and why referrals were found not eligible."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, func, or_, select

from leaddesk.domain.codes import EligibilityResult, ReferralInStatus
from leaddesk.domain.referrals_in import RESULTS
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ReferralIn, ReferralInStep

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_S, _IN = ReferralInStatus, Audience.INTERNAL
_ELIGIBLE = RESULTS[_S.ELIGIBLE]
_REASONS = tuple(result for result in EligibilityResult if result in RESULTS[_S.INELIGIBLE])


@cache
def _screened(span: Span) -> CTE:
    """Return each referral with the last result that its steps of the span say."""
    step = ReferralInStep
    says = or_(step.status.in_((_S.ELIGIBLE, _S.INELIGIBLE)), step.result.in_((*_ELIGIBLE, *_REASONS)))
    place = func.row_number().over(partition_by=step.referral_in_id, order_by=(step.on.desc(), step.id.desc()))
    found = (
        select(ReferralIn.id, ReferralIn.participant_id, step.status, step.result, place.label("place"))
        .join(step, step.referral_in_id == ReferralIn.id)
        .where(step.on.between(span.first, span.last), says)
        .subquery()
    )
    passed = or_(found.c.result.in_(_ELIGIBLE), found.c.status == _S.ELIGIBLE)
    query = select(found.c.id, found.c.participant_id, found.c.result, func.coalesce(passed, False).label("eligible"))
    return shared(query.where(found.c.place == 1), "screened")


def _all(span: Span) -> Select[int]:
    return select(_screened(span).c.id)


def _eligible(span: Span) -> Select[int]:
    return _all(span).where(_screened(span).c.eligible)


def _not_eligible(span: Span) -> Select[int]:
    return _all(span).where(~_screened(span).c.eligible)


def _because(reason: EligibilityResult) -> Cases:
    return lambda span: _not_eligible(span).where(_screened(span).c.result == reason)


def _unsaid(span: Span) -> Select[int]:
    return _not_eligible(span).where(_screened(span).c.result.is_(None))


_WHY = N_("Not eligible, by reason")


_people = people.people_of("people_screened", lambda span: select(_screened(span).c.participant_id))

MEASURE = Measure(
    key="screening_results",
    code="R3",
    title=N_("Screened in the period"),
    definition=N_(
        "Referrals whose screening came to a result in the period, each once under the last of its results, by the "
        "steps noted with each referral."
    ),
    lists="referral_in",
    cases=_all,
    headline=_IN,
    groups=(
        Group("people", N_("People of these referrals, each once"), _people, "participant", Audience.INTERNAL),
        Group("eligible", N_("Eligible, with or without approval"), _eligible, audience=_IN),
        Group("not_eligible", N_("Not eligible"), _not_eligible, audience=_IN),
        *(Group(f"reason_{one}", one.label, _because(one), None, _IN, rare=True, heading=_WHY) for one in _REASONS),
        Group("reason_unsaid", N_("No reason noted"), _unsaid, None, _IN, rare=True, heading=_WHY),
    ),
    shares=(Share("not_eligible_share", N_("Share not eligible"), "not_eligible", audience=_IN),),
    relations=Relations(sums=(("", ("eligible", "not_eligible")),)),
)
