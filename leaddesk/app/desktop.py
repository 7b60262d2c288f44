"""Starts the window: the first view is painted before the storage libraries are imported."""

# ruff: noqa: PLC0415 - what the first window does not need is imported behind it

from __future__ import annotations

import importlib
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QProcess
from PySide6.QtWidgets import QApplication, QWidget

from leaddesk import __version__
from leaddesk.app import home_folder, second_start
from leaddesk.app.door import Door
from leaddesk.app.first_paint import FirstPaint
from leaddesk.domain.clock import Clock
from leaddesk.i18n import N_, tr
from leaddesk.ui.appearance import Appearance
from leaddesk.ui.crash import CrashReporter, Fault, log_to, show_fault
from leaddesk.ui.desk import Desk, Means
from leaddesk.ui.errors import Errors
from leaddesk.ui.jobs import Jobs
from leaddesk.ui.theme import Theme
from leaddesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.paths import Home
    from leaddesk.storage.kdf import Cost
    from leaddesk.ui.context import Services
    from leaddesk.ui.printing import Target

_BEHIND = (
    "babel.dates",
    "phonenumbers",
    "leaddesk.app.opening",
    "leaddesk.app.services",
    "leaddesk.ui.main_window",
    "leaddesk.ui.pages.today_page",
    "leaddesk.ui.pages.participants_page",
)
BENCH = "LEADDESK_BENCH"
"""Names a file that is told when the first view was painted; nothing else changes."""


def start(home: Home, *, practice: bool) -> int:
    """Run the program until its window is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("LeadDesk")
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(False)
    refused, remedy = home_folder.refusal(home)
    appearance = Appearance.load(home.config)
    theme = Theme(app, appearance.mode, appearance.text_size)
    if refused:
        home_folder.say(refused, remedy)
        return 1
    log_to(home.config)
    _harden()
    alone = QLockFile(str(home.root / "leaddesk.lock"))
    alone.setStaleLockTime(0)
    taken = not practice and not alone.tryLock(200)
    # on a full disk no lock can be written; the records have one of their own
    if taken and alone.error() is QLockFile.LockError.LockFailedError:
        if not second_start.call(home.root):
            second_start.say_already_open()
        return 1
    desk = build(app, home, theme, practice=practice)
    if not practice:
        second_start.CallListener(home.root, desk.window)
    painted = FirstPaint(app)
    painted.done.connect(import_behind)
    if BENCH in os.environ:
        note = Path(os.environ[BENCH])
        painted.done.connect(lambda: note.write_text(repr(time.monotonic()), "utf-8"))
    desk.start()
    code = app.exec()
    alone.unlock()
    return code


def build(
    app: QApplication,
    home: Home,
    theme: Theme,
    *,
    practice: bool,
    clock: Clock | None = None,
    cost: Cost | None = None,
    on_fault: Callable[[Fault], object] = show_fault,
) -> Desk:
    """Return the desk with everything it needs, not started yet. ``cost`` of a passphrase is measured if not given."""
    clock = clock or Clock()
    window = Window(practice=practice)
    reporter = CrashReporter(on_fault, window)
    reporter.install()
    jobs = Jobs(window)
    errors = Errors(reporter.report, _ask)
    jobs.failed.connect(errors.show)
    door: Door
    if practice:
        from leaddesk.app.practice_door import PracticeDoor

        door = PracticeDoor(home, clock)
        app.aboutToQuit.connect(door.forget)
    else:
        door = Door(home, clock, cost=cost)
    means = Means(
        app=app,
        gatekeeper=door,
        jobs=jobs,
        theme=theme,
        clock=clock,
        errors=errors,
        open_services=lambda tell: _open(door, clock, tell, practice=practice),
        open_practice=lambda: open_practice(home),
        choose_printer=_choose_printer,
        choose_file=_choose_file,
        config=home.config,
        backup_folder=home.backups,
        practice=practice,
    )
    if practice:
        from leaddesk.ui.waiting import Waiting

        window.show_view(Waiting(tr(N_("Making the practice office")), tr(N_("Nobody in it is real."))))
    return Desk(window, means)


def open_practice(home: Home) -> None:
    """Open the practice office in a window of its own, beside the real one."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "leaddesk"]
    QProcess.startDetached(sys.executable, [*program, "--practice", "--home", str(home.root)])


def _open(door: Door, clock: Clock, tell: Callable[[ChangeSet], object], *, practice: bool) -> Services:
    from leaddesk.app.services import services_of

    if practice:
        from leaddesk.app.practice_door import PracticeDoor

        if isinstance(door, PracticeDoor):
            door.prepare()
    return services_of(door, clock, tell, practice=practice)


def import_behind() -> threading.Thread:
    """Import, beside the first window, what the records need, and return the thread that does."""

    def load() -> None:
        for name in _BEHIND:
            importlib.import_module(name)

    thread = threading.Thread(target=load, name="leaddesk-imports", daemon=True)
    thread.start()
    return thread


def _harden() -> None:
    from leaddesk.storage.process import harden

    harden()


def _ask(title: str, text: str, retry: str) -> bool:
    from leaddesk.ui.dialogs.question import Answer, Question
    from leaddesk.ui.errors import CLOSE

    answers = [Answer("close", tr(CLOSE), primary=not retry)]
    if retry:
        answers.append(Answer("retry", retry, primary=True))
    return Question.ask(QApplication.activeWindow(), title, text, answers) == "retry"


def _choose_printer(parent: QWidget, name: str, copies: int) -> Target | None:
    from leaddesk.ui.printing import choose_printer

    return choose_printer(parent, name, copies)


def _choose_file(parent: QWidget, name: str, copies: int) -> Target | None:
    from leaddesk.ui.printing import choose_file

    return choose_file(parent, name, copies)
