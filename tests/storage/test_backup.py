import io
import json
import os
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import backup, repair
from leaddesk.storage.backup import list_backups, make_backup, verify_backup
from leaddesk.storage.backup_file import MANIFEST
from leaddesk.storage.checks import Verdict, check
from leaddesk.storage.key_store import KEYS
from leaddesk.storage.opened_vault import DATABASE
from leaddesk.storage.opening import PAGE_SIZE
from leaddesk.storage.placement import RESTORED, put_in_place
from leaddesk.storage.restore import restore
from tests.storage.faults.vaults import (
    CHEAP,
    NOTES,
    NOW,
    OTHER_RECOVERY,
    PASSPHRASE,
    RECOVERY,
    Place,
    make_place,
    notes,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = make_place(tmp_path_factory.mktemp("made") / "home")
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        make_backup(connection, opened, place.backups, now=NOW)
    return place


@pytest.fixture
def place(made, tmp_path):
    return made.copied(tmp_path / "home")


@pytest.fixture
def kept(place):
    [info] = list_backups(place.backups)
    return info.path


def _reason(work):
    with pytest.raises(StorageError) as refused:
        work()
    return refused.value.reason


def _add(place, text="later"):
    with closing(place.unlocked().connect()) as connection:
        connection.execute("INSERT INTO note (said) VALUES (?)", (text,))


def _backup(place, now=NOW):
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        return make_backup(connection, opened, place.backups, now=now)


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
    _add(place)
    second = _backup(place, NOW + timedelta(hours=1))
    third = _backup(place, NOW + timedelta(hours=1))
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


def test_a_restore_brings_everything_back_and_keeps_what_was_there(place, kept):
    _add(place)
    opened, aside = restore(kept, place.vault, passphrase=PASSPHRASE, now=NOW)
    assert notes(place) == NOTES
    assert opened.data_key == place.unlocked().data_key
    assert aside.name == "vault-replaced-20261103T150000Z"
    assert notes(_elsewhere(aside)) == NOTES + 1


def _elsewhere(folder):
    """The vault that was moved aside, where its own place would be."""
    home = folder.parent / "elsewhere"
    home.mkdir()
    folder.rename(home / "vault")
    return Place(home)


def test_a_restore_works_with_nothing_left_but_the_file_and_the_sheet(tmp_path, kept):
    bare = Place(tmp_path / "new computer")
    _, aside = restore(kept, bare.vault, recovery=RECOVERY.text.lower(), now=NOW)
    assert aside is None
    assert notes(bare) == NOTES
    assert bare.vault.unlock_with_passphrase(PASSPHRASE).id


@pytest.mark.parametrize("damage", ["emptied", "cut", "keys", "everything"])
def test_a_restore_repairs_a_damaged_vault(place, kept, damage):
    if damage == "emptied":
        place.database.write_bytes(b"")
    elif damage == "cut":
        place.database.write_bytes(place.database.read_bytes()[:9000])
    else:
        for each in place.vault.keys.places if damage == "keys" else place.vault.folder.iterdir():
            each.write_bytes(b"damaged")
    restore(kept, place.vault, recovery=RECOVERY, now=NOW)
    assert notes(place) == NOTES


def test_a_wrong_secret_changes_nothing(place, kept):
    before = _content(place)
    assert (
        _reason(lambda: restore(kept, place.vault, passphrase="wobble banjo crypt zebra", now=NOW))
        is StorageReason.WRONG_KEY
    )
    assert _reason(lambda: restore(kept, place.vault, recovery=OTHER_RECOVERY, now=NOW)) is StorageReason.WRONG_KEY
    assert _content(place) == before


def _content(place):
    return {file: file.read_bytes() for file in place.root.rglob("*") if file.is_file()}


def test_an_older_backup_opens_with_the_secrets_of_its_time(place, kept):
    place.unlocked().change_passphrase("wobble banjo crypt zebra", cost=CHEAP)
    place.unlocked().new_recovery_key(OTHER_RECOVERY)
    assert verify_backup(kept, place.unlocked(OTHER_RECOVERY)).rows["note"] == NOTES
    restore(kept, place.vault, passphrase=PASSPHRASE, now=NOW)
    assert notes(place, RECOVERY) == NOTES


def test_a_restore_is_refused_while_the_records_are_open_elsewhere(place, kept):
    with closing(place.unlocked().connect()):
        assert _reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.LOCKED
    restore(kept, place.vault, recovery=RECOVERY, now=NOW)


def test_a_power_cut_between_the_two_renames_is_made_good(place, kept, tmp_path):
    ready = place.copied(tmp_path / "ready").vault.folder
    put_in_place(ready, place.vault.folder, NOW)
    place.vault.folder.rename(place.root / f".vault-{RESTORED}-00112233")
    assert not place.vault.folder.exists()
    assert place.vault.exists()
    assert notes(place) == NOTES


def test_leftovers_of_interrupted_restores_are_swept_away(place, kept):
    for name in (".vault-unpacked-00112233", f".vault-{RESTORED}-00112233"):
        (place.root / name).mkdir()
    restore(kept, place.vault, recovery=RECOVERY, now=NOW)
    assert sorted(each.name for each in place.root.iterdir()) == [
        *("backups", "config", "vault", "vault-replaced-20261103T150000Z")
    ]


def test_a_copy_of_the_folder_that_she_made_is_never_swept_away(place, kept):
    hers = ["vault-copy-20261103", "vault-restored-20261103", "vault-unpacked-00112233", "vault-being-made-00112233"]
    for name in hers:
        (place.root / name).mkdir()
    restore(kept, place.vault, recovery=RECOVERY, now=NOW)
    _backup(place)
    assert all((place.root / name).is_dir() for name in hers)


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
        assert _reason(lambda: verify_backup(kept, opened)) is StorageReason.BACKUP_DAMAGED, kind
        assert (
            _reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.BACKUP_DAMAGED
        ), kind
        assert place.database.read_bytes() == before
    assert [each.name for each in place.root.iterdir() if "vault" in each.name] == ["vault"]
    kept.write_bytes(whole)
    assert verify_backup(kept, opened).rows["note"] == NOTES  # the positive control


def test_a_backup_that_was_cut_is_listed_with_its_problem_after_the_good_ones(place, kept):
    good = _backup(place, NOW - timedelta(days=1))
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
    assert _reason(lambda: verify_backup(kept, place.unlocked())) is StorageReason.BACKUP_DAMAGED
    assert _reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.BACKUP_DAMAGED
    assert notes(place) == NOTES
    assert not (tmp_path / "outside").exists()


def test_a_backup_of_a_later_program_says_newer(place, kept):
    _rewritten(kept, lambda parts: _listing(parts, v=2))
    assert _reason(lambda: verify_backup(kept, place.unlocked())) is StorageReason.NEWER


def test_a_compressed_part_is_refused_before_it_is_unpacked(place, kept):
    """A bomb: 200 MB of nothing in 200 kB."""
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DATABASE, bytes(200_000_000))
        archive.writestr(KEYS, b"{}")
        archive.writestr(MANIFEST, b"{}")
    assert _reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.BACKUP_DAMAGED


def _damaged_pages(place):
    """Each page of the vault with one bit flipped, as (page, whole content)."""
    whole = place.database.read_bytes()
    for number in range(len(whole) // PAGE_SIZE):
        yield (
            whole[: number * PAGE_SIZE + 9]
            + bytes([whole[number * PAGE_SIZE + 9] ^ 1])
            + whole[number * PAGE_SIZE + 10 :]
        )


def test_a_backup_of_a_damaged_vault_is_whole_or_fails_loudly(place):
    """A damaged page in use stops it; a damaged free page is left out of a copy that holds everything."""
    with closing(place.unlocked().connect()) as connection:
        connection.execute("CREATE TABLE gone (said BLOB)")
        connection.execute("INSERT INTO gone VALUES (randomblob(30000))")
        connection.execute("DROP TABLE gone")
    opened = place.unlocked()
    made = refused = 0
    reasons = set()
    for number, content in enumerate(_damaged_pages(place)):
        place.database.write_bytes(content)
        before = {file.name for file in place.backups.iterdir()}
        try:
            with closing(opened.connect()) as connection:
                info = make_backup(connection, opened, place.backups, now=NOW + timedelta(seconds=number))
        except StorageError as error:
            reasons.add(error.reason)
            assert {file.name for file in place.backups.iterdir()} == before
            refused += 1
        else:
            assert verify_backup(info.path, opened).rows["note"] == NOTES
            made += 1
    assert made >= 5
    assert reasons <= {StorageReason.DAMAGED, StorageReason.MISMATCH, StorageReason.BACKUP_DAMAGED}
    assert refused >= 20


def _dump(opened):
    with closing(opened.connect()) as connection:
        assert check(connection).verdict is Verdict.SOUND
        return connection.execute("SELECT * FROM note ORDER BY id").fetchall()


def test_damaged_free_pages_and_indexes_are_left_behind_when_the_file_is_written_anew(place):
    with closing(place.unlocked().connect()) as connection:
        connection.execute("CREATE TABLE gone (said BLOB)")
        connection.execute("INSERT INTO gone VALUES (randomblob(30000))")
        connection.execute("DROP TABLE gone")
    opened = place.unlocked()
    rows = _dump(opened)
    mended = dict.fromkeys(Verdict, 0)
    for number, content in enumerate(_damaged_pages(place)):
        place.database.write_bytes(content)
        verdict = None
        try:
            with closing(opened.connect()) as connection:
                verdict = check(connection).verdict
            aside = repair.write_anew(opened, now=NOW + timedelta(seconds=number))
        except StorageError:
            assert verdict is not Verdict.FREE_PAGE
            assert place.database.read_bytes() == content
            continue
        assert aside.read_bytes() == content
        assert _dump(opened) == rows
        mended[verdict] += 1
    assert mended[Verdict.FREE_PAGE] >= 5
    assert mended[Verdict.SOUND] == 0


def test_a_backup_folder_that_is_gone_says_so(place, tmp_path, expect_log):
    (tmp_path / "file").write_bytes(b"")
    expect_log("backup failed: (NotADirectory|FileExists)Error")
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        work = lambda: make_backup(connection, opened, tmp_path / "file" / "backups", now=NOW)  # noqa: E731 - short
        assert _reason(work) is StorageReason.BACKUP_FAILED


def test_a_disk_without_room_is_refused_before_anything_is_written(place, monkeypatch):
    monkeypatch.setattr(backup, "SPARE_ROOM", 10**18)
    before = sorted(place.backups.iterdir())
    assert _reason(lambda: _backup(place)) is StorageReason.BACKUP_FAILED
    assert sorted(place.backups.iterdir()) == before


def test_a_backup_of_another_vault_is_not_taken_for_ours(place, kept, tmp_path):
    other = Place(tmp_path / "other")
    other.vault.create(PASSPHRASE, cost=CHEAP, recovery=RECOVERY)
    assert _reason(lambda: verify_backup(kept, other.unlocked())) is StorageReason.BACKUP_DAMAGED


def test_what_the_list_says_is_compared_with_the_rows(place, kept, tmp_path):
    info = verify_backup(kept, place.unlocked())
    with pytest.raises(StorageError):
        backup.verify_files(place.vault.folder, place.unlocked().data_key, replace(info, rows={**info.rows, "note": 1}))
