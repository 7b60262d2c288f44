"""Someone known already is noticed before a second record is made, with the reasons in words."""

from __future__ import annotations

from datetime import date

import pytest

from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.domain.participants import BirthDate, ParticipantDraft, Phone, StatusChangeDraft
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.services.duplicates import MOST, person_of
from tests.services.persons import TODAY, desk, draft


@pytest.fixture
def at(database):
    return desk(database)


@pytest.fixture
def william(at):
    """Return William Teague, born 1985, among people with one thing or another in common with him."""
    for name, values in {
        "William Stone": {"birth": "1985"},
        "Peter Teague": {"birth": "1985"},
        "Mary Roe": {"birth": "1985-03-02", "phones": ("555 010 0177",)},
    }.items():
        at.people.save(draft(name, **values))
    return at.people.save(draft(birth="1985", phones=("(555) 010-0142",), aliases=("Dusty",)))


def likely(at, name, **values):
    return [found.id for found in at.duplicates.likely(draft(name, **values))]


def test_bill_teague_finds_the_closed_record_of_william_teague(at, william):
    change = StatusChangeDraft(ParticipationStatus.CLOSED, TODAY, close_reason=CloseReason.MOVED)
    at.participation.change(william, change)

    [found] = at.duplicates.likely(draft("Bill Teague", birth="1984"))
    assert (found.id, found.record_number, found.name) == (william, "LD-2026-0004", "William Teague")
    assert (found.status, found.birth) == (ParticipationStatus.CLOSED, BirthDate(1985))
    assert found.reasons == ("Same last name", "Bill is short for William", "Born about the same year")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (draft("William Teague"), "Same name"),
        (draft("william TEAGUE"), "Same name"),
        (draft("Will Teague"), "Will is short for William"),
        (draft("Wiliam Teegue"), "Same sound of the name"),
        (draft("Wlliam Teague"), "Much the same name"),
        (draft("Teague William"), "First and last name the other way round"),
        (draft("Dusty Teague"), "Also known by the same name"),
        (draft("", first_name="", last_name="", aliases=("Dusty",)), "Also known by the same name"),
        (draft("William Tegue-Roe"), "Same first name"),
        (draft("Rob Tiegue", birth="1985", phones=("5550100142",)), "Same phone"),
        (draft("Vera Young", birth="1985", phones=("1 555 010 0142",)), "Same phone"),
        (draft("", first_name="", last_name="Teague", birth="~1986"), "Born about the same year"),
    ],
)
def test_each_likeness_is_said_in_words(at, william, typed, reason):
    found = {likeness.id: likeness.reasons for likeness in at.duplicates.likely(typed)}
    assert reason in found.get(william, ())


def test_the_same_birth_date_is_said_and_counts_most(at):
    same = at.people.save(draft("Ann Roe", birth="1985-03-02"))
    near = at.people.save(draft("Ann Roe", birth="1986-03-02"))
    unknown = at.people.save(draft("Ann Roe"))

    found = at.duplicates.likely(draft("Ann Roe", birth="1985-03-02"))
    assert [likeness.id for likeness in found] == [same, near, unknown]
    assert found[0].reasons == ("Same name", "Same date of birth")
    assert found[2].reasons == ("Same name",)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Robert Teague", {"birth": "1985"}),
        ("William Brook", {"birth": "1985"}),
        ("William Teague", {"birth": "1955-01-01"}),
        ("Vera Young", {"phones": ("(555) 010-0142",)}),
        ("Vera Young", {"birth": "1985-03-02"}),
        ("", {"first_name": "Bill", "last_name": ""}),
        ("", {"first_name": "", "last_name": ""}),
        ("🦊 🦊", {}),
    ],
)
def test_one_thing_in_common_is_not_enough(at, william, name, values):
    assert likely(at, name, **values) == []


def test_the_person_on_the_form_and_removed_people_are_not_named(at, william):
    twin = at.people.save(draft(birth="1985"))
    typed = draft(birth="1985")

    assert {found.id for found in at.duplicates.likely(typed, except_id=twin)} == {william}
    at.people.remove(william, "Entered twice")
    assert at.duplicates.likely(typed, except_id=twin) == []


def test_not_more_are_named_than_can_be_read(at):
    for _ in range(MOST + 3):
        at.people.save(draft())
    assert len(likely(at, "William Teague")) == MOST


def test_a_person_with_no_birth_date_nor_phone_is_compared_by_name(at):
    number = at.people.save(ParticipantDraft(aliases=("The Captain",)))
    assert [found.id for found in at.duplicates.likely(ParticipantDraft(aliases=("Captain",)))] == [number]


REFERRAL = ReferralInDraft(
    person_name="Teague, Bill R. Jr.",
    person_alias="Slim",
    person_birth=BirthDate(1984, about=True),
    person_phone=" 555 010 0142 ",
    person_where="Under the bridge",
)


def test_a_referral_names_the_person_in_parts():
    assert person_of(REFERRAL) == ParticipantDraft(
        first_name="Bill",
        middle_name="R.",
        last_name="Teague",
        suffix="Jr.",
        aliases=("Slim",),
        birth=BirthDate(1984, about=True),
        phones=(Phone("555 010 0142"),),
        where_to_find="Under the bridge",
    )


def test_a_referral_finds_whom_it_likely_means(at, william):
    [found] = at.duplicates.likely_for_referral(REFERRAL)
    assert found.id == william
    assert "Same phone" in found.reasons


def test_a_description_of_a_person_is_nobodys_name(at, william):
    described = ReferralInDraft(received_on=date(2026, 11, 3), person_name="the man with the red dog at the bridge")
    assert at.duplicates.likely_for_referral(described) == []
