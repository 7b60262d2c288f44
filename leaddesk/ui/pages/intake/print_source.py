"""The intake form as a paper to look at and print. It stays in the office: no gate, no question, no row in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.intake.codes import IntakeSection, SectionState
from leaddesk.domain.intake.paper import filled_blocks
from leaddesk.domain.packets import IntakePacket
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_office
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed

if TYPE_CHECKING:
    from leaddesk.documents.form import Form

KEY = "intake"


@dataclass(frozen=True, slots=True)
class IntakeSource:
    """What was noted of one person."""

    services: Services
    participant_id: int

    def preview(self) -> Preview:
        """Return the form as it would print now."""
        form, packet = self._form(), self._packet()
        record = self.services.participants.record(self.participant_id)
        return Preview(
            tr(form.title),
            paper_form.file_name(form, packet.record_number, packet.printing.at.date()),
            for_office(tr(N_("The office's own copy of the intake conversation"))),
            paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
            (record.id, record.draft.shown_name, record.record_number),
            packet=packet,
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the form without its DRAFT mark, noted as internal."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(self._form(), packet, packet.record_number, ON_PAPER, copies)
        self.services.exports.note_own(made, packet.record_number)
        return Final(made.content, made.file_name)

    def _packet(self) -> IntakePacket:
        blank, intake = self.services.packets.blank(), self.services.intake
        record = self.services.participants.record(self.participant_id)
        draft = record.draft
        notes = [note for note in intake.notes(self.participant_id) if note.section is not IntakeSection.SAFETY]

        def of(state: SectionState) -> tuple[IntakeSection, ...]:
            return tuple(note.section for note in notes if note.state is state)

        return IntakePacket(
            blank.office,
            blank.printing,
            record.record_number,
            draft.initials,
            draft.legal_name or draft.shown_name,
            tuple(filled_blocks(intake.everything(self.participant_id))),
            of(SectionState.NOT_ASKED),
            of(SectionState.NOTHING),
            of(SectionState.PREFERS_NOT),
            tuple(sorted({note.on for note in notes if note.on})),
        )

    @staticmethod
    def _form() -> Form:
        return all_forms()[KEY]
