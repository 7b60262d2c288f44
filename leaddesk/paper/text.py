"""The only place that makes paragraphs: values are escaped here, and numbers are kept on one line.

Words are given as plain strings, as :class:`Bold` ones, or as a sequence of both; :func:`fill` puts values into a
translated sentence without ever reading markup in them.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from leaddesk.paper import fonts
from leaddesk.paper.styles import Align, Style, in_force, paragraph_style
from leaddesk.paper.tags import tagged

_NO_BREAK_SPACE = "\u00a0"
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?"
)
_MESES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
# Hyphens need no help: reportlab breaks at white space only, so a plain hyphen stays searchable and never breaks.
_UNBROKEN = re.compile(
    rf"\(\d{{3}}\) \d{{3}}-\d{{4}}|\b(?:{_MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?\b|"
    rf"\b\d{{1,2}} de (?:{_MESES})(?: de \d{{4}})?\b|\b\d{{1,2}}:\d{{2}} [AaPp]\.?[Mm]\b|[_]+ / [_]+ / [_]+|"
    r"\b\d+ CFR (?:part )?\d[\w.()]*|\b(?:Mr|Mrs|Ms|Mx|Dr|Sr|Sra)\. (?=\w)"
)
_BOLD_TAG = re.compile("(</?b>)")
_PARSING = threading.Lock()  # reportlab parses markup with one parser for all threads


@dataclass(frozen=True, slots=True)
class Bold:
    """Words set in bold, the only emphasis on paper."""

    text: str


Run = str | Bold
Words = str | Bold | Sequence[Run]


def runs(words: Words) -> tuple[Run, ...]:
    """Return the words as a tuple of plain and bold runs."""
    return (words,) if isinstance(words, str | Bold) else tuple(words)


def plain(words: Words) -> str:
    """Return the words without their emphasis."""
    return "".join(run.text if isinstance(run, Bold) else run for run in runs(words))


class _TaggedParagraph(Paragraph):  # type: ignore[misc] # reportlab is untyped
    """A paragraph that tells screen readers what it is; its halves over two pages do so too."""

    def draw(self) -> None:
        """Draw the words as one element."""
        with tagged(self.canv, self.style.role):
            super().draw()


def fill(sentence: str, /, **values: Words) -> tuple[Run, ...]:
    """Put values into a fixed or translated sentence: ``fill("Until <b>{day}</b>.", day="Oct 28, 2027")``.

    ``<b>`` and ``</b>`` count in the sentence only. In a value they are letters like any other.
    """
    return tuple(_filled(sentence, values))


def _filled(sentence: str, values: dict[str, Words]) -> Iterator[Run]:
    bold = False
    for literal, name, _, _ in Formatter().parse(sentence):
        for part in _BOLD_TAG.split(literal):
            if part in {"<b>", "</b>"}:
                bold = part == "<b>"
            elif part:
                yield Bold(part) if bold else part
        if name is not None:
            for run in runs(values[name]):
                yield Bold(run) if bold and isinstance(run, str) else run


def numbered(number: str, words: str) -> str:
    """Return a section heading behind its number or letter, which never stand on different lines."""
    return number + _NO_BREAK_SPACE * 3 + words


def unbroken(text: str) -> str:
    """Return the text with phones, dates, times and citations held on one line by no-break spaces."""
    return _UNBROKEN.sub(lambda found: found[0].replace(" ", _NO_BREAK_SPACE), text)


def markup(words: Words, *, verbatim: bool = False) -> str:
    """Return the words as reportlab's markup, escaped; ``verbatim`` leaves every space as it is."""
    return "".join(_markup(run, verbatim=verbatim) for run in runs(words))


def _markup(run: Run, *, verbatim: bool) -> str:
    text = fonts.marked(run.text if isinstance(run, Bold) else run)
    safe = escape(text if verbatim else unbroken(text)).replace("\n", "<br/>")
    return f"<b>{safe}</b>" if isinstance(run, Bold) else safe


def paragraph(words: Words, style: Style, *, verbatim: bool = False) -> Paragraph:
    """Return a paragraph of these words. Mandated wording is set ``verbatim``."""
    with _PARSING:
        return _TaggedParagraph(markup(words, verbatim=verbatim), paragraph_style(in_force(style)))


def bullet(words: Words, style: Style) -> Paragraph:
    """Return a list entry behind a dot."""
    hung = paragraph_style(in_force(replace(style, indent=14, before=1.5, after=1.5)))
    with _PARSING:
        return _TaggedParagraph(markup(words), hung, bulletText="•")


def fitted(words: Words, style: Style, available: float) -> Paragraph:
    """Return a paragraph that shrinks to 9 points before it wraps: for names and case numbers."""
    text, bold = fonts.marked(plain(words)), style.bold or any(isinstance(run, Bold) for run in runs(words))
    wide = fonts.width(text, style.size, bold=bold)
    size = max(fonts.SMALLEST, min(style.size, int(style.size * (available - 0.5) / max(wide, 1) * 4) / 4))
    return paragraph(words, replace(style, size=size, leading=max(style.leading * size / style.size, size * 1.25)))


def draw_line(canvas: Any, x: float, y: float, text: str, style: Style) -> float:
    """Draw one line of text at a base line, aligned to ``x`` as the style says, and return its width."""
    shown = fonts.marked(text)
    canvas.setFont(fonts.BOLD if style.bold else fonts.REGULAR, style.size, style.leading)
    draw = {Align.LEFT: canvas.drawString, Align.CENTRE: canvas.drawCentredString, Align.RIGHT: canvas.drawRightString}
    draw[style.align](x, y, shown)
    return fonts.width(shown, style.size, bold=style.bold)


def shortened(text: str, style: Style, available: float) -> str:
    """Return the text, cut with an ellipsis if one line does not hold it: for foot lines only, never for answers."""
    shown = fonts.marked(text)
    if fonts.width(shown, style.size, bold=style.bold) <= available:
        return shown
    while shown and fonts.width(shown + "…", style.size, bold=style.bold) > available:
        shown = shown[:-1]
    return shown.rstrip() + "…"
