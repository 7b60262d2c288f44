"""J3: jail bookings, days in jail and prison admissions since enrolment, as far as the site knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, Select, cast, func, select

from leaddesk.domain.court_codes import LegalEventKind
from leaddesk.i18n import N_
from leaddesk.reports.measure import Amount, Audience, Cases, Group, Measure, Relations, amount_row
from leaddesk.reports.since_enrolment import HALF_YEAR, YEAR, enrolled_for, events, people_with
from leaddesk.reports.table import Unit

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_JAIL, _PRISON, _IN = LegalEventKind.JAIL, LegalEventKind.PRISON, Audience.INTERNAL


def _days(window: int) -> Amount:
    """Return the days in jail, the first and the last included, as far as they fall into the window."""

    def numbers(span: Span) -> Select[Any]:
        found = events(span, window)
        until = func.min(found.c.until, found.c.end)
        days = cast(func.julianday(until) - func.julianday(found.c.on) + 1, Integer)
        return select(found.c.event, days).where(found.c.kind == _JAIL, found.c.until.is_not(None))

    return Amount("sum", Unit.COUNT, numbers)


def _unended(window: int) -> Cases:
    def cases(span: Span) -> Select[int]:
        found = events(span, window)
        return select(found.c.event).where(found.c.kind == _JAIL, found.c.until.is_(None))

    return cases


_booked, _booked_year = people_with(HALF_YEAR, _JAIL), people_with(YEAR, _JAIL)
_admitted, _admitted_year = people_with(HALF_YEAR, _PRISON), people_with(YEAR, _PRISON)

MEASURE = Measure(
    key="jail_and_prison",
    code="J3",
    title=N_("Enrolled 6 months ago or longer, for jail and prison"),
    definition=N_(
        "People whose first 6 months (183 days) or 12 months (365 days) since their first enrolment were over by the "
        "last day, and jail bookings and prison admissions after the day of enrolment that are known to the site: from "
        "the public docket, counsel, the prosecutor or the participant. Days count up to the end of those months, both "
        "ends of a stay included; stays without a day of release are shown and in no number of days. There is no "
        "comparison group."
    ),
    lists="participant",
    cases=enrolled_for(HALF_YEAR),
    headline=_IN,
    groups=(
        Group("jail_6", N_("Booked into jail in these 6 months"), _booked, audience=_IN),
        amount_row("days_6", N_("Days in jail, 6 months"), _days(HALF_YEAR), lists="legal_event", audience=_IN),
        Group("open_6", N_("Stays without a day of release, 6 months"), _unended(HALF_YEAR), "legal_event", _IN),
        Group("prison_6", N_("Admitted to prison in these 6 months"), _admitted, audience=_IN),
        Group("year", N_("Enrolled 12 months ago or longer"), enrolled_for(YEAR), audience=_IN),
        Group("jail_12", N_("Booked into jail in these 12 months"), _booked_year, audience=_IN),
        amount_row("days_12", N_("Days in jail, 12 months"), _days(YEAR), lists="legal_event", audience=_IN),
        Group("open_12", N_("Stays without a day of release, 12 months"), _unended(YEAR), "legal_event", _IN),
        Group("prison_12", N_("Admitted to prison in these 12 months"), _admitted_year, audience=_IN),
    ),
    relations=Relations(chains=(("", "jail_6"), ("", "prison_6"), ("", "year", "jail_12"), ("year", "prison_12"))),
)
