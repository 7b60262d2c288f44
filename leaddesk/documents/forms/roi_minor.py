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
    how_long,
    more_words,
    purposes,
    recipients,
    roi_sheet,
    signing,
    terms,
    to_write,
    until,
    who_signs,
)
from leaddesk.domain.consent_codes import MinorRule
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Permission to Share, Under 18")
_LAW: Pair = ("The rule of this state", "La regla de este estado")
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
        "I sign alone: the law lets me consent to this care. Then my yes is what counts, also for telling my parents.",
        "Firmo por mi cuenta: la ley me deja aceptar esta atención. Entonces cuenta mi sí, también para informar a mis "
        "padres.",
    ),
    MinorRule.BOTH: (
        "My parent or guardian signs with me. It counts once both have signed.",
        "Mi padre, madre o tutor firma conmigo. Vale cuando los dos han firmado.",
    ),
}
_PARENT = ("Parent or guardian / Padre, madre o tutor", "Printed name / Letra de molde")


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    asked = filled.terms if filled else None
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "law": asked.state_law.strip().rstrip(".") if asked else "",
        "until": until(packet),
        "reach": in_writing_to(packet.office),
    }
    story: list[Flow] = [
        who_signs(packet),
        *terms(packet, _WHO, 2, values, {3: [[to_write(3, _LAW)]]}, small=True),
        checked("4", _RULE, _SIGNS, {asked.minor_rule} if asked else ()),
        categories(chosen_of(packet), roi_words.WHAT, "5"),
        *more_words(packet),
        purposes(packet, "6"),
        recipients(filled, "7", roi_words.WITH_WHOM, OFFERED, parts=("5", "6"), empty_rows=2),
        *terms(packet, roi_words.ROWS[:4], 8, values, {8: [how_long(8)]}, small=True),
        signing(roi_words.ROWS[4:], 12, values, beside=_PARENT, small=True),
    ]
    return roi_sheet(FORM, packet, "42 CFR 2.14 · Permiso de un menor", tr, mark), story


FORM = Form(
    "roi_minor", "ROI-MIN", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
