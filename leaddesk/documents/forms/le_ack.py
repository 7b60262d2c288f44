"""LE-ACK: a thank-you to the referring officer. It confirms that a referral came, no more."""

from __future__ import annotations

from leaddesk.documents.blocks import EDITION, has_short_notice, letterhead
from leaddesk.documents.form import Form
from leaddesk.domain.plain_letters import ThanksPacket
from leaddesk.i18n import N_, Translator, show_long_date, show_phone
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import COURT
from leaddesk.paper.sheet import CourtHead, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, Style
from leaddesk.paper.text import fill, paragraph

TITLE = N_("Thank You for the Referral")
THANKS = N_("Thank you for the referral that you made on <b>{day}</b>.")
THANKS_UNDATED = N_("Thank you for your referral.")
REPORT = N_("Your report number: <b>{number}</b>.")
RECEIVED = N_("It reached this office. Every referral is looked at, and every offer of help is voluntary.")
SAME = N_(
    "This letter is the same for every referral. Federal rules (42 CFR part 2) keep this office from saying who has "
    "been in touch with it and who has not, so it says nothing of that, and nothing can be read from it."
)
SAME_BY_OFFICE_RULES = N_(
    "This letter is the same for every referral. This office keeps to itself who has been in touch with it and who "
    "has not, so it says nothing of that, and nothing can be read from it."
)
NEXT_TIME = N_("What helps most is a call while you are still with the person, and your report number.")
REACH = N_("The number here is {phone}.")
_LETTER = Style(BODY.size, BODY.leading, before=4, after=7)


def _draw(packet: ThanksPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    office = packet.office
    sheet = Sheet(
        COURT,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        court=CourtHead(
            show_long_date(packet.printing.at.date(), tr.language),
            tuple(line.strip() for line in (packet.to, packet.agency) if line.strip()),
            stamp=False,
        ),
        mark=mark,
        tr=tr,
    )
    day = show_long_date(packet.made_on, tr.language) if packet.made_on else ""
    opening = [*(fill(tr(THANKS), day=day) if day else (tr(THANKS_UNDATED),))]
    if packet.report.strip():
        opening += [" ", *fill(tr(REPORT), number=packet.report.strip())]
    same = SAME if has_short_notice(office) else SAME_BY_OFFICE_RULES
    reach = f" {tr(REACH, phone=show_phone(office.phone))}" if office.phone.strip() else ""
    name = tr(N_("{name}, LEAD coordinator"), name=office.coordinator)
    signed = signatures((Signature(name, 3), Signature("", 2)), free=34)
    return sheet, [
        paragraph(tuple(opening), _LETTER),
        paragraph(tr(RECEIVED), _LETTER),
        paragraph(tr(same), _LETTER),
        together(paragraph(f"{tr(NEXT_TIME)}{reach}", _LETTER), signed),
    ]


FORM = Form("le_ack", "LE-ACK", TITLE, EDITION, ThanksPacket, _draw, tells=False, holds_page=True)
