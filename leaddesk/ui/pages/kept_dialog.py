"""A short form in a dialog whose words survive the lock that closes it: they are back when it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.i18n import tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.pages.form_pane import DRAFT_BACK
from leaddesk.ui.widgets.form_keeper import FormKeeper

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Context


class KeptDialog(FormDialog):
    """Keeps what is typed at a lock, and forgets it when it is answered or turned away."""

    def keep_under(self, context: Context, kind: str, key: str) -> None:
        """Begin with what a lock has kept under a kind and key, else with what it shows."""
        draft = self.binder.draft
        self.came_back = False
        self.keeper: FormKeeper[Any] = FormKeeper(context, self.binder, kind, type(draft))
        self.keeper.open(key, draft, self._on_opened)

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps what is typed: a lock closes the dialog, and it comes back with the next one."""
        return self.keeper.keep_work()

    def reject(self) -> None:
        """Turn away; what was typed is forgotten."""
        self.forget()
        super().reject()

    def forget(self) -> None:
        """Let go what was kept."""
        if self.binder.dirty or self.came_back:
            self.keeper.drop()

    def _on_opened(self, came_back: bool) -> None:
        self.came_back = came_back
        if came_back:
            for field in self.binder.fields.values():
                # what is asked for only beside a certain answer is shown again
                field.edited.emit(field.value())
            self.banner.say(tr(DRAFT_BACK), "", "accent")


def keeping(ask: Callable[..., Any], context: Context, kind: str, key: int) -> Callable[..., Any]:
    """Return how to ask with a form that survives a lock, kept under a kind and the record's id."""
    if ask is not FormDialog.ask:
        return ask

    def kept(*asked: Any) -> Any:
        dialog = KeptDialog(*asked)
        dialog.keep_under(context, kind, str(key))
        answer = dialog.binder.draft if dialog.exec() else None
        if answer is not None:
            dialog.forget()
        dialog.deleteLater()
        return answer

    return kept
