"""An office and its referrals in."""

from __future__ import annotations

import pytest

from tests.services.referral_samples import Office


@pytest.fixture
def office(database, clock):
    return Office(database, clock)


@pytest.fixture
def referrals(office):
    return office.referrals
