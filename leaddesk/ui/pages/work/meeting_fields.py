"""The two lists of a meeting: which offices were there, and who took on what by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from leaddesk.domain.work import MeetingAction
from leaddesk.i18n import N_, parse_date, show_date, tr
from leaddesk.ui.current import px
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.date_words import date_problem
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.list_fields import ListField, ListRow
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from leaddesk.domain.fields import Spec
    from leaddesk.ui.widgets.buttons import Cure

OWNER, WHAT, DUE = N_("Who"), N_("Does what"), N_("By when")
_SHARES = (2, 4, 2)


class AgenciesField(ListField):
    """Offices of the directory, one a row; its value is their ids."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        self._offices: list[tuple[int, str]] = []
        super().__init__(name, spec, parent)

    def set_offices(self, offices: Sequence[tuple[int, str]]) -> None:
        """Offer these offices, keeping what is chosen."""
        self._offices = list(offices)
        for shown in self._rows:
            self._write(shown, self._read(shown))

    def _make(self, remove: QWidget) -> ListRow:
        combo = Choice()
        combo.currentIndexChanged.connect(self._changed)
        made = ListRow(row(combo, gap=4), remove)
        self._fill(combo)
        return made

    def _fill(self, combo: Choice) -> None:
        combo.addItem(tr(N_("Not chosen")), None)
        for office, words in self._offices:
            combo.addItem(words, office)

    def _inputs_of(self, shown: ListRow) -> list[QWidget]:
        return [shown.findChildren(Choice)[0]]

    def _read(self, shown: ListRow) -> Any:
        return shown.findChildren(Choice)[0].currentData()

    def _write(self, shown: ListRow, value: Any) -> None:
        combo = shown.findChildren(Choice)[0]
        with QSignalBlocker(combo):
            combo.clear()
            self._fill(combo)
            if value is not None and combo.findData(value) < 0:
                combo.addItem(tr(N_("An office that was removed")), value)
            combo.setCurrentIndex(max(0, combo.findData(value)) if value is not None else 0)


class ActionsField(ListField):
    """Who does what by when, one a row. A day that can't be read stays as typed and is said."""

    def __init__(self, name: str, spec: Spec, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take the function that says what day it is in the office."""
        self._today = today
        super().__init__(name, spec, parent)
        heads = row(*(label(tr(words), "second") for words in (OWNER, WHAT, DUE)), gap=8)
        for number, share in enumerate(_SHARES):
            heads.setStretch(number, share)
        heads.addSpacing(px(44))
        self._rows_box.insertLayout(0, heads)

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that a day of an action is no date."""
        for shown in self._rows:
            text = self._lines(shown)[2].text()
            if text.strip() and self._day(text) is None:
                return date_problem(text, self._today())[0], ()
        return "", ()

    def unread_text(self) -> str:
        """Return the days of all rows, one a line, if one of them can't be read."""
        texts = [self._lines(shown)[2].text() for shown in self._rows]
        return "\n".join(texts) if self.own_problem()[0] else ""

    def set_unread_text(self, text: str) -> None:
        """Put days back that couldn't be read."""
        for shown, day in zip(self._rows, text.split("\n"), strict=False):
            self._lines(shown)[2].setText(day)

    def _suffixes(self) -> tuple[str, ...]:
        return (tr(OWNER), tr(WHAT), tr(DUE))

    def _make(self, remove: QWidget) -> ListRow:
        lines = [QLineEdit() for _share in _SHARES]
        for line in lines:
            line.textChanged.connect(self._changed)
        lines[2].editingFinished.connect(lambda: self._show_day(lines[2]))
        inputs = row(*lines, gap=8)
        for number, share in enumerate(_SHARES):
            inputs.setStretch(number, share)
        return ListRow(inputs, remove)

    def _inputs_of(self, shown: ListRow) -> list[QWidget]:
        return list(self._lines(shown))

    @staticmethod
    def _lines(shown: ListRow) -> list[QLineEdit]:
        return shown.findChildren(QLineEdit)

    def _show_day(self, line: QLineEdit) -> None:
        day = self._day(line.text())
        if day is not None and line.text() != show_date(day):
            line.setText(show_date(day))

    def _day(self, text: str) -> date | None:
        try:
            return parse_date(text, self._today())
        except (ValueError, OverflowError):
            return None

    def _read(self, shown: ListRow) -> Any:
        owner, what, due = (line.text() for line in self._lines(shown))
        if not (owner.strip() or what.strip() or due.strip()):
            return None
        return MeetingAction(owner, what, self._day(due))

    def _write(self, shown: ListRow, value: Any) -> None:
        action: MeetingAction = value or MeetingAction()
        texts = (action.owner, action.what, show_date(action.due) if action.due else "")
        for line, text in zip(self._lines(shown), texts, strict=True):
            line.setText(text)
