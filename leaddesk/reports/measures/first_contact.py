"""R4: how long a referral waited for the first contact in which the person was spoken with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Select, cast, func, select
from sqlalchemy.types import Integer

from leaddesk.domain.contact_codes import TWO_WAY
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Amount, Audience, Group, Measure, Relations, Share, amount_row
from leaddesk.reports.shared import shared
from leaddesk.reports.table import Unit
from leaddesk.storage.models import Contact, ReferralIn

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

SOON = 3
"""Days within which a first contact counts as soon."""


def _first() -> Any:
    """Return the day of the first two-way contact since the referral was received."""
    return (
        select(func.min(Contact.on))
        .where(
            Contact.participant_id == ReferralIn.participant_id,
            Contact.on >= ReferralIn.received_on,
            Contact.outcome.in_(TWO_WAY),
            people.standing(Contact.participant_id),
        )
        .scalar_subquery()
    )


@cache
def _reached(span: Span) -> CTE:
    first = _first()
    days = cast(func.julianday(first) - func.julianday(ReferralIn.received_on), Integer)
    # whoever was spoken with in the span, before anybody's first contact is looked for
    lately = select(Contact.participant_id).where(
        Contact.on.between(span.first, span.last),
        Contact.outcome.in_(TWO_WAY),
        Contact.participant_id.is_not(None),
        people.standing(Contact.participant_id),
    )
    return shared(
        select(ReferralIn.id, ReferralIn.participant_id, days.label("days")).where(
            ReferralIn.participant_id.in_(lately), first.between(span.first, span.last)
        ),
        "reached",
        once=True,
    )


def _all(span: Span) -> Select[int]:
    return select(_reached(span).c.id)


def _soon(span: Span) -> Select[int]:
    return _all(span).where(_reached(span).c.days <= SOON)


def _days(span: Span) -> Select[Any]:
    return select(_reached(span).c.id, _reached(span).c.days)


@cache
def _unreached(span: Span) -> CTE:
    first = _first()
    waiting = first.is_(None) | (first > span.last)
    return shared(
        select(ReferralIn.id).where(ReferralIn.received_on.between(span.first, span.last), waiting),
        "waiting",
        once=True,
    )


def _missing(span: Span) -> Select[int]:
    return select(_unreached(span).c.id)


_people = people.people_of("people_reached_first", lambda span: select(_reached(span).c.participant_id))

MEASURE = Measure(
    key="first_contact",
    code="R4",
    title=N_("Referrals with a first contact in the period"),
    definition=N_(
        "Referrals whose first contact in which the person was spoken with falls in the period, and the days from the "
        "day received to it. Referrals received in the period that had none by its last day are shown, not counted in. "
        "What belongs to a removed record counts as no contact."
    ),
    lists="referral_in",
    cases=_all,
    headline=Audience.INTERNAL,
    groups=(
        Group("people", N_("People of these referrals, each once"), _people, "participant", Audience.INTERNAL),
        amount_row("median", N_("Days to the first contact, the middle one"), Amount("median", Unit.DAYS, _days)),
        Group("soon", N_("Within 3 days"), _soon, audience=Audience.INTERNAL),
        Group("missing", N_("Received, with no contact by the last day"), _missing, audience=Audience.INTERNAL),
    ),
    shares=(Share("soon_share", N_("Share within 3 days"), "soon", audience=Audience.INTERNAL),),
    relations=Relations(chains=(("", "soon"),)),
)
