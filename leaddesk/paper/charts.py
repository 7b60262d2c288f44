"""Bars for the quarterly summary: the same shapes on paper and on the screen.

From zero, no grid, no legend, a label at each bar. A suppressed figure gets words in place of a bar, for any length
of bar is a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.attrmap import AttrMap, AttrMapValue
from reportlab.lib.colors import black, white
from reportlab.lib.validators import isString

from leaddesk.paper import fonts
from leaddesk.paper.styles import Style
from leaddesk.paper.tags import PICTURE, tagged
from leaddesk.paper.text import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = Style(9.5, 12)
BAR_HEIGHT, ROW = 14.0, 26.0
BAR_WIDTH = 30.0
_VALUE_ROOM = 34.0
_TWO_LINES = (-2.2, 8.6)
"""How far below the middle of a bar the two lines of a long label stand."""
_LEGEND, _HATCH, _PLAIN = 13.0, 4.0, 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length, and the figure as words.

    ``value`` None means that the figure is withheld: ``shown`` stands there instead, ``fewer than 11``. ``now`` is
    this period, black; others are white. ``total`` is white with bold words.
    """

    label: str
    value: float | None
    shown: str
    now: bool = False
    total: bool = False

    @property
    def bold(self) -> bool:
        """Return whether the words of this bar are bold."""
        return self.total or self.now


@dataclass(frozen=True, slots=True)
class Column:
    """A standing bar with its parts, the lowest first."""

    whole: Bar
    parts: tuple[Bar, ...]


class Chart(Drawing):  # type: ignore[misc] # reportlab is untyped
    """A drawing that tells its figures to screen readers."""

    _attrMap = AttrMap(BASE=Drawing, told=AttrMapValue(isString, desc="the figures in words"))  # noqa: N815 - its name

    def draw(self, showBoundary: Any = None) -> None:  # noqa: N803 - reportlab's name
        """Draw the chart as one figure."""
        with tagged(self.canv, PICTURE, self.told):
            super().draw(showBoundary)


def bars_across(bars: Sequence[Bar], width: float) -> Chart:
    """Return horizontal bars, one under another, with their labels at the left."""
    height = len(bars) * ROW
    labels = min(width / 2, 4 + max(fonts.width(fonts.marked(bar.label), TEXT.size, bold=True) for bar in bars))
    drawing, axis = _drawing(width, height, bars), labels + 6
    room, greatest = width - axis - _VALUE_ROOM, _greatest(bars)
    for number, bar in enumerate(bars):
        middle = height - (number + 0.5) * ROW
        lines = _in_two(bar.label, labels, bold=bar.total)
        for line, drop in zip(lines, (3.4,) if len(lines) == 1 else _TWO_LINES, strict=True):
            drawing.add(_words(labels, middle - drop, line, anchor="end", bold=bar.total, room=labels))
        end = axis + (room * (bar.value or 0) / greatest)
        if bar.value:
            drawing.add(_bar(axis, middle - BAR_HEIGHT / 2, end - axis, BAR_HEIGHT, bar))
        bold = bar.bold or bar.value is not None
        drawing.add(_words(end + 4, middle - 3.4, bar.shown, bold=bold, room=width - end - 4))
    drawing.add(_axis(axis, 0, axis, height))
    return drawing


def bars_up(bars: Sequence[Bar], width: float, height: float = 100) -> Chart:
    """Return standing bars side by side, oldest first: a trend of events, never of people."""
    foot, top = 15.0, 14.0
    drawing = _drawing(width, height, bars)
    pitch, greatest = width / max(1, len(bars)), _greatest(bars)
    wide = min(BAR_WIDTH, pitch - 4)
    for number, bar in enumerate(bars):
        middle = (number + 0.5) * pitch
        tall = (height - foot - top) * (bar.value or 0) / greatest
        if bar.value:
            drawing.add(_bar(middle - wide / 2, foot, wide, tall, bar))
        drawing.add(_words(middle, foot + tall + 4, bar.shown, anchor="middle", bold=bar.bold, room=pitch - 2))
        drawing.add(_words(middle, 3, bar.label, anchor="middle", bold=bar.bold, room=pitch - 2))
    drawing.add(_axis(0, foot, width, foot))
    return drawing


def bars_stacked(columns: Sequence[Column], width: float, height: float = 150) -> Chart:
    """Return standing bars made of parts, oldest first, with what each shade stands for beneath.

    A column with a withheld part is one bar of its total, for any length of a part would be a number.
    """
    kinds = [bar.label for bar in columns[-1].parts] if columns else []
    foot, top = 15.0 + len(kinds) * _LEGEND, 14.0
    chart = _drawing(width, height, [])
    chart.told = ". ".join(
        f"{one.whole.label}: {one.whole.shown} ({', '.join(f'{bar.label} {bar.shown}' for bar in one.parts)})"
        for one in columns
    )
    pitch, greatest = width / max(1, len(columns)), _greatest([one.whole for one in columns])
    wide = min(BAR_WIDTH, pitch - 4)
    for number, one in enumerate(columns):
        middle, reached = (number + 0.5) * pitch, foot
        whole = all(bar.value is not None for bar in one.parts)
        parts = [*enumerate(one.parts)] if whole else [(_PLAIN, one.whole)]
        for shade, bar in parts:
            tall = (height - foot - top) * (bar.value or 0) / greatest
            if bar.value:
                _shaded(chart, (middle - wide / 2, reached, wide, tall), shade)
            reached += tall
        bold = one.whole.bold
        chart.add(_words(middle, reached + 4, one.whole.shown, anchor="middle", bold=bold, room=pitch - 2))
        chart.add(_words(middle, foot - 12, one.whole.label, anchor="middle", bold=bold, room=pitch - 2))
    chart.add(_axis(0, foot, width, foot))
    for shade, kind in enumerate(kinds):
        y = (len(kinds) - shade - 1) * _LEGEND + 1
        _shaded(chart, (0, y, 10, 9), shade)
        chart.add(_words(15, y + 1, kind, room=width - 16))
    return chart


def to_svg(drawing: Chart) -> str:
    """Return a chart for the screen. The text stays text: the viewer needs Noto Sans installed in the program."""
    svg = str(renderSVG.drawToString(drawing)).replace("<title>...</title>", "").replace("<desc>...</desc>", "")
    # SVG knows a family and a weight where a PDF knows two faces
    bold = f"font-family: '{fonts.FAMILY}'; font-weight: bold"
    svg = re.sub(rf"font-family: '?{fonts.BOLD}'?", bold, svg)
    return re.sub(rf"font-family: {fonts.FAMILY}(?=;)", f"font-family: '{fonts.FAMILY}'", svg)


def _drawing(width: float, height: float, bars: Sequence[Bar]) -> Chart:
    fonts.register()
    chart = Chart(width, height, initialFontName=fonts.REGULAR, initialFontSize=TEXT.size)
    chart.told = ". ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    return chart


def _greatest(bars: Sequence[Bar]) -> float:
    return max((bar.value for bar in bars if bar.value is not None), default=0) or 1


def _bar(x: float, y: float, width: float, height: float, bar: Bar) -> Any:
    return Rect(x, y, width, height, fillColor=black if bar.now and not bar.total else white, strokeWidth=1)


def _shaded(chart: Chart, box: tuple[float, float, float, float], shade: int) -> None:
    """Add a box in one of three shades that a fax keeps apart: black, white, hatched."""
    x, y, wide, tall = box
    chart.add(Rect(x, y, wide, tall, fillColor=black if shade == 0 else white, strokeWidth=1))
    if shade < 2:  # noqa: PLR2004 - black and white
        return
    start = -tall + _HATCH
    while start < wide:
        left, right = max(0.0, start), min(wide, start + tall)
        if right > left:
            chart.add(Line(x + left, y + left - start, x + right, y + right - start, strokeWidth=0.6))
        start += _HATCH


def _axis(x1: float, y1: float, x2: float, y2: float) -> Any:
    return Line(x1, y1, x2, y2, strokeWidth=1.25)


def _in_two(text: str, room: float, *, bold: bool) -> list[str]:
    """Return a label as one line, or as two where it is longer than its room."""

    def fits(words: list[str]) -> bool:
        return fonts.width(fonts.marked(" ".join(words)), TEXT.size, bold=bold) <= room

    words = text.split()
    count = next((n for n in range(len(words), 0, -1) if fits(words[:n])), len(words))
    return [" ".join(words)] if count == len(words) else [" ".join(words[:count]), " ".join(words[count:])]


def _words(x: float, y: float, text: str, *, room: float, anchor: str = "start", bold: bool = False) -> Any:
    style = Style(TEXT.size, TEXT.leading, bold=bold)
    face = fonts.BOLD if bold else fonts.REGULAR
    return String(x, y, shortened(text, style, room), fontName=face, fontSize=TEXT.size, textAnchor=anchor)
