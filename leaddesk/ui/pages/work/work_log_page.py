"""The work log: what the whole office did in a period, for time, mileage and counts; and the forms of its lines."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaddesk.domain.periods import Period, quarter_of, recent_months, recent_quarters
from leaddesk.domain.work_codes import KINDS, WorkKind
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.page import PageHeader
from leaddesk.ui.pages.conference.conference_fields import CONFERENCE, MEETING
from leaddesk.ui.pages.forms_page import FormsPage
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.period_choice import PeriodChoice
from leaddesk.ui.pages.work.work_form import WorkForm
from leaddesk.ui.pages.work.work_tables import make_table
from leaddesk.ui.pages.work.work_words import (
    CONTACTS,
    LISTS,
    NEW,
    NOTHING,
    contact_totals,
    vouchers_for,
    work_totals,
)
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.buttons import plain, primary
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.labelled import labelled
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import EmptyState, scrolling
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.ui.context import Context
    from leaddesk.ui.pages.form_pane import FormPane
    from leaddesk.ui.routes import Route
    from leaddesk.ui.widgets.tables import RecordTableView

NEW_PREFIX = "new-"
NO_CONTACTS = N_("Calls, visits and messages of the whole office stand here.")
_MOST_ROWS, _MONTHS, _QUARTERS = 1000, 14, 8


class WorkLogPage(FormsPage):
    """Route: a kind (``ride``, ``contacts``) shows its list, ``new-ride`` a form, a record with its kind that one."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take what pages need, and how to ask."""
        super().__init__(context, tr(N_("Work log")), parent)
        self._ask, self._ask_form = ask, ask_form
        self._made: dict[WorkKind, WorkForm] = {}
        self._tables: dict[str, RecordTableView[Any]] = {}
        self._key = CONTACTS
        self._rows: list[Any] = []
        self._build()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner, ask=ask, ask_form=ask_form)
        self._connect()

    def form(self, kind: WorkKind) -> WorkForm:
        """Return the form of a kind; it is built when it is first needed."""
        if kind not in self._made:
            made = self._made[kind] = WorkForm(self.context, kind, self._ask, self._ask_form)
            self._forms.append(made)
            self._stack.addWidget(made)
            for left in (made.closed, made.thrown, made.removed):
                left.connect(self.going_back)
            made.stored.connect(self._on_stored)
            made.voucher_wanted.connect(partial(self._on_voucher, made))
            made.conference_wanted.connect(lambda row: self.go(routes.PRINT, 0, CONFERENCE, (MEETING, row)))
        return self._made[kind]

    def table(self, key: str) -> RecordTableView[Any]:
        """Return the table of contacts or of a kind."""
        if key not in self._tables:
            made = self._tables[key] = make_table(key, self.context.names)
            made.opened.connect(self._on_opened)
            made.set_actions(partial(self._actions, key))
            self._filling.insertWidget(0, made, 1)
        return self._tables[key]

    def open(self, route: Route) -> None:
        """Show a list or a form."""
        self.banner.clear()
        if route.part.startswith(NEW_PREFIX):
            form = self.form(KINDS[route.part.removeprefix(NEW_PREFIX)])
            form.begin(route.extra if isinstance(route.extra, int) else None)
            self._stack.setCurrentWidget(form)
        elif route.record is not None:
            self._edit(KINDS[route.part], route.record)
        else:
            self._key = route.part or self._key
            self.kind.setCurrentIndex(self.kind.findData(self._key))
            self._stack.setCurrentWidget(self._list)
            self._show_table()
            self.refresh()

    def refresh(self) -> None:
        """Read the period again."""
        if self._stack.currentWidget() is not self._list:
            return
        services, key, period = self.context.services, self._key, self.period.period
        if period is None:
            return

        def work() -> list[Any]:
            if key == CONTACTS:
                return list(services.contacts.of_site(period))
            return list(services.work.rows(KINDS[key], period))

        self.context.jobs.run(self, work, lambda rows: self._on_rows(key, rows), self.fail, key="work")

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if not self.isVisible():
            self._stale = True
        elif changes.touches("contact", "participant", *(kind.value for kind in WorkKind)):
            self.refresh()

    def back(self) -> bool:
        """Leave the form (Esc)."""
        form = self._open_form()
        if form is not None:
            form.leave()
        return form is not None

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return {"period": self.period}

    def focus_first(self) -> None:
        """Begin in the form, or at the title."""
        form: FormPane[Any] | None = self._open_form()
        if form is not None:
            form.focus_first()
        else:
            super().focus_first()

    def _build(self) -> None:
        self.new = primary("", "plus", "new-work")
        self.export = export_button()
        self.export.hide()
        self.header = PageHeader(tr(N_("Work log")), " ", actions=(self.export, self.new), back=tr(N_("Reports")))
        self.kind = Choice()
        self.kind.setObjectName("work-kind")
        self.kind.addItem(tr(N_("Contacts")), CONTACTS)
        for kind in WorkKind:
            self.kind.addItem(tr(LISTS[kind]), kind.value)
        self.kind.setMinimumContentsLength(max(len(self.kind.itemText(n)) for n in range(self.kind.count())))
        self.period = PeriodChoice(self.context.today, self._ask_form)
        bar = QWidget()
        bar.setLayout(
            Flow(labelled(tr(N_("Show")), self.kind), labelled(tr(N_("Period")), self.period), gap=16, line_gap=8)
        )
        self._cut = label("", "second", wrap=True)
        self._cut.hide()
        self.start = plain("", "plus", "first-work")
        self.none = EmptyState("notebook", "", "", (self.start,))
        self._none_area = scrolling(self.none, fill=True)
        self._none_area.hide()
        self._filling = column(self._none_area)
        self._filling.setStretchFactor(self._none_area, 1)
        inner = column(self.banner, bar, self._cut, gap=GAP)
        inner.addLayout(self._filling, 1)
        inner.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self._list = QWidget()
        outer = column(self.header)
        outer.addLayout(inner, 1)
        self._list.setLayout(outer)
        self._stack.addWidget(self._list)
        self._stack.setMinimumSize(1, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._stack)

    def _connect(self) -> None:
        today = self.context.today()
        year_start = self.context.services.settings.office().year_start
        self.period.set_quarters(recent_months(today, _MONTHS), recent_quarters(today, _QUARTERS, year_start))
        self.period.show_period(recent_months(today, 1)[0])
        self.period.wanted.connect(lambda _period: self.refresh())
        self.period.span_wanted.connect(self._on_span)
        self.kind.activated.connect(lambda _n: self.go(routes.WORK, None, str(self.kind.currentData())))
        self.header.way_back.triggered.connect(lambda: self.go(routes.REPORTS))
        for button in (self.new, self.start):
            button.triggered.connect(self._on_new)
        self.context.names.changed.connect(lambda _hidden: self.refresh())

    def _show_table(self) -> None:
        words = tr(N_("New outreach")) if self._key == CONTACTS else tr(NEW[KINDS[self._key]])
        for button in (self.new, self.start):
            button.set_text(words)
        wanted = self.table(self._key)
        for made in self._tables.values():
            made.setVisible(made is wanted and not self.none.isVisible())

    def _on_rows(self, key: str, rows: list[Any]) -> None:
        if key != self._key:
            return
        table, period = self.table(key), self.period.period
        self._rows = rows
        self.export.setVisible(bool(rows))
        table.set_rows(rows[:_MOST_ROWS])
        cut = len(rows) > _MOST_ROWS
        set_text(self._cut, tr(N_("The newest {count} are listed; the sums are of all."), count=_MOST_ROWS))
        show_if(self._cut, cut)
        for made in self._tables.values():
            made.setVisible(made is table and bool(rows))
        self._none_area.setVisible(not rows)
        words = tr(N_("Contacts")) if key == CONTACTS else tr(LISTS[KINDS[key]])
        about = NO_CONTACTS if key == CONTACTS else NOTHING[KINDS[key]]
        shown = period.name if period is not None else ""
        self.none.say(tr(N_("{list}: nothing in {period}"), list=words, period=shown), tr(about))
        totals = contact_totals(rows) if key == CONTACTS else work_totals(KINDS[key], rows)
        self.header.say(tr(N_("Work log")), totals)

    def _listed(self) -> ListShown:
        """Return the list of the period for a file: as it is sorted, or all of it where only the newest are shown."""
        period, rows = self.period.period, self._rows
        listed = of_table(f"work-{self._key}", self.table(self._key), [period.shown()] if period else [])
        if self.context.names.hidden:
            # a note may hold a name
            columns = [one for one in listed.columns if one.title not in (tr(N_("Note")), tr(N_("What for")))]
            listed = replace(listed, columns=columns)
        return listed if len(rows) <= _MOST_ROWS else replace(listed, read=lambda: rows)

    def _edit(self, kind: WorkKind, row_id: int) -> None:
        form, work = self.form(kind), self.context.services.work

        def show(found: Any) -> None:
            form.edit(found.id, found.draft)
            self._stack.setCurrentWidget(form)
            form.focus_first()

        self.context.jobs.run(self, lambda: work.row(kind, row_id), show, self._on_gone, key="line")

    def _on_gone(self, error: Exception) -> None:
        self._stack.setCurrentWidget(self._list)
        self.refresh()
        self.fail(error)

    def _on_new(self) -> None:
        if self._key == CONTACTS:
            self.go(routes.PARTICIPANTS, None, "new-outreach")
        else:
            self.go(routes.WORK, None, NEW_PREFIX + self._key)

    def _on_opened(self, row: Any) -> None:
        if self._key == CONTACTS:
            self.go(routes.PARTICIPANTS, row.participant_id, "contact", row.id)
        else:
            self.go(routes.WORK, row.id, self._key)

    def _actions(self, key: str, row: Any) -> list[tuple[str, Callable[[], object]]]:
        """Return what a line offers: to open it, and the copies of its voucher."""
        opener: tuple[str, Callable[[], object]] = (tr(N_("Open")), partial(self._on_opened, row))
        if key != WorkKind.ASSISTANCE.value:
            return [opener]
        return [
            opener,
            *((tr(words), partial(self.go, routes.PRINT, row.id, part)) for part, words in vouchers_for(row.draft)),
        ]

    def _on_voucher(self, form: WorkForm, part: str) -> None:
        if form.row_id is not None:
            self.go(routes.PRINT, form.row_id, part)

    def _on_stored(self, _row_id: int) -> None:
        self.state_told.emit(tr(N_("All changes saved")), "")
        self.going_back.emit()

    def _on_span(self, first: Any, last: Any) -> None:
        period = Period(first, last)
        same = quarter_of(first, self.context.services.settings.office().year_start)
        self.period.show_period(same if (same.first, same.last) == (first, last) else period)
        self.refresh()
