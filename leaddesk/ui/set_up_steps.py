"""The parts that only the set-up assistant has: its steps at the left, a folder, and large choices."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QLineEdit, QRadioButton, QSizePolicy, QWidget

from leaddesk.domain.fields import REQUIRED
from leaddesk.i18n import N_, tr
from leaddesk.ui import icons
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized
from leaddesk.ui.tokens import RADIUS, RADIUS_CARD
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import row

if TYPE_CHECKING:
    from leaddesk.domain.fields import Spec

NO_FOLDER = N_("This folder can't be written to")


class Bullet(QWidget):
    """A step: its number, or a tick once done, its name and what it is about."""

    def __init__(self, number: int, name: str, text: str) -> None:
        super().__init__()
        self._number, self._name, self._text = number, name, text
        self._now = self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, *, now: bool, done: bool) -> None:
        """Say where she is."""
        self._now, self._done = now, done
        state = tr(N_("now")) if now else tr(N_("done")) if done else ""
        self.setAccessibleName(", ".join(part for part in (f"{self._number} {self._name}", state) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(px(230), px(50))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, number and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        side = px(28)
        circle = QRect(px(8), (self.height() - side) // 2, side, side)
        painter.setPen(QPen(color("accent" if self._now else "accent_soft" if self._done else "edge"), 1.5))
        painter.setBrush(color("accent" if self._now else "accent_soft" if self._done else "rail"))
        painter.drawEllipse(circle)
        if self._done and not self._now:
            icons.draw(painter, "check", circle, "accent", px(16))
        else:
            painter.setFont(sized(self.font(), px(14), 600))
            painter.setPen(color("on_accent" if self._now else "text_2"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        words = self.rect().adjusted(px(48), px(6), 0, -px(6))
        painter.setFont(sized(self.font(), px(14), 600))
        painter.setPen(color("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, self._name)
        painter.setFont(sized(self.font(), px(13), 400))
        painter.setPen(color("text_2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, self._text)


class FolderField(Field):
    """A folder, typed or chosen."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.line = QLineEdit()
        self.browse = plain(tr(N_("Choose…")), "folder-open", f"{name}-browse")
        around = QWidget()
        around.setLayout(row(self.line, self.browse))
        self._install(around, self.line)
        self.line.textChanged.connect(self._changed)
        self.browse.triggered.connect(self._on_browse)

    def value(self) -> Any:
        """Return the folder as typed."""
        return self.line.text().strip()

    def check(self) -> bool:
        """Return whether the folder can be used, and say so under it if not."""
        text = self.value()
        if not text:
            self.set_problem(tr(REQUIRED))
            return False
        usable = _usable(Path(text))
        self.set_problem("" if usable else tr(NO_FOLDER))
        return usable

    def _show(self, value: Any) -> None:
        self.line.setText(value or "")

    def _on_browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.label_text, self.value())
        if chosen:
            self.line.setText(chosen)
            self.check()


def _usable(folder: Path) -> bool:
    """Return whether a folder is there or its nearest existing parent can hold it."""
    if not folder.is_absolute():
        return False
    there = next((step for step in (folder, *folder.parents) if step.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK)


class OptionCard(QRadioButton):
    """A large choice: icon, words and what follows from it."""

    def __init__(self, words: str, text: str, icon: str) -> None:
        super().__init__()
        self._words, self._more, self._icon = words, text, icon
        self.setAccessibleName(words)
        self.setAccessibleDescription(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that both lines need."""
        face = QFont(self.font())
        width = max(QFontMetrics(face).horizontalAdvance(text) for text in (self._words, self._more))
        return QSize(width + px(90), px(64))

    def hitButton(self, _pos: Any) -> bool:
        """Take a click anywhere."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card; the chosen one has an accent edge and a full dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(color("accent" if chosen else "edge"), 2 if chosen else 1))
        painter.setBrush(color("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        dot = QRect(px(16), (self.height() - px(18)) // 2, px(18), px(18))
        painter.setPen(QPen(color("accent" if chosen else "edge"), 1.5))
        painter.setBrush(color("surface"))
        painter.drawEllipse(dot)
        if chosen:
            painter.setBrush(color("accent"))
            painter.drawEllipse(dot.adjusted(px(4), px(4), -px(4), -px(4)))
        icons.draw(painter, self._icon, QRect(px(44), 0, px(24), self.height()), "text_2", px(20))
        words = self.rect().adjusted(px(78), px(11), -px(8), -px(11))
        painter.setFont(sized(self.font(), px(14), 600))
        painter.setPen(color("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, self._words)
        painter.setFont(sized(self.font(), px(13), 400))
        painter.setPen(color("text_2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, self._more)
