"""S1: referrals to providers, by the service asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.codes import ReferralOutStatus, ServiceNeed
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations
from leaddesk.reports.people import standing
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Participant, ReferralOut

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def sent(span: Span) -> CTE:
    """Return the referrals to providers that were sent in the span, with their service."""
    out = ReferralOut
    return shared(
        select(out.id, out.service, out.participant_id).where(
            out.sent_on.between(span.first, span.last),
            out.status != ReferralOutStatus.DRAFT,
            standing(out.participant_id),
        ),
        "sent_out",
        once=True,
    )


def _sent(span: Span) -> Select[int]:
    return select(sent(span).c.id)


@cache
def _referred(span: Span) -> CTE:
    known = sent(span)
    return shared(select(Participant.id).join(known, known.c.participant_id == Participant.id), "sent_people")


def _people(span: Span) -> Select[int]:
    return select(_referred(span).c.id)


def _for(service: ServiceNeed) -> Cases:
    return lambda span: _sent(span).where(sent(span).c.service == service)


_SERVICES = tuple(
    Group(
        f"service_{service}",
        service.label,
        _for(service),
        audience=Audience.INTERNAL,
        rare=True,
        heading=N_("By service"),
    )
    for service in ServiceNeed
)

MEASURE = Measure(
    key="referrals_to_providers",
    code="S1",
    title=N_("Referrals to providers"),
    definition=N_("Referrals to providers whose day of sending falls in the period; drafts are left out."),
    lists="referral_out",
    cases=_sent,
    groups=(
        Group("people", N_("People referred to providers, each once"), _people, lists="participant"),
        *_SERVICES,
    ),
    relations=Relations(chains=(("", "people"),)),
)
