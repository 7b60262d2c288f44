"""A voucher in the print preview, the vendor's copy or that of finance: it names nobody, so no gate is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaddesk.documents import form as paper_form
from leaddesk.documents.registry import all_forms
from leaddesk.domain.vouchers import VoucherCopy, own_number
from leaddesk.i18n import N_, tr
from leaddesk.ui.context import Services
from leaddesk.ui.pages.paper_days import doubtful
from leaddesk.ui.pages.print_plain import of_nobody
from leaddesk.ui.pages.print_sources import ON_PAPER, Final, Preview, refuse_changed
from leaddesk.ui.pages.print_words import LEFT_OUT, NOT_SAID, RECIPIENT, TOLD, Fact
from leaddesk.ui.pages.work.work_words import FOR_FINANCE, FOR_VENDOR

if TYPE_CHECKING:
    from leaddesk.domain.vouchers import VoucherPacket

_KEY = "chk"
COPIES = {FOR_VENDOR: VoucherCopy.VENDOR, FOR_FINANCE: VoucherCopy.FINANCE}


@dataclass(frozen=True, slots=True)
class VoucherSource:
    """One copy of the voucher of a line of assistance."""

    services: Services
    row_id: int
    copy: VoucherCopy

    def preview(self) -> Preview:
        """Return the voucher as it would print now."""
        form, packet = all_forms()[_KEY], self._packet()
        pdf = paper_form.render(form, packet, ON_PAPER, draft=True).pdf
        return Preview(tr(form.title), self._name(packet), (*doubtful(packet), *_facts(packet)), pdf, packet=packet)

    def final(self, seen: Preview, copies: int) -> Final:
        """Return the voucher without its DRAFT mark."""
        packet = self._packet()
        refuse_changed(seen.packet, packet)
        made = paper_form.final(all_forms()[_KEY], packet, own_number(self.row_id), ON_PAPER, copies)
        return Final(made.content, self._name(packet))

    def _packet(self) -> VoucherPacket:
        return self.services.vouchers.packet(self.row_id, self.copy)

    def _name(self, packet: VoucherPacket) -> str:
        # a number that was typed may hold anything; the line's own goes into the name of the file
        return paper_form.file_name(all_forms()[_KEY], own_number(self.row_id), packet.printing.at.date())


def _facts(packet: VoucherPacket) -> tuple[Fact, ...]:
    if packet.copy is VoucherCopy.FINANCE:
        who = tr(N_("Who pays the bill"))
        told = tr(N_("Amount, category, what for, record number"))
        left = tr(N_("The name"))
        return of_nobody(
            Fact("buildings", RECIPIENT, tr(N_("Finance")), who),
            tr(N_("To pay the bill and to book it")),
            Fact("chat-text", TOLD, told),
            Fact("prohibit", LEFT_OUT, left),
        )
    left = tr(N_("The name, the record number, and every word of the program"))
    by_name = tr(N_("With the name there is a copy of its own, for a vendor whom a consent names"))
    return of_nobody(
        Fact("buildings", RECIPIENT, packet.vendor or tr(NOT_SAID), tr(N_("Keep one copy for finance"))),
        tr(N_("To pay for what it is good for")),
        Fact("chat-text", TOLD, tr(N_("Number, amount, what it is good for"))),
        Fact("prohibit", LEFT_OUT, left, by_name),
    )
