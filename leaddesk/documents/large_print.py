"""One page in large print for the person, behind a neutral sender: no name of the program stands anywhere on it.

The words shrink together, to 9 points at last, until the page holds them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator, show_date, show_phone
from leaddesk.paper import tags
from leaddesk.paper.cells import DATE_BY_HAND, WritingLines
from leaddesk.paper.flow import Flow, Stack
from leaddesk.paper.fonts import SMALLEST
from leaddesk.paper.frames import MAIL
from leaddesk.paper.grid import Cell, Grid, Look, Row
from leaddesk.paper.sheet import Letterhead, Mark, Sheet
from leaddesk.paper.styles import Align, Style
from leaddesk.paper.text import Bold, Words, fill, fitted, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leaddesk.documents.form import Form
    from leaddesk.documents.mail_words import MailWords
    from leaddesk.domain.packets import Letterhead as Office
    from leaddesk.domain.packets import Printing

_SENDER = Style(11, 14, after=12)
_TITLE = Style(26, 33, bold=True, after=8, role=tags.TITLE)
_DATE = Style(32, 40, bold=True, align=Align.CENTRE)
_DOOR = Style(20, 27, align=Align.CENTRE)
_TEXT = Style(20, 27)
_LABEL = Style(20, 27, bold=True)
_LABEL_SHARE, _BODY_SHARE = 28, 72
_PADDING = 9.0
_SCALES = tuple(step / 100 for step in range(100, 40, -4))
_PROGRAM = re.compile(r"\bLEAD\b|diversion", re.IGNORECASE)
_COUNTY = re.compile(r"\b(county|parish|borough|city|tribe|nation|district)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LargePage:
    """What one page says. A row whose words are empty gets a line to write on; so does one whose words end in a colon.

    ``when`` is the box on top: the first lines large, ``door`` beneath. ``calls`` are the lines of the box below.
    """

    title: Words
    when: tuple[str, ...]
    door: str
    rows: tuple[tuple[str, Words], ...]
    calls: tuple[Words, ...]
    last: Words = ""
    by_hand: tuple[str, ...] = ()
    """The labels of what is written in by hand in the box on top."""
    lines: int = 1
    """How many lines there are to write the place on."""


def sender(office: Office) -> str:
    """Return the county and the street, never the name of the program."""
    county = office.county.strip()
    named = county if not county or _COUNTY.search(county) else f"{county} County"
    program = office.site_name.strip().casefold()
    street = [part.strip() for part in office.address.split(" · ")]
    kept = [part for part in street if part and part.casefold() != program and not _PROGRAM.search(part)]
    return " · ".join(part for part in ("" if _PROGRAM.search(named) else named, *kept) if part)


def neutral_letterhead(office: Office) -> Letterhead:
    """Return the head of a letter to the person: county, street and phone, never the name of the program."""
    county, *street = sender(office).split(" · ")
    return Letterhead(county, tuple(street), show_phone(office.phone))


def called(name: str, title: str, words: MailWords) -> str:
    """Return the line on top, with the name if there is one."""
    return words.named.format(name=name, title=title) if name.strip() else f"{title[:1].upper()}{title[1:]}"


def who_to_call(office: Office) -> str:
    """Return the coordinator's first name."""
    return (office.coordinator.split() or [""])[0]


def ride_words(sentence: str, office: Office) -> Words:
    """Return a sentence about the ride, with whom to call."""
    return fill(sentence, who=who_to_call(office), phone=show_phone(office.phone) or "__________________")


def call_line(who: str, phone: str) -> Words:
    """Return whom to call on one line of the box."""
    return (f"{who} ", Bold(show_phone(phone)))


def large_sheet(form: Form, printing: Printing, tr: Translator, mark: Mark) -> Sheet:
    """Return the page around the words: no head, and a foot without the name of whoever printed it."""
    day = tr(N_("Printed {day}"), day=show_date(printing.at.date(), tr.language))
    return Sheet(MAIL, form.code, form.edition, form.title, Letterhead(""), foot=day, mark=mark, tr=tr)


def large_story(page: LargePage, office: Office) -> list[Flow]:
    """Return the words in the largest size at which one page holds them."""
    room = MAIL.height(MAIL.first_top)
    for scale in _SCALES:
        story = list(_story(page, office, scale))
        # measured apart, for what is built is laid out anew
        if Stack(list(_story(page, office, scale))).wrap(MAIL.width, room)[1] <= room:
            break
    return story


def _story(page: LargePage, office: Office, scale: float) -> Iterator[Flow]:
    if from_whom := sender(office):
        yield paragraph(from_whom, _scaled(_SENDER, scale))
    yield paragraph(page.title, _scaled(_TITLE, scale))
    yield _when(page, scale)
    rows = [_row(label, words, scale, 1 if place else page.lines) for place, (label, words) in enumerate(page.rows)]
    plainly = Look(padding=0, top=7 * scale, bottom=9 * scale, outer=0, vertical=False)
    yield Grid(rows, look=plainly, after=8 * scale)
    if page.calls:
        yield _box([paragraph(line, _scaled(_TEXT, scale)) for line in page.calls], 1.5, scale)
    if plain(page.last).strip():
        yield paragraph(page.last, _scaled(_TEXT, scale))


def _when(page: LargePage, scale: float) -> Flow:
    lines = [fitted(line, _scaled(_DATE, scale), MAIL.width - 2 * _PADDING) for line in page.when]
    if page.by_hand:
        lines += [line for label in page.by_hand for line in _by_hand(label, scale)]
    if page.door:
        lines.append(paragraph(page.door, _scaled(_DOOR, scale)))
    return _box(lines, 2.5, scale, after=12)


def _by_hand(label: str, scale: float) -> Sequence[Flow]:
    rule = DATE_BY_HAND if "/" in label and label.startswith("Date") else "______ : ______"
    style = replace(_scaled(_TEXT, scale), before=4, after=10)
    return [paragraph((Bold(f"{label}   "), rule), style)]


def _row(label: str, words: Words, scale: float, lines: int) -> Row:
    said = plain(words).strip()
    body: list[Flow] = [paragraph(words, _scaled(_TEXT, scale))] if said else []
    if not said or said.endswith(":"):
        body.append(WritingLines(lines))
    cells = Cell("", [paragraph(label, _scaled(_LABEL, scale))], _LABEL_SHARE), Cell("", body, _BODY_SHARE)
    return Row(cells)


def _box(content: list[Flow], outer: float, scale: float, *, after: float = 8) -> Grid:
    look = Look(padding=_PADDING, top=6 * scale, bottom=10 * scale, outer=outer)
    return Grid([[Cell("", content)]], look=look, after=after * scale)


def _scaled(style: Style, scale: float) -> Style:
    size = max(SMALLEST, style.size * scale)
    by = size / style.size
    return replace(style, size=size, leading=style.leading * by, before=style.before * by, after=style.after * by)
