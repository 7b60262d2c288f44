"""The charts of a summary: the bars of the paper in the colours of the screen, or the same as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSignalBlocker, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaddesk.i18n import N_, on_screen, tr
from leaddesk.reports.pictures import Series, drawn, pictures
from leaddesk.ui.current import current_tokens, px
from leaddesk.ui.widgets.buttons import link, small
from leaddesk.ui.widgets.choice import Choice
from leaddesk.ui.widgets.facts import FactGrid
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.panels import Card
from leaddesk.ui.widgets.text import label, set_text

if TYPE_CHECKING:
    from leaddesk.reports.table import Table
    from leaddesk.ui.tokens import Tokens

_WIDE, _HIGH, _STACKED = 214.0, 108.0, 160.0
_SCALE = 12 / 9.5
"""The paper's words are 9.5 high; on the screen nothing is under 12."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as it was drawn for paper, its size, and its figures as words."""

    svg: str
    size: tuple[float, float]
    series: Series


def pictures_of(table: Table) -> tuple[Picture, ...]:
    """Return the charts of a summary, on the worker: drawing brings the paper's library."""
    found = pictures(table, on_screen())
    if not found:
        return ()
    from leaddesk.paper.charts import to_svg  # noqa: PLC0415 - 100 ms, and not in the main thread

    made = []
    for one in found:
        chart = drawn(one, _WIDE, _STACKED if one.parts else _HIGH)
        made.append(Picture(to_svg(chart), (chart.width, chart.height), one))
    return tuple(made)


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
    """Draws a chart at any size and in any theme."""

    def __init__(self) -> None:
        super().__init__()
        self._svg, self._size = "", (_WIDE, _HIGH)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Picture) -> None:
        """Show another chart; its name is the same in words."""
        self._svg, self._size = picture.svg, picture.size
        self.setAccessibleName(f"{picture.series.title}. {picture.series.told}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size in which the words are as large as those around them."""
        wide, high = self._size
        return QSize(px(wide * _SCALE), px(high * _SCALE))

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
    """One chart at a time, the choice of them, and the way to read it as a table."""

    def __init__(self) -> None:
        super().__init__(tr(N_("Charts")))
        self.setObjectName("chart")
        self._pictures: tuple[Picture, ...] = ()
        self.choice = Choice()
        self.choice.setObjectName("chart-choice")
        self.choice.setAccessibleName(tr(N_("Chart")))
        self._second = label("", "second")
        self.chart, self._facts = ChartView(), FactGrid()
        self.switch = small(link(name="chart-as-table", text=tr(N_("Show as table"))))
        self.body.setSpacing(4)
        self.add(self.choice, self._second, self.chart, self._facts)
        self.body.addLayout(row(self.switch, None))
        self.body.addStretch(1)
        self._facts.hide()
        self.switch.triggered.connect(lambda: self.show_table(table=self._facts.isHidden()))
        self.choice.activated.connect(lambda _place: self._show())

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Offer other charts, staying on the one that is chosen; nothing where there is none."""
        chosen, self._pictures = self.choice.currentData(), pictures
        self.setVisible(bool(pictures))
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for picture in pictures:
                self.choice.addItem(picture.series.title, picture.series.key)
            self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self._show()

    def show_table(self, *, table: bool) -> None:
        """Show the figures as a table, or the bars."""
        self._facts.setVisible(table)
        self.chart.setVisible(not table)
        self.switch.set_text(tr(N_("Show as chart")) if table else tr(N_("Show as table")))

    def _show(self) -> None:
        place = self.choice.currentIndex()
        if not 0 <= place < len(self._pictures):
            return
        picture = self._pictures[place]
        self._facts.set_facts(picture.series.rows)
        set_text(self._second, picture.series.second)
        self.chart.show_picture(picture)
