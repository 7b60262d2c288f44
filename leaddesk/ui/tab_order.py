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
    for widget in _others(window, now, forward=forward):
        if widget is not now and _stops(widget, window):
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True
    return False


def _others(window: QWidget, now: QWidget | None, *, forward: bool) -> Iterator[QWidget]:
    """Yield what comes after a widget, or before it, and then everything from the window's own end on.

    Only what lies on the way is looked at: the next stop is mostly near, and a window holds thousands of widgets.
    """
    whole, way = _way_to(window, now)
    if forward and whole is not None:
        yield from _beneath(whole)
    for around, before, after in reversed(way):
        for child in after if forward else reversed(before):
            yield from _within(child, forward=forward)
        if not forward:
            yield around
    yield from _within(window, forward=forward)


def _way_to(
    window: QWidget, now: QWidget | None
) -> tuple[QWidget | None, list[tuple[QWidget, list[QWidget], list[QWidget]]]]:
    """Return what has the focus as one thing, and on the way to it each widget with what is before and behind the way.

    Nothing, if what has the focus is not in the order.
    """
    down: list[QWidget] = []
    while now is not None and now is not window:
        down.append(now)
        now = now.parentWidget()
    around, way = window, []
    while down and not isinstance(around, _WHOLE):
        here, beside = down.pop(), _inside(around)
        at = next((number for number, child in enumerate(beside) if child is here), None)
        if at is None:
            return None, []
        way.append((around, beside[:at], beside[at + 1 :]))
        around = here
    return (around, way) if now is window else (None, [])


def _stops(widget: QWidget, window: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisibleTo(window)
    )


def _within(widget: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """Yield a widget and what stands in it; backwards the widget comes last."""
    if forward:
        yield widget
        yield from _beneath(widget)
    else:
        for child in reversed(_inside(widget)):
            yield from _within(child, forward=False)
        yield widget


def _beneath(widget: QWidget) -> Iterator[QWidget]:
    for child in _inside(widget):
        yield from _within(child, forward=True)


def _inside(widget: QWidget) -> list[QWidget]:
    """Return what stands in a widget: first in the order of its layout, then what no layout holds."""
    if isinstance(widget, _WHOLE):
        return []
    inside = [child for child in widget.children() if isinstance(child, QWidget)]
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        placed = [] if shown is None else [shown]
        inside = []
    else:
        layout = widget.layout()
        placed = [] if layout is None else list(_of_layout(layout, inside))
    known = set(map(id, placed))
    return [
        child
        for child in (*placed, *(one for one in inside if id(one) not in known))
        if not child.isWindow() and not child.isHidden()
    ]


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
