"""The resource sheet in the print preview: it names nobody and is handed to anybody, so nothing is asked or logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.forms.resources import FORM
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import of_nobody
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview
from leaddesk.ui.pages.print_words import RECIPIENT, TOLD, Fact

if TYPE_CHECKING:
    from leaddesk.domain.resource_packet import ResourcePacket

RESOURCES = "resources"


@dataclass(frozen=True, slots=True)
class ResourceSource:
    """The sheet as the directory stands. Both methods run on the worker."""

    services: Services

    def preview(self) -> Preview:
        """Return the sheet."""
        packet = self.services.resources.packet()
        pdf = paper_form.render(FORM, packet, ON_PAPER).pdf
        return Preview(tr(FORM.title), _name(packet), _facts(packet), pdf, packet=packet)

    def final(self, _seen: Preview, copies: int) -> Final:
        """Return the same."""
        packet = self.services.resources.packet()
        made = paper_form.final(FORM, packet, "", ON_PAPER, copies)
        return Final(made.content, _name(packet))


def _name(packet: ResourcePacket) -> str:
    return f"{FORM.code}-{packet.printing.at.date().isoformat()}.pdf"


def _facts(packet: ResourcePacket) -> tuple[Fact, ...]:
    places = len({line.name for group in packet.groups for line in group.lines})
    said = tr(N_("Places: {places}, services: {services}"), places=places, services=len(packet.groups))
    none = tr(N_("No place in the directory offers a service yet"))
    return of_nobody(
        Fact("user", RECIPIENT, tr(N_("Anybody")), tr(N_("It names no participant and is not logged"))),
        tr(N_("To find help nearby")),
        Fact("chat-text", TOLD, said if places else none),
    )
