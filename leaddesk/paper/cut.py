"""A dashed line to cut along, with words in it."""

from __future__ import annotations

from dataclasses import replace

from leaddesk.paper.flow import Block
from leaddesk.paper.fonts import marked, width
from leaddesk.paper.styles import FINE, Align
from leaddesk.paper.tags import tagged
from leaddesk.paper.text import draw_line

_GAP = 8.0
_DASH = (6, 4)


class _CutLine(Block):
    def __init__(self, words: str) -> None:
        super().__init__(before=2, after=3)
        self._words = words

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take one line of fine print."""
        self.width, self.height = width, FINE.leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw the dashes on both sides of the words."""
        half = width(marked(self._words), FINE.size) / 2 + _GAP
        middle, level = self.width / 2, self.height / 2
        self.canv.saveState()
        self.canv.setLineWidth(0.75)
        self.canv.setDash(*_DASH)
        self.canv.line(0, level, middle - half, level)
        self.canv.line(middle + half, level, self.width, level)
        self.canv.restoreState()
        with tagged(self.canv, FINE.role):
            draw_line(self.canv, middle, level - FINE.size * 0.35, self._words, replace(FINE, align=Align.CENTRE))


def cut_line(words: str) -> Block:
    """Return a dashed line across the body that says what the part below it is for."""
    return _CutLine(words)
