"""A combo box, a check box and a radio button drawn from the tokens; styling any part of one drops the rest."""

from __future__ import annotations

import math
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from leaddesk.ui import icons
from leaddesk.ui.current import color, px
from leaddesk.ui.tokens import RADIUS_BOX

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOX, _FEW_WORDS = 20, 240


def letters(choice: QComboBox, texts: Iterable[str]) -> int:
    """Return how many of the wide letters in which a combo box measures its room hold the longest of some texts."""
    words = choice.fontMetrics()
    longest = max((words.horizontalAdvance(text) for text in texts), default=0)
    return math.ceil(longest / max(1, words.horizontalAdvance("X")))


class Choice(QComboBox):
    """A combo box with our caret. The wheel scrolls the page and never changes a value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter_at = float("-inf")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(12)
        # the plain delegate takes rows and colours from the style sheet, the native one does not
        self.setItemDelegate(QStyledItemDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find a choice by its words: a space between two of them opens no list, or the rest finds something else."""
        soon = monotonic() - self._letter_at < QApplication.keyboardInputInterval() / 1000
        if event.text() == " " and soon and not self.isEditable():
            view = self.view()
            view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn(), self.rootModelIndex()))
            view.keyboardSearch(" ")
        else:
            super().keyPressEvent(event)
        if event.text().strip() or soon:
            self._letter_at = monotonic()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caret over the box."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(30)
        at = QRect(self.width() - side, 0, side - px(4), self.height())
        icons.draw(painter, "caret-down", at, "text_2" if self.isEnabled() else "text_3", px(16))


class Tick(QCheckBox):
    """A check box: 20 high, radius 4, accent with a tick."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tone = "", "text"
        self.say(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str, *, quiet: bool = False) -> None:
        """Show other words, in the second colour where they matter less."""
        self._words, self._tone = words, "text_2" if quiet else "text"
        self.setText(words.replace("&", "&&"))
        if words:
            self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of box and words on one line."""
        # words wrapped at exactly their width go onto a second line: a letter may lean over its advance
        words = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(px(_BOX) + (px(8) + words if self._words else 0), px(28))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which many words go onto a second line; a few never do."""
        wish = self.sizeHint()
        return QSize(min(wish.width(), px(_FEW_WORDS)), wish.height())

    def heightForWidth(self, width: int) -> int:
        """Return the height that box and words need: words are not cut."""
        inside = QRect(0, 0, max(1, width - px(_BOX) - px(8)), 10_000)
        words = self.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, self._words).height()
        return max(px(28), words + px(8))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on box and words."""
        return QRect(0, 0, min(self.width(), self.sizeHint().width()), self.height()).contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words; the box stands at the first line of words that take several."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, needed = px(_BOX), self.heightForWidth(self.width())
        top = (self.height() - min(needed, self.height())) // 2
        box = QRect(0, top + (px(28) - side) // 2, side, side)
        on, enabled = self.checkState() != Qt.CheckState.Unchecked, self.isEnabled()
        edge = ("accent" if on else "edge") if enabled else "text_3"
        painter.setPen(QPen(color(edge), 1.5))
        painter.setBrush(color(edge if on else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), RADIUS_BOX, RADIUS_BOX)
        if on:
            icons.draw(painter, "check", box, "on_accent" if enabled else "surface", px(14))
        painter.setPen(color(self._tone if enabled else "text_3"))
        words = self.rect().adjusted(side + px(8), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._words)


class Dot(QRadioButton):
    """A radio button without words of its own: they stand beside it and may wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the dot."""
        return QSize(px(_BOX), px(_BOX))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring and, if it is chosen, what fills it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(color("accent" if on else "edge"), 1.5))
        painter.setBrush(color("surface"))
        painter.drawEllipse(ring)
        if on:
            inner = ring.width() * 0.25
            painter.setBrush(color("accent"))
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))
