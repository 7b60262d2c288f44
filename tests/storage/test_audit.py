"""The chain: whatever is deleted, edited, swapped, cut off or put back is noticed."""

from __future__ import annotations

import time
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from leaddesk.domain.changes import ChangeSet, RowChange
from leaddesk.storage import audit
from leaddesk.storage.audit import ChainProblem
from leaddesk.storage.database import Database
from leaddesk.storage.models import Organisation
from leaddesk.storage.opening import PAGE_SIZE, connect
from tests.conftest import CHAIN_KEY, DATA_KEY
from tests.storage.rows import office

TRIGGERS = (
    "audit_is_not_changed",
    "audit_is_not_deleted",
    "audit_payload_is_not_changed",
    "audit_payload_is_purged_openly",
)


def save(database, name, label="Save office"):
    with database.write(label) as session:
        row = office(name)
        session.add(row)
        session.flush()
        return row.id


def rename(database, number, name):
    with database.write("Rename") as session:
        session.get_one(Organisation, number).name = name


@pytest.fixture
def chain(database):
    """A chain of five entries."""
    for name in "ABCDE":
        save(database, name)
    return database


@pytest.fixture
def forge(opened):
    """Change the file behind the program's back, triggers off."""

    def run(*statements):
        for name in TRIGGERS:
            opened.execute(f"DROP TRIGGER IF EXISTS {name}")
        opened.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            opened.execute(statement)
        opened.execute("PRAGMA foreign_keys = ON")

    return run


def problem(database, expected=None):
    report = database.verify(expected)
    assert report.intact == (report.problem is None)
    return report.problem, report.at_seq


def test_an_empty_chain_is_intact(database):
    assert database.verify().intact
    assert database.head()[0] == 0


def test_every_changed_row_is_an_entry_with_time_actor_and_label(database, clock):
    save(database, "A", "Save office")
    clock.go(hours=1)
    rename(database, 1, "B")

    with database.read() as session:
        rows = session.execute(audit.audit.select()).all()
    assert [(r.seq, r.action, r.at, r.actor, r.label, r.table_name, r.row_id) for r in rows] == [
        (1, 1, clock.go(hours=-1), "Coordinator", "Save office", "organisation", 1),
        (2, 2, clock.go(hours=1), "Coordinator", "Rename", "organisation", 1),
    ]


def test_rows_of_one_action_are_one_group(database):
    with database.write("Two") as session:
        session.add_all([office("A"), office("B")])
    save(database, "C")

    with database.read() as session:
        assert session.scalars(text("SELECT action FROM audit ORDER BY seq")).all() == [1, 1, 3]


def test_an_undo_is_an_entry_like_any_other(database, commits):
    save(database, "A")
    database.apply(commits[0].inverse())

    with database.read() as session:
        assert session.execute(text("SELECT label, replayed FROM audit ORDER BY seq")).all() == [
            ("Save office", 0),
            ("Save office", 1),
        ]
    assert database.verify().intact


def test_the_chain_goes_on_after_the_file_was_closed(chain, vault_path):
    head = chain.head()
    chain.close()
    again = Database(connect(vault_path, DATA_KEY), CHAIN_KEY)
    with closing(again):
        assert again.head() == head
        save(again, "F")
        assert again.verify(head).intact
        assert again.verify().entries == 6


def test_another_key_does_not_verify(chain):
    with chain.read() as session:
        assert audit.verify(session, bytes(32)).problem is ChainProblem.CHANGED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET label = 'x'",
        "DELETE FROM audit",
        "UPDATE audit_payload SET payload = '{}'",
        "DELETE FROM audit_payload",
    ],
)
def test_the_file_itself_refuses_to_change_the_chain(chain, statement):
    with pytest.raises(IntegrityError, match="only grows"), chain.write_quietly() as session:
        session.execute(text(statement))
    assert chain.verify().entries == 5


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM audit WHERE seq = 3", (ChainProblem.MISSING, 3)),
        ("DELETE FROM audit WHERE seq = 1", (ChainProblem.MISSING, 1)),
        ("UPDATE audit SET label = 'Other' WHERE seq = 3", (ChainProblem.CHANGED, 3)),
        ("UPDATE audit SET row_id = 9 WHERE seq = 2", (ChainProblem.CHANGED, 2)),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 2", (ChainProblem.CHANGED, 2)),
        ("UPDATE audit SET actor = 'Other' WHERE seq = 5", (ChainProblem.CHANGED, 5)),
        ("UPDATE audit SET payload_hash = x'00' WHERE seq = 4", (ChainProblem.CHANGED, 4)),
        ("UPDATE audit_payload SET payload = '{}' WHERE seq = 4", (ChainProblem.PAYLOAD_CHANGED, 4)),
        ("DELETE FROM audit_payload WHERE seq = 2", (ChainProblem.PAYLOAD_MISSING, 2)),
        ("DELETE FROM audit WHERE seq = 5", (ChainProblem.CUT_OFF, 5)),
        ("DELETE FROM audit", (ChainProblem.CUT_OFF, 1)),
    ],
)
def test_a_forged_entry_is_found_where_it_is(chain, forge, statement, found):
    forge(statement)
    assert problem(chain) == found


def test_two_swapped_entries_are_found(chain, forge):
    forge(
        "UPDATE audit SET seq = 99 WHERE seq = 2",
        "UPDATE audit SET seq = 2 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 99",
    )
    assert problem(chain) == (ChainProblem.CHANGED, 2)


def test_an_end_cut_off_with_its_traces_is_found_by_the_head_kept_outside(chain, forge):
    head = chain.head()
    forge(
        "DELETE FROM audit WHERE seq > 3",
        "DELETE FROM audit_payload WHERE seq > 3",
        "UPDATE sqlite_sequence SET seq = 3 WHERE name = 'audit'",
    )

    assert problem(chain) == (None, None)  # nothing inside the file can tell
    assert problem(chain, head) == (ChainProblem.CUT_OFF, 4)


def test_an_old_file_put_back_is_found_by_the_head_kept_outside(chain, vault_path):
    chain.close()
    old = vault_path.read_bytes()
    with closing(Database(connect(vault_path, DATA_KEY), CHAIN_KEY)) as later:
        save(later, "F")
        head = later.head()
    vault_path.write_bytes(old)

    with closing(Database(connect(vault_path, DATA_KEY), CHAIN_KEY)) as again:
        assert again.verify().intact
        assert again.verify(head).problem is ChainProblem.CUT_OFF
        save(again, "G")
        assert again.verify(head).problem is ChainProblem.ANOTHER_PAST


def test_old_pages_put_back_are_found(database, vault_path):
    for name in range(40):
        save(database, f"Office {name} " + "x" * 250)
    database.close()
    old = vault_path.read_bytes()
    with closing(Database(connect(vault_path, DATA_KEY), CHAIN_KEY)) as later:
        rename(later, 7, "Renamed " + "y" * 250)
        assert looks_right(later)
    new = vault_path.read_bytes()
    changed = [
        at for at in range(PAGE_SIZE, len(old), PAGE_SIZE) if old[at : at + PAGE_SIZE] != new[at : at + PAGE_SIZE]
    ]
    assert len(changed) >= 3

    for at in changed:
        vault_path.write_bytes(new[:at] + old[at : at + PAGE_SIZE] + new[at + PAGE_SIZE :])
        with closing(Database(connect(vault_path, DATA_KEY), CHAIN_KEY)) as again:
            assert not looks_right(again)


def looks_right(database):
    with database.read() as session:
        broken = session.execute(text("PRAGMA integrity_check")).scalar() != "ok"
        return not broken and audit.verify(session, CHAIN_KEY).intact and audit.rows_astray(session) == []


def test_a_row_changed_behind_the_chain_is_named(chain, opened):
    opened.execute("UPDATE organisation SET name = 'Other' WHERE id = 3")
    opened.execute("DELETE FROM organisation WHERE id = 4")
    with chain.read() as session:
        assert audit.rows_astray(session) == [("organisation", 3), ("organisation", 4)]


def test_a_row_slipped_in_behind_the_chain_is_named(chain, opened):
    others = ", ".join(
        f'"{column.name}"' for column in Organisation.__table__.columns if column.name not in ("id", "uid")
    )
    opened.execute(
        f"INSERT INTO organisation (id, uid, {others}) SELECT 99, 'u', {others} FROM organisation WHERE id = 1"  # noqa: S608 - names from our own table
    )
    with chain.read() as session:
        assert audit.rows_astray(session) == [("organisation", 99)]


def test_rows_changed_deleted_undone_and_redone_by_the_program_are_not_astray(chain, commits):
    rename(chain, 1, "Z")
    with chain.write("Delete") as session:
        session.delete(session.get_one(Organisation, 2))
    chain.apply(commits[-1].inverse())
    chain.apply(commits[0].inverse())
    chain.apply(commits[0])
    with chain.read() as session:
        assert audit.rows_astray(session) == []


def test_after_a_purge_the_chain_still_verifies_and_says_when(chain, clock, opened):
    on = clock.go(days=1)
    with chain.write_quietly() as session:
        audit.purge(session, CHAIN_KEY, [2, 4], on, label="Purge", actor="Coordinator")

    report = chain.verify()
    assert report.intact
    assert (report.purged, report.purged_on) == (2, on)
    assert opened.execute("SELECT seq FROM audit_payload ORDER BY seq").fetchall() == [(1,), (3,), (5,)]
    save(chain, "F")
    assert chain.verify().intact


def test_a_payload_says_what_was_written_and_what_it_replaced(database, opened):
    save(database, "A")
    rename(database, 1, "B")

    first, second = (row[0] for row in opened.execute("SELECT payload FROM audit_payload ORDER BY seq"))
    assert '"name":"A"' in first
    assert '"before"' not in first
    assert second.endswith('"before":{"name":"A"}}')


def test_a_hundred_thousand_entries_would_be_verified_in_two_seconds(database, clock):
    share = 5  # a fifth of them, in a fifth of the time: the rest of the test would be writing them
    rows = [
        RowChange("organisation", n, None, {"id": n, "name": f"Office {n}", "notes": "x" * 200})
        for n in range(100_000 // share)
    ]
    with database.write_quietly() as session:
        audit.append(session.connection(), CHAIN_KEY, ChangeSet("Many", rows), clock(), "Coordinator")

    began = time.process_time()
    report = database.verify()
    assert time.process_time() - began < 2 / share
    assert report.intact
    assert report.entries == 100_000 // share
