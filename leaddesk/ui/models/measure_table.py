"""The rows of a summary for the screen: groups, measures and their parts, one column per period, trend, definition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaddesk.i18n import N_, tr
from leaddesk.reports.table import Cell, Change, Row, State, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leaddesk.domain.periods import Period
    from leaddesk.reports.relations import Key

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class LineKind(Enum):
    """What a line of the table is."""

    SECTION = auto()
    HEADING = auto()
    FIGURES = auto()


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A line of the table: words alone, or a row of figures."""

    kind: LineKind
    words: str
    row: Row | None = None


class MeasureTable(QAbstractTableModel):
    """A summary, read-only. The texts are those of the table itself, as XLSX and PDF have them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._lines: list[MeasureLine] = []
        self._changes: Mapping[Key, Change] = {}

    def set_table(self, table: Table) -> None:
        """Show another summary."""
        self.beginResetModel()
        self._table, self._lines, self._changes = table, list(_lines(table)), {}
        self.endResetModel()

    @property
    def changes(self) -> Mapping[Key, Change]:
        """Return the rows that would read differently if the quarter were closed today."""
        return self._changes

    def set_changes(self, changes: Mapping[Key, Change]) -> None:
        """Mark the figures that have changed since the quarter was closed."""
        if changes != self._changes:
            self._changes = changes
            self.dataChanged.emit(self.index(0, 1), self.index(self.rowCount() - 1, 1))

    @property
    def table(self) -> Table | None:
        """Return the summary that is shown."""
        return self._table

    @property
    def lines(self) -> list[MeasureLine]:
        """Return all lines, groups too."""
        return self._lines

    @property
    def figures(self) -> int:
        """Return how many columns hold figures."""
        return len(self._table.columns) if self._table else 0

    @property
    def trend_column(self) -> int:
        """Return the column of the trend line; the one after it says how it is counted."""
        return self.figures + 1

    def line(self, index: Index) -> MeasureLine:
        """Return the line of an index."""
        return self._lines[index.row()]

    def cell(self, index: Index) -> Cell | None:
        """Return the figure of an index; beside the figures, that of this period."""
        row = self.line(index).row
        if row is None:
            return None
        place = index.column() - 1
        return row.cells[place if 0 <= place < len(row.cells) else 0]

    def trend(self, row: Row) -> list[int] | None:
        """Return the last quarters as numbers, or None if one of them is held back."""
        if not row.trend or any(cell.state is not State.SHOWN or cell.value is None for cell in row.trend):
            return None
        return [cell.value for cell in row.trend if cell.value is not None]

    @property
    def hides_trends(self) -> bool:
        """Return whether words stand where a trend line would."""
        return any(line.row and line.row.trend and self.trend(line.row) is None for line in self._lines)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return measure, periods, trend and definition."""
        return 0 if parent.isValid() else self.figures + 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let figures be chosen; a group is only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled
        return able | Qt.ItemFlag.ItemIsSelectable if self.line(index).row is not None else able

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks of a cell."""
        if not index.isValid():
            return None
        line = self.line(index)
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if 0 < index.column() <= self.figures else _LEFT
        if line.row is None:
            return line.words if role in _SPOKEN and index.column() == 0 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line.row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line.row, index.column())
        return self._tip(line.row, index.column()) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or self._table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            last = section == self.trend_column + 1
            return _RIGHT if 0 < section <= self.figures else _MIDDLE if last else _LEFT
        return None

    def _heading(self, section: int) -> str:
        table = self._table
        if section == 0 or table is None:
            return tr(N_("Measure"))
        if section <= self.figures:
            column = table.columns[section - 1]
            return f"{tr(column.title)}\n{_days(column.period)}"
        if section == self.trend_column:
            return tr(N_("{count} quarters"), count=len(table.trend_periods)).replace(" ", "\n", 1)
        return tr(N_("How counted")).replace(" ", "\n", 1)

    def _text(self, row: Row, column: int) -> str:
        table = self._table
        if column == 0 or table is None:
            return tr(row.label)
        if column <= self.figures:
            text = row.cells[column - 1].text(table.threshold)
            return f"{text} *" if column == 1 and row.key in self._changes else text
        if column == self.trend_column and row.trend and self.trend(row) is None:
            return tr(N_("not shown"))
        return ""

    def _tip(self, row: Row, column: int) -> str | None:
        """Return how a row is counted, or in words what stands for a figure that is held back."""
        if column == self.trend_column + 1:
            return f"<qt>{escape(tr(row.definition))}</qt>"
        cell = row.cells[column - 1] if 0 < column <= self.figures else None
        if cell is None or cell.state is State.SHOWN or self._table is None:
            return None
        return cell.words(self._table.threshold)

    def _spoken(self, row: Row, column: int) -> str:
        table = self._table
        if column == 0 or table is None:
            return tr(row.label)
        if column <= self.figures:
            asked = table.columns[column - 1]
            words = row.cells[column - 1].words(table.threshold)
            told = f"{tr(row.label)}, {tr(asked.title)} {tr(asked.period.name)}: {words}"
            changed = column == 1 and row.key in self._changes
            return f"{told}, {tr(N_('would differ today'))}" if changed else told
        if column == self.trend_column:
            told = ", ".join(f"{c.period.name}: {c.words(table.threshold)}" for c in row.trend)
            return f"{self._heading(column)}: {told}" if told else self._heading(column)
        return f"{tr(N_('How counted'))}: {tr(row.definition)}"


def _days(period: Period) -> str:
    """Return the quarter, or the days of another span on two lines: a column of figures is narrow."""
    named = any(word.startswith("Q") and word[1:].isdigit() for word in period.name.split())
    return period.name if named else period.shown().replace(" – ", " –\n")


def _lines(table: Table) -> Iterator[MeasureLine]:
    """Yield groups, headings of runs, and rows, in the order of the paper."""
    for section in table.sections:
        yield MeasureLine(LineKind.SECTION, tr(section.title))
        heading = ""
        for row in section.rows:
            if row.heading and row.heading != heading:
                yield MeasureLine(LineKind.HEADING, tr(row.heading))
            heading = row.heading
            yield MeasureLine(LineKind.FIGURES, tr(row.label), row)
