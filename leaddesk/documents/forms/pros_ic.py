"""PROS-IC: word to the prosecutor that intake is complete.

It states the day on which intake was completed. It has no deadline to be met or missed, and no word of plan,
substances, attendance or opinion. Its blank is for a day without the laptop.
"""

from __future__ import annotations

from dataclasses import replace

from leaddesk.documents.blocks import (
    EDITION,
    has_short_notice,
    letterhead,
    notice,
    scope_by_hand,
    scope_words,
)
from leaddesk.documents.form import Form
from leaddesk.documents.ground_words import ground_box
from leaddesk.documents.prosecutor_sheet import prosecutor_sheet
from leaddesk.domain.intake_notices import IntakeNoticePacket
from leaddesk.domain.packets import BlankPacket
from leaddesk.i18n import N_, Translator, show_long_date, show_phone
from leaddesk.paper.blocks import scope_of_consent
from leaddesk.paper.cells import DATE_BY_HAND, Fitted
from leaddesk.paper.flow import Flow, space, together
from leaddesk.paper.frames import FORM as BY_HAND
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, FINE, STRONG, is_tight
from leaddesk.paper.text import Bold, fill, paragraph

TITLE = N_("Notice of Intake Complete")
DONE = N_("{name} was referred to this office on {referred}. Intake was completed on <b>{day}</b>.")
ASKED = N_(
    "Under the agreement between your office and LEAD, please decline the charge, or dismiss it if it was filed. The "
    "decision is yours."
)
NO_MORE = N_("This notice says nothing else. What it does not speak of means nothing, for or against {name}.")
THE_PERSON = N_("the person named here")
ONLY_WITH = N_(
    "To be given only under a signed <b>criminal-justice consent</b>, or a consent for the proceeding, that names the "
    "prosecutor’s office."
)
_COPIES = replace(FINE, after=4)
COPIES = N_("Copies: prosecutor · {name} · LEAD record")
REACH = N_("For questions about this notice, call {phone}.")


def _draw(packet: IntakeNoticePacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    if isinstance(packet, BlankPacket):
        return _blank(packet, tr, mark)
    return prosecutor_sheet(FORM, packet, tr, mark), _story(packet, tr)


def _story(packet: IntakeNoticePacket, tr: Translator) -> list[Flow]:
    office, name = packet.office, packet.person.letter_name or ""
    on = show_long_date(packet.referred_on, tr.language)
    report = [packet.agency.strip(), packet.incident_number.strip()]
    completed = show_long_date(packet.completed_on, tr.language)
    facts = Grid(
        [
            [
                Cell(tr(N_("Name")), Fitted(packet.person.name or "", STRONG), 50),
                Cell(tr(N_("Report number")), Fitted(" · ".join(one for one in report if one)), 50),
            ],
            [
                Cell(tr(N_("Referred on")), on, 50),
                Cell(tr(N_("Intake completed on")), [paragraph(Bold(completed), STRONG)], 50),
            ],
        ],
        heading=(tr(TITLE),),
    )
    reach = f" {tr(REACH, phone=show_phone(office.phone))}" if office.phone.strip() else ""
    signed = signatures(
        (
            Signature(tr(N_("{name}, LEAD coordinator"), name=office.coordinator), 3),
            Signature(tr(N_("Date signed")), 2),
        ),
        free=16 if is_tight() else 28,
    )
    # the table says it already, where room is scarce
    done = [] if is_tight() else [paragraph(fill(tr(DONE), name=name, referred=on, day=completed), BODY)]
    return [
        facts,
        *done,
        paragraph(tr(ASKED), BODY),
        together(paragraph(f"{tr(NO_MORE, name=name)}{reach}", BODY), signed),
        paragraph(tr(COPIES, name=tr(THE_PERSON) if is_tight() else name), FINE if is_tight() else _COPIES),
        *_resting_on(packet, tr),
        *notice(office, tr),
    ]


def _resting_on(packet: IntakeNoticePacket, tr: Translator) -> list[Flow]:
    """Return what lets it out: the scope of the consent, or the order."""
    if packet.scope is not None:
        return [scope_of_consent(scope_words(packet.scope, tr), tr)]
    return [ground_box(packet.ground, tr)] if packet.ground is not None else []


def _blank(packet: BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    office = packet.office
    sheet = Sheet(
        BY_HAND,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )
    facts = Grid(
        [
            [Cell(tr(N_("To (prosecutor's office)")), None, 68, least=46), Cell(tr(N_("Date")), DATE_BY_HAND, 32)],
            [Cell(tr(N_("Name")), None, 50, strong=True), Cell(tr(N_("Report number")), None, 50)],
            [
                Cell(tr(N_("Referred on")), DATE_BY_HAND, 50, least=36),
                Cell(tr(N_("Intake completed on")), DATE_BY_HAND, 50),
            ],
        ]
    )
    reach = f" {tr(REACH, phone=show_phone(office.phone))}" if office.phone.strip() else ""
    return sheet, [
        paragraph(fill(tr(ONLY_WITH)), FINE),
        space(4),
        facts,
        paragraph(tr(ASKED), BODY),
        together(
            paragraph(f"{tr(NO_MORE, name=tr(THE_PERSON))}{reach}", BODY),
            signatures((Signature(tr(N_("LEAD coordinator")), 3), Signature(tr(N_("Date signed")), 2))),
        ),
        paragraph(tr(COPIES, name=tr(THE_PERSON)), _COPIES),
        scope_of_consent(scope_by_hand(tr), tr),
        *notice(office, tr),
    ]


FORM = Form("pros_ic", "PROS-IC", TITLE, EDITION, IntakeNoticePacket, _draw, tells=True, blank=True, holds_page=True)
