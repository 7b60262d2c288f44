"""S2: what became of the referrals to providers that were sent in the period, as far as it is known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, func, select

from leaddesk.domain.codes import ReferralOutStatus
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Share
from leaddesk.reports.measures.referrals_to_providers import sent
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ReferralOutStep

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_S, _IN = ReferralOutStatus, Audience.INTERNAL
_TAKEN = (_S.ACCEPTED, _S.SCHEDULED, _S.ATTENDED)
KNOWN = (*_TAKEN, _S.WAITLISTED, _S.NOT_ATTENDED, _S.DECLINED_BY_PERSON, _S.DECLINED_BY_PROVIDER)
"""What says how a referral was answered; all else is not known, and never counts against anybody."""


@cache
def _results(span: Span) -> CTE:
    """Return the referrals sent in the span with their newest step up to its last day."""
    known = sent(span)
    newest = (
        select(ReferralOutStep.status)
        .where(ReferralOutStep.referral_out_id == known.c.id, ReferralOutStep.on <= span.last)
        .order_by(ReferralOutStep.on.desc(), ReferralOutStep.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return shared(
        select(known.c.id, known.c.participant_id, func.coalesce(newest, _S.SENT.value).label("newest")), "results_out"
    )


def _in(*statuses: ReferralOutStatus) -> Cases:
    codes = [status.value for status in statuses]
    return lambda span: select(_results(span).c.id).where(_results(span).c.newest.in_(codes))


def _unknown(span: Span) -> Select[int]:
    codes = [status.value for status in KNOWN]
    return select(_results(span).c.id).where(_results(span).c.newest.not_in(codes))


_people = people.people_of(
    "people_answered",
    lambda span: select(_results(span).c.participant_id).where(
        _results(span).c.newest.in_([one.value for one in KNOWN])
    ),
)

MEASURE = Measure(
    key="referral_results",
    code="S2",
    title=N_("Referrals to providers with a known answer"),
    definition=N_(
        "Referrals to providers sent in the period, by the newest step noted up to its last day. Where no answer is "
        "known by then, the referral is shown as not known and in no percentage."
    ),
    lists="referral_out",
    cases=_in(*KNOWN),
    headline=_IN,
    groups=(
        Group("people", N_("People of these referrals, each once"), _people, "participant", Audience.INTERNAL),
        Group("taken", N_("Accepted, with an appointment, or attended"), _in(*_TAKEN), audience=_IN),
        Group("attended", N_("Of these, attended"), _in(_S.ATTENDED), audience=_IN),
        *(
            Group(one.value, one.label, _in(one), audience=_IN)
            for one in (_S.WAITLISTED, _S.NOT_ATTENDED, _S.DECLINED_BY_PERSON, _S.DECLINED_BY_PROVIDER)
        ),
        Group("unknown", N_("Answer not known"), _unknown, audience=_IN),
    ),
    shares=(
        Share("taken_share", N_("Share accepted or attended"), "taken", audience=_IN),
        Share("attended_share", N_("Share attended"), "attended", audience=_IN),
    ),
    relations=Relations(chains=(("", "taken", "attended"),)),
)
