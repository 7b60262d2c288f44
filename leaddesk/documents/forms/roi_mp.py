"""ROI-MP: permission to share with named offices, each with its own yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    OFFERED,
    categories,
    pair_row,
    recipients,
    roi_sheet,
    signing,
    two_labels,
    until,
    who_signs,
)
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator
from leaddesk.paper.cells import Choice
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import bilingual
from leaddesk.paper.styles import FINE, TABLE_10
from leaddesk.paper.text import fill, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Permission to Share")
_LINE = "______________________"
_SUBTITLE = "Consent to release information · Permiso para compartir información"


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    office = packet.office
    lines = filled.recipients if filled else ()
    chosen = frozenset[InformationCategory]().union(*(line.categories for line in lines))
    why = frozenset[Purpose]().union(*(line.purposes for line in lines))
    other = (filled.other_purpose.strip() if filled else "") or _LINE
    purposes = [
        (
            Choice(fill(f"<b>{n}</b>\u00a0\u00a0 {roi_words.PURPOSES[one][0]}"), one in why),
            fill(roi_words.PURPOSES[one][1]),
        )
        for n, one in enumerate(OFFERED, 1)
    ]
    purposes.append(
        (
            Choice(
                fill("<b>{n}</b>\u00a0\u00a0 {words}", n=str(len(OFFERED) + 1), words=f"Other: {other}"),
                other != _LINE,
            ),
            fill(roi_words.OTHER[1], words="________" if other == _LINE else other),
        )
    )
    discloser = (filled.discloser if filled else "") or office.site_name
    terms = [
        pair_row(str(number), pair, until=until(packet), reach=in_writing_to(office))
        for number, pair in enumerate(roi_words.ROWS, 6)
    ]
    more = filled.information.strip() if filled else ""
    story: list[Flow] = [
        who_signs(packet),
        bilingual([pair_row("2", roi_words.WHO, site=discloser)], DENSE.width, style=TABLE_10),
        categories(chosen, roi_words.WHAT),
        *([paragraph(f"In more words / Con más palabras: {more}", FINE)] if more else []),
        two_labels("4", roi_words.WHY, purposes),
        recipients(filled, "5", roi_words.WITH_WHOM, OFFERED),
        bilingual(terms, DENSE.width),
        signing("12"),
    ]
    return roi_sheet(
        FORM, packet, "Consent to release information · Permiso para compartir información", tr, mark
    ), story


FORM = Form(
    "roi_mp", "ROI-MP", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
