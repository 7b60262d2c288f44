"""The audit chain: one entry per changed row, each sealed with the one before it.

An entry covers sequence, time, actor, action, table, row and a salted digest of what was written. The written
values themselves lie in ``audit_payload``, which a retention purge may empty: the chain still verifies afterwards,
because each purge is an entry too. Triggers refuse every other way to change either table.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from leaddesk.storage.base import Base
from leaddesk.storage.recorder import imaged, is_quiet, stored
from leaddesk.storage.types import UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from leaddesk.domain.changes import ChangeSet, RowChange

SALT_SIZE: Final = 16
GENESIS: Final = b"\0" * 32
PURGED: Final = "audit_payload"

audit = Table(
    "audit",
    Base.metadata,
    Column("seq", Integer, primary_key=True),
    Column("action", Integer, nullable=False),  # the seq of the first entry of the same action
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("label", String(200), nullable=False),
    Column("replayed", Boolean, nullable=False),
    Column("table_name", String(60), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("payload_hash", LargeBinary, nullable=False),
    Column("row_hash", LargeBinary, nullable=False),
    Index("ix_audit_table_name_row_id", "table_name", "row_id"),
    sqlite_autoincrement=True,
    info={"quiet": True},
)
audit_payload = Table(
    PURGED,
    Base.metadata,
    Column("seq", ForeignKey("audit.seq"), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("payload", Text, nullable=False),
    info={"quiet": True},
)

_ENTRY: Final = "INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?,?)"
_PAYLOAD: Final = "INSERT INTO audit_payload VALUES (?,?,?)"
_WALK: Final = (
    "SELECT a.seq, a.action, a.at, a.actor, a.label, a.replayed, a.table_name, a.row_id, a.payload_hash, a.row_hash,"
    " p.salt, p.payload FROM audit a LEFT JOIN audit_payload p ON p.seq = a.seq ORDER BY a.seq"
)
_LATEST: Final = (
    "SELECT a.row_id, p.payload FROM (SELECT max(seq) AS seq, row_id FROM audit WHERE table_name = ? GROUP BY row_id) a"
    " LEFT JOIN audit_payload p ON p.seq = a.seq ORDER BY a.row_id"
)


class ChainProblem(Enum):
    """What is wrong with the chain."""

    MISSING = auto()
    CHANGED = auto()
    PAYLOAD_MISSING = auto()
    PAYLOAD_CHANGED = auto()
    CUT_OFF = auto()
    ANOTHER_PAST = auto()


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk along the whole chain found. ``head`` is what to compare with a copy kept outside."""

    entries: int
    head: tuple[int, str]
    problem: ChainProblem | None = None
    at_seq: int | None = None
    purged: int = 0
    purged_on: datetime | None = None

    @property
    def intact(self) -> bool:
        """Return whether nothing was taken out, changed or put back."""
        return self.problem is None


def append(connection: Connection, chain_key: bytes, changes: ChangeSet, at: datetime, actor: str) -> None:
    """Seal what one action did, in the same transaction as the action itself."""
    entries = [(row.table, row.row_id, _payload(row)) for row in changes.rows]
    _append(connection, chain_key, (_stamp(at), actor, changes.label, changes.replayed), entries)


def purge(
    session: Session, chain_key: bytes, seqs: Iterable[int], at: datetime, *, label: str, actor: str = ""
) -> None:
    """Take away for good what these entries say was written; that they were there, and this, stays in the chain."""
    connection = session.connection()
    chosen = sorted(set(seqs))
    _append(connection, chain_key, (_stamp(at), actor, label, False), [(PURGED, seq, None) for seq in chosen])
    for seq in chosen:
        connection.exec_driver_sql("DELETE FROM audit_payload WHERE seq = ?", (seq,))


def head(session: Session) -> tuple[int, str]:
    """Return sequence and hash of the newest entry: what is kept outside to notice a file put back."""
    seq, row_hash = _head(session.connection())
    return seq, row_hash.hex()


def verify(session: Session, chain_key: bytes, expected: tuple[int, str] | None = None) -> ChainReport:
    """Walk the whole chain; ``expected`` is a head kept outside, which must still lie on it."""
    walk = _Walk(chain_key, expected)
    connection = session.connection()
    for row in connection.exec_driver_sql(_WALK):
        if not walk.step(row):
            break
    return walk.report(connection)


def rows_astray(session: Session) -> list[tuple[str, int]]:
    """Return the rows that are not as the chain says they were last written, as after an old page was put back."""
    connection = session.connection()
    tables = (table for table in Base.metadata.sorted_tables if not is_quiet(table))
    return [(table.name, row_id) for table in tables for row_id in _astray(connection, table)]


def _astray(connection: Connection, table: Table) -> Iterator[int]:
    """Walk rows and chain side by side, so that a large office takes no more memory than a small one."""
    images = _images(connection, table)
    now = next(images, None)
    for row_id, payload in connection.exec_driver_sql(_LATEST, (table.name,)):
        while now is not None and now["id"] < row_id:
            yield now["id"]
            now = next(images, None)
        found = None
        if now is not None and now["id"] == row_id:
            found, now = now, next(images, None)
        if payload is not None and found != json.loads(payload)["after"]:
            yield row_id
    while now is not None:
        yield now["id"]
        now = next(images, None)


def _images(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    names = [column.name for column in imaged(table)]
    listed = ", ".join(f'"{name}"' for name in names)
    query = f'SELECT {listed} FROM "{table.name}" ORDER BY id'  # noqa: S608 - names from our own tables
    for row in connection.exec_driver_sql(query):
        yield {name: value for name, value in zip(names, row, strict=True) if value is not None}


class _Walk:
    """The state of one walk along the chain."""

    def __init__(self, chain_key: bytes, expected: tuple[int, str] | None) -> None:
        self._key = chain_key
        self._expected = expected
        self._seq, self._previous = 0, GENESIS
        self._bare: set[int] = set()
        self._purged: dict[int, str] = {}
        self._problem: tuple[ChainProblem, int] | None = None

    def step(self, row: Sequence[Any]) -> bool:
        """Take the next entry; False if the walk ends here."""
        *entry, payload_hash, row_hash, salt, payload = row
        seq = int(row[0])
        if seq != self._seq + 1:
            return self._stop(ChainProblem.MISSING, self._seq + 1)
        if not hmac.compare_digest(_seal(self._key, self._previous, entry, payload_hash), row_hash):
            return self._stop(ChainProblem.CHANGED, seq)
        if payload is not None and sha256(salt + payload.encode()).digest() != payload_hash:
            return self._stop(ChainProblem.PAYLOAD_CHANGED, seq)
        if payload is None and payload_hash:
            self._bare.add(seq)
        if row[6] == PURGED:
            self._purged[row[7]] = row[2]
        self._seq, self._previous = seq, row_hash
        if self._expected is not None and self._expected[0] == seq and self._expected[1] != row_hash.hex():
            return self._stop(ChainProblem.ANOTHER_PAST, seq)
        return True

    def report(self, connection: Connection) -> ChainReport:
        """Return what the walk found, the end of the chain included."""
        if self._problem is None:
            self._look_at_the_end(connection)
        problem, at_seq = self._problem or (None, None)
        on = max(self._purged.values(), default=None)
        return ChainReport(
            self._seq,
            (self._seq, self._previous.hex()),
            problem,
            at_seq,
            len(self._purged),
            None if on is None else datetime.fromisoformat(on),
        )

    def _look_at_the_end(self, connection: Connection) -> None:
        given = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").scalar()
        if max(given or 0, self._expected[0] if self._expected else 0) > self._seq:
            self._stop(ChainProblem.CUT_OFF, self._seq + 1)
        elif (given or 0) < self._seq:  # the file's own count is older than its entries
            self._stop(ChainProblem.ANOTHER_PAST, self._seq)
        elif lost := self._bare - self._purged.keys():
            self._stop(ChainProblem.PAYLOAD_MISSING, min(lost))

    def _stop(self, problem: ChainProblem, seq: int) -> bool:
        self._problem = (problem, seq)
        return False


def _append(
    connection: Connection,
    chain_key: bytes,
    stamp: tuple[str, str, str, bool],
    entries: Sequence[tuple[str, int, str | None]],
) -> None:
    if not entries:
        return
    at, actor, label, replayed = stamp
    seq, previous = _head(connection)
    action = seq + 1
    rows, payloads = [], []
    for seq, (table, row_id, payload) in enumerate(entries, start=action):
        payload_hash = b""
        if payload is not None:
            salt = secrets.token_bytes(SALT_SIZE)
            payload_hash = sha256(salt + payload.encode()).digest()
            payloads.append((seq, salt, payload))
        entry = (seq, action, at, actor, label, int(replayed), table, row_id)
        previous = _seal(chain_key, previous, entry, payload_hash)
        rows.append((*entry, payload_hash, previous))
    connection.exec_driver_sql(_ENTRY, rows)
    if payloads:
        connection.exec_driver_sql(_PAYLOAD, payloads)


def _head(connection: Connection) -> tuple[int, bytes]:
    row = connection.exec_driver_sql("SELECT seq, row_hash FROM audit ORDER BY seq DESC LIMIT 1").first()
    return (0, GENESIS) if row is None else (row[0], row[1])


def _seal(chain_key: bytes, previous: bytes, entry: Sequence[Any], payload_hash: bytes) -> bytes:
    told = json.dumps([*entry, payload_hash.hex()], ensure_ascii=True, separators=(",", ":"))
    return hmac.digest(chain_key, previous + told.encode(), "sha256")


def _payload(row: RowChange) -> str:
    """Return what was written: the row as it is now, and of what it was before, whatever differs."""
    table = Base.metadata.tables[row.table]
    after = None if row.after is None else stored(table, row.after)
    told: dict[str, Any] = {"after": after}
    if row.before is not None:
        before = stored(table, row.before)
        told["before"] = {k: v for k, v in before.items() if after is None or after.get(k) != v}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
