"""The consent table: a tick for what may be told, a dash for what is not covered, a dashed square for what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from leaddesk.i18n import tr
from leaddesk.ui import icons
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized, tabular
from leaddesk.ui.models.delegates import has_focus, paint_line, paint_ring
from leaddesk.ui.models.record_table import ROW_ROLE
from leaddesk.ui.pages.consent_model import CATEGORIES, HOW_LONG, WHO, ConsentTable, category_of
from leaddesk.ui.pages.consent_words import ACT_WORDS, ConsentLine, Mark
from leaddesk.ui.tokens import RADIUS, RADIUS_BOX
from leaddesk.ui.widgets.tables import show_row_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.widgets.buttons import Cure

Index = QModelIndex | QPersistentModelIndex
_HEAD, _TWO_LINES, _THREE_LINES = 44, 46, 64
_WHO_LEAST, _WHO_TIGHT, _HOW = 220, 200, 184
_COLUMN, _LETTER, _SIDE, _NAME_LEAST = 64, 34, 16, 120
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Head(QHeaderView):
    """Two-line heads, 12 / 500, the outer ones 13."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw ground, words and the line below."""
        painter.save()
        painter.fillRect(rect, color("sunken"))
        paint_line(painter, rect)
        painter.setPen(color("text_2"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        if category_of(section) is None:
            painter.setFont(sized(self.font(), px(13), 500))
            inner = rect.adjusted(px(_SIDE if section == WHO else 8), 0, 0, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        else:
            painter.setFont(head_font(self.font()))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), in_two_lines(painter.fontMetrics(), words))
        painter.restore()


def head_font(font: QFont) -> QFont:
    """Return the font of the heads of the categories."""
    return sized(font, px(12), 500)


class ConsentDelegate(QStyledItemDelegate):
    """Draws the cells; sizes from the text size, colours from the theme in force."""

    def __init__(self, parent: ConsentView) -> None:
        super().__init__(parent)
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line = index.data(ROW_ROLE)
        if not isinstance(line, ConsentLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        if index.row() < index.model().rowCount() - 1:
            paint_line(painter, rect)
        category = category_of(index.column())
        if category is not None:
            paint_mark(painter, rect, line.mark(category))
        elif index.column() == WHO:
            self._who(painter, option.font, rect, line)
        else:
            self._how_long(painter, option.font, rect, line)
        if has_focus(option):
            paint_ring(painter, rect.adjusted(-1, -1, 0, -1))
        painter.restore()

    def _who(self, painter: QPainter, font: QFont, rect: QRect, line: ConsentLine) -> None:
        three = not self._view.wide
        height = px(58 if three else 38)
        top = rect.top() + (rect.height() - height) // 2
        inner = QRect(rect.left() + px(_SIDE), top, rect.width() - px(_SIDE + 6), px(20))
        painter.setPen(color("text_2" if line.ended else "text"))
        _draw(painter, sized(font, px(14), 600), inner, line.name)
        painter.setPen(color("text_2"))
        _draw(painter, tabular(sized(font, px(13), 400)), inner.translated(0, px(19)), line.second)
        if three:
            how = line.how_long()
            painter.setPen(color(how.tone or "text_2"))
            whole = f"{how.words} · {tr(ACT_WORDS[how.act])}" if how.act else how.words
            words = tabular(sized(font, px(13), 500))
            # a day that is cut says something else; the action stands in the row's menu and under the table, too
            fits = QFontMetrics(words).horizontalAdvance(whole) <= inner.width()
            _draw(painter, words, inner.translated(0, px(38)), whole if fits else how.words)

    @staticmethod
    def _how_long(painter: QPainter, font: QFont, rect: QRect, line: ConsentLine) -> None:
        how = line.how_long()
        inner = rect.adjusted(px(8), 0, -px(6), 0)
        words = tabular(sized(font, px(13), 500 if how.tone else 400))
        if how.tone == "amber" and QFontMetrics(words).horizontalAdvance(how.words) + px(16) <= inner.width():
            _amber(painter, words, inner, how.words, lifted=how.act is not None)
        else:
            painter.setPen(color(how.tone or "text_2"))
            at = QRect(inner)
            if how.act is not None:
                at.setBottom(rect.center().y() + px(1))
                at.setTop(at.bottom() - px(20))
            if how.tone == "red":
                icons.draw(painter, "warning-circle", QRect(at.left(), at.top(), px(16), at.height()), "red", px(16))
                at.setLeft(at.left() + px(21))
            if how.act is None and QFontMetrics(words).horizontalAdvance(how.words) > at.width():
                _draw_two(painter, words, at, how.words)
            else:
                _draw(painter, words, at, how.words)
        if how.act is not None:
            painter.setPen(color("accent"))
            left = px(21) if how.tone == "red" else px(8) if how.tone == "amber" else 0
            below = QRect(inner.left() + left, rect.center().y() + px(2), inner.width() - left, px(20))
            _draw(painter, sized(font, px(13), 500), below, tr(ACT_WORDS[how.act]))


def paint_mark(painter: QPainter, rect: QRect, mark: Mark) -> None:
    """Draw tick, dash, dashed or plain empty square in the middle of a cell."""
    side = min(px(24), rect.width() - 4)
    box = QRect(0, 0, side, side)
    box.moveCenter(rect.center())
    if mark is Mark.NOT:
        dash = QRect(0, 0, px(7), max(1, px(1)))
        dash.moveCenter(rect.center())
        painter.fillRect(dash, color("text_3"))
        return
    inside = QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75)
    if mark is Mark.TOLD:
        painter.setPen(QPen(color("accent_line"), 1))
        painter.setBrush(color("accent_soft"))
        painter.drawRoundedRect(inside, RADIUS_BOX + 1, RADIUS_BOX + 1)
        icons.draw(painter, "check", box, "accent", px(14))
        return
    style = Qt.PenStyle.DashLine if mark is Mark.WAS else Qt.PenStyle.SolidLine
    painter.setPen(QPen(color("text_2" if mark is Mark.WAS else "edge"), 1.2, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inside, RADIUS_BOX + 1, RADIUS_BOX + 1)


def _amber(painter: QPainter, font: QFont, inner: QRect, words: str, *, lifted: bool) -> None:
    width = QFontMetrics(font).horizontalAdvance(words) + px(16)
    middle = inner.center().y() - (px(10) if lifted else 0)
    box = QRect(inner.left(), middle - px(11), width, px(22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("amber_soft"))
    painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
    painter.setFont(font)
    painter.setPen(color("amber"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _draw_two(painter: QPainter, font: QFont, rect: QRect, text: str) -> None:
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width() * 17 // 10)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextWordWrap), shown)


def _two_lines(metrics: QFontMetrics, words: str) -> int:
    """Return the least width in which words stand on two lines."""
    return max(metrics.horizontalAdvance(half) for half in in_two_lines(metrics, words).split("\n"))


def in_two_lines(metrics: QFontMetrics, words: str) -> str:
    """Return words broken where the longer line is shortest."""
    parts = words.split()
    if len(parts) < 2:  # noqa: PLR2004 - one word stays on one line
        return words
    halves = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))]
    return "\n".join(min(halves, key=lambda pair: max(metrics.horizontalAdvance(half) for half in pair)))


def _draw(painter: QPainter, font: QFont, rect: QRect, text: str) -> None:
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class ConsentView(QTableView):
    """The table with its focus in single cells. ``acted`` carries the line whose best action is wanted."""

    looked_at = Signal(object, object)
    """The line and the category (or None) that have the focus."""
    acted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("Consents")
        self.setAccessibleName(name)
        self.setProperty("ownRing", True)
        self.setProperty("card", True)
        self.wide = True
        self._actions: Callable[[ConsentLine], Sequence[Cure]] | None = None
        self.table = ConsentTable(self)
        self.setModel(self.table)
        self.setHorizontalHeader(_Head(self))
        self.setItemDelegate(ConsentDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.selectionModel().currentChanged.connect(lambda index, _old: self._on_current(index))

    def set_lines(self, lines: Sequence[ConsentLine]) -> None:
        """Show other rows; the cell that had the focus keeps it where it is still there."""
        old = self.currentIndex()
        row, column = (old.row(), old.column()) if old.isValid() else (0, 1)
        self.table.set_lines(lines)
        self._fit()
        if lines:
            self.setCurrentIndex(self.table.index(min(row, len(lines) - 1), column))

    def current(self) -> ConsentLine | None:
        """Return the line that has the focus."""
        line: ConsentLine | None = self.currentIndex().data(ROW_ROLE)
        return line

    def set_actions(self, actions: Callable[[ConsentLine], Sequence[Cure]]) -> None:
        """Give each row a menu (Menu key, right click)."""
        self._actions = actions

    def content_height(self) -> int:
        """Return the height in which every row is seen."""
        rows = self.table.rowCount() * self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + 2

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the actions of the row."""
        show_row_menu(self, self._actions, self.current(), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the row's best action with Enter."""
        if Qt.Key(event.key()) in _OPENING and self.currentIndex().isValid():
            self.acted.emit(self.current())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the words of the last column as the action that they name."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = index.data(ROW_ROLE)
        if index.column() == HOW_LONG and isinstance(line, ConsentLine) and line.how_long().act is not None:
            self.acted.emit(line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the consent of the row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != HOW_LONG:
            self.acted.emit(index.data(ROW_ROLE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns: words, then without the last column, then letters; never sideways."""
        super().resizeEvent(event)
        self._fit()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.looked_at.emit(index.data(ROW_ROLE), category_of(index.column()))

    def _fit(self) -> None:
        metrics = QFontMetrics(head_font(self.font()))
        longest = [_two_lines(metrics, tr(one.label)) + px(8) for one in CATEGORIES]
        room = self.viewport().width()
        self.wide = sum(max(width, px(50)) for width in longest) + px(_WHO_LEAST + _HOW) <= room
        words = self.wide or sum(longest) + px(_WHO_TIGHT) <= room
        if self.table.letters == words:
            self.table.letters = not words
            self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, HOW_LONG)
        if words:
            spare = room - px(_WHO_LEAST + _HOW if self.wide else _WHO_TIGHT) - sum(longest)
            widths = [min(max(width, px(_COLUMN)), width + max(0, spare) // (2 * len(longest))) for width in longest]
        else:
            each = min(px(_LETTER), max(24, (room - px(_NAME_LEAST)) // len(CATEGORIES)))
            widths = [each] * len(CATEGORIES)
        self.setColumnHidden(HOW_LONG, not self.wide)
        how = self._how_long_width(room - px(_WHO_LEAST) - sum(widths)) if self.wide else 0
        for number, width in enumerate(widths, 1):
            self.setColumnWidth(number, width)
        if self.wide:
            self.setColumnWidth(HOW_LONG, how)
        self.setColumnWidth(WHO, max(px(60), room - how - sum(widths)))
        self.verticalHeader().setDefaultSectionSize(px(_TWO_LINES if self.wide else _THREE_LINES))

    def _how_long_width(self, most: int) -> int:
        """Return the width of the last column: its words and their mark whole where there is room."""
        metrics = QFontMetrics(tabular(sized(self.font(), px(13), 500)))
        widest = max((metrics.horizontalAdvance(line.how_long().words) for line in self.table.lines), default=0)
        return max(px(_HOW), min(most, widest + px(_SIDE + 21 + 8)))
