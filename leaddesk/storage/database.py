"""The ways to use the encrypted file: read, write as one action, replay an action, keep what is being typed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, cast

import sqlcipher3
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker, with_loader_criteria
from sqlalchemy.pool import StaticPool

from leaddesk.domain.changes import ChangeSet, RowChange
from leaddesk.domain.errors import ChangedSinceError, NotUndoableError, StorageError, StorageReason
from leaddesk.i18n import N_
from leaddesk.storage import audit
from leaddesk.storage.base import Base, Kept
from leaddesk.storage.checks import Findings, check
from leaddesk.storage.recorder import (
    RECORDING,
    Recording,
    UnrecordedWriteError,
    current,
    has_blobs,
    is_quiet,
    settle,
    stored,
)
from leaddesk.storage.refusals import from_driver, refusal

if TYPE_CHECKING:
    from sqlite3 import Connection as DriverConnection

ACTIONS_PER_COMMIT: Final = 1_000
INCLUDE_REMOVED: Final = "include_removed"
Listener = Callable[[Session, ChangeSet], None]


class NestedSessionError(RuntimeError):
    """A session was asked for inside another one: a service inside a write passes its session on."""


class ClosedError(RuntimeError):
    """The file is locked away; nothing can be asked of it any more."""


def engine_on(connection: DriverConnection) -> Engine:
    """Return an engine that uses one open connection, with real transactions and no values in its errors."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(opened: Connection) -> None:
        # the file is ours alone since it was opened, so there is no lock to win early, and a read-only one can be read
        opened.exec_driver_sql("BEGIN")

    return engine


@contextmanager
def explained() -> Iterator[None]:
    """Say in her words what the machine refuses; a bug of ours stays what it is."""
    try:
        yield
    except DBAPIError as error:
        refused = _refused(error)
        if refused is None:
            raise
        raise refused from error


def _refused(error: BaseException | None) -> StorageError | None:
    """Return what the machine refused, even where cleaning up after it failed as well."""
    while error is not None:
        found = from_driver(error.orig) if isinstance(error, DBAPIError) and error.orig is not None else None
        if found is not None:
            return found
        error = error.__context__
    return None


class Database:
    """The open file. One connection, one user at a time; sessions never overlap.

    ``on_committed`` is told each action after it is safe; ``on_flush`` takes part in it: it is called once per action
    (undo and redo too) inside the transaction, after the rows are written, and may write more.
    """

    def __init__(
        self,
        connection: DriverConnection,
        chain_key: bytes,
        *,
        actor: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Take an open connection, the key of the audit chain, who is working, and the clock."""
        self.actor = actor
        self.on_committed: list[Callable[[ChangeSet], object]] = []
        self.on_flush: list[Listener] = []
        self._driver = connection
        self._chain_key = chain_key
        self._clock = clock
        self._engine = engine_on(connection)
        self._sessions = sessionmaker(self._engine, expire_on_commit=False, join_transaction_mode="create_savepoint")
        event.listen(self._sessions, "do_orm_execute", self._on_execute)
        self._only_kept = with_loader_criteria(Kept, lambda cls: cls.removed_at.is_(None), include_aliases=True)
        self._alone = threading.RLock()
        self._busy = self._reading = self._stopped = self._closed = False
        self._batch: Connection | None = None
        self._waiting: list[ChangeSet] = []
        self._lost = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session whose changes are never kept."""
        with self._turn(), explained(), self._sessions(**self._bind(), autoflush=False) as session:
            self._reading, self._stopped = True, False
            try:
                yield session
            finally:
                self._reading = False

    @contextmanager
    def write(self, label: str, *, final_because: str = "") -> Iterator[Session]:
        """Commit what the block does as one action, or nothing if it raises.

        ``final_because`` says why the action can't be undone, in the words that Undo will show.
        """
        changes = ChangeSet(label, final_because=final_because)
        with self._action(changes) as session:
            yield session
        self._tell(changes)

    @contextmanager
    def write_quietly(self) -> Iterator[Session]:
        """Keep rows of quiet tables, such as drafts, past undo and audit; any other row is refused."""
        with self._turn(), explained(), self._sessions(**self._bind()) as session, session.begin():
            session.info[RECORDING] = Recording(None)
            yield session

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Commit the writes of the block a thousand actions at a time; what raises out of it loses the last lot."""
        with self._alone:
            if self._busy or self._batch is not None:
                raise NestedSessionError
            try:
                with explained(), self._engine.connect() as self._batch:
                    self._batch.begin()
                    yield
                    self._still_there()
                    self._commit_batch(self._batch)
            finally:
                self._batch, self._lost = None, False
                self._waiting.clear()

    def apply(self, changes: ChangeSet) -> None:
        """Write ready-made row images, as undo and redo do, unless a row has moved on since."""
        done = ChangeSet(changes.label, replayed=True)
        with self._action(done) as session:
            connection = session.connection()
            # rows of one action may point at each other; only the whole has to fit
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for row in changes.rows:
                _restore(connection, row)
            done.rows.extend(changes.rows)
        self._tell(done)

    def head(self) -> tuple[int, str]:
        """Return sequence and hash of the newest entry of the audit chain."""
        with self.read() as session:
            return audit.head(session)

    def check(self) -> Findings:
        """Look at every page of the file; ``interrupt`` stops it. After damage the connection serves no more."""
        with self.read():
            return check(self._driver, lambda: self._stopped)

    def verify(self, expected: tuple[int, str] | None = None) -> audit.ChainReport:
        """Walk the whole audit chain."""
        with self.read() as session:
            return audit.verify(session, self._chain_key, expected)

    def rows_astray(self) -> list[tuple[str, int]]:
        """Return table and id of the rows that are not as the audit chain says they were last written."""
        with self.read() as session:
            return audit.rows_astray(session)

    def interrupt(self) -> None:
        """Stop the read that is running, from any thread, at once. A write is never stopped half-way."""
        if self._reading:
            self._stopped = True
            self._driver.interrupt()

    def close(self) -> None:
        """Wait for the session in use, then close the file; closing twice is fine."""
        with self._alone:
            if self._busy:
                raise NestedSessionError
            if not self._closed:
                self._closed = True
                self._engine.dispose()
                self._driver.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._alone:
            if self._closed:
                raise ClosedError
            if self._busy:  # the lock lets the same thread in again, so it is this thread's own session
                raise NestedSessionError
            self._still_there()
            self._busy = True
            try:
                yield
            finally:
                self._busy = False
                # on a full disk SQLite takes back everything since the last commit, not only the action that failed
                self._lost = self._batch is not None and not self._driver.in_transaction

    def _still_there(self) -> None:
        if self._lost:
            raise refusal(StorageReason.DISK_FULL)

    @contextmanager
    def _action(self, changes: ChangeSet) -> Iterator[Session]:
        with self._turn(), explained(), self._sessions(**self._bind()) as session, session.begin():
            session.info[RECORDING] = Recording(changes)
            yield session
            session.flush()
            settle(changes)
            if changes.rows:
                for listener in self.on_flush:
                    listener(session, changes)
                session.flush()
                audit.append(session.connection(), self._chain_key, changes, self._clock(), self.actor)

    def _bind(self) -> dict[str, Any]:
        return {} if self._batch is None else {"bind": self._batch}

    def _tell(self, changes: ChangeSet) -> None:
        if not changes.rows:
            return
        if self._batch is None:
            for listener in self.on_committed:
                listener(changes)
            return
        self._waiting.append(changes)
        if len(self._waiting) >= ACTIONS_PER_COMMIT:
            self._commit_batch(self._batch)
            self._batch.begin()

    def _commit_batch(self, connection: Connection) -> None:
        connection.commit()
        waiting, self._waiting = self._waiting, []
        for changes in waiting:
            for listener in self.on_committed:
                listener(changes)

    def _on_execute(self, state: ORMExecuteState) -> None:
        if self._reading and self._stopped:
            raise refusal(StorageReason.INTERRUPTED)
        if state.is_select:
            if not state.is_column_load and not state.execution_options.get(INCLUDE_REMOVED):
                state.statement = state.statement.options(self._only_kept)
        elif state.is_insert or state.is_update or state.is_delete:
            table = cast("Any", state.statement).table
            if not (isinstance(table, Table) and is_quiet(table)):
                message = "a bulk statement would pass undo and audit by"
                raise UnrecordedWriteError(message)


def _restore(connection: Connection, row: RowChange) -> None:
    """Bring one row from its image before to its image after."""
    table = Base.metadata.tables[row.table]
    if has_blobs(table) and (row.before is None or row.after is None):
        raise NotUndoableError(N_("Stored documents stay as they are."), N_("Remove the entry instead."))
    found = current(connection, table, row.row_id)
    if (found is None) != (row.before is None):
        raise ChangedSinceError
    if found is not None and row.before is not None and stored(table, found) != stored(table, row.before):
        raise ChangedSinceError
    if row.after is None:
        connection.execute(table.delete().where(table.c.id == row.row_id))
    elif row.before is None:
        connection.execute(table.insert().values(row.after))
    else:
        connection.execute(table.update().where(table.c.id == row.row_id).values(row.after))
