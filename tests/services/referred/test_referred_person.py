"""The person behind a referral to us: known, new, or not known yet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaddesk.domain.codes import (
    Language,
    ParticipationStatus,
    ReferralPathway,
)
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone
from leaddesk.domain.referrals_in import (
    ReferralInDraft,
)
from leaddesk.services.referred_person import suggest_person
from tests.services.referral_samples import ARREST, LUND, NEIGHBOUR, TODAY


def test_a_new_person_is_made_in_the_same_action_and_undo_takes_both_back(database, office, referrals, commits):
    number = referrals.save(ARREST, new_participant=suggest_person(ARREST))
    person = referrals.record(number).participant_id
    record = office.participants.record(person)
    assert record.draft == ParticipantDraft(
        first_name="Tobias",
        last_name="Lund",
        aliases=("Toby",),
        birth=BirthDate(1990, about=True),
        phones=(Phone("555-010-0142"),),
        where_to_find="Behind the feed store",
        language=Language.SPANISH,
    )
    assert record.status is ParticipationStatus.REFERRED
    [row] = office.participants.rows()
    assert row.door == ReferralPathway.ARREST_DIVERSION
    assert [change.label for change in commits] == ["Save referral"]

    database.apply(commits[0].inverse())
    assert referrals.rows() == office.participants.rows() == []


def test_a_referral_is_attached_to_a_known_person_at_once_or_later(office, referrals):
    person = office.participants.save(LUND)
    at_once, later = referrals.save(ARREST, participant_id=person), referrals.save(NEIGHBOUR)
    assert referrals.record(at_once).participant_name == "Tobias Lund"
    assert referrals.record(later).participant_name == ""
    referrals.attach(later, person)
    assert {row.record_number for row in referrals.rows()} == {"LD-2026-0001"}
    assert [row.id for row in referrals.of(person)] == [at_once, later]
    assert len(office.participants.rows()) == 1


def test_saving_again_keeps_the_person(office, referrals):
    person = office.participants.save(LUND)
    number = referrals.save(ARREST, participant_id=person)
    referrals.save(replace(ARREST, notes="More"), number)
    assert referrals.record(number).participant_id == person


def test_a_bad_new_person_stops_the_whole_action(office, referrals, commits):
    with pytest.raises(InvalidRecordError) as refused:
        referrals.save(ARREST, new_participant=ParticipantDraft())
    assert set(refused.value.problems) == {"first_name"}
    assert commits == []
    assert referrals.rows() == []


def test_a_referral_is_about_one_person(office, referrals):
    person = office.participants.save(LUND)
    with pytest.raises(ValueError, match="one person"):
        referrals.save(ARREST, participant_id=person, new_participant=LUND)
    with pytest.raises(NotFoundError):
        referrals.save(ARREST, participant_id=person + 1)
    assert referrals.rows() == []


def test_the_door_of_both_people_is_right_after_a_referral_changes_hands(office, referrals):
    one, two = office.participants.save(LUND), office.participants.save(replace(LUND, first_name="Ana"))
    number = referrals.save(ARREST, participant_id=one)
    referrals.attach(number, two)
    assert {row.id: row.door for row in office.participants.rows()} == {one: "", two: "arrest_diversion"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tobias Lund", ("Tobias", "", "Lund", "", "", ())),
        ("Lund, Tobias", ("Tobias", "", "Lund", "", "", ())),
        ("Mary Ann O'Neil Jr.", ("Mary", "Ann", "O'Neil", "Jr.", "", ())),
        ('Mike "Red" Smith', ("Mike", "", "Smith", "", "", ("Red",))),
        ("Ms. Teague", ("", "", "Teague", "", "Ms. Teague", ())),
        ("José de la Cruz", ("José", "", "de la Cruz", "", "", ())),
        ("Cher", ("Cher", "", "", "", "", ())),
        ("مريم", ("مريم", "", "", "", "", ())),
        ("🙂", ("🙂", "", "", "", "", ())),
        (",", (",", "", "", "", "", ())),
    ],
)
def test_a_name_is_taken_apart(name, expected):
    person = suggest_person(ReferralInDraft(person_name=name))
    parts = (person.first_name, person.middle_name, person.last_name, person.suffix)
    assert (*parts, person.addressed_as, person.aliases) == expected


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=300).filter(str.strip), st.text(max_size=20))
def test_any_name_makes_a_person_who_can_be_saved(name, alias):
    assert suggest_person(ReferralInDraft(person_name=name, person_alias=alias)).problems(TODAY) == {}


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("", Language.ENGLISH),
        (" español y poco inglés", Language.SPANISH),
        ("ASL", Language.SIGN),
        ("K'iche'", Language.OTHER),
    ],
)
def test_the_language_on_a_sheet_becomes_that_of_the_record(said, language):
    assert suggest_person(replace(ARREST, person_language=said)).language is language
