"""A summary as a paper (QTR): all its rows, charts, studies that it quotes, and how each figure is counted."""

from __future__ import annotations

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
    from leaddesk.reports.imprint import Imprint
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Row as Figures
    from leaddesk.reports.table import Table

EDITION = "Ed. 11/2026"
_SHARES = (3.1, 1.0, 1.0, 1.0)
TIGHT = Look(style=TABLE_10, top=0.6, bottom=1.6, vertical=False, middle=True)
_TILES = Look(padding=6, top=1, bottom=4)
_CHART_HEAD = Style(9.5, 12, bold=True, after=2)
CHART_HEIGHT, _STACKED = 104.0, 150.0
_NOTHING = 44.0
"""The height where no bar is to be drawn, for nothing happened or all is withheld."""
_STUDY = replace(FINE, after=4)
_GAP = 0.04
_INDENT = 10.0


def paper(table: Table, profile: Profile, imprint: Imprint) -> bytes:
    """Return the full report as a PDF; the same table and imprint give the same bytes."""
    tr = imprint.tr
    story = [*([] if table.release else [_warning(table, imprint)]), tiles(table, profile, tr)]
    story += [*charts(pictures(table, tr)), rows(table, tr), *quoted(profile, tr)]
    # a signature stands with what it vouches for
    story += [together(how_to_read(table, imprint), signed(imprint))] if table.release else []
    return build(sheet(table, profile, imprint), [*story, _definitions(table, tr)]).pdf


def sheet(table: Table, profile: Profile, imprint: Imprint) -> Sheet:
    """Return what every page of a summary has around its words."""
    tr, office = imprint.tr, imprint.office
    told = f"{imprint.days(table)} · {imprint.version(table)}"
    return Sheet(
        frame=FORM,
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


def _warning(table: Table, imprint: Imprint) -> Grid:
    return boxed([paragraph(Bold(" ".join(imprint.notes(table))), replace(BODY, before=0, after=0))])


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
    """Return charts in pairs, side by side."""
    pairs = [series[place : place + 2] for place in range(0, len(series), 2)]
    return [side_by_side(*(chart(one) for one in pair), *_blank(pair), gap=_GAP) for pair in pairs]


def chart(one: Series, height: float = CHART_HEIGHT) -> Stack:
    """Return a chart under its title."""
    half = FORM.width / (2 + _GAP)
    high = max(height, _STACKED) if one.parts else height
    if not any(point.value for point in one.points):
        high = min(high, _NOTHING + (_STACKED - CHART_HEIGHT if one.parts else 0))
    title = f"{one.title} · {one.second}" if one.second and not one.upright else one.title
    return Stack([paragraph(title, _CHART_HEAD), drawn(one, half, high)])


def _blank(pair: Sequence[Series]) -> list[Stack]:
    return [] if len(pair) > 1 else [Stack([])]


def rows(table: Table, tr: Translator, look: Look = TIGHT, *, only: Callable[[Figures], bool] | None = None) -> Grid:
    """Return the table; ``only`` chooses the rows of a page that has no room for all, without their headings."""
    titles = [tr(N_("Measure")), *(tr(column.title) for column in table.columns)]
    columns = [
        Column(title, share, Align.RIGHT if place else Align.LEFT)
        for place, (title, share) in enumerate(zip(titles, _SHARES, strict=True))
    ]
    lines: list[Row] = []
    for section in table.sections:
        if only is None and section.title:
            lines.append(_heading(tr(section.title)))
        heading = ""
        for row in section.rows:
            if only is not None and not only(row):
                continue
            if row.heading not in {"", heading} and only is None:
                lines.append(_heading(tr(row.heading), indent=_INDENT))
            heading = row.heading
            indent = _INDENT * row.level if only is None else 0
            label = paragraph(tr(row.label), replace(TABLE_10, indent=indent))
            lines.append(Row(tuple(_boxes(label, [cell.text(table.threshold, tr) for cell in row.cells]))))
    return Grid(lines, head=head_row(columns), look=look, after=6)


def _heading(words: str, indent: float = 0) -> Row:
    return Row((Box("", paragraph(words, replace(HEAD_CELL, indent=indent, before=2))),), leads=True)


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
    look = Look(style=TABLE_10, vertical=False)
    return Grid([Row(cells) for cells in lines], heading=tr(N_("How it is counted")), look=look)
