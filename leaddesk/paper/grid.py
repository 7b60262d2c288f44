"""Boxes of cells, one engine for label-over-answer grids, tables with a repeated head, and boxed words.

Reportlab's own Table is not used: its empty cells bring in Helvetica, unembedded, and its fixed heights cut text off
without a word. Here a row is as tall as its tallest cell and a page ends between rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from leaddesk.paper.cells import BY_HAND_HEIGHT, BY_HAND_ROOM, Body, LongText, flowables
from leaddesk.paper.flow import Block, Flow, Stack
from leaddesk.paper.styles import ANSWER, HEAD_CELL, LABEL, SECTION, TABLE, Align, Style
from leaddesk.paper.text import Words, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LABEL_TOP = 1.5
_NO_LABEL_TOP = 3.0
_BOTTOM = 4.0
_MOST_LED = 2
TALLEST_WHOLE_ROW = 430.0
"""A row taller than this is split inside: it might fit on no page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its label at the top left, its body beneath, and its share of the row's width.

    ``strong`` sets the one fact that the reader hunts in bold. ``least`` is the least height in points; a body of
    None stays empty for writing by hand: 36 tall, and 7 mm below a label of any length.
    """

    label: Words = ""
    body: Body = None
    share: float = 1
    strong: bool = False
    least: float = 0
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side; ``rule`` is the line beneath, 0 is none.

    One that ``leads`` stays with so many rows below it, or with as many as there are up to the next that leads.
    ``again`` is what stands over it where it opens a page, such as the heading that it is under.
    """

    cells: tuple[Cell, ...]
    rule: float = 0.75
    style: Style | None = None
    leads: int = 0
    again: Row | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a grid is ruled and set."""

    style: Style = ANSWER
    padding: float = 4.5
    top: float = _NO_LABEL_TOP
    bottom: float = _BOTTOM
    outer: float = 1.0
    vertical: bool = True
    middle: bool = False
    """Whether a body without a label stands in the middle of its row's height."""


@dataclass(slots=True)
class _Laid:
    """A row measured at a width."""

    height: float
    places: list[tuple[Cell, float, float, Stack]]


class Grid(Block):
    """Rows of cells in a box. Splits between rows only, its head repeated, its heading never alone.

    ``continued`` is the heading of what goes on over the page.
    """

    def __init__(
        self,
        rows: Iterable[Row | Sequence[Cell]],
        *,
        heading: Words = "",
        head: Row | None = None,
        look: Look | None = None,
        after: float = 5,
        continued: Words = "",
    ) -> None:
        super().__init__(SECTION.before if heading else 0, after)
        self._continued = continued
        self.rows = [row if isinstance(row, Row) else Row(tuple(row)) for row in rows]
        self.heading, self.head, self.look = heading, head, look or Look()
        self._laid: list[_Laid] = []
        self._at = -1.0
        self._title: Flow = None
        self._title_height = 0.0

    def inner(self) -> Iterator[Flow]:
        """Yield the flowables that stand in cells."""
        for row in self.rows:
            for cell in row.cells:
                if isinstance(cell.body, list):
                    yield from cell.body
                elif isinstance(cell.body, Block):
                    yield cell.body

    def long_texts(self, width: float) -> Iterator[tuple[Cell, LongText, float]]:
        """Yield each cell with free text and the width that its words have."""
        for row in self.rows:
            for cell, _, wide in self._columns(row, width):
                if isinstance(cell.body, LongText):
                    yield cell, cell.body, wide - 2 * self.look.padding

    def _columns(self, row: Row, width: float) -> Iterator[tuple[Cell, float, float]]:
        whole, x = sum(cell.share for cell in row.cells), 0.0
        for cell in row.cells:
            wide = width * cell.share / whole
            yield cell, x, wide
            x += wide

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure every row once for a width."""
        if self._at != width:
            rows = [self.head, *self.rows] if self.head else self.rows
            self._laid, self._at = [self._lay(row, width) for row in rows], width
            if self.heading:
                self._title = paragraph(self.heading, SECTION)
                self._title_height = self._title.wrap(width, 1e6)[1] + SECTION.after
        self.width = width
        self.height = self._title_height + sum(laid.height for laid in self._laid)
        return width, self.height

    def _lay(self, row: Row, width: float) -> _Laid:
        look, places, tall = self.look, [], 0.0
        for cell, x, wide in self._columns(row, width):
            content = Stack(self._content(cell, row, wide - 2 * look.padding))
            _, height = content.wrap(wide - 2 * look.padding, 1e6)
            top = _LABEL_TOP if cell.label else look.top
            empty = cell.label and cell.body is None and row is not self.head
            by_hand = max(BY_HAND_HEIGHT, top + height + BY_HAND_ROOM) if empty else 0
            tall = max(tall, top + height + look.bottom, cell.least, by_hand)
            places.append((cell, x, top, content))
        return _Laid(tall, places)

    def _content(self, cell: Cell, row: Row, width: float) -> list[Flow]:
        style = row.style or self.look.style
        if cell.align is not None:
            style = replace(style, align=cell.align)
        body = flowables(cell.body, replace(style, bold=True) if cell.strong else style, width)
        return [paragraph(cell.label, LABEL), *body] if cell.label else body

    def split(self, width: float, height: float) -> list[Flow]:
        """Cut between two rows; a heading or head keeps at least two rows by it. Inside a row only if it must."""
        self.wrap(width, height)
        heads = 1 if self.head else 0
        room = height - self._title_height - (self._laid[0].height if heads else 0)
        fitting = 0
        for laid in self._laid[heads:]:
            if laid.height > room:
                break
            room -= laid.height
            fitting += 1
        pair = self._laid[heads : heads + 2]
        least = len(pair) if (heads or self.heading) and sum(laid.height for laid in pair) < TALLEST_WHOLE_ROW else 1
        tall = fitting < len(self.rows) and self._laid[heads + fitting].height > TALLEST_WHOLE_ROW
        if tall and room > 60:  # noqa: PLR2004 - a few lines, or the row had better start on the next page
            return self._cut_inside(fitting, room)
        if fitting == len(self.rows) - 1 > least:
            # nor does the last one stand alone over the page
            fitting -= 1
        fitting = self._whole(fitting)
        if fitting < least or fitting == len(self.rows):
            return []
        return [self._part(self.rows[:fitting], first=True), self._part(self.rows[fitting:])]

    def _whole(self, fitting: int) -> int:
        """Return how many rows stay on a page, so that what leads there has what it leads."""
        place = fitting - 1
        while 0 <= place < fitting < len(self.rows):
            behind = fitting - 1 - place
            if behind < self.rows[place].leads and not (behind and self.rows[fitting].leads):
                fitting, place = place, place - 1
            elif behind >= _MOST_LED:
                break
            else:
                place -= 1
        return fitting

    def _cut_inside(self, number: int, room: float) -> list[Flow]:
        row, laid = self.rows[number], self._laid[number + (1 if self.head else 0)]
        upper: list[Cell] = []
        lower: list[Cell] = []
        for cell, _, _, content in laid.places:
            one, two = content.divided(room - self.look.top - self.look.bottom)
            upper.append(replace(cell, label="", body=one.content, least=0))
            lower.append(replace(cell, label="", body=two.content, least=0))
        if not any(cell.body for cell in upper):
            return []
        rows = [*self.rows[:number], replace(row, cells=tuple(upper))]
        rest = [replace(row, cells=tuple(lower)), *self.rows[number + 1 :]]
        return [self._part(rows, first=True), self._part(rest)]

    def _part(self, rows: list[Row], *, first: bool = False) -> Grid:
        heading = self.heading if first else self._continued
        if not first and rows[0].again is not None:
            rows = [rows[0].again, *rows]
        after, continued = self.spaceAfter, self._continued
        return Grid(rows, heading=heading, head=self.head, look=self.look, after=after, continued=continued)

    def draw(self) -> None:
        """Draw heading, cells and rules."""
        top = self.height
        if self.heading:
            self._title.drawOn(self.canv, 0, top - self._title.height)
            top -= self._title_height
        high = top
        rows = [self.head, *self.rows] if self.head else self.rows
        for number, (row, laid) in enumerate(zip(rows, self._laid, strict=True)):
            self._draw_row(laid, top)
            top -= laid.height
            if row.rule and number < len(rows) - 1:
                self._line(0, top, self.width, top, row.rule)
        if self.look.outer:
            self.canv.setLineWidth(self.look.outer)
            self.canv.rect(0, top, self.width, high - top)

    def _draw_row(self, laid: _Laid, top: float) -> None:
        for cell, x, above, content in laid.places:
            free = (laid.height - content.height) / 2 if self.look.middle and not cell.label else above
            content.drawOn(self.canv, x + self.look.padding, top - free - content.height)
            if x and self.look.vertical:
                self._line(x, top, x, top - laid.height, 0.75)
            if isinstance(cell.body, LongText) and cell.body.item is not None:
                cell.body.item.page = self.canv.getPageNumber()

    def _line(self, *where: Any) -> None:
        *ends, thickness = where
        self.canv.setLineWidth(thickness)
        self.canv.line(*ends)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, and how it is aligned."""

    head: Words
    share: float = 1
    align: Align = Align.LEFT


def head_row(columns: Sequence[Column]) -> Row:
    """Return the bold head of a table, aligned like its columns."""
    cells = tuple(Cell("", column.head, column.share, align=column.align) for column in columns)
    return Row(cells, rule=1.25, style=HEAD_CELL)


def table_rows(columns: Sequence[Column], rows: Iterable[Sequence[Body]]) -> list[Row]:
    """Return a table's rows, each body under its column."""
    return [
        Row(tuple(Cell("", body, c.share, align=c.align) for c, body in zip(columns, row, strict=True))) for row in rows
    ]


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Body]],
    *,
    heading: Words = "",
    vertical: bool = False,
    style: Style = TABLE,
    least: float = 0,
    middle: bool = True,
) -> Grid:
    """Return a table: its head is repeated on each page, its rows never split.

    ``vertical`` rules columns apart, where people write or tick; ``least`` is the least height of a row. Rows of many
    lines are read from the top: not in the ``middle``.
    """
    made = table_rows(columns, rows)
    if least:
        made = [replace(row, cells=tuple(replace(cell, least=least) for cell in row.cells)) for row in made]
    look = Look(style=style, vertical=vertical, middle=middle, bottom=3.5)
    return Grid(made, heading=heading, head=head_row(columns), look=look)


NUMBER_COLUMN = 24.0


def bilingual(
    rows: Iterable[tuple[str, Body, Body]], width: float, *, style: Style = TABLE, goes_on: bool = False
) -> Grid:
    """Return rows of number, English and Spanish: the same row is the same meaning, the head is repeated.

    Rows that go on from others right above have no head.
    """
    half = (width - NUMBER_COLUMN) / 2
    columns = (Column("", NUMBER_COLUMN), Column("English", half), Column("Español", half))
    made = [
        Row(
            (
                Cell("", number, NUMBER_COLUMN, strong=True),
                Cell("", english, half),
                Cell("", spanish, half),
            )
        )
        for number, english, spanish in rows
    ]
    return Grid(made, head=None if goes_on else head_row(columns), look=Look(style=style))


def side_by_side(*bodies: Body, gap: float = 0.03) -> Grid:
    """Return blocks of equal width next to one another without a box; ``gap`` is a part of a block's width."""
    cells = [Cell("", bodies[0])]
    for body in bodies[1:]:
        cells += [Cell("", None, gap), Cell("", body)]
    return Grid([cells], look=Look(padding=0, top=0, bottom=0, outer=0, vertical=False))
