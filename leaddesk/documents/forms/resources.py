"""RESOURCES: whom to ask for what in this county, handed to anybody. It names no person and passes no gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.documents.blocks import BILINGUAL_EDITION, letterhead
from leaddesk.documents.form import Form
from leaddesk.documents.resource_words import BY_VIDEO, MEDICAID, SLIDING_FEE, SPANISH
from leaddesk.domain.resource_packet import ResourceGroup, ResourceLine, ResourcePacket
from leaddesk.i18n import N_, Translator, show_phone
from leaddesk.paper.flow import space
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
    story: list[Flow] = [paragraph(f"{_ENGLISH} · {_SPANISH}", BODY), paragraph(_ANY_TIME, FINE), space(4)]
    if packet.groups:
        services: list[list[Body]] = [[_named(group), _called(group)] for group in packet.groups]
        story.append(
            table((Column("What / Qué", 51), Column("Whom to call / A quién llamar", 49)), services, style=TABLE_10)
        )
        # each place once, however much it offers
        places = dict.fromkeys(line for group in packet.groups for line in group.lines)
        rows: list[list[Body]] = [[(Bold(line.name),), _about(line)] for line in sorted(places, key=_by_name)]
        story.append(
            table((Column("Place / Lugar", 36), Column("Where and when / Dónde y cuándo", 64)), rows, style=TABLE_10)
        )
    else:
        story.append(paragraph(_NOBODY, BODY))
    return sheet, story


def _named(group: ResourceGroup) -> Body:
    spanish = SPANISH.get(group.service, "") if group.service else ""
    return (Bold(group.name), f" / {spanish}") if spanish else (Bold(group.name),)


def _called(group: ResourceGroup) -> Body:
    return "\n".join(
        f"{line.name}, {show_phone(line.phone)}" if line.phone.strip() else line.name for line in group.lines
    )


def _about(line: ResourceLine) -> Body:
    offered = ((line.telehealth, BY_VIDEO), (line.sliding_fee, SLIDING_FEE), (line.medicaid, MEDICAID))
    return " · ".join(filter(None, (line.address, line.hours, *(words for holds, words in offered if holds))))


def _by_name(line: ResourceLine) -> str:
    return line.name.casefold()


FORM = Form("resources", "RESOURCES", TITLE, BILINGUAL_EDITION, ResourcePacket, _draw, tells=False)
