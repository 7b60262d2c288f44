"""A summary as tidy CSV: one line for each figure, with its measure, period, value and whether it is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.comma_text import comma_text
from leaddesk.reports.measure import all_measures
from leaddesk.reports.table import State

if TYPE_CHECKING:
    from leaddesk.reports.imprint import Imprint
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Cell, Row, Table

HEADS = (
    *("code", "measure", "group", "label", "period", "first_day", "last_day", "value", "unit", "suppressed", "shown"),
    "version",
)


def tidy(table: Table, _profile: Profile, imprint: Imprint) -> bytes:
    """Return the file; a withheld figure has no value, only the sign that stands for it."""
    version = "release" if table.release else "internal"
    lines = [_line(row, cell, table, imprint, version) for row in table.rows for cell in (*row.cells, *_past(row))]
    return comma_text([HEADS, *lines])


def _past(row: Row) -> tuple[Cell, ...]:
    """Return the quarters of the trend that are no columns."""
    columns = {cell.period for cell in row.cells}
    return tuple(cell for cell in row.trend if cell.period not in columns)


def _line(row: Row, cell: Cell, table: Table, imprint: Imprint, version: str) -> list[str | float]:
    measure, period = all_measures()[row.measure], cell.period
    shown = cell.state is State.SHOWN and cell.value is not None
    value: str | float = ""
    if shown and cell.value is not None:
        whole = cell.value % cell.unit.parts == 0
        value = cell.value // cell.unit.parts if whole else cell.value / cell.unit.parts
    # of what a release does not show, no sign may tell why
    suppressed = not shown and table.release
    return [
        measure.code,
        row.measure,
        row.group,
        imprint.tr(row.label),
        period.name or period.shown(),
        period.first.isoformat(),
        period.last.isoformat(),
        value,
        cell.unit.value[0],
        "yes" if suppressed else "no",
        "" if shown else cell.text(table.threshold, imprint.tr),
        version,
    ]
