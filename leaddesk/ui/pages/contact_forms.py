"""The form of contacts within the page of participants: with a person, or outreach without one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from leaddesk.domain.contacts import ContactDraft
from leaddesk.ui.pages.contact_form import ContactForm
from leaddesk.ui.routes import PARTICIPANTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.page import Page
    from leaddesk.ui.pages.form_pane import FormPane
    from leaddesk.ui.routes import Route

NEW_CONTACT, NEW_OUTREACH, CONTACT, _TAB = "new-contact", "new-outreach", "contact", "contacts"


class ContactForms:
    """Builds the form when it is first needed, reads what it needs, and goes where she was once it is saved."""

    def __init__(
        self,
        page: Page,
        ask: Callable[..., str | None],
        ask_form: Callable[..., Any],
        take: Callable[[FormPane[Any]], object],
        show: Callable[[FormPane[Any]], object],
    ) -> None:
        """Take the page, how to ask, and how the page takes a form and shows it."""
        self._page, self._ask, self._ask_form = page, ask, ask_form
        self._take, self._show = take, show

    @cached_property
    def form(self) -> ContactForm:
        """Return the form."""
        made = ContactForm(self._page.context, self._ask, self._ask_form)
        self._take(made)
        made.stored.connect(self._on_stored)
        made.removed.connect(made.closed)
        return made

    @property
    def with_nobody(self) -> bool:
        """Return whether the form is open, and outreach without a person stands in it."""
        return "form" in self.__dict__ and self.form.isVisible() and self.form.person is None

    def begin(self, route: Route) -> None:
        """Read what the form needs, then show it: a new contact, or the one that was asked for."""
        context, person, asked = self._page.context, route.record, route.extra
        services = context.services

        def read() -> tuple[Any, Any]:
            record = services.participants.record(person) if person is not None else None
            return record, services.contacts.row(asked) if route.part == CONTACT else None

        def show(found: tuple[Any, Any]) -> None:
            record, row = found
            shown = context.names.shown(record.draft.shown_name, record.record_number) if record is not None else ""
            self._show(self.form)
            if row is not None:
                self.form.edit(person, shown, row.id, row.draft)
            else:
                self.form.begin(person, shown, asked if isinstance(asked, ContactDraft) else None)
            self._page.focus_if_seen()

        context.jobs.run(self._page, read, show, self._page.fail, key="form")

    def _on_stored(self, person: int) -> None:
        if person:
            self._page.go(PARTICIPANTS, person, _TAB, done=True)
        else:
            self._page.going_back.emit()
