"""The window of the program, driven by clicks and keys, and how to wait until something was painted."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from leaddesk.app.desktop import build, import_behind
from leaddesk.paths import Home
from leaddesk.ui.crash import log_to
from leaddesk.ui.theme import Theme
from leaddesk.ui.unlock import UnlockView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leaddesk.ui.crash import Fault
    from leaddesk.ui.main_window import MainWindow

_PATIENCE = 120
_TICK_MS, _CALM = 20, 0.05


class Paint(QObject):
    """Notes that a widget is painted while something is so."""

    def __init__(self, widget: QWidget) -> None:
        """Begin to watch."""
        super().__init__(widget)
        self._widget = widget
        self.done = False
        self.so: Callable[[], bool] = lambda: False
        widget.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        self._widget.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the paint event."""
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = self.so()
        return False


class Stage:
    """One program with its window."""

    def __init__(self, root: Path) -> None:
        """Start as the program does and wait until it has loaded everything, as while a passphrase is typed."""
        self._app = QApplication(sys.argv[:1])
        self._tick = QTimer(interval=_TICK_MS)
        self._tick.timeout.connect(lambda: None)
        home = Home(root).make()
        log_to(home.config)
        self._desk = build(self._app, home, Theme(self._app, "light", 100), practice=False, on_fault=_stop)
        self._opened: list[MainWindow] = []
        self._desk.opened.connect(self._opened.append)
        self._desk.start()
        behind = import_behind()
        self.until(lambda: not behind.is_alive())
        window = self._desk.parent()
        assert isinstance(window, QMainWindow)  # noqa: S101 - the desk stands on its window
        self._window = window
        window.activateWindow()

    @property
    def main(self) -> MainWindow:
        """Return the main window."""
        return self._opened[0]

    def unlock(self, passphrase: str, shown: Callable[[MainWindow], bool]) -> float:
        """Unlock, wait until something is shown and painted, and return the seconds since the click."""
        view = self._window.centralWidget()
        assert isinstance(view, UnlockView)  # noqa: S101 - nothing else was opened
        view.passphrase.set_value(passphrase)
        self.settle()
        began = time.perf_counter()
        view.unlock.click()
        self.until(lambda: self._desk.main is not None)
        main = self._desk.main
        assert main is not None  # noqa: S101 - just waited for
        painted = Paint(self._widget_of(main))
        self.until_painted(painted, lambda: shown(main))
        seconds = time.perf_counter() - began
        painted.stop()
        self.until(lambda: bool(self._opened))
        return seconds

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click into a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def type(self, widget: QWidget, letter: str) -> None:
        """Press a key."""
        QTest.keyClicks(widget, letter)

    def until(self, so: Callable[[], bool]) -> None:
        """Wait, without taking time from the worker, until something is so."""
        end = time.monotonic() + _PATIENCE
        while not so():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError

    def until_painted(self, painted: Paint, so: Callable[[], bool]) -> None:
        """Wait until the widget is painted while something is so."""
        painted.done, painted.so = False, so
        self.until(lambda: painted.done)

    def settle(self) -> None:
        """Wait until nothing is read, posted or painted any more."""
        if self._opened:
            self.until(lambda: self._opened[0].context.jobs.idle)
        end = time.monotonic() + _CALM
        self._tick.start()
        self.until(lambda: time.monotonic() >= end)
        self._tick.stop()

    def quit(self) -> None:
        """Take the window away; the office is a copy that nobody needs any more."""
        self._window.hide()

    @staticmethod
    def _widget_of(main: MainWindow) -> QWidget:
        area = getattr(main.page, "area", None)
        return area.viewport() if area is not None else main.page


def _stop(fault: Fault) -> None:
    sys.stderr.write(fault.text() + "\n")
    sys.stderr.flush()
    os._exit(1)
