"""Contacts of a person, and the rides and help that went with them, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.contacts import ContactRow
from leaddesk.domain.work import WITH_A_PERSON
from leaddesk.i18n import N_, show_clock, tr
from leaddesk.services.timeline import read_timeline
from leaddesk.ui.current import px
from leaddesk.ui.pages.consents.alone_words import reach_words
from leaddesk.ui.pages.list_columns import contact_columns
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button
from leaddesk.ui.pages.locating_words import standing_words
from leaddesk.ui.pages.people_words import breakable, contact_icon, contact_title, near_day
from leaddesk.ui.pages.record_header import open_menu
from leaddesk.ui.pages.timeline_filter import TimelineChooser
from leaddesk.ui.pages.work.work_words import ICONS, NEW, line_text, line_title, miles_words
from leaddesk.ui.routes import WORK, Route
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import link, plain, primary, small
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import Banner, EmptyState, scrolling
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.contacts import ContactDraft
    from leaddesk.domain.locating import Standing
    from leaddesk.domain.timeline import TimelinePage
    from leaddesk.domain.work import WorkRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.widgets.buttons import Button

_PAGE = 40
"""More lines than this are shown only when asked for: each is a real widget."""


class ContactsTab(QFrame):
    """The timeline with its filter, and what can be begun."""

    new_wanted = Signal()
    opened = Signal(int)
    """A contact is to be changed: its id."""
    wished = Signal(object)

    def __init__(self, context: Context) -> None:
        """Take the context."""
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAccessibleName(tr(N_("Contacts")))
        self.setObjectName("contacts-tab")
        self._context = context
        self._person: int | None = None
        self._limit = _PAGE
        self._build()
        self._older.triggered.connect(self._on_older)
        self.chooser.wanted.connect(self._on_filter)
        self.all.triggered.connect(self.chooser.show_all)

    def show_person(self, participant_id: int) -> None:
        """Read and show the timeline of a person."""
        if participant_id != self._person:
            self._person, self._limit = participant_id, _PAGE
            if self.chooser.filter.on:
                # a filter is for the person it was set for
                self.chooser.show_all()
        services, wanted, limit = self._context.services, self.chooser.filter, self._limit

        def read() -> tuple[TimelinePage, Standing, str]:
            page = read_timeline(services.contacts, services.work, participant_id, wanted, limit)
            wishes = reach_words(services.consents.wishes(participant_id))
            return page, services.locating.of_person(participant_id), wishes

        self._context.jobs.run(self, read, self._show, key="contacts")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow work that was saved; contacts are followed by the record."""
        if self.isVisible() and self._person is not None and changes.touches(*(kind.value for kind in WITH_A_PERSON)):
            self.show_person(self._person)

    def _build(self) -> None:
        self._count = label(role="second")
        self._standing = label(role="second", wrap=True)
        self._reach = label(role="strong", wrap=True)
        self.other = small(plain(tr(N_("New ride or help…")), "plus", "new-help"))
        self.other.triggered.connect(lambda: self._on_other(self.other))
        self.export, self.banner = small(export_button()), Banner()
        self.exporting = ListExport(self, self._context, self.export, self._listed, self.banner)
        self.chooser = TimelineChooser()
        self.all = small(plain(tr(N_("Show all")), name="show-all"))
        self._none = QWidget()
        self._none_words = label(role="second", wrap=True)
        self._none.setLayout(column(self._none_words, row(self.all, None), gap=GAP))
        self.timeline = Timeline()
        self._older = small(link(tr(N_("Show older ones")), name="older"))
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        box.setSpacing(GAP)
        box.addLayout(row(label(tr(N_("Contacts")), "section"), self._count, None, self.export, self.other))
        for part in (self.banner, self._reach, self._standing, self.chooser, self._none, self.timeline):
            box.addWidget(part)
        box.addLayout(row(self._older, None))
        start = primary(tr(N_("New contact")), "note-pencil", "start-contact")
        other = plain(tr(N_("New ride or help…")), "plus", "start-help")
        text = N_("Calls, visits and messages, also those that reached nobody. Figures and Today count them.")
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(content))
        self._stack.addWidget(EmptyState("chat-text", tr(N_("No contacts yet")), tr(text), [start, other]))
        self._stack.setMinimumSize(1, 1)
        self.setLayout(column(self._stack))
        start.triggered.connect(self.new_wanted)
        other.triggered.connect(lambda: self._on_other(other))

    def _listed(self) -> ListShown:
        """Return every contact of the person that fits the filter, also those that are not shown yet."""
        contacts, person, wanted = self._context.services.contacts, self._person, self.chooser.filter.contacts

        def read() -> Sequence[ContactRow]:
            return contacts.rows(person, None, wanted) if person is not None and wanted is not None else []

        columns = contact_columns(self._context)
        return ListShown("contacts", tr(N_("Contacts")), columns, read, self.chooser.told(self._context), person)

    def _on_other(self, button: Button) -> None:
        entries: list[tuple[str, Callable[[], object] | None]] = [
            (tr(NEW[kind]), partial(self.wished.emit, Route(WORK, None, f"new-{kind.value}", self._person)))
            for kind in WITH_A_PERSON
        ]
        open_menu(button, entries)

    def _on_older(self) -> None:
        self._limit *= 4
        self._again()

    def _on_filter(self) -> None:
        self._limit = _PAGE
        self._again()

    def _again(self) -> None:
        if self._person is not None:
            self.show_person(self._person)

    def _show(self, found: tuple[TimelinePage, Standing, str]) -> None:
        page, tried, wishes = found
        set_text(self._reach, tr(N_("How to reach the person: {words}"), words=wishes))
        show_if(self._reach, bool(wishes))
        filtered = self.chooser.filter.on
        self.chooser.offer_years(page.years)
        words = standing_words(tried, self._context.services.locating.rule)
        set_text(self._standing, words)
        show_if(self._standing, bool(words))
        self._older.setVisible(page.more)
        set_text(self._count, f"{len(page.rows)}+" if page.more else str(len(page.rows)))
        self._stack.setCurrentIndex(0 if page.rows or filtered else 1)
        set_text(self._none_words, tr(N_("Nothing fits. The filter is on: {filter}"), filter=self.chooser.words))
        show_if(self._none, filtered and not page.rows)
        today, year, entries = self._context.today(), 0, []
        for one in page.rows:
            if one.draft.on is None:
                continue
            head = str(one.draft.on.year) if one.draft.on.year != year else ""
            year = one.draft.on.year
            entries.append(
                self._contact(one, today, head) if isinstance(one, ContactRow) else self._work(one, today, head)
            )
        self.timeline.set_entries(entries)

    def _contact(self, one: ContactRow, today: date, head: str) -> Entry:
        draft = one.draft
        plan = tr(N_("Next contact {day}"), day=near_day(draft.next_on, today)) if draft.next_on else ""
        text = "\n".join(part for part in (breakable(draft.note), details(draft), plan) if part)
        when = near_day(draft.on, today) if draft.on else ""
        if draft.started:
            when = f"{when}, {show_clock(draft.started)}"
        return Entry(contact_icon(draft), contact_title(draft), when, text, head, partial(self.opened.emit, one.id))

    def _work(self, one: WorkRow, today: date, head: str) -> Entry:
        act = partial(self.wished.emit, Route(WORK, one.id, one.kind.value))
        when = near_day(one.draft.on, today) if one.draft.on else ""
        title = line_title(one.kind, one.draft)
        return Entry(ICONS[one.kind], title, when, breakable(line_text(one.draft)), head, act)


def details(draft: ContactDraft) -> str:
    """Return what else is known of a contact: what for, how long, how far, where, kits."""
    kits = draft.kits or 0
    parts = [
        tr(draft.purpose.label) if draft.purpose else "",
        tr(N_("{minutes} minutes"), minutes=draft.minutes) if draft.minutes else "",
        miles_words(draft.miles) if draft.miles else "",
        breakable(draft.place),
        (tr(N_("1 kit given")) if kits == 1 else tr(N_("{count} kits given"), count=kits)) if kits else "",
    ]
    return " · ".join(part for part in parts if part)
