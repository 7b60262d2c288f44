"""Consents that end and events to ask about, as *Today* speaks of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaddesk.domain.consents import ConsentDraft, RevocationDraft
from leaddesk.domain.disclosure_codes import (
    ConsentKind,
    InformationCategory,
    RecipientAnswer,
)
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.today import TodayKind
from tests.services.referral_samples import DAY, TODAY
from tests.services.today_samples import give, lines


@pytest.mark.parametrize(
    ("end", "group", "title"),
    [
        (TODAY - 31 * DAY, None, ""),
        (TODAY - 30 * DAY, "urgent", "Consent for Cedar Ridge Clinic has ended"),
        (TODAY - DAY, "urgent", "Consent for Cedar Ridge Clinic has ended"),
        (TODAY, "urgent", "Consent for Cedar Ridge Clinic ends soon"),
        (TODAY + DAY, "week", "Consent for Cedar Ridge Clinic ends soon"),
        (TODAY + 7 * DAY, "week", "Consent for Cedar Ridge Clinic ends soon"),
        (TODAY + 8 * DAY, "later", "Consent for Cedar Ridge Clinic ends soon"),
        (TODAY + 30 * DAY, "later", "Consent for Cedar Ridge Clinic ends soon"),
        (TODAY + 31 * DAY, None, ""),
    ],
)
def test_a_consent_that_ends_is_spoken_of_in_time(office, person, clinic, end, group, title):
    expected = [(group, title, "Tobias Lund · C-0001-01", end)] if group else []
    give(office, person, clinic, expires_on=end)
    assert lines(office, TodayKind.CONSENT_ENDING) == expected


def test_an_office_with_an_earlier_end_of_its_own_is_spoken_of_then(office, person, clinic):
    give(office, person, clinic, line={"ends_on": TODAY + DAY})
    [(group, _, _, due)] = lines(office, TodayKind.CONSENT_ENDING)
    assert (group, due) == ("week", TODAY + DAY)


def test_several_offices_on_one_consent_make_one_line(office, person, clinic):
    other = office.organisations.save(OrganisationDraft(name="Harbor House"))
    give(office, person, (clinic, other), expires_on=TODAY + DAY)
    [(_, title, _, _)] = lines(office, TodayKind.CONSENT_ENDING)
    assert title == "Consent for Cedar Ridge Clinic and 1 more ends soon"


def test_a_consent_that_another_one_carries_on_is_not_spoken_of(office, person, clinic):
    give(office, person, clinic, expires_on=TODAY - DAY)
    longer = give(office, person, clinic)
    assert lines(office, TodayKind.CONSENT_ENDING) == []
    office.consents.revoke(longer, RevocationDraft(TODAY, taken_by="Dana"))
    assert len(lines(office, TodayKind.CONSENT_ENDING)) == 1


def test_consents_that_cover_nothing_are_not_spoken_of(office, person, clinic):
    soon = TODAY + DAY
    taken_back = give(office, person, clinic, expires_on=soon)
    office.consents.revoke(taken_back, RevocationDraft(TODAY, taken_by="Dana"))
    give(office, person, clinic, expires_on=soon, signed_on=None)
    give(office, person, clinic, expires_on=soon, line={"answer": RecipientAnswer.STRUCK})
    assert lines(office, TodayKind.CONSENT_ENDING) == []


@pytest.mark.parametrize(
    ("changes", "group", "due"),
    [
        ({"signed_on": TODAY - 90 * DAY}, "urgent", TODAY),
        ({"event_check_on": TODAY - 40 * DAY}, "urgent", TODAY - 40 * DAY),
        ({"event_check_on": TODAY + 7 * DAY}, "week", TODAY + 7 * DAY),
        ({"event_check_on": TODAY + 30 * DAY}, "later", TODAY + 30 * DAY),
        ({"event_check_on": TODAY + 31 * DAY}, None, None),
        ({"event_check_on": TODAY, "expires_on": TODAY - DAY}, None, None),
        ({"event_check_on": TODAY, "expires_event": ""}, None, None),
    ],
)
def test_an_event_that_ends_a_consent_is_asked_about(office, person, clinic, changes, group, due):
    values = {"expires_on": None, "expires_event": "the case is closed", **changes}
    if not values["expires_event"]:
        values["expires_on"] = TODAY + 90 * DAY
    give(office, person, clinic, **values)
    words = ("Ask Tobias Lund whether consent C-0001-01 has ended", "It ends when this happens: the case is closed")
    assert lines(office, TodayKind.CONSENT_EVENT) == ([(group, *words, due)] if group else [])


def test_an_event_that_has_happened_is_asked_about_no_more(office, person, clinic):
    number = give(office, person, clinic, expires_on=None, expires_event="the case is closed", event_check_on=TODAY)
    assert len(lines(office, TodayKind.CONSENT_EVENT)) == 1
    office.consents.event_happened(number, TODAY)
    assert lines(office, TodayKind.CONSENT_EVENT) == []


def test_a_consent_for_treatment_is_spoken_of_when_it_ends_unless_it_goes_on(office, person):
    draft = ConsentDraft(
        ConsentKind.TREATMENT,
        "LEAD",
        categories=frozenset({InformationCategory.IDENTITY}),
        expires_on=TODAY + DAY,
        signed_on=TODAY,
    )
    office.consents.save(person, draft)
    expected = ("week", "Consent C-0001-01 ends soon", "Tobias Lund · C-0001-01", TODAY + DAY)
    assert lines(office, TodayKind.CONSENT_ENDING) == [expected]
    office.consents.save(person, replace(draft, expires_on=None, no_end=True))
    assert lines(office, TodayKind.CONSENT_ENDING) == []
