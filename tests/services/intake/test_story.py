"""The deputy's call at night: an alias and two minutes; the rest the next day, and the door open ever after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import (
    CloseReason,
    InactiveReason,
    ParticipationStatus,
    ReferralInStatus,
)
from leaddesk.domain.intake.codes import IntakeSection, SectionState, TodayNeed
from leaddesk.domain.intake.facts import IncomeDraft, InsuranceDraft, LivingDraft, at_entry, latest
from leaddesk.domain.intake.hmis_codes import Answer, LivingSituation, Race, Sex
from leaddesk.domain.intake.sheets import AboutSheet, UrgentSheet
from leaddesk.domain.participants import BirthDate, ParticipantDraft, StatusChangeDraft
from leaddesk.domain.referrals_in import StepDraft
from leaddesk.domain.today import TodayKind
from leaddesk.storage.models import Enrolment
from tests.services.persons import TODAY
from tests.services.referral_samples import ARREST
from tests.services.today_samples import lines

S, STATUS = IntakeSection, ParticipationStatus
NIGHT = replace(ARREST, received_on=TODAY, contact_on=TODAY, person_name="“Smokey”")


def enrolments(database, person):
    with database.read() as session:
        mine = select(Enrolment).where(Enrolment.participant_id == person).order_by(Enrolment.id)
        return [(row.opened_on, row.closed_on) for row in session.scalars(mine)]


def test_two_minutes_at_night_and_the_rest_the_next_day(database, office, intake, calendar):
    alias = ParticipantDraft(aliases=("Smokey",))
    referral = office.referrals_in.save(NIGHT, new_participant=alias)
    person = office.referrals_in.record(referral).participant_id
    intake.save(person, S.URGENT, UrgentSheet(TODAY, TodayNeed.NEEDED, safe=TodayNeed.FINE))
    intake.save(person, S.LIVING, LivingDraft(TODAY, LivingSituation.OUTSIDE))
    noted = {note.section for note in intake.notes(person) if note.state is SectionState.NOTED}
    assert noted == {S.URGENT, S.LIVING}
    assert office.intake_overviews.one(person).gaps == (), "nobody is enrolled yet, so nothing is missed"

    tomorrow = calendar.go(1)
    named = replace(intake.draft(person, S.IDENTITY), first_name="Roy", last_name="Lund", birth=BirthDate(1979))
    intake.save(person, S.IDENTITY, named)
    intake.save(
        person, S.ABOUT, AboutSheet(frozenset({Race.WHITE}), sex=Sex.MALE, veteran=Answer.NO, rural_town="Alder")
    )
    intake.save(person, S.INCOME, IncomeDraft(tomorrow, Answer.NO, Answer.NO))
    office.referrals_in.move(referral, StepDraft(ReferralInStatus.INTAKE_COMPLETE, tomorrow))

    assert [gap.section for gap in office.intake_overviews.one(person).gaps] == [S.INSURANCE]
    intake.save(person, S.INSURANCE, InsuranceDraft(tomorrow, Answer.NO))
    assert office.intake_overviews.one(person).gaps == ()
    assert office.participants.record(person).draft.aliases == ("Smokey",)
    assert enrolments(database, person) == [(tomorrow, None)]

    calendar.go(60)
    intake.save(person, S.LIVING, LivingDraft(calendar.today, LivingSituation.RENTS))
    drafts = [row.draft for row in intake.facts(person, S.LIVING)]
    assert at_entry(drafts, tomorrow).situation is LivingSituation.OUTSIDE
    assert latest(drafts, calendar.today).situation is LivingSituation.RENTS


def test_out_of_sight_and_back_is_the_same_enrolment(database, office, enrolled, calendar):
    office.participation.change(
        enrolled, StatusChangeDraft(STATUS.INACTIVE, calendar.go(20), InactiveReason.NO_CONTACT)
    )
    office.participation.change(enrolled, StatusChangeDraft(STATUS.ACTIVE, calendar.go(90)))
    assert enrolments(database, enrolled) == [(TODAY, None)]
    office.history.undo()
    assert office.participants.record(enrolled).status is STATUS.INACTIVE


@pytest.mark.parametrize(("days", "setting", "count"), [(30, 30, 1), (31, 30, 2), (31, 60, 1), (1, 0, 2), (0, 0, 1)])
def test_who_comes_back_soon_goes_on_and_later_begins_anew(database, office, enrolled, calendar, days, setting, count):
    settings = office.settings.office()
    office.settings.save_office(
        replace(settings, site_name="LEAD", county="Alder", coordinator="C. B.", reopen_days=setting)
    )
    closed = StatusChangeDraft(STATUS.CLOSED, calendar.go(10), None, CloseReason.MOVED)
    office.participation.change(enrolled, closed)
    office.participation.change(enrolled, StatusChangeDraft(STATUS.ACTIVE, calendar.go(days)))
    assert len(enrolments(database, enrolled)) == count
    assert office.participants.record(enrolled).record_number == "LD-2026-0001", "nobody is entered twice"


def test_nobody_is_reminded_of_someone_who_has_died(office, enrolled, calendar):
    office.referrals_in.save(NIGHT, participant_id=enrolled)
    assert lines(office, TodayKind.INTAKE_DUE)
    died = StatusChangeDraft(STATUS.CLOSED, calendar.go(1), None, CloseReason.DECEASED)
    office.participation.change(enrolled, died)
    assert lines(office, TodayKind.INTAKE_DUE) == []
    office.history.undo()
    assert lines(office, TodayKind.INTAKE_DUE)


def test_a_year_of_birth_about_is_enough_for_a_report(office, intake, enrolled):
    before = {gap.words for gap in office.intake_overviews.one(enrolled).gaps}
    intake.save(enrolled, S.IDENTITY, replace(intake.draft(enrolled, S.IDENTITY), birth=BirthDate(1979, about=True)))
    assert before - {gap.words for gap in office.intake_overviews.one(enrolled).gaps} == {"Year of birth"}


def test_who_came_back_lacks_nothing_at_entry_that_a_report_has(office, intake, enrolled, calendar):
    intake.save(enrolled, S.LIVING, LivingDraft(TODAY, LivingSituation.OUTSIDE))
    closed = StatusChangeDraft(STATUS.CLOSED, calendar.go(10), None, CloseReason.MOVED)
    office.participation.change(enrolled, closed)
    office.participation.change(enrolled, StatusChangeDraft(STATUS.ACTIVE, calendar.go(90)))
    intake.save(enrolled, S.INCOME, IncomeDraft(calendar.today, Answer.NO))

    missed = {gap.section for gap in office.intake_overviews.one(enrolled).gaps}
    assert (S.LIVING in missed, S.INCOME in missed) == (False, True)
