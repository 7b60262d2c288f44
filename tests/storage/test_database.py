"""Reading and writing the file: one action or nothing, one at a time, in her words when the machine refuses."""

from __future__ import annotations

import threading
import time
from contextlib import closing

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from leaddesk.domain.changes import ChangeSet, RowChange
from leaddesk.domain.codes import Language
from leaddesk.domain.errors import ChangedSinceError, InvalidRecordError, NotUndoableError, StorageError, StorageReason
from leaddesk.storage import database as module
from leaddesk.storage.database import ClosedError, NestedSessionError
from leaddesk.storage.models import Alias, DraftRow, Organisation, Participant
from leaddesk.storage.opening import connect
from leaddesk.storage.recorder import UnrecordedWriteError
from tests.conftest import CHAIN_KEY, DATA_KEY
from tests.storage.rows import alias, office, person


def names(database):
    with database.read() as session:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


def save(database, name="First Step", label="Save office"):
    with database.write(label) as session:
        row = office(name)
        session.add(row)
        session.flush()
        return row.id


def test_what_a_write_does_is_one_action_with_its_label(database, commits):
    with database.write("Save participant") as session:
        row = person()
        session.add(row)
        session.flush()
        session.add(alias(row.id))

    [changes] = commits
    assert changes.label == "Save participant"
    assert [(r.table, r.before) for r in changes.rows] == [("participant", None), ("alias", None)]


def test_a_write_that_raises_leaves_nothing_and_tells_nobody(database, commits):
    with pytest.raises(InvalidRecordError), database.write("Save office") as session:
        session.add(office())
        session.flush()
        raise InvalidRecordError({})

    assert names(database) == []
    assert commits == []
    assert database.head()[0] == 0


def test_a_write_that_changes_nothing_is_no_action(database, commits):
    number = save(database)
    commits.clear()
    with database.write("Save office") as session:
        session.get_one(Organisation, number).name = "First Step"

    assert commits == []


def test_what_a_read_changes_is_never_kept(database):
    save(database)
    with database.read() as session:
        session.scalars(select(Organisation)).one().name = "Changed"

    assert names(database) == ["First Step"]


def test_a_flush_inside_a_read_is_refused(database):
    with pytest.raises(UnrecordedWriteError), database.read() as session:
        session.add(office())
        session.flush()


@pytest.mark.parametrize("inner", ["read", "write", "write_quietly"])
@pytest.mark.parametrize("outer", ["read", "write"])
def test_a_session_inside_another_is_refused_by_name(database, outer, inner):
    arguments = {"read": (), "write": ("Save",), "write_quietly": ()}
    with (
        getattr(database, outer)(*arguments[outer]),
        pytest.raises(NestedSessionError),
        getattr(database, inner)(*arguments[inner]),
    ):
        pass

    assert save(database) == 1


def test_two_threads_wait_for_each_other(database):
    entered, done = threading.Event(), []

    def other():
        entered.wait()
        save(database, "Second")
        done.append(True)

    thread = threading.Thread(target=other)
    thread.start()
    with database.write("Save office") as session:
        session.add(office("First"))
        entered.set()
        time.sleep(0.05)
        assert not done
    thread.join()

    assert names(database) == ["First", "Second"]


def test_a_committed_action_may_be_followed_by_a_read(database):
    seen = []
    database.on_committed.append(lambda _: seen.append(names(database)))
    save(database)

    assert seen == [["First Step"]]


def test_a_listener_takes_part_in_the_action_and_falls_with_it(database, commits):
    def note(session, changes):
        session.execute(text("INSERT INTO number_given (kind, year, last) VALUES ('t', 1, 1)"))
        if changes.label == "Bad":
            raise RuntimeError

    database.on_flush.append(note)
    with pytest.raises(RuntimeError):
        save(database, label="Bad")
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM number_given")) == 0
    save(database)
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM number_given")) == 1


def test_what_a_listener_writes_belongs_to_the_same_action(database, commits):
    def follow(session, changes):
        if not changes.replayed:
            session.add(office("Followed"))

    database.on_flush.append(follow)
    save(database)

    assert [row.after["name"] for row in commits[0].rows] == ["First Step", "Followed"]
    database.apply(commits[0].inverse())
    assert names(database) == []


def test_the_errors_of_the_file_hold_no_values(database):
    with pytest.raises(IntegrityError) as refused, database.write("Save") as session:
        session.add_all([person(7, last_name="Canary"), person(7, last_name="Canary")])

    assert "Canary" not in str(refused.value)
    assert "Canary" not in repr(refused.value.__cause__)


# removed rows


@pytest.fixture
def removed(database, clock):
    with database.write("Save") as session:
        session.add(person(1, shown_name="Here"))
        gone = person(2, shown_name="Gone", removed_at=clock(), removed_because="twice")
        session.add(gone)
        session.flush()
        session.add(alias(gone.id, "Of the removed"))
        return gone.id


@pytest.mark.parametrize(
    "query",
    [
        select(Participant.shown_name),
        select(aliased(Participant).shown_name),
        select(Participant.shown_name).where(Participant.id.in_(select(Participant.id))),
        select(select(Participant.shown_name).subquery().c.shown_name),
        select(Participant.shown_name).union_all(select(Participant.shown_name).where(Participant.id < 0)),
    ],
    ids=["columns", "alias", "in", "subquery", "union"],
)
def test_a_removed_row_is_left_out_of_every_select(database, removed, query):
    with database.read() as session:
        assert session.scalars(query).all() == ["Here"]
        assert set(session.scalars(query.execution_options(include_removed=True))) == {"Here", "Gone"}


def test_a_removed_row_is_left_out_of_counts_joins_and_single_looks(database, removed):
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Participant)) == 1
        assert session.scalar(select(func.count(Participant.id))) == 1
        assert session.scalars(select(Alias.name).join(Participant, Participant.id == Alias.participant_id)).all() == []
        assert session.get(Participant, removed) is None
        assert session.get(Participant, removed, execution_options={"include_removed": True}) is not None
        exists = select(Participant.id).where(Participant.id == removed).exists()
        assert session.scalar(select(exists)) is False


def test_a_removed_row_can_be_restored(database, removed, commits):
    with database.write("Restore") as session:
        row = session.get_one(Participant, removed, execution_options={"include_removed": True})
        row.removed_at = row.removed_because = None

    with database.read() as session:
        assert session.get(Participant, removed) is not None


# what would pass undo and audit by


@pytest.mark.parametrize(
    "statement",
    [
        update(Organisation).values(name="x"),
        delete(Organisation),
        insert(Organisation).values(name="x"),
        update(Organisation.__table__).values(name="x"),
    ],
    ids=["update", "delete", "insert", "core"],
)
def test_a_bulk_statement_is_refused(database, statement):
    with pytest.raises(UnrecordedWriteError), database.write("Save") as session:
        session.execute(statement)


def test_a_quiet_write_keeps_a_draft_out_of_undo_and_audit(database, commits, clock):
    with database.write_quietly() as session:
        session.add(DraftRow(kind="k", key="1", content="{}", kept_at=clock()))

    with database.read() as session:
        assert session.scalar(select(func.count(DraftRow.id))) == 1
    assert commits == []
    assert database.head()[0] == 0


def test_a_quiet_write_of_a_record_is_refused(database):
    with pytest.raises(UnrecordedWriteError), database.write_quietly() as session:
        session.add(office())

    assert names(database) == []


def test_a_bulk_statement_on_a_quiet_table_is_fine(database, clock):
    with database.write_quietly() as session:
        session.add(DraftRow(kind="k", key="1", content="{}", kept_at=clock()))
    with database.write_quietly() as session:
        session.execute(delete(DraftRow))
    with database.read() as session:
        assert session.scalar(select(func.count(DraftRow.id))) == 0


# undo and redo


def test_applying_the_inverse_brings_the_row_back_as_it_was(database, commits):
    number = save(database)
    with database.write("Rename") as session:
        session.get_one(Organisation, number).name = "Renamed"

    database.apply(commits[-1].inverse())
    assert names(database) == ["First Step"]
    assert commits[-1].replayed
    assert commits[-1].label == "Rename"


def test_a_deleted_row_comes_back_with_its_number_and_identifier(database, commits):
    number = save(database)
    with database.write("Delete") as session:
        row = session.get_one(Organisation, number)
        uid = row.uid
        session.delete(row)

    database.apply(commits[-1].inverse())
    with database.read() as session:
        assert session.get_one(Organisation, number).uid == uid


def test_an_action_whose_rows_point_at_each_other_can_be_taken_back_and_done_again(database, commits):
    with database.write("Save participant") as session:
        row = person()
        session.add(row)
        session.flush()
        session.add_all([alias(row.id, "A"), alias(row.id, "B", 1)])
    action = commits[-1]

    database.apply(action.inverse())
    with database.read() as session:
        assert session.scalar(select(func.count(Participant.id))) == 0
    database.apply(action)
    with database.read() as session:
        assert session.scalars(select(Alias.name).order_by(Alias.place)).all() == ["A", "B"]


def test_a_row_that_moved_on_is_not_overwritten(database, commits):
    number = save(database)
    with database.write("Rename") as session:
        session.get_one(Organisation, number).name = "Second"
    with database.write("Rename again") as session:
        session.get_one(Organisation, number).name = "Third"

    with pytest.raises(ChangedSinceError):
        database.apply(commits[1].inverse())
    assert names(database) == ["Third"]


def test_a_row_that_is_gone_or_there_again_is_not_overwritten(database, commits):
    save(database)
    with pytest.raises(ChangedSinceError):
        database.apply(commits[0])
    database.apply(commits[0].inverse())
    with pytest.raises(ChangedSinceError):
        database.apply(commits[0].inverse())


def test_an_undo_that_fails_half_way_leaves_nothing_undone(database, commits):
    with database.write("Two") as session:
        session.add(office("A"))
        session.flush()
        session.add(office("B"))
    with database.write("Rename") as session:
        session.get_one(Organisation, 1).name = "Moved on"

    with pytest.raises(ChangedSinceError):
        database.apply(commits[0].inverse())
    assert names(database) == ["Moved on", "B"]


def test_an_id_is_never_given_twice(database, commits):
    first = save(database)
    database.apply(commits[-1].inverse())

    assert save(database) > first


# many actions at once


def test_a_batch_commits_its_actions_together_and_tells_each(database, commits, monkeypatch):
    monkeypatch.setattr(module, "ACTIONS_PER_COMMIT", 2)
    told = []
    with database.batch():
        for number in range(5):
            save(database, str(number), f"Save {number}")
            told.append(len(commits))
            assert len(names(database)) == number + 1

    assert told == [0, 2, 2, 4, 4]
    assert [c.label for c in commits] == [f"Save {n}" for n in range(5)]
    assert names(database) == list("01234")
    assert database.verify().intact


def test_an_action_that_fails_inside_a_batch_falls_alone(database, commits):
    with database.batch():
        save(database, "A")
        with pytest.raises(RuntimeError), database.write("Bad") as session:
            session.add(office("Bad"))
            session.flush()
            raise RuntimeError
        save(database, "B")

    assert names(database) == ["A", "B"]
    assert len(commits) == 2
    assert database.verify().intact


def test_a_batch_that_raises_loses_only_what_was_not_committed(database, commits, monkeypatch):
    monkeypatch.setattr(module, "ACTIONS_PER_COMMIT", 2)
    with pytest.raises(RuntimeError), database.batch():
        for name in "ABC":
            save(database, name)
        raise RuntimeError

    assert names(database) == ["A", "B"]
    assert len(commits) == 2
    save(database, "D")
    assert database.verify().intact


def test_a_batch_inside_a_session_or_a_batch_is_refused(database):
    with database.read(), pytest.raises(NestedSessionError), database.batch():
        pass
    with database.batch(), pytest.raises(NestedSessionError), database.batch():
        pass


# what the machine refuses


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


def test_a_stored_document_is_neither_undone_nor_lost(database):
    image = {"id": 1, "disclosure_id": 1}
    with pytest.raises(NotUndoableError):
        database.apply(ChangeSet("x", [RowChange("disclosure_bytes", 1, None, image)]))


def test_a_code_is_stored_as_its_code_and_read_as_its_member(database):
    with database.write("Save") as session:
        session.add(person(1, language=Language.SPANISH))
    with database.read() as session:
        assert session.scalar(text("SELECT language FROM participant")) == Language.SPANISH.value
        assert session.scalar(select(Participant.language)) is Language.SPANISH
