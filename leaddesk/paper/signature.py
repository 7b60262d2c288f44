"""Lines to sign on, each with whose signature it is beneath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.paper.flow import Block, Flow
from leaddesk.paper.styles import ANSWER, LABEL
from leaddesk.paper.text import fitted, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

FREE_ABOVE = 36.0
_BETWEEN = 12.0


@dataclass(frozen=True, slots=True)
class Signature:
    """One line: the printed name and role beneath it, or a value already printed above it.

    An empty caption leaves the space free.
    """

    caption: str
    share: float = 1
    printed: str = ""


class _Lines(Block):
    def __init__(self, lines: Sequence[Signature], free: float) -> None:
        super().__init__(after=4)
        self._lines, self._free = tuple(lines), free
        self._places: list[tuple[float, float, Flow, Flow]] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure the captions and what is printed above the rules."""
        whole = sum(line.share for line in self._lines)
        room = width - _BETWEEN * (len(self._lines) - 1)
        self._places, x, tall, over = [], 0.0, 0.0, self._free
        for line in self._lines:
            own = room * line.share / whole
            caption = paragraph(line.caption, LABEL) if line.caption else None
            printed = fitted(line.printed, ANSWER, own - 4) if line.printed else None
            tall = max(tall, caption.wrap(own, 1e6)[1] if caption else 0)
            over = max(over, printed.wrap(own - 4, 1e6)[1] + 2 if printed else 0)
            self._places.append((x, own, caption, printed))
            x += own + _BETWEEN
        self.width, self.height, self._below = width, over + 1 + tall, tall
        return width, self.height

    def draw(self) -> None:
        """Draw the rules, one height for all, and the words."""
        self.canv.setLineWidth(1)
        for x, own, caption, printed in self._places:
            if caption is not None:
                self.canv.line(x, self._below + 0.5, x + own, self._below + 0.5)
                caption.drawOn(self.canv, x, self._below - caption.height)
            if printed is not None:
                printed.drawOn(self.canv, x + 2, self._below + 2)


def signatures(lines: Sequence[Signature], *, free: float = FREE_ABOVE) -> Block:
    """Return signature lines side by side, with 36 free above to sign in (13 mm).

    Put them in :func:`leaddesk.paper.flow.together` with the last paragraph that they vouch for: a signature never
    opens a page alone.
    """
    return _Lines(lines, free)
