"""What opens, what doesn't, and with which words. Every damage here is done to a real encrypted file."""

import os
import secrets
import sqlite3
import stat
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import checks, opening
from leaddesk.storage.checks import Verdict, check
from leaddesk.storage.opening import APPLICATION_ID, PAGE_SIZE, connect, create_database, journal_of, keyed

KEY = bytes(range(32))
VAULT = "6f1f6a3e-7d0c-4c6e-9a53-0f6d3c1b2a90"
ROWS = 120


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A file of 16 pages with a table, an index, full text and some free pages."""
    path = tmp_path_factory.mktemp("whole") / "vault.db"
    create_database(path, KEY, VAULT)
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, said TEXT NOT NULL)")
        connection.execute("CREATE INDEX ix ON note (said)")
        connection.execute("CREATE TABLE gone (said BLOB)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO note (said) VALUES (?)", [(f"note {n} " + "x" * 90,) for n in range(ROWS)])
        connection.execute("INSERT INTO gone VALUES (randomblob(9000))")
        connection.execute("COMMIT")
        connection.execute("DROP TABLE gone")
    return path.read_bytes()


@pytest.fixture
def path(whole, tmp_path):
    path = tmp_path / "vault.db"
    path.write_bytes(whole)
    return path


def _reason(path, key=KEY, vault=VAULT, **more):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StorageError) as refused:
        connect(path, key, vault, **more).close()
    assert (path.read_bytes() if path.is_file() else None) == before, "a refused file was changed"
    return refused.value.reason


def _is_noticed(path):
    """Return whether opening or the check notices that something is wrong."""
    try:
        with closing(connect(path, KEY, VAULT)) as connection:
            return check(connection).verdict is not Verdict.SOUND
    except StorageError as error:
        return error.reason in {StorageReason.DAMAGED, StorageReason.MISMATCH, StorageReason.TRUNCATED}


def test_a_whole_file_opens_and_is_sound(path):
    with closing(connect(path, KEY, VAULT, newest_version=0)) as connection:
        assert check(connection).verdict is Verdict.SOUND
        assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == ROWS


def test_the_file_looks_like_noise(whole):
    assert not whole.startswith(b"SQLite format 3")
    assert b"CREATE TABLE" not in whole
    assert VAULT.encode() not in whole
    counts = [whole[16:].count(bytes([byte])) for byte in range(256)]
    expected = (len(whole) - 16) / 256
    assert sum((count - expected) ** 2 / expected for count in counts) < 400  # chi-squared, 255 degrees of freedom


@pytest.mark.parametrize("setting", [*opening._BEFORE, *opening._AFTER])
def test_every_setting_is_in_force(path, setting):
    name, _, expected = setting
    with closing(connect(path, KEY, VAULT)) as connection:
        assert str(connection.execute(f"PRAGMA {name}").fetchone()[0]) == expected


def test_a_setting_that_does_not_take_is_refused(path, monkeypatch):
    monkeypatch.setattr(opening, "_BEFORE", (("temp_store", "FILE", "2"),))
    assert _reason(path) is StorageReason.OLD_LIBRARY


@pytest.mark.parametrize("content", [b"", b"x"])
def test_an_empty_file_is_refused_though_sqlite_opens_it_with_any_key(path, content):
    path.write_bytes(content)
    with closing(keyed(path, secrets.token_bytes(32))) as connection:  # the positive control
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert _reason(path) is StorageReason.EMPTY_FILE


def test_an_empty_file_with_a_journal_beside_it_keeps_both(path):
    path.write_bytes(b"")
    journal_of(path).write_bytes(b"precious")
    assert _reason(path) is StorageReason.EMPTY_FILE
    assert journal_of(path).read_bytes() == b"precious"


def test_a_file_cut_anywhere_is_refused(path, whole):
    for size in range(2, len(whole), 512):
        path.write_bytes(whole[:size])
        assert _reason(path) is StorageReason.TRUNCATED, size
    for size in range(PAGE_SIZE, len(whole), PAGE_SIZE):
        path.write_bytes(whole[:size])
        assert _reason(path) is StorageReason.TRUNCATED, size


def test_a_missing_file_is_never_made(tmp_path):
    assert _reason(tmp_path / "vault.db") is StorageReason.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_its_place_is_foreign(tmp_path):
    (tmp_path / "vault.db").mkdir()
    assert _reason(tmp_path / "vault.db") is StorageReason.FOREIGN


def test_an_unencrypted_database_is_foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE note (said TEXT)")
    assert _reason(path) is StorageReason.FOREIGN


@pytest.mark.parametrize("application_id", [0, 1, APPLICATION_ID + 1])
def test_another_programs_encrypted_file_is_foreign(path, application_id):
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
    assert _reason(path) is StorageReason.FOREIGN


def test_an_encrypted_database_without_a_vaults_id_is_foreign(path):
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("DROP TABLE vault_identity")
    assert _reason(path) is StorageReason.FOREIGN


def test_a_newer_file_is_refused_and_an_equal_one_opened(path):
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("PRAGMA user_version = 8")
    connect(path, KEY, VAULT, newest_version=8).close()
    assert _reason(path, newest_version=7) is StorageReason.NEWER


def test_another_key_and_another_vaults_id_are_a_mismatch(path):
    assert _reason(path, key=bytes(32)) is StorageReason.MISMATCH
    assert _reason(path, vault="another") is StorageReason.MISMATCH


@pytest.mark.parametrize("noise", [b"\0" * 8192, b"PK\x03\x04" * 2048, b"x" * 8192])
def test_a_file_of_something_else_does_not_belong_to_the_key(path, noise):
    path.write_bytes(noise)
    assert _reason(path) is StorageReason.MISMATCH


def test_a_damaged_first_page_is_told_from_a_wrong_key(path, whole):
    damaged = bytearray(whole)
    damaged[700] ^= 4
    path.write_bytes(damaged)
    assert _reason(path) is StorageReason.DAMAGED


def test_a_key_of_another_length_is_a_mistake_of_ours(path):
    for size in (0, 16, 31, 33):
        with pytest.raises(ValueError):  # noqa: PT011 - it has no words: nobody is to see it
            keyed(path, bytes(size))


def _flips(size, step):
    """Places all over every page, other ones in each; ``step`` 1 is every byte."""
    return [place for place in range(size) if (place + place // PAGE_SIZE * 37) % step == 0]


@pytest.mark.parametrize("step", [61, pytest.param(1, marks=pytest.mark.prove)])
def test_flipped_bytes_are_noticed_wherever_they_are(path, whole, step):
    for place in [*range(0, PAGE_SIZE, 5), *_flips(len(whole), step)]:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)
        assert _is_noticed(path), place
    path.write_bytes(whole)
    assert not _is_noticed(path)  # the positive control


def test_swapped_zeroed_and_appended_pages_are_noticed(path, whole):
    pages = [whole[start : start + PAGE_SIZE] for start in range(0, len(whole), PAGE_SIZE)]
    for number in range(1, len(pages)):
        swapped = pages[:]
        swapped[number], swapped[number - 1] = swapped[number - 1], swapped[number]
        path.write_bytes(b"".join(swapped))
        assert _is_noticed(path), number
        path.write_bytes(b"".join([*pages[:number], b"\0" * PAGE_SIZE, *pages[number + 1 :]]))
        assert _is_noticed(path), number
    path.write_bytes(whole + b"\0" * PAGE_SIZE)
    assert _is_noticed(path)


def test_a_damaged_free_page_is_told_from_a_damaged_page_in_use(path, whole):
    verdicts = []
    for number in range(len(whole) // PAGE_SIZE):
        damaged = bytearray(whole)
        damaged[number * PAGE_SIZE + 99] ^= 1
        path.write_bytes(damaged)
        try:
            connection = connect(path, KEY, VAULT)
        except StorageError:
            continue
        with closing(connection):
            findings = check(connection)
            assert findings.bad_pages == (number + 1,)
            verdicts.append(findings.verdict)
    assert verdicts.count(Verdict.FREE_PAGE) >= 2
    assert verdicts.count(Verdict.DAMAGED) >= 5


def test_logical_damage_is_found_though_every_page_verifies(path):
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'ix'")
    with closing(connect(path, KEY, VAULT)) as connection:
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        findings = check(connection)
        assert (findings.verdict, findings.bad_pages) == (Verdict.DAMAGED, ())


def test_a_row_that_points_nowhere_is_damage(path):
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("CREATE TABLE child (note_id INTEGER NOT NULL REFERENCES note (id))")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO child VALUES (99999)")
        assert check(connection) == checks.Findings(Verdict.DAMAGED, (), 1)


def test_a_long_check_can_be_interrupted(path):
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("BEGIN")
        rows = ((f"note {n} " + "y" * 200,) for n in range(30_000))
        connection.executemany("INSERT INTO note (said) VALUES (?)", rows)
        connection.execute("COMMIT")
        assert check(connection, lambda: True).verdict is Verdict.INTERRUPTED
        assert check(connection, lambda: False).verdict is Verdict.SOUND
        stop = threading.Timer(0.02, connection.interrupt)
        stop.start()
        began = time.perf_counter()
        verdict = check(connection).verdict
        stop.join()
        assert verdict in {Verdict.INTERRUPTED, Verdict.SOUND}  # a fast machine may be through
        assert time.perf_counter() - began < 5
        assert check(connection).verdict is Verdict.SOUND


@pytest.mark.parametrize(
    "statement",
    ["ATTACH 'plain.db' AS plain KEY ''", "ATTACH ':memory:' AS aside", "VACUUM INTO 'plain.db'", "DETACH main"],
)
def test_no_statement_opens_a_second_file(path, statement, monkeypatch):
    monkeypatch.chdir(path.parent)
    with closing(connect(path, KEY, VAULT)) as connection, pytest.raises(sqlcipher3.DatabaseError, match="authoriz"):
        connection.execute(statement)
    assert [file.name for file in path.parent.iterdir()] == ["vault.db"]


def test_attach_would_make_a_plain_file_without_the_guard(path):
    """The positive control."""
    plain = path.with_name("plain.db")
    with closing(keyed(path, KEY)) as connection:
        connection.execute(f"ATTACH '{plain}' AS plain KEY ''")
        connection.execute("CREATE TABLE plain.note AS SELECT * FROM main.note")
    assert plain.read_bytes().startswith(b"SQLite format 3")


def test_vacuum_is_still_possible(path):
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("VACUUM")
        assert check(connection).verdict is Verdict.SOUND


def test_a_file_made_here_is_never_made_over_another(path):
    before = path.read_bytes()
    with pytest.raises(StorageError) as refused:
        create_database(path, KEY, VAULT)
    assert refused.value.reason is StorageReason.EXISTS
    assert path.read_bytes() == before
    assert stat.S_IMODE(create_private(path.with_name("new.db")).stat().st_mode) == 0o600


def create_private(path: Path) -> Path:
    create_database(path, KEY, VAULT)
    return path


def test_a_hot_journal_is_rolled_back_and_its_loss_is_noticed(path, tmp_path):
    """A copy taken in the middle of a write: with its journal it is whole, without it the check sees the damage."""
    torn, lone = tmp_path / "torn.db", tmp_path / "lone.db"
    with closing(connect(path, KEY, VAULT)) as connection:
        connection.execute("PRAGMA cache_size = 2")  # spill, so that pages reach the file before the commit
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE note SET said = 'z' || said")
        connection.execute("INSERT INTO note (said) SELECT said || 'more' FROM note")
        torn.write_bytes(path.read_bytes())
        lone.write_bytes(path.read_bytes())
        journal_of(torn).write_bytes(journal_of(path).read_bytes())
        connection.execute("ROLLBACK")

    with closing(connect(torn, KEY, VAULT)) as connection:
        assert check(connection).verdict is Verdict.SOUND
        assert connection.execute("SELECT count(*), sum(said LIKE 'z%') FROM note").fetchone() == (ROWS, 0)
    assert _is_noticed(lone)


def test_a_file_that_may_not_be_written_says_so(path):
    if os.geteuid() == 0:  # root may write anything: take a folder of the system that nobody may
        readonly = Path("/proc/self/environ")
        with pytest.raises(StorageError):
            create_database(readonly.with_name("vault.db"), KEY, VAULT)
        return
    path.chmod(0o400)
    assert _reason(path) is StorageReason.READ_ONLY
