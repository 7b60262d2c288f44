"""C1: contacts and attempts, by what came of them and how they were made."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.codes import ContactKind, ContactOutcome
from leaddesk.domain.contact_codes import TWO_WAY, ContactPurpose, Direction
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure
from leaddesk.reports.people import nobody_or_standing
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Contact

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _contacts(span: Span) -> CTE:
    row = Contact
    return shared(
        select(row.id, row.kind, row.outcome, row.purpose, row.direction).where(
            row.on.between(span.first, span.last), nobody_or_standing(row.participant_id)
        ),
        "contacts",
        once=True,
    )


def _made(span: Span) -> Select[int]:
    return select(_contacts(span).c.id)


def _two_way(span: Span) -> Select[int]:
    return _made(span).where(_contacts(span).c.outcome.in_(TWO_WAY))


def _attempts(span: Span) -> Select[int]:
    return _made(span).where(_contacts(span).c.outcome.not_in(TWO_WAY))


def _by(kind: ContactKind) -> Cases:
    return lambda span: _made(span).where(_contacts(span).c.kind == kind)


def _that_came_to(outcome: ContactOutcome) -> Cases:
    return lambda span: _made(span).where(_contacts(span).c.outcome == outcome)


def _for(purpose: ContactPurpose) -> Cases:
    return lambda span: _made(span).where(_contacts(span).c.purpose == purpose)


def _begun_by_the_person(span: Span) -> Select[int]:
    return _made(span).where(_contacts(span).c.direction == Direction.IN)


_KINDS = tuple(
    Group(f"kind_{kind}", kind.label, _by(kind), audience=Audience.INTERNAL, rare=True, heading=N_("How"))
    for kind in ContactKind
)
_OUTCOMES = tuple(
    Group(
        f"outcome_{one}",
        one.label,
        _that_came_to(one),
        audience=Audience.INTERNAL,
        rare=True,
        heading=N_("What came of it"),
    )
    for one in ContactOutcome
)
_PURPOSES = tuple(
    Group(f"for_{one}", one.label, _for(one), audience=Audience.INTERNAL, rare=True, heading=N_("For what"))
    for one in ContactPurpose
)

MEASURE = Measure(
    key="contacts_made",
    code="C1",
    title=N_("Contacts and attempts"),
    definition=N_(
        "Contacts whose day falls in the period. Two-way: the person and the coordinator spoke with each other; all "
        "others are attempts. One person can have many."
    ),
    lists="contact",
    cases=_made,
    people=False,
    groups=(
        Group("two_way", N_("Two-way contacts"), _two_way),
        Group("attempts", N_("Attempts"), _attempts),
        Group(
            "begun_by_person", N_("Begun by the person"), _begun_by_the_person, audience=Audience.INTERNAL, rare=True
        ),
        *_OUTCOMES,
        *_KINDS,
        *_PURPOSES,
    ),
)
