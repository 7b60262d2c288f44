"""C2 and C4: people enrolled in the period who were spoken with in it, and those who were not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.contact_codes import TWO_WAY
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Group, Measure, Relations
from leaddesk.reports.measures.enrolled_in_period import everybody
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Contact

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _known(span: Span) -> CTE:
    there = everybody(span)
    # found once, by the days of the span: a look for each person would go all over the archive
    spoken = select(Contact.participant_id).where(
        Contact.on.between(span.first, span.last), Contact.outcome.in_(TWO_WAY), Contact.participant_id.is_not(None)
    )
    return shared(select(there.c.id, there.c.id.in_(spoken).label("spoken")), "spoken", once=True)


def _reached(span: Span) -> Select[int]:
    return select(_known(span).c.id).where(_known(span).c.spoken)


def _unreached(span: Span) -> Select[int]:
    return select(_known(span).c.id).where(~_known(span).c.spoken)


MEASURE = Measure(
    key="people_reached",
    code="C2",
    title=N_("People with at least one two-way contact"),
    definition=N_(
        "People enrolled at any time in the period who were spoken with at least once in it, each counted once."
    ),
    lists="participant",
    cases=_reached,
    groups=(Group("unreached", N_("Enrolled, without a two-way contact"), _unreached, audience=Audience.INTERNAL),),
    relations=Relations(within=(("", ("enrolled_in_period", "")),), each_has=(("", ("contacts_made", "two_way")),)),
)
