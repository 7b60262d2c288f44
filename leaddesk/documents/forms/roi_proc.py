"""ROI-PROC: consent for use in one legal proceeding. It stands alone, 42 CFR 2.31(d)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import categories, lawyer, pair_row, roi_sheet, signing, until, who_signs
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator
from leaddesk.paper.flow import page_break
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import bilingual
from leaddesk.paper.styles import TABLE_10

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Consent for a Legal Proceeding")
_LINE = "____________________________"


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    office = packet.office
    lines = filled.recipients if filled else ()
    chosen = frozenset[InformationCategory]().union(*(line.categories for line in lines))
    court = case = _LINE
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
        bilingual([pair_row(str(n), pair, **values) for n, pair in enumerate(first, 2)], DENSE.width, style=TABLE_10),
        categories(chosen, roi_words.WHAT, "5"),
        bilingual([pair_row(str(n), pair, **values) for n, pair in enumerate(middle, 6)], DENSE.width),
        # the signature stands under words that it vouches for, never alone on a page
        page_break(),
        bilingual([pair_row(str(n), pair, **values) for n, pair in enumerate(last, 9)], DENSE.width),
        lawyer(),
        signing("12"),
    ]
    subtitle = "For one court case, 42 CFR 2.31(d) · Para un solo caso"
    return roi_sheet(FORM, packet, subtitle, tr, mark), story


FORM = Form(
    "roi_proc", "ROI-PROC", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
