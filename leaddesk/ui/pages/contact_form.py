"""The form of a contact with a person, or of an attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.errors import NotFoundError
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.reason_dialog import ask_because
from leaddesk.ui.widgets.buttons import quiet
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Context

NOTE = N_("Attempts count too: they show that nobody was forgotten. Keep the note short; it stays in this record.")


class ContactForm(FormPane[ContactDraft]):
    """Makes a contact or changes one."""

    removed = Signal()

    def __init__(
        self,
        context: Context,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context and how to ask."""
        self.person: int | None = None
        self.contact: int | None = None
        self._ask_form = ask_form
        fields = make_fields(ContactDraft, context.today)
        super().__init__(
            context,
            "contact",
            ContactDraft,
            fields,
            lambda draft: draft.problems(context.today()),
            tr(N_("Save contact")),
            back=tr(N_("Contacts")),
            ask=ask,
        )
        when = ("on", "kind", "outcome")
        self.add_group(
            FieldGrid(tr(N_("What was done")), [fields[name] for name in when]),
            FieldGrid("", [fields["note"]]),
            FieldGrid(tr(N_("And then")), [fields["next_on"], fields["minutes"]]),
        )
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.remove = quiet(tr(N_("Remove")), "trash", "remove-contact")
        self.header.action_row.addWidget(self.remove)
        self.remove.triggered.connect(self._on_remove)

    def begin(self, person_id: int, shown: str) -> None:
        """Begin a new contact with a person; ``shown`` is the name, or the number while names are hidden."""
        self._open(person_id, None, shown)
        self.start(f"new/{person_id}", ContactDraft(on=self.context.today()))

    def edit(self, person_id: int, shown: str, contact_id: int, draft: ContactDraft) -> None:
        """Change a contact."""
        self._open(person_id, contact_id, shown)
        self.start(f"{person_id}/{contact_id}", draft)

    def work(self, draft: ContactDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        contacts, person, contact = self.context.services.contacts, self.person, self.contact
        if person is None:
            raise NotFoundError
        return lambda: contacts.save(person, draft, contact)

    def finish(self, _result: Any) -> None:
        """Say whose contact was saved."""
        self.stored.emit(self.person)

    def _open(self, person_id: int, contact_id: int | None, shown: str) -> None:
        self.person, self.contact = person_id, contact_id
        self.name(tr(N_("New contact")) if contact_id is None else tr(N_("Contact")), tr(N_("With {name}"), name=shown))
        self.remove.setVisible(contact_id is not None)

    def _on_remove(self) -> None:
        title, deed = tr(N_("Remove this contact?")), tr(N_("Remove contact"))
        because = ask_because(self, title, deed, self.context.today, self._ask_form)
        contact = self.contact
        if because is None or contact is None or self.saving:
            return
        contacts = self.context.services.contacts
        self._set_saving(on=True)
        self.context.jobs.save(self, lambda: contacts.remove(contact, because), self._on_removed, self._on_refused)

    def _on_removed(self, _result: object) -> None:
        self._set_saving(on=False)
        self.binder.saved()
        self.keeper.drop()
        self.removed.emit()
