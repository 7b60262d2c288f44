"""Two to four choices that change what is seen, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from leaddesk.ui.current import px
from leaddesk.ui.widgets.text import button_text

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Segment(QPushButton):
    """One part; it keeps room for its bold words, so that choosing it moves nothing."""

    def sizeHint(self) -> QSize:
        """Return a size that fits the bold words."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        width = QFontMetrics(bold).horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(width + px(24), px(30))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not cut."""
        return self.sizeHint()


class SegmentedSwitch(QFrame):
    """Offers (key, words) and tells which was chosen; the arrow keys move."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Take the accessible name and the choices; the first is chosen."""
        super().__init__()
        self.setProperty("segments", True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Segment] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 2)
        box.setSpacing(2)
        for key, words in options:
            part = _Segment()
            part.setProperty("segment", True)
            part.setCheckable(True)
            part.setObjectName(key)
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button_text(part, words)
            part.clicked.connect(lambda _checked, key=key: self._on_clicked(key))
            self._group.addButton(part)
            self._parts[key] = part
            box.addWidget(part)
        self._value = options[0][0]
        self._parts[self._value].setChecked(True)
        self._follow()

    def value(self) -> str:
        """Return the key of what is chosen."""
        return self._value

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        self._value = key
        self._parts[key].setChecked(True)
        self._follow()

    def set_words(self, key: str, words: str) -> None:
        """Show other words, such as with a count."""
        button_text(self._parts[key], words)
        self._parts[key].updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        keys = list(self._parts)
        number = keys.index(self._value) + step
        if step and 0 <= number < len(keys):
            self._parts[keys[number]].setFocus(Qt.FocusReason.TabFocusReason)
            self._parts[keys[number]].click()
            return
        super().keyPressEvent(event)

    def _on_clicked(self, key: str) -> None:
        if key != self._value:
            self._value = key
            self._follow()
            self.chosen.emit(key)

    def _follow(self) -> None:
        """Let Tab, from either side, stop at what is chosen; the arrows go on from there."""
        for key, part in self._parts.items():
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == self._value else Qt.FocusPolicy.ClickFocus)
