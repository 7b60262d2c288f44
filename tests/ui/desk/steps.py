"""What is done before the unlock window."""

from PySide6.QtCore import Qt

from tests.ui.conftest import GROUPS


def unlock(qtbot, window, text):
    view = window.centralWidget()
    qtbot.keyClicks(view.passphrase.line, text)
    qtbot.keyClick(view.passphrase.line, Qt.Key.Key_Return)
    return view


def recover(window):
    """Open the records with the recovery key."""
    view = window.centralWidget()
    view.use_recovery.click()
    view.recovery_key.line.setText(" ".join(GROUPS))
    view.unlock.click()
