"""What the office may set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.fields import REQUIRED
from leaddesk.domain.settings import US_ZONES, OfficeDraft, SecurityDraft
from leaddesk.domain.site_texts import SiteText, Wording

OFFICE = OfficeDraft(site_name="Ouray Basin LEAD", county="Ouray Basin County", coordinator="Dana Whitlock")


def test_an_empty_office_names_each_needed_field():
    assert OfficeDraft().problems() == {"site_name": REQUIRED, "county": REQUIRED, "coordinator": REQUIRED}


@pytest.mark.parametrize("zone", US_ZONES)
def test_every_zone_that_is_offered_is_known(zone):
    draft = replace(OFFICE, time_zone=zone)
    assert draft.problems() == {}
    assert str(draft.zone) == zone


@pytest.mark.parametrize(
    ("field", "allowed", "refused"),
    [
        ("year_start", (1, 7, 12), (0, 13)),
        ("intake_deadline_days", (1, 14, 365), (0, 366, -1)),
        ("threshold", (2, 11, 100), (1, 101)),
        ("court_text_size", (11, 12), (10, 13)),
        ("time_zone", ("America/Denver", "UTC"), ("", "Denver", "America/Nowhere")),
        ("site_name", ("x" * 120,), ("", " ", "x" * 121)),
    ],
)
def test_a_setting_is_taken_within_its_range_only(field, allowed, refused):
    for value in allowed:
        assert replace(OFFICE, **{field: value}).problems() == {}
    for value in refused:
        assert set(replace(OFFICE, **{field: value}).problems()) == {field}


@pytest.mark.parametrize(("minutes", "fine"), [(1, False), (2, True), (10, True), (30, True), (31, False)])
def test_the_program_locks_after_two_to_thirty_minutes(minutes, fine):
    assert (SecurityDraft(auto_lock_minutes=minutes).problems() == {}) is fine


@pytest.mark.parametrize(
    ("by", "on", "reviewed"),
    [
        ("M. Salazar", date(2026, 10, 2), True),
        ("M. Salazar", None, False),
        (" ", date(2026, 10, 2), False),
        ("", None, False),
    ],
)
def test_the_spanish_wording_counts_as_reviewed_with_a_name_and_a_day(by, on, reviewed):
    draft = replace(OFFICE, translation_reviewed_by=by, translation_reviewed_on=on)
    assert draft.translation_reviewed is reviewed


def test_the_letterhead_is_the_office_with_its_address_on_one_line():
    draft = replace(
        OFFICE,
        address="  12 Main St \n Ridgway, CO 81432\n",
        phone="555-010-0100",
        fax="555-010-0101",
        part2_status=PartTwoStatus.LAWFUL_HOLDER,
        court_letterhead_on_top=False,
        court_text_size=12,
    )
    own = Wording(((SiteText.STATE_NOTICE, "State law too."),))
    paper = draft.letterhead(practice=True, wording=own)
    assert (paper.site_name, paper.county, paper.coordinator) == (draft.site_name, draft.county, draft.coordinator)
    assert paper.address == "12 Main St · Ridgway, CO 81432"
    assert (paper.phone, paper.fax, paper.wording) == ("555-010-0100", "555-010-0101", own)
    assert (paper.part2_status, paper.court_letterhead_on_top, paper.court_text_size) == (
        PartTwoStatus.LAWFUL_HOLDER,
        False,
        12,
    )
    assert paper.practice is True
    assert draft.letterhead().practice is False
