"""One read-only table model for every list: columns declared by the page, shown text and sort value apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from leaddesk.domain.codes import CodeList
from leaddesk.i18n import show_date, show_number, show_stamp, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
LINE_ROLE = Qt.ItemDataRole.UserRole + 3
_LONG = 24
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def shown(value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, CodeList):
        return tr(value.label)
    if isinstance(value, frozenset):
        return "; ".join(tr(one.label) for kind in {type(one) for one in value} for one in kind if one in value)
    if isinstance(value, datetime):
        return show_stamp(value)
    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return show_number(value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, how to get the value, how to show it, whether it is a number or struck through.

    Words in a column that may ``wrap`` go on below each other where there is too little room, and make the row higher.
    """

    title: str
    value: Callable[[Row], Any]
    text: Callable[[Any], str] = shown
    number: bool = False
    strong: bool = False
    tone: Callable[[Row], str] | None = None
    struck: Callable[[Row], bool] | None = None
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list: title and what next, then a second line; the chip only where something is late or soon."""

    title: str
    second: str = ""
    right: str = ""
    tone: str = ""
    middle: str = ""

    def sentence(self) -> str:
        """Return the whole line as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.second, self.middle, self.right) if part)


class RecordTable(QAbstractTableModel, Generic[Row]):
    """Rows of frozen records; knows nothing of where they come from."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        line: Callable[[Row], Line] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take the columns, and for a list how a row reads in two lines."""
        super().__init__(parent)
        self._columns = list(columns)
        self._line = line
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def change_row(self, number: int, row: Row) -> None:
        """Show another record in one row; what is chosen stays chosen."""
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows as they were given."""
        return self._rows

    def row(self, index: Index) -> Row:
        """Return the record of an index of this model."""
        return self._rows[index.row()]

    def find(self, wanted: Callable[[Row], bool]) -> QModelIndex:
        """Return the index of the first row that is wanted, or an invalid one."""
        number = next((n for n, row in enumerate(self._rows) if wanted(row)), -1)
        return QModelIndex() if number < 0 else self.index(number, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks of a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        if role in (ROW_ROLE, LINE_ROLE):
            return row if role == ROW_ROLE else self._line(row) if self._line else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and self._line:
            return self._line(row).sentence()
        if role not in (Qt.ItemDataRole.DisplayRole, SORT_ROLE, Qt.ItemDataRole.AccessibleTextRole):
            return None
        value = column.value(row)
        if role == SORT_ROLE:
            return value
        text = "" if value is None else column.text(value)
        return text if role == Qt.ItemDataRole.DisplayRole else f"{column.title}: {text}"

    def _tip(self, row: Row, column: Column[Row]) -> str | None:
        """Return a text that may be cut in its row, literally; Qt would read markup in it."""
        value = column.value(row)
        text = self._line(row).title if self._line else "" if value is None else column.text(value)
        return f"<qt>{escape(text)}</qt>" if len(text) > _LONG else None

    def column(self, number: int) -> Column[Row]:
        """Return the declaration of a column."""
        return self._columns[number]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section].number else _LEFT
        return None


class Sorted(QSortFilterProxyModel):
    """Sorts by value, never by shown text; empty ones come last whichever way."""

    def __init__(self, source: QAbstractTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two cells by what they mean."""
        model = self.sourceModel()
        one, other = model.data(left, SORT_ROLE), model.data(right, SORT_ROLE)
        if one is None or other is None:
            empty_last = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (one is not None) == empty_last if (one is None) != (other is None) else False
        return bool(_key(one) < _key(other))


def _key(value: Any) -> Any:
    if isinstance(value, CodeList):
        return list(type(value)).index(value)
    return value.casefold() if isinstance(value, str) else value
