"""RESOURCES: whom to ask for what in this county, handed to anybody. It names no person and passes no gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import BILINGUAL_EDITION, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.resource_words import SPANISH
from leaddesk.domain.packets import ResourceLine, ResourcePacket
from leaddesk.i18n import N_, Translator, show_phone
from leaddesk.paper.frames import DENSE
from leaddesk.paper.grid import Column, table
from leaddesk.paper.sheet import Mark, Sheet, printed
from leaddesk.paper.styles import BODY, FINE, TABLE_10
from leaddesk.paper.text import Bold, paragraph

if TYPE_CHECKING:
    from leaddesk.paper.cells import Body
    from leaddesk.paper.flow import Flow

TITLE = N_("Whom to Ask")
_SUBTITLE = "Resource sheet · Hoja de recursos"
_ENGLISH = "These places can help. You do not have to be in any program to call them."
_SPANISH = "Estos lugares pueden ayudar. No hace falta estar en ningún programa para llamarlos."
_ANY_TIME = (
    "Anyone can call or text 988 in a crisis, day or night, 211 for other help, and 911 in an emergency. · "
    "Cualquier persona puede llamar al 988 en una crisis, de día o de noche, al 211 para otra ayuda "
    "y al 911 en una emergencia."
)
_NOBODY = "Ask at this office. · Pregunte en esta oficina."


def _draw(packet: ResourcePacket, tr: Translator, mark: Mark) -> tuple[Sheet, list[Flow]]:
    office = packet.office
    sheet = Sheet(
        DENSE,
        FORM.code,
        BILINGUAL_EDITION,
        tr(TITLE),
        letterhead(office),
        foot=printed(packet.printing.at, packet.printing.by, tr),
        subtitle=_SUBTITLE,
        mark=mark,
        tr=tr,
    )
    columns = (Column("What / Qué", 30), Column("Where / Dónde", 44), Column("Phone / Teléfono", 26))
    rows: list[list[Body]] = []
    for group in packet.groups:
        spanish = SPANISH.get(group.service, "") if group.service else ""
        name: Body = (Bold(group.name), f"\n{spanish}") if spanish else (Bold(group.name),)
        for number, line in enumerate(group.lines):
            rows.append([name if number == 0 else "", _where(line), _phone(line)])
    story: list[Flow] = [paragraph(f"{_ENGLISH} · {_SPANISH}", BODY)]
    if rows:
        story.append(table(columns, rows, style=TABLE_10))
    else:
        story.append(paragraph(_NOBODY, BODY))
    return sheet, [*story, paragraph(_ANY_TIME, FINE)]


def _where(line: ResourceLine) -> Body:
    about = " · ".join(part for part in (line.address, line.hours, line.more) if part)
    return (Bold(line.name), f"\n{about}") if about else (Bold(line.name),)


def _phone(line: ResourceLine) -> Body:
    return show_phone(line.phone) if line.phone.strip() else ""


FORM = Form("resources", "RESOURCES", TITLE, BILINGUAL_EDITION, ResourcePacket, _draw, tells=False)
