"""Words that are offered while somebody types; what is typed stands all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QStyledItemDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def completer(parent: QWidget, words: Sequence[str] | QAbstractItemModel) -> QCompleter:
    """Return what offers the words, or the rows of a model, that hold what was typed."""
    model = words if isinstance(words, QAbstractItemModel) else QStringListModel(list(words))
    made = QCompleter(model, parent)
    if model is not words:
        model.setParent(made)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    if (popup := made.popup()) is not None:
        popup.setProperty("popup", True)
        # the completer's own delegate takes no height from the style sheet
        popup.setItemDelegate(QStyledItemDelegate(popup))
    return made
