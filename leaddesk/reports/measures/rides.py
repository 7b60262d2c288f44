"""S4: rides, the people who were driven, and the miles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, select

from leaddesk.domain.work_codes import RideReason
from leaddesk.i18n import N_
from leaddesk.reports.measure import Amount, Audience, Cases, Group, Measure, amount_row
from leaddesk.reports.people import nobody_or_standing
from leaddesk.reports.shared import shared
from leaddesk.reports.table import Unit
from leaddesk.storage.models import Participant, RideRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _rides(span: Span) -> CTE:
    ride = RideRow
    return shared(
        select(ride.id, ride.participant_id, ride.reason, ride.miles).where(
            ride.on.between(span.first, span.last), nobody_or_standing(ride.participant_id)
        ),
        "rides",
        once=True,
    )


def _all(span: Span) -> Select[int]:
    return select(_rides(span).c.id)


@cache
def _driven(span: Span) -> CTE:
    known = _rides(span)
    return shared(select(Participant.id).join(known, known.c.participant_id == Participant.id), "driven")


def _people(span: Span) -> Select[int]:
    return select(_driven(span).c.id)


def _miles(span: Span) -> Select[Any]:
    known = _rides(span)
    return select(known.c.id, known.c.miles * Unit.MILES.parts).where(known.c.miles.is_not(None))


def _without_miles(span: Span) -> Select[int]:
    return _all(span).where(_rides(span).c.miles.is_(None))


def _for(reason: RideReason) -> Cases:
    return lambda span: _all(span).where(_rides(span).c.reason == reason)


MEASURE = Measure(
    key="rides",
    code="S4",
    title=N_("Rides"),
    definition=N_(
        "Rides noted for a day in the period, with or without a name; miles only of those rides where they are noted."
    ),
    lists="ride",
    cases=_all,
    people=False,
    groups=(
        Group("people", N_("People driven, each once"), _people, lists="participant", audience=Audience.INTERNAL),
        amount_row("miles", N_("Miles"), Amount("sum", Unit.MILES, _miles)),
        Group("no_miles", N_("Rides without miles noted"), _without_miles, audience=Audience.INTERNAL, rare=True),
        *(
            Group(
                f"for_{one}",
                one.label,
                _for(one),
                audience=Audience.INTERNAL,
                rare=True,
                heading=N_("Rides, by reason"),
            )
            for one in RideReason
        ),
    ),
)
