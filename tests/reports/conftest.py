"""An office to count in: its summaries, on a day in the fourth quarter of 2026."""

from __future__ import annotations

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.settings import OfficeDraft
from leaddesk.reports.summary import Summaries
from leaddesk.services.settings import Settings


@pytest.fixture
def office_clock(clock):
    return Clock(clock, "America/Denver")


@pytest.fixture
def settings(database, office_clock):
    made = Settings(database, office_clock)
    made.save_office(
        OfficeDraft(
            site_name="Tamarack County LEAD",
            county="Tamarack",
            coordinator="D. Whitlock",
            phone="(509) 555-0118",
            address="118 Depot Street, Room 4\nHalvorsen Creek",
        )
    )
    return made


@pytest.fixture
def summaries(database, office_clock, settings):
    return Summaries(database, office_clock, settings)
