"""Set-up: five steps, and what is missing is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from leaddesk.domain.settings import SecurityDraft
from leaddesk.ui.gatekeeper import State
from leaddesk.ui.set_up import SetUpAssistant
from tests.ui.conftest import GROUPS, PASSPHRASE


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
    qtbot.waitUntil(lambda: not assistant.recovery._key.isVisible())
    assert door.asked == [("LeadDesk-recovery-sheet.pdf", b"%PDF-Alder County LEAD")]
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


def test_set_up_goes_on_with_enter_and_tab_follows_the_eye(qtbot, assistant, window):
    qtbot.waitActive(window)
    fill_office(assistant)
    qtbot.keyClick(assistant.office.fields["county"].line, Qt.Key.Key_Return)
    assert assistant.step == 1
    for field in (assistant.passphrase.first, assistant.passphrase.second):
        field.line.setText(PASSPHRASE)
    qtbot.waitUntil(lambda: assistant.passphrase.ready)
    qtbot.keyClick(assistant.passphrase.second.line, Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: assistant.recovery.sheet is not None)
    assert assistant.recovery.print.hasFocus()
    assistant.recovery.have_it.click()
    (_one, first), (_two, second) = assistant.recovery._asked
    assert first.line.hasFocus()
    for wanted in (second.line, assistant.recovery.again, assistant.back, assistant.next):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert wanted.hasFocus()


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


def test_a_folder_that_is_copied_elsewhere_is_refused_before_anything_is_typed(qtbot, desk, window, door):
    door.kept, door.copied = State.NEW, "OneDrive"
    desk.start()
    assistant = window.centralWidget()
    qtbot.waitUntil(assistant.banner.isVisible)
    assert "belongs to OneDrive" in assistant.banner.text
    fill_office(assistant)
    assistant.next.click()
    assert assistant.step == 0
    assert "OneDrive" in assistant.next.accessibleDescription()
