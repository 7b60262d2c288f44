"""The list and the table that every page uses: named, sorted by value, opened with Enter or a double click."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QMenu, QStyleOptionViewItem, QTableView

from leaddesk.ui.current import color, px
from leaddesk.ui.models.delegates import ListDelegate, TableDelegate
from leaddesk.ui.models.record_table import ROW_ROLE, Column, Line, RecordTable, Sorted
from leaddesk.ui.tokens import ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.ui.widgets.buttons import Cure

    _View = QAbstractItemView
else:

    class _View:
        """Stands for the view that comes behind it among the bases."""


_MOST_HIGH = 400
"""Rows of a table up to which each may have a height of its own."""

Row = TypeVar("Row")
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _set_up(view: QAbstractItemView, name: str, object_name: str) -> None:
    view.setAccessibleName(name)
    view.setObjectName(object_name)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    if isinstance(view, QTableView):
        view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.setProperty("ownRing", True)


class _Rows(_View, Generic[Row]):
    """What a list and a table of records share: the current one, its menu, and Enter."""

    opened: Signal
    chosen: Signal
    _actions: Callable[[Row], Sequence[Cure]] | None = None

    def current(self) -> Row | None:
        """Return the current record."""
        row: Row | None = self.currentIndex().data(ROW_ROLE)
        return row

    def set_actions(self, actions: Callable[[Row], Sequence[Cure]]) -> None:
        """Give each row a menu (Menu key, right click)."""
        self._actions = actions

    def contextMenuEvent(self, event: Any) -> None:
        """Show the actions of the row."""
        show_row_menu(self, self._actions, self.current(), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter."""
        if Qt.Key(event.key()) in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW_ROLE))


class RecordList(_Rows[Row], QListView):
    """A list of two-line rows. ``opened`` and ``chosen`` carry the record."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, line: Callable[[Row], Line], object_name: str = "") -> None:
        """Take the name of what it lists and how a row reads."""
        super().__init__()
        _set_up(self, name, object_name)
        self.table: RecordTable[Row] = RecordTable([Column(name, lambda row: line(row).title)], line, self)
        self.setModel(self.table)
        self.setItemDelegate(ListDelegate(self))
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))
        self.selectionModel().currentChanged.connect(lambda index, _old: self._on_current(index))

    def set_rows(self, rows: Sequence[Row], same: Callable[[Row, Row], bool] | None = None) -> None:
        """Show other rows; ``same`` says which of them is the one that was current."""
        kept = self.current()
        bar = self.verticalScrollBar().value()
        self.table.set_rows(rows)
        self.verticalScrollBar().setValue(bar)
        if kept is not None and same is not None:
            self.select(lambda row: same(row, kept))

    def select(self, wanted: Callable[[Row], bool]) -> bool:
        """Make a row current without opening it; return whether it is there."""
        index = self.table.find(wanted)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()


class RecordTableView(_Rows[Row], QTableView):
    """A table of records, sorted by value. ``opened`` carries the record."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column[Row]], object_name: str = "", stretch: int = 0) -> None:
        """Take the name of what it lists, the columns, and which of them takes the spare width."""
        super().__init__()
        _set_up(self, name, object_name)
        self.table: RecordTable[Row] = RecordTable(columns, None, self)
        self.sorted = Sorted(self.table, self)
        self.setModel(self.sorted)
        self.setItemDelegate(TableDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        head = self.horizontalHeader()
        head.setAccessibleName(name)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        self._stretch, self._if_empty = stretch, ""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))
        self.selectionModel().currentChanged.connect(lambda index, _old: self._on_current(index))
        self.sorted.layoutChanged.connect(self._fit_heights)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.table.set_rows(rows)
        self._fit()

    def say_if_empty(self, words: str) -> None:
        """Say, where no row is, how there comes to be one."""
        self._if_empty = words
        self.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said where there is none."""
        super().paintEvent(event)
        if self._if_empty and not self.sorted.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(color("text_2"))
            inner = self.viewport().rect().adjusted(px(24), 0, -px(24), 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._if_empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the spare width to one column."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make each column as wide as its content, the stretched one as wide as is left; never sideways.

        Where there is too little room words are cut before headings are.
        """
        count, room = self.table.columnCount(), self.viewport().width()
        head = self.horizontalHeader()
        shown = (not self.isColumnHidden(n) for n in range(count))
        wish = [max(self.sizeHintForColumn(n), head.sectionSizeHint(n)) if seen else 0 for n, seen in enumerate(shown)]
        others = sum(width for n, width in enumerate(wish) if n != self._stretch)
        spare = max(px(140), room - others)
        cut = max(0, others + spare - room)
        over = [max(0, width - head.sectionSizeHint(n)) * (n != self._stretch) for n, width in enumerate(wish)]
        gives = over if sum(over) >= cut else wish
        whole = sum(over) if gives is over else others
        for number, width in enumerate(wish):
            share = math.ceil(cut * gives[number] / whole) if whole else 0
            self.setColumnWidth(number, spare if number == self._stretch else max(px(48), width - share))
        self._fit_heights()

    def _fit_heights(self) -> None:
        """Make each row as high as its wrapping words need; in a long table they are cut instead."""
        wraps = [n for n in range(self.table.columnCount()) if self.table.column(n).wrap and not self.isColumnHidden(n)]
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        option = QStyleOptionViewItem()
        option.font = self.font()
        whole = self.sorted.rowCount() <= _MOST_HIGH
        for number in range(self.sorted.rowCount() if wraps else 0):
            high = px(ROW)
            for place in wraps if whole else ():
                option.rect = QRect(0, 0, self.columnWidth(place), px(ROW))
                high = max(high, self.itemDelegate().sizeHint(option, self.sorted.index(number, place)).height())
            if high != self.rowHeight(number):
                self.setRowHeight(number, high)


def show_row_menu(
    view: QAbstractItemView, actions: Callable[[Any], Sequence[Cure]] | None, row: Any, where: QPoint
) -> None:
    """Show the menu of a row, if it has one."""
    if actions is None or row is None:
        return
    menu = QMenu(view)
    for text, act in actions(row):
        entry = QAction(text.replace("&", "&&"), menu)
        entry.triggered.connect(lambda _checked=False, act=act: act())
        menu.addAction(entry)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(where)
