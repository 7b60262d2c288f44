"""People: saved once and whole, found in lists, removed and brought back."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import ContactOutcome, InactiveReason, Language, ParticipationStatus, PhoneKind
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.participants import BirthDate, ParticipantDraft, ParticipantFilter, Phone, StatusChangeDraft
from leaddesk.storage.models import Alias, Participant, PhoneNumber
from tests.services.persons import TODAY, desk, draft


@pytest.fixture
def at(database):
    return desk(database)


FULL = ParticipantDraft(
    first_name="William",
    middle_name="Roy",
    last_name="Teague",
    suffix="Jr.",
    preferred_name="Bill",
    addressed_as="Mr. Teague",
    aliases=("Dusty", "B. T."),
    birth=BirthDate(1986, 4, 12),
    phones=(Phone("(555) 010-0142", PhoneKind.OWN, True), Phone("555 010 0199", PhoneKind.FAMILY)),
    no_fixed_address=True,
    address="Mail at the shelter",
    address_confidential=True,
    where_to_find="Mornings at the library",
    language=Language.SPANISH,
)


def test_everything_on_the_form_comes_back_as_it_was(at):
    assert {f.name for f in fields(ParticipantDraft) if getattr(FULL, f.name) == f.default} == set()

    record = at.people.record(at.people.save(FULL))

    assert record.draft == FULL
    assert (record.record_number, record.status, record.removed) == (
        "LD-2026-0001",
        ParticipationStatus.REFERRED,
        False,
    )


def test_a_new_person_is_referred_from_today(at):
    record = at.people.record(at.people.save(draft()))

    assert [(p.status, p.since, p.until) for p in record.history] == [(ParticipationStatus.REFERRED, TODAY, None)]
    assert record.enrolled_on is None


def test_numbers_run_on_over_the_years(at):
    first = at.people.save(draft())
    at.calendar.go(400)
    second = at.people.save(draft("Mary Roe"))

    assert [at.people.record(i).record_number for i in (first, second)] == ["LD-2026-0001", "LD-2027-0002"]


def test_a_record_tells_when_the_person_was_spoken_with_and_what_is_planned(at):
    number = at.people.save(draft())
    at.contacts.save(number, ContactDraft(on=TODAY, next_on=TODAY + timedelta(days=7)))

    record = at.people.record(number)
    assert (record.last_spoken_on, record.next_contact_on) == (TODAY, TODAY + timedelta(days=7))


def test_a_number_is_not_given_again_after_an_undo(at):
    at.people.save(draft())
    at.history.undo()
    second = at.people.save(draft("Mary Roe"))

    assert at.people.record(second).record_number == "LD-2026-0002"


def test_redo_brings_the_same_number_back(at):
    number = at.people.record(at.people.save(draft())).record_number
    at.history.undo()
    assert at.people.rows() == []
    at.history.redo()

    assert [row.record_number for row in at.people.rows()] == [number]


def test_a_save_that_is_refused_gives_no_number(at):
    with pytest.raises(InvalidRecordError) as refused:
        at.people.save(ParticipantDraft())
    at.people.save(draft())

    assert set(refused.value.problems) == {"first_name"}
    assert [row.record_number for row in at.people.rows()] == ["LD-2026-0001"]


def test_a_birth_date_to_come_is_refused(at):
    with pytest.raises(InvalidRecordError) as refused:
        at.people.save(draft(birth="2027"))
    assert set(refused.value.problems) == {"birth"}


def test_saving_the_same_again_is_no_action(at, commits):
    number = at.people.save(FULL)
    commits.clear()
    at.people.save(FULL, number)

    assert commits == []


def test_an_edit_is_one_action_and_one_undo(at, commits):
    number = at.people.save(FULL)
    commits.clear()
    edited = replace(FULL, last_name="Tague", aliases=("B. T.", "Slim"), phones=FULL.phones[1:], birth=None)
    at.people.save(edited, number)

    assert len(commits) == 1
    assert at.people.record(number).draft == edited
    assert at.history.undo() == "Save participant"
    assert at.people.record(number).draft == FULL


def test_aliases_and_phones_taken_off_stay_in_the_file(at):
    number = at.people.save(FULL)
    at.people.save(replace(FULL, aliases=(), phones=()), number)

    with at.database.read() as session:
        for table in (Alias, PhoneNumber):
            rows = session.scalars(select(table).execution_options(include_removed=True)).all()
            assert [bool(row.removed_at and row.removed_because) for row in rows] == [True, True]


def test_blank_lines_of_aliases_and_phones_are_not_kept(at):
    number = at.people.save(draft(aliases=("Dusty", " "), phones=(" ", "555 010 0142")))

    kept = at.people.record(number).draft
    assert (kept.aliases, [phone.number for phone in kept.phones]) == (("Dusty",), ["555 010 0142"])


def test_an_unknown_person_is_refused(at):
    for ask in (
        at.people.record,
        at.people.restore,
        lambda i: at.people.remove(i, "x"),
        lambda i: at.people.save(FULL, i),
    ):
        with pytest.raises(NotFoundError):
            ask(99)


def test_rows_are_sorted_as_people_read_names(at):
    for name in ("zoe Adams", "Émile Roe", "Adam Young", "eva Roe"):
        at.people.save(draft(name))

    assert [row.name for row in at.people.rows()] == ["Adam Young", "Émile Roe", "eva Roe", "zoe Adams"]


def test_a_row_shows_what_the_list_needs(at):
    at.people.save(FULL)

    [row] = at.people.rows()
    assert (row.record_number, row.name, row.legal_name) == (
        "LD-2026-0001",
        "Bill Teague Jr.",
        "William Roy Teague Jr.",
    )
    assert (row.birth, row.phone) == (FULL.birth, "(555) 010-0142")
    assert (row.status, row.status_since, row.door, row.last_contact) == (ParticipationStatus.REFERRED, TODAY, "", None)


def test_the_list_can_be_narrowed_by_status_text_and_ids(at):
    bill, mary = at.people.save(draft()), at.people.save(draft("Mary Roe"))
    at.participation.change(mary, StatusChangeDraft(since=TODAY))

    def ids(**values):
        return {row.id for row in at.people.rows(ParticipantFilter(**values))}

    assert ids() == {bill, mary}
    assert ids(status=ParticipationStatus.ACTIVE) == {mary}
    assert ids(text="bill") == {bill}
    assert ids(text="  ") == {bill, mary}
    assert ids(ids=frozenset({mary})) == {mary}
    assert ids(ids=frozenset({mary}), text="bill") == set()
    assert ids(ids=frozenset(range(1000))) == {bill, mary}
    assert at.people.counts() == {
        ParticipationStatus.REFERRED: 1,
        ParticipationStatus.ACTIVE: 1,
        ParticipationStatus.INACTIVE: 0,
        ParticipationStatus.CLOSED: 0,
    }


def test_not_reached_counts_from_the_last_talk_or_else_from_enrolment(at):
    talked, never, fresh, referred = (at.people.save(draft(f"Person {n}")) for n in "ABCD")
    for number in (talked, never):
        at.participation.change(number, StatusChangeDraft(since=TODAY))
    at.calendar.go(30)
    at.contacts.save(talked, ContactDraft(on=at.calendar.today))
    at.participation.change(fresh, StatusChangeDraft(since=at.calendar.today))
    away = StatusChangeDraft(ParticipationStatus.INACTIVE, at.calendar.today, InactiveReason.JAIL)
    at.participation.change(never, away)

    def not_reached(days):
        return {row.id for row in at.people.rows(ParticipantFilter(not_reached_days=days))}

    assert not_reached(30) == {never}
    assert not_reached(31) == set()
    at.calendar.go(20)
    assert not_reached(20) == {talked, never, fresh}
    assert referred not in not_reached(0)


def test_a_removed_person_is_in_no_list_but_can_be_read_and_restored(at):
    number = at.people.save(FULL)
    at.people.remove(number, "Entered twice")

    assert at.people.rows() == []
    assert sum(at.people.counts().values()) == 0
    assert at.search.find("teague") == []
    assert [row.id for row in at.people.removed()] == [number]
    assert at.people.record(number).removed
    assert at.people.record(number).draft == FULL
    with pytest.raises(NotFoundError):
        at.people.save(FULL, number)

    at.people.restore(number)
    assert at.people.removed() == []
    assert [row.id for row in at.people.rows()] == [number]
    assert [hit.id for hit in at.search.find("teague")] == [number]


@pytest.mark.parametrize("because", ["", "  ", "x" * 201])
def test_removing_needs_a_reason_that_fits(at, because):
    number = at.people.save(draft())
    with pytest.raises(InvalidRecordError) as refused:
        at.people.remove(number, because)
    assert set(refused.value.problems) == {"because"}


def test_refreshing_what_is_right_changes_nothing(at, commits):
    number = at.people.save(FULL)
    at.participation.change(number, StatusChangeDraft(since=TODAY))
    at.contacts.save(number, ContactDraft(on=TODAY, next_on=TODAY + timedelta(days=7)))
    commits.clear()
    with at.database.write("Refresh") as session:
        at.people.refresh_in(session, number)

    assert commits == []


def test_refreshing_mends_what_went_astray(at):
    number = at.people.save(FULL)
    at.contacts.save(number, ContactDraft(on=TODAY, outcome=ContactOutcome.TWO_WAY))
    with at.database.write("Break") as session:
        row = session.get_one(Participant, number)
        row.shown_name, row.status, row.status_since = "x", ParticipationStatus.CLOSED, None
        row.last_two_way_on = row.enrolled_on = date(2000, 1, 1)
    with at.database.write("Mend") as session:
        at.people.refresh_in(session, number)

    [row] = at.people.rows()
    assert (row.name, row.status, row.status_since) == ("Bill Teague Jr.", ParticipationStatus.REFERRED, TODAY)
    assert row.last_contact == TODAY
    assert at.people.record(number).enrolled_on is None


@pytest.mark.parametrize(
    "name", ["<b>Bold</b>", 'O\'Brien "Q" & Söhne', "🦊 Fox", "مريم الأحمد", "x" * 300, "'; DROP TABLE participant; --"]
)
def test_any_name_goes_through_unharmed(at, name):
    number = at.people.save(draft(first_name="", last_name=name, preferred_name=name, aliases=(name,)))

    kept = at.people.record(number).draft
    assert (kept.last_name, kept.preferred_name, kept.aliases) == (name, name, (name,))
    assert [hit.id for hit in at.search.find(name)] == [number]
