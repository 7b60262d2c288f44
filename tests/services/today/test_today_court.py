"""Court on *Today*: the next seven days and what nobody recorded, no day more."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from leaddesk.domain.court import MatterDraft
from leaddesk.domain.court_codes import CourtEventType, CourtResult, CourtRide, MatterKind, ReminderManner
from leaddesk.domain.court_dates import CourtDateDraft, MoveDraft
from leaddesk.domain.today import TodayKind
from tests.services.referral_samples import DAY, TODAY
from tests.services.today_samples import NOW, lines

SOON = CourtDateDraft(TODAY + DAY, time(9, 30), CourtEventType.REVIEW, court_name="Justice Court", room="Room 2")
COMING, UNRECORDED = TodayKind.COURT_DATE, TodayKind.COURT_RESULT


@pytest.mark.parametrize(("days", "there"), [(-1, False), (0, True), (7, True), (8, False)])
def test_a_court_date_shows_from_a_week_before_up_to_its_day(office, person, days, there):
    office.court_dates.save(person, replace(SOON, on=TODAY + days * DAY))

    assert bool(lines(office, COMING)) is there
    assert office.today.day(NOW).court_dates == there
    assert bool(lines(office, UNRECORDED)) is (days < 0)


def test_a_line_says_who_what_where_and_what_is_still_to_do(office, person):
    number = office.court_dates.save(person, replace(SOON, ride=CourtRide.NEEDED))
    [(group, title, detail, due)] = lines(office, COMING)

    assert (group, title, due) == ("week", "Court for Tobias Lund: Review", SOON.on)
    assert detail == "9:30 AM · Justice Court · Room 2 · no ride yet · no reminder yet"
    office.court_dates.remind(number, ReminderManner.PHONE)
    assert lines(office, COMING)[0][2].endswith("no ride yet · reminder given")


def test_the_court_is_the_one_of_the_matter(office, person):
    matter = office.legal.save_matter(person, MatterDraft(MatterKind.NEW, court_name="Circuit Court"))
    office.court_dates.save(person, replace(SOON, matter_id=matter))

    assert "Circuit Court" in lines(office, COMING)[0][2]


def test_a_past_date_asks_until_its_result_is_there(office, person):
    number = office.court_dates.save(person, replace(SOON, on=TODAY - 3 * DAY))
    [(group, title, detail, _due)] = lines(office, UNRECORDED)
    assert (group, title) == ("urgent", "What became of court for Tobias Lund?")
    assert detail == "Review on Oct 31, 2026 · nothing is recorded yet"

    office.court_dates.save(person, replace(SOON, on=TODAY - 3 * DAY, result=CourtResult.UNKNOWN), number)
    assert lines(office, UNRECORDED) == []


def test_a_moved_date_counts_once(office, person):
    number = office.court_dates.save(person, SOON)
    office.court_dates.move(number, MoveDraft(TODAY + 2 * DAY))

    assert [due for *_, due in lines(office, COMING)] == [TODAY + 2 * DAY]
    assert office.today.day(NOW).court_dates == 1


def test_a_removed_date_and_a_removed_person_are_silent(office, person):
    number = office.court_dates.save(person, SOON)
    office.court_dates.remove(number, "Twice")
    assert lines(office, COMING) == []
    office.court_dates.restore(number)
    office.participants.remove(person, "Twice")
    assert (lines(office, COMING), office.today.day(NOW).court_dates) == ([], 0)


def test_more_than_fit_are_counted(office, person):
    for days in range(7):
        for hour in range(8, 12):
            office.court_dates.save(person, replace(SOON, on=TODAY + days * DAY, at=time(hour)))

    found = lines(office, COMING)
    assert len(found) == 21
    assert found[-1][1] == "More court dates this week: 8"
