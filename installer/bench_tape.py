"""Notes the SQL of each measured step, and sends it once more without LeadDesk: the bare cost of the same rows."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from installer.bench_key import DATA_KEY, VAULT_ID
from leaddesk.storage.opening import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as it reached the driver."""

    sql: str
    parameters: Any
    many: bool


@dataclass(slots=True)
class Step:
    """What one measured step sent, under the name of its figure."""

    name: str
    statements: list[Statement] = field(default_factory=list)


class Tape:
    """Notes statements while a step runs, in the order of the steps."""

    def __init__(self) -> None:
        """Begin to listen."""
        self.steps: list[Step] = []
        self._open: Step | None = None
        event.listen(Engine, "before_cursor_execute", self._note)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note what is sent inside the block."""
        self._open = Step(name)
        try:
            yield
        finally:
            self.steps.append(self._open)
            self._open = None

    def _note(self, *told: Any) -> None:
        _connection, _cursor, sql, parameters, _context, many = told
        if self._open is not None:
            self._open.statements.append(Statement(sql, parameters, many))


def replay(file: Path, steps: list[Step]) -> dict[str, list[float]]:
    """Send all steps to a fresh copy of the same office with the driver alone; return their seconds by name."""
    seconds: dict[str, list[float]] = {}
    with closing(connect(file, DATA_KEY, VAULT_ID)) as connection:
        for step in steps:
            began = time.perf_counter()
            _send(connection, step)
            seconds.setdefault(step.name, []).append(time.perf_counter() - began)
    return seconds


def _send(connection: Connection, step: Step) -> None:
    for statement in step.statements:
        if statement.sql == "BEGIN" and connection.in_transaction:
            connection.execute("COMMIT")
        if statement.many:
            connection.executemany(statement.sql, statement.parameters)
        else:
            connection.execute(statement.sql, statement.parameters).fetchall()
    if connection.in_transaction:
        connection.execute("COMMIT")
