"""The tables of a file: made, brought forward whole or not at all, never backwards."""

from __future__ import annotations

import ast
import re
from contextlib import closing

import pytest
from alembic import op
from sqlalchemy import Column, Enum, Integer, create_engine, text
from sqlalchemy.orm import Session

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import audit, models, upgrade  # noqa: F401 - register every table
from leaddesk.storage.base import Base
from leaddesk.storage.database import Database, engine_on
from leaddesk.storage.migrations import NEWEST, ddl, first
from leaddesk.storage.migrations.steps import STEPS
from leaddesk.storage.models import Organisation
from leaddesk.storage.opening import connect, create_database
from leaddesk.storage.upgrade import UpgradeError, version_of
from tests.conftest import CHAIN_KEY, DATA_KEY, VAULT_ID
from tests.storage.rows import alias, office, person


@pytest.fixture
def bare(tmp_path):
    """A new file without tables."""
    create_database(tmp_path / "bare.db", DATA_KEY, VAULT_ID)
    with closing(connect(tmp_path / "bare.db", DATA_KEY, VAULT_ID)) as connection:
        yield connection


@pytest.fixture
def filled(opened):
    """A file of this version with a person and another name."""
    database = Database(opened, CHAIN_KEY)
    with database.write("Save") as session:
        session.add(person())
        session.flush()
        session.add(alias(1))
    return opened


def dump(connection):
    """Everything in the file: what it is made of, and every row."""
    made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    tables = [name for kind, name, _ in made if kind == "table"]
    return made, [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables]  # noqa: S608 - its own names


def schema(connection):
    """What the file holds, with the order of lines and spaces left out."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name <> 'vault_identity'")
    return {(*row[:3], tuple(sorted(re.split(r",?\s*\n\s*|\s+", row[3] or "")))) for row in rows.fetchall()}


def test_the_migrated_file_is_what_the_tables_say(bare, tmp_path):
    upgrade.upgrade(bare)
    create_database(tmp_path / "direct.db", DATA_KEY, VAULT_ID)
    with closing(connect(tmp_path / "direct.db", DATA_KEY, VAULT_ID)) as direct:
        with engine_on(direct).begin() as connection:
            Base.metadata.create_all(connection)
            for statement in ddl.STATEMENTS:
                connection.execute(text(statement))
        # after a change of a table: python -c "from leaddesk.storage.migrations.first import write; write()"
        assert {row for row in schema(bare) if "sqlite_" not in row[1]} == {
            row for row in schema(direct) if "sqlite_" not in row[1]
        }


def test_the_first_step_is_as_it_would_be_written_now():
    written, now = (ast.dump(ast.parse(text)) for text in (first.TARGET.read_text("utf-8"), first.text()))
    assert written == now


def test_a_new_file_gets_every_step_and_its_version(bare):
    assert version_of(bare) == 0
    assert upgrade.upgrade(bare)
    assert version_of(bare) == NEWEST == len(STEPS)
    assert not upgrade.upgrade(bare)
    assert bare.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_no_table_keeps_the_names_of_codes_instead_of_the_codes():
    for table in Base.metadata.tables.values():
        assert not [column.name for column in table.columns if isinstance(column.type, Enum)], table.name


def test_every_constraint_has_a_name(bare):
    upgrade.upgrade(bare)
    for name, sql in bare.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
    ):
        if name in Base.metadata.tables:
            assert sql.count("FOREIGN KEY") == sql.count("CONSTRAINT fk_"), name
            assert sql.count("UNIQUE (") == sql.count("CONSTRAINT uq_"), name
            assert sql.count("CHECK (") == sql.count("CONSTRAINT ck_"), name


def add_a_column():
    op.add_column("organisation", Column("rank", Integer, nullable=True))


def fail_half_way():
    add_a_column()
    op.execute(text("CREATE TABLE half (x)"))
    raise RuntimeError


def test_a_later_step_runs_on_a_filled_file_after_a_copy_was_made(filled):
    copies = []
    assert upgrade.upgrade(filled, lambda: copies.append(version_of(filled)), (*STEPS, add_a_column))

    assert copies == [1]
    assert version_of(filled) == 2
    assert filled.execute("SELECT count(rank) FROM organisation").fetchone() == (0,)
    assert filled.execute("SELECT count(*) FROM participant").fetchone() == (1,)


def test_a_failed_step_leaves_nothing(filled):
    before = dump(filled)
    with pytest.raises(RuntimeError):
        upgrade.upgrade(filled, lambda: None, (*STEPS, fail_half_way))

    assert dump(filled) == before
    assert version_of(filled) == 1
    assert filled.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_without_a_copy_a_filled_file_is_not_touched(filled):
    def no_copy():
        raise StorageError(StorageReason.BACKUP_FAILED, "m")

    before = dump(filled)
    with pytest.raises(StorageError):
        upgrade.upgrade(filled, no_copy, (*STEPS, add_a_column))
    with pytest.raises(UpgradeError):
        upgrade.upgrade(filled, None, (*STEPS, add_a_column))

    assert dump(filled) == before


def test_a_newer_file_is_refused_and_left_alone(filled):
    filled.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = dump(filled)
    with pytest.raises(StorageError) as refused:
        upgrade.upgrade(filled, lambda: None)

    assert refused.value.reason is StorageReason.NEWER
    assert dump(filled) == before


def rebuild_the_participants():
    with op.batch_alter_table("participant", recreate="always") as table:
        table.add_column(Column("rank", Integer, nullable=True))


def test_a_table_that_others_point_to_can_be_rebuilt(filled):
    upgrade.upgrade(filled, lambda: None, (*STEPS, rebuild_the_participants))

    assert filled.execute("SELECT count(*) FROM alias JOIN participant p ON p.id = participant_id").fetchone() == (1,)
    assert filled.execute("PRAGMA foreign_key_check").fetchall() == []


def lose_the_participants():
    op.execute(text("DELETE FROM participant"))


def test_a_step_that_would_leave_rows_without_their_person_is_refused(filled):
    before = dump(filled)
    with pytest.raises(UpgradeError):
        upgrade.upgrade(filled, lambda: None, (*STEPS, lose_the_participants))

    assert dump(filled) == before


def test_the_disclosure_log_refuses_changes_and_deletes(bare):
    upgrade.upgrade(bare)
    triggers = {
        row[0]
        for row in bare.execute("SELECT name FROM sqlite_master WHERE tbl_name = 'disclosure' AND type = 'trigger'")
    }
    assert triggers == {f"disclosure_is_not_{done}" for done in ("changed", "deleted", "replaced")}


def test_the_driver_alone_would_keep_half_a_step(tmp_path):
    """The positive control: with the driver's own transactions a failed step leaves its first half."""
    engine = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    with pytest.raises(RuntimeError), engine.begin() as connection:
        connection.execute(text("CREATE TABLE half (x)"))
        raise RuntimeError
    with engine.connect() as connection:
        assert connection.dialect.has_table(connection, "half")
    engine.dispose()


def test_a_failed_migration_leaves_nothing(bare):
    engine = engine_on(bare)
    with pytest.raises(RuntimeError), engine.begin() as connection:
        connection.execute(text("CREATE TABLE half (x)"))
        raise RuntimeError
    with engine.connect() as connection:
        assert not connection.dialect.has_table(connection, "half")


def test_an_upgraded_file_can_be_used_at_once(bare):
    upgrade.upgrade(bare)
    with Session(engine_on(bare)) as session:
        assert session.query(Organisation).count() == 0
    database = Database(bare, CHAIN_KEY)
    with database.write("Save") as session:
        session.add(office())
    assert database.verify().intact
