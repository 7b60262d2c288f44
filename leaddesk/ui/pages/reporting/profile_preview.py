"""A report in small: its parts, its rows in their words, and the figures of the last quarter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import px
from leaddesk.ui.models.record_table import Column
from leaddesk.ui.widgets.layouts import column
from leaddesk.ui.widgets.tables import RecordTableView
from leaddesk.ui.widgets.text import label, set_text, show_if

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaddesk.reports.table import Table

_HIGH = 200


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A line of the report: words, and its figure if it has one."""

    words: str
    figure: str | None


class PreviewTable(RecordTableView[PreviewLine]):
    """As high as there is room for beside the form."""

    _wished = 0

    def take(self, high: int) -> None:
        """Be so high, or as high as some lines need."""
        if high == self._wished:
            return
        self._wished = high
        around: QWidget | None = self
        while around is not None and not isinstance(around.parentWidget(), QScrollArea):
            # at once on every level: who asks for a height right after must not get the old one
            around.updateGeometry()
            around = around.parentWidget()

    def sizeHint(self) -> QSize:
        """Return the height that was given."""
        return QSize(super().sizeHint().width(), max(px(_HIGH), self._wished))


class ProfilePreview(QWidget):
    """Follows the form, a moment after the last key."""

    def __init__(self) -> None:
        super().__init__()
        self._period = label("", "second", wrap=True)
        self.table = PreviewTable(
            tr(N_("Preview")),
            [
                Column(tr(N_("On the report")), lambda line: line.words, wrap=True),
                Column(tr(N_("Figure")), lambda line: line.figure, number=True),
            ],
            "profile-preview",
            0,
        )
        self.table.setProperty("card", True)
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(px(_HIGH))
        self._none = label(tr(N_("Add a measure to see the report.")), "second", wrap=True)
        self.setLayout(column(label(tr(N_("Preview")), "section"), self._period, self.table, self._none, gap=6))
        self.show_table(None)

    def show_table(self, table: Table | None) -> None:
        """Show a report, or that there is none yet."""
        show_if(self._none, table is None)
        for part in (self._period, self.table):
            show_if(part, table is not None)
        if table is None:
            return
        set_text(self._period, tr(N_("With the internal figures of {period}"), period=table.period.name))
        self.table.set_rows(list(_lines(table)))


def _lines(table: Table) -> Iterator[PreviewLine]:
    for section in table.sections:
        if section.title:
            yield PreviewLine(tr(section.title), None)
        heading = ""
        for row in section.rows:
            if row.heading not in {"", heading}:
                yield PreviewLine(f"  {tr(row.heading)}", None)
            heading = row.heading
            yield PreviewLine("  " * (row.level + 1) + tr(row.label), row.cells[0].text(table.threshold))
