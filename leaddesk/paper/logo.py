"""The office's sign in the head of a paper, left of its name."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader

from leaddesk.paper.flow import Block, Stack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaddesk.paper.flow import Flow

_WIDEST, _TALLEST, _GAP = 110.0, 36.0, 8.0


@lru_cache(maxsize=4)
def _picture(logo: bytes) -> tuple[Any, float, float]:
    picture = ImageReader(BytesIO(logo))
    wide, tall = picture.getSize()
    scale = min(_WIDEST / wide, _TALLEST / tall)
    return picture, wide * scale, tall * scale


def room_of_logo(logo: bytes) -> float:
    """Return how much of the width a sign takes, with the gap behind it."""
    return _picture(logo)[1] + _GAP if logo else 0.0


class _Beside(Block):
    """A sign and the lines right of it. It is an ornament: the name stands beside it in words."""

    def __init__(self, logo: bytes, lines: Stack) -> None:
        super().__init__()
        self._lines = lines
        self._picture, self._wide, self._tall = _picture(logo)

    def inner(self) -> Iterable[Flow]:
        """Return the lines."""
        return (self._lines,)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the height of whichever is taller."""
        _, tall = self._lines.wrap(width - self._wide - _GAP, height)
        self.width, self.height = width, max(tall, self._tall)
        return self.width, self.height

    def draw(self) -> None:
        """Draw both from the top."""
        self.canv.drawImage(self._picture, 0, self.height - self._tall, self._wide, self._tall)
        self._lines.drawOn(self.canv, self._wide + _GAP, self.height - self._lines.height)


def beside_logo(lines: Stack, logo: bytes) -> Stack:
    """Return lines with the sign left of them, or alone where there is none."""
    return Stack([_Beside(logo, lines)]) if logo else lines
