"""What holds for the whole screen: rest, start-up time, plain text."""

import ast
import gc
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

import leaddesk.ui
from leaddesk.domain.contacts import ContactDraft
from leaddesk.ui.dialogs.about_dialog import AboutDialog
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.help_dialog import HelpDialog
from leaddesk.ui.dialogs.question import Answer, Question
from leaddesk.ui.dialogs.restore_dialog import RestoreDialog
from leaddesk.ui.help import FIRST
from leaddesk.ui.housekeeping import Housekeeping
from leaddesk.ui.idle import IdleWatch
from leaddesk.ui.widgets.buttons import Button, primary
from leaddesk.ui.widgets.chip import Chip
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.forms import make_fields
from leaddesk.ui.widgets.panels import EmptyState
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.tabs import Tabs
from leaddesk.ui.widgets.text import label, set_tip, show_if
from leaddesk.ui.window import Window

UI = Path(leaddesk.ui.__file__).parent
HOSTILE = '<b>Bob & "Ann"</b><script>x</script><img src=file:///etc/passwd>'
ROOT = UI.parent.parent


def test_tab_follows_the_layout_whenever_things_were_made(qtbot):
    window, body = Window(), QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(body)
    last, first, hidden = QPushButton("last"), QPushButton("first"), QPushButton("hidden")
    box.addWidget(last)
    box.insertWidget(0, first)
    window.show_view(body)
    inner = QVBoxLayout()
    box.insertLayout(1, inner)
    combo, blocked = Choice(), QLineEdit()
    combo.setEditable(True)
    for widget in (combo, hidden, blocked):
        inner.addWidget(widget)
    hidden.hide()
    blocked.setEnabled(False)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    for wanted in (combo.lineEdit(), last, first):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert wanted.hasFocus()
    for wanted in (last, combo.lineEdit(), first):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
        assert wanted.hasFocus()


def test_rest_counts_from_the_last_touch_here_or_elsewhere(qapp):
    moment, elsewhere = [1000.0], [500.0]
    watch = IdleWatch(qapp, 2, lambda: elsewhere[0], lambda: moment[0])
    moment[0] += 30
    assert watch.seconds_left() == 90
    elsewhere[0] = 5.0
    assert watch.seconds_left() == 115
    elsewhere[0] = None
    assert watch.seconds_left() == 90
    watch.stop()


def test_without_the_system_every_key_and_click_here_counts(qapp, qtbot):
    moment = [1000.0]
    watch = IdleWatch(qapp, 2, None, lambda: moment[0])
    line = QLineEdit()
    qtbot.addWidget(line)
    moment[0] += 100
    assert watch.seconds_left() == 20
    QCoreApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    assert watch.seconds_left() == 120
    watch.stop()


def test_expiry_is_told_once(qapp, qtbot):
    moment, told = [1000.0], []
    watch = IdleWatch(qapp, 2, None, lambda: moment[0])
    watch.expired.connect(lambda: told.append(1))
    for _ in range(4):
        moment[0] += 50
        watch.look()
    assert told == [1]
    watch.touch()
    for _ in range(4):
        moment[0] += 50
        watch.look()
    assert told == [1, 1]
    watch.stop()


def test_a_blocked_button_can_be_reached_but_does_nothing(qtbot):
    button = primary("Save and start screening")
    qtbot.addWidget(button)
    button.show()
    button.set_blocked("Screening needs the date.")
    with qtbot.assertNotEmitted(button.triggered):
        button.click()
    assert button.isEnabled()
    assert button.accessibleDescription() == "Screening needs the date."
    button.set_blocked("")
    with qtbot.waitSignal(button.triggered):
        button.click()


def test_words_are_shown_literally(qtbot):
    words = label(HOSTILE, "title")
    chip = Chip(HOSTILE, "amber")
    button = primary(HOSTILE)
    empty = EmptyState("scales", HOSTILE, HOSTILE)
    for widget in (words, chip, button, empty):
        qtbot.addWidget(widget)
    assert words.text() == chip.text == HOSTILE
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.sizeHint().width() > words.fontMetrics().horizontalAdvance("Bob")
    assert button.text().replace("&&", "&") == button.accessibleName() == HOSTILE
    set_tip(button, HOSTILE)
    assert "<b>" not in button.toolTip()


def test_a_part_without_a_parent_never_becomes_a_window(qtbot):
    part = QWidget()
    qtbot.addWidget(part)
    part.hide()
    show_if(part, wanted=True)
    assert not part.isVisible()
    parent = QWidget()
    qtbot.addWidget(parent)
    QVBoxLayout(parent).addWidget(part)
    parent.show()
    assert part.isVisible()
    show_if(part, wanted=False)
    assert not part.isVisible()


def test_choosing_a_segment_moves_nothing(qtbot):
    switch = SegmentedSwitch("Kind", [("internal", "Internal"), ("release", "Release")])
    qtbot.addWidget(switch)
    switch.show()
    before = [part.geometry() for part in switch._parts.values()]
    with qtbot.waitSignal(switch.chosen) as chosen:
        qtbot.keyClick(switch, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert chosen.args == ["release"]
    assert [part.geometry() for part in switch._parts.values()] == before


def test_tabs_fold_into_one_box_where_they_do_not_fit_and_make_parts_late(qtbot):
    made = []
    tabs = Tabs("Parts of the record")
    qtbot.addWidget(tabs)
    for number in range(8):
        tabs.add(f"t{number}", f"Court & legal {number}", lambda number=number: made.append(number) or QWidget())
    tabs.show_part("t0")
    tabs.resize(1300, 200)
    tabs.show()
    assert (tabs._words.isVisible(), tabs._narrow.isVisible()) == (True, False)
    tabs.resize(500, 200)
    QApplication.processEvents()
    assert (tabs._words.isVisible(), tabs._narrow.isVisible()) == (False, True)
    tabs._combo.activated.emit(3)
    tabs.show_number(99)
    assert (tabs.current, made) == ("t3", [0, 3])


def test_garbage_is_collected_here(qapp):
    assert not gc.isenabled()
    one = Housekeeping()
    for _ in range(5000):
        cycle = []
        cycle.append(cycle)
    before = gc.get_count()[0]
    one.look()
    assert gc.get_count()[0] < before
    one._timer.stop()


def test_a_pointer_over_a_button_is_seen(qtbot):
    button = primary("Save")
    qtbot.addWidget(button)
    button.show()
    at = QPointF(button.rect().center())
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, button.mapToGlobal(at), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(button, event)
    assert not button.grab().isNull()


START = """
import sys, time
began = time.perf_counter()
from PySide6.QtWidgets import QApplication
app = QApplication([])
import leaddesk.ui.desk, leaddesk.ui.window, leaddesk.ui.unlock, leaddesk.ui.theme, leaddesk.ui.jobs, leaddesk.ui.errors
heavy = [name for name in ("sqlalchemy", "sqlcipher3", "reportlab", "leaddesk.storage", "leaddesk.ui.set_up",
         "leaddesk.ui.main_window", "openpyxl", "leaddesk.services") if name in sys.modules]
print(heavy)
"""


def test_the_first_window_imports_nothing_heavy():
    done = subprocess.run([sys.executable, "-c", START], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


WORDS_ONLY_HERE = {"widgets/text.py"}
FORBIDDEN = {
    "setToolTip": WORDS_ONLY_HERE,
    "setTextFormat": {"widgets/text.py", "page.py"},
    "setStatusTip": set(),
    "setWhatsThis": set(),
}


def test_texts_reach_the_screen_through_one_helper():
    """A label made elsewhere would guess the format: a name with a tag in it would vanish."""
    found = []
    for file in UI.rglob("*.py"):
        place = file.relative_to(UI).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            bare = name in {"QLabel", "QMessageBox"} and place not in WORDS_ONLY_HERE
            if bare or (name in FORBIDDEN and place not in FORBIDDEN[name]):
                found.append(f"{place}:{node.lineno} {name}")
    assert found == []


def test_pages_hold_no_colours():
    found = [
        f"{file.name}:{number}"
        for folder in ("pages", "dialogs", "widgets")
        for file in (UI / folder).rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if "setStyleSheet" in line or re.search(r"[\"']#[0-9A-Fa-f]{6}[\"']", line)
    ]
    assert found == []


@pytest.mark.parametrize(("height", "percent"), [(460, 100), (688, 200)])
def test_a_dialog_fits_into_the_window(qtbot, theme, jobs, door, errors, height, percent):
    theme.choose(text_size=percent)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1366, height)
    fields = make_fields(ContactDraft, lambda: date(2026, 11, 3))
    dialogs = [
        HelpDialog(window, FIRST),
        RestoreDialog(window, door, jobs, errors, Path()),
        FormDialog(window, "What came of it?", "It goes into the record.", fields, ContactDraft(), "Save contact"),
        Question(window, "Throw it away?", "It is lost then.", [Answer("keep", "Keep it"), Answer("go", "Throw it")]),
        AboutDialog(window),
    ]
    for dialog in dialogs:
        dialog.show()
        QApplication.processEvents()
        assert dialog.height() <= height - 20, type(dialog).__name__
        dialog.close()


def test_a_question_answers_safely_when_she_turns_away(qtbot):
    answers = [Answer("keep", "Keep the draft", primary=True), Answer("throw", "Throw draft away")]
    question = Question(None, "Throw the draft away?", "", answers, HOSTILE)
    qtbot.addWidget(question)
    question.show()
    assert question.focusWidget() is question.findChild(Button, "keep")
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert question.chosen is None


def test_a_form_dialog_gives_the_draft_or_nothing(qtbot):
    fields = make_fields(ContactDraft, lambda: date(2026, 11, 3))
    dialog = FormDialog(None, "What came of it?", "", fields, ContactDraft(), "Save contact")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.deed.click()
    assert dialog.isVisible()
    assert fields["on"].problem == "Needed"
    fields["on"].line.setText("today")
    with qtbot.waitSignal(dialog.accepted):
        dialog.deed.click()
    assert dialog.binder.draft.on == date(2026, 11, 3)
