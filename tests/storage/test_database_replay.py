"""Taking actions back, doing them again, and committing many at once."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from leaddesk.domain.changes import ChangeSet, RowChange
from leaddesk.domain.errors import ChangedSinceError, NotUndoableError
from leaddesk.storage import database as module
from leaddesk.storage.database import NestedSessionError
from leaddesk.storage.models import Alias, Organisation, Participant
from tests.storage.rows import alias, names, office, person, save


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


def test_a_stored_document_is_neither_undone_nor_lost(database):
    image = {"id": 1, "disclosure_id": 1}
    with pytest.raises(NotUndoableError):
        database.apply(ChangeSet("x", [RowChange("disclosure_bytes", 1, None, image)]))
