"""Rows of the site's work: contacts, referrals to providers, what left the office."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import ContactKind, ContactOutcome, ReferralOutStatus, Ride, ServiceNeed, Urgency
from leaddesk.domain.contact_codes import ContactPurpose
from leaddesk.domain.disclosure_codes import Channel, DisclosureBasis, DisclosureEvent, NoticeUsed
from leaddesk.storage.models import Contact, DisclosureRow, ReferralOut
from tests.reports.rows import ACTIVE, enrolment, history, person, referral
from tests.storage.rows import office

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NUMBERS = count(1)
_TEXTS = ("recipient", "recipient_person", "recipient_address", "form_code", "edition", "sha256")


def contact(session: Session, participant_id: int | None, on: date, **values: Any) -> Contact:
    """Add a two-way contact by phone, unless told otherwise."""
    plain = {"kind": ContactKind.PHONE, "outcome": ContactOutcome.TWO_WAY, "note": ""}
    made = Contact(participant_id=participant_id, on=on, **{**plain, **values})
    session.add(made)
    session.flush()
    return made


def referral_out(session: Session, participant_id: int, sent_on: date | None, **values: Any) -> ReferralOut:
    """Add a referral to a provider."""
    place = office()
    session.add(place)
    session.flush()
    plain = {
        "number": next(_NUMBERS),
        "number_year": 2026,
        "organisation_id": place.id,
        "service": ServiceNeed.DENTAL,
        "urgency": Urgency.ROUTINE,
        "ride": Ride.NOT_NEEDED,
        "status": ReferralOutStatus.SENT if sent_on else ReferralOutStatus.DRAFT,
        "reason_tells": frozenset(),
        **dict.fromkeys(("reach_by", "where_to_find", "reason", "needs"), ""),
    }
    made = ReferralOut(participant_id=participant_id, sent_on=sent_on, **{**plain, **values})
    session.add(made)
    session.flush()
    return made


def disclosure(session: Session, participant_id: int, at: datetime, **values: Any) -> DisclosureRow:
    """Add a row to the log: something given under a consent, unless told otherwise."""
    plain = {
        **dict.fromkeys((*_TEXTS, "consent_number", "made_by", "file_name", "note"), ""),
        "event": DisclosureEvent.DISCLOSED,
        "channel": Channel.HAND,
        "pages": 1,
        "copies": 1,
        "categories": frozenset(),
        "purposes": frozenset(),
        "basis": DisclosureBasis.CONSENT,
        "notice": NoticeUsed.LONG,
        "scope_explained": True,
    }
    made = DisclosureRow(participant_id=participant_id, at=at, **{**plain, **values})
    session.add(made)
    session.flush()
    return made


def noon(day: date) -> datetime:
    """Return the middle of a day."""
    return datetime.combine(day, time(12), UTC)


def one_of_each_work(session: Session, on: date) -> None:
    """Add one of each thing that the measures of work count."""
    known, silent = person(session), person(session)
    for one in (known, silent):
        enrolment(session, one, on)
        history(session, one, [(on, ACTIVE)])
    referral(session, on, participant_id=known.id)
    referral(session, on - timedelta(days=9), participant_id=known.id)
    referral(session, on, participant_id=silent.id)
    for kind in ContactKind:
        contact(session, known.id, on, kind=kind)
    for outcome in ContactOutcome:
        contact(session, known.id, on, outcome=outcome)
    for whose in (known.id, None):
        contact(session, whose, on, purpose=ContactPurpose.OUTREACH)
    for service in ServiceNeed:
        referral_out(session, known.id, on, service=service)
    for basis in DisclosureBasis:
        disclosure(session, known.id, noon(on), basis=basis)
