"""Screenings on the real file: kept half or whole, moving the referral in the same action, undone as one."""

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.codes import EligibilityResult, ParticipationStatus, ReferralInStatus
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.participants import BirthDate, ParticipantDraft, StatusChangeDraft
from leaddesk.domain.referrals_in import BEFORE_NEWEST, WHO, ReferralInDraft, StepDraft
from leaddesk.domain.screening import Reply, ScreeningDraft, VictimConsulted, VictimOutcome
from leaddesk.domain.site_lists import CriterionDraft, CriterionKind, SiteList
from leaddesk.services.duplicates import Duplicates
from leaddesk.services.screenings import Screenings
from leaddesk.services.site_lists import SiteLists
from leaddesk.services.undo import History
from tests.services.referral_samples import ARREST, DAY, LUND, NEIGHBOUR, TODAY, S, move

R = EligibilityResult
HOSTILE = '<b>Quill & "Sons"</b> 🏛 \u202eltr'


@pytest.fixture
def screenings(office, database):
    return Screenings(database, office.clock, office.settings, office.referrals)


@pytest.fixture
def history(database):
    history = History(database)
    database.on_committed.append(history.add)
    return history


def answered(draft, reply=Reply.YES, **others):
    """Answer every question the way that speaks for the person, but for those named by code."""
    good = {CriterionKind.INCLUDE: reply, CriterionKind.EXCLUDE: Reply.NO, CriterionKind.NEEDS_APPROVAL: Reply.NO}
    answers = tuple(replace(one, reply=others.get(one.code, good[one.kind])) for one in draft.answers)
    return replace(draft, answers=answers)


def decided(draft, result, **more):
    return replace(draft, result=result, decided_on=TODAY, decided_by="C. Brandt", **more)


def statuses(office, number):
    return [step.status for step in office.referrals.record(number).steps]


def test_a_screening_begins_with_the_questions_in_use_and_no_answer(screenings, referrals):
    number = referrals.save(ARREST)
    found = screenings.of(number)
    assert found.draft.answers
    assert {one.reply for one in found.draft.answers} == {Reply.UNKNOWN}
    assert all(one.kind is not CriterionKind.EXCLUDE for one in found.draft.answers)
    assert screenings.kept(number) is None


def test_half_a_screening_is_kept_and_begins_the_screening(screenings, office, referrals):
    number = referrals.save(ARREST)
    draft = answered(screenings.of(number).draft, willing=Reply.UNKNOWN)
    screenings.save(number, draft)

    assert screenings.of(number).draft == draft
    assert statuses(office, number) == [S.RECEIVED, S.SCREENING]
    screenings.save(number, draft)
    assert statuses(office, number) == [S.RECEIVED, S.SCREENING]


def test_a_decision_moves_the_referral_in_one_action_and_one_undo(screenings, office, referrals, commits, history):
    number = referrals.save(ARREST)
    commits.clear()
    full = decided(
        answered(screenings.of(number).draft, supervised=Reply.YES),
        R.ELIGIBLE_WITH_APPROVAL,
        approver=HOSTILE,
        approved_on=TODAY,
        victim=VictimConsulted.YES,
        victim_on=TODAY,
        victim_by="A. Quill",
        victim_outcome=VictimOutcome.NO_OBJECTION,
    )
    screenings.save(number, full)

    assert [changes.label for changes in commits] == ["Save screening"]
    assert statuses(office, number) == [S.RECEIVED, S.SCREENING, S.ELIGIBLE, S.APPROVED]
    assert office.referrals.record(number).result is R.ELIGIBLE_WITH_APPROVAL
    assert screenings.kept(number) == full
    history.undo()
    assert statuses(office, number) == [S.RECEIVED]
    assert screenings.kept(number) is None


def test_ordinary_services_are_enough_and_nobody_is_enrolled(screenings, office, referrals):
    number = referrals.save(ARREST, new_participant=LUND)
    draft = decided(
        answered(screenings.of(number).draft, ordinary=Reply.NO), R.NOT_INTENDED_POPULATION, sheet_given_on=TODAY
    )
    screenings.save(number, draft)

    record = office.referrals.record(number)
    assert record.status is S.REDIRECTED_OTHER_SERVICE
    assert office.status(record.participant_id) is ParticipationStatus.REFERRED
    assert screenings.kept(number).sheet_given_on == TODAY


def test_an_exclusion_is_asked_only_once_it_is_in_use(screenings, database, referrals):
    number = referrals.save(ARREST)
    lists = SiteLists(database)
    draft = answered(screenings.of(number).draft)
    lists.use_again(SiteList.CRITERION, "amount")
    again = screenings.of(number).draft
    assert len(again.answers) == len(draft.answers) + 1
    bad = decided(answered(again, amount=Reply.YES), R.ELIGIBLE)
    with pytest.raises(InvalidRecordError) as refused:
        screenings.save(number, bad)
    assert set(refused.value.problems) == {"override_reason"}
    screenings.save(number, replace(bad, override_reason="Prosecutor agreed"))


def test_a_question_asked_before_keeps_its_words_in_what_is_kept(screenings, database, referrals):
    number = referrals.save(ARREST)
    screenings.save(number, answered(screenings.of(number).draft))
    lists = SiteLists(database)
    lists.save(SiteList.CRITERION, CriterionDraft("Is the person an adult?"), "adult")
    lists.retire(SiteList.CRITERION, "area")

    texts = [one.text for one in screenings.kept(number).answers]
    assert "Is the person 18 or older?" in texts
    now = {one.code: one for one in screenings.of(number).draft.answers}
    assert now["adult"].text == "Is the person an adult?"
    assert now["area"].reply is Reply.YES


def test_somebody_who_takes_part_is_attached_not_enrolled_twice(screenings, office, referrals):
    known = office.participants.save(LUND)
    first = referrals.save(NEIGHBOUR, participant_id=known)
    move(referrals, first, S.INTAKE_COMPLETE)
    number = referrals.save(ARREST, participant_id=known)
    assert screenings.of(number).enrolled
    screenings.save(number, decided(answered(screenings.of(number).draft), R.ALREADY_ENROLLED))
    assert referrals.record(number).status is S.ALREADY_PARTICIPANT


def test_a_screening_can_be_put_right_after_its_own_intake(screenings, office, referrals):
    number = referrals.save(ARREST, new_participant=LUND)
    screenings.save(number, decided(answered(screenings.of(number).draft), R.ELIGIBLE))
    move(referrals, number, S.INTAKE_COMPLETE)
    assert not screenings.of(number).enrolled
    screenings.save(number, replace(screenings.of(number).draft, victim=VictimConsulted.NOT_APPLICABLE))
    assert statuses(office, number)[-1] is S.INTAKE_COMPLETE


def test_a_result_that_needs_to_know_who_it_is_says_so_at_the_result(screenings, referrals):
    number = referrals.save(NEIGHBOUR)
    draft = decided(answered(screenings.of(number).draft), R.ALREADY_ENROLLED, override_reason="Told by the deputy")
    with pytest.raises(InvalidRecordError) as refused:
        screenings.save(number, draft)
    assert refused.value.problems == {"result": WHO}
    assert screenings.kept(number) is None


def test_a_day_before_the_newest_step_is_refused_at_that_day(screenings, referrals):
    number = referrals.save(ARREST)
    early = replace(decided(answered(screenings.of(number).draft), R.ELIGIBLE), decided_on=date(2026, 11, 1))
    with pytest.raises(InvalidRecordError) as refused:
        screenings.save(number, early)
    assert refused.value.problems == {"decided_on": BEFORE_NEWEST}


def test_a_screening_goes_and_comes_back_with_its_referral(screenings, referrals):
    number = referrals.save(ARREST)
    draft = decided(answered(screenings.of(number).draft), R.ELIGIBLE)
    screenings.save(number, draft)
    referrals.remove(number, "Entered twice")
    with pytest.raises(NotFoundError):
        screenings.of(number)
    referrals.restore(number)
    assert screenings.kept(number) == draft


def test_a_referral_that_is_not_there_is_not_screened(screenings):
    with pytest.raises(NotFoundError):
        screenings.save(99, ScreeningDraft())


def test_hand_off_times_come_back_as_they_were(referrals):
    from datetime import time

    full = replace(
        ARREST,
        called_at=time(22, 40),
        arrived_at=time(23, 5),
        handed_over_at=time(0, 10),
        appointment_on=TODAY + DAY,
    )
    number = referrals.save(full)
    assert referrals.record(number).draft == full
    assert referrals.record(number).draft.hand_off_minutes == 90


def test_another_open_referral_of_the_same_person_is_pointed_at_from_the_newer_one(referrals, office):
    known = office.participants.save(LUND)
    first = referrals.save(NEIGHBOUR, participant_id=known)
    second = referrals.save(ARREST, participant_id=known)
    assert referrals.record(first).suggested_end is None
    assert referrals.record(second).other_open == (first, "R-2026-0001")
    assert referrals.record(second).suggested_end is ReferralInStatus.DUPLICATE_OPEN


def test_bill_is_found_as_william_who_left_and_takes_part_again_on_the_same_record(office, referrals, database):
    """The story of a referral of somebody who was here before, under another name and a year off."""
    william = ParticipantDraft(first_name="William", last_name="Teague", birth=BirthDate(1979, 4, 2))
    known = office.participants.save(william)
    first = referrals.save(NEIGHBOUR, participant_id=known)
    referrals.move(first, StepDraft(S.INTAKE_COMPLETE, date(2026, 10, 20)))
    from leaddesk.domain.codes import CloseReason

    office.participation.change(
        known, StatusChangeDraft(ParticipationStatus.CLOSED, date(2026, 10, 25), None, CloseReason.MOVED)
    )
    bill = ReferralInDraft(**{**{f: getattr(ARREST, f) for f in ARREST.__slots__}, "person_name": "Bill Teague"})
    bill = replace(bill, person_alias="", person_birth=BirthDate(1980, about=True), person_phone="")

    [likely] = Duplicates(database).likely_for_referral(bill)
    assert likely.id == known
    assert any("short for" in reason.lower() or "William" in reason for reason in likely.reasons)
    number = referrals.save(bill, participant_id=likely.id)
    assert referrals.record(number).known_status is ParticipationStatus.CLOSED
    move(referrals, number, S.INTAKE_COMPLETE)

    assert office.status(known) is ParticipationStatus.ACTIVE
    assert len(office.participants.rows()) == 1
    history = office.participation.history(known)
    assert [one.status for one in history][-3:] == [
        ParticipationStatus.ACTIVE,
        ParticipationStatus.CLOSED,
        ParticipationStatus.ACTIVE,
    ]
