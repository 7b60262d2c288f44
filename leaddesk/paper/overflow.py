"""Text that its box does not hold: what fits is printed, the rest goes to an addendum, and no word is lost.

It is measured in a pass before the build, for the layout asks for sizes several times and would file the rest twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator, show_number
from leaddesk.paper.cells import Item, LateLine, LongText
from leaddesk.paper.flow import Flow, every
from leaddesk.paper.fonts import marked, normalised
from leaddesk.paper.grid import Cell, Grid, Row
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, FINE, SMALL_TITLE, Style
from leaddesk.paper.text import Bold, Words, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from leaddesk.paper.sheet import Sheet

_WORD_END = re.compile(r"\S(?=\s)")
_LAST_WORDS = 5
_NARROWEST = 0.2
"""No letter is narrower than this part of the size: an upper limit for what a box may hold."""
_LONGEST_QUOTED_WORD = 40
_OPENS = replace(BODY, after=6)


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in two parts which, put together again, are the text."""

    printed: str
    rest: str


def cut(text: str, width: float, lines: int, style: Style, marker: str) -> Cut:
    """Return what a box of so many lines prints of a text beside its marker, and what is left for the addendum.

    Cuts after a whole word; only a word that the whole box does not hold is cut inside.
    """
    whole = normalised(text)
    room = lines * style.leading + 0.01
    # A box holds no more letters than this, so that a long text is not laid out again and again.
    most = int(lines * width / (style.size * _NARROWEST)) + 1
    if len(whole) <= most and _height(whole, width, style) <= room:
        return Cut(whole, "")

    def fits(end: int) -> bool:
        return _height(_with_marker(whole[:end], marker), width, style) <= room

    start = whole[:most]
    ends = [found.end() for found in _WORD_END.finditer(start)]
    end = _last(ends, fits)
    if end == 0:
        first = ends[0] if ends else len(start)
        end = _last(range(1, first), fits)
    return Cut(whole[:end], whole[end:])


def _last(ends: Sequence[int], fits: Callable[[int], bool]) -> int:
    """Return the greatest end that fits, 0 if none does; ends rise, and what fits is a run from the first."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if fits(ends[middle]):
            low = middle + 1
        else:
            high = middle
    return ends[low - 1] if low else 0


def _height(words: Words, width: float, style: Style) -> float:
    return float(paragraph(words, style).wrap(width, 1e6)[1])


def _with_marker(printed: str, marker: str) -> tuple[str | Bold, ...]:
    return (f"{printed} ", Bold(marker)) if printed else (Bold(marker),)


def marker_text(number: int, tr: Translator) -> str:
    """Return what stands in the box where the text goes on elsewhere."""
    return tr(N_("[continued on Addendum, item {number}]"), number=number)


def settle(story: Iterable[Flow], sheet: Sheet) -> list[Item]:
    """Decide for each long text in the story what its box prints, and return what is left, in reading order."""
    items: list[Item] = []
    for flowable in every(story):
        if isinstance(flowable, Grid):
            for cell, text, width in flowable.long_texts(sheet.frame.width):
                _settle(text, text.label or plain(cell.label), width, items, sheet.tr)
    return items


def _settle(text: LongText, label: str, width: float, items: list[Item], tr: Translator) -> None:
    marker = marker_text(len(items) + 1, tr)
    found = cut(text.text, width, text.lines, text.style, marker)
    if not found.rest:
        text.shown, text.item = found.printed, None
        return
    text.item = Item(len(items) + 1, label, found.printed, found.rest)
    text.shown = _with_marker(found.printed, marker)
    items.append(text.item)


def addendum(items: Sequence[Item], sheet: Sheet) -> list[Flow]:
    """Return the pages behind the form: each item with its box, then how many words there are in all."""
    tr = sheet.tr
    story: list[Flow] = [
        paragraph(tr(N_("Addendum")), SMALL_TITLE),
        paragraph(tr(N_("Where a box on the form was too small, the words go on here. Nothing is left out.")), _OPENS),
    ]
    story += [_boxed(item, sheet) for item in items]
    words = sum(len(item.rest.split()) for item in items)
    story.append(paragraph(_total(len(items), words, tr), FINE))
    if sheet.signed:
        story.append(signatures((Signature(tr(N_("Initials of each signer")), share=2), Signature("", share=5))))
    return story


def _total(items: int, words: int, tr: Translator) -> str:
    counted = tr(N_("1 item")) if items == 1 else tr(N_("{count} items"), count=items)
    spoken = tr(N_("1 word")) if words == 1 else tr(N_("{count} words"), count=show_number(words, tr.language))
    return tr(N_("End of addendum. {items}, {words}."), items=counted, words=spoken)


def _boxed(item: Item, sheet: Sheet) -> Grid:
    tr, form = sheet.tr, sheet.reference or sheet.code

    def where() -> str:
        return tr(N_("{form}, page {page}"), form=form, page=sheet.before + item.page)

    top = (
        Cell(tr(N_("Item")), str(item.number), 12, strong=True),
        Cell(tr(N_("Continues the box")), item.label, 58, strong=True),
        Cell(tr(N_("Of")), LateLine(where), 30),
    )
    return Grid([Row(top, leads=1), [Cell("", _rest(item))]])


def _rest(item: Item) -> tuple[str | Bold, ...]:
    last = " ".join(item.printed.split()[-_LAST_WORDS:])
    if len(last) > _LAST_WORDS * _LONGEST_QUOTED_WORD:
        last = last[-_LONGEST_QUOTED_WORD:]
    inside = bool(item.printed) and not item.rest[0].isspace()
    quoted = (Bold(f"[… {marked(last)}]"), "" if inside else " ") if last else ()
    return (*quoted, item.rest.lstrip() if not inside else item.rest)
