"""A summary as a paper (QTR): one page to release; the internal one goes on to all rows and how they are counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator
from leaddesk.paper.blocks import boxed
from leaddesk.paper.build import build
from leaddesk.paper.charts import Bar, bars_across, bars_up
from leaddesk.paper.flow import Stack
from leaddesk.paper.frames import FORM
from leaddesk.paper.grid import Cell as Box
from leaddesk.paper.grid import Column, Grid, Look, Row, head_row, side_by_side
from leaddesk.paper.sheet import Letterhead, Mark, Sheet
from leaddesk.paper.styles import BODY, FIGURE, FINE, HEAD_CELL, LABEL, TABLE_10, Align, Style
from leaddesk.paper.text import Bold, fill, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaddesk.paper.flow import Flow
    from leaddesk.reports.imprint import Imprint
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Cell, Table

CODE, EDITION = "QTR", "Ed. 11/2026"
_SHARES = (3.1, 1.0, 1.0, 1.0)
_TIGHT = Look(style=TABLE_10, top=0.6, bottom=1.6, vertical=False, middle=True)
_TIGHTEST = replace(_TIGHT, top=0, bottom=0.6)
_TILES = Look(padding=6, top=1, bottom=4)
_CHART_HEAD = Style(9.5, 12, bold=True, after=2)
_CHART_HEIGHT = 104.0
_GAP = 0.04
_INDENT = 10.0
_QUARTERS = 5
"""Quarters in the chart; the table of the file has more."""


def paper(table: Table, profile: Profile, imprint: Imprint) -> bytes:
    """Return the PDF; the same table and imprint give the same bytes."""
    tr, office = imprint.tr, imprint.office
    sheet = Sheet(
        frame=FORM,
        code=CODE,
        edition=EDITION,
        title=tr(profile.paper),
        subtitle=f"{imprint.days(table)} · {imprint.version(table)}",
        letterhead=Letterhead(office.site_name, (office.address,), office.phone, office.fax),
        foot=imprint.printed,
        mark=Mark.PRACTICE if office.practice else Mark.NONE,
        tr=tr,
    )
    if not table.release:
        story = [_warning(table, imprint), _tiles(table, profile, tr), _charts(table, tr)]
        return build(sheet, [*story, _rows(table, tr), _definitions(table, tr)]).pdf
    for charts, look in ((True, _TIGHT), (True, _TIGHTEST), (False, _TIGHTEST)):
        story = [_tiles(table, profile, tr), *([_charts(table, tr)] if charts else ())]
        story.append(_rows(table, tr, look, leave_out=profile.off_page))
        made = build(sheet, [*story, _how_to_read(table, imprint)])
        if made.pages == 1:
            break
    return made.pdf


def _warning(table: Table, imprint: Imprint) -> Grid:
    return boxed([paragraph(Bold(" ".join(imprint.notes(table))), replace(BODY, before=0, after=0))])


def _tiles(table: Table, profile: Profile, tr: Translator) -> Grid:
    boxes = []
    for tile in profile.tiles:
        row = table.row(tile.measure, tile.group)
        shown = row.cells[0].text(table.threshold, tr) if row else "–"
        boxes.append(Box("", [paragraph(shown, FIGURE), paragraph(tr(tile.words), LABEL)]))
    return Grid([boxes], look=_TILES, after=6)


def _charts(table: Table, tr: Translator) -> Grid:
    half = FORM.width / (2 + _GAP)
    rows = [row for row in table.rows if row.measure == "referrals_received"]
    whole, doors = rows[0], [row for row in rows if row.group.startswith("door_")]
    across = [_bar(row.label, row.cells[0], table, tr, now=True) for row in doors]
    across.append(replace(_bar(N_("All doors"), whole.cells[0], table, tr), total=True))
    trend = [_quarter(cell, table, tr) for cell in whole.trend[-_QUARTERS:]]
    left = Stack([paragraph(tr(N_("Referrals by door")), _CHART_HEAD), bars_across(across, half)])
    right = Stack(
        [paragraph(tr(N_("Referrals received, by quarter")), _CHART_HEAD), bars_up(trend, half, _CHART_HEIGHT)]
    )
    return side_by_side(left, right, gap=_GAP)


def _bar(label: str, cell: Cell, table: Table, tr: Translator, *, now: bool = False) -> Bar:
    return Bar(tr(label), cell.value, cell.words(table.threshold, tr), now=now)


def _quarter(cell: Cell, table: Table, tr: Translator) -> Bar:
    name = cell.period.name.replace(" 20", " ").replace("FY20", "FY")
    return Bar(name, cell.value, cell.text(table.threshold, tr), now=cell.period == table.trend_periods[-1])


def _rows(table: Table, tr: Translator, look: Look = _TIGHT, *, leave_out: tuple[str, ...] = ()) -> Grid:
    """Return the table; ``leave_out`` names the beginnings of groups that the page has no room for."""
    titles = [tr(N_("Measure")), *(tr(column.title) for column in table.columns)]
    columns = [
        Column(title, share, Align.RIGHT if place else Align.LEFT)
        for place, (title, share) in enumerate(zip(titles, _SHARES, strict=True))
    ]
    lines: list[Row] = []
    for section in table.sections:
        if not leave_out:
            lines.append(_heading(tr(section.title)))
        heading = ""
        for row in section.rows:
            if leave_out and row.group.startswith(leave_out):
                continue
            if row.heading not in {"", heading} and not leave_out:
                lines.append(_heading(tr(row.heading), indent=_INDENT))
            heading = row.heading
            label = paragraph(tr(row.label), replace(TABLE_10, indent=_INDENT * row.level))
            lines.append(Row(tuple(_boxes(label, [cell.text(table.threshold, tr) for cell in row.cells]))))
    return Grid(lines, head=head_row(columns), look=look, after=6)


def _heading(words: str, indent: float = 0) -> Row:
    return Row((Box("", paragraph(words, replace(HEAD_CELL, indent=indent, before=2))),), leads=True)


def _boxes(label: Flow, figures: list[str]) -> Iterator[Box]:
    yield Box("", label, _SHARES[0])
    for share, figure in zip(_SHARES[1:], figures, strict=True):
        yield Box("", figure, share, align=Align.RIGHT)


def _how_to_read(table: Table, imprint: Imprint) -> Grid:
    sentence = imprint.tr(N_("<b>How to read this page.</b> {legend} A person is counted once, a referral each time."))
    notes = [paragraph(note, FINE) for note in imprint.notes(table)]
    return boxed([paragraph(fill(sentence, legend=imprint.legend(table)), FINE), *notes])


def _definitions(table: Table, tr: Translator) -> Grid:
    rows = [
        (Box("", tr(title), 1.0, strong=True), Box("", tr(definition), 2.4)) for title, definition in table.definitions
    ]
    look = Look(style=TABLE_10, vertical=False)
    return Grid([Row(cells) for cells in rows], heading=tr(N_("How it is counted")), look=look)
