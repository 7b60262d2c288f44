"""The switch of statuses over the list of people: its parts side by side, or one list where they don't fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.segmented import SegmentedSwitch
from leaddesk.ui.widgets.text import set_property, show_if

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class StatusSwitch(SegmentedSwitch):
    """Statuses with their counts; beside a record there is no room for all, and a drop-down offers the same."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Take the accessible name and the choices; the first is chosen."""
        super().__init__(name, options)
        self._list = Choice(self)
        self._list.setAccessibleName(name)
        self._list.setObjectName("status-list")
        for key, words in options:
            self._list.addItem(words, key)
        self._list.hide()
        line = self.layout()
        if line is not None:
            line.addWidget(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._list.activated.connect(lambda _number: self._on_clicked(self._list.currentData()))

    @property
    def folded(self) -> bool:
        """Return whether the drop-down stands for the parts."""
        return not self._list.isHidden()

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        super().set_value(key)
        self._list.setCurrentIndex(self._list.findData(key))

    def set_words(self, key: str, words: str) -> None:
        """Show other words, such as with a count."""
        super().set_words(key, words)
        self._list.setItemText(self._list.findData(key), words)
        self._fit(self.width())

    def sizeHint(self) -> QSize:
        """Return the size of all parts on one line: where that much is given, they are shown."""
        return QSize(self._parts_width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the drop-down."""
        return self._list.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the parts where they fit on one line."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        folded = width < self._parts_width()
        if folded == self.folded:
            return
        held = self.window().focusWidget() in self.findChildren(QWidget)
        for part in self._parts.values():
            show_if(part, not folded)
        show_if(self._list, folded)
        set_property(self, "segments", not folded)
        if held:
            (self._list if folded else self._parts[self._value]).setFocus()

    def _parts_width(self) -> int:
        widths = [part.sizeHint().width() for part in self._parts.values()]
        frame = self.width() - self.contentsRect().width()
        return sum(widths) + 2 * (len(widths) - 1) + 4 + frame

    def _on_clicked(self, key: str) -> None:
        self._list.setCurrentIndex(self._list.findData(key))
        self._parts[key].setChecked(True)
        super()._on_clicked(key)
