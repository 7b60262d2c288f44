"""A restore brings everything back and keeps what was there."""

from contextlib import closing

import pytest

from leaddesk.domain.errors import StorageReason
from leaddesk.storage.backup import verify_backup
from leaddesk.storage.placement import RESTORED, put_in_place
from leaddesk.storage.restore import restore
from tests.storage.backups.steps import add, back_up, reason
from tests.storage.faults.vaults import (
    CHEAP,
    NOTES,
    NOW,
    OTHER_RECOVERY,
    PASSPHRASE,
    RECOVERY,
    Place,
    notes,
)


def test_a_restore_brings_everything_back_and_keeps_what_was_there(place, kept):
    add(place)
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
        reason(lambda: restore(kept, place.vault, passphrase="wobble banjo crypt zebra", now=NOW))
        is StorageReason.WRONG_KEY
    )
    assert reason(lambda: restore(kept, place.vault, recovery=OTHER_RECOVERY, now=NOW)) is StorageReason.WRONG_KEY
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
        assert reason(lambda: restore(kept, place.vault, recovery=RECOVERY, now=NOW)) is StorageReason.LOCKED
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
    back_up(place)
    assert all((place.root / name).is_dir() for name in hers)
