"""Brings the open file to the tables of this program: all of it or nothing, and never backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from alembic.migration import MigrationContext
from alembic.operations import Operations

from leaddesk.domain.errors import LeadDeskError, StorageReason
from leaddesk.i18n import N_
from leaddesk.storage.base import Base
from leaddesk.storage.database import engine_on, explained
from leaddesk.storage.migrations import m0001_first_release
from leaddesk.storage.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

# named one by one: a search of the package finds nothing in the frozen program
STEPS: Final[tuple[Callable[[], None], ...]] = (m0001_first_release.upgrade,)


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
    steps: tuple[Callable[[], None], ...] = STEPS,
) -> bool:
    """Run the steps that the file lacks, in one transaction, and return whether there were any.

    ``keep_copy`` makes a verified encrypted copy and raises if it can't; it is called before a file that holds records
    is touched. A file newer than the program is refused.
    """
    version = version_of(connection)
    if version > len(steps):
        raise refusal(StorageReason.NEWER)
    if version == len(steps):
        return False
    if version > 0:
        if keep_copy is None:
            raise UpgradeError
        keep_copy()
    # a table that others point to is rebuilt under another name; the pragma does nothing inside a transaction
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with explained(), engine_on(connection).begin() as opened:
            context = MigrationContext.configure(opened, opts={"target_metadata": Base.metadata})
            with Operations.context(context):
                for step in steps[version:]:
                    step()
            if opened.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise UpgradeError
            opened.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return True
