"""Rows of screening, hand-offs, services, rides, naloxone, assistance, meetings, positions and consents."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import (
    EligibilityResult,
    OrganisationKind,
    ReferralInStatus,
    ReferralOutStatus,
    ReferralPathway,
    ServiceNeed,
)
from leaddesk.domain.consent_drafts import ConsentDraft
from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.contact_codes import ContactPurpose, Direction
from leaddesk.domain.disclosure_codes import ConsentKind, RecipientAnswer
from leaddesk.domain.referrals_in import RESULTS
from leaddesk.domain.work_codes import AssistanceKind, Driver, MeetingKind, RideReason
from leaddesk.storage.models import (
    AssistanceRow,
    ConsentRecipient,
    ConsentRecord,
    MeetingAgency,
    MeetingRow,
    NaloxoneRow,
    ReferralIn,
    ReferralInStep,
    ReferralOut,
    ReferralOutStep,
    RideRow,
    StaffingRow,
    TrainingRow,
)
from tests.reports.rows import person, referral
from tests.reports.rows_of_people import enrolled
from tests.reports.rows_of_work import contact, referral_out
from tests.storage.rows import office

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _add(session: Session, made: Any) -> Any:
    session.add(made)
    session.flush()
    return made


def result(
    session: Session, number: int, on: date, status: ReferralInStatus, found: EligibilityResult | None
) -> ReferralInStep:
    """Add the step of a referral that says what screening found."""
    return _add(session, ReferralInStep(referral_in_id=number, status=status, on=on, result=found, note=""))


def handoff(session: Session, on: date, called: time | None, arrived: time | None, **values: Any) -> ReferralIn:
    """Add an arrest diversion with the times of call and arrival."""
    door = ReferralPathway.ARREST_DIVERSION
    return referral(session, on, pathway=door, called_at=called, arrived_at=arrived, **values)


def answered(session: Session, sent: ReferralOut, on: date, status: ReferralOutStatus) -> ReferralOutStep:
    """Note what became of a referral to a provider."""
    return _add(session, ReferralOutStep(referral_out_id=sent.id, on=on, status=status, reason=""))


def ride(session: Session, number: int | None, on: date, miles: int | None = None, **values: Any) -> RideRow:
    """Add a ride."""
    plain = {**dict.fromkeys(("from_place", "to_place", "note"), ""), "reason": RideReason.CARE, "driver": Driver.STAFF}
    return _add(session, RideRow(participant_id=number, on=on, miles=miles, **{**plain, **values}))


def kits(session: Session, on: date, given: int | None, reversals: int | None = None) -> NaloxoneRow:
    """Note naloxone without a name."""
    return _add(session, NaloxoneRow(on=on, kits=given, reversals=reversals, place="", note=""))


def spent(session: Session, number: int | None, on: date, cents: int, kind: AssistanceKind) -> AssistanceRow:
    """Add money spent for somebody."""
    values = {"voucher": "", "what_for": ""}
    return _add(session, AssistanceRow(participant_id=number, on=on, cents=cents, category=kind, **values))


def meeting(session: Session, on: date, kind: MeetingKind, *agencies: str) -> MeetingRow:
    """Add a meeting with the agencies that were there."""
    made = _add(session, MeetingRow(on=on, kind=kind, note=""))
    for place, name in enumerate(agencies):
        there = _add(session, office(name))
        _add(session, MeetingAgency(meeting_id=made.id, organisation_id=there.id, place=place))
    return made


def training(session: Session, on: date, people: int | None, *, naloxone: bool = True) -> TrainingRow:
    """Add a training."""
    return _add(session, TrainingRow(on=on, topic="Overdose", audience="", people=people, naloxone=naloxone, note=""))


def positions(session: Session, since: date, hundredths: int) -> StaffingRow:
    """Say how many positions there are from a day on."""
    return _add(session, StaffingRow(since=since, hundredths=hundredths))


def consent(
    session: Session,
    number: int,
    signed_on: date | None,
    kind: OrganisationKind = OrganisationKind.PROVIDER,
    answer: RecipientAnswer = RecipientAnswer.ACCEPTED,
    ends_on: date | None = None,
    off_on: date | None = None,
    **values: Any,
) -> ConsentRecord:
    """Add a consent that names one office, which may be taken off again; one for treatment names none."""
    # a blank consent says what its draft says, so that a column more needs no word here
    columns = set(ConsentRecord.__table__.columns.keys())
    blank = {one.name: getattr(ConsentDraft(), one.name) for one in fields(ConsentDraft) if one.name in columns}
    stated = dict.fromkeys(("revocation_stated", "redisclosure_stated", "refusal_stated"), True)
    of = values.pop("of", ConsentKind.SPECIFIC)
    plain = {**blank, "person_number": number, "count": 1, **stated, **values, "kind": of}
    made = _add(session, ConsentRecord(**{**plain, "participant_id": number, "signed_on": signed_on}))
    if not rules(of).named:
        return made
    place = _add(session, office(kind=kind))
    named = {"person_or_role": "", "categories": frozenset(), "purposes": frozenset()}
    line = {"consent_id": made.id, "place": 0, "organisation_id": place.id, "answer": answer, "ends_on": ends_on}
    _add(session, ConsentRecipient(**line, **named, revoked_on=off_on))
    return made


def one_of_each_support(session: Session, on: date) -> None:
    """Add one of each thing that the measures of the office's support count."""
    for status in (ReferralInStatus.ELIGIBLE, ReferralInStatus.INELIGIBLE):
        for found in RESULTS[status]:
            result(session, referral(session, on, participant_id=person(session).id).id, on, status, found)
    handoff(session, on, time(23, 50), time(0, 5), participant_id=person(session).id)
    handoff(session, on, time(23, 50), None)
    known = enrolled(session, on - timedelta(days=400))
    for status in ReferralOutStatus:
        answered(session, referral_out(session, known.id, on), on, status)
    for service in ServiceNeed:
        answered(session, referral_out(session, known.id, on, service=service), on, ReferralOutStatus.ATTENDED)
    ride(session, None, on)
    for reason in RideReason:
        ride(session, known.id, on, 12, reason=reason)
    kits(session, on, 2, 1)
    for kind in AssistanceKind:
        spent(session, known.id, on, 1250, kind)
    for purpose in ContactPurpose:
        contact(session, known.id, on, purpose=purpose, direction=Direction.IN, kits=1)
    for group in MeetingKind:
        meeting(session, on, group)
    training(session, on, 14)
    for place in OrganisationKind:
        consent(session, known.id, on, place)
    consent(session, known.id, on, of=ConsentKind.TREATMENT)
