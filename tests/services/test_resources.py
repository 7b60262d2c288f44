"""The directory by service, distance and telehealth, and the sheet that anybody may take along."""

from dataclasses import replace

import pytest

from leaddesk.documents.form import render
from leaddesk.documents.forms.resources import FORM
from leaddesk.documents.resource_words import SPANISH
from leaddesk.domain.codes import Language, OrganisationKind, ServiceNeed
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.organisations import OfficeContact, OrganisationDraft, OrganisationFilter
from leaddesk.domain.provider_codes import ProviderType
from leaddesk.domain.site_lists import ServiceDraft, SiteList
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, folded, text

N = ServiceNeed
HOSTILE = "<b>Cedar & \"Co\"</b> ${x} {y} 'DROP TABLE'"
FULL = OrganisationDraft(
    name="Cedar Ridge Clinic",
    kind=OrganisationKind.HEALTH,
    address="20 Mill Road\nFernley Crossing",
    phone="5555550120",
    provider_type=ProviderType.FQHC,
    services_offered=frozenset({N.DENTAL, N.MOUD}),
    contacts=(OfficeContact("J. Ode", "Intake", "5555550121"), OfficeContact("Front desk")),
    hours="Mon to Thu 8 to 5",
    distance_miles=12,
    languages=frozenset({Language.ENGLISH, Language.SPANISH}),
    telehealth=True,
    sliding_fee=True,
    medicaid=True,
    notes="Ask for Jo, she bends the rules",
)


@pytest.fixture
def directory(office):
    office.organisations.save(FULL)
    far = OrganisationDraft("Two Forks Dental", services_offered=frozenset({N.DENTAL}), distance_miles=61)
    office.organisations.save(far)
    office.organisations.save(OrganisationDraft("Food shelf", services_offered=frozenset({N.FOOD})))
    office.organisations.save(OrganisationDraft("Superior Court", OrganisationKind.COURT))
    return office


def test_an_office_comes_back_as_it_was(office):
    number = office.organisations.save(FULL)
    assert office.organisations.draft(number) == FULL
    [row] = office.organisations.rows()
    assert (row.provider_type, row.distance_miles, row.telehealth) == (ProviderType.FQHC, 12, True)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["Cedar Ridge Clinic", "Food shelf", "Superior Court", "Two Forks Dental"]),
        ({"service": N.DENTAL}, ["Cedar Ridge Clinic", "Two Forks Dental"]),
        ({"service": N.DENTAL, "within_miles": 25}, ["Cedar Ridge Clinic"]),
        ({"within_miles": 12}, ["Cedar Ridge Clinic"]),
        ({"within_miles": 11}, []),
        ({"telehealth": True}, ["Cedar Ridge Clinic"]),
        ({"kind": OrganisationKind.COURT}, ["Superior Court"]),
        ({"local_service": "firewood"}, []),
    ],
)
def test_the_directory_is_filtered(directory, wanted, names):
    rows = directory.organisations.rows()
    assert [row.name for row in rows if OrganisationFilter(**wanted).fits(row)] == names


@pytest.mark.parametrize(("words", "count"), [("dental", 2), ("ode", 1), ("medication opioid", 1), ("nobody", 0)])
def test_words_find_services_and_people_there(directory, words, count):
    assert len(directory.organisations.rows(words)) == count


def test_what_can_not_be_is_refused_by_field(office):
    bad = replace(FULL, distance_miles=1000, contacts=(OfficeContact("x" * 201),))
    with pytest.raises(InvalidRecordError) as refused:
        office.organisations.save(bad)
    assert set(refused.value.problems) == {"distance_miles", "contacts"}


def test_the_sheet_lists_each_place_under_its_services_the_nearest_first(directory):
    packet = directory.resources.packet()
    assert [(group.service, [line.name for line in group.lines]) for group in packet.groups] == [
        (N.FOOD, ["Food shelf"]),
        (N.DENTAL, ["Cedar Ridge Clinic", "Two Forks Dental"]),
        (N.MOUD, ["Cedar Ridge Clinic"]),
    ]


def test_a_service_of_the_countys_own_is_on_the_sheet_until_it_is_retired(directory):
    code = directory.site_lists.save(SiteList.SERVICE, ServiceDraft("Firewood"))
    place = next(row.id for row in directory.organisations.rows() if row.name == "Food shelf")
    draft = replace(directory.organisations.draft(place), local_services=frozenset({code}))
    directory.organisations.save(draft, place)
    assert directory.resources.packet().groups[-1].name == "Firewood"
    directory.site_lists.retire(SiteList.SERVICE, code)
    assert directory.resources.packet().groups[-1].name != "Firewood"
    assert directory.organisations.draft(place).local_services == {code}


def test_the_printed_sheet_tells_phones_and_no_note_and_nobodys_name(directory):
    page = folded(text(render(FORM, directory.resources.packet(), translator("en")).pdf))
    for words in (
        "Cedar Ridge Clinic",
        "(555) 555-0120",
        "Mon to Thu 8 to 5",
        "fee by income",
        "acepta Medicaid",
        "Dentista",
        "988",
    ):
        assert words in page
    for words in ("Jo", "J. Ode", "bends", "Superior Court"):
        assert words not in page


def test_hostile_names_print_literally(office):
    office.organisations.save(replace(FULL, name=HOSTILE))
    printout = render(FORM, office.resources.packet(), translator("en"))
    assert_sound(printout.pdf)
    assert "<b>Cedar" in folded(text(printout.pdf))


def test_an_empty_directory_still_makes_a_page(office):
    printout = render(FORM, office.resources.packet(), translator("en"))
    assert_sound(printout.pdf)
    assert printout.pages == 1


def test_every_service_has_its_spanish_name():
    assert set(SPANISH) == set(N)


def test_a_whole_directory_of_a_small_county_fits_one_page(office):
    from leaddesk.practice.words import ORGANISATIONS

    for draft in ORGANISATIONS:
        office.organisations.save(draft)
    assert render(FORM, office.resources.packet(), translator("en")).pages == 1
