"""LE-ACK-S: a thank-you to the referring officer that tells, under a consent, where the referral stands.

It has two sentences to choose from and chooses by the referral; a referral that ended in any other way has no paper.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, ask_at, notice, scope_words
from leaddesk.documents.form import Form
from leaddesk.documents.prosecutor_sheet import prosecutor_sheet
from leaddesk.domain.officer_letters import OfficerLetterPacket, Standing, is_agency
from leaddesk.i18n import N_, Translator, show_long_date
from leaddesk.paper.blocks import scope_of_consent
from leaddesk.paper.cells import Fitted
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, FINE, STRONG, is_tight
from leaddesk.paper.text import Bold, fill, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Thank You for the Referral, and Where It Stands")
THANKS = N_("Thank you for the referral that you made on {day}. Every offer of help here is voluntary.")
SAID: dict[Standing, str] = {
    Standing.CONTACTED: N_("{name} is being contacted by this office."),
    Standing.TAKEN_UP: N_("{name} has met with this office and taken up the offer."),
}
NO_MORE = N_(
    "This letter is for your information only; it is no report on {name}. What it does not speak of means nothing, "
    "for or against anybody. For questions, call {phone}."
)
THE_PERSON = N_("the person named here")
COPIES = N_("Copies: officer · {name} · LEAD record")


def _draw(packet: OfficerLetterPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    return prosecutor_sheet(FORM, packet, tr, mark), _story(packet, tr)


def _story(packet: OfficerLetterPacket, tr: Translator) -> list[Flow]:
    office, name = packet.office, packet.person.letter_name or ""
    on = show_long_date(packet.made_on, tr.language)
    # the addressee's own number needs no name of an agency before it
    agency = "" if is_agency(packet.to.name, packet.agency) else packet.agency.strip()
    report = [agency, packet.incident_number.strip()]
    facts = Grid(
        [
            [
                Cell(tr(N_("Name")), Fitted(packet.person.name or "", STRONG), 38),
                Cell(
                    tr(N_("Report number")), Fitted(" · ".join(one for one in report if one) or tr(N_("Not given"))), 62
                ),
            ]
        ],
        heading=(tr(TITLE),),
    )
    signed = signatures(
        (
            Signature(tr(N_("{name}, LEAD coordinator"), name=office.coordinator), 3),
            Signature(tr(N_("Date signed")), 2),
        ),
        free=14 if is_tight() else 28,
    )
    copies = tr(COPIES, name=tr(THE_PERSON) if is_tight() else name)
    return [
        facts,
        paragraph(fill(tr(THANKS), day=on), BODY),
        paragraph(Bold(tr(SAID[packet.standing], name=name)), BODY),
        together(paragraph(tr(NO_MORE, name=name, phone=ask_at(office)), BODY), signed),
        paragraph(copies, FINE if is_tight() else replace(FINE, after=4)),
        scope_of_consent(scope_words(packet.scope, tr), tr),
        *notice(office, tr),
    ]


FORM = Form("le_status", "LE-ACK-S", TITLE, EDITION, OfficerLetterPacket, _draw, tells=True, holds_page=True)
