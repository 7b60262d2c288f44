"""Contacts: kept, corrected and removed, with what the lists repeat of them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import ContactKind, ContactOutcome
from leaddesk.domain.contact_codes import TWO_WAY, ContactPurpose, Direction, Reach, reach_of
from leaddesk.domain.contacts import ContactDraft, ContactFilter, QuickContactDraft
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.periods import Period
from leaddesk.storage.models import Participant
from tests.services.persons import TODAY, desk, draft

DAY = timedelta(days=1)


@pytest.fixture
def at(database):
    return desk(database)


@pytest.fixture
def someone(at):
    return at.people.save(draft())


def repeated(at, participant_id):
    with at.database.read() as session:
        row = session.get_one(Participant, participant_id)
        return row.last_two_way_on, row.next_contact_on


FULL = ContactDraft(
    TODAY - DAY, ContactKind.FIELD, ContactOutcome.DECLINED_TODAY, 25, "Met at the library", TODAY + 7 * DAY
)


def test_a_contact_comes_back_as_it_was(at, someone):
    number = at.contacts.save(someone, FULL)

    [row] = at.contacts.rows(someone)
    assert (row.id, row.participant_id, row.draft) == (number, someone, FULL)
    assert repeated(at, someone) == (FULL.on, FULL.next_on)


def test_contacts_are_shown_newest_first_and_can_be_cut_short(at, someone):
    for days in (3, 1, 2):
        at.contacts.save(someone, ContactDraft(on=TODAY - days * DAY))

    assert [row.draft.on for row in at.contacts.rows(someone)] == [TODAY - n * DAY for n in (1, 2, 3)]
    assert len(at.contacts.rows(someone, limit=2)) == 2


def test_only_talks_count_as_having_reached_the_person(at, someone):
    at.contacts.save(someone, ContactDraft(on=TODAY - 5 * DAY, outcome=ContactOutcome.TWO_WAY))
    at.contacts.save(someone, ContactDraft(on=TODAY, outcome=ContactOutcome.LEFT_MESSAGE))

    assert repeated(at, someone) == (TODAY - 5 * DAY, None)


def test_a_planned_contact_stands_until_that_day_was_used(at, someone):
    at.contacts.save(someone, ContactDraft(on=TODAY - 9 * DAY, next_on=TODAY - 2 * DAY))
    at.contacts.save(someone, ContactDraft(on=TODAY - 5 * DAY))
    assert repeated(at, someone)[1] == TODAY - 2 * DAY

    at.contacts.save(someone, ContactDraft(on=TODAY - 2 * DAY, outcome=ContactOutcome.NO_ANSWER))
    assert repeated(at, someone)[1] is None

    at.contacts.save(someone, ContactDraft(on=TODAY, next_on=TODAY + DAY))
    assert repeated(at, someone)[1] == TODAY + DAY


def test_a_correction_and_a_removal_change_what_lists_repeat(at, someone):
    number = at.contacts.save(someone, ContactDraft(on=TODAY))
    at.contacts.save(someone, ContactDraft(on=TODAY - DAY, next_on=TODAY), number)
    assert repeated(at, someone) == (TODAY - DAY, TODAY)
    assert len(at.contacts.rows(someone)) == 1

    at.contacts.remove(number, "Someone else's")
    assert repeated(at, someone) == (None, None)
    assert at.contacts.rows(someone) == []

    at.history.undo()
    assert repeated(at, someone) == (TODAY - DAY, TODAY)


def test_several_contacts_are_kept_in_one_go_or_none(at, someone):
    many = [ContactDraft(on=TODAY - n * DAY, note=" Met ") for n in (3, 1)]
    with at.database.write("Save contacts") as session:
        at.contacts.save_all_in(session, someone, many)
    with pytest.raises(InvalidRecordError), at.database.write("Save contacts") as session:
        at.contacts.save_all_in(session, someone, [FULL, ContactDraft()])

    assert [(row.draft.on, row.draft.note) for row in at.contacts.rows(someone)] == [
        (TODAY - DAY, "Met"),
        (TODAY - 3 * DAY, "Met"),
    ]
    assert repeated(at, someone) == (TODAY - DAY, None)


def test_saving_a_contact_is_one_action(at, someone, commits):
    commits.clear()
    at.contacts.save(someone, FULL)

    [changes] = commits
    assert changes.label == "Save contact"
    assert [row.table for row in changes.rows] == ["contact", "participant"]


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (ContactDraft(), "on"),
        (ContactDraft(on=TODAY + DAY), "on"),
        (ContactDraft(on=TODAY, minutes=1441), "minutes"),
        (ContactDraft(on=TODAY, note="x" * 2001), "note"),
        (ContactDraft(on=TODAY, place="x" * 201), "place"),
        (ContactDraft(on=TODAY, started=time(12, 1)), "started"),
        (ContactDraft(on=TODAY, miles=2001), "miles"),
        (ContactDraft(on=TODAY, kits=501), "kits"),
        (ContactDraft(on=TODAY, people_met=2001), "people_met"),
        (ContactDraft(on=TODAY, next_on=TODAY - DAY), "next_on"),
    ],
)
def test_what_can_not_be_is_refused_by_field(at, someone, bad, field):
    with pytest.raises(InvalidRecordError) as refused:
        at.contacts.save(someone, bad)
    assert set(refused.value.problems) == {field}
    assert at.contacts.rows(someone) == []


def test_a_contact_belongs_to_someone_who_is_there(at, someone):
    other = at.people.save(draft("Mary Roe"))
    number = at.contacts.save(someone, FULL)
    for save in (
        lambda: at.contacts.save(99, FULL),
        lambda: at.contacts.save(other, FULL, number),
        lambda: at.contacts.save(someone, FULL, 99),
        lambda: at.contacts.remove(99, "x"),
    ):
        with pytest.raises(NotFoundError):
            save()
    at.people.remove(someone, "Entered twice")
    with pytest.raises(NotFoundError):
        at.contacts.save(someone, FULL)
    with at.database.read() as session:
        assert session.scalars(select(Participant.id)).all() == [other]


MONTH = Period(date(2026, 10, 1), TODAY)


def test_every_detail_comes_back_and_a_time_of_this_very_minute_is_taken(at, someone):
    whole = ContactDraft(
        TODAY,
        ContactKind.JAIL,
        note='<i>Said</i> "so" 😀 ' + "é" * 300,
        direction=Direction.IN,
        purpose=ContactPurpose.WARM_HANDOFF,
        started=time(12),
        minutes=0,
        miles=2000,
        place="County jail",
        kits=2,
    )
    number = at.contacts.save(someone, whole)
    assert at.contacts.row(number).draft == whole


def test_outreach_has_no_person_and_a_contact_with_a_person_counts_nobody_else(at, someone):
    outreach = at.contacts.save(None, ContactDraft(TODAY, people_met=9, next_on=TODAY))
    with_someone = at.contacts.save(someone, ContactDraft(TODAY, people_met=9, next_on=TODAY))

    assert at.contacts.row(outreach).participant_id is None
    assert (at.contacts.row(outreach).draft.people_met, at.contacts.row(outreach).draft.next_on) == (9, None)
    assert at.contacts.row(with_someone).draft.people_met is None
    with pytest.raises(NotFoundError):
        at.contacts.save(someone, ContactDraft(TODAY), outreach)

    at.contacts.remove(outreach, "Twice")
    assert [row.id for row in at.contacts.of_site(MONTH)] == [with_someone]
    at.contacts.restore(outreach)
    assert [row.id for row in at.contacts.of_site(MONTH)] == [with_someone, outreach]
    at.history.undo()
    assert [row.id for row in at.contacts.of_site(MONTH)] == [with_someone]


def test_the_list_of_the_site_takes_first_and_last_day_and_nobody_who_was_removed(at, someone):
    other = at.people.save(draft("Mary Roe"))
    for day in (MONTH.first - DAY, MONTH.first, MONTH.last):
        at.contacts.save(someone, ContactDraft(day))
    at.contacts.save(other, ContactDraft(TODAY))
    at.people.remove(other, "Entered twice")

    rows = at.contacts.of_site(MONTH)
    assert [row.draft.on for row in rows] == [MONTH.last, MONTH.first]
    assert rows[0].record_number.startswith("LD-2026-")


def test_contacts_can_be_asked_for_by_how_what_came_of_it_year_and_words(at, someone):
    at.contacts.save(someone, ContactDraft(date(2025, 12, 31), ContactKind.OFFICE, note="100% _sure_"))
    at.contacts.save(someone, ContactDraft(date(2026, 1, 1), ContactKind.PHONE, ContactOutcome.NO_ANSWER))
    at.contacts.save(someone, ContactDraft(TODAY, ContactKind.FIELD, place="Library, north door"))

    def days(**wanted):
        return [row.draft.on for row in at.contacts.rows(someone, None, ContactFilter(**wanted))]

    assert days(kind=ContactKind.FIELD) == [TODAY]
    assert days(reach=Reach.ATTEMPT) == [date(2026, 1, 1)]
    assert days(reach=Reach.TWO_WAY) == [TODAY, date(2025, 12, 31)]
    assert days(year=2025) == [date(2025, 12, 31)]
    assert days(text="NORTH lib") == [TODAY]
    assert days(text="100% _s") == [date(2025, 12, 31)]
    assert days(text="%") == [date(2025, 12, 31)]
    assert at.contacts.years(someone) == [2026, 2025]


def test_every_outcome_is_two_way_or_an_attempt_and_only_talks_are_two_way():
    talks = {outcome for outcome in ContactOutcome if reach_of(outcome) is Reach.TWO_WAY}
    assert talks == TWO_WAY == {ContactOutcome.TWO_WAY, ContactOutcome.CRISIS_RESOLVED, ContactOutcome.DECLINED_TODAY}


def test_the_short_form_saves_a_contact_of_today_and_plans_none_with_nobody(at, someone):
    number = at.contacts.save_quick(QuickContactDraft(someone, minutes=5, note=" Hi ", next_on=TODAY + DAY))
    assert at.contacts.row(number).draft == ContactDraft(TODAY, minutes=5, note="Hi", next_on=TODAY + DAY)
    with pytest.raises(InvalidRecordError) as refused:
        at.contacts.save_quick(QuickContactDraft(next_on=TODAY))
    assert set(refused.value.problems) == {"next_on"}
