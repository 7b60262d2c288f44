"""What every test may use: no network, no unexpected log line, a fresh encrypted file in a millisecond."""

from __future__ import annotations

import logging
import os
import re
import shutil
import socket
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from leaddesk.paths import Home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from sqlite3 import Connection

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.storage.database import Database

# no test opens a window that somebody could see, whichever folder it lies in
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# openpyxl reads as in the made program, which has defusedxml and no lxml
os.environ["OPENPYXL_LXML"] = "False"

DATA_KEY = bytes(range(32))
CHAIN_KEY = bytes(range(32, 64))
VAULT_ID = "6f1f6a3e-7d0c-4c6e-9a53-0f6d3c1b2a90"
START = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine's own pipes."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            message = "a test reached for the network"
            raise RuntimeError(message)
        connect(self, address)

    def unknown(*_: Any, **__: Any) -> Any:
        message = "a test asked for an address"
        raise RuntimeError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", unknown)


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def watched_log() -> Iterator[Callable[[str], None]]:
    """Watch the log until it is asked again; then complain of what was not announced, or never came."""
    handler, expected = _Lines(), []
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield expected.append
    finally:
        root.removeHandler(handler)
    unexpected = [line for line in handler.lines if not any(re.search(pattern, line) for pattern in expected)]
    missing = [pattern for pattern in expected if not any(re.search(pattern, line) for line in handler.lines)]
    assert not unexpected, f"unexpected in the log: {unexpected}"
    assert not missing, f"never logged: {missing}"


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[Callable[[str], None]]:
    """Fail on a warning in the log; a test that provokes one calls ``expect_log(pattern)``, and it must come."""
    yield from watched_log()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home of its own."""
    return Home(tmp_path / "home").make()


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Let all files that a run opens share the statements that were compiled; the program opens one at a time."""
    from sqlalchemy import Engine, create_engine

    from leaddesk.storage import database

    first: list[Engine] = []

    def create(*words: Any, **options: Any) -> Engine:
        engine = create_engine(*words, query_cache_size=2_000, **options)
        if not first:
            with engine.connect():  # the dialect asks the driver what it can do
                first.append(engine)
            return engine
        shared = Engine(engine.pool, first[0].dialect, engine.url, hide_parameters=engine.hide_parameters)
        shared._compiled_cache = first[0]._compiled_cache
        return shared

    made, database.create_engine = database.create_engine, create
    yield
    database.create_engine = made


class Clock:
    """A clock that stands still until it is told to go on. Calling it gives the moment, in UTC."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go(self, **time: float) -> datetime:
        """Let time pass, as ``timedelta`` counts it."""
        self.now += timedelta(**time)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock at November 3, 2026, 15:00 UTC."""
    return Clock()


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an encrypted file with every table and no row, to be copied."""
    from leaddesk.storage.opening import connect, create_database
    from leaddesk.storage.upgrade import upgrade

    path = tmp_path_factory.mktemp("empty") / "vault.db"
    create_database(path, DATA_KEY, VAULT_ID)
    with closing(connect(path, DATA_KEY, VAULT_ID)) as connection:
        upgrade(connection)
    return path


@pytest.fixture
def vault_path(empty_vault: Path, tmp_path: Path) -> Path:
    """Return a fresh encrypted file with every table, not opened yet."""
    path = tmp_path / "vault.db"
    shutil.copyfile(empty_vault, path)
    return path


@pytest.fixture
def opened(vault_path: Path) -> Iterator[Connection]:
    """Return the fresh file opened with a fixed key, without the work of a key derivation.

    Nor is the disk waited for: that nothing is lost by a power cut is told by tests of their own.
    """
    from leaddesk.storage.opening import connect

    connection = connect(vault_path, DATA_KEY, VAULT_ID)
    connection.execute("PRAGMA synchronous = OFF")
    yield connection
    connection.close()


@pytest.fixture
def database(opened: Connection, clock: Clock) -> Iterator[Database]:
    """Return a fresh encrypted database."""
    from leaddesk.storage.database import Database

    database = Database(opened, CHAIN_KEY, actor="Coordinator", clock=clock)
    yield database
    database.close()


@pytest.fixture
def commits(database: Database) -> list[ChangeSet]:
    """Return the actions of this test as they are committed."""
    seen: list[ChangeSet] = []
    database.on_committed.append(seen.append)
    return seen


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the walk through every place: it takes longest, and nobody should have to wait for it alone."""
    items.sort(key=lambda item: item.path.name != "test_nothing_clipped.py")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many keys the commonest tasks took."""
    passed = terminalreporter.stats.get("passed", [])
    counts = [(one.nodeid, value) for one in passed for name, value in one.user_properties if name == "keys"]
    for where, count in sorted(set(counts)):
        task = where.rpartition("::test_")[2].replace("_", " ")
        terminalreporter.write_line(f"keys: {task}: {count}")
