"""Fields for words, whole numbers and passphrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from leaddesk.domain.fields import REQUIRED
from leaddesk.i18n import N_, show_phone, tr
from leaddesk.ui.current import px
from leaddesk.ui.widgets.buttons import Cure, quiet, small
from leaddesk.ui.widgets.completing import completer
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.text import set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.fields import Spec

_DIGITS = 9
NOT_A_NUMBER = N_("Digits only")


class TextField(Field):
    """One line of text."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.line = QLineEdit()
        self._install(self.line)
        # textChanged, not textEdited: what assistive technology or a paste puts in counts as typed
        self.line.textChanged.connect(self._changed)

    def suggest(self, words: Sequence[str]) -> None:
        """Offer words while she types; anything else can be typed as well."""
        self.line.setCompleter(completer(self.line, sorted(set(words), key=str.casefold)))

    def value(self) -> Any:
        """Return the text."""
        return self.line.text()

    def _show(self, value: Any) -> None:
        self.line.setText(value or "")
        self.line.setCursorPosition(0)


class PhoneTextField(TextField):
    """One phone number as text, shown as people write it from the start and once the field is left."""

    def _show(self, value: Any) -> None:
        super()._show(show_phone(value) if value else "")

    def _on_left(self) -> None:
        shown = show_phone(self.line.text())
        if shown != self.line.text():
            self.line.setText(shown)
        super()._on_left()


class IntField(TextField):
    """A whole number; while empty None if ``optional``, else the last number there was, with a problem."""

    def __init__(self, name: str, spec: Spec, *, optional: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self._optional = optional
        self._last: int | None = None
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def value(self) -> Any:
        """Return the number, or what stands for none."""
        number = self._number()
        if number is not None:
            self._last = number
        return number if number is not None or self._optional else self._last

    def _number(self) -> int | None:
        text = self.line.text().strip().replace(",", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that the text is no number, or that one is needed."""
        if self.unread_text():
            return tr(NOT_A_NUMBER), ()
        return (tr(REQUIRED), ()) if not self._optional and self._number() is None else ("", ())

    def unread_text(self) -> str:
        """Return text that is no number."""
        return self.line.text() if self.line.text().strip() and self._number() is None else ""

    def set_unread_text(self, text: str) -> None:
        """Put text back that was no number."""
        self.line.setText(text)

    def _show(self, value: Any) -> None:
        self._last = value
        self.line.setText("" if value is None else str(value))


class TextBox(Field):
    """Several lines of text; Tab leaves it, Ctrl+Z is its own."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self._install(self.box)
        self._fit()
        self.box.textChanged.connect(self._changed)

    def value(self) -> Any:
        """Return the text."""
        return self.box.toPlainText()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "box"):
            self._fit()

    def _fit(self) -> None:
        lines = max(2, self.spec.lines)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + px(26))

    def _show(self, value: Any) -> None:
        self.box.setPlainText(value or "")


class PassphraseField(Field):
    """A secret with *Show* and a line that tells of Caps Lock."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        frame = QFrame()
        frame.setProperty("framed", True)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._toggle = small(quiet(tr(N_("Show")), "eye", f"{name}-show"))
        self._toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box = QHBoxLayout(frame)
        box.setContentsMargins(px(12), 0, px(4), 0)
        box.addWidget(self.line, 1)
        box.addWidget(self._toggle)
        self._install(frame, self.line)
        self.line.textChanged.connect(self._changed)
        self._toggle.triggered.connect(lambda: self.show_letters(shown=not self.letters_shown))

    @property
    def letters_shown(self) -> bool:
        """Return whether the letters can be read."""
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def show_letters(self, *, shown: bool) -> None:
        """Show the letters, or dots."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._toggle.set_text(tr(N_("Hide")) if shown else tr(N_("Show")))
        self._toggle.set_icon("eye-slash" if shown else "eye")

    def value(self) -> Any:
        """Return the secret."""
        return self.line.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say so when Caps Lock seems to be on: a letter came in the case that Shift doesn't explain."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shift = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
                shift = shift or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._tell_caps(on=letter.isupper() != shift)
        return super().eventFilter(watched, event)

    def _tell_caps(self, *, on: bool) -> None:
        text = tr(N_("Caps Lock is on")) if on else tr(self.spec.help)
        set_text(self._help, text)
        self._help.setVisible(bool(text) and not self.problem)

    def _show(self, value: Any) -> None:
        self.line.setText(value or "")
