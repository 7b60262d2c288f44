"""Referrals to providers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import OrganisationKind, ReferralOutStatus, ServiceNeed, VisitMode
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_out import ReferralOutDraft, ReferralOutRow
from leaddesk.domain.site_lists import ServiceDraft, SiteList
from leaddesk.services.organisations import Organisations
from leaddesk.services.participants import Participants
from leaddesk.services.referrals_out import ReferralsOut
from leaddesk.services.site_lists import SiteLists
from leaddesk.storage.models import ReferralOut

TODAY = date(2026, 11, 3)
Status = ReferralOutStatus


@pytest.fixture
def participants(database, clock):
    return Participants(database, Clock(clock))


@pytest.fixture
def organisations(database, clock):
    return Organisations(database, Clock(clock))


@pytest.fixture
def referrals(database, clock, organisations):
    return ReferralsOut(database, Clock(clock), organisations)


@pytest.fixture
def person(participants):
    return participants.save(ParticipantDraft(first_name="Ines", last_name="Calloway"))


@pytest.fixture
def clinic(organisations):
    return organisations.save(OrganisationDraft(name="Cedar Ridge Clinic", kind=OrganisationKind.HEALTH))


@pytest.fixture
def draft(clinic):
    return ReferralOutDraft(
        organisation_id=clinic,
        service=ServiceNeed.DENTAL,
        reply_by=date(2026, 11, 20),
        reach_by="Text (555) 010-0142",
        reason="Tooth pain",
        reason_tells=frozenset({InformationCategory.MEDICAL, InformationCategory.HOUSING}),
    )


def test_a_referral_comes_back_as_it_was_saved(referrals, person, draft):
    number = referrals.save(person, draft)
    assert referrals.draft(number) == draft
    assert referrals.for_paper(number) == (person, "O-2026-0001", draft)
    referrals.save(person, replace(draft, reason="Broken tooth"), number)
    assert referrals.draft(number).reason == "Broken tooth"
    assert [row.id for row in referrals.rows()] == [number]


def test_a_row_tells_who_where_for_what_and_by_when(referrals, person, draft):
    number = referrals.save(person, draft)
    assert referrals.rows() == [
        ReferralOutRow(
            number,
            "O-2026-0001",
            person,
            "Ines Calloway",
            "LD-2026-0001",
            "Cedar Ridge Clinic",
            ServiceNeed.DENTAL,
            ReferralOutStatus.DRAFT,
            None,
            date(2026, 11, 20),
        )
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organisation_id": None}, "organisation_id"),
        ({"service": None}, "service"),
        ({"reason": " "}, "reason"),
        ({"reach_by": ""}, "reach_by"),
        ({"status": ReferralOutStatus.SENT}, "sent_on"),
        ({"sent_on": date(2026, 11, 4)}, "sent_on"),
        ({"sent_on": TODAY, "reply_by": date(2026, 11, 2)}, "reply_by"),
    ],
)
def test_a_bad_draft_is_refused_and_nothing_is_written(referrals, person, draft, commits, changes, field):
    before = len(commits)
    with pytest.raises(InvalidRecordError) as refused:
        referrals.save(person, replace(draft, **changes))
    assert set(refused.value.problems) == {field}
    assert len(commits) == before


def test_the_list_can_be_narrowed_to_a_person_and_to_what_is_open(referrals, participants, person, draft):
    other = participants.save(ParticipantDraft(first_name="Bo"))
    made = {}
    for status in ReferralOutStatus:
        sent = None if status is ReferralOutStatus.DRAFT else TODAY
        made[status] = referrals.save(person, replace(draft, status=status, sent_on=sent))
    theirs = referrals.save(other, draft)
    assert [row.id for row in referrals.rows(other)] == [theirs]
    assert [row.id for row in referrals.rows(person)] == sorted(made.values(), reverse=True)
    assert {row.status for row in referrals.rows(person, open_only=True)} == {
        ReferralOutStatus.DRAFT,
        ReferralOutStatus.SENT,
        ReferralOutStatus.RECEIVED_ACK,
        ReferralOutStatus.ACCEPTED,
        ReferralOutStatus.WAITLISTED,
        ReferralOutStatus.SCHEDULED,
    }


def test_a_referral_stays_with_its_person(referrals, participants, person, draft):
    number = referrals.save(person, draft)
    other = participants.save(ParticipantDraft(first_name="Bo"))
    with pytest.raises(NotFoundError):
        referrals.save(other, draft, number)
    with pytest.raises(NotFoundError):
        referrals.save(99, draft)
    with pytest.raises(NotFoundError):
        referrals.save(person, replace(draft, organisation_id=99))
    assert [row.id for row in referrals.rows()] == [number]


def test_a_removed_provider_still_stands_on_the_referral_that_went_there(
    referrals, organisations, person, draft, clinic
):
    number = referrals.save(person, draft)
    organisations.remove(clinic, "Closed")
    assert [row.provider for row in referrals.rows()] == ["Cedar Ridge Clinic"]
    referrals.save(person, replace(draft, reason="Still this one"), number)
    with pytest.raises(NotFoundError):
        referrals.save(person, draft)


def test_a_removed_referral_leaves_the_list_and_can_come_back(referrals, participants, person, draft):
    number = referrals.save(person, draft)
    referrals.remove(number, "Entered twice")
    assert referrals.rows() == []
    with pytest.raises(NotFoundError):
        referrals.draft(number)
    assert [row.id for row in referrals.removed()] == [number]
    referrals.restore(number)
    assert referrals.draft(number) == draft
    with pytest.raises(NotFoundError):
        referrals.restore(number)
    participants.remove(person, "Entered twice")
    assert referrals.rows() == []


def test_undo_takes_a_referral_back_and_its_number_is_not_given_again(database, referrals, person, draft, commits):
    referrals.save(person, draft)
    assert commits[-1].label == "Save referral"
    database.apply(commits[-1].inverse())
    assert referrals.rows() == []
    assert referrals.for_paper(referrals.save(person, draft))[1] == "O-2026-0002"


@pytest.mark.parametrize("name", ["draft", "for_paper", "remove", "restore"])
def test_a_referral_that_is_not_there_is_said_so(referrals, name):
    arguments = {"remove": (99, "Gone")}.get(name, (99,))
    with pytest.raises(NotFoundError):
        getattr(referrals, name)(*arguments)


def test_the_draft_and_the_table_agree():
    columns = ReferralOut.__table__.columns
    for name, spec in specs(ReferralOutDraft).items():
        assert spec.max_length in (None, getattr(columns[name].type, "length", None)), name


def test_each_status_is_a_step_with_its_day_and_reason(referrals, person, draft, commits):
    number = referrals.save(person, draft)
    sent = replace(draft, status=Status.SENT, sent_on=date(2026, 11, 1))
    referrals.save(person, sent, number)
    waiting = replace(sent, status=Status.WAITLISTED, status_on=date(2026, 11, 2), status_reason="No bed this month")
    referrals.save(person, waiting, number)
    referrals.save(person, replace(waiting, status_reason="No bed before Thanksgiving"), number)
    assert [(one.status, one.on, one.reason) for one in referrals.steps(number)] == [
        (Status.DRAFT, TODAY, ""),
        (Status.SENT, date(2026, 11, 1), ""),
        (Status.WAITLISTED, date(2026, 11, 2), "No bed before Thanksgiving"),
    ]
    assert commits[-1].label == "Save referral"


def test_steps_go_and_come_back_with_the_referral(referrals, person, draft):
    number = referrals.save(person, draft)
    before = referrals.steps(number)
    referrals.remove(number, "Entered twice")
    assert referrals.steps(number) == ()
    referrals.restore(number)
    assert referrals.steps(number) == before


def test_an_appointment_comes_back_and_stands_in_the_list(referrals, person, draft):
    made = replace(
        draft,
        status=Status.SCHEDULED,
        sent_on=date(2026, 11, 1),
        status_on=TODAY,
        appointment_on=date(2026, 11, 20),
        appointment_at=time(9, 30),
        appointment_mode=VisitMode.TELEHEALTH,
        appointment_with='<b>Dr. "O"</b>',
    )
    number = referrals.save(person, made)
    assert referrals.draft(number) == made
    assert referrals.rows()[0].appointment_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"status": Status.ACCEPTED, "sent_on": TODAY, "status_on": date(2026, 11, 2)}, "status_on"),
        ({"status": Status.ACCEPTED, "sent_on": TODAY, "status_on": date(2026, 11, 4)}, "status_on"),
        ({"status": Status.DECLINED_BY_PROVIDER, "sent_on": TODAY, "status_reason": "x" * 301}, "status_reason"),
    ],
)
def test_days_that_can_not_be_are_refused(referrals, person, draft, values, field):
    with pytest.raises(InvalidRecordError) as refused:
        referrals.save(person, replace(draft, **values))
    assert set(refused.value.problems) == {field}


def test_a_service_of_the_countys_own_is_named_and_what_it_tells_is_counted(referrals, person, draft, database):
    code = SiteLists(database).save(SiteList.SERVICE, ServiceDraft("Sober house", InformationCategory.SUBSTANCE_USE))
    local = replace(
        draft,
        service=ServiceNeed.OTHER,
        local_service=code,
        local_tells=InformationCategory.SUBSTANCE_USE,
        reason_tells=frozenset(),
    )
    number = referrals.save(person, local)
    assert InformationCategory.SUBSTANCE_USE in referrals.draft(number).categories
    assert InformationCategory.SUBSTANCE_USE not in replace(local, service=ServiceNeed.FOOD).categories
    assert referrals.rows()[0].local_service == "Sober house"
    assert referrals.local_name(local) == "Sober house"
    SiteLists(database).retire(SiteList.SERVICE, code)
    assert referrals.rows()[0].local_service == "Sober house"
