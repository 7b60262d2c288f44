"""One object for every form: it holds the draft, knows what differs, and says when to keep it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from leaddesk.domain.fields import unturned
from leaddesk.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leaddesk.ui.widgets.field import Field

D = TypeVar("D")
AUTOSAVE_MS = 2000


class FormBinder(QObject, Generic[D]):
    """Binds fields to a frozen draft. Dirty means ``draft != saved``; loading can never save."""

    dirty_changed = Signal(bool)
    edited = Signal(str)
    autosave_due = Signal(object)

    def __init__(
        self,
        fields: Mapping[str, Field],
        problems: Callable[[D], Mapping[str, str]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take the fields by name, and how to find problems if not by ``draft.problems()``."""
        super().__init__(parent)
        self._fields = dict(fields)
        self._find = problems or (lambda draft: draft.problems())  # type: ignore[attr-defined]
        self.draft: Any = None
        self._saved: Any = None
        self._was_dirty = False
        self._typed: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._timer.timeout.connect(self._on_autosave)
        for name, field in self._fields.items():
            field.edited.connect(lambda value, name=name: self._on_edited(name, value))
            field.left.connect(lambda name=name: self._on_left(name))

    @property
    def fields(self) -> Mapping[str, Field]:
        """Return the fields by name."""
        return self._fields

    @property
    def dirty(self) -> bool:
        """Return whether anything differs from what was last saved, unread text included."""
        return bool(self.draft != self._saved or self.unread())

    @property
    def waiting(self) -> bool:
        """Return whether an edit has not been handed on for keeping yet."""
        return self._timer.isActive()

    def listen(self) -> None:
        """Note from now on which fields are typed into: what is being read for them must not take it away."""
        self._typed.clear()

    @property
    def typed(self) -> frozenset[str]:
        """Return the fields that were typed into since the form began to listen."""
        return frozenset(self._typed)

    def load(self, draft: D, keep: frozenset[str] = frozenset()) -> None:
        """Show a draft and take it as saved; the fields to keep stay as they were typed, and are no part of it."""
        self._timer.stop()
        self.draft = self._saved = draft
        for name, field in self._fields.items():
            if name not in keep:
                field.set_value(getattr(draft, name))
                field.set_problem("")
        if keep:
            self.draft = replace(self.draft, **{name: unturned(self._fields[name].value()) for name in keep})
            self._timer.start()
        self._tell(force=True)

    def resume(
        self, draft: D, saved: D, unread: Mapping[str, str] | None = None, keep: frozenset[str] = frozenset()
    ) -> None:
        """Show a kept draft over what the record holds; what could not be read comes back as typed.

        Of the fields to keep those stay of which the kept draft says nothing: it holds more than a few first letters.
        """
        back = unread or {}
        same = frozenset(one for one in keep if one not in back and getattr(draft, one) == getattr(saved, one))
        self.load(draft, same)
        self._saved = saved
        for name, text in back.items():
            if name in self._fields:
                self._fields[name].set_unread_text(text)
        self._timer.stop()
        if same:
            self._timer.start()
        self._tell(force=True)

    def saved(self, draft: D | None = None) -> None:
        """Take a draft, or what is shown, as saved; what was typed since then stays dirty."""
        self._saved = self.draft if draft is None else draft
        if self._saved == self.draft:
            self._timer.stop()
        self._tell(force=True)

    def change(self, **values: Any) -> None:
        """Change fields from the program, as if they had been edited."""
        self.draft = replace(self.draft, **values)
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].set_value(value)
                self.edited.emit(name)
        self._timer.start()
        self._tell()

    def unread(self) -> dict[str, str]:
        """Return the typed texts that are no values yet, by field."""
        return {name: text for name, field in self._fields.items() if (text := field.unread_text())}

    def problems(self) -> dict[str, str]:
        """Return everything that stops the form from being saved, by field, in the order of the fields."""
        found = {} if self.draft is None else dict(self._find(self.draft))
        own = {name: text for name, field in self._fields.items() if (text := field.own_problem()[0])}
        both = {**found, **own}
        return {name: both[name] for name in [*self._fields, *both] if name in both}

    def show_problems(self, problems: Mapping[str, str] | None = None) -> bool:
        """Show all problems, or those given, and put the focus on the first; return whether there are none."""
        shown = self.problems() if problems is None else dict(problems)
        for name in self._fields:
            self._show_one(name, shown)
        first = next((name for name in self._fields if name in shown), None)
        if first is not None:
            self._fields[first].focus_input()
        return not shown

    def keep_now(self) -> None:
        """Hand the draft on for keeping without waiting."""
        if self._timer.isActive():
            self._timer.stop()
            self._on_autosave()

    def _on_edited(self, name: str, value: Any) -> None:
        self._typed.add(name)
        if self.draft is None:
            # nothing was read yet; it stays in its field
            return
        self.draft = replace(self.draft, **{name: unturned(value)})
        # while she types a problem may go, but none appears
        found = self.problems()
        for shown, field in self._fields.items():
            if field.problem and shown not in found:
                field.set_problem("")
        self._timer.start()
        self.edited.emit(name)
        self._tell()

    def _on_left(self, name: str) -> None:
        # what is still empty is said on saving: the next field may make it good, and nobody is nagged
        if self.draft is not None and (self._fields[name].problem or self._touched(name)):
            self._show_one(name, self.problems())

    def _touched(self, name: str) -> bool:
        same = getattr(self.draft, name) == getattr(self._saved, name)
        return not same or bool(self._fields[name].own_problem()[0])

    def _show_one(self, name: str, problems: Mapping[str, str]) -> None:
        field = self._fields[name]
        own, cures = field.own_problem()
        field.set_problem(own or tr(problems.get(name, "")), cures)

    def _on_autosave(self) -> None:
        self.autosave_due.emit(self.draft)

    def _tell(self, *, force: bool = False) -> None:
        dirty = self.dirty
        if force or dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)
