"""R2: how far the referrals received in the period had come by its last day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, case, func, select

from leaddesk.domain.codes import ReferralInStatus
from leaddesk.domain.referrals_in import ENDS, STAGES
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Together
from leaddesk.reports.measures.referrals_received import received, referrals
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ReferralIn, ReferralInStep

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_S = ReferralInStatus
_STAGE_LABELS = {
    _S.SCREENING: N_("Screening begun"),
    _S.ELIGIBLE: N_("Found eligible"),
    _S.APPROVED: N_("Approved"),
    _S.OUTREACH: N_("Outreach begun"),
    _S.INTAKE_SCHEDULED: N_("Intake scheduled"),
    _S.INTAKE_COMPLETE: N_("Intake complete"),
}

PLACES = {status: place for place, status in enumerate(STAGES)} | {_S.INELIGIBLE: STAGES.index(_S.SCREENING)}
"""How far each status shows that a referral came; one found not eligible has been screened."""


@cache
def cohort(span: Span) -> CTE:
    """Return the referrals received in the span: how far each came by its last day, and its newest step then."""
    mine = (ReferralInStep.referral_in_id == ReferralIn.id, ReferralInStep.on <= span.last)
    place = case(PLACES, value=ReferralInStep.status, else_=0)
    furthest = select(func.max(place)).where(*mine).scalar_subquery()
    newest = (
        select(ReferralInStep.status)
        .where(*mine)
        .order_by(ReferralInStep.on.desc(), ReferralInStep.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    told = (ReferralIn.participant_id, furthest.label("furthest"), newest.label("newest"))
    return shared(referrals(span).add_columns(*told), "cohort", once=True)


def _reached(stage: ReferralInStatus) -> Cases:
    """Return the referrals with this step or a later one."""

    def cases(span: Span) -> Select[int]:
        known = cohort(span)
        return select(known.c.id).where(known.c.furthest >= PLACES[stage])

    return cases


def _without_intake(span: Span) -> tuple[CTE, Select[int]]:
    known = cohort(span)
    query = select(known.c.id).where(func.coalesce(known.c.furthest, 0) < PLACES[_S.INTAKE_COMPLETE])
    return known, query


def _ended(*ends: ReferralInStatus) -> Cases:
    def cases(span: Span) -> Select[int]:
        known, query = _without_intake(span)
        return query.where(known.c.newest.in_(ends))

    return cases


def _pending(span: Span) -> Select[int]:
    known, query = _without_intake(span)
    return query.where(func.coalesce(known.c.newest.in_(ENDS), False).is_(False))


_STAGES = tuple(
    Group(stage.value, label, _reached(stage), heading=N_("Steps reached by the last day"))
    for stage, label in _STAGE_LABELS.items()
)
_OUTCOME = N_("Without intake by the last day")
_ENDS = tuple(
    Group(end.value, end.label, _ended(end), audience=Audience.INTERNAL, rare=True, heading=_OUTCOME) for end in ENDS
)

MEASURE = Measure(
    key="referral_funnel",
    code="R2",
    title=N_("Followed to the last day"),
    definition=N_(
        "The referrals received in the period, by the steps that each had reached on its last day. "
        "A step counts as reached if it or a later one is dated by then."
    ),
    lists="referral_in",
    cases=received,
    headline=None,
    together=Together.FOLLOWED,
    same_as=("referrals_received", ""),
    groups=(
        *_STAGES,
        Group("pending", N_("Still open"), _pending, heading=_OUTCOME),
        *_ENDS,
        Group("ended", N_("Ended, or waiting for room"), _ended(*ENDS), audience=Audience.RELEASE, heading=_OUTCOME),
    ),
    relations=Relations(
        sums=(("", (_S.INTAKE_COMPLETE.value, "pending", "ended")),),
        chains=(("", *(stage.value for stage in _STAGE_LABELS)),),
    ),
)
