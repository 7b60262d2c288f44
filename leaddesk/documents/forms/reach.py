"""REACH: how a person wants to be reached, and with whom a message may be left. The Spanish is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import BILINGUAL_EDITION
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import checked, more_words, roi_sheet, signing, terms, to_write, until, who_signs
from leaddesk.documents.roi_words import COPY, ROWS
from leaddesk.domain.consent_codes import MessageSays, ReachWay
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator

if TYPE_CHECKING:
    from leaddesk.documents.roi_words import Pair
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("How to Reach Me")
_WAYS: dict[ReachWay, Pair] = {
    ReachWay.CALL: ("Call me", "Llamarme"),
    ReachWay.VOICEMAIL: ("Leave a voicemail", "Dejar un mensaje de voz"),
    ReachWay.TEXT: ("Send me a text", "Mandarme un mensaje de texto"),
    ReachWay.EMAIL: ("Send me an email", "Mandarme un correo electrónico"),
    ReachWay.LETTER: ("Send me a letter, in a plain envelope", "Mandarme una carta, en un sobre sin membrete"),
}
_SAYS: dict[MessageSays, Pair] = {
    MessageSays.CALL_BACK: (
        "Only a name and a number to call",
        "Solo un nombre y un número para llamar",
    ),
    MessageSays.REMINDER: (
        "Also a day, a time and a place, not what for",
        "También un día, una hora y un lugar, no para qué",
    ),
    MessageSays.PROGRAM: ("Also that it is from LEAD", "También que es de LEAD"),
}
_ALL_RIGHT: Pair = ("<b>What is all right.</b> Only what is checked:", "<b>Qué está bien.</b> Solo lo marcado:")
_MESSAGE: Pair = ("<b>What a message may say.</b>", "<b>Qué puede decir un mensaje.</b>")
_ROWS: tuple[Pair, ...] = (
    (
        "<b>With whom a message may be left.</b> {people}. They hear only what is checked in part 3.",
        "<b>Con quién se puede dejar un mensaje.</b> {people}. Solo se les dice lo marcado en la parte 3.",
    ),
    ("<b>What is not all right.</b> {unwanted}.", "<b>Qué no está bien.</b> {unwanted}."),
    ROWS[0],
    (
        "<b>I can change this any time.</b> By saying so. Others can see a phone, an email or a letter; LEAD cannot "
        "help that.",
        "<b>Puedo cambiarlo cuando quiera.</b> Diciéndolo. Otras personas pueden ver un teléfono, un correo o una "
        "carta; LEAD no puede evitarlo.",
    ),
    COPY,
)
_WHERE: tuple[Pair, ...] = (("My phone", "Mi teléfono"), ("My email or address", "Mi correo o dirección"))
_LEFT_WITH: Pair = (
    "With whom a message may be left: what part 3 says",
    "Con quién dejar un mensaje: según la parte 3",
)
_UNWANTED: Pair = ("What is not all right", "Qué no está bien")
_ENDS: Pair = ("How long: until I change it, or this day", "Hasta que lo cambie, o este día")
_NOBODY: Pair = ("nobody", "nadie")
_NOTHING: Pair = ("nothing said", "nada dicho")


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    asked = packet.terms if isinstance(packet, ConsentPacket) else None
    values: dict[str, str | Pair] = {}
    if isinstance(packet, ConsentPacket):
        values = {
            "people": (asked.message_with.strip().rstrip(".") if asked else "") or _NOBODY,
            "unwanted": (asked.unwanted.strip().rstrip(".") if asked else "") or _NOTHING,
            "until": until(packet),
        }
    by_hand = [
        [to_write(0, one) for one in _WHERE],
        [to_write(4, _LEFT_WITH)],
        [to_write(5, _UNWANTED, 4), to_write(6, _ENDS, 5)],
    ]
    story: list[Flow] = [
        who_signs(packet),
        checked("2", _ALL_RIGHT, _WAYS, asked.ways if asked else ()),
        checked("3", _MESSAGE, _SAYS, {asked.message_says} if asked else ()),
        *more_words(packet),
        *terms(packet, _ROWS[:3], 4, values, {4: by_hand, 5: [], 6: []}, small=True),
        signing(_ROWS[3:], 7, values, small=True),
    ]
    return roi_sheet(FORM, packet, "Contact preferences · Cómo comunicarse conmigo", tr, mark), story


FORM = Form(
    "reach", "REACH", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
