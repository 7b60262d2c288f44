"""Contacts of a person, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.pages.list_columns import contact_columns
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button
from leaddesk.ui.pages.people_words import breakable, contact_icon, contact_title, near_day
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import link, primary, small
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, EmptyState, scrolling
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.contacts import ContactRow
    from leaddesk.ui.context import Context

_PAGE = 40
"""More lines than this are shown only when asked for: each is a real widget."""


class ContactsTab(QFrame):
    """The timeline, and *New contact*."""

    new_wanted = Signal()
    opened = Signal(int)
    """A contact is to be changed: its id."""

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName(tr(N_("Contacts")))
        self._context = context
        self._person: int | None = None
        self._limit = _PAGE
        self._count = label(role="second")
        self.timeline = Timeline()
        self._older = small(link(tr(N_("Show older ones")), name="older"))
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        box.setSpacing(GAP)
        self.export, self.banner = small(export_button()), Banner()
        box.addLayout(row(label(tr(N_("Contacts")), "section"), self._count, None, self.export))
        box.addWidget(self.banner)
        box.addWidget(self.timeline)
        box.addLayout(row(self._older, None))
        start = primary(tr(N_("New contact")), "note-pencil", "start-contact")
        text = N_("Calls, visits and messages, also those that reached nobody. Figures and Today count them.")
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(content))
        self._stack.addWidget(EmptyState("chat-text", tr(N_("No contacts yet")), tr(text), [start]))
        self._stack.setMinimumSize(1, 1)
        self.setLayout(column(self._stack))
        start.triggered.connect(self.new_wanted)
        self._older.triggered.connect(self._on_older)
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner)

    def _listed(self) -> ListShown:
        """Return every contact of the person, also those that are not shown yet."""
        contacts, person = self._context.services.contacts, self._person

        def read() -> Sequence[ContactRow]:
            return contacts.rows(person) if person is not None else []

        return ListShown("contacts", tr(N_("Contacts")), contact_columns(self._context), read, (), person)

    def show_person(self, participant_id: int) -> None:
        """Read and show the contacts of a person."""
        if participant_id != self._person:
            self._person, self._limit = participant_id, _PAGE
        contacts, limit = self._context.services.contacts, self._limit + 1
        self._context.jobs.run(self, lambda: contacts.rows(participant_id, limit), self._show, key="contacts")

    def _on_older(self) -> None:
        self._limit *= 4
        if self._person is not None:
            self.show_person(self._person)

    def _show(self, rows: Sequence[ContactRow]) -> None:
        more = len(rows) > self._limit
        rows = rows[: self._limit]
        self._older.setVisible(more)
        set_text(self._count, f"{len(rows)}+" if more else str(len(rows)))
        self._stack.setCurrentIndex(0 if rows else 1)
        today, year, entries = self._context.today(), 0, []
        for one in rows:
            draft = one.draft
            if draft.on is None:
                continue
            head = str(draft.on.year) if draft.on.year != year else ""
            year = draft.on.year
            plan = tr(N_("Next contact {day}"), day=near_day(draft.next_on, today)) if draft.next_on else ""
            text = "\n".join(part for part in (breakable(draft.note), plan) if part)
            act = partial(self.opened.emit, one.id)
            entries.append(Entry(contact_icon(draft), contact_title(draft), near_day(draft.on, today), text, head, act))
        self.timeline.set_entries(entries)
