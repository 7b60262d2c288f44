"""What the killed process does: save people through the program's own way of writing, and tell each that is safe.

Runs in a process forked from a server that has everything imported, so that a run takes milliseconds.
"""

from __future__ import annotations

import os
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from sqlalchemy.orm import configure_mappers

from leaddesk.storage.database import Database
from leaddesk.storage.opening import connect, keyed, prepare
from tests.storage.rows import alias, person

configure_mappers()

CHAIN_KEY = bytes(range(32, 64))


def save_until_killed(path: Path, key: bytes, vault: str, pipe: Pipe) -> None:
    """Save one person with two other names after another; a number through the pipe means "committed"."""
    database = Database(connect(path, key, vault), CHAIN_KEY)
    with database.read() as session:
        number = session.connection().exec_driver_sql("SELECT coalesce(max(number), 0) FROM participant").scalar()
    while True:
        number += 1
        with database.write("Save person") as session:
            someone = person(number, first_name=f"Person {number}", address="x" * (number * 37 % 400))
            session.add(someone)
            session.flush()
            session.add_all([alias(someone.id, "Bo", 0), alias(someone.id, "Kit", 1)])
        os.write(pipe.fileno(), number.to_bytes(8, "big"))


def save_much_until_killed(path: Path, key: bytes, vault: str, pipe: Pipe) -> None:
    """Save people with 400 names each through a tiny cache, so that most of the time the file is half-written."""
    connection = connect(path, key, vault)
    connection.execute("PRAGMA cache_size = 8")
    database = Database(connection, CHAIN_KEY)
    for number in range(1, 1000):
        with database.write("Save person") as session:
            someone = person(number)
            session.add(someone)
            session.flush()
            for place in range(400):
                session.add(alias(someone.id, f"name {place} " + "x" * 200, place))
                if place % 20 == 0:
                    session.flush()
        os.write(pipe.fileno(), number.to_bytes(8, "big"))


def hold_open(path: Path, key: bytes, vault: str, pipe: Pipe) -> None:
    """Have the file open, as an unlocked program does, until killed."""
    database = Database(connect(path, key, vault), CHAIN_KEY)
    os.write(pipe.fileno(), b"open")
    pipe.recv_bytes()
    database.close()


def hold_without_seizing(path: Path, key: bytes, vault: str, pipe: Pipe) -> None:
    """Open as above, but without the step that seizes the lock: the positive control."""
    connection = keyed(path, key)
    prepare(connection)
    assert vault
    os.write(pipe.fileno(), b"open")
    pipe.recv_bytes()
    connection.close()
