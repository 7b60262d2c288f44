"""Layouts that Qt lacks: things that flow onto the next line, and the six-column grid of forms."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget

from leaddesk.ui.current import px
from leaddesk.ui.tokens import BETWEEN

Box = TypeVar("Box", bound=QBoxLayout)
COLUMNS = 6
_NARROW_COLUMN = 86


def column(*things: QWidget | QLayout | int | None, gap: int = 0, margin: int = 0) -> QVBoxLayout:
    """Return a vertical box; a number is a space, None a stretch."""
    return _fill(QVBoxLayout(), things, gap, margin)


def row(*things: QWidget | QLayout | int | None, gap: int = 8, margin: int = 0) -> QHBoxLayout:
    """Return a horizontal box; a number is a space, None a stretch."""
    return _fill(QHBoxLayout(), things, gap, margin)


def turn(box: QBoxLayout, *, beside: bool) -> None:
    """Put the parts of a box beside each other, or below each other where it is narrow."""
    box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _fill(box: Box, things: tuple[QWidget | QLayout | int | None, ...], gap: int, margin: int) -> Box:
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(gap)
    for thing in things:
        if thing is None:
            box.addStretch(1)
        elif isinstance(thing, int):
            box.addSpacing(thing)
        elif isinstance(thing, QWidget):
            box.addWidget(thing)
        else:
            box.addLayout(thing)
    return box


class _Kept(QLayout):
    """The part of a layout that only keeps its items."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that the height is what the content needs."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size wished for."""
        return self.minimumSize()

    def _place(self, rect: QRect, *, move: bool) -> int:
        raise NotImplementedError

    def _shown(self) -> list[tuple[int, QLayoutItem]]:
        return [(number, item) for number, item in enumerate(self._items) if not item.isEmpty()]


class Flow(_Kept):
    """Things in a line that go onto the next one where the width ends."""

    def __init__(self, *widgets: QWidget, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__()
        self._gap, self._line_gap = gap, line_gap
        for widget in widgets:
            self.addWidget(widget)

    def minimumSize(self) -> QSize:
        """Return the size of the widest thing."""
        size = QSize()
        for _number, item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        sizes = [item.sizeHint() for _number, item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for _number, item in self._shown():
            wish = self._wish(item, rect.width(), used)
            if item.hasHeightForWidth():
                wish.setHeight(item.heightForWidth(wish.width()))
            if lines[-1] and used + wish.width() > rect.width():
                lines.append([])
                used = 0
            lines[-1].append((item, wish))
            used += wish.width() + self._gap
        y = rect.y()
        for line in lines:
            height = max((size.height() for _item, size in line), default=0)
            x = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(x, y + (height - size.height()) // 2, size.width(), size.height()))
                x += size.width() + self._gap
            y += height + self._line_gap
        return y - self._line_gap - rect.y()

    @staticmethod
    def _wish(item: QLayoutItem, width: int, used: int) -> QSize:
        """Return the size of a thing; words that wrap take what is left of the line, not a square."""
        wish = item.sizeHint()
        widget = item.widget()
        if isinstance(widget, QLabel) and widget.wordWrap():
            wish.setWidth(min(widget.fontMetrics().horizontalAdvance(widget.text()) + 2, max(width - used, width // 2)))
        wish.setWidth(min(wish.width(), width))
        return wish


class SixColumns(_Kept):
    """The grid of a form: six columns, fewer where it is narrow; a field is as wide as its content."""

    def __init__(self, gap: int = BETWEEN) -> None:
        """Take the space between lines."""
        super().__init__()
        self._spans: list[int] = []
        self._line_gap = gap

    def add(self, widget: QWidget, span: int) -> None:
        """Take a field that is ``span`` columns wide."""
        self._spans.append(max(1, min(COLUMNS, span)))
        self.addWidget(widget)

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item and its span back."""
        if 0 <= index < len(self._spans):
            self._spans.pop(index)
        return super().takeAt(index)

    def minimumSize(self) -> QSize:
        """Return the size in which the widest field fits."""
        width = max((item.minimumSize().width() for _number, item in self._shown()), default=0)
        return QSize(width, sum(item.minimumSize().height() for _number, item in self._shown()[:1]))

    def lines(self, width: int) -> list[list[tuple[int, int]]]:
        """Return the lines at a width, each of (item number, span)."""
        lines: list[list[tuple[int, int]]] = [[]]
        used = 0
        for number, item in self._shown():
            span = self._span(self._spans[number], item.minimumSize().width(), width)
            if lines[-1] and used + span > COLUMNS:
                lines.append([])
                used = 0
            lines[-1].append((number, span))
            used += span
        return lines

    @staticmethod
    def _span(asked: int, needed: int, width: int) -> int:
        one = (width - (COLUMNS - 1) * BETWEEN) / COLUMNS
        factor = 1 if one >= px(_NARROW_COLUMN) else 2 if one >= px(_NARROW_COLUMN) / 2 else COLUMNS
        span = min(COLUMNS, asked * factor)
        while span < COLUMNS and one * span + BETWEEN * (span - 1) < needed:
            span += 1
        return span

    def _place(self, rect: QRect, *, move: bool) -> int:
        one = (rect.width() - (COLUMNS - 1) * BETWEEN) / COLUMNS
        y = rect.y()
        for line in self.lines(rect.width()):
            places: list[tuple[QLayoutItem, int, int]] = []
            before = 0
            for number, span in line:
                left = round(before * (one + BETWEEN))
                right = round((before + span) * (one + BETWEEN)) - BETWEEN
                places.append((self._items[number], rect.x() + left, right - left))
                before += span
            height = max((_height(item, width) for item, _x, width in places), default=0)
            for item, x, width in places if move else ():
                item.setGeometry(QRect(x, y, width, _height(item, width)))
            y += height + px(self._line_gap)
        return y - px(self._line_gap) - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
