"""Where Tab goes: as the eye does, through the layouts, also to what was made after the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGridLayout, QLayout, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = (QComboBox, QAbstractItemView)
"""What takes the focus as one thing, whatever it is made of."""


def go(window: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next or former stop in a window; return whether there was one.

    Qt keeps the order in which widgets were made, so that rows, cards and links made later would come last.
    """
    now = window.focusWidget()
    order = list(_within(window))
    if not forward:
        order.reverse()
    at = next((number + 1 for number, widget in enumerate(order) if widget is now or _holds(widget, now)), 0)
    for widget in (*order[at:], *order[:at]):
        if widget is not now and _stops(widget, window):
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True
    return False


def _holds(widget: QWidget, now: QWidget | None) -> bool:
    return isinstance(widget, _WHOLE) and now is not None and widget.isAncestorOf(now)


def _stops(widget: QWidget, window: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisibleTo(window)
    )


def _within(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what stands in it: first in the order of its layout, then what no layout holds."""
    yield widget
    if isinstance(widget, _WHOLE):
        return
    layout = widget.layout()
    inside = [child for child in widget.children() if isinstance(child, QWidget)]
    placed: list[QWidget] = []
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        placed = [] if shown is None else [shown]
    elif layout is not None:
        placed = list(_of_layout(layout, inside))
    known = set(map(id, placed))
    rest = [] if isinstance(widget, QStackedWidget) else inside
    for child in (*placed, *(one for one in rest if id(one) not in known)):
        if not child.isWindow() and not child.isHidden():
            yield from _within(child)


def _of_layout(layout: QLayout, inside: list[QWidget]) -> Iterator[QWidget]:
    """Yield what a layout holds, of the widgets inside, row by row.

    Items are not asked for: a layout keeps every one that Python has seen for as long as it lives, also when Qt has
    deleted it, and a widget made at the same address later would pass for that item.
    """
    held: list[tuple[tuple[int, int], QWidget | QLayout]] = []
    for widget in inside:
        held += [(spot, widget) for spot in _spots(layout, layout.indexOf(widget))]
    for child in layout.children():
        if isinstance(child, QLayout):
            held += [(spot, child) for spot in _spots(layout, layout.indexOf(child))]
    for _spot, thing in sorted(held, key=lambda one: one[0]):
        if isinstance(thing, QLayout):
            yield from _of_layout(thing, inside)
        else:
            yield thing


def _spots(layout: QLayout, number: int) -> list[tuple[int, int]]:
    """Return where in the order an item stands, or nothing if the layout does not hold it."""
    if number >= 0 and isinstance(layout, QGridLayout):
        position: tuple[int, int, int, int] = layout.getItemPosition(number)  # type: ignore[assignment]
        return [position[:2]]
    return [(number, 0)] if number >= 0 else []
