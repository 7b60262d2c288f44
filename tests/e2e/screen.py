"""What stands on the screen, read off the real widgets, and how a text is typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def dialog() -> QDialog | None:
    """Return the dialog that is open on top."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    return next((one for one in found if one is QApplication.activeModalWidget()), found[-1] if found else None)


def write(target: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type a text; what no key of this keyboard makes comes as from an input method, line ends as Enter."""
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(target, Qt.Key.Key_Return)
        if line.isascii() and line:
            QTest.keyClicks(target, line)
        elif line:
            event = QInputMethodEvent()
            event.setCommitString(line)
            QApplication.sendEvent(target, event)
    if not text:
        QTest.keyClick(target, Qt.Key.Key_Delete)


def columns(model) -> int:
    """Return how many columns a model has; a list has one and says so to nobody."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def seen(widget: QWidget) -> bool:
    """Return whether a widget can be looked at."""
    return widget.isVisible()


def texts(widget: QWidget) -> list[str]:
    """Return the words of one widget, as eye and ear get them."""
    found = [widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel):
        text = widget.text()
        found.append(text.replace("&&", "&") if widget.buddy() is not None else text)
    elif isinstance(widget, QAbstractButton):
        found.append(widget.text().replace("&&", "&"))
    elif isinstance(widget, QLineEdit) and widget.echoMode() == QLineEdit.EchoMode.Normal:
        found.append(widget.text())
    elif isinstance(widget, QPlainTextEdit):
        found.append(widget.toPlainText())
    elif isinstance(widget, QComboBox):
        found.append(widget.currentText())
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(model.rowCount()):
            for column in range(columns(model)):
                index = model.index(row, column)
                found += [str(index.data(role) or "") for role in (Qt.ItemDataRole.DisplayRole, _SPOKEN)]
    return found
