"""J6: warrants that were open in the period, and those resolved in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, and_, func, or_, select

from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Participant, Warrant

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_IN = Audience.INTERNAL


@cache
def _warrants(span: Span) -> CTE:
    """Return the warrants open on some day of the span: whether each was so at its start, and resolved in it."""
    resolved = and_(Warrant.resolved_on.is_not(None), Warrant.resolved_on <= span.last)
    return shared(
        select(
            Warrant.id,
            Warrant.participant_id,
            (Warrant.open_since < span.first).label("earlier"),
            func.coalesce(resolved, False).label("resolved"),
        )
        .join(Participant, Participant.id == Warrant.participant_id)
        .where(
            Warrant.open_since <= span.last,
            or_(Warrant.resolved_on.is_(None), Warrant.resolved_on >= span.first),
        ),
        "warrants",
    )


def _all(span: Span) -> Select[int]:
    return select(_warrants(span).c.id)


def _at_start(span: Span) -> Select[int]:
    return _all(span).where(_warrants(span).c.earlier)


def _new(span: Span) -> Select[int]:
    return _all(span).where(~_warrants(span).c.earlier)


def _resolved(span: Span) -> Select[int]:
    return _all(span).where(_warrants(span).c.resolved)


def _at_end(span: Span) -> Select[int]:
    return _all(span).where(~_warrants(span).c.resolved)


_people = people.people_of("sought_by_warrant", lambda span: select(_warrants(span).c.participant_id))

MEASURE = Measure(
    key="warrants",
    code="J6",
    title=N_("Warrants open in the period"),
    definition=N_(
        "Warrants known to the site from the public docket, counsel, the prosecutor or the participant that were open "
        "at the start of the period or opened in it, and those of them resolved by its last day."
    ),
    lists="warrant",
    cases=_all,
    headline=_IN,
    groups=(
        Group("people", N_("People with one, each once"), _people, lists="participant", audience=_IN),
        Group("start", N_("Open at the start"), _at_start, audience=_IN),
        Group("new", N_("Opened in the period"), _new, audience=_IN),
        Group("resolved", N_("Resolved in the period"), _resolved, audience=_IN),
        Group("end", N_("Open on the last day"), _at_end, audience=_IN),
    ),
    shares=(Share("resolved_share", N_("Share resolved"), "resolved", audience=_IN),),
    relations=Relations(sums=(("", ("start", "new")), ("", ("resolved", "end")))),
)
