"""What a printable form is, and how a packet becomes a paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from leaddesk.domain.codes import PartTwoStatus
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.packets import BlankPacket, Packet, TellingPacket, TranslatedPacket
from leaddesk.domain.papers import FinalPaper
from leaddesk.domain.sent_forms import EDITION_FIELD, FORM_FIELD
from leaddesk.domain.site_texts import NOTICES, SiteText, marked_edition
from leaddesk.i18n import Translator
from leaddesk.paper.build import Printout, build
from leaddesk.paper.flow import Flow, drawn_on, first_page
from leaddesk.paper.sheet import Mark, Sheet
from leaddesk.paper.styles import at_most

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.packets import Letterhead

SIZES = (12, 10, 9)
"""The largest letters that are tried, in points, until a page holds what it promises."""
Draw = Callable[[Any, Translator, Mark], tuple[Sheet, list[Flow]]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its key and code, its title, the edition of its wording, and how it is drawn.

    ``packet`` is the kind of packet it prints; ``blank`` says whether it can be printed to be filled in by hand.
    ``tells`` says whether it speaks of a person to somebody else, and so passes the gate and carries the notice.
    ``on_screen`` says that its blank can also be filled in on a screen and sent back to be read.
    ``two_languages`` says that its blank is in English and Spanish at once, ``card_in_two`` that of its blank only what
    the person tears off is, which one with fields to fill in on a screen does not have.
    ``texts`` are the wordings on it that the office may change, besides the notices of what ``tells``.
    ``holds_page`` promises that all before its first page break stays on page 1, however long the names are.
    ``notice`` is what goes along where it tells of a person, ``explains_scope`` whether it prints the consent's scope.
    """

    key: str
    code: str
    title: str
    edition: str
    packet: type[Packet]
    draw: Draw
    tells: bool
    blank: bool = False
    on_screen: bool = False
    two_languages: bool = False
    card_in_two: bool = False
    holds_page: bool = False
    notice: NoticeUsed = NoticeUsed.LONG
    explains_scope: bool = True
    texts: tuple[SiteText, ...] = ()

    @property
    def site_texts(self) -> tuple[SiteText, ...]:
        """Return the wordings on it that the office may change."""
        return (*self.texts, *(NOTICES if self.tells else ()))

    def edition_for(self, office: Letterhead) -> str:
        """Return the edition as it is printed: that of the form, and the office's newest change of a wording on it."""
        return marked_edition(self.edition, office.wording, self.site_texts)


def render(
    form: Form, packet: Packet, tr: Translator, *, draft: bool = False, within: tuple[int, int] = (0, 0)
) -> Printout:
    """Return the paper for a packet. A preview is a draft and says so across the page.

    ``within`` says how many pages of a bundle stand before and behind it: its own are counted among all of them.

    Raises TypeError for a packet of another form, and ValueError where a person is told of without a scope of consent
    and without another legal basis.
    """
    if not isinstance(packet, (form.packet, BlankPacket)) or (isinstance(packet, BlankPacket) and not form.blank):
        message = f"{form.code} does not print a {type(packet).__name__}"
        raise TypeError(message)
    if isinstance(packet, TellingPacket) and packet.scope is None and getattr(packet, "ground", None) is None:
        message = f"{form.code} tells of a person without a scope of consent or a legal basis"
        raise ValueError(message)
    fixed: tuple[tuple[str, str], ...] = ()
    if isinstance(packet, BlankPacket) and packet.on_screen:
        if not form.on_screen:
            message = f"{form.code} has no fields to fill in on a screen"
            raise TypeError(message)
        fixed = (FORM_FIELD, form.code), (EDITION_FIELD, form.edition_for(packet.office))
    mark = Mark.DRAFT if draft else Mark.NONE
    if packet.office.practice:
        mark |= Mark.PRACTICE
    if _unreviewed(form, packet):
        mark |= Mark.DRAFT_TRANSLATION
    edition = form.edition_for(packet.office)

    def draw() -> tuple[Sheet, list[Flow]]:
        sheet, story = form.draw(packet, tr, mark)
        return replace(sheet, edition=edition, before=within[0], behind=within[1]), story

    return _built(form, draw, fixed)


def _built(form: Form, draw: Callable[[], tuple[Sheet, list[Flow]]], fixed: Sequence[tuple[str, str]] = ()) -> Printout:
    """Return the paper; the words shrink, to 9 points at last, where the first page would not hold what it promises."""
    for size in SIZES:
        with at_most(size):
            sheet, story = draw()
            pages = drawn_on(first_page(story)[-1]) if form.holds_page else [1]
            printout = build(sheet, story, fixed)
        if pages == [1]:
            break
    return printout


def _unreviewed(form: Form, packet: Packet) -> bool:
    """Return whether the person reads, signs or fills in Spanish wording here that nobody has passed yet."""
    if isinstance(packet, BlankPacket):
        spanish = form.two_languages or (form.card_in_two and not packet.on_screen)
        return spanish and not packet.translation_reviewed
    return isinstance(packet, TranslatedPacket) and packet.awaits_translator


def final(form: Form, packet: Packet, record_number: str, tr: Translator, copies: int = 1) -> FinalPaper:
    """Return the final bytes of a paper with what the disclosure log says of them."""
    printout = render(form, packet, tr)
    notice = NoticeUsed.NONE
    if form.tells and packet.office.part2_status is not PartTwoStatus.LEGAL_SAYS_NO:
        notice = form.notice
    return FinalPaper(
        form.code,
        form.edition_for(packet.office),
        printout.pdf,
        printout.pages,
        notice,
        form.tells and form.explains_scope,
        file_name(form, record_number, packet.printing.at.date()),
        copies,
        form.tells and form.notice is NoticeUsed.NONE,
    )


def file_name(form: Form, record_number: str, day: date) -> str:
    """Return ``PREF-LD-2026-0142-2026-11-03.pdf``: never a name; a blank has no record number."""
    return "-".join(part for part in (form.code, record_number or "blank", day.isoformat()) if part) + ".pdf"
