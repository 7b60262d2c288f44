"""A summary as a paper (QTR): all its rows, charts, studies that it quotes, and how each figure is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.board_pages import CODE
from leaddesk.domain.evaluations import NOT_OURS, by_design
from leaddesk.i18n import N_, Translator
from leaddesk.paper.blocks import boxed
from leaddesk.paper.build import build
from leaddesk.paper.flow import Stack, together
from leaddesk.paper.frames import FORM
from leaddesk.paper.grid import Cell as Box
from leaddesk.paper.grid import Column, Grid, Look, Row, head_row, side_by_side
from leaddesk.paper.sheet import Identity, Letterhead, Mark, Sheet
from leaddesk.paper.signature import Signature, signatures
from leaddesk.paper.styles import BODY, FIGURE, FINE, HEAD_CELL, LABEL, SECTION, TABLE_10, Align, Style
from leaddesk.paper.text import Bold, fill, paragraph
from leaddesk.reports.pictures import Series, drawn, pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leaddesk.paper.flow import Flow
    from leaddesk.paper.frames import PageFrame
    from leaddesk.reports.imprint import Imprint
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Column as Compared
    from leaddesk.reports.table import Row as Figures
    from leaddesk.reports.table import Section, Table

EDITION = "Ed. 11/2026"
_SHARES = (2.5, 1.0, 1.0, 1.0)
_FRAME = replace(FORM, bottom=FORM.bottom + 6)
"""The box of a long table ends well above the rule of the foot."""
TIGHT = Look(style=TABLE_10, top=0.6, bottom=1.6, vertical=False, middle=True)
_DEFINED = Look(style=FINE, top=2, bottom=3, vertical=False)
_TILES = Look(padding=6, top=1, bottom=4)
_CHART_HEAD = Style(9.5, 12, bold=True, after=2)
CHART_HEIGHT, _STACKED = 104.0, 150.0
_NOTHING = 44.0
"""The height where no bar is to be drawn, for nothing happened or all is withheld."""
_STUDY = replace(FINE, after=4)
_GAP = 0.04
_BELOW = 6.0
"""Between a chart and what follows it, in points."""
_HALF = FORM.width / (2 + _GAP)
_INDENT = 10.0
_FIRST = replace(BODY, before=0, after=0)


def paper(table: Table, profile: Profile, imprint: Imprint) -> bytes:
    """Return the full report as a PDF; the same table and imprint give the same bytes."""
    tr = imprint.tr
    story = [_opening(table, imprint), tiles(table, profile, tr)]
    story += [*charts(pictures(table, tr)), rows(table, tr), *quoted(profile, tr)]
    # a signature stands with what it vouches for
    vouched = [paragraph(line, BODY) for line in imprint.vouched(table)]
    story += [together(*vouched, signed(imprint))] if table.release else vouched
    return build(sheet(table, profile, imprint, _FRAME), [*story, _definitions(table, tr)]).pdf


def sheet(table: Table, profile: Profile, imprint: Imprint, frame: PageFrame = FORM) -> Sheet:
    """Return what every page of a summary has around its words."""
    tr, office = imprint.tr, imprint.office
    told = f"{imprint.days(table)} · {imprint.version(table)}"
    return Sheet(
        frame=frame,
        code=CODE,
        edition=EDITION,
        title=imprint.title(table, profile),
        subtitle=told,
        # a page that comes apart from the first still says whether it may leave the office
        identity=Identity(told),
        letterhead=Letterhead(office.site_name, (office.address,), office.phone, office.fax),
        foot=imprint.printed,
        mark=Mark.PRACTICE if office.practice else Mark.NONE,
        tr=tr,
    )


def _opening(table: Table, imprint: Imprint) -> Grid:
    """Return what is read before the figures: the warning, what to mind, and what the signs mean."""
    lines = [paragraph(Bold(imprint.warning(table)), _FIRST)] if imprint.warning(table) else []
    lines += [paragraph(Bold(note), FINE) for note in imprint.minded(table)]
    how = N_("<b>How to read this report.</b> {legend} A person is counted once, a referral each time.")
    return boxed([*lines, paragraph(fill(imprint.tr(how), legend=imprint.legend(table)), FINE)])


def tiles(table: Table, profile: Profile, tr: Translator) -> Flow:
    """Return the figures in large print."""
    boxes = []
    for tile in profile.tiles:
        row = table.row(tile.measure, tile.group)
        shown = row.cells[0].text(table.threshold, tr) if row else "–"
        words = profile.words(tile.measure, tile.group) or tr(tile.words)
        boxes.append(Box("", [paragraph(shown, FIGURE), paragraph(words, LABEL)]))
    return Grid([boxes], look=_TILES, after=6) if boxes else Stack([])


def charts(series: Sequence[Series]) -> list[Flow]:
    """Return charts in pairs, side by side; one that is left has the width of both."""
    pairs = [series[place : place + 2] for place in range(0, len(series), 2)]
    return [abreast(*pair) for pair in pairs]


def abreast(*few: Series, height: float = CHART_HEIGHT) -> Flow:
    """Return one chart over the whole width, or two beside each other."""
    if len(few) == 1:
        return chart(few[0], height, FORM.width)
    return side_by_side(*(chart(one, height, _HALF) for one in few), gap=_GAP)


def chart(one: Series, height: float, width: float) -> Stack:
    """Return a chart under its title."""
    high = max(height, _STACKED) if one.parts else height
    if not any(point.value for point in one.points):
        high = min(high, _NOTHING + (_STACKED - CHART_HEIGHT if one.parts else 0))
    title = f"{one.title} · {one.second}" if one.second and not one.upright else one.title
    return Stack([paragraph(title, _CHART_HEAD), drawn(one, width, high)], after=_BELOW)


def rows(
    table: Table,
    tr: Translator,
    look: Look = TIGHT,
    *,
    only: Callable[[Figures], bool] | None = None,
    named: bool = True,
) -> Grid:
    """Return the table; ``only`` chooses the rows of a page that has no room for all, without their headings.

    ``named``: whether the columns bear the names of their periods.
    """
    titles = [tr(N_("Measure")), *(_over(one, tr) if named else tr(one.title) for one in table.columns)]
    columns = [
        Column(title, share, Align.RIGHT if place else Align.LEFT)
        for place, (title, share) in enumerate(zip(titles, _SHARES, strict=True))
    ]
    lines: list[Row] = []
    for section in table.sections:
        if only is None:
            lines += _under_headings(section, table.threshold, tr)
        else:
            lines += [_line(row, table.threshold, tr) for row in section.rows if only(row)]
    return Grid(lines, head=head_row(columns), look=look, after=6)


def _over(column: Compared, tr: Translator) -> str:
    """Return what stands over a column: which period it is in words, and by name or days."""
    return f"{tr(column.title)}\n{column.period.name or column.period.shown(tr)}".strip()


def _under_headings(section: Section, threshold: int, tr: Translator) -> Iterator[Row]:
    """Yield the rows of a section, each knowing what it stands under where it opens a page."""
    if section.title:
        yield _heading(tr(section.title))
    wholes = Counter(row.measure for row in section.rows if not row.level)
    measure = heading = whole = ""
    for row in section.rows:
        if row.measure != measure:
            measure, heading, whole = row.measure, "", ""
        if row.heading not in {"", heading}:
            above = _again(whole if wholes[measure] == 1 else tr(section.title), "", tr)
            yield replace(_heading(tr(row.heading), _INDENT), again=above)
        heading = row.heading
        if row.level:
            # of several figures of a measure, the heading says which it splits
            above = _again(whole if wholes[measure] == 1 or not heading else "", tr(heading) if heading else "", tr)
        else:
            above, whole = _again(tr(section.title), "", tr), tr(row.label)
        yield replace(_line(row, threshold, tr, _INDENT * row.level), again=above)


def _again(whole: str, part: str, tr: Translator) -> Row | None:
    """Return the heading over what goes on from the page before."""
    if whole and part:
        return _heading(tr(N_("{measure}: {part}, continued"), measure=whole, part=part))
    return _heading(tr(N_("{title}, continued"), title=whole or part)) if whole or part else None


def _line(row: Figures, threshold: int, tr: Translator, indent: float = 0) -> Row:
    label = paragraph(tr(row.label), replace(TABLE_10, indent=indent))
    return Row(tuple(_boxes(label, [cell.text(threshold, tr) for cell in row.cells])))


def _heading(words: str, indent: float = 0) -> Row:
    return Row((Box("", paragraph(words, replace(HEAD_CELL, indent=indent, before=2))),), leads=2)


def _boxes(label: Flow, figures: list[str]) -> Iterator[Box]:
    yield Box("", label, _SHARES[0])
    for share, figure in zip(_SHARES[1:], figures, strict=True):
        yield Box("", figure, share, align=Align.RIGHT)


def how_to_read(table: Table, imprint: Imprint) -> Grid:
    """Return what the signs of a released table mean."""
    sentence = imprint.tr(N_("<b>How to read this page.</b> {legend} A person is counted once, a referral each time."))
    notes = [paragraph(note, FINE) for note in imprint.notes(table)]
    return boxed([paragraph(fill(sentence, legend=imprint.legend(table)), FINE), *notes])


def signed(imprint: Imprint) -> Flow:
    """Return where the coordinator signs what goes out."""
    tr = imprint.tr
    name = tr(N_("{name}, LEAD coordinator"), name=imprint.office.coordinator)
    return signatures((Signature(name, 3), Signature(tr(N_("Date signed")), 2)), free=28)


def quoted(profile: Profile, tr: Translator) -> list[Flow]:
    """Return the published studies under their designs, as results of others."""
    if not profile.citations:
        return []
    found: list[Flow] = [paragraph(tr(N_("Published studies")), SECTION), paragraph(Bold(tr(NOT_OURS)), FINE)]
    for design, those in by_design(profile.citations):
        found.append(paragraph(Bold(tr(design.label)), replace(FINE, before=4)))
        found += [paragraph(f"{tr(one.claim)} {tr(one.among)} {tr(one.source)}", _STUDY) for one in those]
    return found


def _definitions(table: Table, tr: Translator) -> Grid:
    lines = [
        (Box("", title, 1.0, strong=True), Box("", definition, 2.4)) for title, definition in table.definitions(tr)
    ]
    return Grid(
        [Row(cells) for cells in lines],
        heading=tr(N_("How it is counted")),
        continued=tr(N_("How it is counted, continued")),
        look=_DEFINED,
    )
