"""H2: people who were homeless at entry, and how many of them are in permanent housing now."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.intake.hmis_codes import HOMELESS, PERMANENT
from leaddesk.i18n import N_
from leaddesk.reports.latest import at_entry, latest
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.measures.enrolled_in_period import everybody
from leaddesk.reports.measures.housing import KNOWN, of
from leaddesk.reports.shared import shared
from leaddesk.storage.models import LivingSituationRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _at_entry(span: Span) -> CTE:
    """Return everybody enrolled in the period, each with the situation at entry and the newest one."""
    there, row = everybody(span), LivingSituationRow
    first, now = (found(row.situation, row, there.c.id, span.last) for found in (at_entry, latest))
    return shared(select(there.c.id, first.label("entry"), now.label("now")), "at_entry", once=True)


def _homeless(span: Span) -> Select[int]:
    return select(_at_entry(span).c.id).where(_at_entry(span).c.entry.in_(of(HOMELESS)))


def _housed(span: Span) -> Select[int]:
    return _homeless(span).where(_at_entry(span).c.now.in_(of(PERMANENT)))


def _unknown(span: Span) -> Select[int]:
    entry = _at_entry(span).c.entry
    return select(_at_entry(span).c.id).where(entry.is_(None) | entry.not_in(KNOWN))


MEASURE = Measure(
    key="housed_since_entry",
    code="H2",
    title=N_("Homeless at entry"),
    definition=N_(
        "People enrolled at any time in the period whose living situation at entry was homeless (HUD codes 100 to "
        "199; the newest noted up to the day of the first enrolment, else the first noted within 30 days after it), "
        "and those of them whose newest one by the last day is permanent (400 to 499). There is no comparison group."
    ),
    lists="participant",
    cases=_homeless,
    headline=Audience.INTERNAL,
    groups=(
        Group("housed", N_("Now in permanent housing"), _housed, audience=Audience.INTERNAL),
        Group("unknown", N_("Situation at entry not on file"), _unknown, audience=Audience.INTERNAL),
    ),
    shares=(Share("housed_share", N_("Share now in permanent housing"), "housed", audience=Audience.INTERNAL),),
    relations=Relations(chains=(("", "housed"),)),
)
