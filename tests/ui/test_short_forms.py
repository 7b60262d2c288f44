"""The short forms as real dialogs, by keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from leaddesk.domain.codes import CloseReason, ParticipationStatus
from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.corrections import CorrectionDraft
from leaddesk.domain.disclosures import GivenDraft, NotGivenDraft, ToldDraft
from leaddesk.domain.list_exports import ListExportDraft
from leaddesk.domain.participants import StatusPeriod
from leaddesk.i18n import screen_language, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.pages.status_dialog import ask_status
from leaddesk.ui.widgets.buttons import Button, plain
from leaddesk.ui.widgets.forms import make_fields
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


WIDE_FORMS = (ToldDraft, CorrectionDraft, ListExportDraft, GivenDraft, NotGivenDraft, RevocationDraft)


@pytest.mark.parametrize("language", ["en", "pseudo"])
def test_at_twice_the_text_every_button_of_a_dialog_can_be_reached_on_a_small_laptop(qtbot, theme, language):
    screen_language(language)
    try:
        theme.choose("light", 200)
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1366, 688)
        window.show()
        answers = [
            Answer(f"a{n}", f"Answer number {n}", about="What it is good for, in a sentence. " * 2) for n in range(9)
        ]
        made = [
            FormDialog(
                window, tr(shape.__name__), "", make_fields(shape, lambda: TODAY), shape(), tr("Log it as given")
            )
            for shape in WIDE_FORMS
        ]
        for dialog in (*made, Question(window, "Which of these?", "Each leads to another form.", answers)):
            dialog.open()
            QApplication.processEvents()
            where = dialog.accessibleName()
            assert dialog.width() <= window.width(), where
            assert dialog.height() <= window.height(), where
            for button in dialog.findChildren(Button):
                if button.isVisible() and not within_scroll(button):
                    assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size())), where
            dialog.reject()
            dialog.deleteLater()
    finally:
        screen_language("en")


def within_scroll(widget):
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent is not None
