"""A person with whom a plan can be made, and a clock that can be moved on."""

from __future__ import annotations

import pytest

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.services.office import office_services
from leaddesk.services.undo import History
from tests.services.persons import Calendar, draft


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def office(database, calendar):
    return office_services(database, OfficeClock(calendar))


@pytest.fixture
def person(office) -> int:
    return office.participants.save(draft("Marisol Teague"))


@pytest.fixture
def history(office) -> History:
    return office.history
