"""The notice to hand or mail after something was told by word of mouth. It names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, ask_at, letterhead, notice
from leaddesk.domain.site_texts import NOTICES, marked_edition
from leaddesk.i18n import N_, Translator, show_long_date
from leaddesk.paper.build import Printout, build
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, STRONG
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.packets import BlankPacket, Letterhead
    from leaddesk.paper.flow import Flow

CODE = "NOTICE"
TITLE = N_("Notice About What Was Told")
TOLD = N_(
    "On the day above this office told you something about a person. The notice below goes with it, as if it had "
    "been given to you on paper. This page names nobody, so that it can lie with your own notes."
)
ASK = N_("If you have a question about what you may do with it, please ask first: {phone}.")


def edition(office: Letterhead) -> str:
    """Return the edition as it is printed, with the office's newest change of the notices."""
    return marked_edition(EDITION, office.wording, NOTICES)


def spoken_notice(packet: BlankPacket, to: str, on: date, tr: Translator, *, draft: bool = False) -> Printout:
    """Return the page with the notice for somebody who was told something on a day."""
    office = packet.office
    mark = Mark.DRAFT if draft else Mark.NONE
    if office.practice:
        mark |= Mark.PRACTICE
    sheet = Sheet(
        FRAME,
        CODE,
        edition(office),
        tr(TITLE),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        mark=mark,
        tr=tr,
    )
    story: list[Flow] = [
        Grid(
            [
                [
                    Cell(tr(N_("To")), [paragraph(to, STRONG)], 60),
                    Cell(tr(N_("Told on")), show_long_date(on, tr.language), 40),
                ]
            ]
        ),
        paragraph(tr(TOLD), BODY),
        *notice(office, tr),
        paragraph(tr(ASK, phone=ask_at(office)), BODY),
        signatures(
            (Signature(tr(N_("{name}, LEAD coordinator"), name=office.coordinator), 3), Signature("", 2)), free=30
        ),
    ]
    return build(sheet, story)
