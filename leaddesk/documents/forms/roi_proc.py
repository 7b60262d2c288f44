"""ROI-PROC: consent for use in one legal proceeding. It stands alone, 42 CFR 2.31(d)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    categories,
    chosen_of,
    how_long,
    lawyer,
    more_words,
    roi_sheet,
    signing,
    terms,
    to_write,
    until,
    who_signs,
)
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Consent for a Legal Proceeding")
_COURT: Pair = ("Who may receive and use it: the court", "Quién puede recibirla y usarla: el tribunal")
_CASE: Pair = (
    "For use in this legal proceeding, and for nothing else: case number and name",
    "Para este proceso legal, y para nada más: número y nombre del caso",
)


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    office = packet.office
    court = case = ""
    discloser = office.site_name
    if filled:
        court = "; ".join(
            ", ".join(part for part in (line.name, line.person_or_role) if part.strip()) for line in filled.recipients
        )
        case = ", ".join(part for part in (filled.case_number, filled.case_title) if part.strip())
        discloser = filled.discloser or discloser
    values: dict[str, str | Pair] = {
        "site": discloser,
        "court": court,
        "case": case,
        "until": until(packet),
        "reach": in_writing_to(office),
    }
    first, middle, last = (
        roi_words.PROCEEDING_ROWS[:3],
        roi_words.PROCEEDING_ROWS[3:6],
        roi_words.PROCEEDING_ROWS[6:],
    )
    story: list[Flow] = [
        who_signs(packet),
        *terms(packet, first, 2, values, {3: [[to_write(3, _COURT)], [to_write(4, _CASE)]], 4: []}, small=True),
        categories(chosen_of(packet), roi_words.WHAT, "5"),
        *more_words(packet),
        *terms(packet, middle, 6, values, {7: [how_long(7)]}),
        signing(last, 9, values, lawyer(), goes_on=False),
    ]
    subtitle = "For one court case, 42 CFR 2.31(d) · Para un solo caso"
    return roi_sheet(FORM, packet, subtitle, tr, mark), story


FORM = Form(
    "roi_proc", "ROI-PROC", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
