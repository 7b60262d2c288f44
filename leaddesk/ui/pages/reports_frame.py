"""The frame of the Reports page: choosers on top, the table, and beside or under it the chart and the definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QVBoxLayout, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.definition_card import DefinitionCard
from leaddesk.ui.pages.elided import ElidedLine
from leaddesk.ui.pages.measure_view import MeasureView
from leaddesk.ui.pages.quarter_chart import ChartCard
from leaddesk.ui.pages.report_bar import ReportBar
from leaddesk.ui.pages.reporting.gaps_card import GapCount, GapsCard
from leaddesk.ui.tokens import BETWEEN, GAP, MARGIN
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.layouts import column, row, turn
from leaddesk.ui.widgets.panels import scrolling
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from leaddesk.ui.context import Context

_SIDE, _BESIDE, _LOW, _BAR = 304, 1200, 560, 12
_PAUSE_MS = 300


class ReportsFrame(Page):
    """Lays the parts out for the room there is, and shows that counting takes its time."""

    def __init__(self, context: Context, ask_span: Callable[..., Any], parent: QWidget | None = None) -> None:
        """Take the context, and how to ask for two days."""
        super().__init__(context, tr(N_("Reports")), parent)
        self._build(ask_span)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._show_progress(on=True))
        self.context.theme.changed.connect(self._fit)
        self._show_progress(on=False)

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
        self._days = ElidedLine("second")
        self.header.beside.addWidget(self._days)
        self.gap_count = GapCount()
        self.bar = ReportBar(self.context.today, ask_span)
        self.header.action_row.addWidget(self.bar.work)
        self.period, self.switch, self.export = self.bar.period, self.bar.switch, self.bar.export
        self._under = row(self.header.second, self.gap_count)
        self._under.setStretch(0, 1)
        head = self.header.layout()
        assert isinstance(head, QVBoxLayout)  # noqa: S101 - as the header is built
        head.addLayout(self._under)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(0)
        self._top.addWidget(self.header, 1)
        self._top.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        self.view, self.chart, self.definition = MeasureView(), ChartCard(), DefinitionCard()
        self.gaps = GapsCard()
        self._side = QWidget()
        self._side_box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._side_box.setContentsMargins(0, 0, 0, 0)
        self._side_box.setSpacing(GAP)
        for card in (self.definition, self.chart, self.gaps):
            self._side_box.addWidget(card)
        self._side_box.addStretch(1)
        self.side_area = scrolling(self._side, "report-side")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(BETWEEN)
        self._body.addWidget(self.view, 1)
        self._body.addWidget(self.side_area)
        self._inner = QWidget()
        self._inner.setLayout(self._body)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._told = self._build_told()
        box.addLayout(self._top)
        box.addWidget(self._told)
        self.area = scrolling(self._inner, "reports", fill=True)
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self.view.stick())
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

    def _fit(self) -> None:
        low = self.window().height() < px(_LOW)
        beside = self.window().width() >= px(_BESIDE) and not low
        turn(self._body, beside=beside)
        self._side_box.setDirection(QBoxLayout.Direction.TopToBottom if beside else QBoxLayout.Direction.LeftToRight)
        # three cards beside one another have no room in a narrow window
        if beside and self._side_box.indexOf(self.gaps) < 0:
            self._body.removeWidget(self.gaps)
            self._side_box.insertWidget(self._side_box.count() - 1, self.gaps)
        elif not beside and self._body.indexOf(self.gaps) < 0:
            self._side_box.removeWidget(self.gaps)
            self._body.addWidget(self.gaps)
        self._fit_side(beside=beside)
        self.view.show_whole(self.area, whole=not beside)
        self._fit_top(low=low)
        if low and self._body.indexOf(self._told) < 0:
            # the section head scrolls away
            self._box.removeWidget(self._told)
            self._body.insertWidget(0, self._told)
        elif not low and self._box.indexOf(self._told) < 0:
            self._body.removeWidget(self._told)
            self._box.insertWidget(1, self._told)
        self._told_box.setContentsMargins(0 if low else MARGIN, 0, 0 if low else MARGIN, 0)

    def _fit_side(self, *, beside: bool) -> None:
        """Let the cards beside the table scroll by themselves, so that the table always ends where the window does."""
        inner = self.side_area.widget()
        holder = inner.layout() if inner is not None else None
        assert isinstance(holder, QBoxLayout)  # noqa: S101 - as it is built
        if beside and self._body.indexOf(self._side) >= 0:
            self._body.removeWidget(self._side)
            holder.insertWidget(0, self._side)
        elif not beside and self._body.indexOf(self._side) < 0:
            holder.removeWidget(self._side)
            self._body.insertWidget(self._body.indexOf(self.side_area), self._side)
        self._side.setMinimumWidth(px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(px(_SIDE) if beside else px(1600))
        self.side_area.setFixedWidth(px(_SIDE) + _BAR)
        self.side_area.setVisible(beside)
        # the bar of the cards stands in the margin
        self._body.setContentsMargins(MARGIN, GAP, MARGIN - _BAR if beside else MARGIN, GAP)

    def _fit_top(self, *, low: bool) -> None:
        """Put the choosers beside the title where they fit; a low window has one line for title and days."""
        self._days.setVisible(low)
        self.header.second.setVisible(not low)
        self.gap_count.say_shortly(low)
        place = self.header.beside if low else self._under
        if place.indexOf(self.gap_count) < 0:
            place.addWidget(self.gap_count)
        self._fit_buttons(low=low)
        needed = self.header.title.sizeHint().width() + self.bar.sizeHint().width() + 3 * MARGIN
        one_line = needed <= self.width() and not low
        turn(self._top, beside=one_line)
        self.bar.setContentsMargins(0 if one_line else MARGIN, px(14) if one_line else 0, MARGIN, px(8))

    def _fit_buttons(self, *, low: bool) -> None:
        """Put the two ways to other pages beside the title where they fit, so that the choosers keep to one line."""
        others = (self.bar.edit, self.bar.fidelity)
        needed = sum(one.sizeHint().width() + GAP for one in (self.header.title, *others, self.bar.work)) + 2 * MARGIN
        above = needed <= self.width() and not low
        for button in others:
            if above and self.header.action_row.indexOf(button) < 0:
                # Qt's own way to remove would free an item that the line, written here, still owns
                self.bar.line.takeAt(self.bar.line.indexOf(button))
                self.header.action_row.insertWidget(self.header.action_row.count() - 1, button)
            elif not above and self.bar.line.indexOf(button) < 0:
                self.header.action_row.removeWidget(button)
                self.bar.line.addWidget(button)

    def show_told(self) -> None:
        """Scroll to what the banner says, where the whole page scrolls."""
        if self._body.indexOf(self._told) >= 0:
            self.area.verticalScrollBar().setValue(0)

    def _show_progress(self, *, on: bool) -> None:
        self._pause.stop()
        self._counting.setVisible(on)
