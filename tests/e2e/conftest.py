"""One dressed application for all stories, the garbage of which is collected where its widgets live."""

from __future__ import annotations

import gc
import logging
import shutil
import sys
import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from leaddesk.app.door import Door
from leaddesk.domain.clock import Clock
from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.paths import Home
from leaddesk.storage.kdf import FLOOR
from leaddesk.ui.crash import log_to
from leaddesk.ui.gatekeeper import RecoverySheet
from leaddesk.ui.housekeeping import Housekeeping
from leaddesk.ui.theme import Theme
from tests.e2e.driver import MORNING, Driver
from tests.e2e.steps import PASSPHRASE


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
def start_at(qapp, theme):
    """Start the program on the home in a folder; starting again is a restart."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    running: list[Driver] = []

    def start_it(folder, **values):
        if running:
            running.pop().quit()
        running.append(Driver(Home(folder).make(), theme, **values))
        return running[-1]

    yield start_it
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    qInstallMessageHandler(None)
    for driver in running:
        driver.quit()
    QApplication.processEvents()


@pytest.fixture
def start(start_at, home):
    """Start the program on this test's home; starting again is a restart."""
    return partial(start_at, home.root)


@pytest.fixture(scope="session")
def kept_office(tmp_path_factory):
    """An office with one person in it, locked, to be copied; beside it its recovery key."""
    home = Home(tmp_path_factory.mktemp("office") / "home").make()
    door = Door(home, Clock(lambda: MORNING), cost=FLOOR)
    sheet = RecoverySheet(door.new_recovery_sheet("-").groups, b"")
    office = OfficeDraft(site_name="Alder County LEAD", county="Alder", coordinator="C. Brandt")
    door.create(PASSPHRASE, sheet, office, SecurityDraft())
    services = door.need().services
    services.participants.save(ParticipantDraft("Rosalind", "Mae", "Tackett", preferred_name="Roz"))
    services.organisations.save(OrganisationDraft("Harbor House", OrganisationKind.HOUSING))
    services.history.clear()
    door.lock()
    return home, sheet.groups


@pytest.fixture
def home(kept_office, tmp_path, request):
    """A home of its own: empty for the story that begins at the beginning, else with one person in it."""
    made = Home(tmp_path / "home")
    if request.node.get_closest_marker("slow"):
        return made.make()
    shutil.copytree(kept_office[0].root, made.root)
    return made


@pytest.fixture
def at(start):
    """The program at work on that office."""
    at = start()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None, "never opened")
    return at
