"""The screen on a real encrypted file: dressed, with one worker, and a door whose key costs nothing."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.domain.errors import StorageError
from leaddesk.domain.settings import OfficeDraft
from leaddesk.ui.context import Commits, Context, HiddenNames, Services
from leaddesk.ui.errors import Errors
from leaddesk.ui.gatekeeper import BackupState, RecoverySheet, State, Strength, WrongKeyError
from leaddesk.ui.housekeeping import Housekeeping
from leaddesk.ui.jobs import Jobs
from leaddesk.ui.theme import Theme

GROUPS = tuple(f"AB{number}CD" for number in range(8))
PASSPHRASE = "ferry lantern oatmeal ridge copper violin"


PATIENCE_MS = 120_000
"""As long as a wait may take on a loaded machine. What comes to pass ends it at once."""


class PatientBot(QtBot):
    """Waits for what must come to pass, however slow the machine is: a test holds what happens, not how fast."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):  # noqa: N802 - Qt's name
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **more):  # noqa: N802 - Qt's name
        # what is to stay away is waited for no longer than asked
        patience = timeout if more.get("raising") is False else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=patience, **more)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@dataclass
class Door:
    """Stands for the vault, which has tests of its own; remembers what was asked of it."""

    kept: State = State.LOCKED
    passphrase: str = PASSPHRASE
    asked: list[str] = field(default_factory=list)
    office: OfficeDraft | None = None
    sheet: RecoverySheet | None = None
    has_key_store: bool = False
    is_remembered: bool = False
    copied: str = ""
    damage: StorageError | None = None

    def state(self):
        return self.kept

    def strength(self, passphrase, office):
        if office.county and office.county.casefold() in passphrase.casefold():
            return Strength("Weak.", "It holds the county's name.", 1, accepted=False)
        if len(passphrase) < 15:
            return Strength("Weak.", "Too short: at least 15 characters.", 1, accepted=False)
        return Strength("Strong.", "Six words picked by chance.", 4, accepted=True)

    def suggest_words(self):
        return PASSPHRASE

    def new_recovery_sheet(self, site_name):
        return RecoverySheet(GROUPS, b"%PDF-" + site_name.encode())

    def create(self, passphrase, sheet, office, security):
        self.passphrase, self.sheet, self.office, self.security = passphrase, sheet, office, security
        self.asked.append("create")

    def unlock(self, passphrase):
        if passphrase != self.passphrase:
            raise WrongKeyError
        self.asked.append("unlock")

    def unlock_with_recovery(self, key):
        if key.replace("-", " ").split() != list(GROUPS):
            raise WrongKeyError
        self.asked.append("recovery")

    def can_remember(self):
        return self.has_key_store

    def remembered(self):
        return self.is_remembered

    def remember(self, *, on):
        self.is_remembered = on
        return on

    def unlock_with_this_computer(self):
        if not self.is_remembered:
            raise WrongKeyError
        self.asked.append("this computer")

    def accept_older(self):
        self.asked.append("older")

    def copied_by(self):
        return self.copied

    def change_passphrase(self, new, old):
        if old is not None and old != self.passphrase:
            raise WrongKeyError
        self.passphrase = new

    def keep_recovery_sheet(self, sheet):
        self.sheet = sheet

    def lock(self):
        self.asked.append("lock")

    def interrupt(self):
        self.asked.append("interrupt")

    def check_up(self, go_on):
        self.asked.append("check")
        if self.damage is not None:
            raise self.damage

    def backup_now(self):
        self.asked.append("backup")
        return self.backup_state()

    def backup_state(self):
        return BackupState(datetime(2026, 11, 3, 14, 42, tzinfo=UTC), Path("backups"))

    def restore(self, file, secret):
        if secret != self.passphrase:
            raise WrongKeyError
        self.asked.append("restore")


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


@pytest.fixture(autouse=True)
def dressed(theme):
    """Every test starts in the light theme at 100 %, and none leaves a part of something standing as a window."""
    theme.choose("light", 100)
    yield
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            # its window goes only with the next round of events; a story told before that would look into it
            one.hide()
    left = [
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowType() == Qt.WindowType.Window
    ]
    assert [one for one in left if not one.windowTitle()] == []


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.stop()
    QApplication.processEvents()


@pytest.fixture
def door():
    return Door()


@pytest.fixture
def faults():
    """What was shown as a fault of the program; must be empty in the end unless a test takes it."""
    return []


@pytest.fixture
def asked():
    """What was shown in a dialog: title, text, words of the retry."""
    return []


@pytest.fixture
def errors(faults, asked):
    def ask(*told):
        asked.append(told)
        return False

    yield Errors(faults.append, ask)
    assert faults == []


@pytest.fixture
def services(database, clock):
    from leaddesk.services.office import office_services

    office = office_services(database, OfficeClock(clock))
    office.settings.save_office(OfficeDraft(site_name="Alder County LEAD", county="Alder", coordinator="C. Brandt"))
    return Services(**{name: getattr(office, name) for name in office.__slots__})


@pytest.fixture
def context(services, database, clock, jobs, theme, errors, door, tmp_path, qapp):  # noqa: PLR0917 - fixtures
    commits = Commits()
    database.on_committed.append(commits.told.emit)
    return Context(
        services=services,
        jobs=jobs,
        theme=theme,
        commits=commits,
        clock=OfficeClock(clock),
        names=HiddenNames(),
        errors=errors,
        gatekeeper=door,
        config=tmp_path / "config",
    )
