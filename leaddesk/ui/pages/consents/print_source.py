"""The papers about a consent, in the print preview: to sign it, to take it back, and the notice of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.blocks import has_short_notice
from leaddesk.documents.registry import all_forms
from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.disclosure_codes import NoticeUsed
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_person
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, plain_preview, refuse_changed
from leaddesk.ui.pages.print_words import ADDED, ALLOWED, LEFT_OUT, PURPOSE, RECIPIENT, TOLD, Fact

if TYPE_CHECKING:
    from leaddesk.documents.form import Form
    from leaddesk.domain.consent_packets import RevocationNoticePacket
    from leaddesk.domain.packets import ConsentPacket


@dataclass(frozen=True, slots=True)
class ConsentSource:
    """The page on which a person reads and signs a consent. It goes to the person: no gate, no question."""

    services: Services
    consent_id: int

    def preview(self) -> Preview:
        """Return the consent form."""
        consent = self.services.consents.one(self.consent_id)
        packet = self.services.packets.consent_form(self.consent_id)
        form = all_forms()[rules(packet.kind).form]
        return plain_preview(
            self.services,
            consent.participant_id,
            form,
            packet,
            _of_consent(packet),
            f"{tr(form.title)} · {consent.number}",
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the page without its DRAFT mark."""
        packet = self.services.packets.consent_form(self.consent_id)
        refuse_changed(seen.packet, packet)
        form = all_forms()[rules(packet.kind).form]
        made = paper_form.final(form, packet, packet.record_number, ON_PAPER, copies)
        return Final(made.content, made.file_name)


@dataclass(frozen=True, slots=True)
class RevocationSource:
    """The page by which a person takes a consent back. It goes to the person: no gate, no question.

    ``organisation_id`` is one of the offices that were taken off, where the page of that is meant.
    """

    services: Services
    consent_id: int
    organisation_id: int | None = None

    def preview(self) -> Preview:
        """Return the page as it would print now."""
        form, packet = all_forms()["rev"], self.services.revocations.form(self.consent_id, self.organisation_id)
        consent = self.services.consents.one(self.consent_id)
        detail = tr(N_("To read and sign; a copy stays with the person"))
        return plain_preview(
            self.services,
            consent.participant_id,
            form,
            packet,
            for_person(
                tr(N_("To take a consent back")),
                detail,
                Fact("handshake", N_("Consent"), packet.number, ", ".join(packet.offices)),
            ),
            f"{tr(form.title)} · {packet.number}",
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the page without its DRAFT mark."""
        packet = self.services.revocations.form(self.consent_id, self.organisation_id)
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()["rev"], packet, packet.record_number, ON_PAPER, copies)
        return Final(made.content, made.file_name)


@dataclass(frozen=True, slots=True)
class RevocationNoticeSource:
    """The notice to an office that a consent was taken back. It names nobody, and is logged."""

    services: Services
    consent_id: int
    organisation_id: int

    def preview(self) -> Preview:
        """Return the notice as it would print now."""
        packet, consent = self._packet(), self.services.consents.one(self.consent_id)
        facts = [
            Fact("buildings", RECIPIENT, packet.to.name),
            Fact("target", PURPOSE, tr(N_("To let the office know that nothing more is told under the consent"))),
            Fact("chat-text", TOLD, tr(N_("The numbers of the consent and the record, and the days"))),
            Fact("prohibit", LEFT_OUT, tr(N_("The name, and everything that was told"))),
            Fact(
                "shield-check", ALLOWED, tr(N_("No consent needed")), tr(N_("Whoever relied on it has to hear of it"))
            ),
            Fact("paperclip", ADDED, tr(N_("Short notice") if has_short_notice(packet.office) else N_("No notice"))),
        ]
        return plain_preview(self.services, consent.participant_id, self._form(), packet, tuple(facts))

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the notice without its DRAFT mark and log it as prepared."""
        packet, consent = self._packet(), self.services.consents.one(self.consent_id)
        refuse_changed(seen.packet, packet)
        made = paper_form.final(self._form(), packet, packet.record_number, ON_PAPER, copies)
        if has_short_notice(packet.office):
            made = replace(made, notice=NoticeUsed.SHORT)
        number = self.services.disclosures.prepare_revocation_notice(self.consent_id, self.organisation_id, made)
        return Final(made.content, made.file_name, number, packet.to.name, consent.participant_id)

    def _packet(self) -> RevocationNoticePacket:
        return self.services.revocations.notice(self.consent_id, self.organisation_id)

    @staticmethod
    def _form() -> Form:
        return all_forms()["rev_note"]


def _of_consent(packet: ConsentPacket) -> tuple[Fact, ...]:
    named = ", ".join(line.name for line in packet.recipients)
    how = tr(N_("To read and sign. It never goes to an office that it names"))
    return for_person(tr(packet.kind.label), how, Fact("handshake", N_("Names"), named))
