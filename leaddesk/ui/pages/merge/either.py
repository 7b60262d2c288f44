"""One field of two records: what each says, and which of the two is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.tokens import GAP
from leaddesk.ui.widgets.choice import Dot
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

_WIDE, _NAMES = 760, 180


class _Words(QLabel):
    """A value beside its dot; a click on it chooses it, too."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()


class SideBySide(QWidget):
    """A label and two values in columns of one width; the label stands above them where it is narrow."""

    def __init__(self, name: str, kept: str, gone: str, note: str = "") -> None:
        """Take the label, both values in words, and what becomes of them."""
        super().__init__()
        self._name = label(name, "label", wrap=True)
        self._note = label(note, "second", wrap=True) if note else None
        self._cells = (self._cell(name, kept), self._cell(name, gone))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._wide: bool | None = None
        self._place(wide=False)
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the label beside or above."""
        super().resizeEvent(event)
        self._place(wide=self.width() >= px(_WIDE))

    def _cell(self, _name: str, value: str) -> QWidget:
        words = label(value or tr(N_("Nothing")), wrap=True, tone="" if value else "quiet")
        words.setMinimumWidth(1)
        return words

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for part in (self._name, *self._cells, *((self._note,) if self._note else ())):
            self._grid.removeWidget(part)
        line, top = (0, Qt.AlignmentFlag.AlignTop) if wide else (1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnMinimumWidth(0, px(_NAMES) if wide else 0)
        self._grid.setHorizontalSpacing(GAP if wide else 0)
        self._grid.addWidget(self._name, 0, 0, 1, 1 if wide else 3, top)
        for number, cell in enumerate(self._cells, 1):
            self._grid.addWidget(cell, line, number)
        if self._note:
            self._grid.addWidget(self._note, line + 1, 1, 1, 2)


class Either(SideBySide):
    """A label and two values, one of which is chosen."""

    def __init__(self, name: str, kept: str, gone: str, *, from_gone: bool) -> None:
        """Take the label, both values in words, and whether the second is offered first."""
        self._dots: list[Dot] = []
        super().__init__(name, kept, gone)
        group = QButtonGroup(self)
        for dot in self._dots:
            group.addButton(dot)
        self.kept, self.gone = self._dots
        (self.gone if from_gone else self.kept).setChecked(True)

    @property
    def from_gone(self) -> bool:
        """Return whether the second one is right."""
        return self.gone.isChecked()

    def _cell(self, name: str, value: str) -> QWidget:
        dot, words = Dot(), _Words()
        dot.setAccessibleName(tr(N_("{field}: {value}"), field=name, value=value))
        self._dots.append(dot)
        words.setProperty("role", "body")
        words.setWordWrap(True)
        words.setMinimumWidth(1)
        set_text(words, value)
        words.clicked.connect(dot.click)
        made = QWidget()
        line = row(dot, words, gap=8)
        line.setStretch(1, 1)
        line.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
        made.setLayout(line)
        return made
