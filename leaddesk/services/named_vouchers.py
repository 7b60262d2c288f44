"""The voucher that names the participant to a vendor: asked of the gate, and never a word of the program on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Allowed
from leaddesk.domain.named_vouchers import (
    NO_VENDORS,
    PAID_FOR,
    NamedVoucherDraft,
    NamedVoucherPacket,
    voucher_tells,
)
from leaddesk.domain.outside import names_program
from leaddesk.domain.papers import Paper
from leaddesk.domain.vouchers import own_number, voucher_number
from leaddesk.domain.work_codes import WorkKind
from leaddesk.i18n import N_, tr
from leaddesk.services.vouchers import PROGRAM, TAKE_PROGRAM_OUT

if TYPE_CHECKING:
    from leaddesk.domain.work import AssistanceDraft
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.sharing import OfficeChoice, Sharing
    from leaddesk.services.work import Work

NAMED_VOUCHER = "chk_named"
ITS_EVENT = N_("the event that the consent names")
"""Stands for the end of a consent where its own words name the program."""
AT_LARGE = N_("This line is for participants at large: there is no name to tell.")
NAMELESS_SERVES = N_("Print the voucher without a name.")


class NamedVouchers:
    """Puts together the vendor's copy with a name."""

    def __init__(
        self, sharing: Sharing, packets: Packets, participants: Participants, organisations: Organisations, work: Work
    ) -> None:
        """Take the asker of the gate and the services that hold what the voucher says."""
        self._sharing, self._packets, self._participants = sharing, packets, participants
        self._organisations, self._work = organisations, work

    def vendors(self, row_id: int) -> list[OfficeChoice]:
        """Return who can be given it: those first whom a consent in force lets be told the name and the need."""
        draft = self._draft(row_id)
        told = voucher_tells(draft.category)
        return self._sharing.offices(self._whose(draft), told, kept_from=NO_VENDORS, purposes=PAID_FOR)

    def start(self, row_id: int) -> NamedVoucherDraft:
        """Return a voucher to the office that the line names as its vendor, if the directory knows one of that name."""
        said = self._draft(row_id).vendor.strip().casefold()
        known = [one.id for one in self.vendors(row_id) if one.name.strip().casefold() == said]
        return NamedVoucherDraft(known[0] if len(known) == 1 else None)

    def typed_vendor(self, row_id: int) -> str:
        """Return whom the line of assistance names as its vendor."""
        return self._draft(row_id).vendor.strip()

    def paper(self, row_id: int, draft: NamedVoucherDraft) -> Paper:
        """Return the voucher, or why it may not be made; refuses words that name the program."""
        line = self._draft(row_id)
        person = self._participants.record(self._whose(line))
        office = self._organisations.draft(draft.organisation_id) if draft.organisation_id else None
        number = own_number(row_id)
        request = replace(
            self._packets.request(
                person, draft.organisation_id, office, voucher_tells(line.category) | draft.tells, frozenset()
            ),
            kept_from=NO_VENDORS,
            tells_address=person.draft.tells_address(line.what_for),
        )
        request, answer = self._sharing.ask(person, request, PAID_FOR)
        if not isinstance(answer, Allowed) or office is None:
            return Paper(NAMED_VOUCHER, person.id, number, request, answer, None)
        blank = self._packets.blank()
        if names_program((office.name, line.what_for, line.voucher), blank.office.site_name):
            raise LeadDeskError(PROGRAM, TAKE_PROGRAM_OUT)
        scope = self._packets.scope(person, answer)
        if names_program((scope.until_event,), blank.office.site_name):
            scope = replace(scope, until_event=tr(ITS_EVENT))
        packet = NamedVoucherPacket(
            blank.office,
            blank.printing,
            scope,
            self._packets.view(person, request.categories & answer.covered).name or "",
            voucher_number(line.voucher, row_id),
            line.on,
            office.name,
            line.what_for.strip(),
            line.cents or 0,
            line.category,
            line.good_until,
        )
        return Paper(NAMED_VOUCHER, person.id, number, request, answer, packet)

    def _draft(self, row_id: int) -> AssistanceDraft:
        return cast("AssistanceDraft", self._work.row(WorkKind.ASSISTANCE, row_id).draft)

    def _whose(self, draft: AssistanceDraft) -> int:
        if draft.participant_id is None:
            raise LeadDeskError(AT_LARGE, NAMELESS_SERVES)
        return draft.participant_id
