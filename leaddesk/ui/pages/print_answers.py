"""Letters that confirm nothing, in the print preview: they speak of nobody, so no gate is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.plain_letters import AnswerPacket, RequestDraft, RequestKind
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_edition import edition_fact
from leaddesk.ui.pages.print_plain import of_nobody
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed
from leaddesk.ui.pages.print_words import LEFT_OUT, NOT_SAID, RECIPIENT, TOLD, Fact
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from leaddesk.domain.plain_letters import ThanksPacket
    from leaddesk.ui.pages.consent_dialogs import AskForm

ANSWER, THANKS = "ncnd", "le_ack"


def ask_request(parent: QWidget, ask_form: AskForm, begun: RequestDraft, today: date) -> RequestDraft | None:
    """Ask whose request it is and its number; None where she turns away."""
    told: RequestDraft | None = ask_form(
        parent,
        tr(N_("Answer a subpoena or a request?")),
        tr(N_("The answer neither confirms nor denies. It names nobody: give only their number, never a name.")),
        make_fields(RequestDraft, lambda: today),
        begun,
        tr(N_("See the answer")),
        lambda draft: draft.problems(today),
    )
    return told


@dataclass(frozen=True, slots=True)
class AnswerSource:
    """The answer to a request or a subpoena. No record is read for it."""

    services: Services
    request: RequestDraft

    def preview(self) -> Preview:
        """Return the answer as it would print now."""
        form, packet = all_forms()[ANSWER], self._packet()
        sent = ", ".join(part for part in (self.request.addressed_to.strip(), self.request.office.strip()) if part)
        call = N_("A subpoena has a day on which it is due: call counsel before it, and never leave it unanswered")
        more = tr(call) if self.request.kind is RequestKind.SUBPOENA else ""
        facts = of_nobody(
            Fact("buildings", RECIPIENT, sent or tr(NOT_SAID)),
            tr(N_("To answer without confirming anything")),
            Fact("chat-text", TOLD, tr(N_("Nothing of anybody")), tr(N_("The same words whoever is asked about"))),
            Fact("prohibit", LEFT_OUT, tr(N_("Every name, and whether anything is kept here"))),
            Fact("scales", N_("Counsel"), tr(N_("Counsel passes this wording before its first use")), more),
            *edition_fact(form.edition, packet.office, form.site_texts),
        )
        pdf = paper_form.render(form, packet, ON_PAPER, draft=True).pdf
        name = f"{form.code}-{packet.printing.at.date().isoformat()}.pdf"
        return Preview(tr(form.title), name, facts, pdf, packet=packet)

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the answer without its DRAFT mark."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[ANSWER], packet, "", ON_PAPER, copies)
        said = packet.request
        to = ", ".join(part for part in (said.addressed_to.strip(), said.office.strip()) if part)
        self.services.exports.note_letter(made.code, to, said.reference.strip(), made.content)
        return Final(made.content, f"{made.code}-{packet.printing.at.date().isoformat()}.pdf")

    def _packet(self) -> AnswerPacket:
        blank = self.services.packets.blank()
        return AnswerPacket(blank.office, blank.printing, self.request)


@dataclass(frozen=True, slots=True)
class ThanksSource:
    """The thank-you for a referral, to the officer who made it."""

    services: Services
    referral_id: int

    def preview(self) -> Preview:
        """Return the letter as it would print now."""
        form, packet = all_forms()[THANKS], self._packet()
        sent = ", ".join(part for part in (packet.to.strip(), packet.agency.strip()) if part)
        facts = of_nobody(
            Fact("buildings", RECIPIENT, sent or tr(NOT_SAID)),
            tr(N_("To thank for a referral")),
            Fact("chat-text", TOLD, tr(N_("That the referral came")), tr(N_("Its day, and the officer's own number"))),
            Fact("prohibit", LEFT_OUT, tr(N_("The name, and what became of the referral")), tr(NO_CONSENT)),
        )
        pdf = paper_form.render(form, packet, ON_PAPER, draft=True).pdf
        name = paper_form.file_name(form, packet.number, packet.printing.at.date())
        return Preview(tr(form.title), name, facts, pdf, packet=packet)

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the letter without its DRAFT mark."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[THANKS], packet, packet.number, ON_PAPER, copies)
        to = ", ".join(part for part in (packet.to.strip(), packet.agency.strip()) if part)
        self.services.exports.note_letter(made.code, to, packet.report.strip(), made.content)
        return Final(made.content, made.file_name)

    def _packet(self) -> ThanksPacket:
        return self.services.letters.thanks(self.services.referrals_in.record(self.referral_id))


NO_CONSENT = N_("It confirms nothing, so it needs no consent. To tell more, use Record something told")
