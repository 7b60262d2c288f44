"""A damaged vault: what is in use is copied whole, or the copy fails loudly."""

from contextlib import closing
from datetime import timedelta

import pytest

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import repair
from leaddesk.storage.backup import make_backup, verify_backup
from leaddesk.storage.checks import Verdict, check
from leaddesk.storage.opening import PAGE_SIZE
from tests.storage.faults.vaults import NOTES, NOW, make_place


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A vault whose every page can be damaged in turn: a long schema, rows, an index, pages that are free again."""
    place = make_place(tmp_path_factory.mktemp("small") / "home", tables=False)
    with closing(place.unlocked().connect()) as connection:
        for number in range(8):
            connection.execute(f"CREATE TABLE t{number} (said TEXT CHECK (said != '{'never ' * 200}'))")
        connection.execute("CREATE TABLE long (said BLOB)")
        connection.executemany("INSERT INTO long VALUES (randomblob(?))", [(900,)] * 30 + [(9000,)])
        connection.execute("CREATE TABLE gone (said BLOB)")
        connection.execute("INSERT INTO gone VALUES (randomblob(30000))")
        connection.execute("DROP TABLE gone")
    return place


@pytest.fixture
def place(small, tmp_path):
    place = small.copied(tmp_path / "home")
    place.backups.mkdir()
    return place


def _damaged_pages(place):
    """Each page of the vault with one bit flipped, as (page, whole content)."""
    whole = place.database.read_bytes()
    for number in range(len(whole) // PAGE_SIZE):
        yield (
            whole[: number * PAGE_SIZE + 9]
            + bytes([whole[number * PAGE_SIZE + 9] ^ 1])
            + whole[number * PAGE_SIZE + 10 :]
        )


def test_a_backup_of_a_damaged_vault_is_whole_or_fails_loudly(place):
    """A damaged page in use stops it; a damaged free page is left out of a copy that holds everything."""
    opened = place.unlocked()
    made = refused = 0
    reasons = set()
    for number, content in enumerate(_damaged_pages(place)):
        place.database.write_bytes(content)
        before = {file.name for file in place.backups.iterdir()}
        try:
            with closing(opened.connect()) as connection:
                info = make_backup(connection, opened, place.backups, now=NOW + timedelta(seconds=number))
        except StorageError as error:
            reasons.add(error.reason)
            assert {file.name for file in place.backups.iterdir()} == before
            refused += 1
        else:
            assert verify_backup(info.path, opened).rows["note"] == NOTES
            made += 1
    assert made >= 5
    assert reasons <= {StorageReason.DAMAGED, StorageReason.MISMATCH, StorageReason.BACKUP_DAMAGED}
    assert refused >= 20


def _dump(opened):
    with closing(opened.connect()) as connection:
        assert check(connection).verdict is Verdict.SOUND
        return connection.execute("SELECT * FROM note ORDER BY id").fetchall()


def test_damaged_free_pages_and_indexes_are_left_behind_when_the_file_is_written_anew(place):
    opened = place.unlocked()
    rows = _dump(opened)
    mended = dict.fromkeys(Verdict, 0)
    for number, content in enumerate(_damaged_pages(place)):
        place.database.write_bytes(content)
        verdict = None
        try:
            with closing(opened.connect()) as connection:
                verdict = check(connection).verdict
            aside = repair.write_anew(opened, now=NOW + timedelta(seconds=number))
        except StorageError:
            assert verdict is not Verdict.FREE_PAGE
            assert place.database.read_bytes() == content
            continue
        assert aside.read_bytes() == content
        assert _dump(opened) == rows
        mended[verdict] += 1
    assert mended[Verdict.FREE_PAGE] >= 5
    assert mended[Verdict.SOUND] == 0
