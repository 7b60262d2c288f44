"""Lines of *Today* about consents: those that end soon or have ended, and events to ask about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.consents import EVENT_CHECK_DAYS, consent_number
from leaddesk.domain.disclosure_codes import ConsentKind, RecipientAnswer
from leaddesk.domain.today import TodayKind, TodayLine
from leaddesk.i18n import N_
from leaddesk.services.today_line import LATER, PERSON, Asked, person_values
from leaddesk.storage.models import ConsentRecipient, ConsentRecord, Organisation, Participant

LOOK_BACK = timedelta(days=30)
"""How long a consent that has ended is still spoken of, unless another one goes on."""
_TITLES = {
    (False, False): N_("Consent for {office} ends soon"),
    (False, True): N_("Consent for {office} and {others} more ends soon"),
    (True, False): N_("Consent for {office} has ended"),
    (True, True): N_("Consent for {office} and {others} more has ended"),
}
WHOSE = (ConsentRecord.id, ConsentRecord.person_number, ConsentRecord.count, *PERSON)
"""Which consent, and whose."""


def lines(asked: Asked) -> list[TodayLine]:
    """Return the lines about consents, each kind oldest first."""
    return [*_ending(asked), *_class_ending(asked), *_events(asked)]


def consent_values(row: Any) -> tuple[tuple[str, str], ...]:
    """Return the values that name the consent of a row of ``WHOSE``, and the person."""
    return (*person_values(row), _number(row))


def offices_values(row: Any) -> tuple[tuple[str, str], ...]:
    """Return the values that name consent and person, and one of the row's offices, and count the others."""
    # what was set aside is known again by its values in this order
    return (*person_values(row), ("office", row.office), ("others", str(row.offices - 1)), _number(row))


def _number(row: Any) -> tuple[str, str]:
    return "number", consent_number(row.person_number, row.count)


def _stands(consent: Any) -> ColumnElement[bool]:
    """Return the condition that a consent was signed and neither taken back, replaced nor ended by its event."""
    return and_(
        consent.signed_on.is_not(None),
        consent.revoked_on.is_(None),
        consent.superseded_by_id.is_(None),
        consent.event_happened_on.is_(None),
        consent.removed_at.is_(None),
    )


def _not_taken_back(line: Any) -> ColumnElement[bool]:
    """Return the condition that an office was not taken off a consent."""
    # said without the index, which would lead through the offices of everybody for each consent
    return func.coalesce(line.revoked_on, date.max, type_=Date) == date.max


def _end(consent: Any, line: Any) -> ColumnElement[date]:
    """Return the last day on which a consent covers an office; a very late one where only an event ends it."""
    never = date.max
    return func.min(
        func.coalesce(consent.expires_on, never, type_=Date), func.coalesce(line.ends_on, never, type_=Date), type_=Date
    )


def _goes_on(end: ColumnElement[date]) -> ColumnElement[bool]:
    """Return the condition that another consent of the same kind covers the office beyond that end."""
    other, line = aliased(ConsentRecord), aliased(ConsentRecipient)
    return exists().where(
        other.participant_id == ConsentRecord.participant_id,
        other.kind == ConsentRecord.kind,
        other.id != ConsentRecord.id,
        _stands(other),
        line.consent_id == other.id,
        # the sum keeps SQLite from looking through everybody's consents for that office
        line.organisation_id + 0 == ConsentRecipient.organisation_id,
        line.answer == RecipientAnswer.ACCEPTED,
        _not_taken_back(line),
        line.removed_at.is_(None),
        _end(other, line) > end,
    )


def _ending(asked: Asked) -> list[TodayLine]:
    first, last = asked.today - LOOK_BACK, asked.today + LATER
    end = _end(ConsentRecord, ConsentRecipient)
    by_own_end = select(ConsentRecipient.consent_id).where(ConsentRecipient.ends_on.between(first, last))
    query = (
        select(
            *WHOSE,
            end.label("end"),
            *(func.min(Organisation.name).label("office"), func.count().label("offices")),
        )
        .join(ConsentRecipient, ConsentRecipient.consent_id == ConsentRecord.id)
        .join(Organisation, Organisation.id == ConsentRecipient.organisation_id)
        .join(Participant, Participant.id == ConsentRecord.participant_id)
        .where(
            or_(ConsentRecord.expires_on.between(first, last), ConsentRecord.id.in_(by_own_end)),
            end.between(first, last),
            _stands(ConsentRecord),
            ConsentRecipient.removed_at.is_(None),
            ConsentRecipient.answer == RecipientAnswer.ACCEPTED,
            _not_taken_back(ConsentRecipient),
            Participant.removed_at.is_(None),
            Participant.status != ParticipationStatus.CLOSED,
            ~_goes_on(end),
        )
        .group_by(ConsentRecord.id, end)
        .order_by(end, ConsentRecord.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.CONSENT_ENDING,
            _TITLES[row.end < asked.today, row.offices > 1],
            N_("{name} · {number}"),
            row.end,
            "consent",
            row.id,
            offices_values(row),
            f"consent_ending/{row.id}/{row.end}",
        ),
        N_("More consents that end soon or have ended: {count}"),
        "participants",
        # an office that was removed from the list still stands on the paper that was signed
        removed=True,
    )


def _class_ending(asked: Asked) -> list[TodayLine]:
    """Return the lines of consents that name a class of recipients, and so no office of the directory."""
    other = aliased(ConsentRecord)
    goes_on = exists().where(
        other.participant_id == ConsentRecord.participant_id,
        other.kind == ConsentRecord.kind,
        other.id != ConsentRecord.id,
        _stands(other),
        or_(other.expires_on.is_(None), other.expires_on > ConsentRecord.expires_on),
    )
    query = (
        select(*WHOSE, ConsentRecord.expires_on)
        .join(Participant, Participant.id == ConsentRecord.participant_id)
        .where(
            ConsentRecord.expires_on.between(asked.today - LOOK_BACK, asked.today + LATER),
            ConsentRecord.kind.in_([kind for kind in ConsentKind if not rules(kind).named]),
            _stands(ConsentRecord),
            Participant.removed_at.is_(None),
            Participant.status != ParticipationStatus.CLOSED,
            ~goes_on,
        )
        .order_by(ConsentRecord.expires_on, ConsentRecord.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.CONSENT_ENDING,
            N_("Consent {number} has ended") if row.expires_on < asked.today else N_("Consent {number} ends soon"),
            N_("{name} · {number}"),
            row.expires_on,
            "consent",
            row.id,
            consent_values(row),
            f"consent_ending/{row.id}/{row.expires_on}",
        ),
        N_("More consents that end soon or have ended: {count}"),
        "participants",
    )


def _events(asked: Asked) -> list[TodayLine]:
    after_signing = func.date(ConsentRecord.signed_on, f"+{EVENT_CHECK_DAYS} days", type_=Date)
    asks = func.coalesce(ConsentRecord.event_check_on, after_signing, type_=Date)
    query = (
        select(*WHOSE, ConsentRecord.expires_event, asks.label("asks"))
        .join(Participant, Participant.id == ConsentRecord.participant_id)
        .where(
            ConsentRecord.expires_event > "",
            _stands(ConsentRecord),
            # said without an index, so that the few with an event are looked at first
            func.coalesce(ConsentRecord.expires_on, date.max, type_=Date) >= asked.today,
            asks <= asked.today + LATER,
            Participant.status != ParticipationStatus.CLOSED,
        )
        .order_by(asks, ConsentRecord.id)
    )
    return asked.capped(
        query,
        lambda row: TodayLine(
            TodayKind.CONSENT_EVENT,
            N_("Ask {name} whether consent {number} has ended"),
            N_("It ends when this happens: {event}"),
            row.asks,
            "consent",
            row.id,
            (*consent_values(row), ("event", row.expires_event)),
            f"consent_event/{row.id}",
        ),
        N_("More consents with an event to ask about: {count}"),
        "participants",
    )
