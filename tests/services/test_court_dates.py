"""Court dates: moved in one action, ticked off, told what became of them, listed in their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from leaddesk.domain.court import MatterDraft
from leaddesk.domain.court_codes import (
    CourtEventType,
    CourtMode,
    CourtResult,
    CourtRide,
    MatterKind,
    ReminderManner,
)
from leaddesk.domain.court_dates import (
    EVERY,
    HAS_RESULT,
    SAME_TIME,
    UPCOMING,
    WAS_MOVED,
    WITHOUT_RESULT,
    CourtDateDraft,
    DateState,
    MoveDraft,
    ResultDraft,
)
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, REQUIRED
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.removed import RemovedKind

DAY = timedelta(days=1)
TODAY = date(2026, 11, 3)
SOON = CourtDateDraft(TODAY + 2 * DAY, time(9, 30), CourtEventType.PRETRIAL, room="Room 2")


@pytest.fixture
def dates(office):
    return office.court_dates


def problems(act):
    with pytest.raises(InvalidRecordError) as refused:
        act()
    return refused.value.problems


def test_a_court_date_comes_back_as_it_was_with_court_and_case(office, dates, person, court):
    matter = office.legal.save_matter(person, MatterDraft(MatterKind.NEW, court, case_number="26-CR-0143"))
    draft = replace(
        SOON,
        matter_id=matter,
        mode=CourtMode.VIDEO,
        ride=CourtRide.ARRANGED,
        reminded_on=TODAY,
        reminded_how=ReminderManner.TEXT,
        note="Bring the letter",
    )
    number = dates.save(person, draft)

    row = dates.one(number)
    assert (row.id, row.participant_id, row.draft) == (number, person, draft)
    assert (row.participant_name, row.record_number) == ("Marisol Teague", "LD-2026-0001")
    assert (row.place, row.case_number, row.moved_to) == ("Superior Court, Room 2", "26-CR-0143", None)


def test_only_the_day_is_needed(dates, person):
    assert problems(lambda: dates.save(person, CourtDateDraft())) == {"on": REQUIRED}
    assert dates.one(dates.save(person, CourtDateDraft(TODAY))).place == ""


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (replace(SOON, result=CourtResult.APPEARED), {"result": IN_THE_FUTURE}),
        (replace(SOON, result=CourtResult.FTA), {"result": IN_THE_FUTURE}),
        (replace(SOON, result=CourtResult.EXCUSED), {}),
        (replace(SOON, on=TODAY, result=CourtResult.APPEARED), {}),
        (replace(SOON, reminded_on=TODAY + DAY), {"reminded_on": IN_THE_FUTURE}),
        (replace(SOON, reminded_how=ReminderManner.PHONE), {"reminded_on": DATE_NEEDED}),
        (replace(SOON, room="r" * 301), {"room": "Too long: at most 300 characters"}),
    ],
)
def test_what_can_not_be_is_told_by_field(draft, found):
    assert draft.problems(TODAY) == found


def test_a_hearing_is_moved_in_one_action(dates, person, commits):
    number = dates.save(person, replace(SOON, ride=CourtRide.ARRANGED, reminded_on=TODAY))
    commits.clear()
    new = dates.move(number, MoveDraft(TODAY + 9 * DAY, time(13, 0), "Room 4", "Counsel asked for time"))

    [changes] = commits
    assert changes.label == "Move court date"
    old, moved = dates.one(number), dates.one(new)
    assert (old.draft.result, old.moved_to, old.draft.on) == (CourtResult.CONTINUED, TODAY + 9 * DAY, SOON.on)
    assert moved.draft == CourtDateDraft(
        TODAY + 9 * DAY, time(13, 0), CourtEventType.PRETRIAL, room="Room 4", note="Counsel asked for time"
    )
    assert [row.id for row in dates.rows(UPCOMING)] == [new]


def test_undo_takes_a_move_back_whole_and_redo_does_it_again(office, dates, person):
    number = dates.save(person, SOON)
    before = dates.rows()
    new = dates.move(number, MoveDraft(TODAY + 9 * DAY))
    after = dates.rows()

    office.history.undo()
    assert dates.rows() == before
    office.history.redo()
    assert dates.rows() == after
    assert [row.id for row in dates.rows(UPCOMING)] == [new]


def test_a_date_is_moved_once_and_its_result_stays_moved(dates, person):
    number = dates.save(person, SOON)
    new = dates.move(number, MoveDraft(TODAY + 9 * DAY))

    assert problems(lambda: dates.move(number, MoveDraft(TODAY + 10 * DAY))) == {"on": WAS_MOVED}
    assert problems(lambda: dates.record_result(number, ResultDraft(CourtResult.EXCUSED))) == {"result": WAS_MOVED}
    assert problems(lambda: dates.save(person, SOON, number)) == {"result": WAS_MOVED}
    dates.remove(new, "Entered twice")
    assert dates.one(number).may_move
    dates.move(number, MoveDraft(TODAY + 10 * DAY))


def test_the_same_time_is_no_move_and_a_known_result_ends_it(dates, person):
    number = dates.save(person, replace(SOON, on=TODAY))
    assert problems(lambda: dates.move(number, MoveDraft(TODAY, SOON.at))) == {"on": SAME_TIME}
    assert problems(lambda: dates.move(number, MoveDraft())) == {"on": REQUIRED}
    dates.record_result(number, ResultDraft(CourtResult.APPEARED))
    assert problems(lambda: dates.move(number, MoveDraft(TODAY + DAY))) == {"on": HAS_RESULT}


def test_a_date_that_was_moved_without_a_new_day_gets_it_later(dates, person):
    number = dates.save(person, SOON)
    dates.record_result(number, ResultDraft(CourtResult.CONTINUED))

    dates.move(number, MoveDraft(TODAY + 20 * DAY))
    assert dates.one(number).moved_to == TODAY + 20 * DAY


def test_a_result_is_kept_with_its_note_and_can_be_put_right(office, dates, person):
    number = dates.save(person, replace(SOON, on=TODAY - DAY))
    dates.record_result(number, ResultDraft(CourtResult.FTA, " Was in the hospital "))
    assert dates.one(number).draft.note == "Was in the hospital"
    dates.record_result(number, ResultDraft(CourtResult.EXCUSED))
    assert dates.one(number).draft.result is CourtResult.EXCUSED
    office.history.undo()
    assert dates.one(number).draft.result is CourtResult.FTA
    early = dates.save(person, SOON)
    assert problems(lambda: dates.record_result(early, ResultDraft(CourtResult.APPEARED))) == {"result": IN_THE_FUTURE}
    assert problems(lambda: dates.record_result(early, ResultDraft())) == {"result": REQUIRED}


def test_a_reminder_is_ticked_off_taken_back_and_undone(office, dates, person):
    number = dates.save(person, SOON)
    dates.remind(number, ReminderManner.TEXT)
    told = dates.one(number).draft
    assert (told.reminded_on, told.reminded_how) == (TODAY, ReminderManner.TEXT)
    dates.remind(number, None)
    assert dates.one(number).draft == SOON
    office.history.undo()
    assert dates.one(number).draft == told
    office.history.undo()
    assert dates.one(number).draft == SOON


def test_lists_hold_what_they_say_in_their_order(dates, person):
    def made(days, at=None, **values):
        return dates.save(person, replace(SOON, on=TODAY + days * DAY, at=at, **values))

    late, today, early_today = made(5), made(0, time(13)), made(0, time(9))
    missed, older = made(-1), made(-9)
    done = made(-2, result=CourtResult.APPEARED)

    assert [row.id for row in dates.rows(UPCOMING)] == [early_today, today, late]
    assert [row.id for row in dates.rows(WITHOUT_RESULT)] == [missed, older]
    assert [row.id for row in dates.rows(EVERY)] == [late, today, early_today, missed, done, older]
    assert [row.id for row in dates.between(TODAY - DAY, TODAY)] == [missed, early_today, today]
    assert dates.counts() == {UPCOMING: 3, WITHOUT_RESULT: 2, EVERY: 6}


def test_a_removed_date_or_person_is_on_no_list_and_comes_back(office, dates, person):
    number = dates.save(person, SOON)
    dates.remove(number, "Twice")
    assert (dates.rows(), dates.counts()[EVERY]) == ([], 0)
    [gone] = office.removed.rows()
    assert (gone.kind, gone.name) == (RemovedKind.COURT_DATE, "Marisol Teague")
    office.removed.restore(RemovedKind.COURT_DATE, number)
    assert [row.id for row in dates.rows()] == [number]
    office.participants.remove(person, "Twice")
    assert (dates.rows(), dates.counts()[EVERY]) == ([], 0)


def test_a_date_belongs_to_someone_who_is_there(office, dates, person):
    other = office.participants.save(ParticipantDraft("Wren"))
    number = dates.save(person, SOON)
    for act in (
        lambda: dates.save(other, SOON, number),
        lambda: dates.save(99, SOON),
        lambda: dates.one(99),
        lambda: dates.move(99, MoveDraft(TODAY)),
        lambda: dates.restore(number),
    ):
        with pytest.raises(NotFoundError):
            act()


def test_on_its_own_day_a_date_is_still_coming(dates, person):
    row = dates.one(dates.save(person, replace(SOON, on=TODAY)))
    assert [row.state(TODAY + n * DAY) for n in (-1, 0, 1)] == [
        DateState.COMING,
        DateState.COMING,
        DateState.WITHOUT_RESULT,
    ]
