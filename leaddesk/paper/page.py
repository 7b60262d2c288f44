"""Head, running head, foot and marks: what every page carries around its body."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from leaddesk.i18n import N_
from leaddesk.paper import notices
from leaddesk.paper.flow import Flow, Stack
from leaddesk.paper.fonts import BOLD, marked, width
from leaddesk.paper.frames import PAGE_HEIGHT, PAGE_WIDTH, PageFrame
from leaddesk.paper.logo import beside_logo, room_of_logo
from leaddesk.paper.sheet import PRACTICE, CourtHead, FootLine, Letterhead, Mark, Sheet
from leaddesk.paper.styles import BODY, FINE, FINE_BOLD, TITLE, Align, Style
from leaddesk.paper.text import draw_line, fitted, paragraph, shortened

SITE_NAME = Style(11, 14, bold=True)
COURT_NAME = Style(13, 16, bold=True)
SUBTITLE = Style(9.5, 11.6, align=Align.RIGHT)
RIGHT_TITLE = replace(TITLE, align=Align.RIGHT)
ADDRESS = Style(9, 11.6)
LOUD = Style(11, 13, bold=True)
LETTER_LINE = replace(BODY, leading=14.3, before=0, after=0)

HEAD_TOP = 33.0
HEAD_RULE = 75.0
CLEAR_OF_HOLES = 61.0
STAMP = (306.0, 36.0, 234.0, 154.0)
_BESIDE, _RUNNING_LINE, _TWO_LINES = 10.0, 10.5, 58.0
"""Between title and person in a running head; between its two lines; and how low a body starts under two."""
_MARK, _MARK_OF_SEVERAL, _MARK_GAP = 115.0, 68.0, 170.0
_ACROSS = {
    Mark.DRAFT: (N_("DRAFT"),),
    Mark.PRACTICE: (PRACTICE,),
    # both languages at once, for the person who signs and for the office
    Mark.DRAFT_TRANSLATION: ("DRAFT TRANSLATION", "TRADUCCIÓN PRELIMINAR"),
}


@dataclass(slots=True)
class Head:
    """The head of page 1, measured: what stands left and right and where the body may start."""

    left: Stack
    right: Stack
    rule: float
    body_top: float
    prefix: list[Flow] = field(default_factory=list)
    """What found no room in a court paper's top 3 inches and opens the body instead."""


def office_lines(office: Letterhead, sheet: Sheet) -> tuple[str, str]:
    """Return the office's phone and fax, each with its word."""
    tr = sheet.tr
    return (
        f"{tr(N_('Phone'))} {office.phone}" if office.phone else "",
        f"{tr(N_('Fax'))} {office.fax}" if office.fax else "",
    )


def _form_head(sheet: Sheet) -> Head:
    office, frame = sheet.letterhead, sheet.frame
    title_width = min(frame.width * 0.6, max(width(sheet.title, TITLE.size, bold=True), 150) + 4)
    right = Stack([fitted(sheet.title, RIGHT_TITLE, frame.width * 0.6)])
    if sheet.subtitle:
        wide = width(sheet.subtitle, SUBTITLE.size) + 4
        title_width = min(frame.width * 0.64, max(title_width, wide))
        right.content.append(paragraph(sheet.subtitle, SUBTITLE))
    left_width = frame.width - title_width - 12
    contact = " · ".join(filter(None, office_lines(office, sheet)))
    left = Stack([fitted(office.name, SITE_NAME, left_width - room_of_logo(office.logo))])
    left.content += [paragraph(line, ADDRESS) for line in (" · ".join(filter(None, office.address)), contact) if line]
    left = beside_logo(left, office.logo)
    tall = max(left.wrap(left_width, 0)[1], right.wrap(title_width, 0)[1])
    rule = max(HEAD_RULE, HEAD_TOP + tall + 3)
    return Head(left, right, rule, max(frame.first_top, rule + 5))


def _court_head(sheet: Sheet) -> Head:
    frame, court = sheet.frame, sheet.court
    if court is None or court.letterhead_in_top_margin:
        letterhead = beside_logo(Stack(_letterhead(sheet, STAMP[0] - frame.side - 8)), sheet.letterhead.logo).content
        # with air if the lines are few, then closer, then on fewer lines; then the addressee opens the body, then all
        for lines, gap in ((letterhead, 16), (letterhead, 12), (letterhead, 8), (_dense(sheet), 4)):
            left = Stack(lines + _addressee(court, gap))
            if _lies_above_the_body(left, frame):
                return Head(left, Stack([]), 0, frame.first_top)
        left = Stack(letterhead)
        if _lies_above_the_body(left, frame):
            return Head(left, Stack([]), 0, frame.first_top, _spaced(_addressee(court, 8)))
    below = _spaced(_letterhead(sheet, frame.width) + _addressee(court, 8))
    return Head(Stack([]), Stack([]), 0, frame.first_top, below)


def _letterhead(sheet: Sheet, column: float) -> list[Flow]:
    office = sheet.letterhead
    lines = [line for line in (*office.address, *office_lines(office, sheet)) if line]
    return [fitted(office.name, COURT_NAME, column), *(paragraph(line, ADDRESS) for line in lines)]


def _dense(sheet: Sheet) -> list[Flow]:
    """Return the letterhead on three lines."""
    office, column = sheet.letterhead, STAMP[0] - sheet.frame.side - 8
    lines = [" · ".join(filter(None, part)) for part in (office.address, office_lines(office, sheet))]
    return [fitted(office.name, COURT_NAME, column), *(fitted(line, ADDRESS, column) for line in lines if line)]


def _addressee(court: CourtHead | None, gap: float) -> list[Flow]:
    if court is None:
        return []
    dated = paragraph(court.date_line, replace(LETTER_LINE, before=gap, after=gap))
    return [dated, *(paragraph(line, LETTER_LINE) for line in court.addressee)]


def _lies_above_the_body(left: Stack, frame: PageFrame) -> bool:
    column = STAMP[0] - frame.side - 8
    return left.wrap(column, 0)[1] <= frame.first_top - CLEAR_OF_HOLES - 4


def _spaced(content: list[Flow]) -> list[Flow]:
    return [Stack(content, after=10)] if content else []


def head_of(sheet: Sheet) -> Head:
    """Measure the head of page 1. Long names shrink, then wrap, and push the body down."""
    if sheet.frame.bare or sheet.goes_on:
        return Head(Stack([]), Stack([]), 0, sheet.frame.first_top)
    return _court_head(sheet) if sheet.frame.court else _form_head(sheet)


def draw_first(canvas: Any, sheet: Sheet, head: Head) -> None:
    """Draw what page 1 carries around its body."""
    _open(canvas, sheet)
    frame = sheet.frame
    top = CLEAR_OF_HOLES if frame.court else HEAD_TOP
    if head.left.content:
        head.left.drawOn(canvas, frame.side, PAGE_HEIGHT - top - head.left.height)
    if frame.court:
        if sheet.court is None or sheet.court.stamp:
            _draw_stamp_corner(canvas, sheet)
    elif not frame.bare:
        head.right.drawOn(canvas, frame.right - head.right.width, PAGE_HEIGHT - HEAD_TOP - head.right.height)
        canvas.setLineWidth(1.5)
        canvas.line(frame.side, PAGE_HEIGHT - head.rule, frame.right, PAGE_HEIGHT - head.rule)
    _draw_foot(canvas, sheet)


def draw_later(canvas: Any, sheet: Sheet) -> None:
    """Draw what page 2 and on carry: for pages come apart, each says whose it is."""
    _open(canvas, sheet)
    frame = sheet.frame
    rule = PAGE_HEIGHT - frame.later_top + (5 if frame.court or frame.later_top > 50 else 3)  # noqa: PLR2004 - a low head
    baseline = rule + 5.5
    _draw_running_head(canvas, sheet, baseline)
    canvas.setLineWidth(0.75)
    canvas.line(frame.side, rule, frame.right, rule)
    _draw_foot(canvas, sheet)


def _draw_running_head(canvas: Any, sheet: Sheet, baseline: float) -> None:
    """Draw title and whose paper it is on one line, else on two: a long case number is cut, the person never."""
    frame, whose = sheet.frame, sheet.identity
    case = f"{sheet.tr(N_('Case'))} {whose.case}" if whose is not None and whose.case else ""
    person = "" if whose is None else whose.person
    told = f"{case} · {person}" if case else person
    taken, above = width(marked(told), FINE.size, bold=True) + _BESIDE, baseline
    if taken + width(marked(sheet.title), FINE.size) > frame.width:
        room = frame.width
        if frame.later_top >= _TWO_LINES:
            above, taken = baseline + _RUNNING_LINE, 0
        else:
            room, taken = room * 0.75, room * 0.75 + _BESIDE
        rest = room - width(marked(f" · {person}"), FINE.size, bold=True)
        told = (
            f"{shortened(case, FINE_BOLD, rest)} · {person}"
            if case and rest > 0
            else shortened(person, FINE_BOLD, room)
        )
    draw_line(canvas, frame.right, baseline, told, replace(FINE_BOLD, align=Align.RIGHT))
    draw_line(canvas, frame.side, above, shortened(sheet.title, FINE, frame.width - taken), FINE)


def _open(canvas: Any, sheet: Sheet) -> None:
    canvas.tags.open_page(canvas)
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    words = [sheet.tr(word) for mark, words in _ACROSS.items() if mark in sheet.mark for word in words]
    for place, word in enumerate(words):
        # several are smaller, so that none stands in another
        largest = _MARK if len(words) == 1 else _MARK_OF_SEVERAL
        _draw_across(canvas, word, (place - (len(words) - 1) / 2) * _MARK_GAP, largest)


def _draw_across(canvas: Any, word: str, shift: float, largest: float) -> None:
    """Draw a word in outline across the page, under the text, which stays readable."""
    size = min(largest, 440 / (width(word, 1, bold=True) or 1))
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2 + shift)
    canvas.rotate(52)
    canvas.setStrokeGray(0.55)
    canvas.setLineWidth(0.8)
    line = canvas.beginText(-width(word, size, bold=True) / 2, -size * 0.36)
    line.setFont(BOLD, size)
    line.setTextRenderMode(1)
    line.textLine(word)
    line.setTextRenderMode(0)
    canvas.drawText(line)
    canvas.restoreState()


def _draw_stamp_corner(canvas: Any, sheet: Sheet) -> None:
    x, top, wide, tall = STAMP
    left, right, high, low, tick = x, x + wide, PAGE_HEIGHT - top, PAGE_HEIGHT - top - tall, 8
    canvas.setLineWidth(1)
    for corner_x, inward in ((left, tick), (right, -tick)):
        for corner_y, inside in ((high, -tick), (low, tick)):
            canvas.line(corner_x, corner_y, corner_x + inward, corner_y)
            canvas.line(corner_x, corner_y, corner_x, corner_y + inside)
    draw_line(canvas, left + wide / 2, low + 4, sheet.tr(N_("Clerk's stamp")), replace(FINE, align=Align.CENTRE))


def _draw_foot(canvas: Any, sheet: Sheet) -> None:
    frame = sheet.frame
    canvas.setLineWidth(0.75)
    canvas.line(frame.side, frame.foot_rule, frame.right, frame.foot_rule)
    first = frame.foot_line(1)
    taken = draw_line(canvas, frame.side, first, sheet.code, FINE_BOLD) + 5
    draw_line(canvas, frame.side + taken, first, sheet.edition, FINE)
    _draw_centre(canvas, sheet)
    canvas.doForm(total_form(canvas.getPageNumber()))
    if sheet.foot_line is FootLine.NONE:
        return
    short = sheet.foot_line is FootLine.SHORT_NOTICE
    _draw_second_line(canvas, sheet, notices.SHORT if short else f"{_initials(sheet)} ________")


def _draw_second_line(canvas: Any, sheet: Sheet, text: str) -> None:
    """Draw the second foot line in the centre, or at the right where the band for a reprint shares it."""
    frame = sheet.frame
    wide = width(text, FINE.size)
    beside = frame.band_shares_second_line and (frame.width - wide) / 2 < frame.band.width
    style, x = (FINE, frame.right - wide) if beside else (replace(FINE, align=Align.CENTRE), PAGE_WIDTH / 2)
    draw_line(canvas, x, frame.foot_line(2), text, style)


def _initials(sheet: Sheet) -> str:
    return sheet.tr(N_("Initials / Iniciales:"))


def _draw_centre(canvas: Any, sheet: Sheet) -> None:
    """Draw the foot's centre in one line; in two if it is too wide and the second line is free."""
    (left, right), frame = sheet.foot_room, sheet.frame
    practice = sheet.tr(PRACTICE) if Mark.PRACTICE in sheet.mark else ""
    first = frame.foot_line(1)
    if sheet.foot_needs > right - left and sheet.foot_line is FootLine.NONE:
        draw_line(canvas, (left + right) / 2, first, practice, replace(LOUD, align=Align.CENTRE))
        room = frame.width - (frame.band.width if frame.band_shares_second_line else 0)
        _draw_second_line(canvas, sheet, shortened(sheet.foot, FINE, room))
        return
    gap = width(practice, LOUD.size, bold=True) + 6 if practice else 0
    text = shortened(sheet.foot, FINE, max(0, right - left - gap)) if sheet.foot else ""
    wide = gap + width(text, FINE.size)
    x = min(max(PAGE_WIDTH / 2 - wide / 2, left), max(left, right - wide))
    draw_line(canvas, x, first, practice, LOUD)
    draw_line(canvas, x + gap, first, text, FINE)


def total_form(page: int) -> str:
    """Return the name of the form object that says ``Page 1 of 2`` on a page."""
    return f"page-{page}"


def define_totals(canvas: Any, sheet: Sheet, pages: int) -> None:
    """Say on every page, now that it is known, how many there are: one build, no second pass."""
    for page in range(1, pages + 1):
        canvas.beginForm(total_form(page))
        number, every = sheet.before + page, sheet.before + pages + sheet.behind
        text = sheet.tr(N_("Page {page} of {pages}"), page=number, pages=every)
        draw_line(canvas, sheet.frame.right, sheet.frame.foot_line(1), text, replace(FINE, align=Align.RIGHT))
        canvas.endForm()
