"""What is done before the unlock window."""

from PySide6.QtCore import Qt


def unlock(qtbot, window, text):
    view = window.centralWidget()
    qtbot.keyClicks(view.passphrase.line, text)
    qtbot.keyClick(view.passphrase.line, Qt.Key.Key_Return)
    return view
