"""Reading and writing the file: one action or nothing, one at a time, and what is hidden or refused."""

from __future__ import annotations

import threading
import time

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from leaddesk.domain.codes import Language
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.storage.database import NestedSessionError
from leaddesk.storage.models import Alias, DraftRow, Organisation, Participant
from leaddesk.storage.recorder import UnrecordedWriteError
from tests.storage.rows import alias, names, office, person, save


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


def test_a_code_is_stored_as_its_code_and_read_as_its_member(database):
    with database.write("Save") as session:
        session.add(person(1, language=Language.SPANISH))
    with database.read() as session:
        assert session.scalar(text("SELECT language FROM participant")) == Language.SPANISH.value
        assert session.scalar(select(Participant.language)) is Language.SPANISH
