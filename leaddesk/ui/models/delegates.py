"""How rows are drawn: everything from font metrics and tokens, the ring inside the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized, tabular
from leaddesk.ui.models.record_table import LINE_ROLE, ROW_ROLE, Line, RecordTable, Sorted
from leaddesk.ui.tokens import RADIUS, ROW, ROW_LIST

if TYPE_CHECKING:
    from typing import Any

Index = QModelIndex | QPersistentModelIndex
_CHIP_GROUND = {"amber": "amber_soft", "red": "red_soft", "accent": "accent_soft"}
_SIDE, _ABOVE = 20, 14
_WIDE = 620


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, marker: bool = True) -> None:
    """Draw the ground of a row: chosen, under the pointer, or plain."""
    state, rect = option.state, option.rect
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, color("accent_soft"))
        if marker:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, color("hover"))


def paint_line(painter: QPainter, rect: QRect, inset: int = 0) -> None:
    """Draw the hairline below a row as a filled rectangle: a pen would blur at odd scales."""
    painter.fillRect(QRect(rect.left() + inset, rect.bottom(), rect.width() - inset, 1), color("line"))


def paint_ring(painter: QPainter, rect: QRect) -> None:
    """Draw the focus ring inside a row or cell."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent"), 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(3, 3, -3, -3), RADIUS, RADIUS)
    painter.restore()


def paint_chip(painter: QPainter, font: QFont, right: int, middle: int, text: str, tone: str) -> QRect:
    """Draw words, on a tinted ground if they have a tone, ending at ``right``; return where."""
    face = sized(font, px(13), 500 if tone else 400)
    width = QFontMetrics(face).horizontalAdvance(text)
    pad = px(8) if tone else 0
    box = QRect(right - width - 2 * pad, middle - px(12), width + 2 * pad, px(24))
    painter.save()
    if tone:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(_CHIP_GROUND.get(tone, "chip")))
        painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
    painter.setFont(face)
    painter.setPen(color(tone if tone in _CHIP_GROUND else "text_2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return box


def indented(words: QFontMetrics, text: str) -> tuple[int, str]:
    """Return how far the spaces before a text set it in, and the text without them: all its lines begin there."""
    bare = text.lstrip(" ")
    return words.horizontalAdvance(text[: len(text) - len(bare)]), bare


def wrapped(words: QFontMetrics, text: str, width: int) -> tuple[int, int]:
    """Return the flags that draw a text in a width, on as many lines as it needs, and how high that is.

    It breaks between words, and inside one only where a word alone is too long.
    """
    middle = Qt.AlignmentFlag.AlignVCenter
    # widths are rounded, and what fits by a hair here may not fit where it is drawn
    if words.horizontalAdvance(text) < width:
        return int(middle | Qt.TextFlag.TextSingleLine), words.height()
    longest = max((words.horizontalAdvance(word) for word in text.split()), default=0)
    flags = int(middle | (Qt.TextFlag.TextWordWrap if longest < width else Qt.TextFlag.TextWrapAnywhere))
    return flags, words.boundingRect(0, 0, max(1, width - 1), 10_000, flags, text).height()


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Return whether this row or cell has the focus in a window that is active."""
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


class ListDelegate(QStyledItemDelegate):
    """A row of a list, 60 high: title and what next; number and more on the second line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height that two lines need."""
        return QSize(option.rect.width(), px(ROW_LIST))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        painter.save()
        rect = QRect(option.rect)
        paint_ground(painter, option)
        last = index.row() == index.model().rowCount() - 1
        if not last:
            paint_line(painter, rect, px(_SIDE))
        self._words(painter, option.font, rect, line)
        if has_focus(option):
            paint_ring(painter, rect)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, font: QFont, rect: QRect, line: Line) -> None:
        left, right = rect.left() + px(_SIDE), rect.right() - px(16)
        if rect.width() > px(_WIDE):
            taken = paint_chip(painter, font, right, rect.center().y(), line.right, line.tone) if line.right else None
            if line.middle:
                painter.setFont(tabular(sized(font, px(13), 400)))
                painter.setPen(color("text_2"))
                at = QRect(rect.left() + rect.width() // 2, rect.top(), rect.width() // 3, rect.height())
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, line.middle)
        else:
            taken = paint_chip(painter, font, right, rect.top() + px(21), line.right, line.tone) if line.right else None
        title, second = sized(font, px(14), 600), tabular(sized(font, px(13), 400))
        end = taken.left() - px(8) if taken is not None else right
        painter.setFont(title)
        painter.setPen(color("text"))
        _draw(painter, QRect(left, rect.top() + px(10), end - left, px(22)), line.title)
        painter.setFont(second)
        painter.setPen(color("text_2"))
        stop = end if rect.width() > px(_WIDE) else right
        _draw(painter, QRect(left, rect.top() + px(31), stop - left, px(20)), line.second)


class TableDelegate(QStyledItemDelegate):
    """A cell of a table: 33 high, hairline between rows, numbers tabular and right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the cell."""
        column, _row = declared(index)
        font = tabular(option.font)
        if column is not None and column.strong:
            font.setWeight(QFont.Weight.DemiBold)
        words, text = QFontMetrics(font), str(index.data() or "")
        width = words.horizontalAdvance(text) + px(26)
        if column is None or not column.wrap or option.rect.width() <= px(24):
            return QSize(width, px(ROW))
        left, bare = indented(words, text)
        _flags, high = wrapped(words, bare, option.rect.width() - px(24) - left)
        return QSize(width, max(px(ROW), high + px(_ABOVE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        painter.save()
        paint_ground(painter, option, marker=index.column() == 0)
        paint_line(painter, option.rect)
        column, row = declared(index)
        font = tabular(option.font)
        if column is not None and column.strong:
            font.setWeight(QFont.Weight.DemiBold)
        tone = column.tone(row) if column is not None and column.tone else ""
        font.setStrikeOut(bool(column is not None and column.struck and column.struck(row)))
        painter.setFont(font)
        painter.setPen(color(tone or ("text" if index.column() == 0 or (column and column.strong) else "text_2")))
        inner = QRect(option.rect).adjusted(px(12), 0, -px(12), 0)
        right = column is not None and column.number
        text = str(index.data() or "")
        left, bare = indented(painter.fontMetrics(), text) if column and column.wrap else (0, "")
        flags, high = wrapped(painter.fontMetrics(), bare, inner.width() - left)
        if bare and high <= option.rect.height():
            painter.drawText(inner.adjusted(left, 0, 0, 0), flags, bare)
        else:
            _draw(painter, inner, text, Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        if has_focus(option):
            paint_ring(painter, option.rect)
        painter.restore()


def declared(index: Index) -> tuple[Any, Any]:
    """Return the column's declaration and the record of an index, through a sorting proxy too."""
    model = index.model()
    source = model.sourceModel() if isinstance(model, Sorted) else model
    column = source.column(index.column()) if isinstance(source, RecordTable) else None
    return column, index.data(ROW_ROLE)


def _draw(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    """Draw one line of plain text, cut with an ellipsis where it must be."""
    flat = " ".join(text.splitlines()) if "\n" in text else text
    shown = painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
