"""ROI-MP: permission to share with named offices, each with its own yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    FAMILY_TOO,
    OFFERED,
    categories,
    chosen_of,
    how_long,
    more_words,
    pairs,
    purposes,
    recipients,
    roi_sheet,
    signing,
    terms,
    until,
    who_signs,
)
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Permission to Share")
_SUBTITLE = "Consent to release information · Permiso para compartir información"


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "until": until(packet),
        "reach": in_writing_to(packet.office),
    }
    story: list[Flow] = [
        who_signs(packet),
        pairs((roi_words.WHO,), 2, values, small=True),
        categories(chosen_of(packet), roi_words.WHAT),
        *more_words(packet),
        purposes(packet, "4"),
        recipients(filled, "5", roi_words.WITH_WHOM, OFFERED, empty_rows=4, others=FAMILY_TOO),
        *terms(packet, roi_words.ROWS[:-1], 6, values, {6: [how_long(6)]}),
        signing(roi_words.ROWS[-1:], 11, values),
    ]
    return roi_sheet(FORM, packet, _SUBTITLE, tr, mark), story


FORM = Form(
    "roi_mp", "ROI-MP", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
