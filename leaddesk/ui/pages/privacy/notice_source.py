"""The patient notice in the print preview. It goes to the person: no gate, no question, but it is kept in the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import PartTwoStatus
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_person
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, plain_preview, refuse_changed
from leaddesk.ui.pages.print_words import Fact
from leaddesk.ui.pages.privacy.notice_line import NPP

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead
    from leaddesk.domain.privacy_notice import NoticePacket


@dataclass(frozen=True, slots=True)
class PatientNoticeSource:
    """The notice for one person, with the page that says it was received."""

    services: Services
    participant_id: int

    def preview(self) -> Preview:
        """Return the notice as it would print now."""
        packet, form = self._packet(), all_forms()[NPP]
        return plain_preview(self.services, self.participant_id, form, packet, _facts(packet))

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as printed for the person."""
        packet, form = self._packet(), all_forms()[NPP]
        refuse_changed(seen.packet, packet)
        made = paper_form.final(form, packet, packet.record_number, ON_PAPER, copies)
        self.services.disclosures.for_person(self.participant_id, made)
        return Final(made.content, made.file_name)

    def _packet(self) -> NoticePacket:
        return self.services.privacy_notices.packet(self.participant_id)


def _facts(packet: NoticePacket) -> tuple[Fact, ...]:
    last = tr(N_("The last page stays here, signed or not; then note on the record what was answered"))
    facts = list(
        for_person(
            tr(N_("The notice that the law wants given")),
            tr(N_("To keep, at the first service")),
            Fact("note-pencil", N_("To sign"), tr(N_("The last page")), last),
        )
    )
    if packet.bilingual:
        both = tr(N_("English and Spanish"))
        draft = "" if packet.translation_reviewed else tr(N_("A draft until the translation is reviewed, in Settings"))
        facts.append(Fact("chat-text", N_("Language"), both, draft))
    if packet.office.part2_status is PartTwoStatus.LEGAL_SAYS_NO:
        asked = tr(N_("Settings say that part 2 does not apply. Ask counsel whether this notice is the right one"))
        facts.append(Fact("scales", N_("Counsel"), asked))
    if missing := still_open(packet.office):
        where = tr(N_("Settings, Office holds them for every copy"))
        facts.append(Fact("note-pencil", N_("To write in by hand"), ", ".join(missing), where))
    return (*facts, Fact("files", N_("Kept"), tr(N_("Under Documents, as it was printed"))))


def still_open(office: Letterhead) -> list[str]:
    """Return what the notice needs and Settings do not hold yet."""
    privacy = office.privacy
    needed = (
        (N_("Phone"), privacy.phone or office.phone),
        (N_("Email"), privacy.email),
        (N_("Day it is in effect since"), privacy.effective_on),
    )
    return [tr(words) for words, value in needed if not value]
