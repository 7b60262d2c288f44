"""ROI-MIN: permission to share of somebody under 18, who signs as the law of the state says (42 CFR 2.14).

The Spanish is a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    OFFERED,
    categories,
    checked,
    chosen_of,
    more_words,
    pairs,
    recipients,
    roi_sheet,
    signing,
    until,
    who_signs,
)
from leaddesk.domain.consent_codes import MinorRule
from leaddesk.domain.disclosure_codes import Purpose
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator
from leaddesk.paper.flow import page_break, together

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Permission to Share, Under 18")
_LINE = "______________________________"
_WHO: tuple[Pair, ...] = (
    ("<b>Who may share it.</b> {site}.", "<b>Quién puede compartir.</b> {site}."),
    (
        "<b>The rule of this state.</b> {law}.",
        "<b>La regla de este estado.</b> {law}.",
    ),
)
_RULE: Pair = ("<b>Who signs.</b> One of these:", "<b>Quién firma.</b> Una de estas opciones:")
_SIGNS: dict[MinorRule, Pair] = {
    MinorRule.ALONE: (
        "I sign alone: the law lets me consent to this care. Then nobody is told without my yes, my parents neither.",
        "Firmo solo: la ley me deja aceptar esta atención. Entonces nadie sabe nada sin mi sí, tampoco mis padres.",
    ),
    MinorRule.BOTH: (
        "My parent or guardian signs with me. It counts once both have signed.",
        "Mi padre, madre o tutor firma conmigo. Vale cuando los dos han firmado.",
    ),
}
_WHY = {
    one: (f"<b>{number}</b>\u00a0\u00a0 {roi_words.PURPOSES[one][0]}", roi_words.PURPOSES[one][1])
    for number, one in enumerate(OFFERED, 1)
}
_PARENT = ("Parent or guardian / Padre, madre o tutor", "Name in print / Nombre en letra de molde")


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    terms = filled.terms if filled else None
    why = frozenset[Purpose]().union(*(line.purposes for line in filled.recipients)) if filled else frozenset[Purpose]()
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "law": (terms.state_law.strip().rstrip(".") if terms else "") or _LINE,
        "until": until(packet),
        "reach": in_writing_to(packet.office),
    }
    story: list[Flow] = [
        who_signs(packet),
        pairs(_WHO, 2, values, small=True),
        checked("4", _RULE, _SIGNS, {terms.minor_rule} if terms else ()),
        categories(chosen_of(packet), roi_words.WHAT, "5"),
        *more_words(packet),
        checked("6", roi_words.WHY, _WHY, why),
        recipients(filled, "7", roi_words.WITH_WHOM, OFFERED, parts=("5", "6"), empty_rows=3),
        page_break(),
        pairs(roi_words.ROWS[:4], 8, values, small=True),
        # the signature stands under words that it vouches for, never alone on a page
        together(pairs(roi_words.ROWS[4:], 12, values, small=True), signing("14", _PARENT)),
    ]
    return roi_sheet(FORM, packet, "42 CFR 2.14 · Permiso de un menor", tr, mark), story


FORM = Form(
    "roi_minor", "ROI-MIN", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
