"""From a record to the reports: the figures of a quarter in which a person is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.behind_page import Figure
from leaddesk.ui.pages.period_choice import PeriodChoice
from leaddesk.ui.pages.reporting.report_words import year_words
from leaddesk.ui.tokens import GAP, MARGIN
from leaddesk.ui.widgets.layouts import Flow, column
from leaddesk.ui.widgets.panels import EmptyState
from leaddesk.ui.widgets.tables import RecordTableView
from leaddesk.ui.widgets.text import label, set_buddy, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.fiscal_years import FiscalYear
    from leaddesk.domain.periods import Period
    from leaddesk.reports.counted_as import CountedAs
    from leaddesk.ui.context import Context
    from leaddesk.ui.routes import Route

TITLE = N_("Counted in the figures as")


class CountedPage(Page):
    """Route: the person. It counts when it is shown, never in advance."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, ask_form: Callable[..., Any] = FormDialog.ask
    ) -> None:
        """Take the context, and how to ask for two days."""
        super().__init__(context, tr(TITLE), parent)
        self._person: int | None = None
        self.header = PageHeader(tr(TITLE), " ", back=tr(N_("Back")))
        self.period = PeriodChoice(context.today, ask_form)
        name = label(tr(N_("Period")), "label")
        set_buddy(name, self.period)
        bar = QWidget()
        bar.setLayout(Flow(name, self.period, gap=8))
        self._state = label(tr(N_("Counting")), "second")
        self.table: RecordTableView[CountedAs] = RecordTableView(
            tr(TITLE),
            [
                Column(tr(N_("Figure")), lambda row: tr(row.title), strong=True, wrap=True),
                Column(tr(N_("Row")), lambda row: None if row.row == row.title else tr(row.row), wrap=True),
                Column(tr(N_("Times")), lambda row: row.count, number=True),
            ],
            "counted",
            1,
        )
        self.none = EmptyState(
            "chart-bar", tr(N_("In no figure of this period")), tr(N_("Another period may count this person."))
        )
        inner = QWidget()
        body = column(bar, self._state, self.table, self.none, gap=GAP)
        body.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        body.setStretchFactor(self.table, 1)
        inner.setLayout(body)
        box = column(self.header, self.banner, gap=0)
        box.addWidget(inner, 1)
        self.setLayout(box)
        self.header.way_back.triggered.connect(self.going_back)
        self.period.wanted.connect(lambda _period: self.refresh())
        self.period.span_wanted.connect(self._on_span)
        self.table.opened.connect(self._on_opened)
        context.names.changed.connect(lambda _hidden: self._read_name())

    def open(self, route: Route) -> None:
        """Show the figures of a person."""
        self._person = route.record
        self._read_name()
        summaries = self.context.services.summaries
        self.context.jobs.run(self, summaries.period_choices, self._on_periods, self.fail, key="counted-periods")

    def refresh(self) -> None:
        """Count again."""
        person, period = self._person, self.period.period
        summaries = self.context.services.summaries
        if person is None or period is None:
            return
        show_if(self._state, wanted=True)
        for part in (self.table, self.none):
            show_if(part, wanted=False)
        self.context.jobs.long(
            self, lambda _ticket: summaries.answers.counted_as(person, period), self._show, self.fail
        )

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if self.isVisible() and not changes.tables <= {"draft", "export"}:
            self.refresh()

    def back(self) -> bool:
        """Go back to the record (Esc)."""
        self.going_back.emit()
        return True

    def _on_periods(self, choices: tuple[tuple[FiscalYear, tuple[Period, ...]], ...]) -> None:
        self.period.set_groups([(year_words(year), periods) for year, periods in choices])
        if self.period.period is None:
            self.period.show_period(choices[0][1][1])
        self.refresh()

    def _on_span(self, first: date, last: date) -> None:
        summaries = self.context.services.summaries
        self.context.jobs.run(self, lambda: summaries.span(first, last), self._on_new_span, self.fail)

    def _on_new_span(self, period: Period) -> None:
        self.period.show_period(period)
        self.refresh()

    def _read_name(self) -> None:
        person, participants = self._person, self.context.services.participants
        if person is not None:
            self.context.jobs.run(self, lambda: participants.record(person), self._show_name, self.fail, key="whose")

    def _show_name(self, record: Any) -> None:
        self.header.say(tr(TITLE), self.context.names.shown(record.draft.shown_name, record.record_number))

    def _show(self, rows: tuple[CountedAs, ...]) -> None:
        show_if(self._state, wanted=False)
        self.table.set_rows(rows)
        show_if(self.table, bool(rows))
        show_if(self.none, not rows)
        if rows:
            set_text(self._state, tr(N_("Counting")))
            self.table.setCurrentIndex(self.table.sorted.index(0, 0))
            self.table.setFocus()

    def _on_opened(self, row: CountedAs) -> None:
        period = self.period.period
        if period is not None:
            words = tr(row.row) if row.row == row.title else f"{tr(row.title)}: {tr(row.row)}"
            self.go(routes.BEHIND, None, "", Figure(row.measure, row.group, period, words))
