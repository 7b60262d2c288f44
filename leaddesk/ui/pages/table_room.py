"""How high a table in a tab may be: it scrolls inside where that is of use, else the whole tab does; never both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QTableView

LEAST = 150


def all_rows(table: QTableView) -> int:
    """Return the height in which every row of a table is seen, its head included."""
    rows = table.model().rowCount() * table.verticalHeader().defaultSectionSize()
    return rows + table.horizontalHeader().sizeHint().height() + 4


def give_room(table: QAbstractItemView, area: QScrollArea, room: int, whole: int) -> None:
    """Give a table what is left of the room, or all that its rows need where too little is left.

    ``area`` scrolls the whole tab where the window is low, so that nothing scrolls twice; ``whole`` is the height in
    which every row is seen.
    """
    inner, width = area.widget(), area.viewport().width()
    around = inner.layout() if inner is not None else None
    if around is None or table.isHidden():
        return
    table.setMinimumHeight(1)
    table.setMaximumHeight(1)
    around.invalidate()
    others = around.heightForWidth(width) if around.hasHeightForWidth() else around.minimumSize().height()
    left = room - (others - 1)
    table.setMaximumHeight(whole)
    table.setMinimumHeight(whole if left < min(whole, LEAST) else min(whole, LEAST))
