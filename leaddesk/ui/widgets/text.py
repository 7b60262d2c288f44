"""The one place where words are put on the screen: always as plain text, so a name never turns into markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget


def label(text: str = "", role: str = "body", *, wrap: bool = False, tone: str = "") -> QLabel:
    """Return a label of a type role (``title``, ``section``, ``second``, ``help`` …) that shows its text literally."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    made.setText(text)
    return made


def set_text(target: QLabel, text: str) -> None:
    """Show another text literally."""
    target.setTextFormat(Qt.TextFormat.PlainText)
    target.setText(_unmarked(text) if target.buddy() is not None else text)


def set_buddy(target: QLabel, buddy: QWidget) -> None:
    """Make a label speak for an input; an ampersand in it stays an ampersand."""
    text = target.text()
    target.setBuddy(buddy)
    target.setText(_unmarked(text))


def button_text(button: QAbstractButton, text: str) -> None:
    """Put words on a button; its accessible name is the same words."""
    button.setText(_unmarked(text))
    button.setAccessibleName(text)


def set_tip(widget: QWidget, text: str, keys: str = "") -> None:
    """Give a widget a tooltip, with the keys that do the same."""
    shown = f"{text} ({keys})" if keys else text
    widget.setToolTip(f"<qt>{escape(shown)}</qt>" if shown else "")


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a part of something; one that has no parent yet must not flash up as a window of its own."""
    if wanted and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(wanted)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something, when it comes to it."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _unmarked(text: str) -> str:
    return text.replace("&", "&&")
