"""A second start on the same home: the first window comes to the front, or the second says where it is."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from leaddesk.app.second_start import CallListener, call, say_already_open


@pytest.fixture
def window(qtbot, tmp_path):
    made = QWidget()
    qtbot.addWidget(made)
    made.setWindowTitle("LeadDesk")
    CallListener(tmp_path, made)
    return made


def called(qtbot, root, patience):
    answers = []
    caller = threading.Thread(target=lambda: answers.append(call(root, patience)))
    caller.start()
    qtbot.waitUntil(lambda: answers != [], timeout=5000)
    caller.join()
    return answers[0]


def test_a_second_start_brings_the_window_up_and_leaves_nothing_behind(qtbot, window, tmp_path):
    window.showMinimized()
    assert called(qtbot, tmp_path, 4)
    assert not window.isMinimized()
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_is_being_closed_does_not_answer(qtbot, window, tmp_path):
    window.hide()
    assert not called(qtbot, tmp_path, 0.2)
    assert not window.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_without_an_answer_it_says_where_to_look(qtbot, tmp_path):
    assert not call(tmp_path, 0.05)
    said = []

    def look():
        dialog = QApplication.activeModalWidget()
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    QTimer.singleShot(50, look)
    say_already_open()
    assert said == [
        "LeadDesk is already open.",
        "Look for its window in the task bar. Only one may use the records at a time.",
    ]


def test_a_home_that_cannot_be_written_is_no_fault(tmp_path):
    assert not call(tmp_path / "gone", 0.05)
