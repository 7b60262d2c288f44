"""How high a table in a tab may be: it scrolls inside where that is of use, else the whole tab does; never both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QLayout

LEAST = 150


def give_room(table: QAbstractItemView, around: QLayout, room: int, width: int, whole: int) -> None:
    """Give a table what is left of the room, or all that its rows need where too little is left.

    ``around`` is the layout of the whole tab, ``whole`` the height in which every row is seen.
    """
    if table.isHidden():
        return
    table.setMinimumHeight(1)
    table.setMaximumHeight(1)
    around.invalidate()
    others = around.heightForWidth(width) if around.hasHeightForWidth() else around.minimumSize().height()
    left = room - (others - 1)
    table.setMaximumHeight(whole)
    table.setMinimumHeight(whole if left < min(whole, LEAST) else min(whole, LEAST))
