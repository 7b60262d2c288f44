"""Backups: one closed file each, made from the open records and opened again before it gets its name."""

from __future__ import annotations

import logging
import shutil
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlcipher3

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import opening
from leaddesk.storage.backup_file import BackupInfo, extract, read_manifest, write_backup
from leaddesk.storage.checks import Verdict, check
from leaddesk.storage.durable import PARTIAL, flush_folder
from leaddesk.storage.head_hint import ChainHead, read_head
from leaddesk.storage.opened_vault import DATABASE, OpenedVault
from leaddesk.storage.placement import beside, sweep_beside
from leaddesk.storage.refusals import reason_of, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

SUFFIX: Final = ".ldbackup"
COPY: Final = "copy"
SPARE_ROOM: Final = 20 * 1024 * 1024

_log = logging.getLogger(__name__)


def make_backup(connection: Connection, opened: OpenedVault, target: Path, *, now: datetime) -> BackupInfo:
    """Write a backup into a folder and verify the finished file before it gets its final name.

    ``connection`` is the one that has the records open, used from the thread that owns it, outside a transaction.
    The newest link of the audit chain is read from the records, and again from the finished copy.
    """
    try:
        head = read_head(connection)
        name = f"LeadDesk-{opened.id[:8]}-{head.sequence:08d}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"
        return _made(connection, opened, target / name, head, now)
    except OSError as error:
        _log.warning("backup failed: %s", type(error).__name__)
        raise refusal(StorageReason.BACKUP_FAILED) from error
    except (sqlcipher3.DatabaseError, MemoryError) as error:
        raise refusal(StorageReason.DAMAGED if _is_damage(error) else StorageReason.BACKUP_FAILED) from error


def _made(connection: Connection, opened: OpenedVault, path: Path, head: ChainHead, now: datetime) -> BackupInfo:
    target = path.parent
    partial = target / f".{path.name}{PARTIAL}"
    target.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    _require_room(opened.database, target)
    try:
        with workplace(opened) as work:
            info = _snapshot(connection, opened, Path(work) / DATABASE, head, now)
            write_backup(partial, Path(work) / DATABASE, opened.keys.to_bytes(), info)
        verify_backup(partial, opened)
        final = _free_name(path)
        partial.rename(final)
        flush_folder(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return info.at(final)


def verify_backup(file: Path, opened: OpenedVault) -> BackupInfo:
    """Open a finished backup with the real key and compare everything with its list; refuse it if anything differs."""
    with workplace(opened) as work:
        info = extract(file, Path(work))
        if info.vault != opened.id:
            raise refusal(StorageReason.BACKUP_DAMAGED)
        verify_files(Path(work), opened.data_key, info)
    return info


def verify_files(folder: Path, data_key: bytes, info: BackupInfo) -> None:
    """Refuse an unpacked backup unless it opens, both checks pass, and rows and chain head are as listed."""
    try:
        with closing(opening.connect(folder / DATABASE, data_key, info.vault)) as copy:
            version = copy.execute("PRAGMA user_version").fetchone()[0]
            right = (
                check(copy).verdict is Verdict.SOUND
                and version == info.schema
                and row_counts(copy) == info.rows
                and read_head(copy) == info.head
            )
    except (StorageError, sqlcipher3.DatabaseError) as error:
        raise refusal(StorageReason.BACKUP_DAMAGED) from error
    if not right:
        raise refusal(StorageReason.BACKUP_DAMAGED)


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """Return the backups in a folder, the newest first; damaged ones say so in ``problem`` and come last."""
    found = []
    with suppress(OSError):
        for file in folder.glob(f"*{SUFFIX}"):
            try:
                found.append(read_manifest(file))
            except StorageError as error:
                found.append(BackupInfo.unreadable(file, error.reason))
    return tuple(sorted(found, key=lambda each: (each.problem is None, each.made, each.path.name), reverse=True))


def row_counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    names = [row[0] for row in connection.execute(query)]
    counts = {}
    for name in names:
        quoted = '"' + name.replace('"', '""') + '"'
        counts[name] = int(connection.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0])  # noqa: S608 - a name
    return counts


def _snapshot(connection: Connection, opened: OpenedVault, path: Path, head: ChainHead, now: datetime) -> BackupInfo:
    """Copy the records, page by page through the cipher, into a new file under the same key."""
    path.touch(mode=0o600)
    with closing(opening.keyed(path, opened.data_key)) as copy:
        copy.execute("PRAGMA temp_store = MEMORY")
        copy.execute("PRAGMA journal_mode = OFF")  # a half-made copy is thrown away, and flushed as part of the ZIP
        copy.execute("PRAGMA synchronous = OFF")
        whole = _copied(connection, copy)
    if not whole:  # a damaged page: if it is a free one, what is in use can still be copied
        path.unlink()
        opening.copy_live_pages(connection, path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return BackupInfo(
        path, opened.id, head, version, now.astimezone(UTC).replace(microsecond=0), row_counts(connection)
    )


def _copied(connection: Connection, copy: Connection) -> bool:
    try:
        connection.backup(copy)
    except (sqlcipher3.DatabaseError, MemoryError) as error:
        if _is_damage(error):
            return False
        raise
    return not copy.execute("PRAGMA quick_check").fetchone()[0].startswith("***")


def _is_damage(error: BaseException) -> bool:
    """Return whether a page could not be read; the cipher says "no memory" for some."""
    return isinstance(error, MemoryError) or reason_of(error) is StorageReason.DAMAGED


@contextmanager
def workplace(opened: OpenedVault) -> Iterator[str]:
    """Give a folder beside the vault for an encrypted copy in the making; gone afterwards."""
    sweep_beside(opened.folder, COPY)
    work = beside(opened.folder, COPY)
    work.mkdir(mode=0o700)
    try:
        yield str(work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _require_room(database: Path, target: Path) -> None:
    if shutil.disk_usage(target).free < database.stat().st_size + SPARE_ROOM:
        raise refusal(StorageReason.BACKUP_FAILED)


def _free_name(path: Path) -> Path:
    """Return the name, or the next one like it that isn't taken: a backup never replaces another."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{SUFFIX}")
    return found


def _sweep(target: Path) -> None:
    for left in target.glob(f".LeadDesk-*{SUFFIX}{PARTIAL}"):
        with suppress(OSError):
            left.unlink()
