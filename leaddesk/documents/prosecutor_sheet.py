"""The sheet of a paper for a prosecutor or an officer: addressed like one to a court, without the stamp's corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import has_short_notice, identity, letterhead
from leaddesk.i18n import Translator, show_long_date
from leaddesk.paper.frames import COURT
from leaddesk.paper.sheet import CourtHead, FootLine, Mark, Sheet, printed

if TYPE_CHECKING:
    from leaddesk.documents.form import Form
    from leaddesk.domain.intake_notices import IntakeNoticePacket
    from leaddesk.domain.referral_papers import ReferralPacket


def prosecutor_sheet(form: Form, packet: IntakeNoticePacket | ReferralPacket, tr: Translator, mark: Mark) -> Sheet:
    """Return the sheet, with the person's initials, record and incident in its foot."""
    office, person, to = packet.office, packet.person, packet.to
    street = ", ".join(line.strip() for line in to.address.splitlines() if line.strip())
    lines = [packet.addressed_to or to.unit, to.name, street]
    return Sheet(
        COURT,
        form.code,
        form.edition,
        tr(form.title),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        identity=identity(person.initials, person.record_number, packet.incident_number),
        court=CourtHead(
            show_long_date(packet.printing.at.date(), tr.language),
            tuple(line for line in lines if line.strip()),
            office.court_letterhead_on_top,
            stamp=False,
        ),
        foot_line=FootLine.SHORT_NOTICE if has_short_notice(office) else FootLine.NONE,
        mark=mark,
        tr=tr,
    )
