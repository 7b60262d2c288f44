"""A page that shows what an office printer can do: margins, greys, thin lines, and every script that we print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.documents.blocks import EDITION, letterhead
from leaddesk.i18n import N_, Translator
from leaddesk.paper.build import Printout, build
from leaddesk.paper.cells import Choice, Choices
from leaddesk.paper.flow import Block
from leaddesk.paper.fonts import width
from leaddesk.paper.frames import FORM, NEAREST_EDGE, PAGE_HEIGHT, PAGE_WIDTH
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import Mark, Sheet, printed
from leaddesk.paper.styles import BODY, FINE, Align, Style
from leaddesk.paper.tags import PICTURE, tagged
from leaddesk.paper.text import bullet, draw_line, fill, paragraph

if TYPE_CHECKING:
    from leaddesk.domain.packets import BlankPacket
    from leaddesk.paper.flow import Flow

TITLE, CODE = N_("Printer Test Page"), "TEST"
_MM = 72 / 25.4
_STEPS = (
    N_("<b>Everything inside the frame must be seen</b>, the frame too. No paper goes nearer to the edge."),
    N_("The smallest number that is readable at an edge is how much, in millimeters, the printer cuts off there."),
    N_("The line below is <b>100 mm</b> long. Otherwise print at <b>100 %</b> or <b>Actual size</b>, not <b>Fit</b>."),
    N_("Each of the lines and greys must be told from its neighbors, and each letter be readable, accents too."),
)
_WEIGHTS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.5)
_GREYS = (10, 25, 40, 55, 70, 85, 100)
_SAMPLES = (
    ("English", "The quick brown fox jumps over the lazy dog.\n0 O 1 I l 5 S 8 B"),
    ("Español", "¿Quién pidió ayuda? El niño llegó el miércoles: ¡qué alegría!"),
    ("Français · Polski", "Où était la forêt d'Ève ? Łódź, Gdańsk, źdźbło, święto"),
    ("Tiếng Việt", "Nguyễn Thị Hồng Ánh · giấy tờ, chỗ ở, đồ ăn, bác sĩ"),
    ("Русский", "Съешь ещё этих мягких французских булок, да выпей чаю"),
    ("Ελληνικά", "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία"),
)
_BY_HAND = ((N_("Printer"), 40), (N_("Tray and paper"), 30), (N_("Printed on"), 30))
_SIZES = (9, 10, 11, 14)


def printer_test(blank: BlankPacket, tr: Translator) -> Printout:
    """Return the test page: one page, of nobody."""
    sheet = Sheet(
        FORM,
        CODE,
        EDITION,
        tr(TITLE),
        letterhead(blank.office),
        foot=printed(blank.printing.at, blank.printing.by, tr),
        subtitle=tr(N_("Print it once on every printer that prints papers")),
        mark=Mark.PRACTICE if blank.office.practice else Mark.NONE,
        tr=tr,
    )
    return build(sheet, _story(tr))


def printer_test_name(blank: BlankPacket) -> str:
    """Return the file name of the page."""
    return f"{CODE}-{blank.printing.at.date().isoformat()}.pdf"


def _story(tr: Translator) -> list[Flow]:
    marks = Choices([Choice(tr(N_("marked")), checked=True), Choice(tr(N_("not marked")))])
    sizes: list[Flow] = [
        paragraph(
            tr(N_("{size} points: Deputy K. Aldous, (509) 555-0144, 26-1-00318-5"), size=size), Style(size, size * 1.3)
        )
        for size in _SIZES
    ]
    letters = [[Cell(name, words, 1)] for name, words in _SAMPLES]
    pairs = [[*letters[place], *letters[place + 1]] for place in range(0, len(letters), 2)]
    return [
        _Edges(),
        *(bullet(fill(tr(one)), BODY) for one in _STEPS),
        _Ruler(),
        Grid([[Cell(tr(N_("Lines, in points")), _Lines(), 46), Cell(tr(N_("Greys, in percent")), _Greys(), 54)]]),
        Grid(pairs),
        Grid([[Cell(tr(N_("Sizes")), sizes, 74), Cell(tr(N_("Squares")), marks, 26)]]),
        Grid([[Cell(tr(label), None, share) for label, share in _BY_HAND]], heading=tr(N_("Keep it by the printer"))),
    ]


class _Edges(Block):
    """The frame that must be seen, and a ruler inward from each edge; takes no room in the text."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take nothing."""
        self.width, self.height = width, 0.0
        return width, 0.0

    def draw(self) -> None:
        """Draw over the whole page."""
        canvas = self.canv
        left, low = canvas.absolutePosition(0, 0)
        canvas.saveState()
        canvas.translate(-left, -low)
        canvas.setLineWidth(1)
        inner = NEAREST_EDGE - 4
        canvas.rect(inner, inner, PAGE_WIDTH - 2 * inner, PAGE_HEIGHT - 2 * inner)
        for step in range(1, 4):
            self._ticks(step * 2, 22.0 * step)
        canvas.restoreState()

    def _ticks(self, millimeters: int, along: float) -> None:
        canvas, at, long = self.canv, millimeters * _MM, 14.0
        middle_x, middle_y = PAGE_WIDTH / 2 - 70 + along, PAGE_HEIGHT / 2 - 70 + along
        for x in (at, PAGE_WIDTH - at):
            canvas.line(x, middle_y, x, middle_y + long)
        for y in (at, PAGE_HEIGHT - at):
            canvas.line(middle_x, y, middle_x + long, y)
        words = str(millimeters)
        wide = width(words, FINE.size)
        # beside its tick, where the frame does not cross it
        for x in (at, PAGE_WIDTH - at):
            draw_line(canvas, x - wide / 2, middle_y + long + 2, words, FINE)
        for y in (at, PAGE_HEIGHT - at):
            draw_line(canvas, middle_x + long + 2, y - 3.2, words, FINE)


class _Ruler(Block):
    """A line of 100 mm with a tick every 10."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the height of ticks and words."""
        self.width, self.height = width, 28.0
        return width, self.height

    def draw(self) -> None:
        """Draw it from the left."""
        with tagged(self.canv, PICTURE, "100 mm"):
            self.canv.setLineWidth(1)
            self.canv.line(0, 20, 100 * _MM, 20)
            for ten in range(11):
                self.canv.line(ten * 10 * _MM, 16, ten * 10 * _MM, 24)
        for ten in (0, 5, 10):
            draw_line(self.canv, ten * 10 * _MM + 2, 6, f"{ten * 10}", FINE)


class _Lines(Block):
    """Thin to thick lines, each over its weight."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the width."""
        self.width, self.height = width, 30.0
        return width, self.height

    def draw(self) -> None:
        """Draw them side by side."""
        step = self.width / len(_WEIGHTS)
        for number, weight in enumerate(_WEIGHTS):
            with tagged(self.canv, PICTURE, f"{weight}"):
                self.canv.setLineWidth(weight)
                self.canv.line(number * step, 20, (number + 0.8) * step, 20)
            draw_line(self.canv, (number + 0.4) * step, 4, f"{weight:g}", _CENTRE)


class _Greys(Block):
    """Grey fields, each over its share of black; no paper of the office uses one to say something."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the width."""
        self.width, self.height = width, 30.0
        return width, self.height

    def draw(self) -> None:
        """Draw them side by side."""
        canvas, step = self.canv, self.width / len(_GREYS)
        for number, share in enumerate(_GREYS):
            with tagged(canvas, PICTURE, f"{share} %"):
                canvas.saveState()
                canvas.setFillGray(1 - share / 100)
                canvas.setLineWidth(0.5)
                canvas.rect(number * step, 13, step * 0.85, 16, fill=1)
                canvas.restoreState()
            draw_line(canvas, (number + 0.42) * step, 2, f"{share}", _CENTRE)


_CENTRE: Any = Style(9, 11.2, align=Align.CENTRE)
