"""The paper of a plan for the preview. It goes to the person: no gate and no question, but it is kept in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_person
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, plain_preview, refuse_changed
from leaddesk.ui.pages.print_words import LEFT_OUT, Fact

if TYPE_CHECKING:
    from leaddesk.documents.form import Form
    from leaddesk.domain.plan_packets import PlanPacket


@dataclass(frozen=True, slots=True)
class PlanSource:
    """The plan of a person that is in use."""

    services: Services
    participant_id: int

    def preview(self) -> Preview:
        """Return the plan as it would print now."""
        packet, form = self._packet(), _form()
        return plain_preview(
            self.services,
            self.participant_id,
            form,
            packet,
            _facts(),
            f"{tr(form.title)} · {tr(N_('Plan {number}'), number=packet.number)}",
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as printed for the person."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(_form(), packet, packet.record_number, ON_PAPER, copies)
        self.services.disclosures.for_person(self.participant_id, made)
        return Final(made.content, made.file_name)

    def _packet(self) -> PlanPacket:
        return self.services.plan_papers.packet(self.participant_id)


def _form() -> Form:
    return all_forms()["plan"]


def _facts() -> tuple[Fact, ...]:
    """Return the panel beside the paper."""
    return for_person(
        tr(N_("The person's own plan")),
        tr(N_("To keep. An office gets a copy of its own, under Print")),
        Fact("prohibit", LEFT_OUT, tr(N_("Stage of change")), tr(N_("Steps that were skipped or are not wanted"))),
        Fact("files", N_("Kept"), tr(N_("Under Documents, as it was printed"))),
    )
