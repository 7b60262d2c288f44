"""What lists are narrowed to, kept over a lock: codes, numbers and days, never words that were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox

from leaddesk.ui.pages.period_choice import PeriodChoice
from leaddesk.ui.widgets.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def chosen(widget: QWidget) -> Any:
    """Return what a chooser stands on."""
    if isinstance(widget, SegmentedSwitch):
        return widget.value()
    if isinstance(widget, PeriodChoice):
        return widget.period
    if isinstance(widget, QComboBox):
        return widget.currentData()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    raise TypeError(type(widget).__name__)


def choose(widget: QWidget, value: Any) -> None:
    """Let a chooser stand on something again; what it does not offer any more is left out."""
    if isinstance(widget, SegmentedSwitch):
        widget.set_value(value)
    elif isinstance(widget, PeriodChoice):
        if value is not None:
            widget.show_period(value)
    elif isinstance(widget, QComboBox):
        place = widget.findData(value)
        if place >= 0:
            widget.setCurrentIndex(place)
    elif isinstance(widget, QCheckBox):
        widget.setChecked(value)
    else:
        raise TypeError(type(widget).__name__)
