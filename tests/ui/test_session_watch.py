import sys

from PySide6.QtWidgets import QWidget

from leaddesk.ui import idle
from leaddesk.ui.session_watch import SessionWatch, hide_from_capture


def test_without_a_bus_or_a_display_nothing_breaks(qapp, qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    watch = SessionWatch(qapp, window)
    hide_from_capture(window)
    with qtbot.waitSignal(watch.leaving):
        watch.on_lock()
    monkeypatch.delenv("DISPLAY", raising=False)
    assert sys.platform != "linux" or idle.system_idle() is None


def test_wayland_has_no_idle_time_for_us(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert idle._x11_idle() is None


def test_a_display_that_is_not_there_tells_nothing(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert idle._x11_idle() is None
