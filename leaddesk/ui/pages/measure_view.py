"""The table *Measures*: every figure can be opened; a trend line instead of eight more numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMoveEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from leaddesk.i18n import N_, tr
from leaddesk.reports.table import State
from leaddesk.ui import icons
from leaddesk.ui.current import color, px
from leaddesk.ui.fonts import sized, tabular
from leaddesk.ui.models.delegates import has_focus, paint_ground, paint_line, paint_ring, wrapped
from leaddesk.ui.models.measure_table import LINE_ROLE, LineKind, MeasureLine, MeasureTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QScrollArea

    from leaddesk.reports.table import Table

Index = QModelIndex | QPersistentModelIndex
_ROW, _INSET, _INDENT, _TREND, _LEAST_TREND, _LEAST_WORDS, _ABOVE = 31, 12, 20, 96, 68, 94, 14
_STAR, _ENSURED = " *", QAbstractItemView.ScrollHint.EnsureVisible
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class MeasureDelegate(QStyledItemDelegate):
    """Draws groups, figures and trend lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell; words of a group need no column of their own."""
        line = index.data(LINE_ROLE)
        model = index.model()
        if not isinstance(line, MeasureLine) or not isinstance(model, MeasureTable):
            return QSize(0, px(_ROW))
        if index.column() == model.trend_column:
            return QSize(px(_TREND), px(_ROW))
        if line.row is None:
            return QSize(0, px(_ROW))
        font = _figure_font(option.font, index.column(), line)
        left = _left(line) if index.column() == 0 else px(_INSET)
        width = QFontMetrics(font).horizontalAdvance(str(index.data() or "")) + left + px(_INSET)
        return QSize(width, px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        line, model = index.data(LINE_ROLE), index.model()
        if not isinstance(line, MeasureLine) or not isinstance(model, MeasureTable):
            return
        painter.save()
        rect = QRect(option.rect)
        if line.row is None:
            self._paint_group(painter, option, rect, line)
        else:
            paint_ground(painter, option, marker=index.column() == 0)
            paint_line(painter, rect, px(_INSET) if index.column() == 0 else 0)
            self._paint_cell(painter, option, index, model)
        if has_focus(option):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_ring(painter, rect)
        painter.restore()

    @staticmethod
    def _paint_group(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: MeasureLine) -> None:
        section = line.kind is LineKind.SECTION
        painter.fillRect(rect, color("sunken" if section else "surface"))
        paint_line(painter, rect)
        painter.setFont(_group_font(option.font))
        painter.setPen(color("text_2"))
        inner = rect.adjusted(_left(line), 0, -px(_INSET), 0)
        flags, _high = wrapped(painter.fontMetrics(), line.words, inner.width())
        painter.drawText(inner, flags, line.words)

    @staticmethod
    def _paint_cell(painter: QPainter, option: QStyleOptionViewItem, index: Index, model: MeasureTable) -> None:
        line, rect, column = model.line(index), QRect(option.rect), index.column()
        row = line.row
        if row is None:
            return
        inner = rect.adjusted(_left(line) if column == 0 else px(_INSET), 0, -px(_INSET), 0)
        if column == model.trend_column and (numbers := model.trend(row)):
            middle, high = rect.center().y(), px(6)
            _paint_trend(painter, QRect(inner.left(), middle - high, inner.width() - px(2), 2 * high), numbers)
            return
        if column == model.trend_column + 1:
            icons.draw(painter, "info", rect, "text_2", px(18))
            return
        hidden = 0 < column <= model.figures and row.cells[column - 1].state is not State.SHOWN
        strong = column == 0 or (column == 1 and not hidden)
        painter.setFont(_figure_font(option.font, column, line))
        painter.setPen(color("text" if strong else "text_2"))
        text = str(index.data() or "")
        if column == 0:
            flags, _high = wrapped(painter.fontMetrics(), text, inner.width())
            painter.drawText(inner, flags, text)
            return
        right = column <= model.figures
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        figure = text.removesuffix(_STAR) if right else text
        shown = painter.fontMetrics().elidedText(figure, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _ONE_LINE | int(side), shown)
        if figure != text:
            # the mark hangs beside the figure, so that digits stay below digits
            beside = QRect(inner.right() + px(2), inner.top(), px(_INSET), inner.height())
            painter.drawText(beside, _ONE_LINE, _STAR.strip())


class MeasureView(QTableView):
    """Shows a summary; Enter or a double click opens what is behind a figure."""

    opened = Signal(QModelIndex)
    chosen = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.measures = MeasureTable(self)
        self._whole = False
        self._area: QScrollArea | None = None
        self._wishes: dict[tuple[int, bool, int], tuple[list[int], list[int]]] = {}
        self.setModel(self.measures)
        self.setItemDelegate(MeasureDelegate(self))
        self.setAccessibleName(tr(N_("Measures")))
        self.setObjectName("measures")
        self.setProperty("card", True)
        self.setProperty("ownRing", True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(lambda index, _old: self.chosen.emit(index))

    def set_table(self, table: Table) -> None:
        """Show a summary, staying on the same measure if it has it."""
        here = self.currentIndex()
        kept = self.measures.line(here).row if here.isValid() else None
        column = max(0, here.column())
        self.measures.set_table(table)
        self._wishes.clear()
        self.clearSpans()
        for number, line in enumerate(self.measures.lines):
            if line.row is None:
                self.setSpan(number, 0, 1, self.measures.columnCount())
        same = (n for n, line in enumerate(self.measures.lines) if line.row and kept and line.row.key == kept.key)
        first = (n for n, line in enumerate(self.measures.lines) if line.row)
        number = next(same, next(first, -1))
        if number >= 0:
            self.setCurrentIndex(self.measures.index(number, min(column, self.measures.columnCount() - 1)))
        self._fit()

    def show_whole(self, area: QScrollArea, *, whole: bool) -> None:
        """Be as high as all rows, for a page that scrolls itself, or scroll inside."""
        self._whole, self._area = whole, area
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding
        )
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of all rows, or some of them."""
        return QSize(px(480), self._high() if self._whole else px(320))

    def minimumSizeHint(self) -> QSize:
        """Return the same where nothing may be hidden."""
        return QSize(px(320), self._high() if self._whole else px(160))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if Qt.Key(event.key()) in _OPENING and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the spare width to the measures' names."""
        super().resizeEvent(event)
        self._fit()

    def begins_at(self, index: Index) -> QModelIndex:
        """Return the first of the headings right above a line, or the line itself: a group is read from its head."""
        first = index.row()
        while first > 0 and self.measures.lines[first - 1].row is None:
            first -= 1
        return self.measures.index(first, 0)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURED) -> None:
        """Show a line with the headings right above it."""
        if index.isValid():
            super().scrollTo(self.begins_at(index), hint)
        super().scrollTo(index, hint)

    def stick(self) -> None:
        """Keep the headings in sight where the page scrolls the table away."""
        head, at = self.horizontalHeader(), self.frameWidth()
        if self._whole and self._area is not None and self._area.isAncestorOf(self):
            hidden = -self.mapTo(self._area.viewport(), QPoint(0, 0)).y()
            at = max(at, min(hidden, self.height() - head.height() - 3 * px(_ROW)))
        head.move(head.x(), at)
        head.raise_()

    def updateGeometries(self) -> None:
        """Put the headings back where they are seen."""
        super().updateGeometries()
        self.stick()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the headings where they are seen, too, when what stands above grows."""
        super().moveEvent(event)
        self.stick()

    def _high(self) -> int:
        rows: int = self.verticalHeader().length()
        return self.horizontalHeader().sizeHint().height() + rows + 2

    def _on_opened(self, index: QModelIndex) -> None:
        if self.measures.line(index).row is not None:
            self.opened.emit(index)

    def _fit(self) -> None:
        count, room = self.measures.columnCount(), self.viewport().width()
        wish, heads = self._wish()
        if not wish:
            return
        names = wish[0]
        wish[0] = max(px(160), room - sum(wish[1:]))
        # a name is read, a trend line is glanced at
        least = max(px(_LEAST_WORDS if self.measures.hides_trends else _LEAST_TREND), heads[-2])
        given = min(max(0, names - wish[0]), max(0, wish[count - 2] - least))
        wish[count - 2] -= given
        wish[0] += given
        # the trend line gives way first, then the definition's column: its words stand beside the table too
        for number in (count - 2, count - 1):
            over = sum(wish) - room
            if over > 0:
                wish[number] -= min(over, wish[number] - px(40))
        for number, width in enumerate(wish):
            self.setColumnWidth(number, width)
        self._fit_heights()
        self.updateGeometry()

    def _fit_heights(self) -> None:
        """Make a row as high as its words need: nothing of a name is cut."""
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        for number, line in enumerate(self.measures.lines):
            high = self._needed(line)
            if high != self.rowHeight(number):
                self.setRowHeight(number, high)

    def _needed(self, line: MeasureLine) -> int:
        grouped = line.row is None
        font = _group_font(self.font()) if grouped else _figure_font(self.font(), 0, line)
        width = self.viewport().width() if grouped else self.columnWidth(0)
        _flags, high = wrapped(QFontMetrics(font), line.words, width - _left(line) - px(_INSET))
        return max(px(_ROW), high + px(_ABOVE))

    def _wish(self) -> tuple[list[int], list[int]]:
        """Return how wide each column and its head would be; measured once for a table and a text size."""
        # the style sheet comes to a view only just before it is shown
        columns = range(self.measures.columnCount())
        # and while a table is taken in, the view is laid out with its columns already
        state = px(100), self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished), len(columns)
        if state not in self._wishes:
            head = self.horizontalHeader()
            heads = [head.sectionSizeHint(n) for n in columns]
            self._wishes[state] = [max(self.sizeHintForColumn(n), heads[n]) for n in columns], heads
        wish, heads = self._wishes[state]
        return [*wish], heads


def _left(line: MeasureLine) -> int:
    level = line.row.level if line.row else int(line.kind is LineKind.HEADING)
    return px(_INSET + _INDENT * level)


def _group_font(font: QFont) -> QFont:
    return sized(font, px(13), 600)


def _figure_font(font: QFont, column: int, line: MeasureLine) -> QFont:
    level = line.row.level if line.row else 0
    weight = 600 if column == 1 else 500 if column == 0 and level == 0 else 400
    return tabular(sized(font, px(14), weight))


def _paint_trend(painter: QPainter, rect: QRect, numbers: Sequence[int]) -> None:
    """Draw the last quarters as a line without an axis, the newest marked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    least, most = min(numbers), max(numbers)
    wide = rect.width() / max(1, len(numbers) - 1)
    points = [
        QPointF(
            rect.left() + wide * n,
            rect.bottom() - rect.height() * ((v - least) / (most - least) if most > least else 0.5),
        )
        for n, v in enumerate(numbers)
    ]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    painter.setPen(QPen(color("text_3"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("accent"))
    painter.drawEllipse(points[-1], 3, 3)
