"""What both consent forms share: identity, dates in two languages, the lines to sign on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, identity, letterhead
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import Translator, show_date, show_long_date
from leaddesk.paper.cells import DATE_BY_HAND, Body, Choice, Choices, Fitted
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Cell, Grid, Look
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, SECTION, STRONG, TABLE_10
from leaddesk.paper.text import Words, fill, numbered, paragraph, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.documents.form import Form
    from leaddesk.documents.roi_words import Pair

_LINE = "____________________"


def roi_sheet(form: Form, packet: ConsentPacket | BlankPacket, subtitle: str, tr: Translator, mark: Mark) -> Sheet:
    """Return the sheet of a consent form: dense frame, initials of the signer on each page."""
    filled = packet if isinstance(packet, ConsentPacket) else None
    return Sheet(
        DENSE,
        form.code,
        BILINGUAL_EDITION,
        tr(form.title),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=subtitle,
        identity=identity(filled.initials, filled.record_number) if filled else None,
        foot_line=FootLine.INITIALS,
        mark=mark,
        signed=True,
        tr=tr,
    )


def who_signs(packet: ConsentPacket | BlankPacket) -> Grid:
    """Return the first part: name, birth date and consent number."""
    filled = packet if isinstance(packet, ConsentPacket) else None
    return Grid(
        [
            [
                Cell("1  Name / Nombre", Fitted(filled.name, STRONG) if filled else None, 50, strong=True),
                Cell("Born / Nacimiento", (filled.birth or None) if filled else None, 25),
                Cell("Consent no. / Permiso", filled.number if filled else None, 25),
            ]
        ]
    )


def pair_row(number: str, pair: Pair, **values: str | Pair) -> tuple[str, Body, Body]:
    """Return one row in both languages; a value may itself differ by language."""
    sides = []
    for side in (0, 1):
        words: dict[str, Words] = {
            name: value if isinstance(value, str) else value[side] for name, value in values.items()
        }
        sides.append(fill(pair[side], **words))
    return number, sides[0], sides[1]


def until(packet: ConsentPacket | BlankPacket) -> Pair:
    """Return when the consent ends, in both languages."""
    if not isinstance(packet, ConsentPacket):
        return (f"{DATE_BY_HAND}, or when: {_LINE}", f"{DATE_BY_HAND}, o cuando: {_LINE}")
    event = packet.expires_event.strip()
    if packet.expires_on is None:
        return (f"this happens: {event}", f"que suceda esto: {_in_spanish(event)}")
    days = (show_date(packet.expires_on), f"el {show_long_date(packet.expires_on, 'es')}")
    if not event:
        return days
    return (
        f"{days[0]}, or until this happens, if sooner: {event}",
        f"{days[1]}, o hasta que suceda, si es antes: {_in_spanish(event)}",
    )


def _in_spanish(event: str) -> str:
    """Return the event that the program offers in Spanish; what she wrote herself stays as she wrote it."""
    return roi_words.EVENTS.get(event, event)


def categories(chosen: frozenset[InformationCategory], heads: Pair, number: str = "3") -> Grid:
    """Return the checked list of what may be shared: one square, two labels."""
    rows = [
        (one, Choice(fill(f"<b>{one.letter}</b>\u00a0\u00a0 {roi_words.CATEGORIES[one][0]}"), one in chosen))
        for one in InformationCategory
    ]
    return two_labels(number, heads, [(choice, fill(roi_words.CATEGORIES[one][1])) for one, choice in rows])


def two_labels(number: str, heads: Pair, rows: Sequence[tuple[Choice, Words]]) -> Grid:
    """Return a list of choices whose Spanish labels stand beside the English ones, for one square each."""
    tight = replace(TABLE_10, before=0, after=0)
    cells = [[Cell("", number, 24, strong=True), Cell("", fill(heads[0]), 242), Cell("", fill(heads[1]), 250)]]
    cells += [
        [
            Cell("", "", 24),
            Cell("", Choices([choice], style=tight), 242),
            Cell("", tuple(runs(spanish)), 250),
        ]
        for choice, spanish in rows
    ]
    return Grid(cells, look=Look(style=tight, top=1, bottom=1.2, vertical=False))


def signing(number: str) -> Flow:
    """Return the lines to sign on, which stay with the sentence that they vouch for."""
    heading = paragraph(numbered(number, "My signature / Mi firma"), SECTION)
    vouched = paragraph(" / ".join(roi_words.SIGN), BODY)
    return together(
        heading,
        vouched,
        signatures((Signature("Signature / Firma", 5), Signature("Date signed / Fecha", 3))),
        signatures(
            (
                Signature("Person signing for me / Quien firma por mí", 3.2),
                Signature("Why they may / Con qué derecho", 2.7),
                Signature("Date / Fecha", 2),
            )
        ),
        signatures(
            (
                Signature("Interpreter / Intérprete", 3.2),
                Signature("Language / Idioma", 2.7),
                Signature("Date / Fecha", 2),
            )
        ),
        Grid(
            [
                [
                    Cell(
                        "I got a copy / Recibí una copia",
                        Choices([Choice("English"), Choice("Español")], by_hand=True),
                    ),
                    Cell("My initials / Mis iniciales", None),
                ]
            ]
        ),
    )
