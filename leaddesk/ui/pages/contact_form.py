"""The form of a contact with a person, or of an attempt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import ContactKind
from leaddesk.domain.contact_codes import ContactPurpose
from leaddesk.domain.contacts import ContactDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.removable_form import RemovableForm
from leaddesk.ui.widgets.buttons import quiet
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.text import label, show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Context

_DETAILS = ("started", "minutes", "miles", "place", "people_met", "kits")
NOTE = N_("Attempts count too: they show that nobody was forgotten. Keep the note short; it stays in this record.")


class ContactForm(RemovableForm[ContactDraft]):
    """Makes a contact or changes one."""

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
        self._typed: dict[str, Any] = {}
        fields = make_fields(ContactDraft, context.today)
        super().__init__(
            context,
            "contact",
            ContactDraft,
            fields,
            lambda draft: draft.problems(context.clock.local(context.clock.now())),
            tr(N_("Save contact")),
            back=tr(N_("Contacts")),
            ask=ask,
        )
        when = ("on", "kind", "outcome")
        self.add_group(
            FieldGrid(tr(N_("What was done")), [fields[name] for name in when]),
            FieldGrid("", [fields["note"]]),
            FieldGrid(tr(N_("What for, and what next")), [fields["next_on"], fields["purpose"], fields["direction"]]),
            FieldGrid(tr(N_("Time and way")), [fields[name] for name in _DETAILS]),
        )
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.remove = quiet(tr(N_("Remove")), "trash", "remove-contact")
        self.header.action_row.addWidget(self.remove)
        self.remove.triggered.connect(self._on_remove)

    def begin(self, person_id: int | None, shown: str, draft: ContactDraft | None = None) -> None:
        """Begin a new contact, or outreach with nobody; ``shown`` is the name, or the number while names are hidden."""
        self._open(person_id, None, shown)
        empty = ContactDraft(on=self.context.today())
        if person_id is None:
            empty = replace(empty, kind=ContactKind.FIELD, purpose=ContactPurpose.OUTREACH)
        names = tuple(ContactDraft.__dataclass_fields__) if draft is not None else ()
        self._typed = {name: getattr(draft, name) for name in names if getattr(draft, name) != getattr(empty, name)}
        self.start(f"new/{person_id}" if person_id else "new/outreach", empty)

    def _on_opened(self, came_back: bool) -> None:
        """Go on with what was typed in the short form, over what was left here before."""
        typed, self._typed = self._typed, {}
        if typed:
            self.binder.change(**typed)
        super()._on_opened(came_back)

    def edit(self, person_id: int | None, shown: str, contact_id: int, draft: ContactDraft) -> None:
        """Change a contact."""
        self._open(person_id, contact_id, shown)
        self.start(f"{person_id or 0}/{contact_id}", draft)

    def work(self, draft: ContactDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        contacts, person, contact = self.context.services.contacts, self.person, self.contact
        return lambda: contacts.save(person, draft, contact)

    def finish(self, _result: Any) -> None:
        """Say whose contact was saved; 0 stands for nobody."""
        self.stored.emit(self.person or 0)

    def _open(self, person_id: int | None, contact_id: int | None, shown: str) -> None:
        self.person, self.contact = person_id, contact_id
        nobody = person_id is None
        title = tr(N_("New contact")) if contact_id is None else tr(N_("Contact"))
        if nobody:
            title = tr(N_("New outreach")) if contact_id is None else tr(N_("Outreach"))
        self.name(title, tr(N_("Without a name")) if nobody else tr(N_("With {name}"), name=shown))
        show_if(self.fields["people_met"], nobody)
        show_if(self.fields["next_on"], not nobody)
        self.header.way_back.set_text(tr(N_("Back")) if nobody else tr(N_("Contacts")))
        self.remove.setVisible(contact_id is not None)

    def _on_remove(self) -> None:
        title, deed = tr(N_("Remove this contact?")), tr(N_("Remove contact"))
        self._remove(title, deed, self.contact, self.context.services.contacts.remove)
