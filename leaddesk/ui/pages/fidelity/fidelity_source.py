"""The fidelity self-check in the print preview: it names nobody, so nothing is asked or logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.forms.fid import FORM
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import of_nobody
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed
from leaddesk.ui.pages.print_words import RECIPIENT, TOLD, Fact

if TYPE_CHECKING:
    from leaddesk.domain.fidelity import FidelityPacket

FIDELITY_FORM = "fid"


@dataclass(frozen=True, slots=True)
class FidelitySource:
    """One year's check. Both methods run on the worker."""

    services: Services
    row_id: int

    def preview(self) -> Preview:
        """Return the check as it stands."""
        packet = self.services.fidelity.packet(self.row_id)
        pdf = paper_form.render(FORM, packet, ON_PAPER, draft=True).pdf
        return Preview(tr(FORM.title), _name(packet), _facts(), pdf, packet=packet)

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the same without its mark."""
        packet = self.services.fidelity.packet(self.row_id)
        refuse_changed(seen.packet, packet)
        made = paper_form.final(FORM, packet, "", ON_PAPER, copies)
        return Final(made.content, _name(packet))


def _name(packet: FidelityPacket) -> str:
    return f"{FORM.code}-{packet.draft.year}-{packet.printing.at.date().isoformat()}.pdf"


def _facts() -> tuple[Fact, ...]:
    nobody = tr(N_("It names no participant and is not logged"))
    return of_nobody(
        Fact("user", RECIPIENT, tr(N_("The policy group")), nobody),
        tr(N_("To see together how the office works")),
        Fact("chat-text", TOLD, tr(N_("Principles, what shows them, and the caseload of today"))),
    )
