"""NPP: the patient notice of 42 CFR 2.22, for the person to keep, and the page that says it was received."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.documents import notice_words as words
from leaddesk.documents.blocks import BILINGUAL_EDITION, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.plan_words import Labels
from leaddesk.domain.privacy_notice import NoticePacket
from leaddesk.domain.site_texts import SiteText
from leaddesk.i18n import N_, Translator, show_date, show_long_date, show_phone
from leaddesk.paper import notices
from leaddesk.paper.blocks import boxed
from leaddesk.paper.cells import DATE_BY_HAND, Body, Choice, Choices, Fitted, WritingLines
from leaddesk.paper.flow import Flow, page_break, together
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Cell, Grid, bilingual
from leaddesk.paper.sheet import Mark, Sheet, printed
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, FINE, FINE_BOLD, SECTION, SMALL_TITLE, STRONG, TABLE_10
from leaddesk.paper.text import bullet, fill, numbered, paragraph

if TYPE_CHECKING:
    from leaddesk.documents.notice_words import Pair
    from leaddesk.domain.packets import BlankPacket, Letterhead
    from leaddesk.paper.text import Words

TITLE = N_("Notice of Privacy Practices")
LINE = "____________________"
_READ = replace(BODY, before=1, after=2)


def _draw(packet: NoticePacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    filled = packet if isinstance(packet, NoticePacket) else None
    both = filled is None or filled.bilingual
    values = _values(packet.office)
    story = [_header(values)]
    story += _in_two(packet.office, values) if both else _in_english(packet.office, values)
    return _sheet(packet, tr, mark), [*story, page_break(), *_slip(packet.office, filled, Labels(bilingual=both))]


def _sheet(packet: NoticePacket | BlankPacket, tr: Translator, mark: Mark) -> Sheet:
    return Sheet(
        DENSE,
        FORM.code,
        BILINGUAL_EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        mark=mark,
        tr=tr,
    )


def _values(office: Letterhead) -> dict[str, Pair]:
    """Return what stands in the sentences, by language; what Settings lacks is a line to write on."""
    privacy = office.privacy
    reach = " AND ".join((show_phone(privacy.phone or office.phone) or LINE, privacy.email or LINE))
    day, edition = privacy.effective_on, privacy.edition
    return {
        "site": _same(office.site_name),
        "contact": _same(privacy.contact or office.coordinator or LINE),
        "reach": (reach.replace(" AND ", " and "), reach.replace(" AND ", " y ")),
        "header_reach": _same(reach),
        "address": _same(office.address.replace(" · ", ", ") or LINE),
        "day": (show_date(day), show_long_date(day, "es")) if day else _same(DATE_BY_HAND),
        "edition": (words.EDITION[0].format(edition=edition), words.EDITION[1].format(edition=edition))
        if edition
        else _same(""),
    }


def _same(text: str) -> Pair:
    return text, text


def _said(pair: Pair, side: int, values: dict[str, Pair]) -> Words:
    return fill(pair[side], **{name: value[side] for name, value in values.items()})


def _header(values: dict[str, Pair]) -> Grid:
    """Return the header of the law: to the letter, in English whatever the language."""
    first, describes, *points, right = notices.privacy_header(
        values["site"][0], values["contact"][0], values["header_reach"][0]
    )
    lines = [paragraph(first, STRONG, verbatim=True), paragraph(describes, BODY, verbatim=True)]
    lines += [paragraph(one, replace(BODY, indent=8, before=0), verbatim=True) for one in points]
    return boxed([*lines, paragraph(right, BODY, verbatim=True)], after=6)


def _in_english(office: Letterhead, values: dict[str, Pair]) -> list[Flow]:
    story: list[Flow] = [paragraph(_said(words.INTRO, 0, values), _READ)]
    for number, part in enumerate(words.PARTS, 1):
        lines: list[Flow] = [bullet(_said(one, 0, values), _READ) for one in part.says]
        head = paragraph(numbered(str(number), part.title[0]), SECTION)
        story += [together(head, *lines[:2]), *lines[2:]]
    story += _state(office, words.STATE[0])
    return [*story, paragraph(_said(words.IN_EFFECT, 0, values), replace(STRONG, before=6))]


def _in_two(office: Letterhead, values: dict[str, Pair]) -> list[Flow]:
    """Return both languages side by side: the same row says the same thing."""
    header = [paragraph(words.TRANSLATION, FINE_BOLD)]
    header += [paragraph(_said((one, one), 1, values), FINE) for one in words.HEADER_ES]
    rows: list[tuple[str, Body, Body]] = [("", _said(words.INTRO, 0, values), _said(words.INTRO, 1, values))]
    for number, part in enumerate(words.PARTS, 1):
        title = [paragraph(part.title[side], STRONG) for side in (0, 1)]
        first, *others = part.says
        rows.append(
            (
                str(number),
                [title[0], paragraph(_said(first, 0, values), TABLE_10)],
                [title[1], paragraph(_said(first, 1, values), TABLE_10)],
            )
        )
        rows += [("", _said(one, 0, values), _said(one, 1, values)) for one in others]
    rows.append(("", _said(words.IN_EFFECT, 0, values), _said(words.IN_EFFECT, 1, values)))
    table = bilingual(rows, DENSE.width, style=TABLE_10)
    return [boxed(header), table, *_state(office, " / ".join(words.STATE))]


def _state(office: Letterhead, heading: str) -> list[Flow]:
    notice = office.state_notice
    return [boxed([paragraph(heading, FINE_BOLD), paragraph(notice, FINE)])] if notice else []


def _slip(office: Letterhead, filled: NoticePacket | None, say: Labels) -> list[Flow]:
    """Return the page that stays in the office: who got which notice, how, and the answer."""
    values = _values(office)
    sides = (0, 1) if say.bilingual else (0,)
    texts = [
        paragraph(_said(pair, side, values), BODY) for side in sides for pair in (words.SLIP_KEPT, words.SLIP_SAYS)
    ]
    edition = " / ".join(_said_plain(words.IN_EFFECT[side], side, values) for side in sides)
    how = Choices([Choice(say(one)) for one in words.HOW], columns=2 if say.bilingual else 0, by_hand=True)
    who = Grid(
        [
            [
                Cell(say(words.SLIP_NAME), Fitted(filled.name, STRONG) if filled else None, 60, strong=True),
                Cell(say(words.SLIP_RECORD), filled.record_number if filled else None, 40),
            ],
            [Cell(say(words.SLIP_NOTICE), edition)],
            [Cell(say(words.SLIP_HOW), how)],
        ]
    )
    signed = signatures(
        (Signature(say(words.SIGNATURE), 3), Signature(say(words.REPRESENTATIVE), 3.4), Signature(say(words.DATE), 1.6))
    )
    staff = Grid(
        [
            [Cell("", Choices([Choice(say(one)) for one in words.NOT_SIGNED], by_hand=True, style=TABLE_10))],
            [Cell(say(words.SLIP_WHY), WritingLines(1), 62), Cell(say(words.SLIP_BY), None, 38)],
        ],
        heading=say(words.SLIP_STAFF),
    )
    return [paragraph(say(words.SLIP_TITLE), SMALL_TITLE), *texts, who, together(signed), staff]


def _said_plain(sentence: str, side: int, values: dict[str, Pair]) -> str:
    return sentence.format(**{name: value[side] for name, value in values.items()}).strip()


FORM = Form(
    "npp",
    "NPP",
    TITLE,
    BILINGUAL_EDITION,
    NoticePacket,
    _draw,
    tells=False,
    blank=True,
    two_languages=True,
    texts=(SiteText.STATE_NOTICE,),
)
