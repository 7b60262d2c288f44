"""Q2: enrolled people with a consent in force on the last day, by what kind of office it names."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Date, Select, String, and_, cast, func, null, or_, select, union_all
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consent_kinds import TREATING
from leaddesk.domain.consents import EVENT_CHECK_DAYS
from leaddesk.domain.disclosure_codes import ConsentKind, RecipientAnswer
from leaddesk.i18n import N_
from leaddesk.reports import people
from leaddesk.reports.measure import Audience, Cases, Group, Measure, Relations, Share
from leaddesk.reports.shared import shared
from leaddesk.storage.models import ConsentRecipient, ConsentRecord, Organisation

if TYPE_CHECKING:
    from leaddesk.reports.measure import Span

_IN = Audience.INTERNAL


def _in_force(day: Any) -> tuple[Any, ...]:
    """Return what the dates of a consent must say on a day (``validity`` in the domain, without missing elements)."""
    consent, newer = ConsentRecord, aliased(ConsentRecord)
    replaced = select(newer.id).where(newer.id == consent.superseded_by_id, newer.signed_on <= day).exists()
    asked_again = func.coalesce(consent.event_check_on, func.date(consent.signed_on, f"+{EVENT_CHECK_DAYS} days"))
    return (
        consent.signed_on <= day,
        or_(consent.revoked_on.is_(None), consent.revoked_on > day, _bound_beyond(day)),
        ~replaced,
        or_(consent.expires_on.is_(None), consent.expires_on >= day),
        or_(consent.event_happened_on.is_(None), consent.event_happened_on > day),
        or_(func.trim(consent.expires_event) == "", asked_again >= day),
    )


def _still_named(day: Any) -> tuple[Any, ...]:
    """Return what the line of an office on a consent must say on a day (``covers_line`` in the domain)."""
    line = ConsentRecipient
    return (
        line.answer == RecipientAnswer.ACCEPTED,
        or_(line.ends_on.is_(None), line.ends_on >= day),
        or_(line.revoked_on.is_(None), line.revoked_on > day, _bound_beyond(day)),
    )


def _bound_beyond(day: Any) -> Any:
    """Return the condition that a criminal-justice consent was asked back before it can be (``taken_back_on``)."""
    never, consent = date.max, ConsentRecord
    first = func.min(
        func.coalesce(consent.revocable_on, never, type_=Date),
        func.coalesce(consent.revocable_event_on, never, type_=Date),
        type_=Date,
    )
    return and_(consent.kind == ConsentKind.JUSTICE, first > day)


@cache
def _covered(span: Span) -> CTE:
    """Return who of those enrolled on the last day has a consent in force, and for which kinds of office.

    A single consent for treatment names a class and no office; its kind is none.
    """
    # as a plain table: a consent stays what it is when an office is taken off the directory
    office = Organisation.__table__.c
    there = people.enrolled_on(span.last).subquery()
    signed = there.join(ConsentRecord, ConsentRecord.participant_id == there.c.id)
    named = (
        select(there.c.id, cast(office.kind, String).label("kind"))
        .select_from(signed)
        .join(ConsentRecipient, ConsentRecipient.consent_id == ConsentRecord.id)
        .join(Organisation.__table__, office.id == ConsentRecipient.organisation_id)
        .where(*_in_force(span.last), *_still_named(span.last))
    )
    of_a_class = (
        select(there.c.id, null())
        .select_from(signed)
        .where(ConsentRecord.kind == ConsentKind.TREATMENT, *_in_force(span.last))
    )
    return shared(union_all(named, of_a_class), "covered")


def _enrolled(span: Span) -> Select[int]:
    return people.enrolled_on(span.last)


def _with_consent(span: Span) -> Select[int]:
    return select(_covered(span).c.id)


def _for(kind: OrganisationKind) -> Cases:
    return lambda span: _with_consent(span).where(_covered(span).c.kind == kind.value)


def _for_treatment(span: Span) -> Select[int]:
    return _with_consent(span).where(_covered(span).c.kind.is_(None))


_HEADING = N_("With a consent in force, by whom it names")

MEASURE = Measure(
    key="consents_in_force",
    code="Q2",
    title=N_("Consents in force"),
    definition=N_(
        "People active or inactive on the last day, and those of them with a consent that was signed by then and not "
        "taken back, replaced or ended, with a yes to at least one office. A single consent for treatment names no "
        "office, so it has a row of its own. What else a consent may lack is in the record."
    ),
    lists="participant",
    cases=_enrolled,
    headline=None,
    same_as=("enrolled_on_last_day", ""),
    groups=(
        Group("in_force", N_("People with a consent in force"), _with_consent, audience=_IN),
        *(
            Group(f"kind_{one}", one.label, _for(one), audience=_IN, rare=True, heading=_HEADING)
            for one in OrganisationKind
        ),
        Group("treatment", TREATING, _for_treatment, audience=_IN, rare=True, heading=_HEADING),
    ),
    shares=(Share("in_force_share", N_("Share of those enrolled on the last day"), "in_force", audience=_IN),),
    relations=Relations(chains=(("", "in_force"),)),
)
