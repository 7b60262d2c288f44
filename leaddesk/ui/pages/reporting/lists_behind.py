"""What Reports leads to: the records behind a figure, those that changed since it was closed, and the gaps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaddesk.domain.errors import NotFoundError
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.pages.behind_page import Figure
from leaddesk.ui.pages.report_bar import INTERNAL
from leaddesk.ui.pages.reporting.gaps_page import GapsOf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from leaddesk.reports.gaps import FoundGap
    from leaddesk.reports.table import Cell, Table
    from leaddesk.ui.jobs import Ticket
    from leaddesk.ui.pages.reports_page import ReportsPage


class ListsBehind:
    """Opens them for the table that the page shows."""

    def __init__(self, page: ReportsPage) -> None:
        """Take the page it belongs to."""
        self._page = page

    def open(self, index: QModelIndex) -> None:
        """Open the records behind a figure; beyond the figures, how it is counted."""
        page, table = self._page, self._page.table
        cell = page.view.measures.cell(index) if table is not None and index.isValid() else None
        if table is None or cell is None:
            return
        if index.column() > page.view.measures.trend_column:
            for area in (page.side_area, page.area):
                if area.isAncestorOf(page.definition):
                    area.ensureWidgetVisible(page.definition)
            return
        if table.release:
            words = N_("The list behind a figure is in Internal.")
            more = N_("A release shows none, for a list of a few people would name them.")
            way = (tr(N_("Switch to Internal")), partial(page.switch_to, INTERNAL))
            page.banner.say(tr(words), tr(more), "accent", way)
            page.show_told()
            return
        summaries = page.context.services.summaries
        page.context.jobs.run(
            page,
            lambda: summaries.ids(cell.measure, cell.group, cell.period),
            partial(self._on_ids, cell),
            self._on_no_list,
            key="ids",
        )

    def open_changed(self, ids: Sequence[int]) -> None:
        """Open what came or went since the quarter was closed."""
        cell = self._page.view.measures.cell(self._page.view.currentIndex())
        if cell is not None:
            self._show_list(cell, tuple(ids))

    def read_gaps(self, table: Table) -> None:
        """Look for what the records lack for a table, after everything else."""
        page, summaries = self._page, self._page.context.services.summaries

        def work(_ticket: Ticket) -> tuple[FoundGap, ...]:
            found: tuple[FoundGap, ...] = summaries.answers.gaps(summaries.profile(table.profile), table.period)
            return found

        page.context.jobs.long(page, work, self.show_gaps, page.fail)

    def show_gaps(self, found: tuple[FoundGap, ...]) -> None:
        """Show these gaps."""
        self._page.gaps.show_gaps(found)
        self._page.gap_count.show_gaps(found)

    def open_gap(self, gap: str) -> None:
        """Open the records with a gap, or all gaps."""
        table = self._page.table
        if table is not None:
            self._page.go(routes.GAPS, None, "", GapsOf(table.profile, table.period, gap, table.closed_at is not None))

    def _on_ids(self, cell: Cell, found: tuple[str, list[int]]) -> None:
        _kind, ids = found
        if not ids:
            self._page.state_told.emit(tr(N_("This figure is 0: there is no list behind it")), "")
        else:
            self._show_list(cell, None)

    def _show_list(self, cell: Cell, chosen: tuple[int, ...] | None) -> None:
        table = self._page.table
        row = table.row(cell.measure, cell.group) if table is not None else None
        words = tr(row.label) if row is not None else ""
        figure = Figure(cell.measure, cell.group, cell.period, words, chosen)
        self._page.go(routes.BEHIND, None, "", figure)

    def _on_no_list(self, error: Exception) -> None:
        if isinstance(error, NotFoundError):
            self._page.refresh()
        else:
            self._page.fail(error)
