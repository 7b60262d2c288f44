"""The directory of offices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import OrganisationKind, ReferralOutStatus, Ride, ServiceNeed, Urgency
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import Addressee
from leaddesk.services.organisations import Organisations
from leaddesk.storage.models import Organisation, ReferralOut
from tests.services.people import participant_row

CLINIC = OrganisationDraft(
    name="Cedar Ridge Clinic",
    kind=OrganisationKind.HEALTH,
    unit="Front desk",
    address="12 Main St",
    phone="555-010-0142",
    fax="555-010-0143",
    services="Primary care, dental",
    covered_entity=True,
)
COURT = OrganisationDraft(name="County Court", kind=OrganisationKind.COURT)


@pytest.fixture
def organisations(database, clock):
    return Organisations(database, Clock(clock))


def test_an_office_comes_back_as_it_was_saved(organisations):
    number = organisations.save(CLINIC)
    assert organisations.draft(number) == CLINIC
    organisations.save(replace(CLINIC, unit="Nurse"), number)
    assert organisations.draft(number).unit == "Nurse"
    assert len(organisations.rows()) == 1


def test_an_office_without_a_name_is_refused_and_nothing_is_written(organisations, commits):
    with pytest.raises(InvalidRecordError) as refused:
        organisations.save(OrganisationDraft(name="  "))
    assert set(refused.value.problems) == {"name"}
    assert commits == []


def test_saving_is_one_action_that_undo_takes_back(database, organisations, commits):
    organisations.save(CLINIC)
    assert [change.label for change in commits] == ["Save office"]
    database.apply(commits[0].inverse())
    assert organisations.rows() == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["Cedar Ridge Clinic", "County Court", "refugio peña"]),
        ("pena", ["refugio peña"]),
        ("CLINIC cedar", ["Cedar Ridge Clinic"]),
        ("dental", ["Cedar Ridge Clinic"]),
        ("100%", []),
        ("main st", ["Cedar Ridge Clinic"]),
    ],
)
def test_the_list_is_sorted_by_name_and_finds_words_whatever_their_case_and_accents(organisations, text, names):
    for draft in (COURT, CLINIC, OrganisationDraft(name="refugio peña", kind=OrganisationKind.HOUSING)):
        organisations.save(draft)
    assert [row.name for row in organisations.rows(text)] == names


def test_choices_can_be_narrowed_to_kinds(organisations):
    clinic, court = organisations.save(CLINIC), organisations.save(COURT)
    assert [row.id for row in organisations.choices()] == [clinic, court]
    assert [row.id for row in organisations.choices([OrganisationKind.COURT])] == [court]
    assert organisations.choices([]) == []
    assert organisations.kinds() == {clinic: OrganisationKind.HEALTH, court: OrganisationKind.COURT}


def test_an_addressee_is_the_office_as_papers_name_it(organisations):
    number = organisations.save(CLINIC)
    assert organisations.addressee(number) == Addressee(
        number, "Cedar Ridge Clinic", "Front desk", "12 Main St", "555-010-0142", "555-010-0143", True
    )


def test_a_row_counts_the_referrals_that_still_wait(database, organisations):
    clinic = organisations.save(CLINIC)
    with database.write("Refer") as session:
        person = participant_row(session, 1)
        for number, status in enumerate(ReferralOutStatus, 1):
            session.add(
                ReferralOut(
                    number=number,
                    number_year=2026,
                    participant_id=person.id,
                    organisation_id=clinic,
                    service=ServiceNeed.FOOD,
                    urgency=Urgency.ROUTINE,
                    ride=Ride.NOT_NEEDED,
                    reach_by="",
                    where_to_find="",
                    reason="",
                    reason_tells=frozenset(),
                    needs="",
                    status=status,
                    sent_on=date(2026, 11, 1),
                )
            )
    assert organisations.rows()[0].open_referrals == 5


def test_a_removed_office_leaves_every_list_and_can_come_back(organisations):
    number = organisations.save(CLINIC)
    organisations.remove(number, "Closed its doors")

    assert organisations.rows() == organisations.choices() == []
    for ask in (organisations.draft, organisations.addressee):
        with pytest.raises(NotFoundError):
            ask(number)
    assert [row.id for row in organisations.removed()] == [number]
    assert organisations.kinds() == {number: OrganisationKind.HEALTH}, "an old consent may still name it"

    organisations.restore(number)
    assert organisations.draft(number) == CLINIC
    assert organisations.removed() == []
    with pytest.raises(NotFoundError):
        organisations.restore(number)


@pytest.mark.parametrize("because", ["", "  ", "x" * 201])
def test_removing_needs_a_reason_of_a_fitting_length(organisations, because):
    number = organisations.save(CLINIC)
    with pytest.raises(InvalidRecordError) as refused:
        organisations.remove(number, because)
    assert set(refused.value.problems) == {"because"}
    assert organisations.draft(number) == CLINIC


@pytest.mark.parametrize("name", ["save", "draft", "remove", "addressee"])
def test_an_office_that_is_not_there_is_said_so(organisations, name):
    arguments = {"save": (CLINIC, 99), "draft": (99,), "remove": (99, "Gone"), "addressee": (99,)}[name]
    with pytest.raises(NotFoundError):
        getattr(organisations, name)(*arguments)


HARD = ["<b>Bold</b> & Co", 'O\'Brien "the" Office', "'; DROP TABLE organisation; --", "مكتب", "🏥 Clinic", "x" * 300]


@pytest.mark.parametrize("name", HARD)
def test_any_name_goes_through_unharmed(organisations, name):
    number = organisations.save(OrganisationDraft(name=name))
    assert organisations.draft(number).name == name
    assert [row.name for row in organisations.rows(name)] == [name]


def test_the_draft_and_the_table_agree():
    columns = Organisation.__table__.columns
    for name, spec in specs(OrganisationDraft).items():
        assert spec.max_length in (None, getattr(columns[name].type, "length", None)), name
