"""The backup file: an uncompressed ZIP of the encrypted file, the key file and a list of what must be in them."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from errno import EINVAL
from pathlib import Path
from typing import IO, Any, Final

from leaddesk.domain.errors import StorageReason
from leaddesk.storage.durable import flush
from leaddesk.storage.head_hint import ChainHead
from leaddesk.storage.key_file import LARGEST as LARGEST_KEYS
from leaddesk.storage.key_store import KEYS
from leaddesk.storage.opened_vault import DATABASE
from leaddesk.storage.refusals import refusal

FORMAT: Final = "leaddesk-backup"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
LARGEST_MANIFEST: Final = 64 * 1024
_BLOCK: Final = 1024 * 1024
_MEMBERS: Final = (DATABASE, KEYS, MANIFEST)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a backup holds. ``problem`` says why one can't be used; then the rest is empty."""

    path: Path
    vault: str
    head: ChainHead
    schema: int
    made: datetime
    rows: dict[str, int] = field(default_factory=dict)
    size: int = 0
    problem: StorageReason | None = None

    @classmethod
    def unreadable(cls, path: Path, problem: StorageReason) -> BackupInfo:
        """Return the entry of a backup that can't be read."""
        return cls(path, "", ChainHead(0, ""), 0, _NEVER, problem=problem)

    def at(self, path: Path) -> BackupInfo:
        """Return the same backup under its final name."""
        return replace(self, path=path, size=path.stat().st_size)


def write_backup(file: Path, database: Path, keys: bytes, info: BackupInfo) -> None:
    """Write the ZIP under a temporary name and have the disk keep it."""
    descriptor = os.open(file, os.O_CREAT | os.O_TRUNC | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            with database.open("rb") as source, archive.open(_member(DATABASE), "w", force_zip64=True) as member:
                digest = _copy(source, member)
            archive.writestr(_member(KEYS), keys)
            archive.writestr(_member(MANIFEST), _manifest(info, {DATABASE: digest, KEYS: _sha256(keys)}))
        out.flush()
        flush(out.fileno())


def read_manifest(file: Path) -> BackupInfo:
    """Return what a backup says of itself, without reading the records; refuse one that isn't whole in its outline."""
    with _opened(file) as archive:
        return _info(file, _listed(archive))


def extract(file: Path, folder: Path) -> BackupInfo:
    """Unpack a backup into an empty folder, or refuse it if a byte differs from what its list says."""
    with _opened(file) as archive:
        content = _listed(archive)
        for name in (DATABASE, KEYS):
            with archive.open(name) as member, (folder / name).open("xb") as out:
                if _copy(member, out) != content["sha256"][name]:
                    raise refusal(StorageReason.BACKUP_DAMAGED)
                out.flush()
                flush(out.fileno())
        return _info(file, content)


class _opened:  # noqa: N801 - used like a function
    """A backup whose members are exactly the three, uncompressed and no larger than the file: no bomb fits in."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> zipfile.ZipFile:
        try:
            size = self._file.stat().st_size
            self._archive = zipfile.ZipFile(self._file)
        except FileNotFoundError:
            raise refusal(StorageReason.MISSING) from None
        except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
            raise refusal(StorageReason.BACKUP_DAMAGED) from error
        members = self._archive.infolist()
        limits = {DATABASE: size, KEYS: LARGEST_KEYS, MANIFEST: LARGEST_MANIFEST}
        whole = tuple(sorted(each.filename for each in members)) == tuple(sorted(_MEMBERS)) and all(
            each.compress_type == zipfile.ZIP_STORED
            and each.file_size == each.compress_size <= min(limits[each.filename], size)
            and not each.flag_bits & 0x1
            for each in members
        )
        if not whole or sum(each.file_size for each in members) > size:
            self._archive.close()
            raise refusal(StorageReason.BACKUP_DAMAGED)
        return self._archive

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._archive.close()
        misplaced = isinstance(error, OSError) and error.errno in {None, EINVAL}  # zipfile seeks where nothing is
        if misplaced or isinstance(error, _UNREADABLE):
            raise refusal(StorageReason.BACKUP_DAMAGED) from error


_UNREADABLE: Final = (
    zipfile.BadZipFile,
    AttributeError,
    EOFError,
    KeyError,
    TypeError,
    ValueError,
    NotImplementedError,
    RecursionError,
)


def _listed(archive: zipfile.ZipFile) -> dict[str, Any]:
    data = archive.read(MANIFEST)
    content: dict[str, Any] = json.loads(data)
    if content["format"] != FORMAT or _canonical(content) != data:
        raise refusal(StorageReason.BACKUP_DAMAGED)
    if content["v"] > VERSION:
        raise refusal(StorageReason.NEWER)
    return content


def _info(file: Path, content: dict[str, Any]) -> BackupInfo:
    return BackupInfo(
        file,
        str(content["vault"]),
        ChainHead(int(content["seq"]), str(content["hash"])),
        int(content["schema"]),
        datetime.fromisoformat(content["made"]).astimezone(UTC),
        {str(name): int(count) for name, count in content["rows"].items()},
        file.stat().st_size,
    )


def _manifest(info: BackupInfo, digests: dict[str, str]) -> bytes:
    content = {"format": FORMAT, "v": VERSION, "vault": info.vault, "seq": info.head.sequence, "hash": info.head.hash}
    content |= {"schema": info.schema, "made": info.made.isoformat(), "rows": info.rows, "sha256": digests}
    return _canonical(content)


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_STORED
    member.external_attr = 0o600 << 16
    return member


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := source.read(_BLOCK):
        digest.update(block)
        target.write(block)
    return digest.hexdigest()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _canonical(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
