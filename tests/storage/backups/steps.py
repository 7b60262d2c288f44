"""What is done to a place with a vault and backups."""

from contextlib import closing

import pytest

from leaddesk.domain.errors import StorageError
from leaddesk.storage.backup import make_backup
from tests.storage.faults.vaults import (
    NOW,
)


def reason(work):
    with pytest.raises(StorageError) as refused:
        work()
    return refused.value.reason


def add(place, text="later"):
    with closing(place.unlocked().connect()) as connection:
        connection.execute("INSERT INTO note (said) VALUES (?)", (text,))


def back_up(place, now=NOW):
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        return make_backup(connection, opened, place.backups, now=now)
