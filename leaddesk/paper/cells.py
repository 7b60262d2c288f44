"""What stands in a cell: answers, names, choices, dates and lines to write on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from leaddesk.i18n import N_, Translator
from leaddesk.paper.flow import Block, Flow, space
from leaddesk.paper.styles import ANSWER, Align, Style, in_force
from leaddesk.paper.tags import PICTURE, tagged
from leaddesk.paper.text import Bold, Words, draw_line, fitted, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.paper.inputs import Input, Marks

BY_HAND_HEIGHT, BY_HAND_ROOM = 36.0, 20.0
WRITING_LINE = 22.7
TYPED_HEIGHT = 19.5
"""What the label of a cell leaves of the hand's height."""
PRINTED_BOX, BY_HAND_BOX = 10.0, 12.5
_GAP, _NARROW_GAP = 14.0, 8.0
DATE_BY_HAND = "______ / ______ / _______"
"""A date to write by hand, 10 mm a part."""
TIME_BY_HAND = "______ : ______  am / pm"


def written_date() -> list[Flow]:
    """Return a date to write by hand, with room above its lines for the hand."""
    return [space(10), paragraph(DATE_BY_HAND, ANSWER)]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A name or case number: it shrinks to 9 points before it wraps, and is never cut."""

    text: str
    style: Style = ANSWER


@dataclass(slots=True)
class Item:
    """What did not fit in one box; ``page`` is filled in when the box is drawn."""

    number: int
    label: str
    printed: str
    rest: str
    page: int = 1


@dataclass(slots=True)
class LongText:
    """Free text in a box of so many lines. What does not fit goes to the addendum, word for word.

    ``label`` names the box in the addendum where the cell's own label does not.
    """

    text: str
    lines: int
    style: Style = ANSWER
    label: str = ""
    shown: Words | None = None
    """What the box prints, once the paper is being built."""
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice beside its square. All choices are always printed."""

    label: Words
    checked: bool = False


Body = str | Bold | tuple[str | Bold, ...] | Fitted | LongText | Flow | list[Flow] | None


def answer(value: str, tr: Translator) -> str:
    """Return an optional answer, or ``Not given``: a filled form has no unexplained white cell."""
    return value or tr(N_("Not given"))


def missing(label: str, tr: Translator) -> Bold:
    """Return what the preview shows where a required answer is not there yet."""
    return Bold(tr(N_("[missing: {label}]"), label=label))


def flowables(body: Body, style: Style, width: float) -> list[Flow]:
    """Return what a cell draws for a body: words become a paragraph, None stays empty for writing by hand."""
    if body is None or body == "":
        return []
    if isinstance(body, list):
        return body
    if isinstance(body, Fitted):
        return [fitted(body.text, replace(body.style, bold=body.style.bold or style.bold), width)]
    if isinstance(body, LongText):
        return [paragraph(body.text if body.shown is None else body.shown, body.style)]
    if isinstance(body, str | Bold | tuple):
        return [paragraph(body, style)]
    return [body]


def draw_box(canvas: Any, x: float, y: float, size: float, *, checked: bool) -> None:
    """Draw a square with its lower left corner at (x, y), with an X if it is checked: a tick is lost on a fax."""
    with tagged(canvas, PICTURE, "[x]" if checked else "[ ]"):
        canvas.setLineWidth(1)
        canvas.rect(x + 0.5, y, size, size)
        if checked:
            canvas.saveState()
            canvas.setLineWidth(1.9)
            canvas.setLineCap(1)
            left, low, inset = x + 0.5, y, size * 0.25
            canvas.line(left + inset, low + inset, left + size - inset, low + size - inset)
            canvas.line(left + inset, low + size - inset, left + size - inset, low + inset)
            canvas.restoreState()


class CheckBox(Block):
    """A lone square, for the columns of a table."""

    def __init__(self, *, checked: bool = False, by_hand: bool = False, align: Align = Align.CENTRE) -> None:
        super().__init__()
        self._checked, self._align = checked, align
        self._size = BY_HAND_BOX if by_hand else PRINTED_BOX

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the width to be aligned in it."""
        self.width, self.height = width, self._size
        return width, self._size

    def draw(self) -> None:
        """Draw the square."""
        free = self.width - self._size
        draw_box(self.canv, free * self._align / 2, 0, self._size, checked=self._checked)


class Choices(Block):
    """Squares with their labels, flowing over lines, or in equal columns."""

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        columns: int = 0,
        by_hand: bool = False,
        style: Style = ANSWER,
        marks: Marks | None = None,
    ) -> None:
        """Take the choices; with ``marks`` the squares can be marked on a screen, each under its code."""
        super().__init__()
        self._choices, self._columns, self._style, self._marks = tuple(choices), columns, style, marks
        self._box = BY_HAND_BOX if by_hand else PRINTED_BOX
        self._row_gap = 6.0 if by_hand else 1.5
        self._places: list[tuple[float, float, Choice, Flow]] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Place each choice; one that is wider than what is left of its line starts a new one."""
        self._places, x, top, tall = [], 0.0, 0.0, 0.0
        column = width / self._columns if self._columns else 0
        labels = [paragraph(choice.label, self._style) for choice in self._choices]
        wide = [self._own_width(label, width) for label in labels]
        gap = _GAP if sum(wide) + _GAP * (len(wide) - 1) <= width else _NARROW_GAP
        for number, (choice, label) in enumerate(zip(self._choices, labels, strict=True)):
            own = min(column or width, wide[number])
            starts = number % self._columns == 0 if self._columns else x + own > width
            if number and starts:
                x, top, tall = 0.0, top + tall + self._row_gap, 0.0
            _, height = label.wrap((column or width) - self._box - 5 - (4 if column else 0), 1e6)
            self._places.append((x, top, choice, label))
            x, tall = x + (column or own + gap), max(tall, height, self._box + 2)
        self.width, self.height = width, top + tall
        return width, self.height

    def _own_width(self, label: Flow, width: float) -> float:
        label.wrap(width - self._box - 5, 1e6)
        lines = label.getActualLineWidths0()
        return float(self._box + 5 + max(lines, default=0) + 1)

    def draw(self) -> None:
        """Draw the squares level with their labels' first lines."""
        middle = self._style.leading - self._style.size * 0.71
        for number, (x, top, choice, label) in enumerate(self._places):
            y = self.height - top
            centre = y - self._style.leading / 2 - middle / 6
            draw_box(self.canv, x, centre - self._box / 2, self._box, checked=choice.checked)
            if self._marks is not None:
                square = (x + 0.5, centre - self._box / 2, self._box, self._box)
                self.canv.inputs.mark(self.canv, self._marks, self._marks.codes[number], plain(choice.label), square)
            label.drawOn(self.canv, x + self._box + 5, y - label.height)


class WritingLines(Block):
    """Ruled lines 8 mm apart, to write free text on."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the width and the height of the lines and half a line below."""
        self.width, self.height = width, self._count * WRITING_LINE + WRITING_LINE / 2
        return width, self.height

    def draw(self) -> None:
        """Draw the rules."""
        self.canv.setLineWidth(0.75)
        for number in range(1, self._count + 1):
            y = self.height - number * WRITING_LINE
            self.canv.line(0, y, self.width, y)


class TypeIn(Block):
    """A place to type an answer into on a screen, as tall as the hand's; ``offered`` makes it a list to choose from."""

    def __init__(self, field: Input, *, lines: int = 0, offered: Sequence[str] = ()) -> None:
        super().__init__()
        self._field, self._lines, self._offered = field, lines, tuple(offered)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the width and the room that a hand has."""
        tall = self._lines * WRITING_LINE + WRITING_LINE / 2 if self._lines else TYPED_HEIGHT
        self.width, self.height = width, tall
        return width, tall

    def draw(self) -> None:
        """Lay the field over the place."""
        box = (0.0, 0.0, self.width, self.height)
        if self._offered:
            self.canv.inputs.choice(self.canv, self._field, box, self._offered)
        else:
            self.canv.inputs.text(self.canv, self._field, box, lines=bool(self._lines))


class LateLine(Block):
    """A line whose words are known only when it is drawn, such as the page that a box came to lie on."""

    def __init__(self, words: Callable[[], Words], style: Style = ANSWER) -> None:
        super().__init__()
        self._words, self._style = words, in_force(style)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take one line."""
        self.width, self.height = width, self._style.leading
        return width, self.height

    def draw(self) -> None:
        """Ask for the words and draw them."""
        with tagged(self.canv, self._style.role):
            draw_line(self.canv, 0, self.height - self._style.size, plain(self._words()), self._style)
