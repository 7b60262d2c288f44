"""ROI-TPO: one consent for treatment, payment and health care operations (42 CFR 2.31(a)(10)).

The class of recipients and the purpose are the regulation's own words in English. The Spanish is a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    categories,
    chosen_of,
    more_words,
    pairs,
    roi_sheet,
    signing,
    terms,
    to_write,
    until,
    who_signs,
)
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator
from leaddesk.paper import notices

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Consent for Treatment, Payment and Operations")
_CLASS: Pair = (
    notices.TREATING_CLASS,
    "mis proveedores de tratamiento, planes de salud, terceros pagadores y las personas que ayudan a operar este "
    "programa",
)
_PURPOSE: Pair = (
    notices.TREATING_PURPOSE,
    "para tratamiento, pago y operaciones de atención médica",
)
_FIRST: tuple[Pair, ...] = (
    ("<b>Who may share it.</b> {site}.", "<b>Quién puede compartir.</b> {site}."),
    (
        "<b>With whom.</b> With {people}. <b>Not</b> with a court, a prosecutor, police, a jail, or probation.",
        "<b>Con quién.</b> Con {people}. <b>No</b> con un tribunal, un fiscal, la policía, una cárcel ni libertad "
        "condicional.",
    ),
    ("<b>Why.</b> Only {purpose}.", "<b>Para qué.</b> Solo {purpose}."),
)
_MIDDLE: tuple[Pair, ...] = (
    ("<b>How long.</b> Until {until}.", "<b>Hasta cuándo.</b> Hasta {until}."),
    roi_words.ROWS[1],
    (
        "<b>If I say no.</b> I do not have to sign. I still get LEAD services, care, and benefits. LEAD then needs my "
        "consent for each office by name before it can talk with it, and some help may take longer.",
        "<b>Si digo que no.</b> No tengo que firmar. Sigo recibiendo servicios de LEAD, atención y beneficios. LEAD "
        "necesitará mi permiso para cada oficina, por su nombre, antes de hablar con ella, y alguna ayuda puede tardar "
        "más.",
    ),
)
_ENDS: Pair = (
    "How long: until I take it back, or, if I write one here, until this day",
    "Hasta que yo lo retire o, si la escribo aquí, hasta esta fecha",
)
_LAST: tuple[Pair, ...] = (
    (
        "<b>After it is shared.</b> Those who receive my records may share them again, and the records may then no "
        "longer be protected by 42 CFR part 2. A health provider, health plan or their helper may share them again as "
        "HIPAA allows, <b>except</b> in civil, criminal, administrative or legislative proceedings against me.",
        "<b>Después de compartirla.</b> Quienes reciban mis registros pueden compartirlos de nuevo, y entonces puede "
        "que ya no los proteja la norma 42 CFR parte 2. Un proveedor o plan de salud, o quien trabaja para ellos, "
        "puede compartirlos de nuevo según HIPAA, <b>excepto</b> en procesos civiles, penales, administrativos o "
        "legislativos contra mí.",
    ),
    roi_words.ROWS[4],
    roi_words.COPY,
)


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "people": _CLASS,
        "purpose": _PURPOSE,
        "until": until(packet),
        "reach": in_writing_to(packet.office),
    }
    story: list[Flow] = [
        who_signs(packet),
        pairs(_FIRST, 2, values, small=True),
        categories(chosen_of(packet), roi_words.WHAT, "5"),
        *more_words(packet),
        *terms(packet, _MIDDLE, 6, values, {6: [[to_write(6, _ENDS)]]}),
        pairs(_LAST[:-1], 9, values),
        signing(_LAST[-1:], 11, values),
    ]
    subtitle = "42 CFR 2.31 · Permiso para tratamiento, pago y operaciones"
    return roi_sheet(FORM, packet, subtitle, tr, mark), story


FORM = Form(
    "roi_tpo", "ROI-TPO", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
