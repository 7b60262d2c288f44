"""REV: a person takes a consent back, in writing or by word of mouth (42 CFR 2.31(a)(6)).

It is the person's own paper. The Spanish is a draft until it was reviewed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, identity, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import by_day_or_event, copy_row, hand_signatures, pair_row
from leaddesk.domain.consent_packets import RevocationPacket
from leaddesk.domain.disclosure_codes import RevocationManner
from leaddesk.i18n import N_, Translator, show_clock, show_date, show_long_date
from leaddesk.paper.cells import DATE_BY_HAND, Choice, Choices, Fitted
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Cell, Grid, bilingual
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, SECTION, STRONG, TABLE_10
from leaddesk.paper.text import numbered, paragraph

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.documents.roi_words import Pair
    from leaddesk.domain.packets import BlankPacket

TITLE = N_("Taking a Consent Back")
_LINE = "____________________"
_FREE = 26.0
_ROWS: tuple[Pair, ...] = (
    (
        "<b>What I take back.</b> My consent no. {consent}, signed on {signed}, which names: {offices}.",
        "<b>Qué retiro.</b> Mi permiso n.º {consent}, firmado el {signed}, que nombra a: {offices}.",
    ),
    (
        "<b>From when.</b> {when} From then on LEAD shares nothing more because of it.",
        "<b>Desde cuándo.</b> {when} Desde entonces LEAD no comparte nada más por él.",
    ),
    (
        "<b>What was shared before.</b> It was shared with my consent and cannot be called back. Whoever has it must "
        "still protect it.",
        "<b>Lo que se compartió antes.</b> Se compartió con mi permiso y no se puede recoger. Quien lo tiene debe "
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
_BOUND: Pair = (
    "I ask for this on {on}. This consent can be taken back only {back}; it counts from then on.",
    "Lo pido el {on}. Este permiso solo se puede retirar {back}; vale desde entonces.",
)
_NOBODY: Pair = ("nobody has anything so far", "nadie tiene nada hasta ahora")
_VOUCHED: Pair = ("I take this consent back.", "Retiro este permiso.")


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
        "consent": filled.number if filled else _LINE,
        "signed": _days(filled.signed_on) if filled and filled.signed_on else (DATE_BY_HAND, DATE_BY_HAND),
        "offices": "; ".join(filled.offices) if filled else _LINE,
        "when": _when(filled),
        "holders": ("; ".join(filled.holders) or _NOBODY) if filled else _LINE,
    }
    who = Cell("1  Name / Nombre", Fitted(filled.name, STRONG) if filled else None, 75, strong=True)
    story: list[Flow] = [
        Grid([[who, Cell("Born / Nacimiento", (filled.birth or None) if filled else None, 25)]]),
        bilingual([pair_row(str(n), pair, **values) for n, pair in enumerate(_ROWS, 2)], DENSE.width, style=TABLE_10),
        _signing(filled, tr),
    ]
    return sheet, story


def _days(day: date) -> Pair:
    return show_date(day), show_long_date(day, "es")


def _when(filled: RevocationPacket | None) -> Pair:
    """Return from when it counts; the day and the hour stay free on a page that is printed to be signed."""
    if filled is None or filled.on is None:
        return (f"{DATE_BY_HAND}, at {_LINE}.", f"{DATE_BY_HAND}, a las {_LINE}.")
    hours = (show_clock(filled.at), show_clock(filled.at, "es")) if filled.at else ("", "")
    on = _days(filled.on)
    if filled.counts_from != filled.on:
        back = by_day_or_event(filled.counts_from, "" if filled.counts_from else filled.event)
        return _BOUND[0].format(on=on[0], back=back[0]), _BOUND[1].format(on=on[1], back=back[1])
    english, spanish = (", ".join(part for part in pair if part) for pair in zip(on, hours, strict=True))
    return f"{english}.", f"{spanish}."


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
    down = ""
    if filled and filled.on and oral:
        down = ", ".join((show_date(filled.on), *([show_clock(filled.at)] if filled.at else [])))
    return together(
        paragraph(numbered("8", "How / Cómo"), SECTION),
        Grid([[Cell("", ways)]]),
        paragraph(" / ".join(_VOUCHED), BODY),
        hand_signatures(_FREE),
        signatures(
            (
                Signature("Taken orally by / Tomado de palabra por", 3.2, filled.taken_by if filled and oral else ""),
                Signature("Signature / Firma", 2.7),
                Signature("Date and time / Fecha y hora", 2, down),
            ),
            free=_FREE,
        ),
        copy_row(),
    )


FORM = Form(
    "rev", "REV", TITLE, BILINGUAL_EDITION, RevocationPacket, _draw, tells=False, blank=True, two_languages=True
)
