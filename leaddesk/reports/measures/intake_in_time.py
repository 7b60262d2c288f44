"""R5: arrest diversions whose intake was complete by its deadline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.codes import ReferralInStatus, ReferralPathway
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ReferralIn, ReferralInStep

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _diversions(span: Span) -> CTE:
    done = (
        select(ReferralInStep.id)
        .where(
            ReferralInStep.referral_in_id == ReferralIn.id,
            ReferralInStep.status == ReferralInStatus.INTAKE_COMPLETE,
            ReferralInStep.on <= ReferralIn.deadline,
        )
        .exists()
    )
    return shared(
        select(ReferralIn.id, ReferralIn.participant_id, done.label("in_time")).where(
            ReferralIn.pathway == ReferralPathway.ARREST_DIVERSION,
            ReferralIn.deadline.between(span.first, span.over),
        ),
        "diversions",
    )


def _due(span: Span) -> Select[int]:
    return select(_diversions(span).c.id)


def _in_time(span: Span) -> Select[int]:
    return _due(span).where(_diversions(span).c.in_time)


_people = people.people_of("people_due", lambda span: select(_diversions(span).c.participant_id))

MEASURE = Measure(
    key="intake_in_time",
    code="R5",
    title=N_("Arrest diversions due for intake"),
    definition=N_(
        "Arrest diversions whose last day for intake, extensions included, falls in the period and is over; "
        "in time means intake complete by that day."
    ),
    lists="referral_in",
    cases=_due,
    groups=(
        Group("people", N_("People of these referrals, each once"), _people, "participant", Audience.INTERNAL),
        Group("in_time", N_("Intake complete in time"), _in_time),
    ),
    shares=(Share("in_time_share", N_("Share in time"), "in_time"),),
    relations=Relations(chains=(("", "in_time"),)),
)
