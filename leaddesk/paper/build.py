"""From a sheet and its story to the bytes of a PDF: the same bytes for the same input, every time."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate

from leaddesk.paper import overflow, page
from leaddesk.paper.flow import Flow, Together, TooTallError, every, space
from leaddesk.paper.fonts import REGULAR, register
from leaddesk.paper.frames import PAGE_HEIGHT, PAGE_WIDTH
from leaddesk.paper.inputs import Inputs
from leaddesk.paper.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leaddesk.paper.sheet import Sheet

BAND_KEYWORD = "reprint-band"
AUTHOR = "LeadDesk"


@dataclass(frozen=True, slots=True)
class Printout:
    """A finished paper."""

    pdf: bytes
    pages: int
    addendum_items: int


_ONE_AT_A_TIME = Lock()
"""reportlab reads the outlines of a face through one place in its file: two builds at once would move it about."""


def build(sheet: Sheet, story: Iterable[Flow], fixed: Sequence[tuple[str, str]] = ()) -> Printout:
    """Lay the story out on the sheet's pages and return the PDF.

    A story is built once: make a new one for the next build. Long texts that their boxes do not hold go to an
    addendum behind the form. Raises TooTallError where a group that must stay together is taller than a page.
    ``fixed`` is what a fillable form says of itself, name by name; it is written only where the story has fields.
    """
    register()
    with _ONE_AT_A_TIME:
        return _built(sheet, story, fixed)


def _built(sheet: Sheet, story: Iterable[Flow], fixed: Sequence[tuple[str, str]]) -> Printout:
    head = page.head_of(sheet)
    body = [*head.prefix, *story] or [space(1)]  # an empty story is a page with head and foot
    items = overflow.settle(body, sheet)
    if items:
        body += [PageBreak(), *overflow.addendum(items, sheet)]
    _refuse_tall_groups(body, sheet)
    stream = BytesIO()
    pages = _lay_out(sheet, head, body, stream, fixed)
    return Printout(stream.getvalue(), pages, len(items))


def _refuse_tall_groups(story: Sequence[Flow], sheet: Sheet) -> None:
    room = sheet.frame.height(sheet.frame.later_top)
    for group in every(story):
        if isinstance(group, Together) and group.wrap(sheet.frame.width, room)[1] > room:
            message = f"a group of {len(group.content)} blocks in {sheet.code} is taller than a page"
            raise TooTallError(message)


class _CountingCanvas(Canvas):  # type: ignore[misc] # reportlab is untyped
    """A canvas that fills in the number of pages when it is saved."""

    sheet: Sheet
    tags: Tags
    inputs: Inputs
    pages = 0

    def save(self) -> None:
        """Define the page totals, then write the file."""
        self.pages = self.getPageNumber() - 1
        page.define_totals(self, self.sheet, self.pages)
        self.tags.write(self._doc)
        self.inputs.write(self._doc)
        super().save()


def _lay_out(sheet: Sheet, head: page.Head, body: list[Flow], stream: BytesIO, fixed: Sequence[tuple[str, str]]) -> int:
    frame = sheet.frame
    document = BaseDocTemplate(
        stream,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=f"{sheet.title} ({sheet.code})",
        author=AUTHOR,
        subject=f"{sheet.code} {sheet.edition}",
        creator=AUTHOR,
        producer=AUTHOR,
        keywords=[_band_keyword(sheet)],
        lang=sheet.tr.language,
        displayDocTitle=True,
        initialFontName=REGULAR,
        initialFontSize=9,
        initialLeading=11,
        invariant=1,
        pageCompression=1,
    )
    later = _template("later", sheet, frame.later_top, lambda canvas, _: page.draw_later(canvas, sheet))
    first = _template("first", sheet, head.body_top, lambda canvas, _: page.draw_first(canvas, sheet, head))
    document.addPageTemplates([later] if sheet.goes_on else [first, later])
    canvases: list[_CountingCanvas] = []

    def canvas(*arguments: Any, **named: Any) -> _CountingCanvas:
        made = _CountingCanvas(*arguments, **named)
        made.sheet, made.tags, made.inputs = sheet, Tags(), Inputs(fixed)
        canvases.append(made)
        return made

    document.build(body, canvasmaker=canvas)
    return canvases[-1].pages


def _template(name: str, sheet: Sheet, top: float, draw: Any) -> Any:
    frame = sheet.frame
    area = Frame(frame.side, frame.bottom, frame.width, frame.height(top), 0, 0, 0, 0, id=name)
    return PageTemplate(name, [area], onPage=draw, onPageEnd=_close, autoNextPageTemplate="later")


def _close(canvas: Any, _document: Any) -> None:
    canvas.tags.close_page(canvas)


def _band_keyword(sheet: Sheet) -> str:
    band = sheet.frame.band
    return f"{BAND_KEYWORD} {band.x:g} {band.baseline:g} {band.width:g}"
