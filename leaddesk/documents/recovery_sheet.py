"""The recovery sheet: the one page that opens the records when the passphrase is forgotten. It goes into a safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper.build import build
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Cell, Grid
from leaddesk.paper.sheet import Letterhead, Sheet
from leaddesk.paper.styles import BODY, FIGURE, SECTION
from leaddesk.paper.text import bullet, numbered, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from leaddesk.paper.flow import Flow

TITLE = N_("Recovery Sheet")
EDITION = "Ed. 11/2026"
_PER_ROW = 4
_STEPS = (
    N_("Start LeadDesk and choose Use recovery key."),
    N_("Type the eight groups of this page. Capital letters, spaces and hyphens do not matter."),
    N_("Choose a new passphrase. LeadDesk then offers a new sheet; destroy this one."),
)
_CARE = (
    N_("Whoever has this page and the computer, or a backup, can read every record."),
    N_("Put it in a sealed envelope in the county safe. Do not keep it with the computer, or as a photo."),
    N_("Nobody else can open the records: there is no server and no master key."),
)


def recovery_sheet(site_name: str, groups: Sequence[str], made_on: date, tr: Translator) -> bytes:
    """Return the page with the groups of a recovery key, numbered as they are asked for."""
    sheet = Sheet(
        FRAME,
        "RECOVERY",
        EDITION,
        tr(TITLE),
        Letterhead(site_name),
        foot=tr(N_("Made {day}"), day=show_date(made_on, tr.language)),
        subtitle=tr(N_("For the county safe")),
        tr=tr,
    )
    keyed = list(enumerate(groups, 1))
    rows = [
        [Cell(str(number), [paragraph(group, FIGURE)], least=52) for number, group in keyed[start : start + _PER_ROW]]
        for start in range(0, len(keyed), _PER_ROW)
    ]
    story: list[Flow] = [
        paragraph(tr(N_("With this key the records open if the passphrase is forgotten.")), BODY),
        Grid(rows, heading=tr(N_("Recovery key"))),
        paragraph(tr(N_("How to use it")), SECTION),
        *(paragraph(numbered(f"{place}.", tr(step)), BODY) for place, step in enumerate(_STEPS, 1)),
        paragraph(tr(N_("How to keep it")), SECTION),
        *(bullet(tr(line), BODY) for line in _CARE),
    ]
    return build(sheet, story).pdf
