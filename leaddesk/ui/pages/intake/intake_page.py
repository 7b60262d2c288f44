"""The intake conversation: its parts beside the one that is open, or one of the two where there is less room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.domain.intake.sections import FACTS, ITEMS, FactRow, SectionNote
from leaddesk.domain.participants import ParticipantRecord
from leaddesk.domain.referrals_in import OPEN
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.pages.intake.items_pane import ItemsPane
from leaddesk.ui.pages.intake.section_form import SectionForm
from leaddesk.ui.pages.intake.section_list import SectionList
from leaddesk.ui.pages.people_words import GAPS_TITLE
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import ground, upright_hairline
from leaddesk.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context, Services
    from leaddesk.ui.routes import Route

ALONE, NEW, TODAY = "alone", "new", "today"
"""What a route carries: the part by itself from the record; one more of it; the newest fact as of today.

``GAPS`` is a part by itself too, to fill in what a report lacks.
"""
_BY_ITSELF = (ALONE, TODAY, routes.GAPS)
_LIST, _BESIDE = 268, 1100
_TABLES = ("participant", "alias", "phone_number", "intake_note", "demographics", "referral_in")
_TABLES_OF_FACTS = ("living_situation", "income", "insurance", "id_document", "need")
_TABLES_OF_ITEMS = ("support_person", "substance", "safety_note")
_ORDER = list(IntakeSection)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the page needs, read in one job."""

    record: ParticipantRecord
    notes: tuple[SectionNote, ...]
    referral: int | None
    section: IntakeSection | None
    draft: Any = None
    facts: tuple[FactRow, ...] = ()


class IntakePage(FormsPage):
    """Route: a person's id, the part of the conversation, and how it is opened (a fact's id corrects that fact)."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context and how to ask."""
        super().__init__(context, tr(N_("Intake conversation")), parent)
        self._ask, self._ask_form = ask, ask_form
        self._route: Route | None = None
        self._known: _Known | None = None
        self._mending = False
        """Whether the part was opened from the gaps of a report, where she goes on afterwards."""
        self._panes: dict[IntakeSection, ItemsPane] = {}
        self._section_forms: dict[IntakeSection, SectionForm] = {}
        self.sections = SectionList()
        self._line = upright_hairline()
        self._stack.addWidget(ground("surface"))
        self._main = ground("surface")
        self._main.setLayout(self._framed())
        across = row(self.sections, self._line, self._main, gap=0)
        across.setStretch(2, 1)
        self.setLayout(across)
        self.sections.chosen.connect(self._go)
        self.sections.finish_wanted.connect(self._on_finish)
        context.names.changed.connect(lambda _hidden: self._say_names())

    @property
    def form(self) -> SectionForm | None:
        """Return the form that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, SectionForm) else None

    def open(self, route: Route) -> None:
        """Show a part of the conversation with a person, or where nothing is said, the first that was not asked."""
        if route.record is None:
            return
        self.banner.clear()
        self._route = route
        if route.extra == routes.GAPS:
            self._mending = True
        services = self.context.services
        self.context.jobs.run(self, lambda: _read(services, route), self._show, self.fail, key="intake")

    def refresh(self) -> None:
        """Read what is known anew; a form that is being typed stays as it is."""
        route = self._route
        if route is None:
            return
        services = self.context.services
        self.context.jobs.run(self, lambda: _read(services, route), self._follow, self.fail, key="intake")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or by undo."""
        if self._route is None or not changes.touches(*_TABLES, *_TABLES_OF_FACTS, *_TABLES_OF_ITEMS):
            return
        if not self.isVisible():
            self._stale = True
            return
        self.refresh()

    def back(self) -> bool:
        """Leave the part and keep what is typed (Esc)."""
        form = self._open_form()
        if form is not None:
            form.leave()
        else:
            self._on_left()
        return True

    def focus_first(self) -> None:
        """Begin in the first field."""
        wanted = str(self._route.extra).partition(":")[2] if self._route is not None else ""
        if self.form is not None and wanted in self.form.fields:
            self.form.fields[wanted].focus_input()
        elif self.form is not None:
            self.form.focus_first()
        elif self.sections.isVisible():
            self.sections.focus_first(self._known.section if self._known else None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the gaps she came from, once she has gone elsewhere; Back brings both again."""
        super().hideEvent(event)
        self._mending = self._mending and event.spontaneous()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one pane or two."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, known: _Known) -> None:
        self._known = known
        route, section = self._route, known.section
        if route is None:
            return
        if section is None and self._narrow():
            self._follow_list(known)
            self._fit()
            self.sections.focus_first()
            return
        if section is None:
            unasked = (note.section for note in known.notes if note.state is SectionState.NOT_ASKED)
            self._go(next(unasked, IntakeSection.IDENTITY))
            return
        self._follow_list(known)
        if section in ITEMS and not (isinstance(route.extra, int) or route.extra == NEW):
            self._show_items(known, section)
        else:
            self._show_form(known, section)
        self._fit()
        self.focus_first()

    def _show_form(self, known: _Known, section: IntakeSection) -> None:
        form, route = self._form_of(section), self._route
        assert route is not None  # noqa: S101 - it was opened by one
        fact = route.extra if isinstance(route.extra, int) else None
        self._stack.setCurrentWidget(form)
        if section not in ITEMS:
            form.header.way_back.set_text(tr(GAPS_TITLE if self._mending else N_("Record")))
        form.show_part(
            known.record.id,
            self._shown(known),
            known.draft,
            fact=fact,
            facts=known.facts,
            alone=_how(route) in _BY_ITSELF or fact is not None,
            renewing=route.extra == TODAY,
        )

    def _show_items(self, known: _Known, section: IntakeSection) -> None:
        pane = self._pane_of(section)
        state = next(note.state for note in known.notes if note.section is section)
        alone = _how(self._route) == ALONE
        pane.show_facts(self._shown(known), known.facts, state, alone=alone)
        self._stack.setCurrentWidget(pane)

    def _follow(self, known: _Known) -> None:
        """Show what changed beside the form; the form itself only where nothing is being typed."""
        self._known = known
        self._follow_list(known)
        form, section = self.form, known.section
        if form is None and section is not None and isinstance(self._stack.currentWidget(), ItemsPane):
            self._show_items(known, section)
        elif form is not None and section is form.section and not form.binder.dirty and not form.saving:
            self._show_form(known, section)

    def _follow_list(self, known: _Known) -> None:
        self.sections.show_notes(known.notes, known.section, can_finish=known.referral is not None)

    def _shown(self, known: _Known) -> str:
        return self.context.names.shown(known.record.draft.shown_name, known.record.record_number)

    def _say_names(self) -> None:
        if self._known is None:
            return
        words = tr(N_("With {name}"), name=self._shown(self._known))
        for form in self._section_forms.values():
            form.whom.say(words)
        for pane in self._panes.values():
            pane.whom.say(words)

    def _form_of(self, section: IntakeSection) -> SectionForm:
        """Return the form of a part; it is built when it is first needed."""
        if section not in self._section_forms:
            made = SectionForm(self.context, section, self._ask, self._ask_form)
            self._section_forms[section] = made
            self._forms.append(made)
            self._stack.addWidget(made)
            made.stored.connect(lambda _id: self._on_stored(section))
            made.skipped.connect(lambda: self._go_on(section))
            made.closed.connect(lambda: self._leave(section))
            made.thrown.connect(lambda: self._leave(section))
            made.removed.connect(lambda: self._leave(section))
            made.renew_wanted.connect(lambda: self._go(section, TODAY))
            made.fact_wanted.connect(lambda fact: self._go(section, fact))
            made.parts_wanted.connect(lambda: self._go(None))
            made.elsewhere_wanted.connect(self._to_record)
        town = self._section_forms[section].fields.get("rural_town")
        if isinstance(town, TextField):
            self.context.jobs.run(town, self.context.services.intake.towns, town.suggest, self.fail, key="towns")
        return self._section_forms[section]

    def _pane_of(self, section: IntakeSection) -> ItemsPane:
        if section not in self._panes:
            made = ItemsPane(section)
            self._panes[section] = made
            self._stack.addWidget(made)
            made.add_wanted.connect(lambda: self._go(section, NEW))
            made.opened.connect(lambda fact: self._go(section, fact))
            made.marked.connect(lambda state: self._mark(section, state))
            made.next_wanted.connect(lambda: self._on_next(section))
            made.closed.connect(self._on_left)
            made.parts_wanted.connect(lambda: self._go(None))
        return self._panes[section]

    def _go(self, section: IntakeSection | None, extra: object = None) -> None:
        """Go to a part and keep what is typed in the one before."""
        self._keep_form()
        if self._route is not None:
            self.go(routes.INTAKE, self._route.record, section.value if section else "", extra, done=self._mending)

    def _go_on(self, section: IntakeSection) -> None:
        place = _ORDER.index(section) + 1
        if place < len(_ORDER):
            self._go(_ORDER[place])
        else:
            self._on_left()

    def _on_next(self, section: IntakeSection) -> None:
        if _how(self._route) == ALONE:
            self._on_left()
        else:
            self._go_on(section)

    def _on_stored(self, section: IntakeSection) -> None:
        extra = _how(self._route)
        if section in ITEMS:
            self._go(section)
        elif extra in _BY_ITSELF or self._mending:
            self._on_left()
        elif extra is not None:
            self._go(section)
        else:
            self._go_on(section)

    def _leave(self, section: IntakeSection) -> None:
        """Leave a form: one of several goes back to the others, all else to where it was opened."""
        if section in ITEMS:
            self._go(section)
        else:
            self._on_left()

    def _on_left(self) -> None:
        """Go where she came from: the record, or the gaps of a report."""
        if self._mending:
            self._keep_form()
            self.go(routes.GAPS, done=True)
        else:
            self._to_record()

    def _keep_form(self) -> None:
        """Keep what is typed, wherever she goes."""
        form = self.form
        if form is not None and (work := form.keep_draft()) is not None:
            self.context.jobs.save(self, work)

    def _mark(self, section: IntakeSection, state: SectionState) -> None:
        intake, person = self.context.services.intake, self._route.record if self._route else None
        if person is None:
            return
        self.context.jobs.save(
            self, lambda: intake.mark(person, section, state), lambda _done: self._on_next(section), self.fail
        )

    def _to_record(self, part: str = "overview") -> None:
        self._keep_form()
        if self._route is not None:
            self.go(routes.PARTICIPANTS, self._route.record, part)

    def _on_finish(self) -> None:
        if self._known is not None and self._known.referral is not None:
            self.go(routes.REFERRALS, self._known.referral, "in")

    def _narrow(self) -> bool:
        return self.window().width() < px(_BESIDE)

    def _fit(self) -> None:
        """Show the list beside the part, or one of the two; a part opened by itself has the page for itself."""
        narrow = self._narrow()
        alone = _how(self._route) in _BY_ITSELF
        only_list = narrow and self._known is not None and self._known.section is None
        self.sections.setVisible(only_list or not (narrow or alone))
        self._line.setVisible(not only_list and not (narrow or alone))
        self._main.setVisible(not only_list)
        if only_list:
            self.sections.setMinimumWidth(0)
            self.sections.setMaximumWidth(16777215)
        else:
            self.sections.setFixedWidth(px(_LIST))
        shown = self._stack.currentWidget()
        if isinstance(shown, SectionForm | ItemsPane):
            shown.show_parts_button(shown=narrow and not alone)


def _how(route: Route | None) -> object:
    """Return how a part is opened; ``alone:veteran`` is ``alone``, with the focus in a field."""
    extra = route.extra if route is not None else None
    return extra.partition(":")[0] if isinstance(extra, str) else extra


def _read(services: Services, route: Route) -> _Known:
    """Read what a part needs; on the worker only."""
    person, intake = route.record, services.intake
    assert person is not None  # noqa: S101 - a page without a person is never opened
    record = services.participants.record(person)
    notes = tuple(intake.notes(person))
    open_ones = [one.id for one in services.referrals_in.of(person) if one.status in OPEN]
    referral = open_ones[0] if open_ones else None
    section = next((one for one in IntakeSection if one.value == route.part), None)
    if section is None:
        return _Known(record, notes, referral, None)
    facts = tuple(intake.facts(person, section)) if section in FACTS else ()
    if section in ITEMS and not isinstance(route.extra, int):
        return _Known(record, notes, referral, section, intake.fresh(section), facts)
    if route.extra == TODAY:
        return _Known(record, notes, referral, section, intake.renewed(person, section), facts)
    fact = route.extra if isinstance(route.extra, int) else None
    return _Known(record, notes, referral, section, intake.draft(person, section, fact), facts)
