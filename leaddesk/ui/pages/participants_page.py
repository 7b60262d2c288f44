"""Participants: the list, the record, and the forms of a person and of contacts, plans and goals."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.contact_forms import CONTACT, NEW_CONTACT, NEW_OUTREACH, ContactForms
from leaddesk.ui.pages.form_pane import FormPane
from leaddesk.ui.pages.merge.merge_deeds import MERGE
from leaddesk.ui.pages.merge.merge_view import MergeView
from leaddesk.ui.pages.participant_form import ParticipantForm
from leaddesk.ui.pages.participants_frame import ParticipantsFrame
from leaddesk.ui.pages.people_words import GAPS_TITLE
from leaddesk.ui.pages.person_picker import PersonPicker
from leaddesk.ui.pages.plan.plan_forms import PARTS, PlanForms
from leaddesk.ui.pages.record_view import OVERVIEW, TABS
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.contact_form import ContactForm

NEW, EDIT = "new", "edit"
_ENROLLED = (ParticipationStatus.ACTIVE, ParticipationStatus.INACTIVE)
_LISTED = ("participant", "status_period", "contact", "court_date")


class ParticipantsPage(ParticipantsFrame):
    """Who: the list, the record, and the forms of a person and of a contact."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
        pick: Callable[..., Any] = PersonPicker.ask,
    ) -> None:
        """Take the context and how to ask."""
        super().__init__(context, ask, ask_form, pick, parent)
        self._ask, self._ask_form = ask, ask_form
        self._connect()
        self.refresh()

    @cached_property
    def form(self) -> ParticipantForm:
        """Return the form of a person; it is built when it is first needed, so that the page opens at once."""
        made = ParticipantForm(self.context, self._ask)
        self._take(made)
        made.on_same(self._on_same)
        made.stored.connect(self._on_person_stored)
        return made

    @cached_property
    def merge(self) -> MergeView:
        """Return what shows two records side by side."""
        made = MergeView(self.context)
        self._stack.addWidget(made)
        made.closed.connect(self._on_form_left)
        made.merged.connect(self._on_merged)
        return made

    @property
    def contact_form(self) -> ContactForm:
        """Return the form of a contact."""
        return self.contact_forms.form

    @cached_property
    def contact_forms(self) -> ContactForms:
        """Return what shows the form of contacts."""
        return ContactForms(self, self._ask, self._ask_form, self._take, self._show_form)

    @cached_property
    def plan_forms(self) -> PlanForms:
        """Return the forms of plans and goals."""
        return PlanForms(self, self._ask, self._take, self._show_form)

    def open(self, route: Route) -> None:
        """Show the list, a record, or a form."""
        self.banner.clear()
        if route.extra == routes.GAPS:
            self._mended, route = route, replace(route, extra=None)
        elif self._mended is not None and route.record != self._mended.record:
            self._mended = None
        if route.part == NEW:
            draft = route.extra if isinstance(route.extra, ParticipantDraft) else None
            self._show_form(self.form)
            self.form.begin(draft)
        elif route.part in (NEW_OUTREACH, NEW_CONTACT, CONTACT) and route.record is None:
            self.contact_forms.begin(route)
        elif route.record is None:
            ids = route.extra
            if isinstance(ids, str):
                self.list.show_words(ids)
            self.list.show_ids(frozenset(ids) if isinstance(ids, set | frozenset | tuple | list) else None)
            self._show_list()
        else:
            self._open_record(route.record, route)

    def refresh(self) -> None:
        """Read list and record again."""
        self._read_rows()
        self.record.refresh()

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere; a page that is not seen follows when it is shown."""
        if not self.isVisible():
            self._stale = True
            return
        if changes.touches(*_LISTED):
            self._read_rows()
        if self._merging():
            self.merge.refresh()
        self.record.on_committed(changes)

    def print_form(self) -> None:
        """Offer what can be printed for the person."""
        if self._stack.currentWidget() is self.record:
            self.record.open_print()

    def back(self) -> bool:
        """Leave the form; else leave the record where it hides the list."""
        form = self._open_form()
        if form is not None:
            form.leave()
            return True
        if self._merging():
            self._on_form_left()
            return True
        if self._stack.currentWidget() is self.record and self.record.back():
            return True
        if self._mended is not None:
            self._to_gaps()
            return True
        if self._stack.currentWidget() is self.record and self.record.person is not None and not self.list.isVisible():
            self._on_back()
            return True
        return False

    def save(self) -> None:
        """Save the form that is open, or what is being typed in the record."""
        if self._open_form() is not None:
            super().save()
        elif self._stack.currentWidget() is self.record:
            self.record.save()

    def keep_draft(self) -> Callable[[], object] | None:
        """Keep every form that is being typed, and what is being typed in the record."""
        forms, tabs = super().keep_draft(), self.record.keep_drafts()
        works = [*tabs, *([forms] if forms is not None else [])]
        return (lambda: [work() for work in works]) if works else None

    def show_tab(self, number: int) -> None:
        """Show a tab of the record."""
        if self._stack.currentWidget() is self.record:
            self.record.tabs.show_number(number)

    def focus_first(self) -> None:
        """Put the focus where work begins: the form's first field, the record's name, the list."""
        form = self._open_form()
        if form is not None:
            form.focus_first()
        elif self._merging():
            self.merge.focus_first()
        elif self._stack.currentWidget() is self.record and self.record.person is not None:
            self.record.header.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.focus_list()

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return {"status": self.list.switch, "reached": self.list.reached, "order": self.list.sort}

    def landing(self) -> Callable[[], Route | None] | None:
        """Return what tells where the person is who is being saved, or whose contact is."""
        form, here = self._open_form(), self.record.person
        if not isinstance(form, FormPane) or not form.saving:
            return None
        keeper, is_person = form.keeper, isinstance(form, ParticipantForm)

        def land() -> Route | None:
            whose = keeper.stored if is_person else here
            return None if keeper.stored is None or whose is None else Route(routes.PARTICIPANTS, whose)

        return land

    def place(self, route: Route) -> Route:
        """Return the form, the tab of the record, or the list."""
        shown = self._stack.currentWidget()
        if self._open_form() is not None or self._merging():
            return route
        if shown is self.record and self.record.person is not None and route.record is not None:
            return Route(routes.PARTICIPANTS, self.record.person, self.record.tabs.current)
        return Route(routes.PARTICIPANTS, None, "", None if route.part else route.extra)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the gaps she came from, once she has gone elsewhere; Back brings both again."""
        super().hideEvent(event)
        self._mended = self._mended if event.spontaneous() else None

    def _connect(self) -> None:
        self.list.wanted.connect(self._read_rows)
        self.list.opened.connect(lambda row: self.go(routes.PARTICIPANTS, row.id))
        self.list.new_wanted.connect(lambda: self.go(routes.PARTICIPANTS, None, NEW))
        self.record.wished.connect(self.wished)
        self.record.back_wanted.connect(self._on_back)
        self.record.edit_wanted.connect(lambda _facts: self.go(routes.PARTICIPANTS, self.record.person, EDIT))
        self.record.removed.connect(self._on_removed)
        self.record.tabs.shown.connect(lambda _key: self._fit())
        self.context.names.changed.connect(lambda _hidden: self.list.repaint_names())

    def _take(self, form: FormPane[Any]) -> None:
        self._forms.append(form)
        self._stack.addWidget(form)
        form.closed.connect(self._on_form_left)
        form.thrown.connect(self._on_form_left)

    def _open_record(self, person: int, route: Route) -> None:
        if route.part in (EDIT, NEW_CONTACT, CONTACT):
            self.record.show_person(person)
            if route.part == EDIT:
                self._begin_form(person)
            else:
                self.contact_forms.begin(route)
            return
        if route.part == MERGE and isinstance(route.extra, int):
            self.record.show_person(person)
            self._stack.setCurrentWidget(self.merge)
            self._pane = "form"
            self.merge.begin(person, route.extra)
            self._fit()
            return
        if route.part in PARTS:
            self.record.show_person(person)
            self.plan_forms.begin(person, route.part, route.extra, self.focus_first)
            return
        same = self.record.person == person
        self.record.show_person(person, route.part if route.part in TABS else "" if same else OVERVIEW)
        if route.extra is not None:
            self.record.open_in(route.part, route.extra)
        self._stack.setCurrentWidget(self.record)
        self._pane = "record"
        self.list.select(person)
        self._fit()

    def _begin_form(self, person: int) -> None:
        """Read what the form of a person needs, then show it."""
        participants = self.context.services.participants

        def begin(record: Any) -> None:
            shown = self.context.names.shown(record.draft.shown_name, record.record_number)
            self._show_form(self.form)
            self.form.header.way_back.set_text(tr(GAPS_TITLE if self._edits_gap() else N_("Participants")))
            self.form.edit(person, shown, record.draft)
            self.focus_if_seen()

        self.context.jobs.run(self, lambda: participants.record(person), begin, self.fail, key="form")

    def _read_rows(self) -> None:
        participants, shown = self.context.services.participants, self.list.shown
        self.context.jobs.run(
            self, lambda: (participants.rows(shown), participants.counts()), self._on_rows, self.fail, key="rows"
        )

    def _on_rows(self, found: Any) -> None:
        rows, counts = found
        self.list.set_rows(rows, counts)
        self.list.select(self.record.person)
        self._fit()
        self.counted.emit(routes.PARTICIPANTS, counts[_ENROLLED[0]] + counts[_ENROLLED[1]])

    def _on_back(self) -> None:
        if self._mended is not None:
            self._to_gaps()
        elif self._narrow():
            self.go(routes.PARTICIPANTS)
            self.list.focus_list()
        else:
            self.go(routes.PARTICIPANTS, self.record.person, OVERVIEW)

    def _to_gaps(self) -> None:
        self._mended = None
        self.go(routes.GAPS, done=True)

    def _edits_gap(self) -> bool:
        """Return whether the form of a person is what was opened to fill in a gap."""
        return self._mended is not None and self._mended.part == EDIT

    def _on_form_left(self) -> None:
        if self._edits_gap():
            self._to_gaps()
        elif self.contact_forms.with_nobody:
            self.going_back.emit()
        elif self.record.person is None or self._making_person():
            self.go(routes.PARTICIPANTS, done=True)
        else:
            self.go(routes.PARTICIPANTS, self.record.person, done=True)

    def _making_person(self) -> bool:
        form = self._open_form()
        return isinstance(form, ParticipantForm) and form.is_new

    def _on_person_stored(self, person: int) -> None:
        if self.form.is_new:
            self.list.follow_new()
        if self._edits_gap():
            self._to_gaps()
        else:
            self.go(routes.PARTICIPANTS, person, done=True)

    def _merging(self) -> bool:
        return "merge" in self.__dict__ and self._stack.currentWidget() is self.merge

    def _on_same(self, person: int) -> None:
        """Open the record that a new person already has, or compare the two that there are."""
        known = self.form.person
        if known is None:
            self.go(routes.PARTICIPANTS, person, done=True)
        else:
            self.go(routes.PARTICIPANTS, known, MERGE, person)

    def _on_merged(self, person: int) -> None:
        self.go(routes.PARTICIPANTS, person, done=True)
        words = N_("The records are one. Undo takes them apart, later “Undo this merge” under History.")
        self.state_told.emit(tr(words), "")

    def _on_removed(self) -> None:
        self.record.forget()
        self.state_told.emit(tr(N_("Removed. Undo or Settings, Removed brings it back.")), "")
        self.go(routes.PARTICIPANTS, done=True)
