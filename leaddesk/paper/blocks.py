"""The blocks that several papers share: boxed notices, scope of consent, steps, the line to cut along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator
from leaddesk.paper import fonts, notices
from leaddesk.paper.flow import Block, Flow
from leaddesk.paper.grid import Cell, Grid, Look
from leaddesk.paper.styles import BODY, FINE, FINE_BOLD, Align, Style
from leaddesk.paper.tags import tagged
from leaddesk.paper.text import Bold, Words, draw_line, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDENT = 10.0


def boxed(content: Sequence[Flow], *, after: float = 5) -> Grid:
    """Return a box around some blocks: rule 1, padding 5."""
    return Grid([[Cell("", list(content))]], look=Look(padding=5, top=2.5, bottom=4), after=after)


def boxed_words(*paragraphs: Words, style: Style = BODY) -> Grid:
    """Return a box of words, such as the three steps on a referral slip."""
    return boxed([paragraph(words, replace(style, before=0, after=0)) for words in paragraphs])


def long_notice(tr: Translator) -> Grid:
    """Return the notice of 42 CFR 2.32(a)(1), to the letter and in English whatever the paper's language.

    Our heading stands outside the mandated words and may be translated.
    """
    case = replace(FINE, indent=_INDENT)
    return boxed(
        [
            paragraph(tr(N_("NOTICE TO THE PERSON WHO RECEIVES THIS RECORD")), FINE_BOLD),
            paragraph(notices.LONG_OPENING, FINE, verbatim=True),
            *(paragraph(words, case, verbatim=True) for words in notices.LONG_CASES),
            paragraph(notices.LONG_CLOSING, FINE, verbatim=True),
        ]
    )


def scope_of_consent(words: Words, tr: Translator) -> Grid:
    """Return the box that explains what the consent allows this recipient, 42 CFR 2.32(b)."""
    heading = (Bold(tr(N_("WHAT THE CONSENT ALLOWS"))), " (42 CFR 2.32(b))")
    return boxed([paragraph(heading, FINE), paragraph(words, FINE)])


class CutLine(Block):
    """A dashed line with words in the middle: the part below is given to the person."""

    def __init__(self, words: str) -> None:
        super().__init__(before=4, after=4)
        self._words = words

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width and one line."""
        self.width, self.height = width, FINE.leading
        return width, self.height

    def draw(self) -> None:
        """Draw the dashes on both sides of the words."""
        half = fonts.width(fonts.marked(self._words), FINE.size) / 2 + 6
        with tagged(self.canv, FINE.role):
            draw_line(self.canv, self.width / 2, 3, self._words, replace(FINE, align=Align.CENTRE))
        self.canv.saveState()
        self.canv.setLineWidth(0.75)
        self.canv.setDash(8, 5)
        self.canv.line(0, 6, self.width / 2 - half, 6)
        self.canv.line(self.width / 2 + half, 6, self.width, 6)
        self.canv.restoreState()
