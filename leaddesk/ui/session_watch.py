"""Notices that the system locks, sleeps or changes user. Thin, per system; Windows: not yet run there."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QWidget

_SESSION_CHANGE, _POWER = 0x02B1, 0x0218
_SESSION_LOCK, _SESSION_LOGOFF, _CONSOLE_LEFT, _SUSPEND = 0x7, 0x6, 0x2, 0x4
_THIS_SESSION = 0
_HIDE_FROM_CAPTURE = 0x11
_LOGIND = "org.freedesktop.login1"


class SessionWatch(QObject):
    """Says ``leaving`` when the screen locks, the computer sleeps or another user comes."""

    leaving = Signal()

    def __init__(self, app: QCoreApplication, window: QWidget) -> None:
        super().__init__(app)
        self._filter: _WindowsMessages | None = None
        if sys.platform == "win32":
            self._filter = _WindowsMessages(self)
            app.installNativeEventFilter(self._filter)
            _windows().wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(int(window.winId())), _THIS_SESSION)
        elif sys.platform.startswith("linux"):
            self._listen_to_logind()

    def _listen_to_logind(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - absent from some systems
        except ImportError:
            return
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        manager, session = f"{_LOGIND}.Manager", f"{_LOGIND}.Session"
        bus.connect(_LOGIND, "/org/freedesktop/login1", manager, "PrepareForSleep", self, b"1on_sleep(bool)")
        bus.connect(_LOGIND, "/org/freedesktop/login1/session/auto", session, "Lock", self, b"1on_lock()")

    @Slot(bool)
    def on_sleep(self, beginning: bool) -> None:
        """Hear from logind that the computer goes to sleep, or woke up."""
        if beginning:
            self.leaving.emit()

    @Slot()
    def on_lock(self) -> None:
        """Hear from logind that the screen locks."""
        self.leaving.emit()


class _WindowsMessages(QAbstractNativeEventFilter):
    """Reads the window messages that tell of the session."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at one message; it is never kept from Qt."""
        if QByteArray(kind).data() == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            session = told.message == _SESSION_CHANGE and told.wParam in (_SESSION_LOCK, _SESSION_LOGOFF, _CONSOLE_LEFT)
            if session or (told.message == _POWER and told.wParam == _SUSPEND):
                self._watch.leaving.emit()
        return False, 0


def hide_from_capture(window: QWidget) -> None:
    """Keep a window out of screenshots and shared screens where the system can (Windows)."""
    if sys.platform == "win32":
        _windows().user32.SetWindowDisplayAffinity(wintypes.HWND(int(window.winId())), _HIDE_FROM_CAPTURE)


def _windows() -> Any:
    return ctypes.windll  # type: ignore[attr-defined,unused-ignore]
