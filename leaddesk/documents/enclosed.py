"""A paper as one packet: a cover sheet without a name, the paper, and a page with the notice and the scope of consent.

One file, one line of the log, one count of pages. A consent is never copied into it: it may name other offices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeGuard, runtime_checkable

from leaddesk.documents.blocks import has_short_notice, identity, letterhead, notice, scope_words
from leaddesk.documents.form import Form, file_name, render
from leaddesk.documents.large_print import sender
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.domain.outside import without_program
from leaddesk.domain.packets import Addressee, CourtLetterPacket, ScopeOfConsent, TellingPacket, View
from leaddesk.domain.papers import FinalPaper
from leaddesk.i18n import N_, Translator, show_date, show_phone
from leaddesk.paper.blocks import scope_of_consent
from leaddesk.paper.build import Printout, build
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.frames import MAIL
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.joined import joined
from leaddesk.paper.sheet import FootLine, Letterhead, Mark, Sheet, printed
from leaddesk.paper.styles import ANSWER, BODY, FIGURE, SMALL_TITLE, STRONG
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead as Office
    from leaddesk.domain.packets import Packet, Printing
    from leaddesk.paper.flow import Flow

CODE, COVER, LEGAL = "PACKET", N_("Cover sheet"), N_("{paper}: notice and scope of consent")
ASTRAY = N_(
    "If this came to you by mistake, please do not read on. Call the number above, then shred it or send it back. "
    "Thank you."
)


@runtime_checkable
class PostedPacket(TellingPacket, Protocol):
    """A packet that is addressed to an office and so can be sent with a cover sheet."""

    @property
    def person(self) -> View | None:
        """Return the person it speaks of."""

    @property
    def to(self) -> Addressee | None:
        """Return who receives it."""


def can_be_enclosed(packet: Packet | None) -> TypeGuard[PostedPacket]:
    """Return whether a paper can be made a packet: it goes to an office, under a consent."""
    return isinstance(packet, PostedPacket) and packet.to is not None and packet.scope is not None


def enclosed(form: Form, packet: PostedPacket, tr: Translator, *, draft: bool = False) -> Printout:
    """Return the paper behind its cover sheet, notice and scope last. Raises ValueError without a receiver."""
    to, scope = packet.to, packet.scope
    if to is None or scope is None:
        message = f"{form.code} is addressed to nobody"
        raise ValueError(message)
    mark = Mark.DRAFT if draft else Mark.NONE
    if packet.office.practice:
        mark |= Mark.PRACTICE
    # drawn once to know how many pages it takes, so that each page of the paper can count all
    last = _legal(form, packet, scope, tr, mark).pages
    paper = render(form, packet, tr, draft=draft, within=(1, last))
    legal = _legal(form, packet, scope, tr, mark, before=1 + paper.pages)
    pages, edition = 1 + paper.pages + legal.pages, form.edition_for(packet.office)
    sheet = Sheet(
        *(MAIL, CODE, edition, tr(COVER), Letterhead("")),
        foot=_day(packet.printing, tr),
        mark=mark,
        behind=pages - 1,
        tr=tr,
    )
    cover = build(sheet, _cover(packet.office, to, pages, tr))
    title, subject = f"{tr(form.title)} ({form.code})", f"{form.code} {edition}"
    return Printout(joined((cover.pdf, paper.pdf, legal.pdf), title, subject, tr.language), pages, paper.addendum_items)


def final_packet(form: Form, packet: PostedPacket, record_number: str, tr: Translator, copies: int = 1) -> FinalPaper:
    """Return the final bytes of a packet with what the log says of them."""
    whole = enclosed(form, packet, tr)
    name = file_name(form, record_number, packet.printing.at.date()).removesuffix(".pdf")
    return FinalPaper(
        form.code,
        form.edition_for(packet.office),
        whole.pdf,
        whole.pages,
        NoticeUsed.LONG if has_short_notice(packet.office) else NoticeUsed.NONE,
        True,
        f"{name}-packet.pdf",
        copies,
    )


def _day(printing: Printing, tr: Translator) -> str:
    return tr(N_("Printed {day}"), day=show_date(printing.at.date(), tr.language))


def _cover(office: Office, to: Addressee, pages: int, tr: Translator) -> list[Flow]:
    """Return the sheet on top: who and how many pages. It names nobody whom the papers speak of, and no program."""
    who = (office.coordinator.split() or [""])[0]
    street = [line.strip() for line in to.address.splitlines() if line.strip()]
    reach = [
        tr(N_("Phone {number}"), number=show_phone(to.phone)) if to.phone.strip() else "",
        tr(N_("Fax {number}"), number=show_phone(to.fax)) if to.fax.strip() else "",
    ]
    # the unit as the directory has it stands inside, on the paper itself
    lines = [without_program(to.unit, office.site_name), *street, *reach]
    origin = [
        who,
        show_phone(office.phone),
        tr(N_("Fax {number}"), number=show_phone(office.fax)) if office.fax else "",
    ]
    return [
        paragraph(sender(office) or " ", BODY),
        paragraph(tr(COVER), SMALL_TITLE),
        Grid(
            [
                [
                    Cell(
                        tr(N_("To")),
                        [paragraph(to.name, STRONG), paragraph("\n".join(one for one in lines if one.strip()), ANSWER)],
                        56,
                        least=110,
                    ),
                    Cell(tr(N_("From")), "\n".join(one for one in origin if one), 44),
                ],
                [
                    Cell(tr(N_("Pages, with this one")), [paragraph(str(pages), FIGURE)], 56),
                    Cell(tr(N_("Kind of paper")), tr(N_("Personal and confidential")), 44),
                ],
            ]
        ),
        paragraph(tr(ASTRAY), BODY),
    ]


def _legal(
    form: Form, packet: PostedPacket, scope: ScopeOfConsent, tr: Translator, mark: Mark, before: int = 0
) -> Printout:
    """Return the page behind the paper, under its running head: it is a later page of the same paper."""
    office, person = packet.office, packet.person
    case = packet.case_number if isinstance(packet, CourtLetterPacket) else ""
    sheet = Sheet(
        FRAME,
        form.code,
        form.edition_for(office),
        tr(LEGAL, paper=tr(form.title)),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        identity=identity(person.initials, person.record_number, case) if person else None,
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(office) else FootLine.NONE,
        mark=mark,
        before=before,
        goes_on=True,
        tr=tr,
    )
    return build(sheet, [scope_of_consent(scope_words(scope, tr), tr), *notice(office, tr)])
