"""The sizes and leadings that paper is set in. Nothing is set below 9 points."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from reportlab.lib.styles import ParagraphStyle

from leaddesk.paper import fonts, tags

if TYPE_CHECKING:
    from collections.abc import Iterator


class Align(IntEnum):
    """Where a line stands in its column; the values are reportlab's."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: size and leading in points, and where its lines begin."""

    size: float
    leading: float
    bold: bool = False
    align: Align = Align.LEFT
    indent: float = 0
    before: float = 0
    after: float = 0
    role: str = tags.WORDS
    """What a screen reader takes it for."""


TITLE = Style(16, 20, bold=True, role=tags.TITLE)
SMALL_TITLE = Style(16, 20, bold=True, before=2, after=1, role=tags.HEADING)
SECTION = Style(11.5, 14, bold=True, before=7, after=2, role=tags.HEADING)
BODY = Style(11, 14.5, before=2, after=3)
BODY_12 = Style(12, 15.8, before=2, after=3)
ANSWER = Style(11, 14)
STRONG = Style(11, 14, bold=True)
TABLE = Style(11, 14)
TABLE_10 = Style(10, 12.9)
HEAD_CELL = Style(9, 11.2, bold=True)
LABEL = Style(9, 11)
FINE = Style(9, 11.2)
FINE_BOLD = Style(9, 11.2, bold=True)
CASE_NUMBER = Style(15, 18, bold=True)
FIGURE = Style(20, 24, bold=True)
_LARGEST: ContextVar[float] = ContextVar("largest", default=BODY_12.size)


@contextmanager
def at_most(size: float) -> Iterator[None]:
    """Set what a person reads at most this large, inside: for a page that would else not hold what it promises."""
    before = _LARGEST.set(size)
    try:
        yield
    finally:
        _LARGEST.reset(before)


def is_tight() -> bool:
    """Return whether the page is set in the smallest size, and still may not hold what it promises."""
    return _LARGEST.get() <= fonts.SMALLEST


def in_force(style: Style) -> Style:
    """Return a style as it is set here; titles, figures and the case number stay as they are."""
    largest = _LARGEST.get()
    if not largest < style.size <= BODY_12.size:
        return style
    scale = largest / style.size
    # at the smallest size the paragraphs move together as well
    air = 0.2 if is_tight() else scale
    return replace(
        style, size=largest, leading=style.leading * scale, before=style.before * air, after=style.after * air
    )


@cache
def paragraph_style(style: Style) -> ParagraphStyle:
    """Return reportlab's form of a style, with every font that it might reach for set to ours."""
    fonts.register()
    if style.size < fonts.SMALLEST:
        message = f"nothing on paper is set below {fonts.SMALLEST} points"
        raise ValueError(message)
    face = fonts.BOLD if style.bold else fonts.REGULAR
    return ParagraphStyle(
        f"{style}",
        fontName=face,
        bulletFontName=fonts.REGULAR,
        bulletFontSize=style.size,
        bulletIndent=3,
        fontSize=style.size,
        leading=style.leading,
        alignment=int(style.align),
        leftIndent=style.indent,
        spaceBefore=style.before,
        spaceAfter=style.after,
        role=style.role,
    )
