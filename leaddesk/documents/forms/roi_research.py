"""ROI-RES: consent for one study or evaluation (42 CFR 2.31 and 2.52). The Spanish is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    categories,
    chosen_of,
    how_long,
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

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Consent for Research or Evaluation")
_STUDY: Pair = (
    "For this study or evaluation, and for nothing else",
    "Para este estudio o evaluación, y para nada más",
)
_FIRST: tuple[Pair, ...] = (
    ("<b>Who may share it.</b> {site}.", "<b>Quién puede compartir.</b> {site}."),
    (
        "<b>What for.</b> For this study or evaluation, and for nothing else: {study}.",
        "<b>Para qué.</b> Para este estudio o evaluación, y para nada más: {study}.",
    ),
    ("<b>How long.</b> Until {until}.", "<b>Hasta cuándo.</b> Hasta {until}."),
)
_LAST: tuple[Pair, ...] = (
    (
        "<b>After it is shared.</b> The people I say yes to are told to keep it safe, to give it to nobody else, and "
        "to report only on groups, never so that somebody can know it is about me. The same rules may then no longer "
        "protect it.",
        "<b>Después de compartirla.</b> A las personas a quienes diga sí se les indica protegerla, no darla a nadie "
        "más y solo informar sobre grupos, nunca de modo que alguien sepa que se trata de mí. Puede que las mismas "
        "normas ya no la protejan.",
    ),
    roi_words.ROWS[1],
    (
        "<b>I do not have to sign.</b> If I say no, nothing changes: I still get LEAD services, care, and benefits.",
        "<b>No tengo que firmar.</b> Si digo que no, nada cambia: sigo recibiendo servicios de LEAD, atención y "
        "beneficios.",
    ),
    roi_words.ROWS[4],
    roi_words.COPY,
)


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "study": filled.terms.study.strip() if filled and filled.terms else "",
        "until": until(packet),
        "reach": in_writing_to(packet.office),
    }
    story: list[Flow] = [
        who_signs(packet),
        *terms(packet, _FIRST, 2, values, {3: [[to_write(3, _STUDY)], how_long(4)], 4: []}, small=True),
        categories(chosen_of(packet), roi_words.WHAT, "5"),
        *more_words(packet),
        recipients(filled, "6", roi_words.WITH_WHOM, ()),
        pairs(_LAST[:-1], 7, values),
        signing(_LAST[-1:], 11, values),
    ]
    return roi_sheet(FORM, packet, "One study alone · Un solo estudio", tr, mark), story


FORM = Form(
    "roi_research",
    "ROI-RES",
    TITLE,
    BILINGUAL_EDITION,
    ConsentPacket,
    _draw,
    tells=False,
    blank=True,
    two_languages=True,
)
