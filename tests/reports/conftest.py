"""An office to count in: its summaries, on a day in the fourth quarter of 2026."""

from __future__ import annotations

import shutil

import pytest

from leaddesk.domain.clock import Clock
from leaddesk.domain.settings import OfficeDraft
from leaddesk.reports.summary import Summaries
from leaddesk.services.settings import Settings
from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.conftest import Clock as Watch

OFFICE = OfficeDraft(
    site_name="Tamarack County LEAD",
    county="Tamarack",
    coordinator="D. Whitlock",
    phone="(509) 555-0118",
    address="118 Depot Street, Room 4\nHalvorsen Creek",
)


class TakenBackError(Exception):
    """An office that was counted and is wanted no more."""


@pytest.fixture(scope="package")
def shared_database(empty_vault, tmp_path_factory):
    """Return one file for many offices, each drawn and taken back: nothing is committed, and statements stay ready."""
    path = shutil.copyfile(empty_vault, tmp_path_factory.mktemp("offices") / "vault.db")
    database = Database(connect(path, DATA_KEY, VAULT_ID), CHAIN_KEY, clock=Watch())
    yield database
    database.close()


@pytest.fixture(scope="session")
def draw_office(empty_vault, tmp_path_factory):
    """Return what makes the file of an office once, to be copied for each test: to fill one takes a second."""

    def draw(fill):
        path = shutil.copyfile(empty_vault, tmp_path_factory.mktemp("drawn") / "vault.db")
        database = Database(connect(path, DATA_KEY, VAULT_ID), CHAIN_KEY, clock=Watch())
        with database.write("Draw") as session:
            fill(session)
        database.close()
        return path

    return draw


@pytest.fixture
def office_clock(clock):
    return Clock(clock, "America/Denver")


@pytest.fixture
def settings(database, office_clock):
    made = Settings(database, office_clock)
    made.save_office(OFFICE)
    return made


@pytest.fixture
def summaries(database, office_clock, settings):
    return Summaries(database, office_clock, settings)
