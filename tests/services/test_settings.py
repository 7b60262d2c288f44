"""Settings come back as they were saved, from any version, and the clock follows the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.services.settings import Settings, from_plain, to_plain
from leaddesk.storage.models import Setting

OFFICE = OfficeDraft(
    site_name="Ouray Basin LEAD",
    county="Ouray Basin County",
    coordinator="Dana Whitlock",
    time_zone="America/Chicago",
    year_start=7,
    part2_status=PartTwoStatus.LAWFUL_HOLDER,
    translation_reviewed_by="M. Salazar",
    translation_reviewed_on=date(2026, 10, 2),
)


@pytest.fixture
def office_clock(clock):
    return Clock(clock)


@pytest.fixture
def settings(database, office_clock):
    return Settings(database, office_clock)


def test_before_set_up_the_settings_are_the_defaults(settings):
    assert settings.office() == OfficeDraft()
    assert settings.security() == SecurityDraft()


def test_settings_come_back_as_they_were_saved(database, settings):
    security = SecurityDraft(auto_lock_minutes=5, backup_folder="E:\\Backups")
    settings.save_office(OFFICE)
    settings.save_security(security)

    assert (settings.office(), settings.security()) == (OFFICE, security)
    again = Settings(database)
    assert (again.office(), again.security()) == (OFFICE, security)


def test_a_bad_office_is_refused_and_the_old_one_stays(settings, commits):
    settings.save_office(OFFICE)
    with pytest.raises(InvalidRecordError) as refused:
        settings.save_office(replace(OFFICE, time_zone="America/Nowhere", threshold=0))

    assert set(refused.value.problems) == {"time_zone", "threshold"}
    assert settings.office() == OFFICE
    assert [change.label for change in commits] == ["Save office settings"]


def test_a_bad_lock_time_is_refused(settings):
    with pytest.raises(InvalidRecordError) as refused:
        settings.save_security(SecurityDraft(auto_lock_minutes=31))
    assert set(refused.value.problems) == {"auto_lock_minutes"}


def test_the_clock_follows_the_zone_that_is_saved_and_the_one_found_at_start(database, settings, office_clock):
    office_clock.read = lambda: datetime(2026, 11, 4, 5, 30, tzinfo=UTC)
    assert office_clock.today() == date(2026, 11, 3)
    settings.save_office(replace(OFFICE, time_zone="America/New_York"))
    assert office_clock.today() == date(2026, 11, 4)

    fresh = Clock()
    Settings(database, fresh)
    assert fresh.zone == "America/New_York"


def test_undo_brings_the_settings_and_the_zone_back(database, settings, office_clock, commits):
    settings.save_office(OFFICE)
    settings.save_office(replace(OFFICE, coordinator="Relief", time_zone="America/New_York"))

    database.apply(commits[-1].inverse())
    assert settings.office() == OFFICE
    assert office_clock.zone == "America/Chicago"
    database.apply(commits[0].inverse())
    assert settings.office() == OfficeDraft()
    assert office_clock.zone == OfficeDraft().time_zone


def test_settings_can_be_looked_at_inside_an_action(database, settings):
    settings.save_office(OFFICE)
    with database.write("Look"):
        assert settings.office() == OFFICE


def test_a_failed_action_leaves_the_settings_as_they_were(database, settings):
    settings.save_office(OFFICE)
    with pytest.raises(RuntimeError), database.write("Break") as session:
        session.scalars(select(Setting)).one().content = {"site_name": "Half"}
        session.flush()
        raise RuntimeError
    assert settings.office() == OFFICE
    assert Settings(database).office() == OFFICE


def test_what_another_version_wrote_is_ignored_and_kept(database, settings):
    settings.save_office(OFFICE)
    with database.write("From a newer version") as session:
        setting = session.scalars(select(Setting)).one()
        setting.content = {**setting.content, "colour_of_ink": "blue", "part2_status": "not_known_here", "fax": 7}

    assert settings.office() == replace(OFFICE, part2_status=PartTwoStatus.PROGRAM, fax="")
    settings.save_office(OFFICE)
    with database.read() as session:
        assert session.scalar(select(Setting.content))["colour_of_ink"] == "blue"


@pytest.mark.parametrize("content", [[], "text", 3, {"site_name": ["a list"]}])
def test_settings_that_cannot_be_read_count_as_not_set(database, content):
    with database.write("Damage") as session:
        session.add(Setting(name="office", content=content))
    assert Settings(database).office() == OfficeDraft()


def test_plain_values_hold_nothing_but_texts_numbers_and_yes_or_no():
    plain = to_plain(OFFICE)
    assert {type(value) for value in plain.values()} <= {str, int, bool, type(None)}
    assert from_plain(OfficeDraft, plain) == OFFICE
    assert from_plain(OfficeDraft, {**plain, "year_start": True}).year_start == 1
