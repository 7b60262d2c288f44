"""A day's work with marked names in every text, for looking at what reaches the disk. Ends by kill -9.

Run as a program: ``session.py HOME MODE``. Every mode but "normal" is a known leak, to show that the look finds it.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from functools import partial
from pathlib import Path

import sqlcipher3
from sqlalchemy import create_engine, select
from sqlalchemy.exc import DBAPIError

from leaddesk.domain.errors import StorageError
from leaddesk.storage import database as database_module
from leaddesk.storage import head_hint
from leaddesk.storage.backup import make_backup
from leaddesk.storage.checks import check
from leaddesk.storage.database import Database
from leaddesk.storage.models import Participant
from leaddesk.storage.upgrade import upgrade
from tests.storage.faults.vaults import CHEAP, NOW, PASSPHRASE, RECOVERY, Place
from tests.storage.rows import alias, person

_log = logging.getLogger("session")

MARK = "QuokkaMarzipan"
CANARIES = 500
# 30,000 rows: more than the sorter keeps in memory; with a LIMIT SQLite would not use its sorter
SORTED = (
    "SELECT p.first_name, q.address FROM participant p, participant q WHERE q.number <= 60"
    " ORDER BY q.address || p.first_name"
)


def canary(number: int) -> str:
    """Return a text that stands nowhere else."""
    return f"{MARK}{number:04d}"


def work(home: Path, mode: str) -> None:
    """Set up, save, search, sort, fail, back up, close, open and die."""
    logging.basicConfig(filename=home / "leaddesk.log", level=logging.DEBUG)
    if mode == "parameters":
        database_module.create_engine = partial(_telling, create_engine)  # type: ignore[attr-defined]
    place = Place(home)
    opened, _ = place.vault.create(PASSPHRASE, cost=CHEAP, recovery=RECOVERY)
    connection = opened.connect()
    if mode == "temporary files":
        connection.execute("PRAGMA temp_store = FILE")
    upgrade(connection)
    connection.execute("PRAGMA cache_size = 20")  # pages go to the file in the middle of an action
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    database = Database(connection, opened.chain_key)
    _save(database)
    _fail(database)
    _query(connection)
    if mode == "plain file":
        connection.set_authorizer(None)
        connection.execute(f"ATTACH '{home / 'aside.db'}' AS aside KEY ''")
        connection.execute("CREATE TABLE aside.copied AS SELECT first_name FROM main.participant")
    check(connection)
    make_backup(connection, opened, place.backups, now=NOW)
    head_hint.keep(opened, head_hint.read_head(connection))
    database.close()
    opened.lock()
    again = Database(place.vault.unlock_with_passphrase(PASSPHRASE).connect(), b"k" * 32)
    with again.write("Save person") as session:
        session.add(person(9_999, first_name=canary(1), address=canary(2)))
        session.flush()
        os.kill(os.getpid(), signal.SIGKILL)


def _save(database: Database) -> None:
    for start in range(0, CANARIES, 50):
        with database.write("Save people") as session:
            for number in range(start, start + 50):
                mark = canary(number)
                someone = person(number + 1, first_name=mark, address=f"{mark} lane", shown_name=mark.lower())
                session.add(someone)
                session.flush()
                session.add(alias(someone.id, f"also {mark}"))
                session.connection().exec_driver_sql("INSERT INTO words VALUES (?)", (f"{mark} {mark.upper()}",))


def _fail(database: Database) -> None:
    for number in range(30):
        try:
            with database.write("Save person") as session:
                session.add(person(1, first_name=canary(number), address=canary(number + 30)))
        except (DBAPIError, StorageError):
            _log.exception("saving failed")
        try:
            with database.read() as session:
                session.execute(select(Participant).where(Participant.address.op("MATCH")(canary(number)))).all()
        except (DBAPIError, StorageError):
            _log.exception("searching failed")


def _query(connection: sqlcipher3.Connection) -> None:
    connection.execute(SORTED).fetchall()
    connection.execute("SELECT text FROM words WHERE words MATCH ? ORDER BY rank", (canary(7),)).fetchall()
    connection.execute("CREATE TEMP TABLE pile AS SELECT first_name, address FROM participant ORDER BY address DESC")
    connection.execute("CREATE INDEX temp.ix_pile ON pile (address)")
    connection.execute("BEGIN")
    connection.execute("UPDATE alias SET name = name || name")
    connection.execute("ROLLBACK")
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute("VACUUM")


def _telling(make: object, *arguments: object, **options: object) -> object:
    return make(*arguments, **{**options, "hide_parameters": False})  # type: ignore[operator]


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2])
