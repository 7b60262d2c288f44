"""Bars say what the figures say, and nothing of those withheld."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from reportlab.graphics.shapes import Rect, String

from leaddesk.paper.build import build
from leaddesk.paper.charts import Bar, bars_across, bars_up, to_svg
from leaddesk.paper.grid import side_by_side
from leaddesk.paper.styles import FINE_BOLD
from leaddesk.paper.text import paragraph
from tests.paper.inspection import assert_sound, text
from tests.paper.samples import sheet

DOORS = (
    Bar("Arrest diversion", 12, "12", now=True),
    Bar("Social contact", None, "fewer than 11"),
    Bar("Community", None, "fewer than 11"),
    Bar("All doors", 24, "24", total=True),
)
TREND = tuple(Bar(f"Q{number}", 100.0 * number, f"{100 * number}", now=number == 4) for number in (1, 2, 3, 4))


def bars_of(drawing):
    return [shape for shape in drawing.contents if isinstance(shape, Rect)]


def test_a_withheld_figure_has_words_and_no_bar():
    drawing = bars_across(DOORS, 240)

    assert len(bars_of(drawing)) == 2
    assert [shape.text for shape in drawing.contents if isinstance(shape, String)].count("fewer than 11") == 2


def test_bars_start_at_zero_and_are_as_long_as_their_figures():
    part, whole = bars_of(bars_across(DOORS, 240))
    heights = [bar.height for bar in bars_of(bars_up(TREND, 240))]

    assert part.x == whole.x
    assert abs(part.width * 2 - whole.width) < 0.01
    assert [round(height / heights[0], 3) for height in heights] == [1, 2, 3, 4]


def test_a_chart_of_withheld_figures_alone_is_words_alone():
    assert bars_of(bars_across(DOORS[1:3], 240)) == []
    assert bars_of(bars_up([Bar("Q1", 0, "0")], 100)) == []


def test_the_screens_chart_is_the_papers_in_the_papers_type():
    svg = to_svg(bars_across((*DOORS, Bar('<b>"Ann" & Bob</b>', 3, "3")), 240))

    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    texts = list(root.iter("{http://www.w3.org/2000/svg}text"))
    assert [node.text for node in texts][:2] == ["Arrest diversion", "12"]
    assert "font-family: 'Noto Sans'; font-weight: bold" in texts[1].get("style")
    assert "font-weight" not in texts[0].get("style")
    assert '<b>"Ann" & Bob</b>' in [node.text for node in texts]
    assert all("Noto Sans" in node.get("style") for node in texts)


def test_charts_on_paper_bring_no_font_of_their_own():
    left = [paragraph("Referrals by door", FINE_BOLD), bars_across(DOORS, 240)]

    pdf = build(sheet(), [side_by_side(left, bars_up(TREND, 240))]).pdf

    assert_sound(pdf)
    assert "fewer than 11" in text(pdf)
