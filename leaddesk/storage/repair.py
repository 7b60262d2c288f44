"""Writing the file anew from every row in use, which leaves damaged free pages and damaged indexes behind.

Nothing is lost by those, but they must not stay: they would hide the next damage.
"""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3

from leaddesk.domain.errors import StorageReason
from leaddesk.storage import opening
from leaddesk.storage.backup import row_counts, verify_files, workplace
from leaddesk.storage.backup_file import BackupInfo
from leaddesk.storage.durable import flush, flush_folder
from leaddesk.storage.head_hint import read_head
from leaddesk.storage.opened_vault import DATABASE, OpenedVault
from leaddesk.storage.refusals import from_os, refusal


def write_anew(opened: OpenedVault, *, now: datetime) -> Path:
    """Put a verified copy of all that is in use in the file's place, and return where the old file is kept.

    The records must be closed. A damaged page that holds rows is refused: that needs a backup.
    """
    try:
        with workplace(opened) as work:
            fresh = Path(work) / DATABASE
            with closing(opened.connect()) as connection:
                opening.copy_live_pages(connection, fresh)
                version = int(connection.execute("PRAGMA user_version").fetchone()[0])
                info = BackupInfo(fresh, opened.id, read_head(connection), version, now, row_counts(connection))
            verify_files(Path(work), opened.data_key, info)
            fresh.chmod(0o600)
            with fresh.open("r+b") as file:
                flush(file.fileno())
            aside = opened.database.with_name(f"{DATABASE}-replaced-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}")
            os.link(opened.database, aside)
            fresh.replace(opened.database)
            flush_folder(opened.folder)
    except (sqlcipher3.DatabaseError, MemoryError) as error:
        raise refusal(StorageReason.DAMAGED) from error
    except OSError as error:
        raise from_os(error) from error
    return aside
