"""What every drawn block is made of: a flowable that stacks others, and groups that stay on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, PageBreak, Spacer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Flow = Any  # a reportlab flowable; the library brings no types


class TooTallError(ValueError):
    """A group that must stay together is taller than a page: a mistake in the form, found before printing."""


class Block(Flowable):  # type: ignore[misc] # reportlab is untyped
    """A flowable that holds others and draws them itself."""

    def __init__(self, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after
        self.width = self.height = 0.0

    def inner(self) -> Iterable[Flow]:
        """Return the flowables inside, so that a pass before the build finds them."""
        return ()

    def split(self, _width: float, _height: float) -> list[Flow]:
        """Stay whole unless a kind of block knows better."""
        return []


def every(story: Iterable[Flow]) -> Iterator[Flow]:
    """Yield each flowable of a story and those inside them, in reading order."""
    for flowable in story:
        yield flowable
        if isinstance(flowable, Block):
            yield from every(flowable.inner())


class Stack(Block):
    """Flowables one under another, never split: what :func:`together` and cells use to measure and draw."""

    def __init__(self, content: Sequence[Flow], before: float = 0, after: float = 0) -> None:
        super().__init__(before, after)
        self.content = list(content)
        self._tops: list[float] = []

    def inner(self) -> Iterable[Flow]:
        """Return what is stacked."""
        return self.content

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure the stack at this width; the space above the first and below the last is left out."""
        self._tops, top, gap = [], 0.0, 0.0
        for place, flowable in enumerate(self.content):
            _, tall = flowable.wrapOn(self.canv if hasattr(self, "canv") else None, width, 1e6)
            if place:
                top += max(gap, flowable.getSpaceBefore())
            self._tops.append(top)
            top += tall
            gap = flowable.getSpaceAfter()
        self.width, self.height = width, top
        return width, top

    def draw(self) -> None:
        """Draw each flowable at its place."""
        for top, flowable in zip(self._tops, self.content, strict=True):
            flowable.drawOn(self.canv, 0, self.height - top - flowable.height)

    def divided(self, height: float) -> tuple[Stack, Stack]:
        """Return two stacks, the first at most this tall: for the one cell that is taller than a page."""
        first: list[Flow] = []
        for place, (top, flowable) in enumerate(zip(self._tops, self.content, strict=True)):
            if top + flowable.height <= height:
                first.append(flowable)
                continue
            parts = flowable.split(self.width, height - top)
            rest = self.content[place + 1 :]
            if len(parts) > 1:
                return Stack([*first, parts[0]]), Stack([*parts[1:], *rest])
            return Stack(first), Stack([flowable, *rest])
        return Stack(first), Stack([])


class Together(Stack):
    """A group that is never split over two pages: a signature with the paragraph it vouches for."""


def together(first: Flow, *others: Flow, before: float = 0, after: float = 0) -> Together:
    """Return a group that moves to the next page as a whole. :func:`build` refuses one taller than a page."""
    content = (first, *others)
    return Together(content, before or content[0].getSpaceBefore(), after or content[-1].getSpaceAfter())


def drawn_on(flowable: Flow) -> list[int]:
    """Return a list that gets the page on which a flowable is drawn whole, once the paper is built."""
    pages: list[int] = []
    draw = flowable.draw

    def noted() -> None:
        pages.append(flowable.canv.getPageNumber())
        draw()

    flowable.draw = noted
    return pages


def first_page(story: Sequence[Flow]) -> Sequence[Flow]:
    """Return what a form means to stand on its first page: all before its first page break."""
    ends = (place for place, flowable in enumerate(story) if isinstance(flowable, PageBreak))
    return story[: next(ends, len(story))]


def page_break() -> Flow:
    """Return what starts a new page."""
    return PageBreak()


def space(height: float) -> Flow:
    """Return empty room of this height."""
    return Spacer(1, height)
