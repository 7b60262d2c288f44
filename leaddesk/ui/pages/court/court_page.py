"""Court dates: who has to be where, when. The list, the month, and the forms of the legal record."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leaddesk.domain.court_dates import EVERY, UPCOMING, WITHOUT_RESULT
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.court import forms
from leaddesk.ui.pages.court.dates_list import DatesList
from leaddesk.ui.pages.court.deeds import DateDeeds
from leaddesk.ui.pages.court.legal_form import LegalForm
from leaddesk.ui.pages.court.legal_tab import TOUCHED
from leaddesk.ui.pages.court.loading import Loaded, load
from leaddesk.ui.pages.court.month_view import MonthView
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.person_picker import PersonPicker
from leaddesk.ui.routes import Route
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.layouts import Flow
from leaddesk.ui.widgets.panels import ground
from leaddesk.ui.widgets.segmented import SegmentedSwitch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.court_dates import CourtDateRow
    from leaddesk.ui.context import Context

NEW, RESULT = "new-date", "result"
FORMS: dict[str, Callable[..., LegalForm[Any]]] = {
    "date": forms.CourtDateForm,
    "matter": forms.MatterForm,
    "charge": forms.ChargeForm,
    "warrant": forms.WarrantForm,
    "event": forms.EventForm,
}
_LIST, MONTH = "list", "month"


class CourtPage(FormsPage):
    """Route: no record is the list; a record alone is the form of that date, back to the list.

    ``month`` shows the month. A part names a form (``date``, ``matter``, ``charge``, ``warrant``, ``event``) of the
    record's row, or of a new one, and ``extra`` whose it is; these lead back to the record. ``new-date`` asks for
    the person, unless it is the record, and ``result`` asks what became of a date.
    """

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
        super().__init__(context, tr(N_("Court dates")), parent)
        self.setProperty("ground", "surface")
        self._ask, self._ask_form, self._pick = ask, ask_form, pick
        self._made: dict[str, LegalForm[Any]] = {}
        self._home: Callable[[], object] = self._to_dates
        self.deeds = DateDeeds(context, self, ask_form)
        self._build()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner, ask=ask, ask_form=ask_form)
        self._connect()
        self.refresh()

    @cached_property
    def month(self) -> MonthView:
        """Return the month; it is built when it is first shown."""
        made = MonthView(self.context)
        self._views.addWidget(made)
        made.opened.connect(self.deeds.opened)
        made.failed.connect(self.fail)
        return made

    def form(self, part: str) -> LegalForm[Any]:
        """Return the form of a part; each is built when it is first needed."""
        if part not in self._made:
            made = FORMS[part](self.context, self._ask, self._ask_form)
            self._made[part] = made
            self._forms.append(made)
            self._stack.addWidget(made)
            for left in (made.closed, made.thrown, made.stored, made.removed):
                left.connect(lambda *_: self._home())
        return self._made[part]

    def open(self, route: Route) -> None:
        """Show the dates, or a form."""
        self.banner.clear()
        if route.part == NEW:
            self._begin_new(route)
        elif route.part in FORMS and isinstance(route.extra, int):
            self._home = self._to_dates
            self._load(route.part, route.record, route.extra, to_record=True)
        elif route.part == RESULT and route.record is not None:
            self._show_dates()
            self._ask_result(route.record)
        elif route.record is not None:
            self._load("date", route.record, None, to_record=False)
        else:
            if route.part == MONTH:
                self.view.set_value(MONTH)
                self._on_view()
            self._show_dates()

    def refresh(self) -> None:
        """Read what is shown again."""
        if self.view.value() == MONTH:
            self.month.refresh()
        else:
            self.dates.refresh()

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere; hidden, when it is shown next."""
        if not changes.touches(*TOUCHED, "participant"):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def back(self) -> bool:
        """Leave the form."""
        form = self._open_form()
        if form is None:
            return False
        form.leave()
        return True

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        form = self._open_form()
        if form is not None:
            form.focus_first()
        elif self.view.value() == MONTH:
            self.month.focus_first()
        else:
            self.dates.focus_first()

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return {"view": self.view, "which": self.dates.which}

    def take_choices(self, kept: Mapping[str, Any]) -> None:
        """Show list or month as before."""
        super().take_choices(kept)
        self._on_view()

    def place(self, route: Route) -> Route:
        """Return the form, of a new date with its person, or the dates."""
        form = self._open_form()
        if not isinstance(form, LegalForm) or form.about is None:
            return Route(routes.COURT, None, MONTH if self.view.value() == MONTH else "")
        return Route(routes.COURT, form.about.whose, NEW) if route.part == NEW else route

    def _build(self) -> None:
        self.new = primary(tr(N_("New court date")), "plus", "new-court-date")
        self.export = export_button()
        self.reminders = plain(tr(N_("Print reminders…")), "printer", "print-reminders")
        self.header = PageHeader(tr(N_("Court dates")), "", (self.export, self.reminders, self.new))
        self.view = SegmentedSwitch(tr(N_("View")), [(_LIST, tr(N_("List"))), (MONTH, tr(N_("Month")))])
        self.dates = DatesList(self.context, self.deeds)
        bar = QWidget()
        bar.setLayout(Flow(self.view, self.dates.which, gap=12, line_gap=8))
        over = QVBoxLayout()
        over.setContentsMargins(MARGIN, 0, MARGIN, px(10))
        over.addWidget(bar)
        self._views = QStackedWidget()
        self._views.addWidget(self.dates)
        self._views.setMinimumSize(1, 1)
        self._overview = ground("surface")
        inner = QVBoxLayout(self._overview)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addLayout(over)
        inner.addWidget(self._views, 1)
        self._stack.addWidget(self._overview)
        self.setLayout(self._framed())

    def _connect(self) -> None:
        self.new.triggered.connect(lambda: self.go(routes.COURT, None, NEW))
        self.reminders.triggered.connect(lambda: self.go(routes.REMINDERS))
        self.dates.new_wanted.connect(lambda: self.go(routes.COURT, None, NEW))
        self.dates.failed.connect(self.fail)
        self.dates.seen.connect(lambda count: self.export.setVisible(bool(count)))
        self.deeds.failed.connect(self.fail)
        self.deeds.opened.connect(lambda row: self.go(routes.COURT, row.id))
        self.deeds.print_wanted.connect(lambda row: self.go(routes.PRINT, row.id, "ct_rem"))
        self.view.chosen.connect(lambda _key: self._on_view())
        self.context.names.changed.connect(lambda _hidden: self.refresh())

    def _listed(self) -> ListShown:
        """Return the list as it stands, for a file."""
        return of_table("court-dates", self.dates.table, [self.dates.filter_words])

    def _on_view(self) -> None:
        month = self.view.value() == MONTH
        self.export.setVisible(not month and bool(self.dates.table.table.rows))
        self._views.setCurrentWidget(self.month if month else self.dates)
        self.dates.which.setVisible(not month)
        self.refresh()

    def _show_dates(self) -> None:
        self._stack.setCurrentWidget(self._overview)
        self.refresh()

    def _to_dates(self) -> None:
        self.go(routes.COURT, done=True)

    def _begin_new(self, route: Route) -> None:
        """Begin a court date for the person named, or ask whose it is."""
        person, known = route.record, route.record is not None
        if person is None:
            hit = self._pick(self, self.context, tr(N_("Who has to be in court?")), tr(N_("This person")))
            if hit is None:
                self._show_dates()
                return
            person = hit.id
        self._load("date", None, person, to_record=known)

    def _load(self, part: str, row: int | None, whose: int | None, *, to_record: bool) -> None:
        """Read what a form needs, then show it."""
        services, names, today = self.context.services, self.context.names, self.context.today

        def show(found: Loaded) -> None:
            record = partial(self.go, routes.PARTICIPANTS, found.person, "legal", done=True)
            self._home = record if to_record else self._to_dates
            form = self.form(part)
            self._stack.setCurrentWidget(form)
            shown = names.shown(found.name, found.number)
            form.begin(found.about(tr(N_("For {name}"), name=shown)), found.draft)
            self.focus_if_seen()

        self.context.jobs.run(self, lambda: load(services, part, row, whose, today()), show, self._gone, key="form")

    def _gone(self, error: Exception) -> None:
        self._stack.setCurrentWidget(self._overview)
        self.fail(error)

    def _ask_result(self, date_id: int) -> None:
        """Show the list in which a date stands, and ask what became of it."""
        dates, today = self.context.services.court_dates, self.context.today()

        def ask(row: CourtDateRow) -> None:
            past = WITHOUT_RESULT if row.on < today else UPCOMING
            self.view.set_value(_LIST)
            self._on_view()
            self.dates.show_date(row.id, past if row.draft.result is None else EVERY)
            self.deeds.ask_result(row)

        self.context.jobs.run(self, lambda: dates.one(date_id), ask, self.fail, key="result")
