"""Reports: what happened this quarter? Every figure opens the records behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from leaddesk.domain.periods import Period
from leaddesk.i18n import N_, tr
from leaddesk.reports.released import QuarterOpenError
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.kept_choices import choose
from leaddesk.ui.pages.quarter_chart import Picture, pictures_of
from leaddesk.ui.pages.report_bar import INTERNAL, RELEASE
from leaddesk.ui.pages.report_closing import CLOSE, close_or_reopen, days_words, release_words, short_days
from leaddesk.ui.pages.report_export import ReportExport
from leaddesk.ui.pages.reporting.lists_behind import ListsBehind
from leaddesk.ui.pages.reporting.profile_menu import ProfileMenu
from leaddesk.ui.pages.reporting.report_words import year_words
from leaddesk.ui.pages.reports_frame import ReportsFrame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.fiscal_years import FiscalYear
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.relations import Key
    from leaddesk.reports.table import Change, Table
    from leaddesk.ui.context import Context
    from leaddesk.ui.jobs import Ticket
    from leaddesk.ui.routes import Route

    Choices = tuple[tuple[Profile, ...], str, tuple[tuple[FiscalYear, tuple[Period, ...]], ...]]

_QUIET = {"draft", "disclosure_bytes", "export"}
"""Tables that no figure of the page depends on."""


class ReportsPage(ReportsFrame):
    """The summary of a period: the table of measures, a chart, and how each measure is counted."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Callable[..., str | None] = Question.ask,
        ask_span: Callable[..., Any] = FormDialog.ask,
        ask_name: Callable[..., tuple[str, str]] | None = None,
    ) -> None:
        """Take the context, and how to ask: a question, two days, where to write."""
        super().__init__(context, ask_span, parent)
        self._ask = ask
        self._ask_form = ask_span
        self._ticket: Ticket | None = None
        self._stale = self._writing = False
        self._wanted = ""
        self._editing = ProfileMenu(self)
        self._behind = ListsBehind(self)
        self.exporting = ReportExport(self, ask, ask_name, ask_span)
        self._connect()
        self._read_periods()

    @property
    def table(self) -> Table | None:
        """Return the summary that is shown."""
        return self.view.measures.table

    def open(self, route: Route) -> None:
        """Show the profile that a route names; count again if records changed while the page was not looked at."""
        if isinstance(route.extra, tuple) and route.extra:
            self._wanted = str(route.extra[0])
            self._read_periods()
        elif self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Count again."""
        period, release, profile = self.period.period, self.bar.release, self.bar.profile_key
        if period is None:
            return
        self._stale = self._writing = False
        if self._ticket is not None:
            self._ticket.cancel()
        summaries = self.context.services.summaries

        def work(ticket: Ticket) -> tuple[Table, tuple[Picture, ...]]:
            ticket.check()
            table = summaries.table(period, release=release, profile=profile)
            ticket.check()
            return table, pictures_of(table)

        self._pause.start()
        self._ticket = self.context.jobs.long(self, work, self._on_counted, self._on_refused)

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere."""
        if changes.touches("setting", "report_profile"):
            self._read_periods()
        elif not changes.tables <= _QUIET:
            self._stale = True
            # counting anew would stop the file that is being written
            if self.isVisible() and not self._writing:
                self.refresh()

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return {"profile": self.bar.profile, "period": self.period, "version": self.switch}

    def take_choices(self, kept: Mapping[str, Any]) -> None:
        """Take the period and the version, and once the profiles are read the one of them."""
        self._wanted = kept.get("profile") or ""
        for name in ("period", "version"):
            if name in kept:
                choose(self.choosers()[name], kept[name])
        # the profiles are being read already, for no profile in particular
        self._read_periods()

    def fail(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """Show an error, where it can be seen."""
        super().fail(error, retry)
        self.show_told()

    def focus_first(self) -> None:
        """Put the focus into the table once there is one: the way back from a list ends on its figure."""
        if self.table is None:
            super().focus_first()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.bar.profile.activated.connect(self._on_profile)
        self.bar.edit.triggered.connect(self._editing.show)
        self.period.wanted.connect(lambda _period: self.refresh())
        self.period.span_wanted.connect(self._on_span)
        self.switch.chosen.connect(lambda _key: self.refresh())
        self.export.triggered.connect(self.exporting.show)
        self.bar.fidelity.triggered.connect(lambda: self.go(routes.FIDELITY))
        self.bar.work.triggered.connect(lambda: self.go(routes.WORK))
        self.bar.closing.triggered.connect(self.close_or_reopen)
        self.view.opened.connect(self._behind.open)
        self.view.chosen.connect(self._on_chosen)
        self.definition.wanted.connect(lambda: self._behind.open(self.view.currentIndex()))
        self.definition.records_wanted.connect(lambda _kind, ids: self._behind.open_changed(ids))
        self.stop.triggered.connect(self._on_stop)
        self.gaps.wanted.connect(self._behind.open_gap)
        self.gap_count.triggered.connect(lambda: self._behind.open_gap(""))

    def _on_profile(self, _place: int) -> None:
        """Count by another profile: the same days, under the name that they have in its year."""
        shown = self.period.period
        if shown is not None:
            self.period.show_period(Period(shown.first, shown.last))
        self._read_periods()

    def _read_periods(self) -> None:
        summaries, wanted = self.context.services.summaries, self._wanted or self.bar.profile_key

        def work() -> Choices:
            profiles = summaries.profiles
            known = wanted if any(one.key == wanted for one in profiles) else ""
            return profiles, known, summaries.period_choices(known)

        self.context.jobs.run(self, work, self._on_periods, self.fail, key="periods")

    def _on_periods(self, found: Choices) -> None:
        profiles, known, choices = found
        self.bar.set_profiles(profiles, known)
        self._wanted = ""
        self.exporting.one_page = frozenset(one.key for one in profiles if one.one_page)
        self.period.set_groups([(year_words(year), periods) for year, periods in choices])
        if self.period.period is None:
            # the quarter that is over is the one that is reported
            own = choices[0][1]
            self.period.show_period(own[min(1, len(own) - 1)])
        self._fit()
        self.refresh()

    def _on_span(self, first: date, last: date) -> None:
        summaries, profile = self.context.services.summaries, self.bar.profile_key
        self.context.jobs.run(self, lambda: summaries.span(first, last, profile), self._on_new_span, self.fail)

    def _on_new_span(self, period: Period) -> None:
        self.period.show_period(period)
        self.refresh()

    def _on_counted(self, found: tuple[Table, tuple[Picture, ...]]) -> None:
        table, pictures = found
        self._done()
        if self.period.period != table.period:
            self.period.show_period(table.period)
        self.view.set_table(table)
        self.chart.show_pictures(pictures)
        self._show_changes({})
        self.bar.show_state(table)
        self._show_version(table)
        self._on_chosen(self.view.currentIndex())
        self._fit()
        summaries = self.context.services.summaries
        self._behind.show_gaps(())
        if not table.release:
            self._behind.read_gaps(table)
        if table.closed_at is not None and not table.release:
            self.context.jobs.long(self, lambda _ticket: summaries.changes(table.period), self._show_changes, self.fail)

    def _show_changes(self, changes: dict[Key, Change]) -> None:
        """Mark what would read differently if the quarter were closed today."""
        table = self.table
        if table is None:
            return
        shown = [change for key, change in changes.items() if table.row(*key) is not None]
        self.view.measures.set_changes(changes)
        self.header.say(tr(table.title), days_words(table, shown))
        self._days.say(short_days(table))
        # a low window says the days beside the title, not once more below it
        self._fit()
        self._on_chosen(self.view.currentIndex())

    def _show_version(self, table: Table) -> None:
        if table.release:
            waits = table.closed_at is None and table.finished
            self.banner.say(*release_words(table), "accent", (tr(CLOSE), self.close_or_reopen) if waits else None)
        else:
            words = N_("Internal: in a county this size, small numbers can point to a person. Not for release.")
            self.banner.say(
                tr(words), tr(table.note), "amber", (tr(N_("Switch to Release")), partial(self.switch_to, RELEASE))
            )

    def _on_refused(self, error: Exception) -> None:
        self._done()
        self._show_again()
        if isinstance(error, QuarterOpenError):
            way = (tr(N_("Go to {quarter}"), quarter=error.quarter.name), partial(self._go_to, error.quarter))
            self.banner.say(tr(error.message), tr(error.remedy), "amber", way)
            self.show_told()
            return
        self.fail(error, self.refresh)

    def _go_to(self, quarter: Period) -> None:
        """Show a quarter as the office sees it, to look at and close."""
        self.period.show_period(quarter)
        self.switch_to(INTERNAL)

    def _on_stop(self) -> None:
        self._writing = False
        if self._ticket is not None:
            self._ticket.cancel()
        self._done()
        self._show_again()

    def _show_again(self) -> None:
        """Let the choosers say what the table shows."""
        if self.table is not None:
            self.period.show_period(self.table.period)
            self.switch.set_value(RELEASE if self.table.release else INTERNAL)

    def switch_to(self, version: str) -> None:
        """Count in the other version."""
        self.switch.set_value(version)
        self.refresh()

    def _done(self) -> None:
        self._ticket = None
        self._show_progress(on=False)

    def _on_chosen(self, index: QModelIndex) -> None:
        table, cell = self.table, self.view.measures.cell(index) if index.isValid() else None
        shown = self.view.measures.line(index).row if index.isValid() else None
        if table is not None and shown is not None and cell is not None:
            self.definition.show_row(table, shown, cell)
            changes = self.view.measures.changes if cell.period == table.period else {}
            kind = self.context.services.summaries.kind(*shown.key)
            self.definition.show_change(changes.get(shown.key), kind, cell.unit)
            if self._body.indexOf(self._told) >= 0 and self.view.hasFocus():
                # the page scrolls, not the table: follow the keys
                self._follow(index)

    def _follow(self, index: QModelIndex) -> None:
        """Scroll the page as little as shows a line whole, with its own heading, below those that stay in sight."""
        inside, above = self.view.viewport(), self.view.horizontalHeader().height()
        head, line = (self.view.visualRect(one) for one in (self.view.begins_at(index), index))
        top = inside.mapTo(self.area.viewport(), head.topLeft()).y()
        under = inside.mapTo(self.area.viewport(), line.bottomLeft()).y() + 1 - self.area.viewport().height()
        by = min(0, top - above) or max(0, under)
        self.area.verticalScrollBar().setValue(self.area.verticalScrollBar().value() + by)

    def run_long(
        self, work: Callable[[Ticket], Any], done: Callable[[Any], object], failed: Callable[..., Any]
    ) -> None:
        """Do something that may take its time, and show that it does."""

        def finish(result: Any, then: Callable[..., object]) -> None:
            self._writing = False
            self._done()
            then(result)
            if self._stale and self.isVisible():
                self.refresh()

        self._writing = True
        self._pause.start()
        self._ticket = self.context.jobs.long(self, work, lambda x: finish(x, done), lambda x: finish(x, failed))

    def close_or_reopen(self) -> None:
        """Ask, then close the quarter that is shown, or reopen it."""
        table = self.table
        if table is not None and not self.bar.closing.blocked:
            close_or_reopen(self, self.context, table, self._ask, self._ask_form)
