"""What the machine refuses, in her words, with nothing half saved; and what is stopped."""

from __future__ import annotations

import threading
import time
from contextlib import closing

import pytest
from sqlalchemy import text

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import database as module
from leaddesk.storage.database import ClosedError, NestedSessionError
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY
from tests.storage.rows import names, office, person, save


def test_a_full_disk_is_told_with_its_remedy_and_nothing_is_half_saved(database, opened, commits):
    save(database)
    opened.execute(f"PRAGMA max_page_count = {opened.execute('PRAGMA page_count').fetchone()[0]}")

    with pytest.raises(StorageError) as refused, database.write("Save office") as session:
        session.add(office("Too much"))
        session.add(person(1, address="x" * 500_000))

    assert refused.value.reason is StorageReason.DISK_FULL
    assert refused.value.remedy
    assert names(database) == ["First Step"]
    assert len(commits) == 1
    opened.execute("PRAGMA max_page_count = 1000000")
    save(database, "Again")
    assert names(database) == ["First Step", "Again"]


@pytest.fixture
def small_disk(database, opened):
    """A disk with room for a little more than what is there. Calling it makes it large again."""
    save(database, "Before")
    opened.execute(f"PRAGMA max_page_count = {opened.execute('PRAGMA page_count').fetchone()[0] + 30}")
    opened.execute("PRAGMA cache_size = 10")  # so that it is noticed in the middle of an action
    return lambda: opened.execute("PRAGMA max_page_count = 1000000")


def fill(database):
    with database.write("Too much") as session:
        session.add(person(1, address="x" * 900_000))


def test_a_disk_that_fills_up_in_the_middle_of_a_batch_takes_back_what_was_not_committed(database, small_disk, commits):
    with pytest.raises(StorageError) as refused, database.batch():
        save(database, "A")
        fill(database)

    assert refused.value.reason is StorageReason.DISK_FULL
    assert commits == []
    assert names(database) == ["Before"]
    small_disk()
    save(database, "Again")
    assert database.verify().intact
    assert database.rows_astray() == []


def test_a_batch_that_was_taken_back_does_not_go_on_as_if_it_were_there(database, small_disk, commits):
    with pytest.raises(StorageError) as refused, database.batch():
        save(database, "A")
        with pytest.raises(StorageError):
            fill(database)
        save(database, "B")
    assert refused.value.reason is StorageReason.DISK_FULL
    with pytest.raises(StorageError), database.batch(), pytest.raises(StorageError):
        fill(database)

    assert commits == []
    assert names(database) == ["Before"]
    small_disk()
    with database.batch():
        save(database, "Again")
    assert names(database) == ["Before", "Again"]


def test_a_disk_that_fills_up_in_the_middle_of_an_action_leaves_the_file_as_it_was(database, small_disk):
    with pytest.raises(StorageError) as refused, database.write("Save") as session:
        for _ in range(300):
            session.add(office("x" * 3000))
            session.flush()

    assert refused.value.reason is StorageReason.DISK_FULL
    assert names(database) == ["Before"]
    small_disk()
    save(database, "Again")
    assert database.verify().intact


def test_a_bug_stays_a_bug(database):
    with pytest.raises(Exception, match="no such table") as raised, database.read() as session:
        session.execute(text("SELECT * FROM nowhere"))
    assert not isinstance(raised.value, StorageError)


SLOW = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT max(i) FROM n")


def test_a_long_read_is_stopped_at_once_from_another_thread(database):
    running, caught, took = threading.Event(), [], []

    def read():
        with pytest.raises(StorageError) as refused, database.read() as session:
            running.set()
            session.execute(SLOW)
        caught.append(refused.value.reason)

    thread = threading.Thread(target=read)
    thread.start()
    running.wait()
    time.sleep(0.05)
    began = time.perf_counter()
    database.interrupt()
    took.append(time.perf_counter() - began)
    thread.join(5)

    assert caught == [StorageReason.INTERRUPTED]
    assert took[0] < 0.01
    assert names(database) == []


def test_a_read_that_was_stopped_between_two_statements_ends_at_the_next(database):
    with pytest.raises(StorageError) as refused, database.read() as session:
        session.execute(text("SELECT 1"))
        database.interrupt()
        session.execute(text("SELECT 1"))

    assert refused.value.reason is StorageReason.INTERRUPTED


def test_a_write_is_never_stopped_half_way(database):
    with database.write("Save office") as session:
        session.add(office())
        database.interrupt()

    assert names(database) == ["First Step"]


def test_a_walk_along_many_rows_is_stopped_too(database):
    with database.write("Save") as session:
        session.add_all(office(str(n)) for n in range(2000))
    with pytest.raises(StorageError) as refused, database.read() as session:
        rows = session.connection().exec_driver_sql("SELECT a.id FROM organisation a, organisation b")
        rows.fetchone()
        database.interrupt()
        rows.fetchall()

    assert refused.value.reason is StorageReason.INTERRUPTED


def test_a_file_opened_for_reading_only_can_be_read_and_refuses_a_write(database, vault_path):
    save(database)
    database.close()
    reader = module.Database(connect(vault_path, DATA_KEY, writable=False), CHAIN_KEY)
    with closing(reader):
        assert names(reader) == ["First Step"]
        with pytest.raises(StorageError) as refused:
            save(reader, "Second")
        assert refused.value.reason is StorageReason.READ_ONLY
        assert names(reader) == ["First Step"]


def test_the_file_is_not_closed_under_a_session(database):
    with database.read(), pytest.raises(NestedSessionError):
        database.close()
    assert names(database) == []


def test_a_closed_file_answers_by_name(database, opened):
    database.close()
    database.close()
    with pytest.raises(ClosedError), database.read():
        pass
    with pytest.raises(Exception, match="closed"):
        opened.execute("SELECT 1")
