"""The ring around what has the focus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from leaddesk.domain.fields import Spec
from leaddesk.ui.focus_ring import FocusRing
from leaddesk.ui.widgets.panels import scrolling
from leaddesk.ui.widgets.text_fields import PassphraseField


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.ring = FocusRing(window)
    body = QWidget()
    window.line, window.button = QLineEdit(), QPushButton("Save")
    window.secret = PassphraseField("passphrase", Spec("Passphrase"))
    tall = QWidget()
    inside = QVBoxLayout(tall)
    window.low = QLineEdit()
    for widget in (*[QPushButton(str(n)) for n in range(20)], window.low):
        inside.addWidget(widget)
    window.area = scrolling(tall)
    box = QVBoxLayout(body)
    for widget in (window.line, window.button, window.secret, window.area):
        box.addWidget(widget)
    window.setCentralWidget(body)
    window.resize(500, 400)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def test_the_ring_is_around_a_text_field_with_the_focus(qtbot, window):
    window.line.setFocus()
    qtbot.waitUntil(lambda: window.ring.target is window.line)
    at = window.line.mapTo(window, QPoint(0, 0))
    assert window.ring._ring.topLeft() == at
    assert not window.ring.grab().isNull()


def test_the_ring_is_around_the_frame_of_a_field_with_buttons_inside(qtbot, window):
    window.secret.line.setFocus()
    qtbot.waitUntil(lambda: window.ring.target is window.secret.line.parentWidget())


def test_a_button_gets_the_ring_after_the_keyboard_was_used(qtbot, window):
    window.line.setFocus()
    qtbot.keyClick(window.line, Qt.Key.Key_Tab)
    assert window.button.hasFocus()
    qtbot.waitUntil(lambda: window.ring.target is window.button)


def test_a_button_inside_a_framed_field_has_a_ring_of_its_own(qtbot, window):
    show = window.secret.findChild(QPushButton)
    window.secret.line.setFocus()
    qtbot.keyClick(window.secret.line, Qt.Key.Key_Tab)
    assert show.hasFocus()
    qtbot.waitUntil(lambda: window.ring.target is show)


def test_the_ring_stays_when_the_program_moves_the_focus_after_a_key(qtbot, window):
    window.line.setFocus()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    window.button.setFocus()
    qtbot.waitUntil(lambda: window.ring.target is window.button)
    qtbot.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    window.line.setFocus()
    qtbot.waitUntil(lambda: window.ring.target is window.line)
    window.button.setFocus()
    qtbot.waitUntil(lambda: window.ring.target is None)


def test_the_ring_stays_inside_what_scrolls(qtbot, window):
    window.low.setFocus()
    qtbot.waitUntil(lambda: window.ring.target is window.low)
    view = window.area.viewport()
    assert window.ring._clip.top() >= view.mapTo(window, QPoint(0, 0)).y()
    assert window.ring._clip.height() <= view.height()


def test_the_ring_takes_no_click_and_no_focus(window):
    assert window.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert window.ring.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_ring_that_the_collector_has_emptied_bears_the_end_of_its_window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    line = QLineEdit()
    window.setCentralWidget(line)
    ring = FocusRing(window)
    window.show()
    with qtbot.captureExceptions() as raised:
        for name in ("_handle", "_window", "_target", "_watched", "_look"):
            delattr(ring, name)
        line.setFocus()
        window.hide()
        QApplication.processEvents()
    assert raised == []
