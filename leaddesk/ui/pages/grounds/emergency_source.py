"""The record of a medical emergency in the print preview. It stays in the office: no gate, no question."""

from __future__ import annotations

from dataclasses import dataclass

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_office
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, plain_preview, refuse_changed

EMERGENCY = "emerg"


@dataclass(frozen=True, slots=True)
class EmergencySource:
    """What was told in an emergency, from one row of the log."""

    services: Services
    disclosure_id: int

    def preview(self) -> Preview:
        """Return the record as it would print now."""
        form = all_forms()[EMERGENCY]
        person, packet = self.services.log_papers.emergency(self.disclosure_id)
        return plain_preview(
            self.services,
            person,
            form,
            packet,
            for_office(tr(N_("The record that the law wants kept of an emergency"))),
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the record without its DRAFT mark, noted as internal."""
        _, packet = self.services.log_papers.emergency(self.disclosure_id)
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[EMERGENCY], packet, packet.record_number, ON_PAPER, copies)
        self.services.exports.note_own(made, packet.record_number)
        return Final(made.content, made.file_name)
