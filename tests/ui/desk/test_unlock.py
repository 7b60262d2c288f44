"""From start to work: the unlock window and its ways."""

from dataclasses import replace

from leaddesk.domain.errors import LeadDeskError, StorageError, StorageReason
from leaddesk.ui.desk import Desk
from leaddesk.ui.dialogs.restore_dialog import RestoreDialog
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.new_passphrase import NewPassphraseView
from leaddesk.ui.unlock import UnlockView
from tests.ui.conftest import PASSPHRASE
from tests.ui.desk.steps import recover, unlock


def test_the_right_passphrase_leads_to_work(qtbot, desk, window):
    desk.start()
    assert isinstance(window.centralWidget(), UnlockView)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), MainWindow))
    assert window.windowTitle() == "LeadDesk"


def test_a_wrong_passphrase_says_so_and_costs_nothing(qtbot, desk, window):
    desk.start()
    view = unlock(qtbot, window, "wrong")
    qtbot.waitUntil(lambda: view.passphrase.problem != "")
    assert view.passphrase.problem == "That is not the passphrase. Nothing is lost; try again."
    assert view.passphrase.line.selectedText()
    assert view.unlock.isEnabled()
    qtbot.keyClicks(view.passphrase.line, PASSPHRASE)
    assert view.passphrase.problem == ""
    view.unlock.click()
    qtbot.waitUntil(lambda: desk.main is not None)


def test_the_unlock_window_has_its_four_ways(qtbot, desk, window, door):
    desk.start()
    view = window.centralWidget()
    names = {button.accessibleName() for button in (view.unlock, view.use_recovery, view.restore, view.practice)}
    assert names == {"Unlock", "Use recovery key", "Restore a backup", "Open practice data"}
    assert view.passphrase.line.accessibleName() == "Passphrase"
    view.practice.click()
    assert door.asked == ["practice"]


def test_practice_data_offers_nothing_to_recover_or_restore(qtbot, means, window):
    desk = Desk(window, replace(means, practice=True))
    desk.start()
    view = window.centralWidget()
    assert view.unlock.isVisible()
    assert not [one.text() for one in (view.use_recovery, view.restore, view.practice) if one.isVisible()]
    desk.idle.stop()
    window.ask_before_closing(lambda: True)


def test_the_recovery_key_forces_a_new_passphrase_and_offers_a_new_sheet(qtbot, desk, window, door):
    desk.start()
    recover(window)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), NewPassphraseView))
    fresh = window.centralWidget()
    fresh.next.click()
    assert fresh.passphrase.first.problem == "Needed"
    for field in (fresh.passphrase.first, fresh.passphrase.second):
        field.line.setText("another good passphrase")
    qtbot.waitUntil(lambda: fresh.passphrase.ready)
    fresh.next.click()
    qtbot.waitUntil(lambda: door.passphrase == "another good passphrase" and fresh.recovery.sheet is not None)
    assert desk.main is None
    fresh.keep_sheet.click()
    qtbot.waitUntil(lambda: desk.main is not None)
    assert door.sheet is None


def test_a_mistyped_recovery_key_says_what_is_wrong(qtbot, desk, window, door, monkeypatch):
    mistyped = LeadDeskError("Group 3 has a typing mistake.", "Compare it with the sheet.")

    def refuse(_key):
        raise mistyped

    monkeypatch.setattr(door, "unlock_with_recovery", refuse)
    desk.start()
    view = window.centralWidget()
    view.use_recovery.click()
    view.recovery_key.line.setText("AB")
    view.unlock.click()
    qtbot.waitUntil(lambda: view.recovery_key.problem != "")
    assert view.recovery_key.problem == "Group 3 has a typing mistake. Compare it with the sheet."


def test_a_machine_s_refusal_at_unlock_is_told(qtbot, desk, window, door, asked, monkeypatch, expect_log):
    expect_log("storage refused: LOCKED")

    def refuse(_passphrase):
        raise StorageError(StorageReason.LOCKED, "The records are open in another window.", "Close it first.")

    monkeypatch.setattr(door, "unlock", refuse)
    desk.start()
    unlock(qtbot, window, "x")
    qtbot.waitUntil(lambda: asked != [])
    assert asked[0][0] == "The records are open in another window."


def test_restoring_asks_for_file_and_key(qtbot, means, window, door, tmp_path):
    dialog = RestoreDialog(window, door, means.jobs, means.errors, tmp_path)
    qtbot.addWidget(dialog)
    dialog.restore.click()
    assert (dialog.file.problem, dialog.secret.problem) == ("There is no such file", "Needed")
    backup = tmp_path / "one.ldbackup"
    backup.write_bytes(b"x")
    dialog.file.line.setText(str(backup))
    dialog.secret.line.setText("wrong")
    dialog.restore.click()
    qtbot.waitUntil(lambda: dialog.secret.problem != "")
    dialog.secret.line.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted):
        dialog.restore.click()
    assert door.asked == ["restore"]
