"""C1: contacts and attempts, by what came of them and how they were made."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import CTE, Select, select

from leaddesk.domain.codes import ContactKind
from leaddesk.domain.contact_codes import TWO_WAY
from leaddesk.i18n import N_
from leaddesk.reports.measure import Audience, Cases, Group, Measure
from leaddesk.reports.shared import shared
from leaddesk.storage.models import Contact

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span


@cache
def _contacts(span: Span) -> CTE:
    return shared(
        select(Contact.id, Contact.kind, Contact.outcome).where(Contact.on.between(span.first, span.last)), "contacts"
    )


def _made(span: Span) -> Select[int]:
    return select(_contacts(span).c.id)


def _two_way(span: Span) -> Select[int]:
    return _made(span).where(_contacts(span).c.outcome.in_(TWO_WAY))


def _attempts(span: Span) -> Select[int]:
    return _made(span).where(_contacts(span).c.outcome.not_in(TWO_WAY))


def _by(kind: ContactKind) -> Cases:
    return lambda span: _made(span).where(_contacts(span).c.kind == kind)


_KINDS = tuple(
    Group(f"kind_{kind}", kind.label, _by(kind), audience=Audience.INTERNAL, rare=True, heading=N_("How"))
    for kind in ContactKind
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
        *_KINDS,
    ),
)
