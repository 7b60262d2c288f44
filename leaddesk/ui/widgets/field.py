"""What every input of every form has: label above, help or problem below, one name for eye, ear and test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.tokens import LABEL_GAP
from leaddesk.ui.widgets.buttons import Cure, show_cures
from leaddesk.ui.widgets.layouts import Flow
from leaddesk.ui.widgets.pictogram import Pictogram
from leaddesk.ui.widgets.text import announce, label, set_buddy, set_property, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.fields import Spec

_NOT_LEAVING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_ONE_LINE = 40
"""Longer problems may take two lines."""


class Field(QWidget):
    """One input with its words. Subclasses put the input in with ``_install``."""

    edited = Signal(object)
    """The value after each change she, or a tool for her, makes. Loading is silent."""
    left = Signal()
    """The focus has gone elsewhere: the moment to show a problem."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        """Take the name of the draft's field and its declaration."""
        super().__init__(parent)
        self.setObjectName(name)
        self.spec = spec
        self._loading = False
        self._problem = ""
        self._inputs: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._label = label(tr(spec.label), "label")
        self._heading = QHBoxLayout()
        self._heading.setSpacing(8)
        self._heading.addWidget(self._label)
        if spec.optional_shown and not spec.required:
            self._heading.addWidget(label(tr(N_("optional")), "second"))
        self._heading.addStretch(1)
        self._help = label(tr(spec.help), "help", wrap=True)
        show_if(self._help, bool(spec.help))
        self._words = label("", "problem", wrap=False)
        self._mark = Pictogram("warning-circle", 16, "red")
        self._below = QWidget()
        self._flow = Flow(self._mark, self._words, gap=6)
        self._below.setLayout(self._flow)
        self._below.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(LABEL_GAP)

    @property
    def label_text(self) -> str:
        """Return the words above the input."""
        return tr(self.spec.label)

    def value(self) -> Any:
        """Return what is in the input, as the draft keeps it."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value without reporting an edit."""
        self._loading = True
        try:
            self._show(value)
        finally:
            self._loading = False

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return what is wrong with the typed text before any draft sees it, and the ways out."""
        return "", ()

    def unread_text(self) -> str:
        """Return typed text that is no value yet, so that it can be kept with the draft."""
        return ""

    def set_unread_text(self, text: str) -> None:
        """Put kept text back that was no value yet."""

    @property
    def problem(self) -> str:
        """Return the problem shown now."""
        return self._problem

    def set_problem(self, text: str, cures: Sequence[Cure] = ()) -> None:
        """Show a problem with its cures in place of the help, or take it away."""
        changed = text != self._problem
        self._problem = text
        set_text(self._words, text)
        self._words.setWordWrap(len(text) > _ONE_LINE)
        show_cures(self._flow, cures if text else (), keep=2)
        show_if(self._below, bool(text))
        show_if(self._help, bool(self.spec.help) and not text)
        for widget in self._inputs:
            set_property(_edged(widget), "problem", bool(text))
            widget.setAccessibleDescription(" ".join(part for part in (text, tr(self.spec.help)) if part))
        if changed and text and self.isVisible():
            announce(self, f"{self.label_text}: {text}")
        self.updateGeometry()

    def set_read_only(self, *, fixed: bool) -> None:
        """Let the value be read but not changed, or changed again."""
        for widget in self._inputs:
            widget.setEnabled(not fixed)

    def focus_input(self) -> None:
        """Put the focus into the input."""
        if self._inputs:
            self._inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring_into_view()

    def holds_focus(self) -> bool:
        """Return whether what is typed in this window goes into one of its inputs."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def bring_into_view(self) -> None:
        """Scroll to the field once the layout rests: a problem shown at the same time moves what lies below it."""
        QTimer.singleShot(0, self, self._into_view)

    def _into_view(self) -> None:
        """Scroll to the whole field, its words and problem included: Qt does so only for Tab."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        step = self.parentWidget()
        while step is not None:
            if isinstance(step, QScrollArea):
                step.ensureWidgetVisible(self._to_see())
            step = step.parentWidget()

    def _to_see(self) -> QWidget:
        """Return what is to be in sight when the field is gone to."""
        return self

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _install(self, shown: QWidget, *inputs: QWidget, heading: bool = True) -> None:
        """Lay out label, input and help; ``inputs`` are what takes the focus, if not ``shown`` itself."""
        if heading:
            self._box.addLayout(self._heading)
        self._box.addWidget(shown)
        self._box.addWidget(self._help)
        self._box.addWidget(self._below)
        for widget in inputs or (shown,):
            self._add_input(widget)
        if heading:
            set_buddy(self._label, self._inputs[0])

    def _add_input(self, widget: QWidget, name: str = "") -> None:
        widget.setAccessibleName(name or self.label_text)
        widget.setAccessibleDescription(tr(self.spec.help))
        widget.installEventFilter(self)
        self._inputs.append(widget)

    def _drop_input(self, widget: QWidget) -> None:
        widget.removeEventFilter(self)
        self._inputs.remove(widget)

    def _changed(self, *_: object) -> None:
        if not self._loading:
            self.edited.emit(self.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the focus has left."""
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in _NOT_LEAVING
        ):
            self._on_left()
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        self.left.emit()


def _edged(widget: QWidget) -> QWidget:
    """Return what shows the edge of an input: a frame around it, or itself."""
    parent = widget.parentWidget()
    return parent if parent is not None and parent.property("framed") else widget
