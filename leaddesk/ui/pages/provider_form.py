"""The form of an office: what it is, how it is reached, and what decides which papers may go there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Context

_WHAT = ("name", "kind", "unit")
_REACH = ("address", "phone", "fax", "email")
_ABOUT = ("services", "covered_entity", "part2_program", "notes")
NOTE = N_(
    "Papers print the name, the unit and the address as they stand here. A court goes on a consent for a legal "
    "proceeding only."
)


class ProviderForm(FormPane[OrganisationDraft]):
    """Makes an office or changes one."""

    remove_wanted = Signal(int, str)

    def __init__(self, context: Context, ask: Callable[..., str | None] = Question.ask) -> None:
        """Take the context and how to ask a question."""
        self.office_id: int | None = None
        fields = make_fields(OrganisationDraft, context.today)
        super().__init__(
            context,
            "organisation",
            OrganisationDraft,
            fields,
            None,
            tr(N_("Save")),
            back=tr(N_("All providers")),
            ask=ask,
        )
        self.add_group(
            FieldGrid(tr(N_("The office")), [fields[name] for name in _WHAT]),
            FieldGrid(tr(N_("How it is reached")), [fields[name] for name in _REACH]),
            FieldGrid(tr(N_("What it does")), [fields[name] for name in _ABOUT]),
        )
        self.remove = plain(tr(N_("Remove")), "trash", "remove-office")
        self.header.action_row.addWidget(self.remove)
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.remove.triggered.connect(self._on_remove)

    def begin(self) -> None:
        """Begin a new office."""
        self._open(None, tr(N_("New provider")), OrganisationDraft())

    def edit(self, office_id: int, draft: OrganisationDraft) -> None:
        """Change an office."""
        self._open(office_id, draft.name, draft)

    def work(self, draft: OrganisationDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        organisations, office_id = self.context.services.organisations, self.office_id
        return lambda: organisations.save(draft, office_id)

    def _open(self, office_id: int | None, title: str, draft: OrganisationDraft) -> None:
        self.office_id = office_id
        self.remove.setVisible(office_id is not None)
        self.header.say(title)
        self.start("new" if office_id is None else str(office_id), draft)

    def _on_remove(self) -> None:
        if self.office_id is not None and self.binder.draft is not None:
            self.remove_wanted.emit(self.office_id, self.binder.draft.name)
