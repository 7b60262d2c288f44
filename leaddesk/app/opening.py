"""From a key in memory to an open office: the file, its upgrade, its services. Imports the storage libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.app.door import Opened
from leaddesk.services.office import office_services
from leaddesk.storage import head_hint
from leaddesk.storage.database import Database
from leaddesk.storage.migrations import NEWEST
from leaddesk.storage.upgrade import upgrade
from leaddesk.storage.versions import require_libraries

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.clock import Clock
    from leaddesk.storage.opened_vault import OpenedVault


def open_vault(
    vault: OpenedVault, clock: Clock, keep_copy: Callable[[OpenedVault, Connection], object], *, practice: bool = False
) -> Opened:
    """Open the file of an unlocked vault, bring it to this version after a verified copy, and build its services."""
    require_libraries()
    connection = vault.connect(newest_version=NEWEST)
    try:
        head_hint.compare(vault, connection)
        upgrade(connection, lambda: keep_copy(vault, connection))
        database = Database(connection, vault.chain_key, clock=clock.now)
        services = office_services(database, clock, practice=practice)
    except BaseException:
        connection.close()
        vault.lock()
        raise
    opened = Opened(vault, connection, database, services)

    def note(_changes: ChangeSet) -> None:
        opened.changed = True

    database.on_committed.append(note)
    return opened
