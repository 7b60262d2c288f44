"""The one page for a county board: what happened, one story if somebody allowed it, and what the board is asked for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from leaddesk.i18n import N_, Translator
from leaddesk.paper.build import build
from leaddesk.paper.styles import BODY, FINE, SECTION
from leaddesk.paper.text import paragraph
from leaddesk.reports.pictures import Point, Series, pictures
from leaddesk.reports.to_pdf import TIGHT, abreast, how_to_read, quoted, rows, sheet, signed, tiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaddesk.paper.build import Printout
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.grid import Look
    from leaddesk.reports.imprint import Imprint
    from leaddesk.reports.profile import Profile
    from leaddesk.reports.table import Table

_TIGHTEST = replace(TIGHT, top=0, bottom=0.6)
_LOW = 72.0
_DOOR = "door_"
MORE = N_("Further rows in the full report: {count}.")


class _Room(NamedTuple):
    """What the page is given; a chart of no height is none, and its doors are rows then."""

    charts: float
    look: Look = _TIGHTEST
    named: bool = True
    """Whether the columns bear the names of their periods."""
    signed: bool = True
    quotes: bool = True
    doors: bool = True


_TRIED = (
    _Room(104.0, TIGHT),
    _Room(104.0),
    _Room(_LOW),
    _Room(_LOW, named=False),
    _Room(0.0),
    _Room(0.0, signed=False),
    _Room(0.0, signed=False, quotes=False),
    _Room(0.0, named=False, signed=False, quotes=False, doors=False),
)


def one_page(table: Table, profile: Profile, imprint: Imprint) -> bytes:
    """Return the page as a PDF: what does not fit makes way, charts and signature last, her words never.

    Where a report of her own has more rows than a page, the last of them stand in the full report alone.
    """
    for room in _TRIED:
        made = _made(table, profile, imprint, room)
        if made.pages == 1:
            return made.pdf
    wanted = len(_on_page(table, profile, doors=False))
    kept = bisect_left(range(wanted), x=True, key=lambda less: _made(table, profile, imprint, room, less).pages == 1)
    return _made(table, profile, imprint, room, kept).pdf


def _on_page(table: Table, profile: Profile, *, doors: bool) -> list[tuple[str, str]]:
    """Return the rows that the page shows, the doors among them if they have no chart."""
    return [row.key for row in table.rows if profile.on_page(*row.key) or (doors and row.group.startswith(_DOOR))]


def _made(table: Table, profile: Profile, imprint: Imprint, room: _Room, less: int = 0) -> Printout:
    """Return the page as it is tried, with so many rows less."""
    drawn = _charts(table, imprint.tr, room.charts) if room.charts else []
    wanted = _on_page(table, profile, doors=room.doors and not drawn)
    kept = set(wanted[: len(wanted) - less])
    story: list[Flow] = [
        tiles(table, profile, imprint.tr),
        *drawn,
        rows(table, imprint.tr, room.look, only=lambda row: row.key in kept, named=room.named),
        *([paragraph(imprint.tr(MORE, count=less), FINE)] if less else []),
        *_words(imprint),
        *(quoted(profile, imprint.tr) if room.quotes else []),
        how_to_read(table, imprint),
        *([signed(imprint)] if room.signed else []),
    ]
    return build(sheet(table, profile, imprint), story)


def _charts(table: Table, tr: Translator, height: float) -> list[Flow]:
    """Return this quarter's referrals by door, and the quarters before."""
    found = {one.key: one for one in pictures(table, tr)}
    doors = _doors(table, tr)
    over_time = found.get("contacts") or found.get("referrals")
    if doors is None or all(point.value == 0 for point in doors.points):
        return []
    return [abreast(*(one for one in (doors, over_time) if one is not None), height=height)]


def _doors(table: Table, tr: Translator) -> Series | None:
    whole = table.row("referrals_received")
    parts = [row for row in table.rows if row.measure == "referrals_received" and row.group.startswith(_DOOR)]
    if whole is None or not parts:
        return None

    def point(label: str, place: int) -> Point:
        cell = (*(row.cells[0] for row in parts), whole.cells[0])[place]
        words = cell.words(table.threshold, tr)
        total = place == len(parts)
        return Point(tr(label), cell.value, cell.text(table.threshold, tr), words, now=not total, total=total)

    labels = [*(row.label for row in parts), N_("All doors")]
    points = tuple(point(label, place) for place, label in enumerate(labels))
    return Series("doors", tr(N_("Referrals by door")), points, upright=False)


def _words(imprint: Imprint) -> Iterator[Flow]:
    """Yield the story and the asks; what is empty leaves no trace."""
    tr, body = imprint.tr, replace(BODY, before=0, after=2)
    if imprint.story:
        yield paragraph(tr(N_("What a number cannot tell")), SECTION)
        yield paragraph(imprint.story, body)
        yield paragraph(tr(N_("(Told with written permission.)")), body)
    if imprint.asks:
        yield paragraph(tr(N_("What we ask of the board")), SECTION)
        yield paragraph(imprint.asks, body)
