"""The charts of a summary in its workbook: Excel's own, drawn from figures that stand beside them on their sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.reports.pictures import Point, Series

_BLOCK, _AT = 17, 6
"""Rows for each chart, and the column in which it stands."""
_BLACK, _WHITE, _GREY = "#000000", "#FFFFFF", "#BFBFBF"
_FILLS = (_BLACK, _WHITE, _GREY)


def add_charts(book: Any, sheet: Any, series: Sequence[Series], head: Any, write: Callable[..., None]) -> None:
    """Write the figures of each chart and the chart; ``write`` puts one point into a cell.

    A withheld figure is a word in its cell, and no bar.
    """
    for number, one in enumerate(series):
        _block(book, sheet, one, number * _BLOCK, head, write)


def _block(book: Any, sheet: Any, one: Series, top: int, head: Any, write: Callable[..., None]) -> None:
    columns: list[tuple[str, tuple[Point, ...]]] = list(one.parts) or [(one.title, one.points)]
    sheet.write_string(top, 0, one.title, head)
    for place, (label, _points) in enumerate(columns, 1):
        sheet.write_string(top, place, label, head)
    for line, point in enumerate(one.points, 1):
        sheet.write_string(top + line, 0, point.said)
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
                "fill": {"color": _FILLS[(place - 1) % 3]},
                "border": {"color": _BLACK},
                "data_labels": {"value": not one.parts, **({} if one.parts else {"custom": words})},
            }
        )
    chart.set_title({"name": one.title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True} if not one.parts else {"position": "bottom"})
    # the axis of names runs downwards where bars lie; that of numbers begins at zero
    names, numbers = chart.set_x_axis, chart.set_y_axis
    names({"reverse": not one.upright})
    numbers({"major_gridlines": {"visible": False}, "min": 0})
    chart.set_size({"width": 460, "height": 300})
    sheet.insert_chart(top, _AT, chart, {"description": f"{one.title}. {one.told}"})
