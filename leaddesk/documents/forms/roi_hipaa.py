"""HIPAA: authorization for health information alone, with the elements and statements of 45 CFR 164.508(c).

What 42 CFR part 2 protects has no box on it. The Spanish is a draft.
"""

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
    purposes,
    recipients,
    roi_sheet,
    signing,
    terms,
    until,
    who_signs,
)
from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("HIPAA Authorization")
_ALLOWED = rules(ConsentKind.HEALTH)
_WHO: tuple[Pair, ...] = (("<b>Who may share it.</b> {site}.", "<b>Quién puede compartir.</b> {site}."),)
_LAST: tuple[Pair, ...] = (
    (
        "<b>What this form does not cover.</b> Substance use information, and that I take part in LEAD. Those take the "
        "form Permission to Share.",
        "<b>Lo que este formulario no cubre.</b> La información sobre uso de sustancias, y que participo en LEAD. Para "
        "eso hace falta el Permiso para compartir.",
    ),
    roi_words.ROWS[0],
    roi_words.ROWS[1],
    (
        "<b>I do not have to sign.</b> Treatment, payment, enrollment and benefits do not depend on it. LEAD services "
        "do not either.",
        "<b>No tengo que firmar.</b> El tratamiento, el pago, la inscripción y los beneficios no dependen de esto. "
        "Los servicios de LEAD tampoco.",
    ),
    (
        "<b>After it is shared.</b> Whoever gets the information may share it again, and federal privacy rules may "
        "then no longer protect it.",
        "<b>Después de compartirla.</b> Quien reciba la información puede compartirla de nuevo, y puede que las normas "
        "federales de privacidad ya no la protejan.",
    ),
    roi_words.COPY,
)


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "until": until(packet),
        "reach": in_writing_to(packet.office),
    }
    story: list[Flow] = [
        who_signs(packet),
        pairs(_WHO, 2, values, small=True),
        categories(chosen_of(packet), roi_words.WHAT, "3", _ALLOWED.categories),
        *more_words(packet),
        purposes(packet, "4", _ALLOWED.purposes),
        recipients(filled, "5", roi_words.WITH_WHOM, _ALLOWED.purposes),
        *terms(packet, _LAST[:-1], 6, values, {7: [how_long(7)]}),
        signing(_LAST[-1:], 11, values),
    ]
    subtitle = "45 CFR 164.508 · Autorización de información de salud"
    return roi_sheet(FORM, packet, subtitle, tr, mark), story


FORM = Form(
    "roi_hipaa", "HIPAA", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
