"""Which charts a summary has, and their bars: taken from its table alone, so that no chart says more than it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaddesk.paper.charts import Bar, Chart
    from leaddesk.reports.table import Row, Table

QUARTERS = 5
"""Quarters in a chart; the table of the file has more."""
_FUNNEL = ("screening", "eligible", "approved", "outreach", "intake_complete")


@dataclass(frozen=True, slots=True)
class Point:
    """One bar: its words, its figure, and the period or row it is of. None where it is withheld."""

    label: str
    value: int | None
    shown: str
    words: str
    now: bool = False
    total: bool = False
    name: str = ""
    """Its label in full, where there is little room for it under a bar."""

    @property
    def said(self) -> str:
        """Return the label in full."""
        return self.name or self.label


@dataclass(frozen=True, slots=True)
class Series:
    """A chart: points side by side or one under another; ``parts`` splits each point, by the words of the part."""

    key: str
    title: str
    points: tuple[Point, ...]
    parts: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    upright: bool = True
    second: str = ""

    @property
    def empty(self) -> bool:
        """Return whether there is no bar to draw, for nothing happened or all is withheld: the table says so."""
        every = (*self.points, *(point for _label, points in self.parts for point in points))
        return not any(point.value for point in every)

    @property
    def told(self) -> str:
        """Return the whole chart as a screen reader says it."""
        return ". ".join(f"{point.said}: {point.words}" for point in self.points)

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return the figures as a table of words."""
        found = [(point.said, point.words) for point in self.points]
        for label, points in self.parts:
            found += [(f"{label}, {point.said}", point.words) for point in points]
        return tuple(found)


def pictures(table: Table, tr: Translator | None = None) -> tuple[Series, ...]:
    """Return the charts of a summary: those whose rows it shows, with at least one bar."""
    tr = tr or translator("en")
    return tuple(made for made in (*_over_time(table, tr), *_now(table, tr)) if made.points and not made.empty)


def drawn(series: Series, width: float, height: float) -> Chart:
    """Return a chart drawn, for paper or screen."""
    from leaddesk.paper.charts import Column, bars_across, bars_stacked, bars_up  # noqa: PLC0415 - reportlab

    bars = [_bar(point, words=not series.upright) for point in series.points]
    if not series.upright:
        return bars_across(bars, width)
    if not series.parts:
        return bars_up(bars, width, height)
    columns = [
        Column(bar, tuple(_bar(points[number], label) for label, points in series.parts))
        for number, bar in enumerate(bars)
    ]
    return bars_stacked(columns, width, height)


def _bar(point: Point, label: str = "", *, words: bool = False) -> Bar:
    from leaddesk.paper.charts import Bar  # noqa: PLC0415 - reportlab

    shown = point.words if words else point.shown
    return Bar(label or point.label, point.value, shown, now=point.now, total=point.total)


def _over_time(table: Table, tr: Translator) -> Iterator[Series]:
    if not table.trend_periods:
        return
    whole = table.row("referrals_received")
    if whole is not None and whole.trend:
        points = _trend(whole, table, tr)
        yield Series("referrals", tr(N_("Referrals received")), points, second=_up_to(table, tr))
        doors = [row for row in table.rows if row.measure == whole.measure and row.group.startswith("door_")]
        if doors and all(row.trend for row in doors):
            parts = tuple((tr(row.label), _trend(row, table, tr)) for row in doors)
            yield Series("doors", tr(N_("Referrals by door")), points, parts, second=_up_to(table, tr))
    contacts = table.row("contacts_made", "two_way")
    if contacts is not None and contacts.trend:
        title = tr(N_("Two-way contacts"))
        yield Series("contacts", title, _trend(contacts, table, tr), second=_up_to(table, tr))


def _now(table: Table, tr: Translator) -> Iterator[Series]:
    received = table.row("referrals_received")
    steps = [table.row("referral_funnel", key) for key in _FUNNEL]
    if received is not None and any(steps):
        points = [_point(row, table, tr) for row in (received, *steps) if row is not None]
        yield Series("funnel", tr(N_("Referral funnel")), tuple(points), upright=False, second=table.period.name)
    entry, housed = table.row("housed_since_entry"), table.row("housed_since_entry", "housed")
    if entry is not None and housed is not None:
        rows = [entry, housed, table.row("housing", "permanent"), table.row("housing", "homeless")]
        labels = (
            *(N_("Homeless at entry"), N_("of them housed now")),
            *(N_("All in permanent housing"), N_("All homeless now")),
        )
        points = [_point(row, table, tr, label) for row, label in zip(rows, labels, strict=True) if row is not None]
        title = tr(N_("Housing before and now"))
        yield Series("housing", title, tuple(points), upright=False, second=table.period.name)


def _trend(row: Row, table: Table, tr: Translator) -> tuple[Point, ...]:
    last = row.trend[-1].period
    return tuple(
        Point(
            _short(cell.period.name),
            cell.value,
            cell.text(table.threshold, tr),
            cell.words(table.threshold, tr),
            now=cell.period == last,
            name=cell.period.name,
        )
        for cell in row.trend[-QUARTERS:]
    )


def _point(row: Row, table: Table, tr: Translator, label: str = "") -> Point:
    cell = row.cells[0]
    words = cell.words(table.threshold, tr)
    return Point(tr(label or row.label), cell.value, cell.text(table.threshold, tr), words, total=not row.level)


def _up_to(table: Table, tr: Translator) -> str:
    return tr(N_("each quarter, up to {quarter}"), quarter=table.trend_periods[-1].name)


def _short(name: str) -> str:
    """Return ``FY27 Q1`` for a fiscal quarter, which is too long for a bar."""
    return re.sub(r"(?<=[^\W\d])\d\d(\d\d)(?= Q)", r"\1", name).replace(" 20", " ")
