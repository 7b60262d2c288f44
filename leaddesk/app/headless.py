"""The main job without a screen: sample papers and pictures of the program, made from practice data."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QThread, QTimer
from PySide6.QtWidgets import QApplication

import leaddesk.ui  # noqa: F401 - before Qt: it cures a fault of the bindings
from leaddesk.app.desktop import build
from leaddesk.app.samples import samples
from leaddesk.domain.clock import Clock
from leaddesk.i18n import N_
from leaddesk.paths import Home
from leaddesk.ui.routes import COURT, PARTICIPANTS, PROVIDERS, REFERRALS, REPORTS, SETTINGS, TODAY, Route
from leaddesk.ui.theme import Theme

if TYPE_CHECKING:
    from leaddesk.ui.crash import Fault
    from leaddesk.ui.desk import Desk
    from leaddesk.ui.main_window import MainWindow

_PAGES = (TODAY, PARTICIPANTS, REFERRALS, COURT, PROVIDERS, REPORTS, SETTINGS)
_PATIENCE_MS = 60_000
_MOST_TURNS, _STILL_TURNS = 2_000, 40
SAID = N_("Made {count} files from practice data in {folder}")


def run(out: Path) -> int:
    """Write the papers and pictures into a folder, name it, and return 0 if all were made."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="leaddesk-") as root:
        app = QApplication(sys.argv[:1])
        theme = Theme(app, "light", 100)
        clock = Clock()
        desk = build(app, Home(Path(root)).make(), theme, practice=True, clock=clock, on_fault=_stop)
        main = _opened(desk)
        if main is None:
            return 1
        names = []
        for sample in samples(main.context.services, clock):
            (out / sample.name).write_bytes(sample.content)
            names.append(sample.name)
        names += _pictures(main, out)
        QTimer.singleShot(0, desk.quit)
        app.exec()
    for name in names:
        sys.stdout.write(f"  {name}\n")
    sys.stdout.write(SAID.format(count=len(names), folder=out.absolute()) + "\n")
    return 0


def _stop(fault: Fault) -> None:
    sys.stderr.write(fault.text() + "\n")
    os._exit(1)


def _opened(desk: Desk) -> MainWindow | None:
    waiting = QEventLoop()
    found: list[MainWindow] = []
    desk.opened.connect(found.append)
    desk.opened.connect(lambda _main: waiting.quit())
    QTimer.singleShot(_PATIENCE_MS, waiting.quit)
    desk.start()
    waiting.exec()
    return found[0] if found else None


def _pictures(main: MainWindow, out: Path) -> list[str]:
    window = main.window()
    window.resize(1366, 688)
    names = []
    for page in _PAGES:
        main.open(Route(page))
        _settle(main)
        name = f"screen-{page}.png"
        window.grab().save(str(out / name))
        names.append(name)
    return names


def _settle(main: MainWindow) -> None:
    """Wait until the page has its rows and is painted: one answer may ask for the next, so rest has to last."""
    still = 0
    for _ in range(_MOST_TURNS):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QThread.msleep(5)
        still = still + 1 if main.context.jobs.idle else 0
        if still > _STILL_TURNS:
            return
