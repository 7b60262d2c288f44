"""ROI-MP: permission to share with named offices, each with its own yes or no (domain book 2B; form 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents import roi_words
from leaddesk.documents.blocks import BILINGUAL_EDITION, in_writing_to
from leaddesk.documents.form import Form
from leaddesk.documents.roi_blocks import categories, pair_row, roi_sheet, signing, two_labels, until, who_signs
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.packets import BlankPacket, ConsentPacket
from leaddesk.i18n import N_, Translator
from leaddesk.paper.cells import Body, CheckBox, Choice
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Column, bilingual, table
from leaddesk.paper.styles import FINE, TABLE_10, Align
from leaddesk.paper.text import Bold, fill, numbered, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Permission to Share")
_LINE = "______________________"
_SUBTITLE = "Consent to release information · Permiso para compartir información"
_LEAST_ROWS = 5
_OFFERED = tuple(roi_words.PURPOSES)


def _draw(packet: ConsentPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, ConsentPacket) else None
    office = packet.office
    lines = filled.recipients if filled else ()
    chosen = frozenset[InformationCategory]().union(*(line.categories for line in lines))
    why = frozenset[Purpose]().union(*(line.purposes for line in lines))
    other = (filled.other_purpose.strip() if filled else "") or _LINE
    purposes = [
        (
            Choice(fill(f"<b>{n}</b>\u00a0\u00a0 {roi_words.PURPOSES[one][0]}"), one in why),
            fill(roi_words.PURPOSES[one][1]),
        )
        for n, one in enumerate(_OFFERED, 1)
    ]
    purposes.append(
        (
            Choice(
                fill("<b>{n}</b>\u00a0\u00a0 {words}", n=str(len(_OFFERED) + 1), words=f"Other: {other}"),
                other != _LINE,
            ),
            fill(roi_words.OTHER[1], words="________" if other == _LINE else other),
        )
    )
    discloser = (filled.discloser if filled else "") or office.site_name
    terms = [
        pair_row(str(number), pair, until=until(packet), reach=in_writing_to(office))
        for number, pair in enumerate(roi_words.ROWS, 6)
    ]
    more = filled.information.strip() if filled else ""
    story: list[Flow] = [
        who_signs(packet),
        bilingual([pair_row("2", roi_words.WHO, site=discloser)], DENSE.width, style=TABLE_10),
        categories(chosen, roi_words.WHAT),
        *([paragraph(f"In more words / Con más palabras: {more}", FINE)] if more else []),
        two_labels("4", roi_words.WHY, purposes),
        _recipients(filled),
        bilingual(terms, DENSE.width),
        signing("12"),
    ]
    return roi_sheet(
        FORM, packet, "Consent to release information · Permiso para compartir información", tr, mark
    ), story


def _recipients(filled: ConsentPacket | None) -> Flow:
    columns = (
        Column("Who / Quién", 40),
        Column("What / Qué (part 3)", 16),
        Column("Why / Para qué (part 4)", 15),
        Column("Yes\nSí", 6.5, Align.CENTRE),
        Column("No", 6.5, Align.CENTRE),
        Column("My initials\nMis iniciales", 16),
    )
    rows: list[list[Body]] = []
    for line in filled.recipients if filled else ():
        role = f"\n{line.person_or_role}" if line.person_or_role.strip() else ""
        rows.append(
            [
                (Bold(line.name), role),
                " ".join(one.letter for one in line.categories),
                ", ".join(str(_OFFERED.index(one) + 1) for one in line.purposes if one in _OFFERED),
                *_yes_no(),
            ]
        )
    while len(rows) < (0 if filled else _LEAST_ROWS):
        rows.append(["", "", "", *_yes_no()])
    rows.append([Bold("Other / otra persona:"), "", "", *_yes_no()])
    heading = numbered("5", "With whom / Con quién: check yes or no on every line / marque sí o no en cada línea")
    return table(columns, rows, heading=heading, vertical=True, style=TABLE_10, least=31)


def _yes_no() -> list[Body]:
    return [CheckBox(by_hand=True), CheckBox(by_hand=True), ""]


FORM = Form(
    "roi_mp", "ROI-MP", TITLE, BILINGUAL_EDITION, ConsentPacket, _draw, tells=False, blank=True, two_languages=True
)
