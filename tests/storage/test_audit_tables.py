"""Every table of the program, with every kind of value, goes through recording, undo and the chain unharmed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import Boolean, Date, DateTime, Integer, String, Text, Time

from leaddesk.storage.base import Base
from leaddesk.storage.models import AttachmentBlob, DisclosureBytes, DisclosureRow, ExportRow
from leaddesk.storage.recorder import is_quiet
from leaddesk.storage.types import Code, CodeSet, JsonText, UtcDateTime

AWKWARD = "Zoë <b>\"O'Brien\"</b> & 🙂 אבג '; DROP TABLE participant; --"
PLAIN = {
    Boolean: True,
    Integer: 1,
    Date: date(2026, 11, 3),
    Time: time(14, 5),
    Text: AWKWARD,
    UtcDateTime: datetime(2026, 11, 3, 14, 5, 6, 7, tzinfo=UTC),
    JsonText: {"b": [1, AWKWARD], "a": None},
}
GROWING = {one.__tablename__ for one in (DisclosureRow, DisclosureBytes, ExportRow)}
"""Triggers let these tables grow and nothing else."""
MAPPERS = [
    m for t in Base.metadata.sorted_tables for m in Base.registry.mappers if m.local_table is t and not is_quiet(t)
]


def value_for(column: Any) -> Any:
    kind = column.type
    if isinstance(kind, Code):
        return list(kind.codes)[-1]
    if isinstance(kind, CodeSet):
        return frozenset(kind.codes)
    if type(kind) is String:
        return AWKWARD[: kind.length]
    assert not isinstance(kind, DateTime), "a moment is kept with its zone: use UtcDateTime"
    return PLAIN[type(kind)]


def filled(mapper: Any) -> Any:
    """A row with a value in every column but its id, its identifier, and what points at its own table or hides it."""
    table = mapper.local_table
    own = {c.name for c in table.columns for key in c.foreign_keys if key.column.table is table}
    left = {"id", "uid", "removed_at"} | own
    return mapper.class_(**{c.name: value_for(c) for c in table.columns if c.name not in left})


@pytest.fixture
def full(database, commits):
    with database.write_quietly() as session:
        # the bytes of a scan, which the table of scans points at
        session.add(AttachmentBlob(sha256="0" * 64, size=5, content=b"%PDF-"))
    for mapper in MAPPERS:
        with database.write(f"Save {mapper.local_table.name}") as session:
            session.add(filled(mapper))
    return database


def test_every_table_reads_back_as_the_chain_says(full, commits):
    assert [c.rows[0].table for c in commits] == [m.local_table.name for m in MAPPERS]
    assert full.verify().intact
    assert full.rows_astray() == []


def test_every_table_but_the_two_registers_can_be_undone_and_done_again(full, commits, opened):
    actions = [c for c in commits if c.rows[0].table not in GROWING]
    opened.execute("PRAGMA foreign_keys = OFF")  # the log keeps pointing at what is taken back here
    before = dump(opened)
    for action in reversed(actions):
        full.apply(action.inverse())
    assert all(not rows for name, rows in dump(opened).items() if name not in GROWING)
    for action in actions:
        full.apply(action)

    assert dump(opened) == before
    assert full.verify().intact
    assert full.rows_astray() == []


def dump(connection):
    return {m.local_table.name: connection.execute(f'SELECT * FROM "{m.local_table.name}"').fetchall() for m in MAPPERS}  # noqa: S608 - names from our own tables
