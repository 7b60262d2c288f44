"""The short forms as real dialogs, by keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.domain.participants import StatusPeriod
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.status_dialog import ask_status
from leaddesk.ui.widgets.buttons import plain
from tests.ui.people import TODAY


def during(act):
    """Do something once the dialog is up; it is closed in any case."""

    def go():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, go)
            return
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(20, go)


def test_a_reason_is_typed_and_enter_does_the_deed(qtbot):
    def act(dialog):
        QTest.keyClicks(dialog.focusWidget(), "Entered twice")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    during(act)
    assert ask_because(None, "Remove Roz Tackett?", "Remove participant", lambda: TODAY) == "Entered twice"


def test_without_a_reason_the_dialog_stays_and_escape_turns_away(qtbot):
    seen = []

    def act(dialog):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        seen.append(dialog.isVisible())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    during(act)
    assert ask_because(None, "Remove Roz Tackett?", "Remove participant", lambda: TODAY) is None
    assert seen == [True]


def test_a_person_is_closed_with_day_and_reason(qtbot):
    present = StatusPeriod(ParticipationStatus.ACTIVE, date(2026, 10, 1))

    def act(dialog):
        fields = dialog.binder.fields
        fields["status"].combo.setCurrentIndex(fields["status"].combo.findData("closed"))
        dialog.deed.click()
        assert fields["close_reason"].problem
        fields["close_reason"].combo.setCurrentIndex(fields["close_reason"].combo.findData("moved"))
        fields["since"].line.setText("11/1")
        dialog.deed.click()

    during(act)
    draft = ask_status(None, "Roz Tackett", present, lambda: TODAY)

    assert (draft.status, draft.since, draft.close_reason) == (
        ParticipationStatus.CLOSED,
        date(2026, 11, 1),
        CloseReason.MOVED,
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by_key(qtbot, key):
    button, pressed = plain("Save"), []
    qtbot.addWidget(button)
    button.triggered.connect(lambda: pressed.append(1))
    button.show()
    QTest.keyClick(button, key)

    assert pressed == [1]
