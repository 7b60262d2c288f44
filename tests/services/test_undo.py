"""Taking back and doing again: the newest action first, and never at the price of later work."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from leaddesk.domain.errors import ChangedSinceError, NotUndoableError
from leaddesk.services.undo import STEPS_KEPT, History
from leaddesk.storage import audit
from leaddesk.storage.database import Database
from leaddesk.storage.models import Organisation
from leaddesk.storage.opening import connect
from tests.conftest import CHAIN_KEY, DATA_KEY
from tests.storage.rows import office


@pytest.fixture
def history(database):
    found = History(database)
    database.on_committed.append(found.add)
    return found


def save(database, name, label="Save office", final_because=""):
    with database.write(label, final_because=final_because) as session:
        row = office(name)
        session.add(row)
        session.flush()
        return row.id


def rename(database, number, name):
    with database.write(f"Rename to {name}") as session:
        session.get_one(Organisation, number).name = name


def names(database):
    with database.read() as session:
        return {row.id: row.name for row in session.execute(select(Organisation.id, Organisation.name))}


def test_undo_takes_the_newest_action_back_and_redo_does_it_again(history, database):
    number = save(database, "A")
    rename(database, number, "B")
    assert (history.undo_label, history.redo_label) == ("Rename to B", "")

    assert history.undo() == "Rename to B"
    assert names(database) == {number: "A"}
    assert (history.undo_label, history.redo_label) == ("Save office", "Rename to B")
    assert history.undo() == "Save office"
    assert names(database) == {}

    assert history.redo() == "Save office"
    assert history.redo() == "Rename to B"
    assert names(database) == {number: "B"}
    assert history.undo() == "Rename to B"
    assert names(database) == {number: "A"}


def test_a_new_action_ends_what_could_be_done_again(history, database):
    number = save(database, "A")
    rename(database, number, "B")
    history.undo()
    rename(database, number, "C")

    assert history.redo_label == ""
    with pytest.raises(NotUndoableError):
        history.redo()


def test_undo_refuses_to_lose_later_work(history, database):
    number = save(database, "A")
    database.on_committed.clear()
    rename(database, number, "B")

    with pytest.raises(ChangedSinceError):
        history.undo()
    assert names(database) == {number: "B"}
    assert history.undo_label == "Save office"


def test_what_stays_done_is_a_barrier_and_says_why(history, database):
    save(database, "A")
    save(database, "B", "Give paper", "A paper that was given can't be taken back.")

    for _ in range(2):
        with pytest.raises(NotUndoableError) as refused:
            history.undo()
        assert refused.value.message == "A paper that was given can't be taken back."
    assert set(names(database).values()) == {"A", "B"}


def test_with_nothing_done_undo_says_so(history):
    assert (history.undo_label, history.redo_label) == ("", "")
    with pytest.raises(NotUndoableError):
        history.undo()


def test_locking_ends_undo(history, database):
    number = save(database, "A")
    rename(database, number, "B")
    history.undo()
    history.clear()

    assert (history.undo_label, history.redo_label) == ("", "")
    with pytest.raises(NotUndoableError):
        history.undo()


def test_a_refused_undo_can_be_tried_again(history, database, opened):
    save(database, "A")
    opened.execute("UPDATE organisation SET notes = 'x'")
    with pytest.raises(ChangedSinceError):
        history.undo()
    opened.execute("UPDATE organisation SET notes = ''")

    assert history.undo() == "Save office"
    assert names(database) == {}


def test_an_undo_asks_the_listeners_that_keep_the_search_right(history, database):
    seen = []
    database.on_flush.append(
        lambda _, changes: seen.append([(r.before is None, r.after is None) for r in changes.rows])
    )
    save(database, "A")
    history.undo()
    history.redo()

    assert seen == [[(True, False)], [(False, True)], [(True, False)]]


def test_only_the_last_steps_are_kept(history, database):
    number = save(database, "A")
    with database.batch():
        for step in range(STEPS_KEPT + 5):
            rename(database, number, str(step))
    undone = 0
    while history.undo_label:
        history.undo()
        undone += 1

    assert undone == STEPS_KEPT
    assert names(database) == {number: "4"}


class Model:
    """What the rows must be, kept as plain values: a list of states, and where in it we are."""

    def __init__(self):
        self.states = [{}]
        self.at = 0

    @property
    def now(self):
        return self.states[self.at]

    def do(self, state):
        if state != self.now:
            self.states[self.at + 1 :] = [state]
            self.at += 1


names_given = st.sampled_from(["A", "B", "C"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(names_given, min_size=1, max_size=3)),
        st.tuples(st.just("rename"), st.integers(0, 5), names_given, names_given),
        st.tuples(st.just("delete"), st.integers(0, 5)),
        st.tuples(st.just("fail"), names_given),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    max_size=14,
)


def play(database, history, model, step):
    kind, *values = step
    ids = sorted(model.now)
    chosen = ids[values[0] % len(ids)] if kind in {"rename", "delete"} and ids else None
    if kind == "add":
        with database.write("Add") as session:
            rows = [office(name) for name in values[0]]
            session.add_all(rows)
            session.flush()
            model.do({**model.now, **{row.id: row.name for row in rows}})
    elif kind == "rename" and chosen:
        with database.write("Rename") as session:
            row = session.get_one(Organisation, chosen)
            row.name = values[1]
            session.flush()
            row.name = values[2]
        model.do({**model.now, chosen: values[2]})
    elif kind == "delete" and chosen:
        with database.write("Delete") as session:
            session.delete(session.get_one(Organisation, chosen))
        model.do({key: name for key, name in model.now.items() if key != chosen})
    elif kind == "fail":
        with pytest.raises(RuntimeError), database.write("Fail") as session:
            session.add(office(values[0]))
            session.flush()
            raise RuntimeError
    elif kind == "undo" and history.undo_label:
        history.undo()
        model.at -= 1
    elif kind == "redo" and history.redo_label:
        history.redo()
        model.at += 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_is_done_undone_and_done_again_the_rows_are_as_the_model_says(empty_vault, sequence):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        shutil.copyfile(empty_vault, path)
        with closing(Database(connect(path, DATA_KEY), CHAIN_KEY)) as database:
            history, model = History(database), Model()
            database.on_committed.append(history.add)
            for step in sequence:
                play(database, history, model, step)
                assert names(database) == model.now
            assert database.verify().intact
            with database.read() as session:
                assert audit.rows_astray(session) == []
