import stat
import unicodedata
from contextlib import closing
from dataclasses import replace

import pytest

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.storage import head_hint, process, versions
from leaddesk.storage.head_hint import ChainHead
from leaddesk.storage.key_file import SlotKind
from leaddesk.storage.key_store import COPY, KEYS, SPARE
from leaddesk.storage.passphrase import WeakPassphraseError
from leaddesk.storage.recovery_key import MistypedRecoveryKeyError, RecoveryKey
from leaddesk.storage.refusals import WORDS, WRONG_RECOVERY_KEY
from leaddesk.storage.vault import Vault
from leaddesk.storage.versions import Libraries
from tests.storage.faults.vaults import CHEAP, NOTES, OTHER_RECOVERY, PASSPHRASE, RECOVERY, Place, make_place, notes


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_place(tmp_path_factory.mktemp("made") / "home")


@pytest.fixture
def place(made, tmp_path):
    return made.copied(tmp_path / "home")


def _reason(work):
    with pytest.raises(StorageError) as refused:
        work()
    assert refused.value.message
    assert refused.value.remedy
    return refused.value.reason


def test_a_vault_opens_with_its_passphrase_and_with_its_recovery_key(place):
    assert notes(place) == NOTES
    assert place.vault.unlock_with_passphrase(PASSPHRASE).data_key == place.unlocked().data_key
    assert place.vault.unlock_with_recovery(RECOVERY.text.lower()).data_key == place.unlocked().data_key


def test_a_wrong_passphrase_and_a_wrong_recovery_key_have_their_own_words(place):
    assert (
        _reason(lambda: place.vault.unlock_with_passphrase("unsaid kelp ritzy plow endors")) is StorageReason.WRONG_KEY
    )
    with pytest.raises(StorageError) as refused:
        place.vault.unlock_with_recovery(OTHER_RECOVERY)
    assert (refused.value.reason, refused.value.message) == (StorageReason.WRONG_KEY, WRONG_RECOVERY_KEY)
    with pytest.raises(MistypedRecoveryKeyError, match=r"Group 1 is mistyped\."):
        place.vault.unlock_with_recovery("00002" + RECOVERY.text[5:])


def test_a_composed_and_a_decomposed_letter_open_the_same_vault(tmp_path):
    text = "café crème brûlée à Évian"
    place = Place(tmp_path / "home")
    place.vault.create(unicodedata.normalize("NFD", text), cost=CHEAP)
    assert place.vault.unlock_with_passphrase(unicodedata.normalize("NFC", text)).id


def test_only_this_user_may_read_the_folder_and_its_files(place):
    assert stat.S_IMODE(place.vault.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in place.vault.folder.iterdir()} == {0o600}
    assert {file.name for file in place.vault.folder.iterdir()} == {"vault.db", KEYS, SPARE}
    assert (place.root / "config" / COPY).exists()


def test_a_vault_is_never_made_over_another_one(place):
    before = {file: file.read_bytes() for file in place.vault.folder.iterdir()}
    assert _reason(lambda: place.vault.create(PASSPHRASE, cost=CHEAP)) is StorageReason.EXISTS
    assert {file: file.read_bytes() for file in place.vault.folder.iterdir()} == before


def test_a_folder_with_anything_in_it_counts_as_taken(tmp_path):
    vault = Vault(tmp_path / "vault")
    vault.folder.mkdir()
    assert not vault.exists()
    (vault.folder / "something.txt").write_text("hers")
    assert _reason(lambda: vault.create(PASSPHRASE, cost=CHEAP)) is StorageReason.EXISTS


def test_a_short_passphrase_is_refused_below_every_screen(place, tmp_path):
    with pytest.raises(WeakPassphraseError):
        Vault(tmp_path / "vault").create("short", cost=CHEAP)
    assert not (tmp_path / "vault").exists()
    with pytest.raises(WeakPassphraseError):
        place.unlocked().change_passphrase("short", cost=CHEAP)


def test_a_new_passphrase_closes_the_old_one_everywhere(place):
    place.unlocked().change_passphrase("wobble banjo crypt zebra", cost=CHEAP)
    assert _reason(lambda: place.vault.unlock_with_passphrase(PASSPHRASE)) is StorageReason.WRONG_KEY
    place.vault.keys.places[0].unlink()
    assert _reason(lambda: place.vault.unlock_with_passphrase(PASSPHRASE)) is StorageReason.WRONG_KEY
    assert place.vault.unlock_with_passphrase("wobble banjo crypt zebra").id
    assert notes(place) == NOTES


def test_a_new_recovery_sheet_makes_the_old_one_worthless(place):
    new = place.unlocked().new_recovery_key()
    assert notes(place, new) == NOTES
    assert _reason(place.unlocked) is StorageReason.WRONG_KEY


def test_the_recovery_key_that_was_typed_back_at_set_up_is_the_one_used(tmp_path):
    shown = RecoveryKey.generate()
    _, kept = Vault(tmp_path / "vault").create(PASSPHRASE, cost=CHEAP, recovery=shown)
    assert kept == shown


def test_opening_mends_lost_copies_of_the_key_file(place):
    keys, spare, copy = place.vault.keys.places
    whole = keys.read_bytes()
    keys.write_bytes(whole[:-9])
    spare.unlink()
    assert notes(place) == NOTES
    assert {keys.read_bytes(), spare.read_bytes(), copy.read_bytes()} == {whole}
    assert len(list(keys.parent.glob(f"{KEYS}-replaced-*"))) == 1


def test_without_any_key_file_the_words_say_so(place):
    for each in place.vault.keys.places:
        each.unlink()
    assert _reason(place.unlocked) is StorageReason.KEYS_MISSING
    assert place.vault.problem().reason is StorageReason.KEYS_MISSING


def test_a_sound_vault_has_no_problem_and_a_missing_one_says_missing(place, tmp_path):
    assert place.vault.problem() is None
    assert Vault(tmp_path / "nowhere").problem().reason is StorageReason.MISSING
    assert not (tmp_path / "nowhere").exists()


def test_mixed_pairs_are_refused_and_no_key_file_is_overwritten(place, tmp_path):
    other = Place(tmp_path / "other")
    other.vault.create(PASSPHRASE, cost=CHEAP, recovery=RECOVERY)
    foreign = other.vault.keys.places[0].read_bytes()
    mine = place.vault.keys.places[2].read_bytes()
    for each in place.vault.keys.places[:2]:
        each.write_bytes(foreign)

    assert _reason(lambda: place.unlocked().connect()) is StorageReason.MISMATCH

    assert [each.read_bytes() for each in place.vault.keys.places] == [foreign, foreign, mine]
    place.vault.keys.places[0].write_bytes(mine)
    assert notes(place) == NOTES


def test_a_locked_vault_gives_no_key_any_more(place):
    opened = place.unlocked()
    opened.lock()
    assert opened.locked
    assert opened._data_key == bytearray()
    assert _reason(lambda: opened.data_key) is StorageReason.WRONG_KEY
    assert _reason(opened.connect) is StorageReason.WRONG_KEY


def test_an_opened_vault_shows_no_key_in_its_text(place):
    opened = place.unlocked()
    assert opened.data_key.hex() not in repr(opened)
    assert str(opened.data_key) not in repr(opened)


def test_keys_for_different_purposes_differ_and_are_not_the_data_key(place):
    opened = place.unlocked()
    keys = {opened.data_key, opened.chain_key, opened.key_for("leaddesk/head"), opened.key_for("another")}
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}


def test_an_interrupted_set_up_leaves_no_vault_and_is_swept_away(tmp_path):
    vault = Vault(tmp_path / "vault")
    left = tmp_path / ".vault-being-made-00ff00ff"
    left.mkdir()
    (left / "vault.db").write_bytes(b"half")
    assert not vault.exists()
    vault.create(PASSPHRASE, cost=CHEAP)
    assert not left.exists()


def test_a_file_put_back_is_noticed_by_the_note_beside_it(place):
    opened = place.unlocked()
    with closing(opened.connect()) as connection:
        _entry(connection, 1, b"\x01")
        old = place.database.read_bytes()
        _entry(connection, 2, b"\x02")
        head_hint.keep(opened, head_hint.read_head(connection))
        head_hint.compare(opened, connection)
    assert head_hint.kept(opened) == ChainHead(2, "02")
    with closing(opened.connect()) as connection:
        _entry(connection, 3, b"\x03")  # a crash before the next lock: the note lags behind
        head_hint.compare(opened, connection)

    place.database.write_bytes(old)

    with closing(opened.connect()) as connection:
        assert _reason(lambda: head_hint.compare(opened, connection)) is StorageReason.ROLLED_BACK
        _entry(connection, 2, b"\x09")  # another past of the same length
        assert _reason(lambda: head_hint.compare(opened, connection)) is StorageReason.ROLLED_BACK
        head_hint.accept(place.vault.folder)
        head_hint.compare(opened, connection)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"seq":9,"hash":"00","vault":"x","mac":"00"}', b"\xff"])
def test_a_damaged_note_stops_nobody(place, content):
    opened = place.unlocked()
    (place.vault.folder / head_hint.NAME).write_bytes(content)
    assert head_hint.kept(opened) is None


def test_an_altered_note_is_not_believed(place):
    opened = place.unlocked()
    head_hint.keep(opened, ChainHead(7, "aa"))
    note = place.vault.folder / head_hint.NAME
    note.write_bytes(note.read_bytes().replace(b"7", b"1"))
    assert head_hint.kept(opened) is None


def _entry(connection, seq, row_hash):
    connection.execute(
        "INSERT INTO audit (seq, action, at, actor, label, replayed, table_name, row_id, payload_hash, row_hash)"
        " VALUES (?, ?, '2026-11-03', '', '', 0, 'note', 1, x'00', ?)",
        (seq, seq, row_hash),
    )


def test_every_reason_has_its_own_words_and_a_way_out():
    assert set(WORDS) == set(StorageReason)
    assert len({message for message, _ in WORDS.values()}) == len(StorageReason)
    for message, remedy in WORDS.values():
        assert message.endswith(".")
        assert remedy.endswith(".")
        assert "please" not in (message + remedy).lower()


def test_the_libraries_are_new_enough():
    versions.require_libraries()


@pytest.mark.parametrize("name", ["SQLCipher", "SQLite", "OpenSSL"])
def test_an_older_library_is_refused_by_name(name):
    found = versions.libraries()
    old = replace(found, versions={**found.versions, name: (3, 0, 1)})
    with pytest.raises(StorageError, match=rf"{name} 3\.0\.1") as refused:
        versions.require_libraries(old)
    assert refused.value.reason is StorageReason.OLD_LIBRARY


def test_a_driver_without_full_text_search_is_refused():
    found = versions.libraries()
    assert "ENABLE_FTS5" in Libraries(found.versions, found.options - {"ENABLE_FTS5"}).problem()


def test_a_hardened_process_leaves_no_core_file_and_can_not_be_dumped():
    import subprocess
    import sys

    script = (
        "import ctypes, resource\n"
        "from leaddesk.storage.process import harden\n"
        "before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)\n"
        "harden()\n"
        "print(before, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1 0 (0, 0)"
    assert callable(process.harden)


def test_the_keyring_slot_is_closed_by_a_new_passphrase(place):
    assert not place.vault.is_remembered
    assert place.unlocked().keys.slot(SlotKind.KEYRING) is None
