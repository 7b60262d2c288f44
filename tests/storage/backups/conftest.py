"""A vault with one backup, made once and copied for each test."""

from contextlib import closing

import pytest

from leaddesk.storage.backup import list_backups, make_backup
from tests.storage.faults.vaults import (
    NOW,
    make_place,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = make_place(tmp_path_factory.mktemp("made") / "home")
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        make_backup(connection, opened, place.backups, now=NOW)
    return place


@pytest.fixture
def place(made, tmp_path):
    return made.copied(tmp_path / "home")


@pytest.fixture
def kept(place):
    [info] = list_backups(place.backups)
    return info.path
