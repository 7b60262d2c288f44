"""Fields that choose: from a closed list, from rows, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.widgets.choice import Choice, Tick
from leaddesk.ui.widgets.completing import completer
from leaddesk.ui.widgets.field import Field
from leaddesk.ui.widgets.layouts import COLUMNS, SixColumns, column
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leaddesk.domain.codes import CodeList
    from leaddesk.domain.fields import Spec
    from leaddesk.ui.widgets.buttons import Cure

NOT_CHOSEN = N_("Not chosen")
_MANY = 8
NOT_LISTED = N_("Not in the list")
_TELLING = 3
"""Letters from which on typed words can mean one row."""


class ChoiceField(Field):
    """One member of a code list; with ``optional`` also none."""

    def __init__(
        self, name: str, spec: Spec, codes: type[CodeList], *, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        """Take the closed list."""
        super().__init__(name, spec, parent)
        self._codes, self._optional = codes, optional
        self._members = {str(member.value): member for member in codes}
        self._offered: Sequence[CodeList] | None = None
        self.combo = Choice()
        self.combo.setPlaceholderText(tr(NOT_CHOSEN))
        self._install(self.combo)
        self._offer(None)
        self.combo.currentIndexChanged.connect(self._changed)

    def value(self) -> Any:
        """Return the chosen member, or None."""
        code = self.combo.currentData()
        return None if code is None else self._members[code]

    def offer(self, members: Sequence[CodeList]) -> None:
        """Offer only these members, keeping the choice if it is among them or was stored."""
        self._offered = members
        self._offer(self.value())

    def _offer(self, keep: CodeList | None) -> None:
        shown = list(self._codes.choices(keep=keep) if self._offered is None else self._offered)
        if keep is not None and keep not in shown:
            shown.append(keep)
        with QSignalBlocker(self.combo):
            self.combo.clear()
            if self._optional:
                self.combo.addItem(tr(NOT_CHOSEN), None)
            for member in shown:
                self.combo.addItem(tr(member.label), str(member.value))
            self.combo.setCurrentIndex(self._index(keep))

    def _index(self, member: CodeList | None) -> int:
        if member is None:
            return 0 if self._optional else -1
        return self.combo.findData(str(member.value))

    def _show(self, value: Any) -> None:
        if value is not None and self._index(value) < 0:
            self._offer(value)
        self.combo.setCurrentIndex(self._index(value))


class PickField(Field):
    """One of a few values with their words, such as months or time zones."""

    def __init__(
        self, name: str, spec: Spec, options: Sequence[tuple[Any, str]], parent: QWidget | None = None
    ) -> None:
        """Take (value, words, already translated)."""
        super().__init__(name, spec, parent)
        self.combo = Choice()
        for value, words in options:
            self.combo.addItem(words, value)
        self._install(self.combo)
        self.combo.currentIndexChanged.connect(self._changed)

    def value(self) -> Any:
        """Return the chosen value."""
        return self.combo.currentData()

    def _show(self, value: Any) -> None:
        if self.combo.findData(value) < 0:
            self.combo.addItem(str(value), value)
        self.combo.setCurrentIndex(self.combo.findData(value))

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other values, keeping the choice if it is among them."""
        kept = self.combo.currentData()
        with QSignalBlocker(self.combo):
            self.combo.clear()
            for value, words in options:
                self.combo.addItem(words, value)
            self.combo.setCurrentIndex(max(0, self.combo.findData(kept)))


class RecordField(Field):
    """One row of a list that she edits, such as an office: value is its id. Typing finds inside the words."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.combo = Choice()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        self.line = self.combo.lineEdit() or QLineEdit()
        self.line.setPlaceholderText(tr(NOT_CHOSEN))
        self.combo.setCompleter(completer(self.combo, self.combo.model()))
        self._install(self.combo, self.line)
        self.combo.setAccessibleName(self.label_text)
        self._not_offered: dict[str, str] = {}
        self.line.textChanged.connect(self._changed)

    def leave_out(self, rows: Mapping[str, str]) -> None:
        """Say of rows that are there and not offered why, by their words, once one is typed."""
        self._not_offered = {words.casefold(): why for words, why in rows.items()}

    def why_not_offered(self) -> str:
        """Return why the one row that the typed words mean is not offered, or nothing."""
        typed = self.unread_text().strip().casefold()
        if len(typed) < _TELLING or any(
            typed in self.combo.itemText(index).casefold() for index in range(self.combo.count())
        ):
            return ""
        return next((why for words, why in self._not_offered.items() if typed in words), "")

    def set_choices(self, rows: Iterable[tuple[int, str]]) -> None:
        """Offer these rows, keeping the choice."""
        kept, text = self.value(), self.unread_text()
        with QSignalBlocker(self.combo), QSignalBlocker(self.line):
            self.combo.clear()
            for row_id, words in rows:
                self.combo.addItem(words, row_id)
            self.combo.setCurrentIndex(-1 if kept is None else self.combo.findData(kept))
            if text:
                self.line.setText(text)

    def value(self) -> Any:
        """Return the id of the row whose words stand there, or None."""
        wanted = self.line.text().strip().casefold()
        if wanted and self.combo.currentText() == self.combo.itemText(self.combo.currentIndex()):
            return self.combo.currentData()
        for index in range(self.combo.count() if wanted else 0):
            if self.combo.itemText(index).strip().casefold() == wanted:
                return self.combo.itemData(index)
        return None

    def own_problem(self) -> tuple[str, Sequence[Cure]]:
        """Return that the typed words are no row."""
        return (self.why_not_offered() or tr(NOT_LISTED), ()) if self.unread_text() else ("", ())

    def unread_text(self) -> str:
        """Return words that are no row."""
        return self.line.text() if self.line.text().strip() and self.value() is None else ""

    def set_unread_text(self, text: str) -> None:
        """Put words back that were no row."""
        self.line.setText(text)

    def _show(self, value: Any) -> None:
        index = -1 if value is None else self.combo.findData(value)
        self.combo.setCurrentIndex(index)
        if index < 0:
            self.line.clear()
        # long words are read from their beginning
        self.line.setCursorPosition(0)


class CheckField(Field):
    """Yes or no, the words beside the box."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self.tick = Tick(self.label_text)
        if spec.width < COLUMNS:
            # level with the inputs beside it, which have a label above
            self._box.addWidget(label(" ", "label"))
        self._install(self.tick, heading=False)
        self.tick.toggled.connect(self._changed)

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.tick.isChecked()

    def _show(self, value: Any) -> None:
        self.tick.setChecked(bool(value))


class ManyField(Field):
    """Any members of a code list, as a tuple in the order of the list (a frozenset if it was given one)."""

    def __init__(
        self, name: str, spec: Spec, members: Sequence[CodeList], kind: type[Any] = tuple, parent: QWidget | None = None
    ) -> None:
        """Take the members to offer and the type of the value."""
        super().__init__(name, spec, parent)
        self._kind = kind
        self._ticks = {member: Tick(tr(member.label)) for member in members}
        box = QWidget()
        box.setLayout(_side_by_side(self._ticks.values()))
        self._box.addWidget(self._label)
        self._install(box, *self._ticks.values(), heading=False)
        for tick in self._ticks.values():
            tick.setAccessibleName(tick.text().replace("&&", "&"))
            tick.toggled.connect(self._changed)
        box.setAccessibleName(self.label_text)

    def value(self) -> Any:
        """Return the ticked members."""
        return self._kind(member for member, tick in self._ticks.items() if tick.isChecked())

    def tick(self, member: CodeList) -> Tick:
        """Return the box of one member."""
        return self._ticks[member]

    def _show(self, value: Any) -> None:
        for member, tick in self._ticks.items():
            tick.setChecked(member in (value or ()))


class PickManyField(Field):
    """Any rows of a list that she edits, as a frozenset of their keys; a retired one is seen where it is held."""

    def __init__(self, name: str, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(name, spec, parent)
        self._ticks: dict[str, Tick] = {}
        self._retired: frozenset[str] = frozenset()
        self._holder = QWidget()
        self._lines = column(gap=2)
        self._holder.setLayout(self._lines)
        self._box.addWidget(self._label)
        self._install(self._holder, heading=False)
        self._drop_input(self._holder)
        self._holder.setAccessibleName(self.label_text)

    def offer(self, rows: Sequence[tuple[str, str, bool]]) -> None:
        """Offer rows of (key, words, whether it is in use), keeping what is ticked. Call it before a draft is shown."""
        held = self.value()
        for tick in self._ticks.values():
            self._drop_input(tick)
            self._lines.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = {}
        self._retired = frozenset(key for key, _words, used in rows if not used)
        for key, words, _used in rows:
            self._ticks[key] = tick = Tick(words)
            self._lines.addWidget(tick)
            self._add_input(tick, words)
            tick.toggled.connect(self._changed)
        self.set_value(held)

    @property
    def offered(self) -> bool:
        """Return whether there is anything to tick."""
        return any(key not in self._retired or tick.isChecked() for key, tick in self._ticks.items())

    def value(self) -> Any:
        """Return the keys of what is ticked."""
        return frozenset(key for key, tick in self._ticks.items() if tick.isChecked())

    def _show(self, value: Any) -> None:
        held = value or frozenset()
        for key, tick in self._ticks.items():
            tick.setChecked(key in held)
            tick.setVisible(key not in self._retired or key in held)


def _side_by_side(ticks: Iterable[Tick]) -> QLayout:
    """Return a layout for boxes: a few stand one below the other, many in columns where there is room."""
    ticks = list(ticks)
    if len(ticks) < _MANY:
        return column(*ticks, gap=2)
    grid = SixColumns(gap=4)
    for tick in ticks:
        grid.add(tick, 2)
    return grid
