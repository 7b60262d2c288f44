"""Reports: what happened this quarter? Every figure opens the records behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu, QWidget

from leaddesk.domain.errors import NotFoundError
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.kept_choices import choose
from leaddesk.ui.pages.behind_page import Figure
from leaddesk.ui.pages.quarter_chart import Picture, picture_of
from leaddesk.ui.pages.report_bar import INTERNAL, RELEASE
from leaddesk.ui.pages.report_closing import CLOSE, ask_close, ask_reopen, days_words, release_words, short_days
from leaddesk.ui.pages.report_export import FORMATS, ask_file, ask_internal, file_name, write_file
from leaddesk.ui.pages.reports_frame import ReportsFrame
from leaddesk.ui.widgets.text import set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.periods import Period
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.relations import Key
    from leaddesk.reports.table import Cell, Change, Table
    from leaddesk.ui.context import Context
    from leaddesk.ui.jobs import Ticket
    from leaddesk.ui.routes import Route

_QUIET = {"draft", "disclosure_bytes", "export"}
"""Tables that no figure of the page depends on."""
_LISTS = {"participant": (routes.PARTICIPANTS, ""), "referral_in": (routes.REFERRALS, "in")}
"""Page and part of the list behind a figure; the ids go along as the route's extra."""


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
        self._ask, self._ask_name = ask, ask_name
        self._ask_form = ask_span
        self._ticket: Ticket | None = None
        self._stale = False
        self._profile: str | None = None
        self._connect()
        self._read_periods()

    @property
    def table(self) -> Table | None:
        """Return the summary that is shown."""
        return self.view.measures.table

    def open(self, _route: Route) -> None:
        """Count again if records changed while the page was not looked at."""
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Count again."""
        period, release, profile = self.period.period, self.bar.release, self.bar.profile_key
        if period is None:
            return
        self._stale = False
        if self._ticket is not None:
            self._ticket.cancel()
        summaries = self.context.services.summaries

        def work(ticket: Ticket) -> tuple[Table, Picture | None]:
            ticket.check()
            table = summaries.table(period, release=release, profile=profile)
            ticket.check()
            return table, picture_of(table)

        self._pause.start()
        self._ticket = self.context.jobs.long(self, work, self._on_counted, self._on_refused)

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere."""
        if changes.touches("setting"):
            self._read_periods()
        elif not changes.tables <= _QUIET:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def choosers(self) -> Mapping[str, QWidget]:
        """Return what narrows the list."""
        return {"profile": self.bar.profile, "period": self.period, "version": self.switch}

    def take_choices(self, kept: Mapping[str, Any]) -> None:
        """Take the period and the version, and once the profiles are read the one of them."""
        self._profile = kept.get("profile")
        for name in ("period", "version"):
            if name in kept:
                choose(self.choosers()[name], kept[name])

    def fail(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """Show an error, where it can be seen."""
        super().fail(error, retry)
        self._show_told()

    def focus_first(self) -> None:
        """Put the focus into the table once there is one: the way back from a list ends on its figure."""
        if self.table is None:
            super().focus_first()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.bar.profile.activated.connect(lambda _place: self.refresh())
        self.period.wanted.connect(lambda _period: self.refresh())
        self.period.span_wanted.connect(self._on_span)
        self.switch.chosen.connect(lambda _key: self.refresh())
        self.export.triggered.connect(self._on_export)
        self.bar.work.triggered.connect(lambda: self.go(routes.WORK))
        self.bar.closing.triggered.connect(self.close_or_reopen)
        self.view.opened.connect(self._on_opened)
        self.view.chosen.connect(self._on_chosen)
        self.definition.wanted.connect(lambda: self._on_opened(self.view.currentIndex()))
        self.definition.records_wanted.connect(self._on_changed_records)
        self.stop.triggered.connect(self._on_stop)

    def _read_periods(self) -> None:
        summaries = self.context.services.summaries

        def work() -> tuple[tuple[Profile, ...], tuple[Period, ...], tuple[Period, ...]]:
            return summaries.profiles, summaries.periods(), summaries.periods(calendar=True)

        self.context.jobs.run(self, work, self._on_periods, self.fail, key="periods")

    def _on_periods(self, found: tuple[tuple[Profile, ...], tuple[Period, ...], tuple[Period, ...]]) -> None:
        profiles, own, calendar = found
        self.bar.set_profiles(profiles)
        if self._profile is not None:
            choose(self.bar.profile, self._profile)
            self._profile = None
        self.period.set_quarters(own, calendar)
        if self.period.period is None:
            # the quarter that is over is the one that is reported
            self.period.show_period(own[min(1, len(own) - 1)])
        self._fit()
        self.refresh()

    def _on_span(self, first: date, last: date) -> None:
        summaries = self.context.services.summaries
        self.context.jobs.run(self, lambda: summaries.span(first, last), self._on_new_span, self.fail)

    def _on_new_span(self, period: Period) -> None:
        self.period.show_period(period)
        self.refresh()

    def _on_counted(self, found: tuple[Table, Picture | None]) -> None:
        table, picture = found
        self._done()
        self.view.set_table(table)
        self.chart.show_picture(picture)
        self._show_changes({})
        self.bar.show_state(table)
        self._show_version(table)
        self._on_chosen(self.view.currentIndex())
        self._fit()
        if table.closed_at is not None and not table.release:
            summaries = self.context.services.summaries
            self.context.jobs.long(self, lambda _ticket: summaries.changes(table.period), self._show_changes, self.fail)

    def _show_changes(self, changes: dict[Key, Change]) -> None:
        """Mark what would read differently if the quarter were closed today."""
        table = self.table
        if table is None:
            return
        shown = [change for key, change in changes.items() if table.row(*key) is not None]
        self.view.measures.set_changes(changes)
        self.header.say(tr(table.title), days_words(table, shown))
        set_text(self._days, short_days(table))
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
                tr(words), tr(table.note), "amber", (tr(N_("Switch to Release")), partial(self._switch_to, RELEASE))
            )

    def _on_refused(self, error: Exception) -> None:
        self._done()
        self._show_again()
        self.fail(error, self.refresh)

    def _on_stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._done()
        self._show_again()

    def _show_again(self) -> None:
        """Let the choosers say what the table shows."""
        if self.table is not None:
            self.period.show_period(self.table.period)
            self.switch.set_value(RELEASE if self.table.release else INTERNAL)

    def _switch_to(self, version: str) -> None:
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
            self.definition.show_change(changes.get(shown.key), self.context.services.summaries.kind(*shown.key))
            if self._body.indexOf(self._told) >= 0 and self.view.hasFocus():
                # the page scrolls, not the table: follow the keys
                at = self.view.viewport().mapTo(self._inner, self.view.visualRect(index).center())
                self.area.ensureVisible(at.x(), at.y(), 0, px(80))

    def _on_opened(self, index: QModelIndex) -> None:
        table = self.table
        if table is None or not index.isValid():
            return
        cell = self.view.measures.cell(index)
        if cell is None:
            return
        if index.column() > self.view.measures.trend_column:
            self.area.ensureWidgetVisible(self.definition)
            return
        if table.release:
            words = N_("The list behind a figure is in Internal.")
            more = N_("A release shows none, for a list of a few people would name them.")
            way = (tr(N_("Switch to Internal")), partial(self._switch_to, INTERNAL))
            self.banner.say(tr(words), tr(more), "accent", way)
            self._show_told()
            return
        summaries = self.context.services.summaries
        self.context.jobs.run(
            self,
            lambda: summaries.ids(cell.measure, cell.group, cell.period),
            partial(self._on_ids, cell),
            self._on_no_list,
            key="ids",
        )

    def _on_ids(self, cell: Cell, found: tuple[str, list[int]]) -> None:
        kind, ids = found
        if not ids:
            self.state_told.emit(tr(N_("This figure is 0: there is no list behind it")), "")
        else:
            self._show_list(cell, kind, tuple(ids), whole=True)

    def _on_changed_records(self, kind: str, ids: list[int]) -> None:
        """Open what came or went since the quarter was closed."""
        cell = self.view.measures.cell(self.view.currentIndex())
        if cell is not None:
            self._show_list(cell, kind, tuple(ids), whole=False)

    def _show_list(self, cell: Cell, kind: str, ids: tuple[int, ...], *, whole: bool) -> None:
        if kind in _LISTS:
            page, part = _LISTS[kind]
            self.go(page, None, part, ids)
            return
        row = self.view.measures.line(self.view.currentIndex()).row
        words = tr(row.label) if row is not None else ""
        figure = Figure(cell.measure, cell.group, cell.period, words, None if whole else ids)
        self.go(routes.BEHIND, None, "", figure)

    def _on_no_list(self, error: Exception) -> None:
        if isinstance(error, NotFoundError):
            self.refresh()
        else:
            self.fail(error)

    def close_or_reopen(self) -> None:
        """Ask, then close the quarter that is shown, or reopen it."""
        table, summaries = self.table, self.context.services.summaries
        if table is None or self.bar.closing.blocked:
            return
        period = table.period
        if table.closed_at is None:
            if ask_close(self, period.name, self._ask):
                self.context.jobs.save(self, lambda: summaries.close(period), None, self.fail)
            return
        self.context.jobs.run(self, lambda: summaries.was_released(period), self._on_reopen, self.fail, key="released")

    def _on_reopen(self, released: bool) -> None:
        table, summaries = self.table, self.context.services.summaries
        if table is None:
            return
        period = table.period
        because = ask_reopen(self, period.name, self.context.today, self._ask_form, released=released)
        if because is not None:
            self.context.jobs.save(self, lambda: summaries.reopen(period, because), None, self.fail)

    def _on_export(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, words in FORMATS.items():
            menu.addAction(tr(words), partial(self.export_as, kind))
        menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def export_as(self, kind: str) -> None:
        """Ask what has to be asked, then write the summary as it is shown."""
        table = self.table
        if table is None or self.export.blocked:
            return
        answer = "export" if table.release else ask_internal(self, self._ask)
        if answer == RELEASE:
            self._switch_to(RELEASE)
        if answer != "export":
            return
        file = ask_file(self, file_name(table.period, kind, release=table.release), kind, self._ask_name)
        if file is None:
            return
        summaries = self.context.services.summaries

        def work(ticket: Ticket) -> Path:
            ticket.check()
            write_file(file, summaries.export(table, kind))
            return file

        self._pause.start()
        self.state_told.emit(tr(N_("Writing the file")), "")
        self._ticket = self.context.jobs.long(self, work, self._on_exported, self._on_not_exported)

    def _on_exported(self, file: Path) -> None:
        self._done()
        self.state_told.emit(tr(N_("Written: {file}"), file=file.name), "")

    def _on_not_exported(self, error: Exception) -> None:
        self._done()
        self.state_told.emit("", "")
        self.fail(error)
