"""OWG-ACT: what one agency took on at the case conference. The same gate as its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, has_short_notice
from leaddesk.documents.form import Form
from leaddesk.documents.forms.owg import LOOK, NOTHING, opening, others, scopes, sheet_of, who
from leaddesk.domain.conferences import ActionPacket
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.i18n import N_, Translator, show_date
from leaddesk.paper import notices
from leaddesk.paper.blocks import boxed
from leaddesk.paper.cells import Choice, Choices
from leaddesk.paper.grid import Cell, Grid, Row
from leaddesk.paper.styles import FINE
from leaddesk.paper.text import paragraph

if TYPE_CHECKING:
    from leaddesk.paper.flow import Flow
    from leaddesk.paper.sheet import Mark, Sheet

TITLE = N_("Case Conference Actions")
_SHARES = (22, 35, 20, 14, 9)


def _draw(packet: ActionPacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    heads = (N_("About"), N_("Action"), N_("Who does it"), N_("By when"), N_("Done"))
    head = Row(tuple(Cell("", tr(words), share, strong=True) for words, share in zip(heads, _SHARES, strict=True)))
    rows = []
    for row in packet.rows:
        texts = (row.action or "", row.owner, show_date(row.due, tr.language) if row.due else "")
        cells = [Cell("", who(row, packet), _SHARES[0])]
        cells += [Cell("", text.strip() or NOTHING, share) for text, share in zip(texts, _SHARES[1:], strict=False)]
        cells.append(Cell("", Choices([Choice("")]), _SHARES[4]))
        rows.append(Row(tuple(cells), rule=0.5))
    story: list[Flow] = [*opening(packet, tr), Grid(rows, heading=tr(N_("What was taken on")), head=head, look=LOOK)]
    if more := others(packet, tr):
        story.append(paragraph(more, FINE))
    if has_short_notice(packet.office):
        story.append(boxed([paragraph(notices.SHORT, FINE, verbatim=True)]))
    if packet.office.state_notice.strip():
        story.append(boxed([paragraph(packet.office.state_notice.strip(), FINE)]))
    return sheet_of(packet, FORM, tr, mark), [*story, *scopes(packet, tr)]


FORM = Form("owg_act", "OWG-ACT", TITLE, EDITION, ActionPacket, _draw, tells=True, notice=NoticeUsed.SHORT)
