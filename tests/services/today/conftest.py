"""An office with a clinic and one active person, as *Today* looks at it."""

from __future__ import annotations

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import OrganisationKind, ParticipationStatus
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import StatusChangeDraft
from leaddesk.services.office import office_services
from tests.services.referral_samples import DAY, LUND, TODAY
from tests.services.today_samples import NEW_YEAR


@pytest.fixture
def office(database, clock):
    return office_services(database, Clock(clock))


@pytest.fixture
def clinic(office):
    return office.organisations.save(OrganisationDraft(name="Cedar Ridge Clinic", kind=OrganisationKind.HEALTH))


@pytest.fixture
def person(office):
    """Return someone who is active since the first of the year and was spoken with yesterday."""
    number = office.participants.save(LUND)
    office.participation.change(number, StatusChangeDraft(ParticipationStatus.ACTIVE, NEW_YEAR))
    office.contacts.save(number, ContactDraft(TODAY - DAY))
    return number
