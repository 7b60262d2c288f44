"""H1 and H3: where those enrolled on the last day stay, as far as it is known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.intake.hmis_codes import HOMELESS, INSTITUTIONAL, PERMANENT, TEMPORARY, LivingSituation
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.latest import latest
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import LivingSituationRow

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

KNOWN = tuple(one for one in LivingSituation if one.known)


def of(first: int) -> tuple[LivingSituation, ...]:
    """Return the known situations of a hundred of codes, such as 400 for permanent housing."""
    return tuple(one for one in KNOWN if one.within(first))


@cache
def _situations(span: Span) -> CTE:
    """Return those enrolled on the last day, each with the newest situation on file."""
    there = people.enrolled_on(span.last).subquery()
    now = latest(LivingSituationRow.situation, LivingSituationRow, there.c.id, span.last)
    return shared(select(there.c.id, now.label("situation")), "situations", once=True)


def _in(*situations: LivingSituation) -> Cases:
    return lambda span: select(_situations(span).c.id).where(_situations(span).c.situation.in_(situations))


def _unknown(span: Span) -> Select[int]:
    situation = _situations(span).c.situation
    return select(_situations(span).c.id).where(situation.is_(None) | situation.not_in(KNOWN))


_known = _in(*KNOWN)


_SHELTERED = tuple(one for one in KNOWN if one is not LivingSituation.OUTSIDE)
_OTHERS = tuple(one for one in KNOWN if one not in {*of(HOMELESS), *of(INSTITUTIONAL), *of(TEMPORARY), *of(PERMANENT)})

MEASURE = Measure(
    key="housing",
    code="H1",
    title=N_("Living situation known on the last day"),
    definition=N_(
        "People active or inactive on the last day, by the newest living situation on file up to that day (HUD codes: "
        "permanent 400 to 499). Those with none on file are shown and in no percentage."
    ),
    lists="participant",
    cases=_known,
    headline=Audience.INTERNAL,
    groups=(
        Group("permanent", N_("In permanent housing"), _in(*of(PERMANENT)), audience=Audience.INTERNAL),
        Group("temporary", N_("In a temporary place"), _in(*of(TEMPORARY)), audience=Audience.INTERNAL),
        Group("institution", N_("In an institution"), _in(*of(INSTITUTIONAL)), audience=Audience.INTERNAL),
        Group("homeless", N_("Homeless"), _in(*of(HOMELESS)), audience=Audience.INTERNAL),
        Group("elsewhere", N_("In another place"), _in(*_OTHERS), audience=Audience.INTERNAL, rare=True),
        Group("sheltered", N_("Not outside or in a vehicle"), _in(*_SHELTERED), audience=Audience.INTERNAL),
        Group("unknown", N_("No living situation on file"), _unknown, audience=Audience.INTERNAL),
    ),
    shares=(
        Share("permanent_share", N_("Share in permanent housing"), "permanent", audience=Audience.INTERNAL),
        Share("sheltered_share", N_("Share not outside or in a vehicle"), "sheltered", audience=Audience.INTERNAL),
    ),
    relations=Relations(sums=(("", ("permanent", "temporary", "institution", "homeless", "elsewhere")),)),
)
