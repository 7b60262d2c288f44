"""Lock: nothing typed is lost, and nothing is left to read."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from leaddesk.domain.errors import StorageError, StorageReason
from leaddesk.ui.new_passphrase import NewPassphraseView
from leaddesk.ui.routes import Route
from leaddesk.ui.unlock import UnlockView
from leaddesk.ui.waiting import Waiting
from tests.ui.conftest import PASSPHRASE
from tests.ui.desk.steps import recover, unlock

CANARY = "Roz Canary Tackett"


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


def test_a_lock_closes_an_open_dialog(qtbot, at_work, door):
    at_work.main.help()
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    at_work.lock()
    qtbot.waitUntil(lambda: not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()])
    qtbot.waitUntil(lambda: "lock" in door.asked)


@pytest.fixture
def ended(monkeypatch, door):
    """What was asked of the door by the time the program ended, once for each time."""
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(list(door.asked)))
    return ended


def test_closing_the_window_keeps_and_locks_first(qtbot, at_work, window, ended):
    assert not window.close()
    qtbot.waitUntil(lambda: ended == [["lock"]])
    assert not window.isVisible()


def test_closing_while_the_records_are_being_locked_waits_until_they_are(
    qtbot, at_work, window, means, ended, services
):
    held = threading.Event()
    means.jobs.run(at_work, lambda: held.wait(5))
    at_work.main.open(Route("settings", None, "office"))
    page = at_work.main.page
    page.binder.load(services.settings.office())
    page.binder.fields["coordinator"].line.setText(CANARY)
    at_work.lock()
    for _ in range(2):
        window.close()
    assert ended == []
    held.set()
    qtbot.waitUntil(lambda: ended == [["lock"]])
    # what she typed before the lock was still waiting to be kept
    assert "office" in {draft.kind for draft in services.drafts.all()}
    assert at_work.main is None


@pytest.fixture
def printing(means):
    """A printer that takes its time; set it to let it finish."""
    held = threading.Event()
    means.jobs.beside(lambda: held.wait(5))
    yield held
    held.set()


def test_closing_in_the_middle_of_a_print_closes_the_records_and_waits_for_the_paper(
    qtbot, at_work, window, means, ended, printing
):
    window.close()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Waiting))
    assert window.isVisible()
    assert ended == []
    printing.set()
    qtbot.waitUntil(lambda: ended == [["lock"]])


def test_closing_once_more_ends_it_for_a_printer_that_never_comes_to_an_end(qtbot, at_work, window, ended, printing):
    window.close()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Waiting))
    window.close()
    assert ended == [["lock"]]


def test_closing_while_the_records_open_shows_and_leaves_nothing_open(qtbot, desk, window, means, door, ended):
    desk.start()
    held = threading.Event()
    means.jobs.run(desk, lambda: held.wait(5))
    unlock(qtbot, window, PASSPHRASE)
    window.close()
    held.set()
    qtbot.waitUntil(lambda: ended != [])
    assert door.asked == ["unlock", "lock"]
    assert desk.main is None


def test_rest_locks_while_a_new_passphrase_is_asked_for(qtbot, desk, window, door):
    desk.start()
    recover(window)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), NewPassphraseView))
    # whoever comes by could choose one
    desk.idle.expired.emit()
    qtbot.waitUntil(lambda: "lock" in door.asked)
    assert isinstance(window.centralWidget(), UnlockView)


CLOSED_WHILE_LOCKED = """
import sys
from pathlib import Path
import leaddesk.ui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from leaddesk.app.desktop import start
from leaddesk.paths import Home
from leaddesk.ui.window import Window
def look():
    for one in QApplication.topLevelWidgets():
        if isinstance(one, Window) and one.isVisible():
            one.close()
            return
    QTimer.singleShot(50, look)
QTimer.singleShot(0, look)
sys.exit(start(Home(Path(sys.argv[1])), practice=False))
"""


def test_closing_the_window_before_the_records_are_open_ends_the_program(tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, "-c", CLOSED_WHILE_LOCKED, str(tmp_path / "home")]
    # one that went on without a window would bar the way to every later start
    assert subprocess.run(command, env=environment, timeout=60, check=False).returncode == 0


def test_a_backup_that_waits_when_the_lock_comes_is_not_made_after_the_unlock(qtbot, at_work, window, door, means):
    held = threading.Event()
    means.jobs.run(at_work, lambda: held.wait(5))
    at_work.main.back_up()
    at_work.lock()
    held.set()
    # nothing may wait for an unlock that perhaps comes tomorrow
    qtbot.waitUntil(lambda: means.jobs.idle)
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: at_work.main is not None)
    qtbot.waitUntil(lambda: means.jobs.idle)
    assert door.asked == ["lock", "unlock"]


def test_a_form_saved_as_a_lock_comes_leads_to_its_record_and_makes_no_second_one(qtbot, at_work, window, services):
    at_work.main.open(Route("participants", None, "new"))
    page = at_work.main.page
    qtbot.waitUntil(lambda: page.context.jobs.idle)
    page.form.fields["last_name"].line.setText(CANARY)
    page.save()
    at_work.lock()
    unlock(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: at_work.main is not None)
    qtbot.waitUntil(lambda: at_work.main.page.context.jobs.idle)
    [row] = services.participants.rows()
    shown = at_work.main.page
    assert at_work.main.places()[-1] == Route("participants", row.id, "overview")
    assert shown.record.isVisible()
    assert services.drafts.all() == []
    # neither does the next new form begin with what was saved
    at_work.main.open(Route("participants", None, "new"))
    qtbot.waitUntil(lambda: shown.context.jobs.idle)
    assert shown.form.fields["last_name"].value() == ""


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
