"""The page that lies on a letter to the person in an envelope with a window: name and address, and nothing else.

It is measured for a No. 10 envelope, 9 1/2 by 4 1/8 inches, its window 4 1/2 by 1 1/8, 7/8 from the left and 1/2 from
the bottom. Folded like a Z, only the top third of this page lies outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard, runtime_checkable

from leaddesk.documents.blocks import EDITION
from leaddesk.documents.large_print import sender
from leaddesk.domain.envelopes import MOST_LINES
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.build import Printout, build
from leaddesk.paper.flow import Block, Flow, Stack
from leaddesk.paper.frames import MAIL, NEAREST_EDGE, PAGE_HEIGHT, PAGE_WIDTH
from leaddesk.paper.joined import joined
from leaddesk.paper.sheet import Letterhead, Mark, Sheet
from leaddesk.paper.styles import FINE, Style
from leaddesk.paper.text import fitted, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.documents.form import Form
    from leaddesk.domain.packets import Letterhead as Office
    from leaddesk.domain.packets import Printing

CODE, TITLE = "ADDRESS", N_("Address Page")
FOLD = N_(
    "Lay this page on the letter, both with the print up, and fold them in three like a Z, so that the address stays "
    "outside. It fits a No. 10 envelope with a window on the left."
)
SEEN = (140.0, 268.0, 396.0)
"""What a window may show as the paper slides: from and to, from the top, and how far to the right; in points."""
WINDOW = (180.0, 228.0, 316.0)
"""What it shows however the paper lies."""
_LINE, _ONE_OF_FOUR = Style(11, 13.4), Style(10, 11.4)
_THIRD = PAGE_HEIGHT / 3
_TICK = 10.0


@runtime_checkable
class MailedPacket(Protocol):
    """A packet for the person that can be mailed; ``envelope`` is empty where no address may stand on paper."""

    @property
    def office(self) -> Office:
        """Return the office."""

    @property
    def printing(self) -> Printing:
        """Return when and by whom."""

    @property
    def envelope(self) -> tuple[str, ...]:
        """Return name and address, line by line."""


def can_be_mailed(packet: object) -> TypeGuard[MailedPacket]:
    """Return whether a paper can have an address page: it is for the person, and an address is known."""
    return isinstance(packet, MailedPacket) and bool(packet.envelope)


def address_page(packet: MailedPacket, tr: Translator, *, draft: bool = False) -> Printout:
    """Return the page on top."""
    mark = Mark.DRAFT if draft else Mark.NONE
    if packet.office.practice:
        mark |= Mark.PRACTICE
    day = tr(N_("Printed {day}"), day=show_date(packet.printing.at.date(), tr.language))
    sheet = Sheet(MAIL, CODE, EDITION, tr(TITLE), Letterhead(""), foot=day, mark=mark, tr=tr)
    return build(sheet, [_Outside(sender(packet.office), packet.envelope), paragraph(tr(FOLD), FINE)])


def with_address(pdf: bytes, form: Form, packet: MailedPacket, tr: Translator, *, draft: bool = False) -> bytes:
    """Return a paper behind its address page, one file."""
    title, subject = f"{tr(form.title)} ({form.code})", f"{form.code} {form.edition_for(packet.office)}"
    return joined((address_page(packet, tr, draft=draft).pdf, pdf), title, subject, tr.language)


class _Outside(Block):
    """The third of the page that lies outside, and the two places to fold at."""

    def __init__(self, from_whom: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._sender = paragraph(from_whom or " ", FINE)
        top, _, right = WINDOW
        self._top, wide = top - MAIL.first_top - 2, right - MAIL.side
        style = _LINE if len(lines) < MOST_LINES else _ONE_OF_FOUR
        self._address = Stack([fitted(line, style, wide) for line in lines])
        self._wide = wide

    def inner(self) -> list[Flow]:
        """Return what it draws."""
        return [self._sender, self._address]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the third, and a little of the next so that nothing lies in the fold."""
        self._sender.wrap(width, 1e6)
        self._address.wrap(self._wide, 1e6)
        self.width, self.height = width, _THIRD - MAIL.first_top + 40
        return width, self.height

    def draw(self) -> None:
        """Draw sender, address and the ticks."""
        self._sender.drawOn(self.canv, 0, self.height - self._sender.height)
        self._address.drawOn(self.canv, 0, self.height - self._top - self._address.height)
        self.canv.setLineWidth(0.75)
        zero = self.height - (PAGE_HEIGHT - MAIL.first_top)
        for y in (zero + _THIRD, zero + 2 * _THIRD):
            for x in (NEAREST_EDGE, PAGE_WIDTH - NEAREST_EDGE - _TICK):
                self.canv.line(x - MAIL.side, y, x + _TICK - MAIL.side, y)
