"""Fields for days, times and birth dates as far as they are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from leaddesk.domain.participants import NOT_A_BIRTH_DATE, BirthDate
from leaddesk.i18n import N_, parse_date, parse_time, show_clock, show_date, tr
from leaddesk.ui.widgets.date_words import NOT_A_TIME, date_problem
from leaddesk.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.fields import Spec
    from leaddesk.ui.widgets.buttons import Cure

Today = Callable[[], date]


class ReadField(TextField):
    """A line whose text is read as something else; what can't be read stays as typed."""

    def value(self) -> Any:
        """Return what was read, or None."""
        try:
            return self._read(self.line.text())
        except (ValueError, OverflowError):
            return None

    def unread_text(self) -> str:
        """Return text that can't be read."""
        return self.line.text() if self.line.text().strip() and self.value() is None else ""

    def set_unread_text(self, text: str) -> None:
        """Put text back that couldn't be read."""
        self.line.setText(text)

    def _on_left(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)
        super()._on_left()

    def _show(self, value: Any) -> None:
        self.line.setText("" if value is None else self._shown(value))
        self.line.setCursorPosition(0)

    def _read(self, text: str) -> Any:
        raise NotImplementedError

    def _shown(self, value: Any) -> str:
        raise NotImplementedError


class DateField(ReadField):
    """A day; takes ``11/3``, ``nov 3``, ``fri``, ``+14`` and shows ``Nov 3, 2026``."""

    def __init__(self, name: str, spec: Spec, today: Today, parent: QWidget | None = None) -> None:
        """Take the function that says what day it is in the office."""
        self._today = today
        super().__init__(name, spec, parent)

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return why the text is no date, and the days that may have been meant."""
        if not self.unread_text():
            return "", ()
        text, meant = date_problem(self.line.text(), self._today())
        return text, [(tr(N_("Use {day}"), day=self._near(day)), lambda day=day: self._take(day)) for day in meant]

    def _near(self, day: date) -> str:
        text = show_date(day)
        return text.partition(",")[0] if day.year == self._today().year else text

    def _take(self, day: date) -> None:
        self.line.setText(show_date(day))
        self.focus_input()
        self.left.emit()

    def _read(self, text: str) -> Any:
        return parse_date(text, self._today())

    def _shown(self, value: Any) -> str:
        return show_date(value)


class TimeField(ReadField):
    """A time of day; takes ``1:40 PM``, ``13:40``, ``9a``."""

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that the text is no time."""
        return (tr(NOT_A_TIME), ()) if self.unread_text() else ("", ())

    def _read(self, text: str) -> Any:
        return parse_time(text)

    def _shown(self, value: Any) -> str:
        return show_clock(value)


class PartialDateField(ReadField):
    """A birth date as far as it is known: ``4/12/1986``, ``about 1986``, ``1986``."""

    def __init__(self, name: str, spec: Spec, today: Today, parent: QWidget | None = None) -> None:
        """Take the function that says what day it is in the office."""
        self._today = today
        super().__init__(name, spec, parent)

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that the text is no birth date."""
        return (tr(NOT_A_BIRTH_DATE), ()) if self.unread_text() else ("", ())

    def _read(self, text: str) -> Any:
        return BirthDate.parse(text, self._today())

    def _shown(self, value: Any) -> str:
        return str(value.shown())
