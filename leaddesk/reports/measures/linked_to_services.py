"""S3: people enrolled in the period who attended at least one service that they were referred to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.codes import ReferralOutStatus, ServiceNeed
from leaddesk.domain.service_domains import services_of
from leaddesk.domain.site_lists import DEFAULTS, SiteList
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Share
from leaddesk.reports.measures.enrolled_in_period import everybody
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ReferralOut, ReferralOutStep

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_IN = Audience.INTERNAL


@cache
def _links(span: Span) -> CTE:
    """Return everybody enrolled in the span with each service attended in it, or with none."""
    there = everybody(span)
    attended = (
        select(ReferralOut.participant_id, ReferralOut.service)
        .join(ReferralOutStep, ReferralOutStep.referral_out_id == ReferralOut.id)
        .where(
            ReferralOutStep.status == ReferralOutStatus.ATTENDED,
            ReferralOutStep.on.between(span.first, span.last),
        )
        .subquery()
    )
    # one walk over those enrolled, who are the costly part
    return shared(
        select(there.c.id, attended.c.service)
        .select_from(there)
        .outerjoin(attended, attended.c.participant_id == there.c.id),
        "links",
    )


def _enrolled(span: Span) -> Select[int]:
    return select(_links(span).c.id)


def _linked(span: Span) -> Select[int]:
    return _enrolled(span).where(_links(span).c.service.is_not(None))


def _with(*services: ServiceNeed) -> Cases:
    return lambda span: _linked(span).where(_links(span).c.service.in_(services))


_BY_DOMAIN, _BY_SERVICE = N_("Linked, by domain"), N_("Linked, by service")

MEASURE = Measure(
    key="linked_to_services",
    code="S3",
    title=N_("Linked to services"),
    definition=N_(
        "People enrolled at any time in the period, and those of them whose referral to a provider was noted as "
        "attended on a day in it, each counted once; by domain and by service, once for each. Services that belong to "
        "no one domain of plans, and the site’s own, stand under “Something else”."
    ),
    lists="participant",
    cases=_enrolled,
    headline=None,
    same_as=("enrolled_in_period", ""),
    groups=(
        Group("linked", N_("People linked to a service"), _linked),
        *(
            Group(
                f"domain_{one.code}",
                one.text,
                _with(*services_of(one.code)),
                audience=_IN,
                rare=True,
                heading=_BY_DOMAIN,
            )
            for one in DEFAULTS[SiteList.DOMAIN]
        ),
        *(
            Group(f"service_{one}", one.label, _with(one), audience=_IN, rare=True, heading=_BY_SERVICE)
            for one in ServiceNeed
        ),
    ),
    shares=(Share("linked_share", N_("Share of those enrolled in the period"), "linked", audience=_IN),),
    relations=Relations(chains=(("", "linked"),)),
)
