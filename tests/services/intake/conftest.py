"""Somebody to talk with, and the services that note it."""

from __future__ import annotations

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import ParticipantDraft, StatusChangeDraft
from tests.services.persons import TODAY, Calendar


@pytest.fixture
def calendar():
    return Calendar(TODAY)


@pytest.fixture
def office(database, calendar):
    from leaddesk.services.office import office_services

    return office_services(database, Clock(calendar))


@pytest.fixture
def intake(office):
    return office.intake


@pytest.fixture
def someone(office):
    return office.participants.save(ParticipantDraft(aliases=("Smokey",)))


@pytest.fixture
def enrolled(office, someone):
    office.participation.change(someone, StatusChangeDraft(ParticipationStatus.ACTIVE, TODAY))
    return someone
