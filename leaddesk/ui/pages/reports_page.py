"""Reports: what happened this quarter? Every figure opens the records behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from leaddesk.domain.errors import NotFoundError
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.definition_card import DefinitionCard
from leaddesk.ui.pages.measure_view import MeasureView
from leaddesk.ui.pages.quarter_chart import ChartCard, Picture, picture_of
from leaddesk.ui.pages.report_bar import INTERNAL, RELEASE, ReportBar
from leaddesk.ui.pages.report_export import FORMATS, ask_file, ask_internal, file_name, write_file
from leaddesk.ui.tokens import BETWEEN, GAP, MARGIN
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.layouts import column, row
from leaddesk.ui.widgets.panels import scrolling
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.domain.periods import Period
    from leaddesk.reports.table import Table
    from leaddesk.ui.context import Context
    from leaddesk.ui.jobs import Ticket
    from leaddesk.ui.routes import Route

_COUNTED = ("participant", "status_period", "enrolment", "referral_in", "referral_in_step", "intake_extension")
_SIDE, _BESIDE, _LOW = 304, 1200, 560
_PAUSE_MS = 300
_LISTS = {"participant": (routes.PARTICIPANTS, ""), "referral_in": (routes.REFERRALS, "in")}
"""Page and part of the list behind a figure; the ids go along as the route's extra."""


class ReportsPage(Page):
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
        super().__init__(context, tr(N_("Reports")), parent)
        self._ask, self._ask_name = ask, ask_name
        self._ticket: Ticket | None = None
        self._stale = False
        self._build(ask_span)
        self._connect()
        self._show_progress(on=False)
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
        period, release = self.period.period, self.bar.release
        if period is None:
            return
        self._stale = False
        if self._ticket is not None:
            self._ticket.cancel()
        summaries = self.context.services.summaries

        def work(ticket: Ticket) -> tuple[Table, Picture | None]:
            ticket.check()
            table = summaries.table(period, release=release)
            ticket.check()
            return table, picture_of(table)

        self._pause.start()
        self._ticket = self.context.jobs.long(self, work, self._on_counted, self._on_refused)

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved, here or elsewhere."""
        if changes.touches("setting"):
            self._read_periods()
        elif changes.touches(*_COUNTED):
            self._stale = True
            if self.isVisible():
                self.refresh()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chart beside the table or under it."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the form that fits the window."""
        super().showEvent(event)
        self._fit()

    def _build(self, ask_span: Callable[..., Any]) -> None:
        self.header = PageHeader(tr(N_("Reports")), " ")
        self._days = label("", "second")
        self.header.beside.addWidget(self._days)
        self.bar = ReportBar(self.context.today, ask_span)
        self.period, self.switch, self.export = self.bar.period, self.bar.switch, self.bar.export
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(0)
        self._top.addWidget(self.header, 1)
        self._top.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        self.view, self.chart, self.definition = MeasureView(), ChartCard(), DefinitionCard()
        self._side = QWidget()
        self._side_box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._side_box.setContentsMargins(0, 0, 0, 0)
        self._side_box.setSpacing(GAP)
        for card in (self.definition, self.chart):
            self._side_box.addWidget(card)
        self._side_box.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._body.setSpacing(BETWEEN)
        self._body.addWidget(self.view, 1)
        self._body.addWidget(self._side)
        self._inner = QWidget()
        self._inner.setLayout(self._body)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._told = self._build_told()
        box.addLayout(self._top)
        box.addWidget(self._told)
        self.area = scrolling(self._inner, "reports", fill=True)
        box.addWidget(self.area, 1)

    def _build_told(self) -> QWidget:
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr(N_("Counting")))
        self.stop = small(link(tr(N_("Stop counting")), name="stop"))
        line = row(label(tr(N_("Counting")), "second"), self.progress, self.stop)
        line.setStretch(1, 1)
        self._counting = QWidget()
        self._counting.setLayout(line)
        self._told_box = told = column(self._counting, self.banner, gap=4)
        over = QWidget()
        over.setLayout(told)
        return over

    def _connect(self) -> None:
        self.period.wanted.connect(lambda _period: self.refresh())
        self.period.span_wanted.connect(self._on_span)
        self.switch.chosen.connect(lambda _key: self.refresh())
        self.export.triggered.connect(self._on_export)
        self.view.opened.connect(self._on_opened)
        self.view.chosen.connect(self._on_chosen)
        self.definition.wanted.connect(lambda: self._on_opened(self.view.currentIndex()))
        self.stop.triggered.connect(self._on_stop)
        self.context.theme.changed.connect(self._fit)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._show_progress(on=True))

    def _fit(self) -> None:
        low = self.window().height() < px(_LOW)
        beside = self.window().width() >= px(_BESIDE) and not low
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side_box.setDirection(QBoxLayout.Direction.TopToBottom if beside else QBoxLayout.Direction.LeftToRight)
        self._side.setMinimumWidth(px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(px(_SIDE) if beside else px(1600))
        self.view.show_whole(whole=not beside)
        self._fit_top(low=low)
        if low and self._body.indexOf(self._told) < 0:
            # the section head scrolls away
            self._box.removeWidget(self._told)
            self._body.insertWidget(0, self._told)
        elif not low and self._box.indexOf(self._told) < 0:
            self._body.removeWidget(self._told)
            self._box.insertWidget(1, self._told)
        self._told_box.setContentsMargins(0 if low else MARGIN, 0, 0 if low else MARGIN, 0)

    def _fit_top(self, *, low: bool) -> None:
        """Put the choosers beside the title where they fit; a low window has one line for title and days."""
        self._days.setVisible(low)
        self.header.second.setVisible(not low)
        needed = self.header.title.sizeHint().width() + self.bar.sizeHint().width() + 3 * MARGIN
        one_line = needed <= self.width() and not low
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom)
        self.bar.setContentsMargins(0 if one_line else MARGIN, px(14) if one_line else 0, MARGIN, px(8))

    def _read_periods(self) -> None:
        summaries = self.context.services.summaries

        def work() -> tuple[str, tuple[Period, ...], tuple[Period, ...]]:
            return summaries.profile().title, summaries.periods(), summaries.periods(calendar=True)

        self.context.jobs.run(self, work, self._on_periods, self.fail, key="periods")

    def _on_periods(self, found: tuple[str, tuple[Period, ...], tuple[Period, ...]]) -> None:
        title, own, calendar = found
        self.header.say(tr(title))
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
        days = tr(N_("{first} to {last}"), first=show_date(table.period.first), last=show_date(table.period.last))
        open_still = tr(N_("{days} · this period is not over"), days=days)
        self.header.say(tr(table.title), days if table.finished else open_still)
        set_text(self._days, self.header.second.text())
        self._show_version(table)
        self._on_chosen(self.view.currentIndex())
        self._fit()

    def _show_version(self, table: Table) -> None:
        blocked = table.release and not table.finished
        self.export.set_blocked(tr(N_("A release waits for the end of its quarter")) if blocked else "")
        if table.release:
            hidden = N_(
                "Release: counts of people from 1 to {most} are hidden, and any figure that would give one away "
                "is held back."
            )
            after = N_("It can be exported after {day}: two releases of one quarter would tell who came between them.")
            more = tr(after, day=show_date(table.period.last)) if blocked else ""
            self.banner.say(tr(hidden, most=table.threshold - 1), more, "accent")
        else:
            words = N_("Internal: in a county this size, small numbers can point to a person. Not for release.")
            self.banner.say(tr(words), "", "amber", (tr(N_("Switch to Release")), partial(self._switch_to, RELEASE)))

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

    def _show_told(self) -> None:
        if self._body.indexOf(self._told) >= 0:
            self.area.verticalScrollBar().setValue(0)

    def _done(self) -> None:
        self._ticket = None
        self._show_progress(on=False)

    def _show_progress(self, *, on: bool) -> None:
        self._pause.stop()
        self._counting.setVisible(on)

    def _on_chosen(self, index: QModelIndex) -> None:
        table, cell = self.table, self.view.measures.cell(index) if index.isValid() else None
        shown = self.view.measures.line(index).row if index.isValid() else None
        if table is not None and shown is not None and cell is not None:
            self.definition.show_row(table, shown, cell)
            if self._body.indexOf(self._told) >= 0:
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
            self._on_ids,
            self._on_no_list,
            key="ids",
        )

    def _on_ids(self, found: tuple[str, list[int]]) -> None:
        kind, ids = found
        if not ids:
            self.state_told.emit(tr(N_("This figure is 0: there is no list behind it")), "")
            return
        page, part = _LISTS[kind]
        self.go(page, None, part, tuple(ids))

    def _on_no_list(self, error: Exception) -> None:
        if isinstance(error, NotFoundError):
            self.refresh()
        else:
            self.fail(error)

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
