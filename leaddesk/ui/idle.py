"""How long nobody has touched the computer; the records lock after a while of that."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication

_INPUTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_LOOK_MS = 1000
_MINUTE = 60
_FROZEN_AFTER = 60.0


class IdleWatch(QObject):
    """Says ``expired`` once after so many minutes of rest, and each second how many seconds are left."""

    expired = Signal()
    ticked = Signal(int)
    woke = Signal()
    """The clock jumped: the computer slept without telling."""

    def __init__(
        self,
        app: QCoreApplication,
        minutes: int,
        system_idle: Callable[[], float | None] | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Take the minutes, what tells the idle seconds of the whole system, and the clock in seconds."""
        super().__init__(app)
        self._app = app
        self._minutes = minutes
        self._system_idle = system_idle
        self._now = now
        self._touched = self._looked = now()
        self._done = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        if system_idle is None:
            # only where nothing else tells: every event of the program passes through here
            app.installEventFilter(self)
        self._timer.start()

    @property
    def minutes(self) -> int:
        """Return after how many minutes of rest it expires."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """Take another time of rest."""
        self._minutes = minutes

    def touch(self) -> None:
        """Begin anew, as after an unlock."""
        self._touched = self._looked = self._now()
        self._done = False

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def seconds_left(self) -> int:
        """Return how long until the records lock."""
        rest = max(0.0, self._now() - self._touched)
        told = self._system_idle() if self._system_idle is not None else None
        # the smaller of both: typing elsewhere counts as being there, and so does typing here
        return int(self._minutes * _MINUTE - (rest if told is None else min(rest, told)))

    def look(self) -> None:
        """Look at the clock; called each second."""
        now = self._now()
        slept = now - self._looked > _FROZEN_AFTER
        self._looked = now
        if self._done:
            return
        if slept:
            self._done = True
            self.woke.emit()
            return
        left = self.seconds_left()
        self.ticked.emit(left)
        if left <= 0:
            self._done = True
            self.expired.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that she is there."""
        if event.type() in _INPUTS:
            self._touched = self._now()
        return False


def system_idle() -> Callable[[], float | None] | None:
    """Return what tells the idle seconds of this system, or None where nothing does.

    Windows and macOS: not yet run there.
    """
    if sys.platform == "win32":
        return _windows_idle
    if sys.platform == "darwin":
        return _macos_idle()
    return _x11_idle()


class _LastInput(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint), ("ticks", ctypes.c_uint))


def _windows_idle() -> float | None:
    info = _LastInput(ctypes.sizeof(_LastInput), 0)
    libraries = ctypes.windll  # type: ignore[attr-defined,unused-ignore]
    if not libraries.user32.GetLastInputInfo(ctypes.byref(info)):
        return None
    # both count milliseconds in 32 bits and start again from 0 after 49 days
    ticks = libraries.kernel32.GetTickCount() & 0xFFFFFFFF
    return float((ticks - info.ticks) & 0xFFFFFFFF) / 1000


def _macos_idle() -> Callable[[], float | None] | None:
    name = ctypes.util.find_library("ApplicationServices")
    if name is None:
        return None
    asked = ctypes.CDLL(name).CGEventSourceSecondsSinceLastEventType
    asked.restype, asked.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)
    return lambda: float(asked(0, 0xFFFFFFFF))


class _ScreenSaverInfo(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("mask", ctypes.c_ulong),
    )


def _x11_idle() -> Callable[[], float | None] | None:
    """Return what asks the X server, or None under Wayland, without a display or without the library."""
    if not os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    names = ctypes.util.find_library("X11"), ctypes.util.find_library("Xss")
    if None in names:
        return None
    x11, saver = (ctypes.CDLL(name) for name in names)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = (ctypes.c_char_p,)
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
    saver.XScreenSaverAllocInfo.restype = ctypes.POINTER(_ScreenSaverInfo)
    saver.XScreenSaverQueryInfo.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(_ScreenSaverInfo))
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    info, root = saver.XScreenSaverAllocInfo(), x11.XDefaultRootWindow(display)

    def idle() -> float | None:
        return float(info.contents.idle) / 1000 if saver.XScreenSaverQueryInfo(display, root, info) else None

    return idle
