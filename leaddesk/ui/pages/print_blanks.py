"""Papers that are read on the way in: one blank, all of them in one job, and the office's own copy of a referral."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.downtime_pack import TITLE, downtime_pack, pack_name
from leaddesk.documents.printer_test import TITLE as TEST_TITLE
from leaddesk.documents.printer_test import printer_test, printer_test_name
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import ReferralPathway
from leaddesk.domain.packets import ReferralInPacket
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_plain import for_office, of_blank, of_test
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed

if TYPE_CHECKING:
    from leaddesk.documents.form import Form
    from leaddesk.domain.referrals_in import ReferralInRecord

DOWNTIME, REFERRAL_IN = "downtime", "ref-in"
_FORMS = {
    ReferralPathway.ARREST_DIVERSION: "ref_ad",
    ReferralPathway.SOCIAL_CONTACT: "ref_sc",
    ReferralPathway.COMMUNITY: "ref_cm",
}


@dataclass(frozen=True, slots=True)
class BlankSource:
    """A form to be filled in by hand."""

    services: Services
    key: str

    def preview(self) -> Preview:
        """Return the blank form."""
        form, packet = self._form(), self.services.screening_papers.for_hand()
        return Preview(
            tr(N_("{title}, blank"), title=tr(form.title)),
            paper_form.file_name(form, "", packet.printing.at.date()),
            of_blank(),
            paper_form.render(form, packet, ON_PAPER).pdf,
            packet=packet,
            chip=tr(N_("Blank")),
        )

    def final(self, _seen: Preview, copies: int) -> Final:
        """Return the same."""
        made = paper_form.final(self._form(), self.services.screening_papers.for_hand(), "", ON_PAPER, copies)
        return Final(made.content, made.file_name)

    def _form(self) -> Form:
        return all_forms()[self.key]


@dataclass(frozen=True, slots=True)
class PackSource:
    """Every blank form behind a page that lists them. It names nobody, so nothing is asked or logged."""

    services: Services

    def preview(self) -> Preview:
        """Return the pack."""
        blank = self.services.screening_papers.for_hand()
        pdf = downtime_pack(blank, ON_PAPER).pdf
        chip, facts = tr(N_("Blank")), of_blank(tr(N_("For a day without LeadDesk")))
        return Preview(tr(TITLE), pack_name(blank), facts, pdf, packet=blank, chip=chip)

    def final(self, _seen: Preview, copies: int) -> Final:
        """Return the same."""
        blank = self.services.screening_papers.for_hand()
        return Final(downtime_pack(blank, ON_PAPER).pdf, pack_name(blank))


@dataclass(frozen=True, slots=True)
class PrinterTestSource:
    """The page that shows what a printer can do. It names nobody, so nothing is asked or logged."""

    services: Services

    def preview(self) -> Preview:
        """Return the page."""
        blank = self.services.packets.blank()
        pdf, chip = printer_test(blank, ON_PAPER).pdf, tr(N_("Test"))
        return Preview(tr(TEST_TITLE), printer_test_name(blank), of_test(), pdf, packet=blank, chip=chip)

    def final(self, _seen: Preview, copies: int) -> Final:
        """Return the same."""
        blank = self.services.packets.blank()
        return Final(printer_test(blank, ON_PAPER).pdf, printer_test_name(blank))


@dataclass(frozen=True, slots=True)
class ReferralInSource:
    """What was told in a referral to us, on the sheet of its door. It stays in the office: no gate, no question."""

    services: Services
    referral_id: int

    def preview(self) -> Preview:
        """Return the sheet as it would print now."""
        record = self.services.referrals_in.record(self.referral_id)
        form, packet = _form(record), self._packet(record)
        return Preview(
            tr(form.title),
            paper_form.file_name(form, record.number, packet.printing.at.date()),
            for_office(tr(N_("The office's own copy of a referral to us"))),
            paper_form.render(form, packet, ON_PAPER, draft=True).pdf,
            (
                record.participant_id or 0,
                record.participant_name or record.draft.person_name,
                record.record_number or record.number,
            ),
            packet=packet,
        )

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the sheet without its DRAFT mark, noted as internal."""
        record = self.services.referrals_in.record(self.referral_id)
        packet = self._packet(record)
        refuse_changed(seen.packet, packet)
        made = paper_form.final(_form(record), packet, record.number, ON_PAPER, copies)
        self.services.exports.note_own(made, record.number)
        return Final(made.content, made.file_name)

    def _packet(self, record: ReferralInRecord) -> ReferralInPacket:
        blank, said, initials = self.services.packets.blank(), record.draft, ""
        if record.participant_id is not None:
            person = self.services.participants.record(record.participant_id).draft
            initials = person.initials
            if person.address_confidential:
                # an address kept confidential leaves every paper, whereabouts too
                said = replace(said, person_where=tr(N_("Kept off papers")) if said.person_where.strip() else "")
        return ReferralInPacket(blank.office, blank.printing, record.number, said, record.record_number, initials)


def _form(record: ReferralInRecord) -> Form:
    return all_forms()[_FORMS[record.draft.pathway]]
