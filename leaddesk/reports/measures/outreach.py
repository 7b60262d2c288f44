"""C3: how many outreach attempts there were for each person who was found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Integer, Select, cast, func, select

from leaddesk.domain.contact_codes import TWO_WAY, ContactPurpose, Direction
from leaddesk.domain.work import CENTS
from leaddesk.i18n import N_
from leaddesk.reports.measure import Amount, Audience, Group, Measure, Relations, amount_row
from leaddesk.reports.people import nobody_or_standing
from leaddesk.reports.shared import shared
from leaddesk.reports.table import Unit
from leaddesk.storage.models import Contact

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_IN = Audience.INTERNAL


@cache
def _attempts(span: Span) -> CTE:
    """Return the contacts for outreach that this office began in the span."""
    row = Contact
    return shared(
        select(row.id, row.participant_id, row.outcome).where(
            row.on.between(span.first, span.last),
            row.purpose == ContactPurpose.OUTREACH,
            row.direction == Direction.OUT,
            nobody_or_standing(row.participant_id),
        ),
        "attempts",
        once=True,
    )


def _named(span: Span) -> Select[int]:
    return select(_attempts(span).c.id).where(_attempts(span).c.participant_id.is_not(None))


def _unnamed(span: Span) -> Select[int]:
    return select(_attempts(span).c.id).where(_attempts(span).c.participant_id.is_(None))


@cache
def _people(span: Span) -> CTE:
    """Return the people whom these attempts were for, and whether one of them was spoken with."""
    known = _attempts(span)
    found = func.max(cast(known.c.outcome.in_(TWO_WAY), Integer))
    return shared(
        select(known.c.participant_id.label("id"), found.label("found"))
        .where(known.c.participant_id.is_not(None))
        .group_by(known.c.participant_id),
        "sought",
        once=True,
    )


def _sought(span: Span) -> Select[int]:
    return select(_people(span).c.id)


def _located(span: Span) -> Select[int]:
    return _sought(span).where(_people(span).c.found == 1)


def _each(span: Span) -> Select[Any]:
    """Return the attempts with a name, each with the hundredths of the people who were found; none if nobody was."""
    people = select(func.sum(_people(span).c.found) * CENTS).scalar_subquery()
    return select(_attempts(span).c.id, people).where(_attempts(span).c.participant_id.is_not(None), people > 0)


MEASURE = Measure(
    key="outreach",
    code="C3",
    title=N_("Outreach attempts"),
    definition=N_(
        "Contacts for outreach that this office began in the period, whoever was reached. A person was found if one of "
        "them in the period was spoken with. Attempts without a name are shown and not divided among those found."
    ),
    lists="contact",
    cases=_named,
    people=False,
    headline=_IN,
    groups=(
        Group("unnamed", N_("Attempts without a name"), _unnamed, audience=_IN),
        Group("sought", N_("People sought, each once"), _sought, lists="participant", audience=_IN),
        Group("located", N_("People found, each once"), _located, lists="participant", audience=_IN),
        amount_row(
            "per_person", N_("Attempts for each person found"), Amount("ratio", Unit.TIMES_EACH, _each), audience=_IN
        ),
    ),
    relations=Relations(chains=(("sought", "located"),)),
)
