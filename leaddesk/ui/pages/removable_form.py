"""A form of a row that can be removed from it: asked why, done on the worker, and what was typed is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal

from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.reason_dialog import ask_because

if TYPE_CHECKING:
    from collections.abc import Callable

D = TypeVar("D")


class RemovableForm(FormPane[D]):
    """Subclasses offer the button, and say what is asked and what removes; ``_ask_form`` asks why."""

    removed = Signal()
    _ask_form: Callable[..., Any]

    def _remove(self, title: str, deed: str, row: int | None, remove: Callable[[int, str], Any]) -> None:
        """Ask why, then remove the row: ``remove`` takes it and the reason, on the worker."""
        because = ask_because(self, title, deed, self.context.today, self._ask_form)
        if because is None or row is None or self.saving:
            return
        self._set_saving(on=True)
        self.context.jobs.save(self, lambda: remove(row, because), self._on_removed, self._on_refused)

    def _on_removed(self, _result: object) -> None:
        self._set_saving(on=False)
        self.binder.saved()
        self.keeper.drop()
        self.removed.emit()
