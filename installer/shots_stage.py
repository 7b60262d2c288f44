"""An office on the real file with its real window, for the gallery: opened, led somewhere, and looked at."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QThread, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from leaddesk.app.desktop import build
from leaddesk.app.door import Door
from leaddesk.domain.clock import Clock
from leaddesk.domain.settings import OfficeDraft, SecurityDraft
from leaddesk.i18n import screen_language
from leaddesk.paths import Home
from leaddesk.storage.kdf import FLOOR
from leaddesk.ui.gatekeeper import RecoverySheet
from leaddesk.ui.jobs import Jobs
from leaddesk.ui.routes import Route
from leaddesk.ui.unlock import UnlockView
from leaddesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leaddesk.ui.context import Services
    from leaddesk.ui.crash import Fault
    from leaddesk.ui.desk import Desk
    from leaddesk.ui.main_window import MainWindow
    from leaddesk.ui.theme import Theme

MOMENT = datetime(2026, 11, 23, 16, 12, tzinfo=UTC)
"""9:12 on the morning of the pictures that were drawn before the program was written."""
PASSPHRASE = "ferry lantern oatmeal ridge copper violin"  # noqa: S105 - of an office that nobody is in
_WORK_S, _REST_S = 60.0, 600.0
_LOOK_MS = 15


class Office(Enum):
    """Which records are there."""

    PRACTICE = auto()
    FRESH = auto()
    """Set up, nobody in it."""
    LOCKED = auto()
    """The fresh one, behind its passphrase."""
    NEW = auto()
    """Nothing is set up yet."""


@dataclass(frozen=True, slots=True)
class View:
    """How a picture is taken: the size of the window in logical pixels, the theme, the language."""

    name: str
    width: int
    height: int
    mode: str = "light"
    language: str = "en"
    scale: int = 1


class StuckError(RuntimeError):
    """The program did not come to rest, or showed a fault."""


class Patience:
    """How long a wait may last: by the processor time that this program got, since a loaded machine gives it little."""

    def __init__(
        self, worked: Callable[[], float] = time.process_time, passed: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin to wait. ``worked`` tells seconds of the processor, ``passed`` those of the wall clock."""
        self._worked, self._passed = worked, passed
        self._work_until, self._rest_until = worked() + _WORK_S, passed() + _REST_S

    @property
    def ended(self) -> bool:
        """Return whether this went on for too much work, or hangs and does none."""
        return self._worked() > self._work_until or self._passed() > self._rest_until


class Stage:
    """One office with one window. ``play`` leads it into a scene and hands over what is to be seen."""

    def __init__(self, app: QApplication, theme: Theme, office: Office, folder: Path) -> None:
        """Make the office; ``take`` shows its first window."""
        self.app, self.theme, self.office = app, theme, office
        self.home = Home(folder).make()
        self.clock = Clock(lambda: MOMENT)
        self._faults: list[Fault] = []
        self._begun = False
        self._over: QWidget | None = None
        if office in (Office.FRESH, Office.LOCKED):
            self._set_up()
        self._raise_curtain()

    @property
    def main(self) -> MainWindow:
        """Return the main window."""
        if self.desk.main is None:
            message = "the records are not open"
            raise StuckError(message)
        return self.desk.main

    @property
    def services(self) -> Services:
        """Return the services of the open office."""
        return self.main.context.services

    @property
    def shown(self) -> QWidget | None:
        """Return what stands in the window."""
        return self.window.centralWidget()

    def take(self, view: View) -> None:
        """Take a size, a theme and a language, and build what is in the window anew."""
        self.theme.choose(view.mode, 100)
        screen_language(view.language)
        self._begin()
        self.window.resize(view.width, view.height)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def go(self, page: str, record: int | None = None, part: str = "", extra: object = None) -> None:
        """Go to a place and wait until it is there."""
        self.main.open(Route(page, record, part, extra))
        self.settle()

    def play(self, lead: Callable[[Stage], object], look: Callable[[QWidget, QWidget | None], object]) -> None:
        """Lead the window into a scene and look at it with the dialog or menu over it, which is closed afterwards."""
        seen: list[QWidget] = []

        def watch() -> None:
            over = _over()
            if over is None or over in seen or not self.jobs.idle:
                return
            seen.append(over)
            _rest()
            look(self.window, over)
            if isinstance(over, QDialog):
                over.reject()
            else:
                over.close()

        timer = QTimer()
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(watch)
        timer.start()
        lead(self)
        self.settle()
        timer.stop()
        watch()
        if not seen:
            look(self.window, None)
        self.settle()

    def settle(self) -> None:
        """Wait until every job is done and the window is painted."""
        patience = Patience()
        while True:
            QApplication.processEvents()
            if self._faults:
                raise StuckError(self._faults.pop().text())
            if self.jobs.idle:
                _rest()
                if self.jobs.idle:
                    return
            # the worker gets the processor
            QThread.msleep(1)
            if patience.ended:
                message = "the jobs never ended"
                raise StuckError(message)

    def fresh(self) -> None:
        """Undo what the scene before has left behind: a view over the window, hidden names, half a passphrase."""
        if self._over is not None:
            self._over.hide()
            self._over.deleteLater()
            self._over = None
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self.desk.main is not None:
            self.main.top.search.clear()
            self.main.context.names.hide(hidden=False)
        elif self.office is Office.LOCKED:
            self.unlock()
            self.lock()
        else:
            self._raise_curtain_again()
        # a long round without a key or a click must not run into the lock
        self.desk.idle.touch()
        # where no window manager is, nothing gives the focus back to the window under a dialog that was closed
        self.window.activateWindow()
        self.settle()

    def show_over(self, view: QWidget) -> None:
        """Show something over the whole window that the desk would show in its place."""
        view.setParent(self.window)
        view.setAutoFillBackground(True)
        view.resize(self.window.size())
        view.show()
        self._over = view

    def pause(self, milliseconds: int) -> None:
        """Wait for a timer, such as the one that rests between keystrokes."""
        passed = QElapsedTimer()
        passed.start()
        while passed.elapsed() < milliseconds:
            QApplication.processEvents()
            QThread.msleep(1)
        self.settle()

    def leave(self) -> None:
        """Lock and let the window go."""
        self.lock()
        self.desk.idle.stop()
        self.jobs.stop()
        self.window.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def lock(self) -> None:
        """Lock the records and wait for the unlock window."""
        self.desk.lock()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()

    def unlock(self) -> None:
        """Open the records again, as she would."""
        shown = self.shown
        if isinstance(shown, UnlockView):
            shown.passphrase.line.setText(PASSPHRASE)
            shown.unlock.click()
            self.settle()

    def _set_up(self) -> None:
        door = Door(self.home, self.clock, cost=FLOOR)
        office = OfficeDraft(
            site_name="Alder County LEAD",
            county="Alder",
            coordinator="C. Brandt",
            phone="(555) 555-0110",
            address="114 Court Street, Fernley Crossing",
        )
        security = SecurityDraft(backup_folder=str(self.home.backups))
        door.create(PASSPHRASE, RecoverySheet(door.new_recovery_sheet("-").groups, b""), office, security)
        door.lock()

    def _raise_curtain(self) -> None:
        practice = self.office is Office.PRACTICE
        # Qt's remarks about a platform without a screen are not the program's
        former = qInstallMessageHandler(None)
        self.desk: Desk = build(
            self.app, self.home, self.theme, practice=practice, clock=self.clock, on_fault=self._faults.append
        )
        qInstallMessageHandler(former)
        window = self.desk.parent()
        if not isinstance(window, Window):
            raise TypeError
        self.window = window
        found = window.findChild(Jobs)
        if found is None:
            raise TypeError
        self.jobs: Jobs = found

    def _raise_curtain_again(self) -> None:
        size = self.window.size()
        self.leave()
        self._raise_curtain()
        self.window.resize(size)
        self.desk.start()

    def _begin(self) -> None:
        """Show the first window, or show it again with nothing of before left in it."""
        if not self._begun:
            self._begun = True
            self.desk.start()
        elif self.office is Office.NEW:
            self._raise_curtain_again()
        else:
            self.unlock()
            self.lock()
        self.settle()
        if self.office is not Office.LOCKED:
            self.unlock()


def _over() -> QWidget | None:
    """Return the dialog or menu that is open."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    return next((widget for widget in dialogs if widget.isVisible()), None)


def _rest() -> None:
    """Let Qt lay out and paint."""
    for _ in range(3):
        QApplication.processEvents()
