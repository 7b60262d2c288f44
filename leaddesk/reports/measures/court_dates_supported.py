"""J4: court dates for which the person was reminded or a ride was arranged, and what became of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, func, or_, select

from leaddesk.domain.court_codes import CourtEventType, CourtResult, CourtRide
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import CourtDate, Participant

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_UNKNOWN, _IN = CourtResult.UNKNOWN, Audience.INTERNAL


@cache
def _dates(span: Span) -> CTE:
    """Return the court dates of the span: whether each was supported, and its result."""
    supported = or_(CourtDate.reminded_on.is_not(None), CourtDate.ride == CourtRide.ARRANGED)
    return shared(
        select(
            CourtDate.id,
            CourtDate.participant_id,
            supported.label("supported"),
            func.coalesce(CourtDate.result, _UNKNOWN.value).label("result"),
        )
        .join(Participant, Participant.id == CourtDate.participant_id)
        .where(CourtDate.on.between(span.first, span.last), CourtDate.event != CourtEventType.COUNSEL),
        "court_dates",
    )


def _known(span: Span) -> Select[int]:
    return select(_dates(span).c.id)


def _supported(span: Span) -> Select[int]:
    return _known(span).where(_dates(span).c.supported)


_people = people.people_of(
    "supported", lambda span: select(_dates(span).c.participant_id).where(_dates(span).c.supported)
)


def _became(result: CourtResult) -> Cases:
    return lambda span: _supported(span).where(_dates(span).c.result == result.value)


MEASURE = Measure(
    key="court_dates_supported",
    code="J4",
    title=N_("Court dates supported"),
    definition=N_(
        "Court dates in the period for which the person was reminded or a ride was arranged, as noted at this office. "
        "Appointments with counsel are left out. A result that nobody noted is shown as not known."
    ),
    lists="court_date",
    cases=_supported,
    people=False,
    groups=(
        Group("people", N_("People supported, each once"), _people, lists="participant", audience=_IN),
        *(Group(f"result_{result}", result.label, _became(result), audience=_IN) for result in CourtResult),
        Group("known", N_("All court dates known in the period"), _known, audience=_IN),
    ),
    shares=(Share("supported_share", N_("Share supported"), "", "known", _IN),),
)
