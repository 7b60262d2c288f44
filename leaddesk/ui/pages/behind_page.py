"""The list behind a figure of a summary, and why each of its records is counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from leaddesk.domain.codes import CodeList
from leaddesk.domain.periods import Period
from leaddesk.i18n import N_, show_date, tr
from leaddesk.reports.table import Unit
from leaddesk.ui import routes
from leaddesk.ui.current import px
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.pages.reporting.why_panel import WhyPanel
from leaddesk.ui.tokens import BETWEEN, MARGIN
from leaddesk.ui.widgets.buttons import plain
from leaddesk.ui.widgets.layouts import column, turn
from leaddesk.ui.widgets.panels import EmptyState, scrolling
from leaddesk.ui.widgets.tables import RecordTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from leaddesk.domain.changes import ChangeSet
    from leaddesk.reports.behind import Behind, BehindRow
    from leaddesk.reports.why import Why
    from leaddesk.ui.context import Context
    from leaddesk.ui.routes import Route

LISTS = {
    "participant": (routes.PARTICIPANTS, "", N_("Show in Participants")),
    "referral_in": (routes.REFERRALS, "in", N_("Show in Referrals")),
}
"""The own list of a kind: page, part, and the words of the way there."""
_SIDE, _BESIDE = 360, 900
_CLOSED, _AMOUNT = 4, 5


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure whose list is shown, or of a changed figure only the chosen records."""

    measure: str
    group: str
    period: Period
    words: str
    chosen: tuple[int, ...] | None = None


class BehindPage(Page):
    """Shows the records of a figure; a chosen one says why it is counted, Enter opens its record."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr(N_("Behind the figure")), parent)
        self._figure: Figure | None = None
        self._found: Behind | None = None
        self._build()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner)
        self.header.way_back.triggered.connect(self.going_back)
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(self._on_chosen)
        self.own_list.triggered.connect(self._on_own_list)
        self.why.wished.connect(self.wished)
        context.names.changed.connect(lambda _hidden: self._show_rows())

    def open(self, route: Route) -> None:
        """Show the list of a figure."""
        if isinstance(route.extra, Figure):
            self._figure, self._found = route.extra, None
            self.why.show_why(None, "")
        if self._figure is None:
            # a lock keeps the place and not the figure
            QTimer.singleShot(0, self, lambda: self.go(routes.REPORTS))
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        figure, summaries = self._figure, self.context.services.summaries
        if figure is None:
            return
        chosen = figure.chosen
        self.context.jobs.run(
            self,
            lambda: summaries.behind(figure.measure, figure.group, figure.period, chosen),
            self._show,
            self.fail,
            key="behind",
        )

    def on_committed(self, changes: ChangeSet) -> None:
        """Follow what was saved."""
        if self.isVisible() and changes.tables:
            self.refresh()

    def back(self) -> bool:
        """Go back to the summary (Esc)."""
        self.going_back.emit()
        return True

    def focus_first(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answer beside the list, or under it where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        turn(self._body, beside=beside)
        self._side.setMaximumWidth(px(_SIDE) if beside else px(2000))
        self._side.setMinimumWidth(px(_SIDE) if beside else 0)
        self._body.setStretchFactor(self._side, 0 if beside else 1)
        self._fit_list(beside=beside)

    def _fit_list(self, *, beside: bool) -> None:
        """Above the answer, leave it what a short list does not need."""
        needed: int = self.table.horizontalHeader().sizeHint().height() + self.table.verticalHeader().length() + 2
        short = not beside and self._list.currentWidget() is self.table
        self._list_holder.setMaximumHeight(needed if short else px(4000))

    def _build(self) -> None:
        self.export = export_button()
        self.own_list = plain("", "list", "own-list")
        actions = (self.own_list, self.export)
        self.header = PageHeader(tr(N_("Behind the figure")), " ", actions=actions, back=tr(N_("Reports")))
        self.table: RecordTableView[BehindRow] = RecordTableView(
            tr(N_("Behind the figure")),
            [
                Column(tr(N_("Day")), lambda row: row.day),
                Column(tr(N_("Participant")), self._who, strong=True, wrap=True),
                Column(tr(N_("Number")), lambda row: row.number),
                Column(tr(N_("What")), _told, wrap=True),
                Column(tr(N_("When closed")), lambda row: row.was, self._amount, number=True),
                Column(tr(N_("Amount")), lambda row: row.amount, self._amount, number=True),
            ],
            "behind",
            3,
        )
        words = tr(N_("What this figure counted has been removed since. Settings, Removed brings it back."))
        removed = plain(tr(N_("Open Removed")), "trash", "open-removed")
        removed.triggered.connect(lambda: self.go(routes.SETTINGS, None, "removed"))
        self.empty = EmptyState("chart-bar", tr(N_("Nothing is left to show")), words, (removed,))
        self._list_holder = QWidget()
        self._list = QStackedLayout(self._list_holder)
        for part in (self.table, self.empty):
            self._list.addWidget(part)
        self.why = WhyPanel()
        self._side = scrolling(self.why, "why-area", fill=True)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(BETWEEN)
        self._body.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._body.addWidget(self._list_holder, 1)
        self._body.addWidget(self._side)
        inner = QWidget()
        inner.setLayout(self._body)
        box = column(self.header, self.banner, gap=0)
        box.addWidget(inner, 1)
        self.setLayout(box)

    def _show(self, found: Behind) -> None:
        self._found = found
        self._show_rows()

    def _show_rows(self) -> None:
        found, figure = self._found, self._figure
        if found is None or figure is None:
            return
        first, last = show_date(figure.period.first), show_date(figure.period.last)
        period = tr(N_("{first} to {last}"), first=first, last=last)
        count = tr(N_("{period} · {count} in the list"), period=period, count=len(found.rows))
        removed = tr(N_("{words} · removed since: {gone}"), words=count, gone=found.gone)
        self.header.say(figure.words, removed if found.gone else count)
        before = self.table.current()
        self.table.setColumnHidden(0, all(row.day is None for row in found.rows))
        self.table.setColumnHidden(_CLOSED, all(row.was in (None, row.amount) for row in found.rows))
        self.table.setColumnHidden(_AMOUNT, all(row.amount is None for row in found.rows))
        self.table.set_rows(found.rows)
        self._list.setCurrentWidget(self.table if found.rows else self.empty)
        self._fit_list(beside=self.width() >= px(_BESIDE))
        self.export.setVisible(bool(found.rows))
        own = LISTS.get(found.kind)
        self.own_list.setVisible(own is not None and bool(found.rows))
        if own is not None:
            self.own_list.set_text(tr(own[2]))
        place = next((n for n, row in enumerate(found.rows) if before is not None and row.id == before.id), 0)
        if found.rows:
            self.table.setCurrentIndex(self.table.sorted.mapFromSource(self.table.table.index(place, 0)))

    def _listed(self) -> ListShown:
        """Return the list as it stands, for a file that says which figure it is behind."""
        figure = self._figure
        filters = [figure.words, figure.period.shown()] if figure is not None else []
        return of_table("behind", self.table, filters)

    def _who(self, row: BehindRow) -> str | None:
        if not row.name and row.participant_id is None:
            return None
        return self.context.names.shown(row.name, row.number)

    def _amount(self, amount: int) -> str:
        if self._found is None:
            return ""
        # a middle value is made of whole numbers
        parts = 1 if self._found.unit is Unit.DAYS else self._found.unit.parts
        return self._found.unit.text(amount * self._found.unit.parts // parts)

    def _on_chosen(self, row: BehindRow) -> None:
        """Ask why the chosen record is counted; one that only changed since closing is not asked about."""
        figure, answers = self._figure, self.context.services.summaries.answers
        if figure is None or row is None:
            return
        measure, group, period, record = figure.measure, figure.group, figure.period, row.id
        self.context.jobs.run(
            self, lambda: answers.why(measure, group, period, record), partial(self._on_why, row), self.fail, key="why"
        )

    def _on_why(self, row: BehindRow, why: Why) -> None:
        self.why.show_why(why, self._who(row) or "")

    def _on_own_list(self) -> None:
        found = self._found
        if found is not None and found.kind in LISTS:
            page, part, _words = LISTS[found.kind]
            self.go(page, None, part, tuple(row.id for row in found.rows))

    def _on_opened(self, row: BehindRow) -> None:
        if self._found is None:
            return
        if self._found.kind == "referral_in":
            self.go(routes.REFERRALS, row.id, "in")
        elif row.participant_id is not None:
            self.go(routes.PARTICIPANTS, row.participant_id, self._found.part)


def _told(row: BehindRow) -> str:
    return " · ".join(tr(word.label) if isinstance(word, CodeList) else word for word in row.told)
