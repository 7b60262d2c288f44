"""Referrals received by quarter: the bars of the paper in the colours of the screen, or the same as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.i18n import N_, tr
from leaddesk.ui.current import current_tokens, px
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.facts import FactGrid
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from leaddesk.reports.table import Table
    from leaddesk.ui.tokens import Tokens

MEASURE = "referrals_received"
_BARS = 5
_WIDE, _HIGH = 214.0, 108.0
_SCALE = 12 / 9.5
"""The paper's words are 9.5 high; on the screen nothing is under 12."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The chart as it was drawn for paper, and its figures as words."""

    svg: str
    facts: tuple[tuple[str, str], ...]
    now: str


def picture_of(table: Table) -> Picture | None:
    """Return the chart of a summary, on the worker: drawing brings the paper's library."""
    found = table.row(MEASURE)
    if found is None or not found.trend:
        return None
    from leaddesk.paper.charts import Bar, bars_up, to_svg  # noqa: PLC0415 - 100 ms, and not in the main thread

    cells = found.trend
    last = cells[-1].period
    bars = [
        Bar(_short(cell.period.name), cell.value, cell.text(table.threshold), now=cell.period == last)
        for cell in cells[-_BARS:]
    ]
    facts = tuple((cell.period.name, cell.words(table.threshold)) for cell in cells)
    return Picture(to_svg(bars_up(bars, _WIDE, _HIGH)), facts, last.name)


def in_colours(svg: str, tokens: Tokens) -> str:
    """Return a chart in the colours of a theme: this quarter solid, others soft with an edge."""
    black, white = r"rgb\(0%,0%,0%\)", r"rgb\(100%,100%,100%\)"

    def box(found: re.Match[str]) -> str:
        text = re.sub(rf"fill: {black}", f"fill: {tokens.accent}", found[0])
        text = re.sub(rf"fill: {white}", f"fill: {tokens.accent_soft}", text)
        return re.sub(rf"stroke: {black}", f"stroke: {tokens.accent}", text)

    # Qt knows no clipping in SVG and would paint the clip itself
    svg = re.sub(r"<clipPath.*?</clipPath>", "", svg, flags=re.DOTALL).replace("clip-path: url(#clip)", "")
    made = re.sub(r"<rect [^>]*style=[^>]*>", box, svg)
    made = re.sub(rf"stroke: {black}", f"stroke: {tokens.edge}", made)
    made = re.sub(rf"fill: {black}", f"fill: {tokens.text}", made)
    return made.replace("'Noto Sans'", "Inter").replace("font-weight: bold", "font-weight: 600")


class ChartView(QWidget):
    """Draws the chart at any size and in any theme."""

    def __init__(self) -> None:
        super().__init__()
        self._svg = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_svg(self, svg: str, told: str) -> None:
        """Show another chart; ``told`` is the same in words."""
        self._svg = svg
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size in which the words are as large as those around them."""
        return QSize(px(_WIDE * _SCALE), px(_HIGH * _SCALE))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not made smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it from the left."""
        if not self._svg:
            return
        renderer = QSvgRenderer(QByteArray(in_colours(self._svg, current_tokens()).encode()))
        size = self.sizeHint()
        renderer.render(QPainter(self), QRectF(0, 0, size.width(), size.height()))


class ChartCard(Card):
    """A sentence, the chart, and the way to read it as a table."""

    def __init__(self) -> None:
        super().__init__(tr(N_("Referrals received")))
        self.setObjectName("chart")
        self._second = label(tr(N_("each quarter")), "second")
        self.chart, self._facts = ChartView(), FactGrid()
        self.switch = small(link(name="chart-as-table", text=tr(N_("Show as table"))))
        self.body.setSpacing(4)
        self.add(self._second, self.chart, self._facts)
        self.body.addLayout(row(self.switch, None))
        self.body.addStretch(1)
        self._facts.hide()
        self.switch.triggered.connect(lambda: self.show_table(table=self._facts.isHidden()))

    def show_picture(self, picture: Picture | None) -> None:
        """Show another chart, or nothing where there is none."""
        self.setVisible(picture is not None)
        if picture is None:
            return
        self._facts.set_facts(picture.facts)
        set_text(self._second, tr(N_("each quarter, up to {quarter}"), quarter=picture.now))
        told = ". ".join(f"{name}: {words}" for name, words in picture.facts)
        self.chart.show_svg(picture.svg, f"{tr(N_('Referrals received'))}. {told}")

    def show_table(self, *, table: bool) -> None:
        """Show the figures as a table, or the bars."""
        self._facts.setVisible(table)
        self.chart.setVisible(not table)
        self.switch.set_text(tr(N_("Show as chart")) if table else tr(N_("Show as table")))


def _short(name: str) -> str:
    """Return ``FY27 Q1`` for a fiscal quarter, which is too long for a bar."""
    return re.sub(r"FY\d\d(\d\d)", r"FY\1", name)
