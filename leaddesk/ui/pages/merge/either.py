"""One field of two records: what each says, and which of the two is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.choice import Dot
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class _Words(QLabel):
    """A value beside its dot; a click on it chooses it, too."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()


class SideBySide(QWidget):
    """A label above two values in two columns of one width."""

    def __init__(self, name: str, kept: str, gone: str, note: str = "") -> None:
        """Take the label and both values in words, and what becomes of them."""
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(label(name, "label"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        for number, value in enumerate((kept, gone)):
            grid.setColumnStretch(number, 1)
            words = label(value or tr(N_("Nothing")), wrap=True, tone="" if value else "quiet")
            words.setMinimumWidth(1)
            grid.addWidget(words, 0, number, Qt.AlignmentFlag.AlignTop)
        box.addLayout(grid)
        if note:
            box.addWidget(label(note, "second", wrap=True))
        self.setAccessibleName(name)


class Either(QWidget):
    """A label above two values, one of which is chosen."""

    def __init__(self, name: str, kept: str, gone: str, *, from_gone: bool) -> None:
        """Take the label, both values in words, and whether the second is offered first."""
        super().__init__()
        self.kept, self.gone = Dot(), Dot()
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(label(name, "label"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        for number, (dot, value) in enumerate(((self.kept, kept), (self.gone, gone))):
            dot.setAccessibleName(tr(N_("{field}: {value}"), field=name, value=value))
            self._group.addButton(dot)
            words = _Words()
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setMinimumWidth(1)
            words.setText(value)
            words.clicked.connect(dot.click)
            line = row(dot, words, gap=8)
            line.setStretch(1, 1)
            line.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(number, 1)
            grid.addLayout(line, 0, number, Qt.AlignmentFlag.AlignTop)
        box.addLayout(grid)
        (self.gone if from_gone else self.kept).setChecked(True)
        self.setAccessibleName(name)

    @property
    def from_gone(self) -> bool:
        """Return whether the second one is right."""
        return self.gone.isChecked()
