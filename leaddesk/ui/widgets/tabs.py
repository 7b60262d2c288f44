"""The tabs of a record: one line of words, a combo box where it is narrow, a stack below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leaddesk.ui.current import color, px
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.panels import hairline
from leaddesk.ui.widgets.text import button_text, set_tip

if TYPE_CHECKING:
    from collections.abc import Callable


class _Tab(QPushButton):
    """One tab; it keeps room for its bold words."""

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def sizeHint(self) -> QSize:
        """Return a size that fits the bold words."""
        width = QFontMetrics(self._bold()).horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(width + px(16), px(40))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, and the bar under the chosen ones."""
        painter = QPainter(self)
        chosen = self.isChecked()
        painter.setFont(self._bold() if chosen else self.font())
        painter.setPen(color("text" if chosen or self.underMouse() else "text_2"))
        inner = self.rect().adjusted(px(8), 0, -px(8), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self.text().replace("&&", "&"))
        if chosen:
            painter.fillRect(inner.left(), self.height() - 3, inner.width(), 3, color("accent"))


class Tabs(QWidget):
    """Named parts of a record. A part is made when it is first shown."""

    shown = Signal(str)

    def __init__(self, name: str) -> None:
        """Take the accessible name of the group."""
        super().__init__()
        self._keys: list[str] = []
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self._current = ""
        self._group = QButtonGroup(self)
        self.strip = QFrame()
        self.strip.setProperty("ground", "surface")
        self.strip.setAccessibleName(name)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(MARGIN - px(8), 0, MARGIN, 0)
        self._line.setSpacing(px(10))
        self._line.addStretch(1)
        self._words = QWidget()
        self._words.setLayout(self._line)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._combo = Choice()
        self._combo.setAccessibleName(name)
        self._narrow = QWidget()
        narrow = QHBoxLayout(self._narrow)
        narrow.setContentsMargins(MARGIN, 0, MARGIN, px(6))
        narrow.addWidget(self._combo)
        narrow.addStretch(1)
        inside = QVBoxLayout(self.strip)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._words)
        inside.addWidget(self._narrow)
        inside.addWidget(hairline())
        self._narrow.hide()
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self._stack, 1)
        self._combo.activated.connect(lambda number: self.show_part(self._keys[number]))

    def add(self, key: str, words: str, make: Callable[[], QWidget]) -> None:
        """Add a part; ``make`` builds it when it is first shown."""
        tab = _Tab()
        button_text(tab, words)
        tab.setObjectName(f"tab-{key}")
        tab.setCheckable(True)
        tab.setFlat(True)
        set_tip(tab, words, f"Alt+{len(self._keys) + 1}")
        tab.clicked.connect(lambda _checked: self.show_part(key))
        self._group.addButton(tab, len(self._keys))
        self._line.insertWidget(len(self._keys), tab)
        self._combo.addItem(words, key)
        self._keys.append(key)
        self._makers[key] = make

    @property
    def current(self) -> str:
        """Return the key of the part that is shown."""
        return self._current

    def part(self, key: str) -> QWidget | None:
        """Return a part if it was made."""
        return self._made.get(key)

    def made(self) -> list[QWidget]:
        """Return the parts made so far."""
        return list(self._made.values())

    def show_part(self, key: str) -> QWidget:
        """Show a part, making it if need be, and return it."""
        number = self._keys.index(key)
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self._stack.addWidget(self._made[key])
        self._stack.setCurrentWidget(self._made[key])
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)
        with QSignalBlocker(self._combo):
            self._combo.setCurrentIndex(number)
        if key != self._current:
            self._current = key
            self.shown.emit(key)
        return self._made[key]

    def show_number(self, number: int) -> None:
        """Show a part by its place, counted from 0; a place that is not there is ignored."""
        if 0 <= number < len(self._keys):
            self.show_part(self._keys[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between tabs with the arrow keys while one has the focus."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        focus = self.focusWidget()
        if step and isinstance(focus, _Tab):
            number = self._group.id(focus) + step
            target = self._group.button(number)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                self.show_number(number)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the words into a combo box where they don't fit."""
        super().resizeEvent(event)
        fits = self._line.sizeHint().width() <= self.width()
        self._words.setVisible(fits)
        self._narrow.setVisible(not fits)
