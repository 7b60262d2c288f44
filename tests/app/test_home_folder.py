"""A home folder that can't be used is said in plain words, with the way out, and nothing in it is touched."""

import errno

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from leaddesk.app import home_folder
from leaddesk.paths import Home


def test_a_folder_that_can_be_written_is_made_and_left_empty(tmp_path):
    home = Home(tmp_path / "new" / "home")
    assert home_folder.refusal(home) == ("", "")
    assert [one.name for one in home.root.iterdir()] == ["config"]


def test_a_folder_that_cannot_be_made_says_which_one(tmp_path):
    (tmp_path / "taken").write_text("A file of hers", encoding="utf-8")
    home = Home(tmp_path / "taken")
    message, remedy = home_folder.refusal(home)
    assert message == "LeadDesk can't write to its folder, so it can't start."
    assert str(home.root) in remedy
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "A file of hers"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_stops_the_first_start_only(tmp_path, monkeypatch, number):
    def full(*_values, **_named):
        raise OSError(number, "no room")

    monkeypatch.setattr(home_folder.tempfile, "TemporaryFile", full)
    assert home_folder.refusal(Home(tmp_path)) == ("", "")
    monkeypatch.setattr(Home, "make", full)
    message, remedy = home_folder.refusal(Home(tmp_path))
    assert message == "The disk is full, so LeadDesk can't start."
    assert remedy.startswith("Free some space")


def test_the_words_stand_in_a_window_of_their_own(qtbot):
    said = []

    def look():
        dialog = QApplication.activeModalWidget()
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    QTimer.singleShot(50, look)
    home_folder.say("It can't start.", "Do this.")
    assert said == ["It can't start.", "Do this."]
