"""Rides, naloxone, assistance, meetings and trainings: kept, corrected, removed, taken back, counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.periods import Period
from leaddesk.domain.removed import RemovedKind
from leaddesk.domain.timeline import TimelineFilter
from leaddesk.domain.work import (
    AssistanceDraft,
    MeetingAction,
    MeetingDraft,
    NaloxoneDraft,
    RideDraft,
    StaffingDraft,
    TrainingDraft,
    full_time_on,
)
from leaddesk.domain.work_codes import AssistanceKind, Driver, MeetingKind, RideReason, WorkKind
from leaddesk.services.timeline import read_timeline

TODAY = date(2026, 11, 3)
DAY = timedelta(days=1)
MONTH = Period(date(2026, 10, 1), TODAY)
HOSTILE = '<b>O\'Brien & "Ann"</b> 😀 عبد %_ ' + "x" * 100
FULL = {
    WorkKind.RIDE: RideDraft(TODAY, None, HOSTILE, "Court", 0, RideReason.COURT, Driver.VOLUNTEER, HOSTILE),
    WorkKind.NALOXONE: NaloxoneDraft(TODAY, None, 12, 2, HOSTILE, HOSTILE),
    WorkKind.ASSISTANCE: AssistanceDraft(TODAY, None, 2450, AssistanceKind.FOOD, "V-1", HOSTILE),
    WorkKind.MEETING: MeetingDraft(
        TODAY,
        MeetingKind.PCG,
        7,
        (),
        (MeetingAction(HOSTILE, HOSTILE, TODAY + DAY), MeetingAction("", "Call")),
        HOSTILE,
    ),
    WorkKind.TRAINING: TrainingDraft(TODAY, HOSTILE, HOSTILE, 14, True, HOSTILE),
}
BLANK = {
    WorkKind.RIDE: RideDraft(TODAY),
    WorkKind.NALOXONE: NaloxoneDraft(TODAY, kits=1),
    WorkKind.ASSISTANCE: AssistanceDraft(TODAY, cents=1),
    WorkKind.MEETING: MeetingDraft(TODAY),
    WorkKind.TRAINING: TrainingDraft(TODAY, "Naloxone"),
}


@pytest.mark.parametrize("kind", WorkKind)
def test_a_line_comes_back_as_it_was_full_or_with_blanks(office, kind):
    for draft in (FULL[kind], BLANK[kind]):
        number = office.work.save(draft)
        row = office.work.row(kind, number)
        assert (row.kind, row.id, row.draft, row.name) == (kind, number, draft, "")


@pytest.mark.parametrize("kind", WorkKind)
def test_a_line_is_removed_with_a_reason_and_brought_back(office, kind):
    number = office.work.save(FULL[kind])
    with pytest.raises(InvalidRecordError):
        office.work.remove(kind, number, " ")
    office.work.remove(kind, number, "Entered twice")
    assert office.work.rows(kind, MONTH) == []
    with pytest.raises(NotFoundError):
        office.work.row(kind, number)
    [removed] = office.removed.rows()
    assert (removed.kind, removed.because) == (RemovedKind(kind.value), "Entered twice")

    office.removed.restore(removed.kind, removed.id)
    assert [row.draft for row in office.work.rows(kind, MONTH)] == [FULL[kind]]
    office.history.undo()
    assert office.work.rows(kind, MONTH) == []
    office.history.undo()
    assert [row.draft for row in office.work.rows(kind, MONTH)] == [FULL[kind]]


@pytest.mark.parametrize("kind", WorkKind)
def test_undo_takes_a_new_line_back_and_a_correction_too(office, kind):
    number = office.work.save(FULL[kind])
    office.work.save(BLANK[kind], number)
    assert office.work.row(kind, number).draft == BLANK[kind]
    office.history.undo()
    assert office.work.row(kind, number).draft == FULL[kind]
    office.history.undo()
    assert office.work.rows(kind, MONTH) == []
    office.history.redo()
    assert [row.draft for row in office.work.rows(kind, MONTH)] == [FULL[kind]]


def test_a_period_takes_its_first_and_last_day(office):
    for day in (MONTH.first - DAY, MONTH.first, MONTH.last):
        office.work.save(RideDraft(day, miles=3))
    assert [row.draft.on for row in office.work.rows(WorkKind.RIDE, MONTH)] == [MONTH.last, MONTH.first]


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (RideDraft(), "on"),
        (RideDraft(TODAY + DAY), "on"),
        (RideDraft(TODAY, miles=2001), "miles"),
        (NaloxoneDraft(TODAY), "kits"),
        (NaloxoneDraft(TODAY, kits=0, reversals=0), "kits"),
        (AssistanceDraft(TODAY), "cents"),
        (AssistanceDraft(TODAY, cents=0), "cents"),
        (AssistanceDraft(TODAY, cents=10_000_001), "cents"),
        (MeetingDraft(TODAY, actions=(MeetingAction("Ann"),)), "actions"),
        (MeetingDraft(TODAY, actions=(MeetingAction("", "x" * 301),)), "actions"),
        (MeetingDraft(TODAY, agencies=(1, 1)), "agencies"),
        (TrainingDraft(TODAY), "topic"),
        (TrainingDraft(TODAY, "x", people=5001), "people"),
    ],
)
def test_what_can_not_be_is_refused_by_field(office, bad, field):
    with pytest.raises(InvalidRecordError) as refused:
        office.work.save(bad)
    assert set(refused.value.problems) == {field}


def test_a_ride_of_a_person_stands_in_the_record_and_leaves_lists_with_it(office, person):
    number = office.work.save(RideDraft(TODAY, person))
    office.work.save(RideDraft(TODAY))
    assert [row.id for row in office.work.of_person(person)] == [number]
    [_, row] = office.work.rows(WorkKind.RIDE, MONTH)
    assert (row.name, row.record_number) == ("Marisol Teague", "LD-2026-0001")

    office.participants.remove(person, "Entered twice")
    assert [row.id for row in office.work.rows(WorkKind.RIDE, MONTH)] == [number + 1]
    with pytest.raises(NotFoundError):
        office.work.save(RideDraft(TODAY, person))
    with pytest.raises(NotFoundError):
        office.work.save(RideDraft(TODAY, 99))


def test_agencies_are_offices_that_are_there_and_keep_their_order(office, clinic, court):
    number = office.work.save(MeetingDraft(TODAY, agencies=(court, clinic)))
    office.work.save(MeetingDraft(TODAY, agencies=(clinic, court)), number)
    assert office.work.row(WorkKind.MEETING, number).draft.agencies == (clinic, court)
    office.work.save(MeetingDraft(TODAY, agencies=(court,)), number)
    assert office.work.row(WorkKind.MEETING, number).draft.agencies == (court,)
    with pytest.raises(NotFoundError):
        office.work.save(MeetingDraft(TODAY, agencies=(99,)))
    assert len(office.work.rows(WorkKind.MEETING, MONTH)) == 1


def test_saving_a_meeting_is_one_action_with_all_its_parts(office, clinic, commits):
    commits.clear()
    office.work.save(MeetingDraft(TODAY, agencies=(clinic,), actions=(MeetingAction("Ann", "Call"),)))
    [changes] = commits
    assert changes.label == "Save meeting"
    assert sorted(row.table for row in changes.rows) == ["meeting", "meeting_action", "meeting_agency"]


def test_the_timeline_has_contacts_and_work_in_one_order(office, person):
    office.contacts.save(person, ContactDraft(TODAY - 2 * DAY, note="Talked of glasses"))
    ride = office.work.save(RideDraft(TODAY - DAY, person, note="To the eye doctor"))
    spent = office.work.save(AssistanceDraft(date(2025, 12, 31), person, 12940, what_for="Glasses"))

    def shown(limit=10, **wanted):
        page = read_timeline(office.contacts, office.work, person, TimelineFilter(**wanted), limit)
        return [(type(row).__name__, row.id) for row in page.rows], page.more

    talk = ("ContactRow", 1)
    assert shown() == ([("WorkRow", ride), talk, ("WorkRow", spent)], False)
    assert shown(limit=1) == ([("WorkRow", ride)], True)
    assert shown(text="glasses") == ([talk, ("WorkRow", spent)], False)
    assert shown(year=2025) == ([("WorkRow", spent)], False)
    assert shown(kind=WorkKind.RIDE) == ([("WorkRow", ride)], False)
    page = read_timeline(office.contacts, office.work, person, TimelineFilter(), 1)
    assert page.years == (2026, 2025)


# staffing


def test_staffing_holds_from_its_day_on_and_one_position_is_assumed(office):
    assert full_time_on((), TODAY) == 100
    office.staffing.save(StaffingDraft(date(2026, 1, 1), 100))
    half = office.staffing.save(StaffingDraft(date(2026, 10, 1), 150))
    rows = tuple(row.draft for row in office.staffing.rows())
    assert [full_time_on(rows, day) for day in (date(2025, 12, 31), date(2026, 9, 30), date(2026, 10, 1))] == [
        100,
        100,
        150,
    ]
    assert office.today.day(None).caseload.full_time == 150

    office.staffing.remove(half, "Not yet")
    assert office.today.day(None).caseload.full_time == 100
    office.staffing.save(StaffingDraft(date(2026, 10, 1), 200))
    with pytest.raises(InvalidRecordError):
        office.staffing.restore(half)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (StaffingDraft(None, 100), "since"),
        (StaffingDraft(TODAY), "hundredths"),
        (StaffingDraft(TODAY, 0), "hundredths"),
        (StaffingDraft(date(2026, 1, 1), 50), "since"),
    ],
)
def test_staffing_that_can_not_be_is_refused(office, bad, field):
    office.staffing.save(StaffingDraft(date(2026, 1, 1), 100))
    with pytest.raises(InvalidRecordError) as refused:
        office.staffing.save(bad)
    assert set(refused.value.problems) == {field}


def test_the_note_of_outreach_is_found(office):
    number = office.contacts.save(None, ContactDraft(TODAY, note="Handed out blankets at the bridge"))
    [hit] = [one for one in office.search.beside("blankets") if one.kind == "contact"]
    assert (hit.id, hit.of, hit.title) == (number, None, "Outreach")
