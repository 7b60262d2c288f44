"""A chooser in a bar with its label over it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.text import label, set_buddy


def labelled(words: str, widget: QWidget) -> QWidget:
    """Return the widget under these words, which name it too."""
    made = QWidget()
    name = label(words, "label")
    set_buddy(name, widget)
    widget.setAccessibleName(words)
    made.setLayout(column(name, widget, gap=5))
    return made
