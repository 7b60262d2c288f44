"""A backup that was damaged or doctored is named and restores nothing."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import backup
from leaddesk.storage.backup import list_backups, verify_backup
from leaddesk.storage.backup_file import MANIFEST
from leaddesk.storage.key_store import KEYS
from leaddesk.storage.opened_vault import DATABASE
from leaddesk.storage.restore import restore
from tests.storage.backups.steps import back_up, reason
from tests.storage.faults.vaults import (
    CHEAP,
    NOTES,
    NOW,
    PASSPHRASE,
    RECOVERY,
    Place,
    notes,
)


def _damages(whole):
    """Twenty ways in which a stored file goes bad."""
    size = len(whole)
    yield "emptied", b""
    yield "one byte", b"x"
    yield "text", b"this is not a backup" * 100
    for part in (1, 2, 3, 7):
        yield f"cut to {part}/8", whole[: size * part // 8]
    yield "last byte gone", whole[:-1]
    yield "first byte gone", whole[1:]
    yield "head zeroed", bytes(4096) + whole[4096:]
    yield "tail zeroed", whole[:-1024] + bytes(1024)
    for part in range(1, 8):
        place = size * part // 8
        yield f"flipped at {part}/8", whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    yield "a block zeroed", whole[:8192] + bytes(4096) + whole[12288:]
    yield "two blocks swapped", whole[:8192] + whole[12288:16384] + whole[8192:12288] + whole[16384:]


def test_every_kind_of_damage_to_a_backup_is_named_and_restores_nothing(place, kept):
    whole = kept.read_bytes()
    opened = place.unlocked()
    before = place.database.read_bytes()
    kinds = list(_damages(whole))
    assert len(kinds) == 20
    for kind, content in kinds:
        kept.write_bytes(content)
        assert reason(lambda: verify_backup(kept, opened)) is StorageReason.BACKUP_DAMAGED, kind
        assert reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.BACKUP_DAMAGED, (
            kind
        )
        assert place.database.read_bytes() == before
    assert [each.name for each in place.root.iterdir() if "vault" in each.name] == ["vault"]
    kept.write_bytes(whole)
    assert verify_backup(kept, opened).rows["note"] == NOTES  # the positive control


def test_a_backup_that_was_cut_is_listed_with_its_problem_after_the_good_ones(place, kept):
    good = back_up(place, NOW - timedelta(days=1))
    kept.write_bytes(kept.read_bytes()[:-40])
    assert [each.problem for each in list_backups(place.backups)] == [None, StorageReason.BACKUP_DAMAGED]
    assert list_backups(place.backups)[0].path == good.path


def _rewritten(kept, change):
    """The same backup with its parts changed, the ZIP's own sums right again."""
    with zipfile.ZipFile(kept) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    kept.write_bytes(out.getvalue())


def _listing(parts, **changes):
    parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | changes, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: _listing(parts, seq=77),
        lambda parts: _listing(parts, hash="00"),
        lambda parts: _listing(parts, schema=99),
        lambda parts: _listing(parts, vault="another"),
        lambda parts: _listing(parts, rows={}),
        lambda parts: _listing(parts, rows=None),
        lambda parts: _listing(parts, made="yesterday"),
        lambda parts: _listing(parts, sha256={}),
        lambda parts: parts.pop(KEYS),
        lambda parts: parts.pop(MANIFEST),
        lambda parts: parts.update({"../../outside": b"x"}),
        lambda parts: parts.update({KEYS: b"x" * 20_000}),
        lambda parts: parts.update({MANIFEST: b"[]"}),
        lambda parts: parts.update({MANIFEST: b" " + parts[MANIFEST]}),
    ],
)
def test_a_doctored_backup_is_refused(place, kept, change, tmp_path):
    _rewritten(kept, change)
    assert reason(lambda: verify_backup(kept, place.unlocked())) is StorageReason.BACKUP_DAMAGED
    assert reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.BACKUP_DAMAGED
    assert notes(place) == NOTES
    assert not (tmp_path / "outside").exists()


def test_a_backup_of_a_later_program_says_newer(place, kept):
    _rewritten(kept, lambda parts: _listing(parts, v=2))
    assert reason(lambda: verify_backup(kept, place.unlocked())) is StorageReason.NEWER


def test_a_compressed_part_is_refused_before_it_is_unpacked(place, kept):
    """A bomb: 200 MB of nothing in 200 kB."""
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DATABASE, bytes(200_000_000))
        archive.writestr(KEYS, b"{}")
        archive.writestr(MANIFEST, b"{}")
    assert reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.BACKUP_DAMAGED


def test_a_backup_of_another_vault_is_not_taken_for_ours(place, kept, tmp_path):
    other = Place(tmp_path / "other")
    other.vault.create(PASSPHRASE, cost=CHEAP, recovery=RECOVERY)
    assert reason(lambda: verify_backup(kept, other.unlocked())) is StorageReason.BACKUP_DAMAGED


def test_what_the_list_says_is_compared_with_the_rows(place, kept, tmp_path):
    info = verify_backup(kept, place.unlocked())
    with pytest.raises(StorageError):
        backup.verify_files(place.vault.folder, place.unlocked().data_key, replace(info, rows={**info.rows, "note": 1}))
