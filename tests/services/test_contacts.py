"""Contacts: kept, corrected and removed, with what the lists repeat of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import ContactKind, ContactOutcome
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
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
