"""ROI-235: consent where taking part is a condition of a held charge or a release (42 CFR 2.35).

It can be taken back only from a stated day or event on, so the usual *any time* is nowhere on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    by_day_or_event,
    categories,
    chosen_of,
    how_long,
    lawyer,
    more_words,
    pairs,
    recipients,
    roi_sheet,
    signing,
    terms,
    to_write,
    until,
    who_signs,
)
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator
from leaddesk.paper.flow import together
from leaddesk.paper.grid import Grid

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Criminal-Justice Consent")
_CONDITION: Pair = ("Taking part in LEAD is a condition of", "Participar en LEAD es una condición de")
_HERE: Pair = ("what is written below", "lo que está escrito abajo")
_BACK: Pair = ("Take it back from this day on", "Retirarlo desde este día")
_SOONER: Pair = ("or sooner, when this happens", "o antes, si sucede esto")
_FIRST: tuple[Pair, ...] = (
    ("<b>Who may share it.</b> {site}.", "<b>Quién puede compartir.</b> {site}."),
    (
        "<b>Why.</b> Taking part in LEAD is a condition of: {condition}. The people I say yes to in part 6 may use "
        "what they are told only for their official duties about this, and may share it again only for that.",
        "<b>Para qué.</b> Participar en LEAD es una condición de: {condition}. Las personas a quienes diga sí en la "
        "parte 6 pueden usar lo que se les diga solo para sus funciones oficiales en esto, y compartirlo de nuevo solo "
        "para eso.",
    ),
    ("<b>How long.</b> Until {until}.", "<b>Hasta cuándo.</b> Hasta {until}."),
)
_LAST: tuple[Pair, ...] = (
    (
        "<b>When I can take it back.</b> This form is different from others. I can take it back only {back}, and never "
        "later than the final decision about what it is a condition of. Then I take it back in writing to {reach}, or "
        "by saying so. If I ask sooner, LEAD writes it down, and it counts from that day on.",
        "<b>Cuándo puedo retirarlo.</b> Este formulario es distinto. Puedo retirarlo solo {back}, y nunca más tarde "
        "que la decisión final sobre aquello de lo que es condición. Entonces lo retiro por escrito a {reach}, o "
        "diciéndolo. Si lo pido antes, LEAD lo anota, y vale desde ese día.",
    ),
    (
        "<b>I do not have to sign.</b> If I say no, I still get LEAD services, care, and benefits. The prosecutor, or "
        "whoever decides on the release, then hears nothing from LEAD and may go on as the law allows. I was told to "
        "ask a lawyer first.",
        "<b>No tengo que firmar.</b> Si digo que no, sigo recibiendo servicios de LEAD, atención y beneficios. El "
        "fiscal, o quien decide sobre la libertad, no sabrá nada por LEAD y podrá seguir como la ley permite. Me "
        "dijeron que antes pregunte a un abogado.",
    ),
    (
        "<b>Not for anything else.</b> This form does not let anyone use my records to charge me with something else, "
        "or against me in any other legal proceeding.",
        "<b>Para nada más.</b> Este formulario no permite usar mis registros para acusarme de otra cosa, ni contra mí "
        "en ningún otro proceso legal.",
    ),
    roi_words.COPY,
)


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    asked = filled.terms if filled else None
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "condition": (asked.condition.strip() if asked else "") or _HERE,
        "until": until(packet),
        "back": by_day_or_event(asked.revocable_on, asked.revocable_event) if asked else by_day_or_event(None, ""),
        "reach": in_writing_to(packet.office),
    }
    back: Flow = pairs(_LAST[:2], 7, values)
    if filled is None:
        back = together(Grid([[to_write(7, _BACK, 5), to_write(0, _SOONER, 5)]]), back)
    story: list[Flow] = [
        who_signs(packet),
        *terms(packet, _FIRST, 2, values, {4: [[to_write(3, _CONDITION)], how_long(4)]}, small=True),
        categories(chosen_of(packet), roi_words.WHAT, "5"),
        *more_words(packet),
        recipients(filled, "6", roi_words.WITH_WHOM, (), empty_rows=3),
        back,
        signing(_LAST[2:], 9, values, lawyer()),
    ]
    subtitle = "For a charge or a release, 42 CFR 2.35 · Para un cargo o la libertad"
    return roi_sheet(FORM, packet, subtitle, tr, mark), story


FORM = Form(
    "roi_235", "ROI-235", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
