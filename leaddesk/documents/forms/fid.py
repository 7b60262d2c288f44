"""FID: the yearly self-check of fidelity for the policy group, blank or filled. It names nobody and is no score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, letterhead
from leaddesk.documents.form import Form
from leaddesk.domain.fidelity import FidelityAnswer, FidelityDraft, FidelityPacket, Principle
from leaddesk.domain.packets import BlankPacket
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.cells import Choice, Choices, LongText, WritingLines
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Cell, Column, Grid, table
from leaddesk.paper.sheet import Identity, Mark, Sheet, printed
from leaddesk.paper.styles import BODY, FINE, TABLE_10, Align
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from leaddesk.paper.cells import Body
    from leaddesk.paper.flow import Flow

TITLE = N_("Fidelity Self-Check")
_INTRO = N_(
    "Once a year the policy group looks at each principle together: how far it is kept, and what shows it. The answers"
    " are no score and are not added up."
)
_LIMIT = N_("LEAD’s own guide: 20 people on average for one full-time position, never more than 25.")
_SHORT = {FidelityAnswer.NOT_APPLICABLE: N_("N/A")}
_BY_HAND = 46.0
_FILLED, _BLANK = (5, 27, 19, 35, 14), (5, 29, 23, 29, 14)
"""How wide the columns are; boxes to mark by hand are larger."""


def _draw(packet: FidelityPacket | BlankPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    blank = isinstance(packet, BlankPacket)
    draft = FidelityDraft() if isinstance(packet, BlankPacket) else packet.draft
    sheet = Sheet(
        DENSE,
        FORM.code,
        EDITION,
        tr(TITLE),
        letterhead(packet.office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle="" if draft.year is None else str(draft.year),
        identity=None if draft.year is None else Identity(str(draft.year)),
        mark=mark,
        tr=tr,
    )
    story: list[Flow] = [paragraph(tr(_INTRO), BODY), _head(draft, tr, blank=blank)]
    titles = ("", tr(N_("Principle")), tr(N_("Kept")), tr(N_("What shows it")), tr(N_("Date")))
    columns = [
        Column(title, share, Align.LEFT if title else Align.RIGHT)
        for title, share in zip(titles, _BLANK if blank else _FILLED, strict=True)
    ]
    rows = [_row(number, one, draft, tr, blank=blank) for number, one in enumerate(Principle, 1)]
    story.append(table(columns, rows, vertical=True, style=TABLE_10, least=_BY_HAND if blank else 0))
    steps: Body = WritingLines(4) if blank else LongText(draft.next_steps or tr(N_("Nothing noted")), 4)
    story.append(Grid([[Cell(tr(N_("What to work on next")), steps)]]))
    if isinstance(packet, FidelityPacket):
        story += _caseload(packet, tr)
    return sheet, story


def _head(draft: FidelityDraft, tr: Translator, *, blank: bool) -> Grid:
    def said(value: str) -> Body:
        return None if blank else value or tr(N_("Not noted"))

    day = show_date(draft.reviewed_on, tr.language) if draft.reviewed_on else ""
    year = str(draft.year) if draft.year else ""
    return Grid(
        [
            [
                Cell(tr(N_("Year")), said(year), 1),
                Cell(tr(N_("Reviewed on")), said(day), 2),
                Cell(tr(N_("With whom")), said(draft.reviewed_with), 4),
            ]
        ]
    )


def _row(number: int, principle: Principle, draft: FidelityDraft, tr: Translator, *, blank: bool) -> list[Body]:
    found, nothing = draft.of(principle), "" if blank else tr(N_("Not noted"))
    choices = Choices(
        [Choice(tr(_SHORT.get(one, one.label)), found.answer is one) for one in FidelityAnswer],
        columns=2,
        by_hand=blank,
        style=FINE,
    )
    day = show_date(found.on, tr.language) if found.on else nothing
    return [str(number), tr(principle.label), choices, found.evidence or nothing, day]


def _caseload(packet: FidelityPacket, tr: Translator) -> list[Flow]:
    load, day = packet.caseload, show_date(packet.counted_on, tr.language)
    each = f"{load.total * 100 / load.full_time:,.1f}" if load.full_time else tr(N_("Not known"))
    row: list[Body] = [f"{load.active:,}", f"{load.inactive:,}", f"{load.full_time / 100:g}", each]
    columns = (
        Column(tr(N_("Active")), 1, Align.RIGHT),
        Column(tr(N_("Inactive")), 1, Align.RIGHT),
        Column(tr(N_("Full-time positions")), 1, Align.RIGHT),
        Column(tr(N_("People for each")), 1, Align.RIGHT),
    )
    heading = tr(N_("Caseload on {day}"), day=day)
    return [table(columns, [row], heading=heading, style=TABLE_10), paragraph(tr(_LIMIT), FINE)]


FORM = Form("fid", "FID", TITLE, EDITION, FidelityPacket, _draw, tells=False, blank=True)
