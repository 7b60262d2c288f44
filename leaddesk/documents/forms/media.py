"""MEDIA: consent for photos, voice or a story in public. The Spanish is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import (
    categories,
    checked,
    chosen_of,
    how_long,
    more_words,
    pairs,
    roi_sheet,
    signing,
    terms,
    until,
    who_signs,
)
from leaddesk.documents.roi_words import CATEGORIES, COPY
from leaddesk.domain.consent_codes import MediaUse, Medium, ShownAs
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Photo, Voice and Story Consent")
_MEDIA: dict[Medium, Pair] = {
    Medium.PHOTO: ("Photos of me", "Fotos mías"),
    Medium.VIDEO: ("Video of me", "Video mío"),
    Medium.VOICE: ("My voice", "Mi voz"),
    Medium.STORY: ("My story in words", "Mi historia en palabras"),
}
_USES: dict[MediaUse, Pair] = {
    MediaUse.BOARD: (
        "Reports to the county board and funders",
        "Informes a la junta y a los financiadores",
    ),
    MediaUse.WEB: ("The website and social media", "El sitio web y las redes sociales"),
    MediaUse.PRESS: ("Newspaper, radio, television", "Periódico, radio, televisión"),
    MediaUse.TRAINING: ("Training and talks", "Capacitaciones y charlas"),
}
_NAMES: dict[ShownAs, Pair] = {
    ShownAs.NO_NAME: ("Without a name", "Sin nombre"),
    ShownAs.OTHER_NAME: ("With another name", "Con otro nombre"),
    ShownAs.FIRST_NAME: ("With my first name only", "Solo con mi primer nombre"),
    ShownAs.FULL_NAME: ("With my full name", "Con mi nombre completo"),
}
_WHO: tuple[Pair, ...] = (
    ("<b>Who may show it.</b> {site}, to the public.", "<b>Quién puede mostrarlo.</b> {site}, al público."),
)
_WHAT: Pair = ("<b>What may be shown.</b>", "<b>Qué se puede mostrar.</b>")
_WHERE: Pair = ("<b>Where.</b>", "<b>Dónde.</b>")
_NAMED: Pair = ("<b>Under which name.</b>", "<b>Con qué nombre.</b>")
_TELLS: Pair = (
    "<b>What it tells about me.</b> Only what is checked:",
    "<b>Qué puede contar de mí.</b> Solo lo marcado:",
)
_ABOUT = CATEGORIES | {
    InformationCategory.IDENTITY: (
        "That I take part; the name as in part 5",
        "Que participo; el nombre según la parte 5",
    )
}
_LAST: tuple[Pair, ...] = (
    (
        "<b>Anybody may see it.</b> It tells the public that I take part in LEAD. Police, courts, employers, landlords "
        "and people I know may see it, keep it and pass it on. The law then no longer protects it.",
        "<b>Cualquiera puede verlo.</b> Le dice al público que participo en LEAD. La policía, los tribunales, "
        "empleadores, dueños de vivienda y gente que conozco pueden verlo, guardarlo y pasarlo. La ley ya no lo "
        "protege.",
    ),
    (
        "<b>I see it first.</b> LEAD shows it to me before anybody else sees it, and changes what I do not want.",
        "<b>Yo lo veo primero.</b> LEAD me lo muestra antes que a nadie, y cambia lo que no quiero.",
    ),
    ("<b>How long.</b> Until {until}.", "<b>Hasta cuándo.</b> Hasta {until}."),
    (
        "<b>I can take it back.</b> Any time, in writing to {reach}, or by saying so. LEAD then stops using it and "
        "takes it off its own pages. What was printed or passed on cannot be called back.",
        "<b>Puedo retirarlo.</b> En cualquier momento, por escrito a {reach}, o diciéndolo. LEAD deja de usarlo y lo "
        "quita de sus páginas. Lo que ya se imprimió o se pasó ya no se puede recuperar.",
    ),
    (
        "<b>I do not have to sign.</b> If I say no, I still get LEAD services, care, and benefits. I get no money for "
        "it, and it does nothing for a case of mine.",
        "<b>No tengo que firmar.</b> Si digo que no, sigo recibiendo servicios de LEAD, atención y beneficios. No me "
        "pagan por esto, y no cambia nada en un caso mío.",
    ),
    COPY,
)


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    asked = filled.terms if filled else None
    values: dict[str, str | Pair] = {
        "site": (filled.discloser if filled else "") or packet.office.site_name,
        "until": until(packet),
        "reach": in_writing_to(packet.office),
    }
    story: list[Flow] = [
        who_signs(packet),
        pairs(_WHO, 2, values, small=True),
        checked("3", _WHAT, _MEDIA, asked.media if asked else ()),
        checked("4", _WHERE, _USES, asked.media_uses if asked else ()),
        checked("5", _NAMED, _NAMES, {asked.shown_as} if asked else ()),
        categories(chosen_of(packet), _TELLS, "6", words=_ABOUT),
        *more_words(packet),
        *terms(packet, _LAST[:-1], 7, values, {9: [how_long(9)]}),
        signing(_LAST[-1:], 12, values),
    ]
    return roi_sheet(FORM, packet, "For public use · Para uso público", tr, mark), story


FORM = Form(
    "media", "MEDIA", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
