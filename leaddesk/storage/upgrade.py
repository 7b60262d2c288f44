"""Brings the open file to the tables of this program: all of it or nothing, and never backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.errors import LeadDeskError, StorageReason
from leaddesk.i18n import N_
from leaddesk.storage.database import engine_on, explained
from leaddesk.storage.migrations import NEWEST
from leaddesk.storage.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

    from leaddesk.storage.migrations.steps import Step


class UpgradeError(LeadDeskError):
    """The records can't be brought to this version; they are as they were."""

    def __init__(self) -> None:
        super().__init__(
            N_("The records could not be brought to this version of LeadDesk. Nothing was changed."),
            N_("Go on with the version used before, and ask for help with this one."),
        )


def version_of(connection: Connection) -> int:
    """Return the schema of a file; 0 is a file without tables."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgrade(
    connection: Connection,
    keep_copy: Callable[[], object] | None = None,
    steps: tuple[Step, ...] | None = None,
) -> bool:
    """Run the steps that the file lacks, in one transaction, and return whether there were any.

    ``keep_copy`` makes a verified encrypted copy and raises if it can't; it is called before a file that holds records
    is touched. A file newer than the program is refused. ``steps`` are the program's unless a test brings others.
    """
    version = version_of(connection)
    newest = NEWEST if steps is None else len(steps)
    if version > newest:
        raise refusal(StorageReason.NEWER)
    if version == newest:
        return False
    if version > 0:
        if keep_copy is None:
            raise UpgradeError
        keep_copy()
    # a table that others point to is rebuilt under another name; the pragma does nothing inside a transaction
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        _run(connection, version, steps)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return True


def _run(connection: Connection, version: int, steps: tuple[Step, ...] | None) -> None:
    from leaddesk.storage.migrations.steps import STEPS, run  # noqa: PLC0415 - Alembic costs a tenth of a second, rarely

    chosen = STEPS if steps is None else steps
    with explained(), engine_on(connection).begin() as opened:
        run(opened, chosen[version:])
        if opened.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise UpgradeError
        opened.exec_driver_sql(f"PRAGMA user_version = {len(chosen)}")
