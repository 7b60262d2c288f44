"""The screening of a referral in the print preview: the office's own copy, so no gate is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_office
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed
from leaddesk.ui.pages.print_words import Fact

if TYPE_CHECKING:
    from leaddesk.domain.screening_paper import ScreeningPacket

SCREENING = "scr"


@dataclass(frozen=True, slots=True)
class ScreeningSource:
    """What was asked, answered and decided on one referral."""

    services: Services
    referral_id: int

    def preview(self) -> Preview:
        """Return the sheet as it would print now."""
        form, packet = all_forms()[SCREENING], self._packet()
        record = self.services.referrals_in.record(self.referral_id)
        return Preview(
            tr(form.title),
            paper_form.file_name(form, packet.number, packet.printing.at.date()),
            for_office(tr(N_("The office's own copy of a screening")), _decision()),
            paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
            (record.participant_id or 0, packet.name, packet.record_number or packet.number),
            packet=packet,
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the sheet without its DRAFT mark, noted as internal."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[SCREENING], packet, packet.number, ON_PAPER, copies)
        self.services.exports.note_own(made, packet.number)
        return Final(made.content, made.file_name)

    def _packet(self) -> ScreeningPacket:
        return self.services.screening_papers.packet(self.referral_id)


def _decision() -> Fact:
    more = tr(N_("Copy of the screening decision, under More on the referral"))
    return Fact("buildings", N_("For another office"), tr(N_("The decision alone")), more)
