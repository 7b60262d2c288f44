"""How far the records had come when they were last closed, kept outside the encrypted file.

An old file put back in place passes every check of the file itself. This small note, signed with a key of its own,
shows it: the record of actions must still hold the number and hash that stand here. It may lag behind.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from leaddesk.domain.errors import StorageReason
from leaddesk.storage.durable import write_file
from leaddesk.storage.refusals import from_os, refusal

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from leaddesk.storage.opened_vault import OpenedVault

NAME: Final = "vault.head"
PURPOSE: Final = "leaddesk/head"
_LARGEST: Final = 4096


class ChainHead(NamedTuple):
    """The newest link of the audit chain: its number and its hash in hex."""

    sequence: int
    hash: str


def read_head(connection: Connection) -> ChainHead:
    """Read the newest link from an open file; number 0 where nothing was recorded yet."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit'").fetchone():
        return ChainHead(0, "")
    row = connection.execute("SELECT seq, row_hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return ChainHead(0, "") if row is None else ChainHead(int(row[0]), bytes(row[1]).hex())


def hash_at(connection: Connection, sequence: int) -> str | None:
    """Read the hash of one link from an open file."""
    if not read_head(connection).sequence:
        return None
    row = connection.execute("SELECT row_hash FROM audit WHERE seq = ?", (sequence,)).fetchone()
    return None if row is None else bytes(row[0]).hex()


def keep(opened: OpenedVault, head: ChainHead) -> None:
    """Note how far the records have come; called at lock."""
    body = {"vault": opened.id, "seq": head.sequence, "hash": head.hash}
    signed = body | {"mac": _mac(opened, body)}
    try:
        write_file(opened.folder / NAME, json.dumps(signed, sort_keys=True).encode())
    except OSError as error:
        raise from_os(error) from error


def kept(opened: OpenedVault) -> ChainHead | None:
    """Return the note, or None where there is none or it isn't ours."""
    try:
        with (opened.folder / NAME).open("rb") as file:
            content = json.loads(file.read(_LARGEST))
        mac = content.pop("mac")
        if not hmac.compare_digest(mac, _mac(opened, content)):
            return None
        return ChainHead(content["seq"], content["hash"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def compare(opened: OpenedVault, connection: Connection) -> None:
    """Refuse a file that has not come as far as the note says, or came another way."""
    head = kept(opened)
    if head is not None and head.sequence > 0 and hash_at(connection, head.sequence) != head.hash:
        raise refusal(StorageReason.ROLLED_BACK)


def accept(folder: Path) -> None:
    """Go on with the file as it is: the note is put aside. Her decision, after she was told."""
    note = folder / NAME
    if note.exists():
        note.replace(folder / f"{NAME}.old")


def _mac(opened: OpenedVault, body: dict[str, object]) -> str:
    return hmac.new(opened.key_for(PURPOSE), json.dumps(body, sort_keys=True).encode(), hashlib.sha256).hexdigest()
