"""Beside the table: how the chosen measure is counted, and the way to the list behind its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from leaddesk.i18n import N_, tr
from leaddesk.reports.table import STANDS_FOR, Change, State, Unit
from leaddesk.ui.pages.report_closing import change_words
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from leaddesk.reports.table import Cell, Row, Table


class DefinitionCard(Card):
    """Follows the table; its link does what Enter does there."""

    wanted = Signal()
    records_wanted = Signal(str, object)
    """A list that is not a figure of the table: what it holds, and its ids."""

    def __init__(self) -> None:
        super().__init__(tr(N_("How it is counted")))
        self.setObjectName("definition")
        self._name = label("", "strong", wrap=True)
        self._words = label("", "body", wrap=True)
        self._figure = label("", "second", wrap=True)
        self.open_list = small(link(tr(N_("Open the list behind it")), name="open-list"))
        self.open_list.triggered.connect(self.wanted)
        self._change = label("", "body", wrap=True)
        self.came, self.went = small(link("", name="came")), small(link("", name="went"))
        self.edited = small(link("", name="edited"))
        self._kind, self._shown = "", Change(("", ""), None, None, (), ())
        self.came.triggered.connect(lambda: self.records_wanted.emit(self._kind, list(self._shown.came)))
        self.went.triggered.connect(lambda: self.records_wanted.emit(self._kind, list(self._shown.went)))
        self.edited.triggered.connect(lambda: self.records_wanted.emit(self._kind, list(self._shown.edited)))
        self.body.setSpacing(6)
        self.add(self._name, self._words, self._figure)
        self.body.addLayout(row(self.open_list, None))
        self.add(self._change)
        self.body.addLayout(row(self.came, None))
        self.body.addLayout(row(self.went, None))
        self.body.addLayout(row(self.edited, None))
        self.body.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        """Return the definition that is shown."""
        return self._words.text()

    def show_change(self, change: Change | None, kind: str, unit: Unit) -> None:
        """Show how a closed figure would read today, with the records behind it; None shows nothing."""
        self._change.setVisible(change is not None)
        self.came.setVisible(bool(change and change.came))
        self.went.setVisible(bool(change and change.went))
        self.edited.setVisible(bool(change and change.edited))
        if change is None:
            return
        self._kind, self._shown = kind, change
        set_text(self._change, change_words(change, unit))
        self.came.set_text(tr(N_("Open what came since: {count}"), count=len(change.came)))
        self.went.set_text(tr(N_("Open what is no longer counted: {count}"), count=len(change.went)))
        self.edited.set_text(tr(N_("Open what has another amount: {count}"), count=len(change.edited)))

    def show_row(self, table: Table, shown: Row, cell: Cell) -> None:
        """Show a measure, and which of its figures Enter opens."""
        title = tr(shown.label) if not shown.level or not shown.heading else f"{tr(shown.heading)}: {tr(shown.label)}"
        set_text(self._name, title)
        defined = tr(shown.definition)
        if shown.shipped:
            defined = f"{defined} {tr(STANDS_FOR, own=shown.label, shipped=tr(shown.shipped))}"
        set_text(self._words, defined)
        counted = cell.state is State.SHOWN and bool(cell.value) and not table.release
        figure, period = cell.words(table.threshold), cell.period.name or cell.period.shown()
        said = N_("{period}: {figure}. The lists behind the figures are in Internal.")
        words = tr(said if table.release else N_("{period}: {figure}"), period=period, figure=figure)
        set_text(self._figure, words)
        self._figure.setHidden(counted)
        # other days than a quarter or a year are named by themselves
        named = cell.period.name not in ("", cell.period.shown())
        way = N_("Open the {figure} of {period}") if named else N_("Open the {figure} of these days")
        self.open_list.set_text(tr(way, figure=figure, period=period))
        self.open_list.setVisible(counted)
        self.show()
