"""The days of a month as a table of weeks, each day with its court dates."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaddesk.i18n import N_, show_month_day, show_weekday, tr
from leaddesk.ui.pages.court.words import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.domain.court_dates import CourtDateRow
    from leaddesk.ui.context import Context

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DAY_ROLE = Qt.ItemDataRole.UserRole + 11
DATES_ROLE = Qt.ItemDataRole.UserRole + 12
DAYS, WEEKS = 7, 6
_SUNDAY = 6


def first_of(day: date) -> date:
    """Return the first day of a month."""
    return day.replace(day=1)


def shifted(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of that month where it is shorter; within known dates."""
    number = day.year * 12 + day.month - 1 + months
    year, month = min(max(number // 12, date.min.year + 1), date.max.year - 1), number % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (following - timedelta(days=1)).day))


def days_of(month: date) -> list[date]:
    """Return the six weeks that show a month, from a Sunday on."""
    first = next(iter(Calendar(_SUNDAY).itermonthdates(month.year, month.month)))
    return [first + timedelta(days=n) for n in range(DAYS * WEEKS)]


def span_of(month: date) -> tuple[date, date]:
    """Return the first and the last day that a month shows."""
    days = days_of(first_of(month))
    return days[0], days[-1]


class MonthModel(QAbstractTableModel):
    """Knows nothing of where the dates come from."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        """Take the context, for names and the day."""
        super().__init__(parent)
        self._context = context
        self.month = first_of(context.today())
        self._days = days_of(self.month)
        self._dates: dict[date, list[CourtDateRow]] = {}

    def show_month(self, month: date, dates: Iterable[CourtDateRow]) -> None:
        """Show a month with its dates, in their order."""
        self.beginResetModel()
        self.month = first_of(month)
        self._days = days_of(self.month)
        self._dates = {}
        for row in dates:
            self._dates.setdefault(row.on, []).append(row)
        self.endResetModel()

    def day(self, index: Index) -> date:
        """Return the day of a cell."""
        return self._days[index.row() * DAYS + index.column()]

    def dates(self, day: date) -> list[CourtDateRow]:
        """Return the court dates of a day."""
        return self._dates.get(day, [])

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day, or an invalid one if it is not shown."""
        number = (day - self._days[0]).days
        return self.index(number // DAYS, number % DAYS) if 0 <= number < DAYS * WEEKS else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the days of a week."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks of a day."""
        if not index.isValid():
            return None
        day = self.day(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == DAY_ROLE:
            return day
        if role == DATES_ROLE:
            return self.dates(day)
        return self._sentence(day) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the day of the week."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or section >= DAYS:
            return None
        return show_month_day(self._days[section]).partition(",")[0]

    def _sentence(self, day: date) -> str:
        """Return a day with its dates as a screen reader says it."""
        names, today, rows = self._context.names, self._context.today(), self.dates(day)
        count = tr(N_("1 court date")) if len(rows) == 1 else tr(N_("{count} court dates"), count=len(rows))
        said = [spoken(row, names.shown(row.participant_name, row.record_number), today) for row in rows]
        head = ", ".join(part for part in (show_weekday(day), count if rows else "") if part)
        return "; ".join((head, *said))
