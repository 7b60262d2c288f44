"""Lines of *Today* about consents that were taken back: who holds something and has not heard of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Date, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from leaddesk.domain.disclosure_codes import ConsentKind, DisclosureEvent
from leaddesk.domain.revocations import NOTICE_CODE
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_
from leaddesk.services.disclosure_rows import LEFT, stands
from leaddesk.services.today_consents import WHOSE, consent_values, offices_values
from leaddesk.storage.models import (
    ConsentRecipient,
    ConsentRecord,
    DisclosureRow,
    Organisation,
    Participant,
    RevocationTold,
)

if TYPE_CHECKING:
    from leaddesk.services.today_line import Asked

_OFFICES = (func.min(Organisation.name).label("office"), func.count(Organisation.id.distinct()).label("offices"))


def lines(asked: Asked) -> list[TodayLine]:
    """Return the lines about consents that somebody wants back or took back, each kind oldest first."""
    return [*_wishes(asked), *_untold(asked), *_untold_in_part(asked)]


def _wishes(asked: Asked) -> list[TodayLine]:
    """Return a line for each wish that waits for something to happen before it counts (42 CFR 2.35)."""
    # said as a span of days, which an index finds
    off = ConsentRecipient.revoked_on >= date.min
    line_asked = select(func.min(ConsentRecipient.revoked_on)).where(
        ConsentRecipient.consent_id == ConsentRecord.id, ConsentRecipient.removed_at.is_(None)
    )
    asked_on = func.coalesce(ConsentRecord.revoked_on, line_asked.scalar_subquery(), type_=Date).label("asked_on")
    query = (
        select(*WHOSE, ConsentRecord.revocable_event.label("event"), asked_on)
        .join(Participant, Participant.id == ConsentRecord.participant_id)
        .where(
            or_(
                ConsentRecord.revoked_on >= date.min,
                ConsentRecord.id.in_(select(ConsentRecipient.consent_id).where(off)),
            ),
            ConsentRecord.kind == ConsentKind.JUSTICE,
            ConsentRecord.revocable_event > "",
            ~_counts(asked.today),
            func.coalesce(ConsentRecord.expires_on, date.max, type_=Date) >= asked.today,
            ConsentRecord.event_happened_on.is_(None),
            Participant.removed_at.is_(None),
        )
        .order_by(asked_on, ConsentRecord.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.CONSENT_EVENT,
            N_("{name} wants consent {number} back: ask whether it can be"),
            N_("It can be taken back once this has happened: {event}"),
            row.asked_on,
            "consent",
            row.id,
            (*consent_values(row), ("event", row.event)),
            f"consent_wish/{row.id}",
        ),
        N_("More consents that somebody wants back: {count}"),
        "participants",
    )


def _untold(asked: Asked) -> list[TodayLine]:
    """Return a line for each consent taken back of which somebody who relied on it has not heard."""
    query = (
        select(
            *WHOSE,
            ConsentRecord.revoked_on.label("back_on"),
            *_OFFICES,
        )
        # the sum lets SQLite begin with the few consents that were taken back
        .join(DisclosureRow, DisclosureRow.consent_id == ConsentRecord.id + 0)
        .join(Organisation, Organisation.id == DisclosureRow.organisation_id)
        .join(Participant, Participant.id == ConsentRecord.participant_id)
        .where(ConsentRecord.revoked_on >= date.min, *_relies_unheard(asked))
        .group_by(ConsentRecord.id)
        .order_by(ConsentRecord.revoked_on, ConsentRecord.id)
    )
    one = N_("Let {office} know that consent {number} was taken back")
    several = N_("Let {office} and {others} more know that consent {number} was taken back")
    more = N_("More consents that were taken back, of which an office has not heard: {count}")
    return _shown(asked, query, one, several, more)


def _untold_in_part(asked: Asked) -> list[TodayLine]:
    """Return a line for each consent that stands but was taken back for an office which has not heard of it."""
    back_on = func.min(ConsentRecipient.revoked_on, type_=Date).label("back_on")
    query = (
        select(
            *WHOSE,
            back_on,
            *_OFFICES,
        )
        .select_from(ConsentRecipient)
        .join(ConsentRecord, ConsentRecord.id == ConsentRecipient.consent_id)
        .join(
            DisclosureRow,
            and_(
                DisclosureRow.consent_id == ConsentRecord.id + 0,
                # the sum keeps SQLite from looking through everything that an office was ever told
                DisclosureRow.organisation_id + 0 == ConsentRecipient.organisation_id,
            ),
        )
        .join(Organisation, Organisation.id == ConsentRecipient.organisation_id)
        .join(Participant, Participant.id == ConsentRecord.participant_id)
        .where(
            # said as a span of days, which an index finds, so that SQLite begins with the few that were taken off
            ConsentRecipient.revoked_on >= date.min,
            func.coalesce(ConsentRecord.revoked_on, date.max, type_=Date) == date.max,
            *_relies_unheard(asked),
        )
        .group_by(ConsentRecord.id)
        .order_by(back_on, ConsentRecord.id)
    )
    one = N_("Let {office} know that consent {number} was taken back for it")
    several = N_("Let {office} and {others} more know that consent {number} was taken back for them")
    more = N_("More consents that were taken back in part, of which an office has not heard: {count}")
    return _shown(asked, query, one, several, more)


def _relies_unheard(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that taking back counts, and that an office holds something and has not heard."""
    return (
        _counts(asked.today),
        func.ifnull(DisclosureRow.event, "", type_=DisclosureRow.event.type).in_(LEFT),
        # what tells no category is a notice
        DisclosureRow.categories != frozenset(),
        stands(),
        ~_marked(),
        ~_given_notice(),
    )


def _shown(asked: Asked, query: Select[*tuple[Any, ...]], one: str, several: str, more: str) -> list[TodayLine]:
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.REVOCATION_UNTOLD,
            one if row.offices == 1 else several,
            N_("{name} · what was told before stays there"),
            row.back_on,
            "revocation",
            row.id,
            offices_values(row),
            f"revocation/{row.id}",
        ),
        more,
        "participants",
        # an office that was removed from the list still holds what it was given
        removed=True,
    )


def _counts(today: date) -> ColumnElement[bool]:
    """Return the condition that taking back counts by now (``taken_back_on`` in the domain)."""
    never = date.max
    first = func.min(
        func.coalesce(ConsentRecord.revocable_on, never, type_=Date),
        func.coalesce(ConsentRecord.revocable_event_on, never, type_=Date),
        type_=Date,
    )
    return or_(ConsentRecord.kind != ConsentKind.JUSTICE, first <= today)


def _marked() -> ColumnElement[bool]:
    return exists().where(
        RevocationTold.consent_id == ConsentRecord.id,
        # the sum keeps SQLite from looking through everything that an office was ever told
        RevocationTold.organisation_id + 0 == DisclosureRow.organisation_id,
        RevocationTold.removed_at.is_(None),
    )


def _given_notice() -> ColumnElement[bool]:
    notice = aliased(DisclosureRow)
    return exists().where(
        and_(
            notice.consent_id == ConsentRecord.id,
            notice.organisation_id + 0 == DisclosureRow.organisation_id,
            notice.form_code == NOTICE_CODE,
            func.ifnull(notice.event, "", type_=notice.event.type) == DisclosureEvent.DISCLOSED,
            stands(notice),
        )
    )
