"""Taking back and doing again, until the records are locked."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from leaddesk.domain.errors import NotUndoableError
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.storage.database import Database

STEPS_KEPT: Final = 200


class History:
    """The actions of this session, newest last. An action that stays done is a barrier, and Undo says why."""

    def __init__(self, database: Database) -> None:
        """Take the database whose actions are kept; ``on_committed`` is where ``add`` belongs."""
        self._database = database
        self._done: deque[ChangeSet] = deque(maxlen=STEPS_KEPT)
        self._undone: list[ChangeSet] = []

    @property
    def undo_label(self) -> str:
        """Return what Undo would take back, or an empty text."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Return what Redo would do again, or an empty text."""
        return self._undone[-1].label if self._undone else ""

    def add(self, changes: ChangeSet) -> None:
        """Remember a new action. What undo and redo write themselves is none."""
        if not changes.replayed:
            self._done.append(changes)
            self._undone.clear()

    def undo(self) -> str:
        """Take the newest action back and return its label."""
        if not self._done:
            raise NotUndoableError(N_("There is nothing to undo."))
        changes = self._done[-1]
        if changes.final_because:
            raise NotUndoableError(changes.final_because)
        self._database.apply(changes.inverse())
        self._undone.append(self._done.pop())
        return changes.label

    def redo(self) -> str:
        """Do again what was undone last and return its label."""
        if not self._undone:
            raise NotUndoableError(N_("There is nothing to do again."))
        changes = self._undone[-1]
        self._database.apply(changes)
        self._done.append(self._undone.pop())
        return changes.label

    def clear(self) -> None:
        """Forget everything, as when the records are locked."""
        self._done.clear()
        self._undone.clear()
