"""REV: a person takes a consent back, in writing or by word of mouth (42 CFR 2.31(a)(6)).

It is the person's own paper. The Spanish is a draft until it was reviewed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, identity, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import by_day_or_event, copy_row, hand_signatures, pairs, to_write
from leaddesk.domain.consent_packets import RevocationPacket
from leaddesk.domain.disclosure_codes import RevocationManner
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_long_date
from leaddesk.paper.cells import DATE_BY_HAND, Choice, Choices, Fitted
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, SECTION, STRONG, TABLE_10
from leaddesk.paper.text import numbered, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from leaddesk.documents.roi_words import Pair
    from leaddesk.domain.packets import BlankPacket

TITLE = N_("Taking a Consent Back")
_FREE, _LESS_FREE = 26.0, 22.0
"""The room above a line to sign on, and where many offices stand above it."""
_MANY = 4
_WHOLE: Pair = (
    "<b>What I take back.</b> My consent no. {consent}, signed on {signed}, which names: {offices}.",
    "<b>Qué retiro.</b> Mi permiso n.º {consent}, firmado el {signed}, que nombra a: {offices}.",
)
_ALL_OF_IT = "All of it / Todo"
_ONLY = "Only what these may be told / Solo lo que se puede decir a:"
_ROWS: tuple[Pair, ...] = (
    (
        "<b>From when.</b> {when} From then on LEAD shares nothing more because of it.",
        "<b>Desde cuándo.</b> {when} Desde entonces LEAD no comparte nada más por él.",
    ),
    (
        "<b>What was shared before.</b> It was shared with my consent and cannot be called back. Whoever has it must "
        "still protect it.",
        "<b>Lo que se compartió antes.</b> Se compartió con mi permiso y ya no se puede recuperar. Quien lo tiene debe "
        "seguir protegiéndolo.",
    ),
    (
        "<b>Who hears of it.</b> LEAD tells those who have something because of this consent that I took it back, and "
        "nothing else: {holders}.",
        "<b>Quién se entera.</b> LEAD avisa a quienes tienen algo por este permiso que lo retiré, y nada más: "
        "{holders}.",
    ),
    (
        "<b>Nothing else changes.</b> I still get LEAD services, care, and benefits, and I can sign a new consent "
        "whenever I want.",
        "<b>Nada más cambia.</b> Sigo recibiendo servicios de LEAD, atención y beneficios, y puedo firmar otro permiso "
        "cuando quiera.",
    ),
    roi_words.COPY,
)
_FROM_MARKED: Pair = (
    "<b>From when.</b> {when} From then on LEAD tells those I marked nothing more because of it. For the others it "
    "stays as it is.",
    "<b>Desde cuándo.</b> {when} Desde entonces LEAD no dice nada más por él a quienes marqué. Para los demás sigue "
    "igual.",
)
_MARKED_HEAR: Pair = (
    "<b>Who hears of it.</b> Those of them who have something because of it; they hear nothing else{so_far}.",
    "<b>Quién se entera.</b> Quienes de ellos tienen algo por él; no se les dice nada más{so_far}.",
)
_SO_FAR: Pair = (". So far: {holders}", ". Hasta ahora: {holders}")
_BOUND: Pair = (
    "I ask for this on {on}. This consent can be taken back only {back}; it counts from then on.",
    "Lo pido el {on}. Este permiso solo se puede retirar {back}; vale desde entonces.",
)
_CONSENT_NO: Pair = ("Consent no.", "Permiso n.º")
_SIGNED_ON: Pair = ("Signed on", "Firmado el")
_AT: Pair = ("From (day, time)", "Desde (día, hora)")
_FROM_WHEN: Pair = ("Day, hour", "Día, hora")
_OFFICES: Pair = ("Offices", "Oficinas")
_FROM_THEN: Pair = (
    "<b>From when.</b> From the day and the hour above on LEAD tells those named above nothing more because of this "
    "consent.",
    "<b>Desde cuándo.</b> Desde el día y la hora de arriba LEAD no les dice nada más por este permiso.",
)
_FROM_MARKED_THEN: Pair = (
    "<b>From when.</b> From the day and the hour above on LEAD tells those I marked nothing more because of it. For "
    "the others it stays as it is.",
    "<b>Desde cuándo.</b> Desde el día y la hora de arriba LEAD no dice nada más por él a quienes marqué. Para los "
    "demás sigue igual.",
)
_TOLD: Pair = (
    "<b>Who hears of it.</b> LEAD tells those who have something because of this consent that I took it back, and "
    "nothing else.",
    "<b>Quién se entera.</b> LEAD avisa a quienes tienen algo por este permiso que lo retiré, y nada más.",
)
_NOBODY: Pair = ("nobody has anything so far", "nadie tiene nada hasta ahora")
_VOUCHED: Pair = ("I take this consent back.", "Retiro este permiso.")
_VOUCHED_MARKED: Pair = ("I take this consent back as marked above.", "Retiro este permiso según lo marcado arriba.")


def _draw(packet: RevocationPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, RevocationPacket) else None
    sheet = Sheet(
        DENSE,
        FORM.code,
        BILINGUAL_EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle="Revocation of consent · Retirar un permiso",
        identity=identity(filled.initials, filled.record_number) if filled else None,
        foot_line=FootLine.INITIALS,
        mark=mark,
        signed=True,
        tr=tr,
    )
    values: dict[str, str | Pair] = {
        "consent": filled.number if filled else "",
        "signed": _days(filled.signed_on) if filled and filled.signed_on else (DATE_BY_HAND, DATE_BY_HAND),
        "offices": "; ".join(filled.offices) if filled else "",
        "when": _when(filled),
        "holders": ("; ".join(filled.holders) or _NOBODY) if filled else "",
        "so_far": _so_far(filled),
    }
    who = Cell(numbered("1", "Name / Nombre"), Fitted(filled.name, STRONG) if filled else None, 75, strong=True)
    born = Cell("Born / Nacimiento", (filled.birth or None) if filled else None, 25)
    # a page that is printed to be signed has its day and hour written in by hand
    open_day = filled is not None and filled.on is None
    story: list[Flow] = [
        Grid([[who, born, *([to_write(0, _FROM_WHEN, 45)] if open_day else [])]]),
        *(_by_hand(values) if filled is None else _told(filled, values)),
        _signing(filled, tr),
    ]
    return sheet, story


def _told(filled: RevocationPacket, values: Mapping[str, str | Pair]) -> list[Flow]:
    """Return what the page says; where the person can choose, the squares for that stand above it."""
    by_hand = filled.on is None
    if not filled.choices:
        return [pairs((_WHOLE, _FROM_THEN if by_hand else _ROWS[0], *_ROWS[1:]), 2, values, small=True)]
    rows = (_FROM_MARKED_THEN if by_hand else _FROM_MARKED, _ROWS[1], _MARKED_HEAR, *_ROWS[3:])
    return [_choices(filled), pairs(rows, 3, values, small=True)]


def _by_hand(values: Mapping[str, str | Pair]) -> list[Flow]:
    """Return the same for the hand: what is to be written in boxes, and the sentences without it."""
    boxes = [
        [to_write(2, _CONSENT_NO, 5), to_write(0, _SIGNED_ON, 5), to_write(0, _AT, 6)],
        [Cell("", Choices([Choice(_ALL_OF_IT), Choice(_ONLY)], by_hand=True))],
        [to_write(0, _OFFICES)],
    ]
    return [Grid(boxes), pairs((_FROM_THEN, _ROWS[1], _TOLD, *_ROWS[3:]), 3, values, small=True)]


def _choices(filled: RevocationPacket) -> Flow:
    """Return the squares for all of it and for each office; to mark by hand until it was taken back."""
    by_hand, only = filled.on is None, filled.only
    ways = Choices([Choice(_ALL_OF_IT), Choice(_ONLY, bool(only))], by_hand=by_hand)
    named = [Choice(one, one in only) for one in filled.choices]
    offices = Choices(named, columns=2, by_hand=by_hand, style=TABLE_10)
    signed = " / ".join(_days(filled.signed_on)) if filled.signed_on else ""
    consent = numbered("2", "What I take back: consent no. / Qué retiro: permiso n.º")
    head = [Cell(consent, filled.number, 55), Cell(" / ".join(_SIGNED_ON), signed, 45)]
    return Grid([head, [Cell("", ways)], [Cell("", offices)]])


def _so_far(filled: RevocationPacket | None) -> Pair:
    """Return who of those taken off has something; a page that is still to be marked can't say."""
    if filled is None or filled.on is None:
        return "", ""
    named = "; ".join(filled.holders)
    english, spanish = (named or words for words in _NOBODY)
    return _SO_FAR[0].format(holders=english), _SO_FAR[1].format(holders=spanish)


def _days(day: date) -> Pair:
    return show_date(day), show_long_date(day, "es")


def _when(filled: RevocationPacket | None) -> Pair:
    """Return from when it counts, nothing where the hand writes it."""
    if filled is None or filled.on is None:
        return "", ""
    hours = (show_clock(filled.at), show_clock(filled.at, "es")) if filled.at else ("", "")
    on = _days(filled.on)
    if filled.counts_from != filled.on:
        back = by_day_or_event(filled.counts_from, "" if filled.counts_from else filled.event)
        return _BOUND[0].format(on=on[0], back=back[0]), _BOUND[1].format(on=on[1], back=back[1])
    english, spanish = (", ".join(part for part in pair if part) for pair in zip(on, hours, strict=True))
    return f"{english}.", f"{spanish.removesuffix('.')}."


def _signing(filled: RevocationPacket | None, tr: Translator) -> Flow:
    """Return how it was taken back and who vouches for it: the person's hand, or whoever took it down."""
    oral = filled is not None and filled.manner is RevocationManner.ORAL
    written = filled is not None and filled.manner is RevocationManner.WRITTEN
    ways = Choices(
        [
            Choice("In writing, signed below / Por escrito, con mi firma abajo", written),
            Choice("By word of mouth, taken down below / De palabra, anotado abajo", oral),
        ],
        by_hand=filled is None or filled.manner is None,
    )
    marked = filled is None or bool(filled.choices)
    free = _LESS_FREE if filled and len(filled.choices) > _MANY else _FREE
    down = ""
    if filled and filled.on and oral:
        down = ", ".join((show_date(filled.on), *([show_clock(filled.at)] if filled.at else [])))
    return together(
        paragraph(numbered("8", "How / Cómo"), SECTION),
        Grid([[Cell("", ways)]]),
        paragraph(" / ".join(_VOUCHED_MARKED if marked else _VOUCHED), BODY),
        hand_signatures(free),
        signatures(
            (
                Signature("Taken orally by / Tomado de palabra por", 3.2, filled.taken_by if filled and oral else ""),
                Signature("Signature / Firma", 2.7),
                Signature("Date and time / Fecha y hora", 2, down),
            ),
            free=free,
        ),
        copy_row(),
    )


FORM = Form(
    "rev", "REV", TITLE, BILINGUAL_EDITION, RevocationPacket, _draw, tells=False, blank=True, two_languages=True
)
