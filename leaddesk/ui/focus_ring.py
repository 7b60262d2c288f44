"""The visible ring around what has the focus: one overlay per window, clipped to what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from leaddesk.ui.current import color

_GAP, _WIDTH, _RADIUS = 2, 2, 6
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.WindowActivate,
    QEvent.Type.WindowDeactivate,
}


class FocusRing(QWidget):
    """Follows the focus inside one window. Lists and tables draw their own ring, inside the row.

    It is no larger than the ring: whatever lies under it is painted anew each time it is moved or raised.
    """

    def __init__(self, window: QWidget) -> None:
        """Lie above everything in the window."""
        super().__init__(window)
        self.setObjectName("focus-ring")
        for attribute in (Qt.WidgetAttribute.WA_TransparentForMouseEvents, Qt.WidgetAttribute.WA_NoSystemBackground):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._watched: list[QObject] = []
        self._target: QWidget | None = None
        self._handle: QWindow | None = None
        self._keyed = False
        self._ring = QRect()
        self._clip = QRect()
        # many moves come in one go when a page is laid out: one look afterwards is enough
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """Return the widget that the ring is around, if one is."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the widget, its parents and the window do."""
        if self._collected():
            return False
        kind = event.type()
        if watched is self._handle:
            self._keyed = kind == QEvent.Type.KeyPress or (self._keyed and kind != QEvent.Type.MouseButtonPress)
            return False
        if watched is self._window:
            self._watch_keys()
        if kind in _MOVES or (kind == QEvent.Type.FocusIn and watched is self._target):
            self._look.start()
        return False

    def _watch_keys(self) -> None:
        """Watch whether keys or the mouse are in use: Qt forgets the keys each time the program moves the focus."""
        handle = self._window.windowHandle()
        if handle is not self._handle:
            self._handle = handle
            if handle is not None:
                handle.installEventFilter(self)

    def _collected(self) -> bool:
        """Return whether the collector has emptied this already, while its window still tells of its own end."""
        return "_look" not in self.__dict__

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._collected():
            return
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._target = None
        if new is not None and new.window() is self._window and not isinstance(new, QAbstractItemView):
            self._target = _framed(new)
            step: QWidget | None = self._target
            while step is not None and step is not self._window:
                step.installEventFilter(self)
                self._watched.append(step)
                step = step.parentWidget()
        self._look.start()

    def _place(self) -> None:
        if self._collected():
            return
        target = self._target
        window = self._window
        if target is None or not isValid(target) or not _ringed(target, keyed=self._keyed):
            self.hide()
            return
        ring = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        clip = _visible_part(target, window)
        out = _GAP + _WIDTH + 1
        self.setGeometry(ring.adjusted(-out, -out, out, out))
        self.show()
        self.raise_()
        if (ring, clip) != (self._ring, self._clip):
            self._ring, self._clip = ring, clip
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring with its gap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.pos())
        painter.setClipRect(self._clip)
        painter.setPen(QPen(color("accent"), _WIDTH))
        out = _GAP + _WIDTH / 2
        box = QRectF(self._ring).adjusted(-out, -out, out, out)
        painter.drawRoundedRect(box, _RADIUS + out, _RADIUS + out)


def _framed(widget: QWidget) -> QWidget:
    """Return the widget whose edge is seen: the combo box of its line edit, the field around both."""
    parent = widget.parentWidget()
    if isinstance(parent, QComboBox):
        return parent
    # a button inside the frame, such as Show, has a ring of its own
    if isinstance(widget, QLineEdit) and parent is not None and parent.property("framed"):
        return parent
    return widget


def _ringed(widget: QWidget, *, keyed: bool) -> bool:
    """Return whether the ring is wanted: always in text fields, elsewhere once the keyboard was used to move."""
    if not widget.isVisible() or not widget.isActiveWindow() or widget.property("ownRing"):
        return False
    text = isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) or bool(widget.property("framed"))
    return text or keyed or widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def _visible_part(target: QWidget, window: QWidget) -> QRect:
    """Return the part of the window in which the ring may be drawn: inside every scroll area around it."""
    clip = window.rect()
    step = target.parentWidget()
    while step is not None and step is not window:
        if isinstance(step, QAbstractScrollArea):
            view = step.viewport()
            clip = clip.intersected(QRect(view.mapTo(window, QPoint(0, 0)), view.size()))
        step = step.parentWidget()
    return clip
