"""Start, unlock, lock, set up: nothing typed is lost, and after a lock nothing is left to read."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.domain.errors import LeadDeskError, StorageError, StorageReason
from leaddesk.domain.settings import SecurityDraft
from leaddesk.ui.desk import Desk, Means
from leaddesk.ui.dialogs.restore_dialog import RestoreDialog
from leaddesk.ui.gatekeeper import State
from leaddesk.ui.main_window import MainWindow
from leaddesk.ui.new_passphrase import NewPassphraseView
from leaddesk.ui.routes import Route
from leaddesk.ui.set_up import SetUpAssistant
from leaddesk.ui.unlock import UnlockView
from leaddesk.ui.window import Window
from tests.ui.conftest import GROUPS, PASSPHRASE

CANARY = "Roz Canary Tackett"


@pytest.fixture
def means(qapp, door, jobs, theme, clock, errors, services, database, tmp_path):  # noqa: PLR0917 - fixtures
    def open_services(tell):
        database.on_committed.append(tell)
        return services

    return Means(
        app=qapp,
        gatekeeper=door,
        jobs=jobs,
        theme=theme,
        clock=OfficeClock(clock),
        errors=errors,
        open_services=open_services,
        open_practice=lambda: door.asked.append("practice"),
        print_pdf=lambda _parent, content, name: door.asked.append((name, content)) or True,
        save_pdf=lambda *_: False,
        config=tmp_path / "config",
        backup_folder=tmp_path / "backups",
    )


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def desk(qtbot, window, means):
    desk = Desk(window, means)
    yield desk
    desk.idle.stop()
    window.ask_before_closing(lambda: True)
    qtbot.waitUntil(lambda: means.jobs.idle)


@pytest.fixture
def at_work(qtbot, desk, window, door):
    door.kept = State.OPEN
    desk.start()
    qtbot.waitUntil(lambda: desk.main is not None)
    return desk


def unlock(qtbot, window, text):
    view = window.centralWidget()
    qtbot.keyClicks(view.passphrase.line, text)
    qtbot.keyClick(view.passphrase.line, Qt.Key.Key_Return)
    return view


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


def test_the_recovery_key_forces_a_new_passphrase_and_offers_a_new_sheet(qtbot, desk, window, door):
    desk.start()
    view = window.centralWidget()
    view.use_recovery.click()
    view.recovery_key.line.setText(" ".join(GROUPS))
    view.unlock.click()
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


def test_locking_keeps_what_is_typed_and_it_comes_back(qtbot, at_work, window, door, services):
    at_work.main.open(Route("settings", None, "office"))
    page = at_work.main.page
    qtbot.waitUntil(lambda: page.binder.draft.site_name == "Alder County LEAD")
    page.binder.fields["coordinator"].line.setText(CANARY)
    at_work.main.top.lock.click()
    qtbot.waitUntil(lambda: "lock" in door.asked)
    assert services.settings.office().coordinator == "C. Brandt"

    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: at_work.main is not None)
    at_work.main.open(Route("settings", None, "office"))
    page = at_work.main.page
    qtbot.waitUntil(lambda: page.binder.fields["coordinator"].value() == CANARY)
    assert page.binder.dirty
    page.save()
    qtbot.waitUntil(lambda: services.settings.office().coordinator == CANARY)
    qtbot.waitUntil(lambda: services.drafts.all() == [])


def test_after_a_lock_no_widget_holds_a_word_of_the_records(qtbot, at_work, window, door, services):
    services.settings.save_office(replace(services.settings.office(), site_name=f"{CANARY} site"))
    at_work.main.open(Route("settings", None, "office"))
    qtbot.waitUntil(lambda: at_work.main.page.binder.draft.site_name == f"{CANARY} site")
    at_work.main.page.binder.fields["coordinator"].line.setText(CANARY)
    at_work.main.page.binder.fields["address"].box.setPlainText(CANARY)
    assert len(words_with(CANARY)) >= 3
    at_work.lock()
    assert isinstance(window.centralWidget(), UnlockView)
    assert window.centralWidget()._title.text() == "LeadDesk is locked"
    qtbot.waitUntil(lambda: "lock" in door.asked)
    qtbot.waitUntil(lambda: not words_with(CANARY))


def words_with(word):
    found = []
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        found += [widget.accessibleName(), widget.windowTitle(), widget.toolTip()]
    return [text for text in found if word in text]


def test_rest_locks_after_the_minutes_that_are_set(qtbot, at_work, window, door, services):
    services.settings.save_security(SecurityDraft(auto_lock_minutes=5))
    qtbot.waitUntil(lambda: at_work.idle.minutes == 5)
    moment = [at_work.idle._now()]
    at_work.idle._now = lambda: moment[0]
    at_work.idle.touch()
    at_work.idle._system_idle = None
    for second in range(1, 300):
        moment[0] += 1
        at_work.idle.look()
        assert at_work.main is not None, second
    assert at_work.main.status._lock.text() == "Locks in 1 s"
    moment[0] += 1
    at_work.idle.look()
    assert at_work.main is None
    qtbot.waitUntil(lambda: "lock" in door.asked)


def rest(desk, seconds):
    """Nobody touches anything for so long."""
    moment = [desk.idle._now()]
    desk.idle._now = lambda: moment[0]
    desk.idle._system_idle = None
    desk.idle.touch()
    for _ in range(seconds):
        moment[0] += 1
        desk.idle.look()


def test_the_file_is_looked_at_once_in_each_rest_of_a_minute(qtbot, at_work, means, door):
    qtbot.waitUntil(lambda: means.jobs.idle)
    rest(at_work, 59)
    assert "check" not in door.asked
    rest(at_work, 90)
    qtbot.waitUntil(lambda: "check" in door.asked)
    rest(at_work, 61)
    qtbot.waitUntil(lambda: door.asked.count("check") == 2)


def test_damage_that_the_look_finds_is_told_and_the_file_closed(qtbot, at_work, means, window, door, asked, expect_log):
    expect_log("storage refused: DAMAGED")
    door.damage = StorageError(StorageReason.DAMAGED, "A part is damaged.", "Choose Restore a backup.")
    qtbot.waitUntil(lambda: means.jobs.idle)
    rest(at_work, 61)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), UnlockView))
    assert asked == [("A part is damaged.", "Choose Restore a backup.", "")]
    qtbot.waitUntil(lambda: "lock" in door.asked)


def test_what_is_not_as_it_was_written_is_told_and_work_goes_on(qtbot, at_work, means, door, asked, expect_log):
    expect_log("storage refused: ASTRAY")
    door.damage = StorageError(StorageReason.ASTRAY, "Some records are not as written.", "Tell somebody.")
    qtbot.waitUntil(lambda: means.jobs.idle)
    rest(at_work, 61)
    qtbot.waitUntil(lambda: asked != [])
    assert at_work.main is not None
    assert "lock" not in door.asked


def test_waking_from_sleep_locks_at_once(qtbot, at_work, door):
    moment = [at_work.idle._now()]
    at_work.idle._now = lambda: moment[0]
    at_work.idle.touch()
    moment[0] += 3600
    at_work.idle.look()
    assert at_work.main is None
    qtbot.waitUntil(lambda: "lock" in door.asked)


def test_the_system_s_lock_is_ours_too(qtbot, at_work, door):
    at_work._session.on_sleep(beginning=False)
    assert at_work.main is not None
    at_work._session.on_sleep(beginning=True)
    assert at_work.main is None
    qtbot.waitUntil(lambda: "lock" in door.asked)


def test_a_lock_closes_an_open_dialog(qtbot, at_work, door):
    at_work.main.help()
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    at_work.lock()
    qtbot.waitUntil(lambda: not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()])
    qtbot.waitUntil(lambda: "lock" in door.asked)


def test_closing_the_window_keeps_and_locks_first(qtbot, at_work, window, door, monkeypatch):
    ended = []
    monkeypatch.setattr(at_work, "_end", lambda: ended.append(list(door.asked)))
    assert not window.close()
    qtbot.waitUntil(lambda: ended != [])
    assert ended == [["lock"]]


def test_pages_closed_by_a_lock_hear_of_nothing_any_more(qtbot, at_work, window, door):
    for page in ("participants", "referrals", "today"):
        at_work.main.open(Route(page))
    former = at_work.main.context
    at_work.lock()
    qtbot.waitUntil(lambda: "lock" in door.asked)
    qtbot.waitUntil(lambda: not isValid(former.names))
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: at_work.main is not None)
    # a page of before that still listened would raise here
    at_work.main.context.names.hide(hidden=True)
    assert at_work.main.context.names.hidden


def test_hidden_names_stay_hidden_over_a_lock(qtbot, at_work, window, door):
    at_work.main._on_hide()
    at_work.lock()
    qtbot.waitUntil(lambda: "lock" in door.asked)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: at_work.main is not None)
    assert at_work.main.top.hide_names.accessibleName() == "Show names"


@pytest.fixture
def assistant(qtbot, desk, window, door):
    door.kept = State.NEW
    desk.start()
    assert isinstance(window.centralWidget(), SetUpAssistant)
    return window.centralWidget()


def fill_office(assistant):
    for name, text in (("site_name", "Alder County LEAD"), ("county", "Alder"), ("coordinator", "C. Brandt")):
        assistant.office.fields[name].line.setText(text)


def test_set_up_takes_five_steps_and_makes_the_records(qtbot, assistant, desk, door, tmp_path):
    assert assistant.next.accessibleName() == "Next"
    fill_office(assistant)
    assistant.next.click()
    assert assistant.step == 1
    assistant.passphrase.suggest.click()
    qtbot.waitUntil(lambda: assistant.passphrase.passphrase == PASSPHRASE)
    assistant.passphrase.second.line.setText(PASSPHRASE)
    qtbot.waitUntil(lambda: assistant.passphrase.ready)
    assistant.next.click()
    assert assistant.step == 2
    qtbot.waitUntil(lambda: assistant.recovery.sheet is not None)
    assistant.recovery.print.click()
    assert door.asked == [("LeadDesk-recovery-sheet.pdf", b"%PDF-Alder County LEAD")]
    assert not assistant.recovery._key.isVisible()
    for number, field in assistant.recovery._asked:
        assert field.line.accessibleName() == f"Recovery key group {number + 1}"
        field.line.setText(GROUPS[number].lower())
    assistant.next.click()
    assert assistant.step == 3
    assert assistant.folder.value() == str(tmp_path / "backups")
    assistant.next.click()
    assert assistant.next.accessibleName() == "Finish"
    assistant.practice.click()
    assistant.next.click()
    qtbot.waitUntil(lambda: desk.main is not None)
    assert door.asked[1:] == ["create", "practice"]
    assert (door.passphrase, door.office.county) == (PASSPHRASE, "Alder")
    assert door.security == SecurityDraft(backup_folder=str(tmp_path / "backups"))


def test_set_up_says_what_is_missing_and_can_always_go_back(qtbot, assistant, door):
    assistant.next.click()
    assert assistant.step == 0
    assert assistant.office.fields["site_name"].problem == "Needed"
    fill_office(assistant)
    assistant.next.click()
    assistant.passphrase.first.line.setText("alder county words and more")
    qtbot.waitUntil(lambda: assistant.passphrase._strength is not None)
    assistant.next.click()
    assert assistant.passphrase.first.problem == "It holds the county's name."
    assistant.passphrase.first.line.setText(PASSPHRASE)
    qtbot.waitUntil(lambda: assistant.passphrase._strength is not None and assistant.passphrase._strength.accepted)
    assistant.next.click()
    assert assistant.passphrase.second.problem == "Both are not the same yet"
    assistant.passphrase.second.line.setText(PASSPHRASE)
    assistant.next.click()
    qtbot.waitUntil(lambda: assistant.recovery.sheet is not None)
    assistant.next.click()
    assert assistant.step == 2
    assistant.recovery.have_it.click()
    assistant.recovery._asked[0][1].line.setText("WRONG")
    assistant.next.click()
    assert assistant.recovery._asked[0][1].problem == "This group reads differently on the sheet"
    assistant.back.click()
    assistant.back.click()
    assert assistant.office.fields["county"].value() == "Alder"
    assert door.asked == []


def test_a_backup_folder_that_cannot_be_used_is_told(qtbot, assistant, tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    for text, problem in (
        ("", "Needed"),
        ("relative", "This folder can't be written to"),
        (str(file), "This folder can't be written to"),
    ):
        assistant.folder.line.setText(text)
        assert not assistant.folder.check()
        assert assistant.folder.problem == problem
    assistant.folder.line.setText(str(tmp_path / "new" / "folder"))
    assert assistant.folder.check()


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


def test_the_office_s_papers_are_told_in_the_settings(qtbot, at_work, services, door):
    at_work.main.open(Route("settings", None, "security"))
    page = at_work.main.page
    page.tabs.show_part("backups")
    page.back_up.click()
    qtbot.waitUntil(lambda: "backup" in door.asked)
    qtbot.waitUntil(lambda: not page.back_up.blocked)
    assert page._last.text().startswith("Nov 3, 2026, 7:42 AM")


def test_the_look_is_kept_outside_the_records(qtbot, at_work, means, theme):
    from leaddesk.ui.appearance import Appearance

    at_work.main.open(Route("settings", None, "appearance"))
    page = at_work.main.page
    page.findChild(object, "dark").click()
    page.findChild(object, "130").click()
    assert Appearance.load(means.config) == Appearance("dark", 130)
    assert (theme.mode, theme.text_size) == ("dark", 130)
    assert Appearance.load(Path("nowhere")) == Appearance()
    (means.config / "appearance.json").write_text('{"mode": "pink", "text_size": 7, "name": "Roz"}')
    assert Appearance.load(means.config) == Appearance()


def test_a_new_passphrase_needs_the_old_one(qtbot, at_work, door):
    from leaddesk.ui.pages.settings_security import SecurityPart

    at_work.main.open(Route("settings", None, "security"))
    part = at_work.main.page.findChild(SecurityPart)
    part._open_passphrase.click()
    part.old.line.setText("wrong")
    for field in (part.panel.first, part.panel.second):
        field.line.setText("another good passphrase")
    qtbot.waitUntil(lambda: part.panel.ready)
    part.change.click()
    qtbot.waitUntil(lambda: part.old.problem != "")
    assert door.passphrase == PASSPHRASE
    part.old.line.setText(PASSPHRASE)
    part.change.click()
    qtbot.waitUntil(lambda: door.passphrase == "another good passphrase")


def test_a_new_sheet_counts_only_once_its_groups_came_back(qtbot, at_work, door):
    from leaddesk.ui.pages.settings_security import SecurityPart

    at_work.main.open(Route("settings", None, "security"))
    part = at_work.main.page.findChild(SecurityPart)
    part._open_sheet.click()
    qtbot.waitUntil(lambda: part.recovery.sheet is not None)
    part.use.click()
    assert door.sheet is None
    part.recovery.have_it.click()
    for number, field in part.recovery._asked:
        field.line.setText(GROUPS[number])
    part.use.click()
    qtbot.waitUntil(lambda: door.sheet is not None)


def test_a_form_that_cannot_be_kept_costs_no_other_and_leaves_nothing_open(qtbot, at_work, door, asked, expect_log):
    expect_log("locking: StorageError")
    expect_log("storage refused: DISK_FULL")
    kept = []

    def full():
        raise StorageError(StorageReason.DISK_FULL, "The disk is full.", "Free some space.")

    at_work.main.keep_work = lambda: [lambda: kept.append(1), full, lambda: kept.append(2)]
    at_work.lock()
    qtbot.waitUntil(lambda: "lock" in door.asked)
    qtbot.waitUntil(lambda: asked != [])
    assert sorted(kept) == [1, 2]
