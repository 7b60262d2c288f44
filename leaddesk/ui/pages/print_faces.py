"""Face sheets in the print preview: of one person, or of everybody who is active. They stay in the office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import N_, tr
from leaddesk.paper.joined import joined
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_office
from leaddesk.ui.pages.print_sources import CHANGED, LOOK_AGAIN, ON_PAPER, Final, Preview, plain_preview, refuse_changed
from leaddesk.ui.pages.print_words import LEFT_OUT, Fact

if TYPE_CHECKING:
    from leaddesk.domain.face_sheet import FacePacket

FACE, FACES = "face", "faces"
NOBODY = N_("Nobody is active now.")
PURPOSE = N_("Downtime copy")


@dataclass(frozen=True, slots=True)
class FaceSource:
    """The face sheet of one person. It passes no gate; that it was made is noted in the log of exports."""

    services: Services
    participant_id: int

    def preview(self) -> Preview:
        """Return the sheet as it would print now."""
        form, packet = all_forms()[FACE], self._packet()
        return plain_preview(
            self.services,
            self.participant_id,
            form,
            packet,
            _facts(tr(N_("Keep it locked, and shred it when a newer one is there"))),
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the sheet without its DRAFT mark, noted as internal."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[FACE], packet, packet.record_number, ON_PAPER, copies)
        self.services.exports.note_paper(made.code, packet.record_number, made.content, tr(PURPOSE))
        return Final(made.content, made.file_name)

    def _packet(self) -> FacePacket:
        return self.services.face_sheets.packet(self.participant_id)


@dataclass(frozen=True, slots=True)
class FacesSource:
    """The face sheets of everybody who is active, in one file."""

    services: Services

    def preview(self) -> Preview:
        """Return all of them as they would print now."""
        packets = self._packets()
        if not packets:
            raise LeadDeskError(NOBODY)
        title = tr(N_("Face sheets of everyone active"))
        facts = _facts(tr(N_("{count} people. Keep them locked, and shred the earlier ones"), count=len(packets)))
        back = tr(N_("Blank forms"))
        # it names people, so it is not shown while names are hidden
        whose = (0, back, back)
        return Preview(title, self._name(packets), facts, self._pdf(packets, draft=True), whose, packet=packets[0])

    def final(self, seen: Preview, _copies: int) -> Final:
        """Return all of them without the DRAFT mark, noted as internal; refuses where anything has changed since."""
        packets = self._packets()
        if not packets or seen.pdf != self._pdf(self._as_seen(packets, seen), draft=True):
            raise LeadDeskError(CHANGED, LOOK_AGAIN)
        content = self._pdf(packets, draft=False)
        count = tr(N_("{count} people"), count=len(packets))
        self.services.exports.note_paper(all_forms()[FACE].code, count, content, tr(PURPOSE))
        return Final(content, self._name(packets))

    def _packets(self) -> list[FacePacket]:
        sheets = self.services.face_sheets
        return [sheets.packet(one) for one in sheets.active()]

    @staticmethod
    def _as_seen(packets: list[FacePacket], seen: Preview) -> list[FacePacket]:
        """Return the packets with the time at which the preview was drawn."""
        if seen.packet is None:
            return packets
        return [replace(one, printing=seen.packet.printing) for one in packets]

    @staticmethod
    def _pdf(packets: list[FacePacket], *, draft: bool) -> bytes:
        form = all_forms()[FACE]
        # one time for all, so that what was seen can be compared
        at = packets[0].printing
        sheets = (paper_form.render(form, replace(one, printing=at), ON_PAPER, draft=draft).pdf for one in packets)
        title = f"{ON_PAPER(N_('Face Sheets'))} ({form.code})"
        return joined(sheets, title, f"{form.code} {form.edition}", ON_PAPER.language)

    @staticmethod
    def _name(packets: list[FacePacket]) -> str:
        return paper_form.file_name(all_forms()[FACE], "all", packets[0].printing.at.date())


def _facts(more: str) -> tuple[Fact, ...]:
    left = tr(N_("Health, substances, safety notes, notes of contacts, an address that is kept off papers"))
    return for_office(
        tr(N_("For a day without the laptop")),
        Fact("prohibit", LEFT_OUT, left),
        keep=more,
    )
