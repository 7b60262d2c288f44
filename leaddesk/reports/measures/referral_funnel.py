"""R2: how far the referrals received in the period had come by its last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from leaddesk.domain.codes import ReferralInStatus
from leaddesk.domain.referrals_in import ENDS, STAGES
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations
from leaddesk.reports.measures.referrals_received import received
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


def _steps(span: Span) -> Select[int]:
    return select(ReferralInStep.id).where(
        ReferralInStep.referral_in_id == ReferralIn.id, ReferralInStep.on <= span.last
    )


def _has(span: Span, *statuses: ReferralInStatus) -> Any:
    return _steps(span).where(ReferralInStep.status.in_(statuses)).exists()


def _reached(stage: ReferralInStatus) -> Cases:
    """Return the referrals with this step or a later one; one found not eligible has been screened."""
    later = STAGES[STAGES.index(stage) :]
    known = (*later, _S.INELIGIBLE) if stage is _S.SCREENING else later
    return lambda span: received(span).where(_has(span, *known))


def _newest(span: Span) -> Any:
    return func.coalesce(
        select(ReferralInStep.status)
        .where(ReferralInStep.referral_in_id == ReferralIn.id, ReferralInStep.on <= span.last)
        .order_by(ReferralInStep.on.desc(), ReferralInStep.id.desc())
        .limit(1)
        .scalar_subquery(),
        _S.RECEIVED.value,
    )


def _ended(*ends: ReferralInStatus) -> Cases:
    codes = [end.value for end in ends]
    return lambda span: received(span).where(~_has(span, _S.INTAKE_COMPLETE), _newest(span).in_(codes))


def _pending(span: Span) -> Select[int]:
    codes = [end.value for end in ENDS]
    return received(span).where(~_has(span, _S.INTAKE_COMPLETE), _newest(span).not_in(codes))


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
