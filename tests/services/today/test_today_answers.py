"""Lines of Today that are put off or set aside: away, never lost, and back when the facts change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.settings import OfficeDraft
from leaddesk.domain.today import DismissalDraft, TodayKind, WaitDraft
from leaddesk.services.today_line import MOST
from leaddesk.storage.models import TodayAnswer
from tests.services.referral_samples import ARREST, DAY, NEIGHBOUR, TODAY
from tests.services.today_samples import NOW

HOSTILE = '<b>"Ann" & Bob</b> 😀 שלום ' + "x" * 150


def shown(office):
    day = office.today.day(NOW)
    return [*day.urgent, *day.week, *day.later]


def line_of(office, kind):
    return next(line for line in shown(office) if line.kind is kind)


def keys(office):
    return [line.key for line in shown(office)]


@pytest.fixture
def planned(office, person):
    """The person's next contact is today."""
    office.contacts.save(person, ContactDraft(TODAY - DAY, next_on=TODAY))
    return line_of(office, TodayKind.NEXT_CONTACT)


def test_a_line_that_was_put_off_comes_back_on_its_day_and_not_before(office, planned, clock):
    office.today.move(planned, WaitDraft(TODAY + 3 * DAY))
    assert planned.key not in keys(office)
    [aside] = office.today.day(NOW).aside
    assert (aside.line.key, aside.until, aside.reason) == (planned.key, TODAY + 3 * DAY, "")
    clock.now += timedelta(days=2)
    assert planned.key not in keys(office)
    clock.now += timedelta(days=1)
    assert planned.key in keys(office)
    assert office.today.day(NOW).aside == ()


def test_a_line_that_was_set_aside_keeps_its_reason_and_can_be_brought_back(office, planned):
    office.today.dismiss(planned, DismissalDraft(HOSTILE))
    assert planned.key not in keys(office)
    [aside] = office.today.day(NOW).aside
    assert (aside.until, aside.reason) == (None, HOSTILE)
    office.today.bring_back(planned.key)
    assert planned.key in keys(office)
    with pytest.raises(NotFoundError):
        office.today.bring_back(planned.key)


def test_a_line_comes_back_by_itself_when_what_it_says_has_changed(office, person, planned):
    office.today.dismiss(planned, DismissalDraft("Called in sick"))
    office.contacts.save(person, ContactDraft(TODAY, next_on=TODAY + DAY))
    assert planned.key in keys(office)
    assert office.today.day(NOW).aside == ()


def test_the_days_that_pass_alone_bring_nothing_back(office, person, clock):
    clock.now += timedelta(days=100)
    line = line_of(office, TodayKind.NOT_REACHED)
    office.today.dismiss(line, DismissalDraft("Moved to another county"))
    clock.now += timedelta(days=5)
    assert line.key not in keys(office)


def test_undo_shows_a_line_again_and_redo_takes_it_away(office, planned):
    office.today.dismiss(planned, DismissalDraft("Seen in the street"))
    assert office.history.undo() == "Set aside a line of Today"
    assert planned.key in keys(office)
    office.history.redo()
    assert planned.key not in keys(office)


def test_what_is_said_of_a_line_is_in_the_audit_chain(office, planned, database):
    before = database.head()[0]
    office.today.move(planned, WaitDraft(TODAY + DAY))
    assert database.head()[0] > before
    assert database.verify().intact


def test_saying_something_else_of_a_line_replaces_what_was_said(office, planned, database):
    office.today.move(planned, WaitDraft(TODAY + DAY, "first"))
    office.today.dismiss(planned, DismissalDraft("second"))
    with database.read() as session:
        assert [row.reason for row in session.scalars(select(TodayAnswer))] == ["second"]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (WaitDraft(None), "until"),
        (WaitDraft(TODAY), "until"),
        (WaitDraft(TODAY + 366 * DAY), "until"),
        (WaitDraft(TODAY + DAY, "x" * 201), "reason"),
    ],
)
def test_a_day_to_come_is_needed_within_a_year(office, planned, draft, field):
    with pytest.raises(InvalidRecordError) as refused:
        office.today.move(planned, draft)
    assert list(refused.value.problems) == [field]
    office.today.move(planned, WaitDraft(TODAY + 365 * DAY))


def test_a_legal_clock_waits_only_with_a_reason_and_not_beyond_its_day(office):
    office.referrals_in.save(replace(ARREST, contact_on=TODAY - 20 * DAY))
    line = line_of(office, TodayKind.INTAKE_DUE)
    assert line.due == TODAY + 10 * DAY
    for draft, field in (
        (WaitDraft(TODAY + DAY, "  "), "reason"),
        (WaitDraft(TODAY + 11 * DAY, "In hospital"), "until"),
    ):
        with pytest.raises(InvalidRecordError) as refused:
            office.today.move(line, draft)
        assert list(refused.value.problems) == [field]
    with pytest.raises(InvalidRecordError):
        office.today.dismiss(line, DismissalDraft(" "))
    office.today.move(line, WaitDraft(TODAY + 10 * DAY, "In hospital"))
    assert line.key not in keys(office)


def test_a_backup_that_is_missing_can_wait_but_not_be_set_aside(office):
    day = office.today.day(None)
    line = next(line for line in day.urgent if line.kind is TodayKind.BACKUP_OLD)
    with pytest.raises(NotFoundError):
        office.today.dismiss(line, DismissalDraft("no"))
    office.today.move(line, WaitDraft(TODAY + DAY))
    assert not office.today.day(None).urgent


def test_lines_that_wait_make_room_for_those_behind_them_and_leave_the_count_right(office):
    for number in range(MOST + 5):
        office.referrals_in.save(replace(NEIGHBOUR, person_name=f"Person {number}"))
    first, *_rest, more = [line for line in shown(office) if line.kind is TodayKind.NEW_REFERRAL]
    assert dict(more.values)["count"] == "5"
    assert not more.can_move
    with pytest.raises(NotFoundError):
        office.today.move(more, WaitDraft(TODAY + DAY))
    office.today.move(first, WaitDraft(TODAY + DAY))
    now = [line for line in shown(office) if line.kind is TodayKind.NEW_REFERRAL]
    assert len(now) == MOST + 1
    assert dict(now[-1].values)["count"] == "4"
    assert first.key not in {line.key for line in now}


# what the office sets, and what the report lacks


def test_the_office_sets_after_how_many_days_somebody_counts_as_not_reached(office, person, clock):
    clock.now += timedelta(days=28)
    assert TodayKind.NOT_REACHED not in {line.kind for line in shown(office)}
    office.settings.save_office(OfficeDraft("LEAD", "Alder", "C. Brandt", not_reached_days=29))
    assert TodayKind.NOT_REACHED in {line.kind for line in shown(office)}


def test_gaps_for_the_coming_report_are_one_line_that_opens_the_people(office, person, clock):
    assert TodayKind.RECORD_GAPS not in {line.kind for line in shown(office)}
    clock.now += timedelta(days=30)
    line = line_of(office, TodayKind.RECORD_GAPS)
    assert line.title == "One record lacks what the report counts"
    assert dict(line.values) == {"people": "1", "period": "Q4 2026", "ids": str(person)}
    assert str(line.due) == "2026-12-31"


@pytest.mark.parametrize(
    ("days", "due"),
    [(27, None), (28, "2026-12-31"), (58, "2026-12-31"), (59, "2027-01-30"), (88, "2027-01-30"), (89, None)],
)
def test_gaps_are_told_in_the_month_before_and_after_the_quarter_ends(office, person, clock, days, due):
    clock.now += timedelta(days=days)
    found = [line for line in shown(office) if line.kind is TodayKind.RECORD_GAPS]
    assert [str(line.due) for line in found] == ([due] if due else [])


def test_a_person_who_never_took_part_is_no_gap(office, clock):
    office.participants.save(ParticipantDraft(first_name="Wren"))
    clock.now += timedelta(days=40)
    assert TodayKind.RECORD_GAPS not in {line.kind for line in shown(office)}
