"""Screening, hand-offs, services, rides, naloxone, money, meetings, caseload and consents: the days, and who counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import EligibilityResult, OrganisationKind, ReferralInStatus, ReferralOutStatus, ServiceNeed
from leaddesk.domain.contact_codes import ContactPurpose, Direction
from leaddesk.domain.disclosure_codes import ConsentKind, RecipientAnswer
from leaddesk.domain.periods import quarter
from leaddesk.domain.service_domains import services_of
from leaddesk.domain.site_lists import DEFAULTS, SiteList
from leaddesk.domain.work_codes import AssistanceKind, MeetingKind
from leaddesk.reports.measure import PEOPLE, Audience, Span, all_measures
from leaddesk.storage.models import ConsentRecipient, ConsentRecord, Organisation
from tests.reports.counted import counted_figure
from tests.reports.rows import person, referral
from tests.reports.rows_of_people import enrolled
from tests.reports.rows_of_support import (
    answered,
    consent,
    handoff,
    kits,
    meeting,
    positions,
    result,
    ride,
    spent,
    training,
)
from tests.reports.rows_of_work import contact, referral_out

Q4 = quarter(2026, 4)
DAY = timedelta(days=1)
TODAY = date(2027, 6, 1)
SPAN = Span.of(Q4, TODAY)
LONG_AGO = date(2020, 1, 1)
EDGES = [(Q4.eve, 0), (Q4.first, 1), (Q4.last, 1), (Q4.last + DAY, 0)]
IN, OUT, R = ReferralInStatus, ReferralOutStatus, EligibilityResult


def figures(database, measure, *groups, span=SPAN):
    return [counted_figure(database, measure, group, span) for group in groups]


def screened(session, on):
    result(session, referral(session, LONG_AGO).id, on, IN.INELIGIBLE, R.OUT_OF_AREA)


def handed_over(session, on):
    handoff(session, on, time(9), time(9, 30))


def attended(session, on):
    answered(session, referral_out(session, enrolled(session, LONG_AGO).id, LONG_AGO), on, OUT.ATTENDED)


def answered_at_once(session, on):
    answered(session, referral_out(session, person(session).id, on), on, OUT.ACCEPTED)


def driven(session, on):
    ride(session, person(session).id, on, 1)


def helped(session, on):
    spent(session, person(session).id, on, 1, AssistanceKind.FOOD)


def called_in(session, on):
    contact(session, None, on, purpose=ContactPurpose.CRISIS, direction=Direction.IN, kits=1)


BY_DAY = [
    ("screening_results", ("", "not_eligible", "reason_out_of_area"), screened),
    ("warm_handoff", ("", "soon"), handed_over),
    ("linked_to_services", ("linked", "service_dental"), attended),
    ("referral_results", ("", "taken"), answered_at_once),
    ("rides", ("", "people", "for_care"), driven),
    ("naloxone", ("", "kits", "reversals"), lambda session, on: kits(session, on, 1, 1)),
    ("naloxone", ("kits_with_contacts",), called_in),
    ("contacts_made", ("for_crisis", "begun_by_person"), called_in),
    ("assistance", ("", "dollars", "for_food", "people"), helped),
    ("meetings", ("", "kind_owg"), lambda session, on: meeting(session, on, MeetingKind.OWG)),
    ("naloxone", ("trained",), lambda session, on: training(session, on, 1)),
]


@pytest.mark.parametrize(("measure", "groups", "add"), BY_DAY)
@pytest.mark.parametrize(("day", "counted"), EDGES)
def test_a_quarter_counts_its_first_and_its_last_day(database, measure, groups, add, day, counted):
    with database.write("Add") as session:
        add(session, day)

    assert figures(database, measure, *groups) == [counted] * len(groups)


def test_a_referral_screened_twice_counts_once_under_the_last_result(database):
    with database.write("Add") as session:
        number = referral(session, LONG_AGO).id
        result(session, number, Q4.first, IN.INELIGIBLE, R.INELIGIBLE_AGE)
        result(session, number, Q4.first, IN.SCREENING, R.PENDING_INFO)
        result(session, number, Q4.first, IN.ELIGIBLE, R.ELIGIBLE_WITH_APPROVAL)
        other = referral(session, LONG_AGO).id
        result(session, other, Q4.first, IN.REDIRECTED_OTHER_SERVICE, R.NOT_INTENDED_POPULATION)
        result(session, referral(session, LONG_AGO).id, Q4.first, IN.INELIGIBLE, None)
        result(session, referral(session, LONG_AGO).id, Q4.first, IN.SCREENING, None)

    rows = ("", "eligible", "not_eligible", "reason_ineligible_age", "reason_not_intended_population", "reason_unsaid")
    assert figures(database, "screening_results", *rows) == [3, 1, 2, 0, 1, 1]


@pytest.mark.parametrize(
    ("called", "arrived", "soon"),
    [
        (time(9), time(9), 1),
        (time(9), time(9, 30), 1),
        (time(9), time(9, 31), 0),
        (time(23, 50), time(0, 20), 1),
        (time(23, 50), time(0, 21), 0),
        (time(9), time(8, 59), 0),
    ],
)
def test_a_hand_off_is_warm_within_thirty_minutes_past_midnight_too(database, called, arrived, soon):
    with database.write("Add") as session:
        handoff(session, Q4.first, called, arrived)

    assert figures(database, "warm_handoff", "", "soon", "missing") == [1, soon, 0]


def test_a_hand_off_without_both_times_is_shown_and_not_counted_in(database):
    with database.write("Add") as session:
        for times in ((time(9), None), (None, time(9)), (None, None)):
            handoff(session, Q4.first, *times)
        referral(session, Q4.first, called_at=time(9), arrived_at=time(9))

    assert figures(database, "warm_handoff", "", "soon", "missing") == [0, 0, 3]


def test_what_a_provider_answered_is_the_newest_step_up_to_the_last_day(database):
    with database.write("Add") as session:
        number = person(session).id
        one = referral_out(session, number, Q4.first)
        answered(session, one, Q4.first, OUT.ACCEPTED)
        answered(session, one, Q4.last, OUT.ATTENDED)
        answered(session, one, Q4.last + DAY, OUT.DECLINED_BY_PERSON)
        two = referral_out(session, number, Q4.first)
        answered(session, two, Q4.last + DAY, OUT.ATTENDED)
        for status in (OUT.CLOSED_UNKNOWN, OUT.RECEIVED_ACK, OUT.SENT, OUT.NOT_ATTENDED, OUT.WAITLISTED):
            answered(session, referral_out(session, number, Q4.first), Q4.first, status)

    rows = ("", "taken", "attended", "not_attended", "waitlisted", "unknown")
    assert figures(database, "referral_results", *rows) == [3, 1, 1, 1, 1, 4]


def test_someone_linked_twice_is_one_person_and_someone_not_enrolled_is_none(database):
    with database.write("Add") as session:
        sent = referral_out(session, enrolled(session, LONG_AGO).id, LONG_AGO)
        answered(session, sent, Q4.first, OUT.ATTENDED)
        answered(session, sent, Q4.last, OUT.ATTENDED)
        answered(session, referral_out(session, person(session).id, LONG_AGO), Q4.first, OUT.ATTENDED)
        enrolled(session, LONG_AGO)

    assert figures(database, "linked_to_services", "", "linked", "service_dental") == [2, 1, 1]


def test_someone_linked_to_two_services_of_one_domain_stands_in_it_once(database):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        for service in (ServiceNeed.DENTAL, ServiceNeed.PRIMARY_CARE, ServiceNeed.FOOD, ServiceNeed.OTHER):
            answered(session, referral_out(session, number, LONG_AGO, service=service), Q4.first, OUT.ATTENDED)

    rows = ("domain_health", "domain_food", "domain_other", "domain_mh", "service_dental", "service_primary_care")
    assert figures(database, "linked_to_services", *rows) == [1, 1, 1, 0, 1, 1]


def test_each_service_belongs_to_one_domain_of_the_list():
    domains = [one.code for one in DEFAULTS[SiteList.DOMAIN]]
    assert sorted(service for one in domains for service in services_of(one)) == sorted(ServiceNeed)


def test_miles_kits_and_money_are_added_up(database):
    with database.write("Add") as session:
        known = person(session)
        for miles in (12, None, 30):
            ride(session, known.id, Q4.first, miles)
        ride(session, None, Q4.first, 1)
        kits(session, Q4.first, 3)
        kits(session, Q4.first, None, 2)
        contact(session, known.id, Q4.first, kits=2)
        spent(session, known.id, Q4.first, 2450, AssistanceKind.FOOD)
        spent(session, known.id, Q4.first, 1, AssistanceKind.FOOD)
        spent(session, None, Q4.first, 100, AssistanceKind.PHONE)
        training(session, Q4.first, 14)
        training(session, Q4.first, 9, naloxone=False)

    assert figures(database, "rides", "", "people", "miles") == [4, 1, 430]
    rows = ("kits", "kits_with_contacts", "reversals", "trained")
    assert figures(database, "naloxone", *rows) == [3, 2, 2, 14]
    assert figures(database, "assistance", "dollars", "for_food", "for_phone", "people") == [2551, 2451, 100, 1]


def test_each_agency_at_a_meeting_has_a_row_of_its_own(database):
    with database.write("Add") as session:
        meeting(session, Q4.first, MeetingKind.OWG, "Sheriff", 'Legal Aid "North"')
        meeting(session, Q4.last, MeetingKind.PCG, "Sheriff", "Sheriff")
        meeting(session, Q4.eve, MeetingKind.PCG, "Court")

    found = all_measures()["meetings"]
    with database.read() as session:
        keys = found.written_keys(session, SPAN)
    assert keys == ['agency_Legal Aid "North"', "agency_Sheriff"]
    assert figures(database, "meetings", *keys) == [1, 2]


def test_caseload_is_people_for_each_position_of_the_last_day(database):
    with database.write("Add") as session:
        for _ in range(5):
            enrolled(session, LONG_AGO)
    assert figures(database, "caseload", "per_position") == [50]

    with database.write("Add") as session:
        positions(session, LONG_AGO, 400)
        positions(session, Q4.last, 150)
        positions(session, Q4.last + DAY, 25)
    # five people for one and a half positions, in tenths
    assert figures(database, "caseload", "", "per_position") == [5, 33]


def test_nobody_enrolled_is_no_caseload(database):
    assert figures(database, "caseload", "per_position") == [None]


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({"signed_on": None}, 0),
        ({"signed_on": Q4.last}, 1),
        ({"signed_on": Q4.last + DAY}, 0),
        ({"revoked_on": Q4.last}, 0),
        ({"revoked_on": Q4.last + DAY}, 1),
        ({"expires_on": Q4.last}, 1),
        ({"expires_on": Q4.eve}, 0),
        ({"event_happened_on": Q4.last}, 0),
        ({"event_happened_on": Q4.last + DAY}, 1),
        ({"expires_event": "the case is closed"}, 0),
        ({"expires_event": "the case is closed", "signed_on": Q4.last - 90 * DAY}, 1),
        ({"expires_event": "the case is closed", "signed_on": Q4.last - 91 * DAY}, 0),
        ({"expires_event": "the case is closed", "event_check_on": Q4.last}, 1),
        ({"answer": RecipientAnswer.STRUCK}, 0),
        ({"answer": RecipientAnswer.OPEN}, 0),
        ({"ends_on": Q4.last}, 1),
        ({"ends_on": Q4.eve}, 0),
        ({"off_on": Q4.last}, 0),
        ({"off_on": Q4.last + DAY}, 1),
    ],
)
def test_a_consent_is_in_force_by_its_dates_on_the_last_day(database, values, counted):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        consent(session, number, **{"signed_on": LONG_AGO, "kind": OrganisationKind.COURT, **values})

    assert figures(database, "consents_in_force", "", "in_force", "kind_court") == [1, counted, counted]


def test_a_single_consent_for_treatment_has_a_row_of_its_own_for_it_names_no_office(database):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        consent(session, number, LONG_AGO, of=ConsentKind.TREATMENT)
        other = enrolled(session, LONG_AGO).id
        consent(session, other, LONG_AGO, of=ConsentKind.TREATMENT, revoked_on=Q4.last)
        consent(session, other, LONG_AGO, of=ConsentKind.PUBLIC)

    assert figures(database, "consents_in_force", "", "in_force", "treatment", "kind_provider") == [2, 1, 1, 0]


@pytest.mark.parametrize(("signed", "in_force"), [(None, 1), (Q4.last, 0), (Q4.last + DAY, 1)])
def test_a_consent_is_replaced_from_the_day_the_newer_one_is_signed(database, signed, in_force):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        newer = consent(session, number, signed, OrganisationKind.JAIL)
        consent(session, number, LONG_AGO, OrganisationKind.COURT, superseded_by_id=newer.id)

    assert figures(database, "consents_in_force", "kind_court") == [in_force]


def test_two_consents_are_one_person_and_a_removed_one_is_none(database, clock):
    with database.write("Add") as session:
        number = enrolled(session, LONG_AGO).id
        consent(session, number, LONG_AGO)
        consent(session, number, LONG_AGO)
        consent(session, person(session).id, LONG_AGO)
    assert figures(database, "consents_in_force", "in_force") == [1]

    with database.write("Remove") as session:
        for row in session.query(ConsentRecord).filter_by(participant_id=number):
            row.removed_at = clock()
    assert figures(database, "consents_in_force", "", "in_force") == [1, 0]

    with database.write("Bring back") as session:
        consent(session, number, LONG_AGO)
        for row in session.query(ConsentRecipient):
            row.removed_at = clock()
    assert figures(database, "consents_in_force", "in_force") == [0]


def test_of_the_new_measures_one_row_that_counts_people_is_released():
    new = ("R3", "R6", "E7", "S2", "S3", "S4", "S5", "S6", "Q1", "Q2", "J4")
    released = []
    for measure in all_measures().values():
        if measure.code in new:
            assert measure.headline in {Audience.INTERNAL, None} or not measure.people
            for group in measure.groups:
                counts = (group.lists or measure.lists) in PEOPLE or measure.counts_people(group.key)
                if group.audience is not Audience.INTERNAL and counts:
                    released.append((measure.key, group.key))
    # the proof of test_suppression_of_all.py looks at it too
    assert released == [("linked_to_services", "linked")]


def test_an_office_that_left_the_directory_was_at_its_meetings_and_is_named_on_its_consents(database):
    with database.write("Add") as session:
        meeting(session, Q4.first, MeetingKind.OWG, "Sheriff")
        consent(session, enrolled(session, LONG_AGO).id, LONG_AGO, OrganisationKind.COURT)
        for office in session.scalars(select(Organisation)):
            office.removed_at = datetime(2027, 1, 9, tzinfo=UTC)

    assert figures(database, "meetings", "", "agency_Sheriff") == [1, 1]
    assert figures(database, "consents_in_force", "", "in_force", "kind_court") == [1, 1, 1]
    with database.read() as session:
        assert all_measures()["meetings"].written_keys(session, SPAN) == ["agency_Sheriff"]
