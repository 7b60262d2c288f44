"""NCND: this office can neither confirm nor deny (42 CFR 2.13, 2.61).

42 CFR 2.13(c)(2) lets an asker be told that the rules restrict such records in general, and never that they restrict
those of an identified person: no sentence here speaks of anybody, and it names nobody. Counsel passes the wording.
"""

from __future__ import annotations

from leaddesk.documents.blocks import EDITION, has_short_notice, letterhead, whom_to_ask
from leaddesk.documents.form import Form
from leaddesk.domain.plain_letters import AnswerPacket, RequestKind
from leaddesk.domain.site_texts import SiteText
from leaddesk.i18n import N_, Translator, show_long_date
from leaddesk.paper.cells import Fitted
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import COURT
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import CourtHead, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, BODY_12, CASE_NUMBER
from leaddesk.paper.text import paragraph

TITLE = N_("Answer to a Request")
CAME = {
    RequestKind.SUBPOENA: N_("This office received your subpoena."),
    RequestKind.REQUEST: N_("This office received your request."),
}
ASK = N_("Questions about this letter: {who}.")
COPIES = N_("Copies: counsel for this office · file")


def _draw(packet: AnswerPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    office, request = packet.office, packet.request
    body = BODY_12 if office.court_text_size >= 12 else BODY  # noqa: PLR2004 - the size that some courts ask for
    street = ", ".join(line.strip() for line in request.address.splitlines() if line.strip())
    to = (request.addressed_to.strip(), request.office.strip(), street)
    sheet = Sheet(
        COURT,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        court=CourtHead(
            show_long_date(packet.printing.at.date(), tr.language),
            tuple(line for line in to if line),
            office.court_letterhead_on_top,
            stamp=request.kind is RequestKind.SUBPOENA,
        ),
        mark=mark,
        tr=tr,
    )
    cells = [Cell(tr(N_("Your reference number")), Fitted(request.reference.strip(), CASE_NUMBER), 60)]
    if request.received_on:
        cells.append(Cell(tr(N_("Received on")), show_long_date(request.received_on, tr.language), 40))
    federal = has_short_notice(office)
    takes = SiteText.SUBPOENA if request.kind is RequestKind.SUBPOENA else SiteText.REQUEST
    law = (SiteText.RULES, takes) if federal else (SiteText.OFFICE_RULES,)
    asked = tr(ASK, who=whom_to_ask(office))
    signed = signatures(
        (
            Signature(tr(N_("{name}, LEAD coordinator"), name=office.coordinator), 3),
            Signature(tr(N_("Date signed")), 2),
        ),
        free=30,
    )
    own = [office.wording.of(one) for one in (SiteText.NEITHER, *law)]
    story: list[Flow] = [Grid([cells])]
    story += [paragraph(tr(words), body) for words in (CAME[request.kind], *own)]
    return sheet, [*story, together(paragraph(asked, body), signed), paragraph(tr(COPIES), body)]


FORM = Form(
    "ncnd",
    "NCND",
    TITLE,
    EDITION,
    AnswerPacket,
    _draw,
    tells=False,
    holds_page=True,
    texts=(SiteText.NEITHER, SiteText.RULES, SiteText.SUBPOENA, SiteText.REQUEST, SiteText.OFFICE_RULES),
)
