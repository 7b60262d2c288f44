"""One dressed application for all stories, the garbage of which is collected where its widgets live."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from leaddesk.ui.crash import log_to
from leaddesk.ui.housekeeping import Housekeeping
from leaddesk.ui.theme import Theme
from tests.e2e.driver import Driver


@pytest.fixture(scope="session", autouse=True)
def collected_here(qapp):
    """Garbage is collected in the main thread, as in the program."""
    housekeeping = Housekeeping()
    yield
    gc.collect()
    housekeeping.stop()
    shiboken6.delete(housekeeping)


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp, mode="light")


@pytest.fixture
def written_log(home):
    """The program's own log, written as in the program; the watch over unexpected lines stays."""
    root = logging.getLogger("leaddesk")
    before = root.handlers[:], root.level, root.propagate
    log_to(home.config)
    root.propagate = True
    yield home.config / "leaddesk.log"
    for handler in root.handlers[:]:
        if handler not in before[0]:
            root.removeHandler(handler)
            handler.close()
    root.setLevel(before[1])
    root.propagate = before[2]


@pytest.fixture
def start(qapp, home, theme):
    """Start the program on this test's home; starting again is a restart."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    running: list[Driver] = []

    def start_it(**values):
        if running:
            running.pop().quit()
        running.append(Driver(home, theme, **values))
        return running[-1]

    yield start_it
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    qInstallMessageHandler(None)
    for driver in running:
        driver.quit()
    QApplication.processEvents()
