"""The list behind a figure of a summary that counts what happened, such as contacts, or adds it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from leaddesk.domain.codes import CodeList
from leaddesk.domain.periods import Period
from leaddesk.i18n import N_, show_date, tr
from leaddesk.reports.table import Unit
from leaddesk.ui import routes
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.page import Page, PageHeader
from leaddesk.ui.pages.list_export import ListExport, ListShown, export_button, of_table
from leaddesk.ui.tokens import MARGIN
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.panels import EmptyState
from leaddesk.ui.widgets.tables import RecordTableView

if TYPE_CHECKING:
    from leaddesk.domain.changes import ChangeSet
    from leaddesk.reports.behind import Behind, BehindRow
    from leaddesk.ui.context import Context
    from leaddesk.ui.routes import Route


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure whose list is shown, or of a changed figure only the chosen records."""

    measure: str
    group: str
    period: Period
    words: str
    chosen: tuple[int, ...] | None = None


class BehindPage(Page):
    """Shows the records of a figure; Enter opens the person's record where it tells of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr(N_("Behind the figure")), parent)
        self._figure: Figure | None = None
        self._found: Behind | None = None
        self._build()
        self.exporting = ListExport(self, context, self.export, self._listed, self.banner)
        self.header.way_back.triggered.connect(self.going_back)
        self.table.opened.connect(self._on_opened)
        context.names.changed.connect(lambda _hidden: self._show_rows())

    def open(self, route: Route) -> None:
        """Show the list of a figure."""
        if isinstance(route.extra, Figure):
            self._figure, self._found = route.extra, None
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

    def _build(self) -> None:
        self.export = export_button()
        self.header = PageHeader(tr(N_("Behind the figure")), " ", actions=(self.export,), back=tr(N_("Reports")))
        self.table: RecordTableView[BehindRow] = RecordTableView(
            tr(N_("Behind the figure")),
            [
                Column(tr(N_("Day")), lambda row: row.day),
                Column(tr(N_("Participant")), self._who, strong=True),
                Column(tr(N_("Number")), lambda row: row.number),
                Column(tr(N_("What")), _told),
                Column(tr(N_("Amount")), lambda row: row.amount, self._amount, number=True),
            ],
            "behind",
            3,
        )
        words = tr(N_("What this figure counted has been removed since. Settings, Removed brings it back."))
        self.empty = EmptyState("chart-bar", tr(N_("Nothing is left to show")), words)
        stack = QWidget()
        self._stack = QStackedLayout(stack)
        for part in (self.table, self.empty):
            self._stack.addWidget(part)
        body = column(stack)
        body.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inner = QWidget()
        inner.setLayout(body)
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
        self.table.set_rows(found.rows)
        self.table.setColumnHidden(4, all(row.amount is None for row in found.rows))
        self._stack.setCurrentWidget(self.table if found.rows else self.empty)
        self.export.setVisible(bool(found.rows))

    def _listed(self) -> ListShown:
        """Return the list as it stands, for a file that says which figure it is behind."""
        figure = self._figure
        filters = [figure.words, figure.period.shown()] if figure is not None else []
        return of_table("behind", self.table, filters)

    def _who(self, row: BehindRow) -> str | None:
        if row.participant_id is None:
            return None
        return self.context.names.shown(row.name, row.number)

    def _amount(self, amount: int) -> str:
        if self._found is None:
            return ""
        # a middle value is made of whole numbers
        parts = 1 if self._found.unit is Unit.DAYS else self._found.unit.parts
        return self._found.unit.text(amount * self._found.unit.parts // parts)

    def _on_opened(self, row: BehindRow) -> None:
        if self._found is not None and row.participant_id is not None:
            self.go(routes.PARTICIPANTS, row.participant_id, self._found.part)


def _told(row: BehindRow) -> str:
    return " · ".join(tr(word.label) if isinstance(word, CodeList) else word for word in row.told)
