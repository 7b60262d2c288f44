"""Who stands on the week's sheet, and as what."""

from __future__ import annotations

from datetime import time

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.court_codes import CourtEventType
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.domain.participants import ParticipantDraft, Phone, StatusChangeDraft
from leaddesk.services.office import office_services
from tests.services.referral_samples import DAY, TODAY


@pytest.fixture
def office(database, clock):
    return office_services(database, Clock(clock))


def planned(office, days, draft):
    person = office.participants.save(draft)
    office.contacts.save(person, ContactDraft(TODAY - 30 * DAY, next_on=TODAY + days * DAY))
    return person


def test_the_contacts_of_seven_days_and_the_late_ones_stand_on_it_the_earliest_first(office):
    for days in (8, 7, -3, 0):
        planned(office, days, ParticipantDraft("Wren", last_name=f"Day{days}"))
    sheet = office.day_sheets.week(phones=False)
    assert (sheet.first, sheet.last) == (TODAY, TODAY + 7 * DAY)
    assert [(stop.on - TODAY).days for stop in sheet.contacts] == [-3, 0, 7]
    assert sheet.contacts[0].record_number == "LD-2026-0003"


@pytest.mark.parametrize(
    ("draft", "initials"),
    [
        (ParticipantDraft("Roz", last_name="Tackett"), "R.T."),
        (ParticipantDraft(preferred_name="Dusty"), "D."),
        (ParticipantDraft(aliases=("Red Bicycle",)), "R."),
        (ParticipantDraft("שלום"), "ש."),
        (ParticipantDraft('<b>"x"'), "<."),
    ],
)
def test_initials_stand_for_the_name_and_nothing_else_of_it_is_there(office, draft, initials):
    planned(office, 1, draft)
    (stop,) = office.day_sheets.week(phones=False).contacts
    assert stop.initials == initials
    assert draft.shown_name not in repr(office.day_sheets.week(phones=True).contacts) or len(draft.shown_name) < 3


def test_a_phone_is_there_only_if_it_is_asked_for(office):
    planned(office, 1, ParticipantDraft("Roz", phones=(Phone("5555550142"), Phone("5555550117"))))
    assert office.day_sheets.week(phones=False).contacts[0].phone == ""
    assert office.day_sheets.week(phones=True).contacts[0].phone == "(555) 555-0142"


def test_court_dates_stand_on_it_with_time_and_place_and_without_what_they_are_for(office):
    person = office.participants.save(ParticipantDraft("Roz", last_name="Tackett"))
    for day, event in ((8, CourtEventType.HEARING), (7, CourtEventType.HEARING), (0, CourtEventType.HEARING)):
        draft = CourtDateDraft(TODAY + day * DAY, time(9, 30), event, court_name="Superior Court", room="Room 2")
        office.court_dates.save(person, draft)
    removed = office.court_dates.save(person, CourtDateDraft(TODAY + DAY))
    office.court_dates.remove(removed, "Twice")
    sheet = office.day_sheets.week(phones=False)
    assert [(stop.on - TODAY).days for stop in sheet.courts] == [0, 7]
    assert sheet.courts[0].where == "Superior Court, Room 2"
    assert sheet.courts[0].at == time(9, 30)
    assert "Hearing" not in repr(sheet.courts)
    assert sheet.contacts == ()


def test_a_closed_or_removed_person_is_not_on_it(office):
    closed = planned(office, 1, ParticipantDraft("Roz"))
    office.participation.change(closed, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY - 9 * DAY))
    end = StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.DECEASED)
    office.participation.change(closed, end)
    office.participants.remove(planned(office, 1, ParticipantDraft("Wren")), "Twice")
    assert office.day_sheets.week(phones=False).contacts == ()
