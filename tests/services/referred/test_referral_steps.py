"""The dated steps of a referral to us, from received to intake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import (
    EligibilityResult,
    ParticipationStatus,
)
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError
from leaddesk.domain.referrals_in import (
    BEFORE_NEWEST,
    LATER_STEP,
    NOT_FROM_HERE,
    WHO,
    StepDraft,
)
from leaddesk.storage.models import Enrolment
from tests.services.referral_samples import ARREST, DAY, LUND, NEIGHBOUR, TODAY, S, move


def test_a_referral_goes_its_way_step_by_step(office, referrals):
    number = referrals.save(ARREST, new_participant=LUND)
    move(referrals, number, S.SCREENING, date(2026, 11, 2))
    move(referrals, number, S.ELIGIBLE, result=EligibilityResult.ELIGIBLE, note=" Lives in the county ")
    move(referrals, number, S.APPROVED)
    record = referrals.record(number)
    assert [(step.status, step.on.day) for step in record.steps] == [
        (S.RECEIVED, 2),
        (S.SCREENING, 2),
        (S.ELIGIBLE, 3),
        (S.APPROVED, 3),
    ]
    assert record.steps[2].note == "Lives in the county"
    assert (record.status, record.result) == (S.APPROVED, EligibilityResult.ELIGIBLE)
    [row] = referrals.rows()
    assert (row.status, row.status_on, row.open) == (S.APPROVED, TODAY, True)
    assert office.status(record.participant_id) is ParticipationStatus.REFERRED


@pytest.mark.parametrize(
    ("draft", "field", "problem"),
    [
        (StepDraft(S.RECEIVED, TODAY), "status", NOT_FROM_HERE),
        (StepDraft(S.INTAKE_COMPLETE, TODAY), "status", WHO),
        (StepDraft(S.ALREADY_PARTICIPANT, TODAY), "status", WHO),
        (StepDraft(S.SCREENING, date(2026, 11, 1)), "on", BEFORE_NEWEST),
        (StepDraft(S.SCREENING, TODAY + DAY), "on", "This day is still to come"),
        (StepDraft(S.SCREENING, None), "on", "Needed"),
        (StepDraft(None, TODAY), "status", "Needed"),
        (StepDraft(S.ELIGIBLE, TODAY), "result", "Needed"),
        (StepDraft(S.INELIGIBLE, TODAY), "result", "Needed"),
        (
            StepDraft(S.ELIGIBLE, TODAY, EligibilityResult.INELIGIBLE_AGE),
            "result",
            "This result goes with another status",
        ),
    ],
)
def test_a_step_that_does_not_fit_is_refused_and_changes_nothing(referrals, commits, draft, field, problem):
    number = referrals.save(ARREST)
    with pytest.raises(InvalidRecordError) as refused:
        referrals.move(number, draft)
    assert refused.value.problems == {field: problem}
    assert referrals.record(number).status is S.RECEIVED
    assert len(commits) == 1


def test_completed_intake_enrols_in_the_same_action_and_one_undo_takes_all_back(database, office, referrals, commits):
    number = referrals.save(ARREST, new_participant=LUND)
    person = referrals.record(number).participant_id
    move(referrals, number, S.INTAKE_COMPLETE, date(2026, 11, 2))

    record = office.participants.record(person)
    assert (record.status, record.enrolled_on) == (ParticipationStatus.ACTIVE, date(2026, 11, 2))
    with database.read() as session:
        assert session.scalar(select(Enrolment.referral_in_id)) == number
    assert len(commits) == 2

    database.apply(commits[-1].inverse())
    record = office.participants.record(person)
    assert (record.status, record.enrolled_on) == (ParticipationStatus.REFERRED, None)
    assert office.count(Enrolment) == 0
    assert referrals.record(number).status is S.RECEIVED


def test_a_person_may_be_named_with_the_step_that_needs_one(office, referrals):
    number = referrals.save(ARREST)
    referrals.move(number, StepDraft(S.INTAKE_COMPLETE, TODAY), new_participant=LUND)
    person = referrals.record(number).participant_id
    assert office.status(person) is ParticipationStatus.ACTIVE

    again = referrals.save(NEIGHBOUR)
    referrals.move(again, StepDraft(S.ALREADY_PARTICIPANT, TODAY), participant_id=person)
    assert referrals.record(again).participant_id == person
    assert office.count(Enrolment) == 1


def test_a_step_that_is_refused_makes_no_person_either(office, referrals):
    number = referrals.save(ARREST)
    with pytest.raises(InvalidRecordError):
        referrals.move(number, StepDraft(S.INTAKE_COMPLETE, TODAY + DAY), new_participant=LUND)
    assert office.participants.rows() == []


def test_a_second_referral_of_someone_active_enrols_nobody_twice(office, referrals):
    first = referrals.save(ARREST, new_participant=LUND)
    move(referrals, first, S.INTAKE_COMPLETE)
    person = referrals.record(first).participant_id
    second = referrals.save(replace(ARREST, incident_number="26-05000"), participant_id=person)
    move(referrals, second, S.INTAKE_COMPLETE)
    assert office.count(Enrolment) == 1
    assert office.status(person) is ParticipationStatus.ACTIVE


def test_after_completed_intake_the_referral_stays_with_its_person(office, referrals):
    number = referrals.save(ARREST, new_participant=LUND)
    other = office.participants.save(replace(LUND, first_name="Ana"))
    move(referrals, number, S.INTAKE_COMPLETE)
    with pytest.raises(LeadDeskError):
        referrals.attach(number, other)
    assert referrals.record(number).participant_name == "Tobias Lund"
    referrals.attach(number, referrals.record(number).participant_id)


def test_no_other_step_touches_whether_the_person_takes_part(office, referrals):
    for status in S:
        number = referrals.save(replace(ARREST, person_name=status.value), new_participant=LUND)
        if status in (S.RECEIVED, S.INTAKE_COMPLETE):
            continue
        result = {S.ELIGIBLE: EligibilityResult.ELIGIBLE, S.INELIGIBLE: EligibilityResult.OUT_OF_AREA}.get(status)
        move(referrals, number, status, result=result)
        assert office.status(referrals.record(number).participant_id) is ParticipationStatus.REFERRED


def test_an_ended_referral_can_be_opened_again_and_keeps_its_history(referrals):
    number = referrals.save(NEIGHBOUR)
    move(referrals, number, S.UNABLE_TO_LOCATE)
    assert [row.id for row in referrals.rows(open_only=True)] == []
    move(referrals, number, S.OUTREACH)
    assert [row.id for row in referrals.rows(open_only=True)] == [number]
    assert [step.status for step in referrals.record(number).steps] == [S.RECEIVED, S.UNABLE_TO_LOCATE, S.OUTREACH]


def test_the_first_step_follows_the_day_received_but_never_past_the_next_one(referrals):
    number = referrals.save(NEIGHBOUR)
    referrals.save(replace(NEIGHBOUR, received_on=date(2026, 10, 21)), number)
    [row] = referrals.rows()
    assert row.status_on == referrals.record(number).steps[0].on == date(2026, 10, 21)

    move(referrals, number, S.SCREENING, date(2026, 10, 25))
    referrals.save(replace(NEIGHBOUR, received_on=date(2026, 10, 25)), number)
    assert [step.on.day for step in referrals.record(number).steps] == [25, 25]
    assert referrals.record(number).status is S.SCREENING
    with pytest.raises(InvalidRecordError) as refused:
        referrals.save(replace(NEIGHBOUR, received_on=date(2026, 10, 26)), number)
    assert refused.value.problems == {"received_on": LATER_STEP}
