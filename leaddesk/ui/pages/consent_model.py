"""The consent table as a model: who may be told, ten categories, how long."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.i18n import N_, tr
from leaddesk.ui.models.record_table import ROW_ROLE
from leaddesk.ui.pages.consent_words import ACT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.ui.pages.consent_words import ConsentLine

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CATEGORIES = tuple(InformationCategory)
WHO, HOW_LONG = 0, len(CATEGORIES) + 1


def category_of(column: int) -> InformationCategory | None:
    """Return the category of a column, or None for the outer two."""
    return CATEGORIES[column - 1] if WHO < column < HOW_LONG else None


class ConsentTable(QAbstractTableModel):
    """Rows of consent lines; each cell says a whole sentence to a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ConsentLine] = []
        self.letters = False

    def set_lines(self, lines: Sequence[ConsentLine]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    @property
    def lines(self) -> Sequence[ConsentLine]:
        """Return the rows as they were given."""
        return self._lines

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else HOW_LONG + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks of a cell."""
        if not index.isValid():
            return None
        line, category = self._lines[index.row()], category_of(index.column())
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence(category) if category else self._outer(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if category else self._tip(line, index.column())
        if role == Qt.ItemDataRole.DisplayRole and category is None:
            return line.name if index.column() == WHO else line.how_long().words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column; a letter of the consent form where words don't fit."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        category = category_of(section)
        if category is None:
            outer = tr(N_("Who may be told")) if section == WHO else tr(N_("How long"))
            return outer if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        words = tr(category.label)
        if role == Qt.ItemDataRole.DisplayRole:
            return category.letter if self.letters else words
        return words if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) else None

    @staticmethod
    def _outer(line: ConsentLine, column: int) -> str:
        how = line.how_long()
        if column == WHO:
            return f"{line.name}, {line.second}, {how.words}"
        act = tr(ACT_WORDS[how.act]) if how.act else ""
        return " · ".join(part for part in (line.name, how.words, act) if part)

    @staticmethod
    def _tip(line: ConsentLine, column: int) -> str:
        words = f"{line.name}\n{line.second}" if column == WHO else line.how_long().words
        return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>"
