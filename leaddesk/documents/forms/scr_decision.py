"""SCR-D: the copy of a screening's decision for the prosecutor or the project's management.

It says that the screening was decided, when, by whom, and whether intake follows. Whoever does not go on to intake
is told of in the same words, whatever the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, ask_at, notice, scope_words
from leaddesk.documents.form import Form
from leaddesk.documents.prosecutor_sheet import prosecutor_sheet
from leaddesk.domain.screening_decisions import Decision, ScreeningDecisionPacket
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.blocks import scope_of_consent
from leaddesk.paper.cells import Fitted
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, STRONG, is_tight
from leaddesk.paper.text import fill, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Screening Decision")
SAID: dict[Decision, str] = {
    Decision.MAY_GO_ON: N_("May go on to intake"),
    Decision.AFTER_APPROVAL: N_("May go on to intake, once approved"),
    Decision.NOT_GOING_ON: N_("Ends with the screening"),
}
MEANS: dict[Decision, str] = {
    Decision.MAY_GO_ON: N_("{name} may go on to intake with this office."),
    Decision.AFTER_APPROVAL: N_("{name} may go on to intake with this office once the referral is approved."),
    Decision.NOT_GOING_ON: N_(
        "No intake follows from this referral. Referrals end so for many reasons; this office tells none of them."
    ),
}
NO_MORE = N_(
    "This copy says nothing else. What it does not speak of means nothing, for or against {name}. For questions, call "
    "{phone}."
)


def _draw(packet: ScreeningDecisionPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    return prosecutor_sheet(FORM, packet, tr, mark), _story(packet, tr)


def _story(packet: ScreeningDecisionPacket, tr: Translator) -> list[Flow]:
    office, name = packet.office, packet.person.letter_name or ""
    said = tr(MEANS[packet.decision])
    signed = signatures(
        (
            Signature(tr(N_("{name}, LEAD coordinator"), name=office.coordinator), 3),
            Signature(tr(N_("Date signed")), 2),
        ),
        free=14 if is_tight() else 28,
    )
    return [
        _facts(packet, tr),
        paragraph(fill(said, name=name), BODY),
        together(paragraph(tr(NO_MORE, name=name, phone=ask_at(office)), BODY), signed),
        scope_of_consent(scope_words(packet.scope, tr), tr),
        *notice(office, tr),
    ]


def _facts(packet: ScreeningDecisionPacket, tr: Translator) -> Grid:
    report = [packet.agency.strip(), packet.incident_number.strip()]
    decided = [show_date(packet.decided_on, tr.language), packet.decided_by.strip()]
    received = [packet.number, show_date(packet.received_on, tr.language)]
    return Grid(
        [
            [
                Cell(tr(N_("Name")), Fitted(packet.person.name or "", STRONG), 38),
                Cell(tr(N_("Report number")), Fitted(_joined(report) or tr(N_("Not given"))), 62),
            ],
            [
                Cell(tr(N_("Referral, received on")), _joined(received), 38),
                Cell(tr(N_("Screening decided on, by")), Fitted(_joined(decided)), 62),
            ],
            [Cell(tr(N_("Decision")), [paragraph(tr(SAID[packet.decision]), STRONG)])],
        ],
        heading=(tr(TITLE),),
    )


def _joined(parts: list[str]) -> str:
    return " · ".join(one for one in parts if one)


FORM = Form("scr_decision", "SCR-D", TITLE, EDITION, ScreeningDecisionPacket, _draw, tells=True, holds_page=True)
