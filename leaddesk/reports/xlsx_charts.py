"""The charts of a summary in its workbook: Excel's own, drawn from figures that stand beside them on their sheet."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.reports.pictures import Point, Series

_BLOCK, _AT = 23, 8
"""Rows for each chart with its figures, and how far below their head it stands."""
_LABELS, _FIGURES, _SCALE, _ON_A_PAGE, _LINE = 30, 14, 90, 2, 15
"""Widths in characters; per cent in print, and how many charts then stand on a page; points."""
_MOST_PARTS = 3
_BLACK, _WHITE = "#000000", "#FFFFFF"
_FILLS = (
    {"fill": {"color": _BLACK}},
    {"fill": {"color": _WHITE}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": _BLACK, "bg_color": _WHITE}},
)
"""As on paper, so that a printer without colour tells parts from one another."""


def lay_out(sheet: Any, charts: int) -> None:
    """Make the columns as wide as the charts ask for, and end a printed page between two of them."""
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, _MOST_PARTS, _FIGURES)
    sheet.set_print_scale(_SCALE)
    sheet.set_h_pagebreaks([_BLOCK * number for number in range(_ON_A_PAGE, charts, _ON_A_PAGE)])


def add_charts(
    book: Any, sheet: Any, series: Sequence[Series], looks: tuple[Any, Any, Any], write: Callable[..., None]
) -> None:
    """Write the figures of each chart and the chart; ``write`` puts one point into a cell.

    A withheld figure is a word in its cell, and no bar. ``looks``: of heads left and right, and of labels.
    """
    for number, one in enumerate(series):
        _block(book, sheet, one, number * _BLOCK, looks, write)


def _block(
    book: Any, sheet: Any, one: Series, top: int, looks: tuple[Any, Any, Any], write: Callable[..., None]
) -> None:
    head, head_right, plain = looks
    columns: list[tuple[str, tuple[Point, ...]]] = list(one.parts) or [(one.title, one.points)]
    sheet.set_row(top, _LINE * max(2, *(len(textwrap.wrap(label, _FIGURES)) for label, _points in columns)))
    sheet.write_string(top, 0, one.title, head)
    for place, (label, _points) in enumerate(columns, 1):
        sheet.write_string(top, place, label, head_right)
    for line, point in enumerate(one.points, 1):
        sheet.write_string(top + line, 0, point.said, plain)
        sheet.set_row(top + line, _LINE * len(textwrap.wrap(point.said, _LABELS) or [""]))
        for place, (_label, points) in enumerate(columns, 1):
            write(sheet, top + line, place, points[line - 1])
    kind = {"type": "column" if one.upright else "bar", **({"subtype": "stacked"} if one.parts else {})}
    chart = book.add_chart(kind)
    first, last = top + 1, top + len(one.points)
    for place, (_label, points) in enumerate(columns, 1):
        # Excel draws a word as 0 and would say so
        words = [{"value": point.shown} if point.value is None else None for point in points]
        chart.add_series(
            {
                # the cell, not its words: of her own, some look like the place of another cell
                "name": [sheet.get_name(), top, place],
                "categories": [sheet.get_name(), first, 0, last, 0],
                "values": [sheet.get_name(), first, place, last, place],
                **_FILLS[(place - 1) % len(_FILLS)],
                **({} if one.parts else {"points": [_filled(point) for point in points]}),
                "gap": 60,
                "border": {"color": _BLACK},
                "data_labels": {"value": not one.parts, **({} if one.parts else {"custom": words})},
            }
        )
    chart.set_title({"name": one.title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True} if not one.parts else {"position": "bottom"})
    # where bars lie, names run downwards, on what this library calls the y axis; numbers begin at zero
    names, numbers = (chart.set_x_axis, chart.set_y_axis) if one.upright else (chart.set_y_axis, chart.set_x_axis)
    names({"reverse": not one.upright, "major_gridlines": {"visible": False}})
    # a label at each bar tells its figure
    numbers({"major_gridlines": {"visible": False}, "min": 0, "visible": bool(one.parts)})
    chart.set_size({"width": 460, "height": 270})
    sheet.insert_chart(top + _AT, 0, chart, {"description": f"{one.title}. {one.told}"})


def _filled(point: Point) -> dict[str, dict[str, str]]:
    return {"fill": {"color": _BLACK if point.now else _WHITE}, "border": {"color": _BLACK}}
