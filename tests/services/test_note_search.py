"""Contacts found by their notes, referrals out by their number: right after every change, and never in the way."""

from __future__ import annotations

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import ContactKind, ContactOutcome, OrganisationKind, ServiceNeed
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.services import note_index
from leaddesk.services.office import office_services
from tests.services.referral_samples import DAY, LUND, TODAY


@pytest.fixture
def office(database, clock):
    return office_services(database, Clock(clock))


@pytest.fixture
def person(office):
    return office.participants.save(LUND)


def talk(note, on=TODAY):
    return ContactDraft(on, ContactKind.PHONE, ContactOutcome.TWO_WAY, note=note)


def found(office, typed):
    return [hit.id for hit in office.search.beside(typed) if hit.kind == "contact"]


@pytest.mark.parametrize(
    "typed", ["dentist", "DENT", "the dentist tuesday", "tuesday dent", "O'Brien", "clínica", "clinica", "26-CR-0318"]
)
def test_a_contact_is_found_by_words_of_its_note(office, person, typed):
    office.contacts.save(person, talk("Called about nothing much"))
    meant = office.contacts.save(person, talk("Drove to the dentist on Tuesday, Dr. O'Brien, Clínica, for 26-CR-0318"))
    assert found(office, typed) == [meant]


@pytest.mark.parametrize("typed", ["", "  ", "de", "a b", "dentist monday", '"', "*", "AND", "NEAR(", "note:x"])
def test_too_little_or_what_is_not_there_finds_nothing_and_breaks_nothing(office, person, typed):
    office.contacts.save(person, talk("Drove to the dentist on Tuesday"))
    assert found(office, typed) == []


def test_a_hit_says_whose_it_is_when_it_was_and_the_words_around(office, person):
    office.contacts.save(person, talk("word " * 40 + "harbor <b>light</b>\nhouse " + "word " * 40, TODAY - DAY))
    (hit,) = office.search.beside("harbor")
    assert (hit.title, hit.of) == ("Tobias Lund", person)
    assert hit.detail.startswith("LD-2026-0001 · Nov 2, 2026 · …")
    assert "harbor <b>light</b> house" in hit.detail
    assert len(hit.detail) < 140


def test_the_newest_come_first_and_only_a_few(office, person):
    ids = [office.contacts.save(person, talk(f"Bus pass number {number}")) for number in range(9)]
    assert found(office, "bus pass") == ids[:-6:-1]


def test_the_index_follows_change_removal_undo_and_redo(office, person):
    contact = office.contacts.save(person, talk("Shelter on Main"))
    office.contacts.save(person, talk("Moved to Oak Street"), contact)
    assert (found(office, "shelter"), found(office, "oak")) == ([], [contact])
    office.history.undo()
    assert (found(office, "shelter"), found(office, "oak")) == ([contact], [])
    office.history.redo()
    office.contacts.remove(contact, "Typed twice")
    assert found(office, "oak") == []
    office.contacts.restore(contact)
    assert found(office, "oak") == [contact]
    office.history.undo()
    office.history.undo()
    office.history.undo()
    office.history.undo()
    assert found(office, "shelter") == []


def test_the_notes_of_a_removed_person_are_found_no_more_until_the_person_is_back(office, person):
    contact = office.contacts.save(person, talk("Harbor House"))
    office.participants.remove(person, "Twice")
    assert found(office, "harbor") == []
    office.participants.restore(person)
    assert found(office, "harbor") == [contact]


def test_what_was_taken_out_of_a_note_is_in_no_page_of_the_index(office, person, opened):
    contact = office.contacts.save(person, talk("Zyzzyva heard"))
    office.contacts.save(person, talk("Nothing"), contact)
    pages = [bytes(row[0]) for row in opened.execute("SELECT block FROM note_index_data").fetchall()]
    assert pages
    assert not any(b"zyzz" in page.lower() for page in pages)


def test_following_twice_indexes_once(office, person, database):
    note_index.follow(database)
    contact = office.contacts.save(person, talk("Harbor"))
    assert found(office, "harbor") == [contact]


@pytest.mark.parametrize("typed", ["O-2026-0001", "o-2026-1", "o20260001", " O-2026-0001 "])
def test_a_referral_out_is_found_by_its_number(office, person, typed):
    clinic = office.organisations.save(OrganisationDraft("Cedar Ridge Clinic", OrganisationKind.HEALTH))
    number = office.referrals_out.save(
        person, ReferralOutDraft(clinic, ServiceNeed.DENTAL, reach_by="Phone", reason="Teeth")
    )
    (hit,) = office.search.beside(typed)
    assert (hit.kind, hit.id, hit.detail) == ("referral_out", number, "O-2026-0001 · Cedar Ridge Clinic")
    office.referrals_out.remove(number, "Twice")
    assert office.search.beside(typed) == []


def test_a_person_found_by_name_is_not_slowed_by_notes(office, person):
    other = office.participants.save(ParticipantDraft(first_name="Dentist"))
    office.contacts.save(person, talk("dentist"))
    assert [hit.id for hit in office.search.find("dentist") if hit.kind == "participant"] == [other]
    assert not [hit for hit in office.search.find("dentist") if hit.kind == "contact"]
