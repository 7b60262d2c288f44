"""A backup: one closed file, verified before it gets its name."""

import json
import os
import zipfile
from contextlib import closing
from datetime import timedelta

from leaddesk.domain.errors import StorageReason
from leaddesk.storage import backup
from leaddesk.storage.backup import list_backups, make_backup, verify_backup
from leaddesk.storage.backup_file import MANIFEST
from leaddesk.storage.checks import Verdict, check
from leaddesk.storage.key_store import KEYS
from leaddesk.storage.opened_vault import DATABASE
from tests.storage.backups.steps import add, back_up, reason
from tests.storage.faults.vaults import (
    NOTES,
    NOW,
)


def test_a_backup_is_one_file_with_three_parts_and_nobodys_name(place, kept):
    assert kept.name == f"LeadDesk-{place.unlocked().id[:8]}-00000000-20261103T150000Z.ldbackup"
    with zipfile.ZipFile(kept) as archive:
        assert {each.filename: each.compress_type for each in archive.infolist()} == {
            DATABASE: zipfile.ZIP_STORED,
            KEYS: zipfile.ZIP_STORED,
            MANIFEST: zipfile.ZIP_STORED,
        }
        manifest = json.loads(archive.read(MANIFEST))
    assert manifest["rows"]["note"] == NOTES
    assert os.listdir(place.backups) == [kept.name]  # noqa: PTH208 - hidden files count too
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_finished_backup_verifies_and_lists_what_it_holds(place, kept):
    info = verify_backup(kept, place.unlocked())
    assert info == list_backups(place.backups)[0]
    assert (info.rows["note"], info.made, info.problem) == (NOTES, NOW, None)


def test_nothing_readable_stands_in_a_backup(kept):
    content = kept.read_bytes()
    assert b"SQLite format 3" not in content
    assert b"note 1 note 1" not in content


def test_backups_are_listed_newest_first_and_never_replace_each_other(place):
    add(place)
    second = back_up(place, NOW + timedelta(hours=1))
    third = back_up(place, NOW + timedelta(hours=1))
    found = list_backups(place.backups)
    assert len({each.path for each in found}) == 3
    assert {each.path for each in found[:2]} == {second.path, third.path}
    assert [each.rows["note"] for each in found] == [NOTES + 1, NOTES + 1, NOTES]


def test_a_backup_can_be_made_while_the_records_stay_open(place):
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        info = make_backup(connection, opened, place.backups, now=NOW)
        connection.execute("INSERT INTO note (said) VALUES ('still open')")
        assert check(connection).verdict is Verdict.SOUND
    assert info.rows["note"] == NOTES


def test_a_backup_folder_that_is_gone_says_so(place, tmp_path, expect_log):
    (tmp_path / "file").write_bytes(b"")
    expect_log("backup failed: (NotADirectory|FileExists)Error")
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        work = lambda: make_backup(connection, opened, tmp_path / "file" / "backups", now=NOW)  # noqa: E731 - short
        assert reason(work) is StorageReason.BACKUP_FAILED


def test_a_disk_without_room_is_refused_before_anything_is_written(place, monkeypatch):
    monkeypatch.setattr(backup, "SPARE_ROOM", 10**18)
    before = sorted(place.backups.iterdir())
    assert reason(lambda: back_up(place)) is StorageReason.BACKUP_FAILED
    assert sorted(place.backups.iterdir()) == before
