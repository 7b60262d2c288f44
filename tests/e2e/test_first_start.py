"""What stands there when the program starts and something is wrong: its own plain words, and nothing overwritten."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from contextlib import closing

import pytest

from leaddesk.app.door import Door
from leaddesk.domain.clock import Clock
from leaddesk.domain.errors import StorageReason
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.storage.kdf import FLOOR
from leaddesk.storage.refusals import WORDS
from leaddesk.storage.vault import Vault
from tests.e2e.driver import MORNING
from tests.e2e.steps import PASSPHRASE


def content(home):
    """Return every file that matters, by its place."""
    return {
        file.relative_to(home.root): file.read_bytes()
        for folder in (home.vault, home.backups)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def cut_short(home):
    file = home.vault / "vault.db"
    file.write_bytes(file.read_bytes()[: 4096 * 3 + 100])


def emptied(home):
    (home.vault / "vault.db").write_bytes(b"")


def another_program_s(home):
    (home.vault / "vault.db").write_bytes(b"SQLite format 3\0" + bytes(8176))


def without_keys(home):
    for file in home.root.rglob("vault.keys*"):
        file.unlink()


def damaged_keys(home):
    for file in home.root.rglob("vault.keys*"):
        file.write_bytes(b"\0" * 200)


def without_records(home):
    (home.vault / "vault.db").unlink()


def of_a_newer_version(home):
    vault = Vault(home.vault, home.config).unlock_with_passphrase(PASSPHRASE)
    with closing(vault.connect()) as connection:
        connection.execute("PRAGMA user_version = 9999")
    vault.lock()


UNHAPPY = {
    cut_short: StorageReason.TRUNCATED,
    emptied: StorageReason.EMPTY_FILE,
    another_program_s: StorageReason.FOREIGN,
    without_keys: StorageReason.KEYS_MISSING,
    damaged_keys: StorageReason.KEYS_DAMAGED,
    without_records: StorageReason.MISSING,
    of_a_newer_version: StorageReason.NEWER,
}


def refused(at, reason):
    """Try the passphrase and read what is said; the way out is to restore, which stays offered."""
    message, remedy = WORDS[reason]
    said = []
    at.answer(lambda: (at.see(message, remedy), said.append(at.words), at.click("Close")))
    at.unlock(PASSPHRASE)
    at.wait(lambda: said, f"nothing was said but: {at.words}")
    at.see("Restore a backup", "Welcome back")
    assert at.desk.main is None
    return said[0]


@pytest.mark.parametrize("spoil", UNHAPPY, ids=lambda spoil: spoil.__name__)
def test_an_unhappy_start_has_its_own_words_and_changes_nothing(start, home, spoil, expect_log):
    expect_log(f"storage refused: {UNHAPPY[spoil].name}")
    spoil(home)
    before = content(home)
    refused(start(), UNHAPPY[spoil])
    assert content(home) == before


def test_each_of_these_words_is_said_only_there():
    said = [WORDS[reason][0] for reason in UNHAPPY.values()]
    assert len(set(said)) == len(said)


def test_a_key_file_that_is_missing_comes_back_from_its_copy(start, home):
    (home.vault / "vault.keys").unlink()
    at = start()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None, "never opened")
    assert (home.vault / "vault.keys").exists()


HOLD = """
import sys
from pathlib import Path
from leaddesk.storage.vault import Vault
vault = Vault(Path(sys.argv[1]), Path(sys.argv[2])).unlock_with_passphrase(sys.argv[3])
connection = vault.connect()
print("held", flush=True)
sys.stdin.read()
"""


def test_records_that_another_process_holds_are_told_and_open_once_it_has_gone(start, home, expect_log):
    expect_log("storage refused: LOCKED")
    command = [sys.executable, "-c", textwrap.dedent(HOLD), str(home.vault), str(home.config), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        at = start()
        refused(at, StorageReason.LOCKED)
        other.stdin.close()
        other.wait(10)
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None, "never opened")


@pytest.mark.parametrize("spoil", [cut_short, emptied, without_keys, without_records], ids=lambda spoil: spoil.__name__)
def test_a_backup_brings_the_records_back_from_the_unlock_window(start, home, spoil):
    [backup] = home.backups.glob("*.ldbackup")
    spoil(home)
    spoiled = content(home)
    at = start()

    def fill():
        at.type_into("Backup file", str(backup))
        at.type_into("Passphrase or recovery key", "not this one")
        at.click("Restore this backup")
        at.see("Neither a passphrase nor a recovery key of this backup")
        at.type_into("Passphrase or recovery key", PASSPHRASE)
        at.click("Restore this backup")

    at.answer(fill)
    at.click("Restore a backup")
    at.wait(lambda: at.desk.main is not None or "Welcome back" in at.words)
    if at.desk.main is None:
        at.unlock(PASSPHRASE)
        at.wait(lambda: at.desk.main is not None, "never opened")
    at.open_person("tackett")
    at.see("Roz Tackett", "LD-2026-0001")
    beside = [file.read_bytes() for file in home.root.rglob("vault.db") if file.parent != home.vault]
    assert beside == [data for name, data in spoiled.items() if name.name == "vault.db"]


def older(home):
    """Put an older copy in the place of the records."""
    old = home.root / "old.db"
    shutil.copyfile(home.vault / "vault.db", old)
    door = Door(home, Clock(lambda: MORNING), cost=FLOOR)
    door.unlock(PASSPHRASE)
    door.need().services.participants.save(ParticipantDraft("Wren", "", "Abernathy"))
    door.lock()
    old.replace(home.vault / "vault.db")


def test_an_older_copy_is_told_and_used_only_if_she_says_so(start, home, expect_log):
    expect_log("storage refused: ROLLED_BACK")
    expect_log("an older copy of the records was accepted")
    older(home)
    at = start()
    said = refused(at, StorageReason.ROLLED_BACK)
    assert "older copy" in said
    at.answer(lambda: at.click("Use these records"))
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None, "never opened")
    at.open_person("tackett")
    at.see("Roz Tackett")
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None, "asked again")


def test_records_in_a_copied_folder_open_with_a_warning_that_names_the_way_out(qapp, theme, home, start_at, tmp_path):
    moved = tmp_path / "Dropbox"
    shutil.move(home.root, moved)
    at = start_at(moved)
    said = []
    at.answer(lambda: (said.append(at.words), at.click("Close")))
    at.unlock(PASSPHRASE)
    at.wait(lambda: said, "nothing was said")
    assert "belongs to Dropbox" in said[0]
    assert f"move the folder {moved}" in said[0]
    at.open_person("tackett")
    at.see("Roz Tackett")


def test_no_records_are_made_in_a_copied_folder(start_at, tmp_path):
    at = start_at(tmp_path / "OneDrive - Alder County" / "LeadDesk")
    at.see("belongs to OneDrive")
    at.type_into("Site name", "Alder County LEAD")
    at.press("Return")
    assert "Passphrase" not in at.names()
    assert not at.home.vault.exists()
    assert at.desk.main is None


def test_the_practice_office_says_that_any_passphrase_opens_it(qtbot, home):
    from leaddesk.ui.unlock import UnlockView

    class Nothing:
        def __getattr__(self, _name):
            return lambda *_a, **_k: None

    view = UnlockView(Nothing(), Nothing(), Nothing(), after_lock=True, practice=True)
    qtbot.addWidget(view)
    assert view._text.text() == "Practice data: any passphrase opens it."
