"""What both consent forms share: identity, dates in two languages, the lines to sign on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, identity, identity_by_hand, letterhead
from leaddesk.domain.consent_kinds import ALL_CATEGORIES
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import Translator, show_date, show_long_date
from leaddesk.paper.cells import BY_HAND_ROOM, Body, CheckBox, Choice, Choices, Fitted
from leaddesk.paper.flow import Flow, together
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Cell, Column, Grid, Look, Row, bilingual, table
from leaddesk.paper.sheet import FootLine, Mark, Sheet, printed
from leaddesk.paper.signature import FREE_ABOVE, Signature, signatures
from leaddesk.paper.styles import BODY, SECTION, STRONG, TABLE, TABLE_10, Align
from leaddesk.paper.text import Bold, Words, fill, numbered, paragraph

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from leaddesk.documents.form import Form
    from leaddesk.documents.roi_words import Pair
    from leaddesk.domain.disclosure_codes import Purpose

BESIDE = ("Person signing for me / Quien firma por mí", "Why they may / Con qué derecho")
OFFERED = tuple(roi_words.PURPOSES)
"""The purposes of an everyday consent in the order of their numbers on the form."""
_TIGHT = replace(TABLE_10, before=0, after=0)
_MORE = replace(TABLE_10, before=2, after=6)
_LAST_LINE = 18.0
"""The last line of a list keeps its square clear of the rule below it."""
FAMILY, _OTHER = "Family / familia:", "Other / otra persona:"
FAMILY_TOO = (FAMILY, _OTHER)
_OTHER_LINES = ("_" * 27, "_" * 27)


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
        identity=identity(filled.initials, filled.record_number) if filled else identity_by_hand(tr),
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
                Cell(numbered("1", "Name / Nombre"), Fitted(filled.name, STRONG) if filled else None, 50, strong=True),
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
    """Return when the consent ends, in both languages; nothing on a blank, where it has a box of its own."""
    if not isinstance(packet, ConsentPacket):
        return "", ""
    event = packet.expires_event.strip()
    if packet.expires_on is None and not event:
        return ("I take it back; it has no other end", "que yo lo retire; no tiene otro final")
    if packet.expires_on is None:
        return (f"this happens: {event}", f"que suceda esto: {_in_spanish(event)}")
    days = (show_date(packet.expires_on), f"el {show_long_date(packet.expires_on, 'es')}")
    if not event:
        return days
    return (
        f"{days[0]}, or until this happens, if sooner: {event}",
        f"{days[1]}, o hasta que suceda, si es antes: {_in_spanish(event)}",
    )


def by_day_or_event(day: date | None, event: str) -> Pair:
    """Return from when a consent can be taken back, in both languages; on a blank it stands in a box of its own."""
    event = event.strip()
    if day is None and not event:
        return roi_words.FROM_WRITTEN
    happened = (f"once this happens: {event}", f"cuando suceda esto: {_in_spanish(event)}")
    if day is None:
        return happened
    days = (f"from {show_date(day)} on", f"desde el {show_long_date(day, 'es')}")
    if not event:
        return days
    return (f"{days[0]} or, if that is sooner, {happened[0]}", f"{days[1]} o, si es antes, {happened[1]}")


def _in_spanish(event: str) -> str:
    """Return the event that the program offers in Spanish; what she wrote herself stays as she wrote it."""
    return roi_words.EVENTS.get(event, event)


def chosen_of(packet: ConsentPacket | BlankPacket) -> frozenset[InformationCategory]:
    """Return all that is ticked on any line of a consent."""
    lines = packet.recipients if isinstance(packet, ConsentPacket) else ()
    return frozenset[InformationCategory]().union(*(line.categories for line in lines))


def checked(number: str, heads: Pair, words: Mapping[Any, Pair], chosen: Collection[Any]) -> Grid:
    """Return a list of codes to check, with a square each, in both languages."""
    return two_labels(number, heads, [("", one in chosen, *pair) for one, pair in words.items()])


def purposes(packet: ConsentPacket | BlankPacket, number: str, offered: Sequence[Purpose] = OFFERED) -> Grid:
    """Return the checked list of what it may be shared for, each under its number, and what else she wrote."""
    filled = packet if isinstance(packet, ConsentPacket) else None
    why = frozenset[Any]().union(*(line.purposes for line in filled.recipients)) if filled else frozenset[Any]()
    rows = [(str(n), one in why, *roi_words.PURPOSES[one]) for n, one in enumerate(offered, 1)]
    other = filled.other_purpose.strip() if filled else ""
    english, spanish = (
        fill(words, words=other or line) for words, line in zip(roi_words.OTHER, _OTHER_LINES, strict=True)
    )
    more = (str(len(rows) + 1), bool(other), english, spanish)
    return two_labels(number, roi_words.WHY, [*rows, more], _LAST_LINE if other else BY_HAND_ROOM)


def more_words(packet: ConsentPacket | BlankPacket) -> list[Flow]:
    """Return what she wrote beside the checked list, if anything."""
    more = packet.information.strip() if isinstance(packet, ConsentPacket) else ""
    return [paragraph(f"In more words / Con más palabras: {more}", _MORE)] if more else []


def pairs(rows: Sequence[Pair], first: int, values: Mapping[str, str | Pair], *, small: bool = False) -> Grid:
    """Return numbered rows in both languages."""
    made = [pair_row(str(number), pair, **values) for number, pair in enumerate(rows, first)]
    return bilingual(made, DENSE.width, style=TABLE_10) if small else bilingual(made, DENSE.width)


def terms(
    packet: ConsentPacket | BlankPacket,
    rows: Sequence[Pair],
    first: int,
    values: Mapping[str, str | Pair],
    by_hand: Mapping[int, Sequence[Sequence[Cell]]],
    *,
    small: bool = False,
) -> list[Flow]:
    """Return numbered rows in both languages; on a blank some numbers are a box to write in, or stand in one above."""
    if isinstance(packet, ConsentPacket):
        return [pairs(rows, first, values, small=small)]
    story: list[Flow] = []
    begin = first
    for number in range(first, first + len(rows) + 1):
        if number in by_hand or number == first + len(rows):
            if number > begin:
                story.append(pairs(rows[begin - first : number - first], begin, values, small=small))
            if by_hand.get(number):
                story.append(Grid(by_hand[number]))
            begin = number + 1
    return story


def to_write(number: int, label: Pair, share: float = 1) -> Cell:
    """Return a cell to write in by hand; a number of 0 goes on with the part before."""
    words = " / ".join(label)
    return Cell(numbered(str(number), words) if number else words, None, share)


def how_long(number: int) -> list[Cell]:
    """Return where the hand writes when a consent ends."""
    return [to_write(number, roi_words.UNTIL_DAY, 4), to_write(0, roi_words.UNTIL_EVENT, 5)]


def categories(
    chosen: frozenset[InformationCategory],
    heads: Pair,
    number: str = "3",
    offered: Collection[InformationCategory] = ALL_CATEGORIES,
    words: Mapping[InformationCategory, Pair] = roi_words.CATEGORIES,
) -> Grid:
    """Return the checked list of what may be shared: one square, two labels."""
    shown = [one for one in InformationCategory if one in offered]
    return two_labels(number, heads, [(one.letter, one in chosen, *words[one]) for one in shown])


def two_labels(
    number: str, heads: Pair, rows: Sequence[tuple[str, bool, Words, Words]], last: float = _LAST_LINE
) -> Grid:
    """Return a list of choices whose Spanish labels stand beside the English ones, for one square each.

    Each is its letter or number, whether it is checked, and its words; without a letter the square stands by them.
    ``last`` is how tall the last one is at least.
    """
    cells = [Row((Cell("", number, 24, strong=True), Cell("", fill(heads[0]), 246), Cell("", fill(heads[1]), 246)), 0)]
    for place, (letter, checked, english, spanish) in enumerate(rows, 1):
        label = fill(english) if isinstance(english, str) else english
        square = Choices([Choice(Bold(letter) if letter else label, checked)], style=_TIGHT)
        beside = [Cell("", square, 30), Cell("", label, 216)] if letter else [Cell("", square, 246)]
        other = Cell("", fill(spanish) if isinstance(spanish, str) else spanish, 246)
        cells.append(Row((Cell("", "", 24, least=last if place == len(rows) else 0), *beside, other), 0))
    return Grid(cells, look=Look(style=_TIGHT, top=1, bottom=1.2, vertical=False))


def recipients(
    filled: ConsentPacket | None,
    number: str,
    heading: str,
    offered: Sequence[Purpose],
    parts: tuple[str, str] = ("3", "4"),
    empty_rows: int = 5,
    others: Sequence[str] = (_OTHER,),
) -> Flow:
    """Return the offices with a yes, a no and a place for initials each; the lines of others stay free to write on.

    Where there is one purpose only, or the form says it elsewhere, ``offered`` is empty and no column asks for it.
    """
    columns = [
        Column("Who / Quién", 37.5),
        Column(f"What / Qué (part {parts[0] if offered else 5})", 18.5),
        *([Column(f"Why / Para qué (part {parts[1]})", 15)] if offered else []),
        Column("Yes\nSí", 6.5, Align.CENTRE),
        Column("No", 6.5, Align.CENTRE),
        Column("My initials\nMis iniciales", 16),
    ]
    rows: list[list[Body]] = []
    for line in filled.recipients if filled else ():
        role = f"\n{line.person_or_role}" if line.person_or_role.strip() else ""
        why = ", ".join(str(list(offered).index(one) + 1) for one in line.purposes if one in offered)
        what = " ".join(one.letter for one in line.categories)
        rows.append([(Bold(line.name), role), what, *([why] if offered else []), *_yes_no()])
    empty: list[Body] = ["", *([""] if offered else []), *_yes_no()]
    while len(rows) < (0 if filled else empty_rows):
        rows.append(["", *empty])
    rows += [[Bold(one), *empty] for one in others]
    return table(columns, rows, heading=numbered(number, heading), vertical=True, style=TABLE_10, least=31)


def _yes_no() -> list[Body]:
    return [CheckBox(by_hand=True), CheckBox(by_hand=True), ""]


def lawyer() -> Grid:
    """Return the question whether a lawyer was asked."""
    answers = Choices([Choice(words) for words in roi_words.LAWYER_ANSWERS], by_hand=True)
    return Grid([[Cell(roi_words.LAWYER, answers)]])


def hand_signatures(free: float = FREE_ABOVE, beside: Sequence[str] = BESIDE) -> Flow:
    """Return the lines for the person, who signs with or for the person, and the interpreter, with room above each."""
    return together(
        signatures((Signature("Signature / Firma", 5), Signature("Date signed / Fecha", 3)), free=free),
        signatures(
            (
                Signature(beside[0], 3.2),
                Signature(beside[1], 2.7),
                Signature("Date / Fecha", 2),
            ),
            free=free,
        ),
        signatures(
            (
                Signature("Interpreter or witness / Intérprete o testigo", 3.6),
                Signature("Language / Idioma", 2.3),
                Signature("Date / Fecha", 2),
            ),
            free=free,
        ),
    )


def copy_row() -> Grid:
    """Return where the person says that a copy was given."""
    languages = Choices([Choice("English"), Choice("Español")], by_hand=True)
    return Grid([[Cell("I got a copy / Recibí una copia", languages), Cell("My initials / Mis iniciales", None)]])


def signing(
    rows: Sequence[Pair],
    first: int,
    values: Mapping[str, str | Pair],
    *before: Flow,
    beside: Sequence[str] = BESIDE,
    small: bool = False,
    goes_on: bool = True,
) -> Flow:
    """Return the last rows and the lines to sign on: a signature never stands on a page without what it vouches for.

    Rows that mostly open a page do not go on from others, and have a head of their own.
    """
    made = [pair_row(str(number), pair, **values) for number, pair in enumerate(rows, first)]
    last = bilingual(made, DENSE.width, style=TABLE_10 if small else TABLE, goes_on=goes_on)
    heading = paragraph(numbered(str(first + len(rows)), "My signature / Mi firma"), SECTION)
    vouched = paragraph(" / ".join(roi_words.SIGN), BODY)
    return together(last, *before, heading, vouched, hand_signatures(beside=beside), copy_row())
